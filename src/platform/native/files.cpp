#include "platform/native/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace tributary::platform {

namespace {

std::unexpected<Error> failure(int number) {
    switch (number) {
    case ENOSPC:
    case EDQUOT: return fail(Problem::storage_full);
    case EACCES:
    case EPERM:
    case EROFS: return fail(Problem::storage_refused);
    default: return fail(Problem::storage_failed);
    }
}

Result<Handle> open_file(const std::filesystem::path& path, int how) {
    Handle handle(::open(path.c_str(), how | O_CLOEXEC, 0600));
    if (!handle.is_open()) return failure(errno);
    return handle;
}

Result<void> write_all(const Handle& file, ByteView contents) {
    while (!contents.empty()) {
        const ssize_t written = ::write(file.number(), contents.data(), contents.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure(errno);
        contents = contents.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> sync(const Handle& handle) {
    if (::fsync(handle.number()) != 0) return failure(errno);
    return {};
}

Result<Bytes> read_all(const Handle& file) {
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return failure(errno);
    Bytes contents(static_cast<std::size_t>(about.st_size));
    std::size_t at = 0;
    while (at < contents.size()) {
        const ssize_t got = ::read(file.number(), contents.data() + at, contents.size() - at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failure(errno);
        if (got == 0) break;
        at += static_cast<std::size_t>(got);
    }
    contents.resize(at);
    return contents;
}

}  // namespace

Handle::~Handle() {
    if (is_open()) ::close(number_);
}

Result<Bytes> read_file(const std::filesystem::path& path) {
    const Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.is_open()) return read_all(file);
    return errno == ENOENT ? fail(Problem::vault_missing) : failure(errno);
}

Result<void> write_through(const std::filesystem::path& path, ByteView contents) {
    auto file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) return std::unexpected(file.error());
    if (auto written = write_all(*file, contents); !written) return written;
    return sync(*file);
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    auto handle = open_file(folder, O_RDONLY | O_DIRECTORY);
    if (!handle) return std::unexpected(handle.error());
    return sync(*handle);
}

Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return failure(errno);
    return {};
}

Result<void> remove_file(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failure(errno);
    return {};
}

Result<Handle> lock_file(const std::filesystem::path& path) {
    auto file = open_file(path, O_RDWR | O_CREAT);
    if (!file) return file;
    if (::flock(file->number(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? fail(Problem::vault_read_only) : failure(errno);
    return file;
}

}  // namespace tributary::platform
