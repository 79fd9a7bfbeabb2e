// Files on this machine: read whole, or written new. Nothing that exists is ever written over.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::cli {

/// Who may read a file that is made here.
enum class Readers { everybody, only_me };

/// The whole file; "-" is standard input. Errors: file_unreadable (fact: the path), file_too_large (over 1 GiB).
[[nodiscard]] Result<Bytes> read_file(const std::string& path);

/// Makes a file. Error: file_unwritable (fact: the path), also when it exists.
[[nodiscard]] Result<void> write_new_file(const std::string& path, ByteView bytes, Readers readers);

/// Makes a folder that only its owner can enter. Error: file_unwritable (fact: the path), also when it exists.
[[nodiscard]] Result<void> make_folder(const std::string& path);

/// Makes the folders between `folder`, which exists, and the file at `path` inside it. Error: file_unwritable.
[[nodiscard]] Result<void> make_folders_for(const std::string& folder, std::string_view path);

[[nodiscard]] bool is_folder(const std::string& path);

}  // namespace tributary::cli
