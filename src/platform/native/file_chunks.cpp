#include "platform/native/file_chunks.hpp"

namespace tributary::platform {

static constexpr const char* new_suffix = ".new";

Result<void> FileChunks::keep(const std::string& name, ByteView contents) {
    std::error_code error;
    const bool made = std::filesystem::create_directory(folder_, error);
    if (!std::filesystem::is_directory(folder_, error)) return fail(Problem::storage_refused);
    if (made)
        if (auto synced = sync_folder(folder_.parent_path()); !synced) return synced;
    const std::filesystem::path beside = folder_ / (name + new_suffix);
    if (auto written = write_through(beside, contents); !written) {
        (void)remove_file(beside);
        return written;
    }
    if (auto renamed = rename_file(beside, folder_ / name); !renamed) return renamed;
    return sync_folder(folder_);
}

void FileChunks::put(const std::string& name, ByteView contents, Done done) {
    done(store::is_chunk_name(name) ? keep(name, contents) : fail(Problem::storage_refused));
}

void FileChunks::get(const std::string& name, Got got) {
    auto contents = store::is_chunk_name(name) ? read_file(folder_ / name) : fail(Problem::vault_missing);
    if (!contents && contents.error().problem == Problem::vault_missing) return got(fail(Problem::attachment_missing));
    got(std::move(contents));
}

void FileChunks::names(Names names) {
    std::vector<std::string> all;
    std::error_code error;
    if (!std::filesystem::exists(folder_, error)) return names(std::move(all));
    for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (store::is_chunk_name(name)) all.push_back(std::move(name));
    }
    if (error) return names(fail(Problem::storage_failed));
    names(std::move(all));
}

void FileChunks::erase(const std::vector<std::string>& names, Done done) {
    std::error_code error;
    if (!std::filesystem::exists(folder_, error)) return done({});
    for (const std::string& name : names) {
        if (!store::is_chunk_name(name)) continue;
        if (auto removed = remove_file(folder_ / name); !removed) return done(removed);
    }
    if (auto swept = forget_half_written(); !swept) return done(swept);
    done(sync_folder(folder_));
}

Result<void> FileChunks::forget_half_written() {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == new_suffix) found.push_back(entry->path());
    for (const std::filesystem::path& file : found)
        if (auto removed = remove_file(file); !removed) return removed;
    return error ? Result<void>(fail(Problem::storage_failed)) : Result<void>{};
}

}  // namespace tributary::platform
