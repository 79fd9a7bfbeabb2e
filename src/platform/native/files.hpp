// Whole files on this machine, written so that a power cut leaves the old contents or the new ones.
//
// Errors of all functions: `storage_full` (no room, or over the quota), `storage_refused` (no permission, read-only
// disk), `storage_failed` for the rest.
#pragma once

#include <filesystem>
#include <utility>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::platform {

/// An open file or folder, closed when it goes.
class Handle {
public:
    explicit Handle(int number = -1) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Handle();

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// All bytes of a file. Error also: `vault_missing` when there is no such file.
[[nodiscard]] Result<Bytes> read_file(const std::filesystem::path& path);

/// Writes a new file, or the old one anew, and waits until the disk has its contents. Not atomic.
[[nodiscard]] Result<void> write_through(const std::filesystem::path& path, ByteView contents);

/// Waits until the disk has the folder's list of names.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

/// Gives `from` the name `to`, at once and in place of whatever had it. Durable after `sync_folder`.
[[nodiscard]] Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes a file; one that is not there counts as removed.
[[nodiscard]] Result<void> remove_file(const std::filesystem::path& path);

/// Keeps others of this kind out for as long as the handle lives. Error also: `vault_read_only` when somebody has it.
[[nodiscard]] Result<Handle> lock_file(const std::filesystem::path& path);

}  // namespace tributary::platform
