// Files that a person chose and that stay where they are, read piece by piece: web/files.js holds them, shell/page.js reads.
#pragma once

#include "app/file_source.hpp"

namespace tributary::platform {

/// A file that web/files.js holds under this number, until the last reference goes.
[[nodiscard]] app::FileRef held_file(int number, std::uint64_t size);
/// That number; 0 for a file that is in memory.
[[nodiscard]] int held_number(const app::FileRef& file);

}  // namespace tributary::platform
