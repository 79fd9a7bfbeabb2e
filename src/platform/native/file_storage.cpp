#include "platform/native/file_storage.hpp"

#include "platform/native/journal.hpp"

namespace tributary::platform {

namespace {

// Names with a dot are ours: they cannot be names of the port.
constexpr const char* lock_name = "writer.lock";
constexpr const char* journal_name = "commit.journal";
constexpr const char* new_suffix = ".new";

}  // namespace

Result<std::unique_ptr<FileStorage>> FileStorage::open(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (!std::filesystem::is_directory(folder, error)) return fail(Problem::storage_refused);
    std::unique_ptr<FileStorage> storage(new FileStorage(folder));
    auto lock = lock_file(folder / lock_name);
    if (!lock && lock.error().problem != Problem::vault_read_only && lock.error().problem != Problem::storage_refused)
        return std::unexpected(lock.error());
    if (!lock) return storage;
    storage->lock_ = std::move(*lock);
    if (auto recovered = storage->recover(); !recovered) return std::unexpected(recovered.error());
    return storage;
}

Result<std::vector<std::string>> FileStorage::list() {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (store::is_storage_name(name)) names.push_back(std::move(name));
    }
    if (error) return fail(Problem::storage_failed);
    return names;
}

Result<Bytes> FileStorage::read(const std::string& name) {
    if (!store::is_storage_name(name)) return fail(Problem::vault_missing);
    return read_file(folder_ / name);
}

void FileStorage::commit(const store::Transaction& transaction, Done done) { done(carry_out(transaction)); }

Result<void> FileStorage::recover() {
    const auto journal = read_file(folder_ / journal_name);
    if (!journal && journal.error().problem == Problem::vault_missing) return {};
    if (!journal) return std::unexpected(journal.error());
    if (const auto transaction = read_journal(*journal))
        if (auto applied = apply(*transaction); !applied) return applied;
    return remove_file(folder_ / journal_name);
}

Result<void> FileStorage::check(const store::Transaction& transaction) {
    for (const auto& [name, contents] : transaction.puts)
        if (!store::is_storage_name(name)) return fail(Problem::storage_refused);
    for (const std::string& name : transaction.deletes)
        if (!store::is_storage_name(name)) return fail(Problem::storage_refused);
    auto found = read(transaction.guard.name);
    if (!found && found.error().problem != Problem::vault_missing) return std::unexpected(found.error());
    return store::check_guard(transaction, found ? std::optional(std::move(*found)) : std::nullopt);
}

Result<void> FileStorage::carry_out(const store::Transaction& transaction) {
    if (!writable()) return fail(Problem::vault_read_only);
    if (auto recovered = recover(); !recovered) return recovered;
    if (auto checked = check(transaction); !checked) return checked;
    const std::filesystem::path journal = folder_ / journal_name;
    if (auto written = write_through(journal, write_journal(transaction)); !written) {
        (void)remove_file(journal);  // half a journal is overlooked anyway
        return written;
    }
    if (auto synced = sync_folder(folder_); !synced) return synced;
    if (auto applied = apply(transaction); !applied) return applied;
    return remove_file(journal);
}

Result<void> FileStorage::put(const std::string& name, ByteView contents) {
    const std::filesystem::path beside = folder_ / (name + new_suffix);
    if (auto written = write_through(beside, contents); !written) {
        (void)remove_file(beside);
        return written;
    }
    return rename_file(beside, folder_ / name);
}

Result<void> FileStorage::apply(const store::Transaction& transaction) {
    for (const auto& [name, contents] : transaction.puts)
        if (auto done = put(name, contents); !done) return done;
    for (const std::string& name : transaction.deletes)
        if (auto done = remove_file(folder_ / name); !done) return done;
    return sync_folder(folder_);
}

}  // namespace tributary::platform
