// Files on this machine: read whole or piece by piece, or written new. Nothing that exists is ever written over.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/file_source.hpp"
#include "base/source.hpp"

namespace tributary::cli {

/// Who may read a file that is made here.
enum class Readers { everybody, only_me };

/// The whole file; "-" is standard input. Errors: file_unreadable (fact: the path), file_too_large (over 1 GiB).
[[nodiscard]] Result<Bytes> read_file(const std::string& path);

/// An open file or folder, closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

private:
    int number_;
};

/// A file that stays where it is, however large, and is read where it is needed.
class FileOnDisk final : public Source, public app::FileSource {
public:
    /// Error: file_unreadable (fact: the path).
    [[nodiscard]] static Result<std::shared_ptr<FileOnDisk>> open(const std::string& path);
    FileOnDisk(const std::string& path, int number, std::uint64_t size) : path_(path), file_(number), size_(size) {}
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    [[nodiscard]] Result<Bytes> read(std::uint64_t at, std::size_t count) override;
    void read(std::uint64_t at, std::size_t count, app::FileSource::Read done) override { done(read(at, count)); }

private:
    std::string path_;
    Descriptor file_;
    std::uint64_t size_;
};

/// A file that is made piece by piece, for its owner alone; it goes again unless it is kept.
class NewFile {
public:
    /// Error: file_unwritable (fact: the path), also when it exists; the same for the others.
    [[nodiscard]] static Result<std::unique_ptr<NewFile>> make(const std::string& path);
    NewFile(const std::string& path, int number) : path_(path), file_(number) {}
    ~NewFile();
    [[nodiscard]] Result<void> add(ByteView bytes);
    /// When the disk has all of it.
    [[nodiscard]] Result<void> keep();

private:
    std::string path_;
    Descriptor file_;
    bool kept_ = false;
};

/// Makes a file. Error: file_unwritable (fact: the path), also when it exists.
[[nodiscard]] Result<void> write_new_file(const std::string& path, ByteView bytes, Readers readers);

/// Makes a folder that only its owner can enter. Error: file_unwritable (fact: the path), also when it exists.
[[nodiscard]] Result<void> make_folder(const std::string& path);

/// Makes the folders between `folder`, which exists, and the file at `path` inside it. Error: file_unwritable.
[[nodiscard]] Result<void> make_folders_for(const std::string& folder, std::string_view path);

[[nodiscard]] bool is_folder(const std::string& path);

}  // namespace tributary::cli
