#include "store/backup.hpp"

#include <algorithm>
#include <ranges>

#include "crypto/digest.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view magic = "tributary-backup\n";
constexpr std::size_t digest_size = 32;
constexpr std::size_t least_size = magic.size() + 2 + digest_size;

std::optional<std::pair<std::string, ByteView>> read_one(Reader& reader) {
    const std::string name(text_of(reader.raw(reader.u8())));
    const std::uint64_t size = reader.u64();
    if (!reader.ok() || size > reader.left() || !is_storage_name(name)) return std::nullopt;
    return std::pair{name, reader.raw(static_cast<std::size_t>(size))};
}

// Names descend, so that there is one spelling and none occurs twice; the header then comes first, and of a file that was
// cut short something can still be salvaged.
bool read_all(Reader& reader, Backup& backup) {
    const std::uint32_t count = reader.u32();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto file = read_one(reader);
        if (!file || (!backup.files.empty() && file->first >= backup.files.begin()->first)) return false;
        backup.files.emplace_hint(backup.files.begin(), file->first, Bytes(file->second.begin(), file->second.end()));
    }
    return reader.ok();
}

bool begins_as_backup(ByteView bytes) { return bytes.size() >= magic.size() && text_of(bytes.first(magic.size())) == magic; }

}  // namespace

Bytes write_backup(const Backup& backup) {
    Writer writer;
    std::size_t size = least_size + 12;
    for (const auto& [name, contents] : backup.files) size += name.size() + 9 + contents.size();
    writer.reserve(size);
    writer.raw(bytes_of(magic));
    writer.u16(backup_version);
    writer.u64(static_cast<std::uint64_t>(backup.made));
    writer.u32(static_cast<std::uint32_t>(backup.files.size()));
    for (const auto& [name, contents] : std::views::reverse(backup.files)) {
        writer.u8(static_cast<std::uint8_t>(name.size()));
        writer.raw(bytes_of(name));
        writer.u64(contents.size());
        writer.raw(contents);
    }
    writer.raw(crypto::sha256(writer.bytes()));
    return writer.take();
}

Result<Backup> read_backup(ByteView bytes) {
    if (!begins_as_backup(bytes)) return fail(Problem::backup_not_a_backup);
    if (bytes.size() < least_size) return fail(Problem::backup_damaged);
    const auto digest = crypto::sha256(bytes.first(bytes.size() - digest_size));
    if (!std::ranges::equal(digest, bytes.last(digest_size))) return fail(Problem::backup_damaged);
    Reader reader(bytes.subspan(magic.size(), bytes.size() - magic.size() - digest_size));
    const std::uint16_t version = reader.u16();
    if (version > backup_version) return fail(Problem::vault_newer, std::to_string(version));
    Backup backup{static_cast<std::int64_t>(reader.u64()), {}};
    const bool whole = version == backup_version && read_all(reader, backup) && reader.at_end();
    if (!whole || backup.made < 0) return fail(Problem::backup_damaged);
    return backup;
}

Backup read_damaged_backup(ByteView bytes) {
    Backup backup;
    if (!begins_as_backup(bytes)) return backup;
    Reader reader(bytes.subspan(magic.size()));
    static_cast<void>(reader.u16());
    static_cast<void>(reader.u64());
    read_all(reader, backup);
    return backup;
}

Result<MemoryStorage::Files> stored_files(StoragePort& port) {
    const auto names = port.list();
    if (!names) return std::unexpected(names.error());
    MemoryStorage::Files files;
    for (const std::string& name : *names) {
        auto contents = port.read(name);
        if (!contents) return std::unexpected(contents.error());
        files[name] = std::move(*contents);
    }
    return files;
}

void replace_all(StoragePort& port, const MemoryStorage::Files& files, StoragePort::Done done) {
    const auto names = port.list();
    if (!names) return done(std::unexpected(names.error()));
    Transaction transaction{{head_name, std::nullopt}, files, {}};
    for (const std::string& name : *names) {
        if (!files.contains(name)) transaction.deletes.push_back(name);
        if (name != head_name) continue;
        auto head = port.read(name);
        if (!head) return done(std::unexpected(head.error()));
        transaction.guard.contents = std::move(*head);
    }
    port.commit(transaction, std::move(done));
}

}  // namespace tributary::store
