#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace tributary::cli {

static constexpr std::size_t size_limit = std::size_t{1} << 30;

Descriptor::~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
}

Result<Bytes> read_file(const std::string& path) {
    const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open()) return fail(Problem::file_unreadable, path);
    Bytes bytes;
    std::array<std::uint8_t, 65536> part;
    for (;;) {
        const ssize_t count = ::read(file.number(), part.data(), part.size());
        if (count < 0) return fail(Problem::file_unreadable, path);
        if (count == 0) return bytes;
        bytes.insert(bytes.end(), part.begin(), part.begin() + count);
        if (bytes.size() > size_limit) return fail(Problem::file_too_large, path);
    }
}

static bool write_all(int descriptor, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

Result<void> write_new_file(const std::string& path, ByteView bytes, Readers readers) {
    const mode_t mode = readers == Readers::only_me ? 0600 : 0644;
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.open() || !write_all(file.number(), bytes) || ::fsync(file.number()) != 0) return fail(Problem::file_unwritable, path);
    return {};
}

Result<std::shared_ptr<FileOnDisk>> FileOnDisk::open(const std::string& path) {
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    if (number < 0) return fail(Problem::file_unreadable, path);
    auto file = std::make_shared<FileOnDisk>(path, number, ::fstat(number, &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0);
    if (!S_ISREG(about.st_mode)) return fail(Problem::file_unreadable, path);
    return file;
}

Result<Bytes> FileOnDisk::read(std::uint64_t at, std::size_t count) {
    Bytes bytes(count);
    for (std::size_t got = 0; got < count;) {
        const ssize_t more = ::pread(file_.number(), bytes.data() + got, count - got, static_cast<off_t>(at + got));
        if (more <= 0) return fail(Problem::file_unreadable, path_);
        got += static_cast<std::size_t>(more);
    }
    return bytes;
}

Result<std::unique_ptr<NewFile>> NewFile::make(const std::string& path) {
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (number < 0) return fail(Problem::file_unwritable, path);
    return std::make_unique<NewFile>(path, number);
}

NewFile::~NewFile() {
    if (!kept_) ::unlink(path_.c_str());
}

Result<void> NewFile::add(ByteView bytes) {
    if (!write_all(file_.number(), bytes)) return fail(Problem::file_unwritable, path_);
    return {};
}

Result<void> NewFile::keep() {
    if (::fsync(file_.number()) != 0) return fail(Problem::file_unwritable, path_);
    kept_ = true;
    return {};
}

Result<void> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) != 0) return fail(Problem::file_unwritable, path);
    return {};
}

Result<void> make_folders_for(const std::string& folder, std::string_view path) {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        const std::string between = folder + '/' + std::string(path.substr(0, slash));
        if (is_folder(between)) continue;
        if (auto made = make_folder(between); !made) return made;
    }
    return {};
}

bool is_folder(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace tributary::cli
