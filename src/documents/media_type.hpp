// What a file is, told from its content and not from its name or what somebody says of it. Hostile input.
#pragma once

#include <string_view>

#include "base/bytes.hpp"

namespace tributary::documents {

/// The media type of a file that begins with these bytes: pictures, PDF, archives and office documents, plain text that is UTF-8
/// throughout (a character cut off at the end is overlooked); "application/octet-stream" for the rest.
[[nodiscard]] std::string_view media_type_of(ByteView beginning);

/// A browser shows it in a frame without scripts.
[[nodiscard]] bool shows_without_scripts(std::string_view media_type);

}  // namespace tributary::documents
