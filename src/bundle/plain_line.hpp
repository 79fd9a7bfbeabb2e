// One line of plain text: what a name in a card, or a label in a manifest, must be (rules B-41 and B-61).
#pragma once

#include <string>
#include <string_view>

namespace tributary::bundle {

inline constexpr std::size_t plain_line_limit = 200;

/// True for at most 200 bytes of UTF-8 without control, invisible or direction-changing characters, and without a
/// blank at either end. Such characters could make one name look like another.
[[nodiscard]] bool is_plain_line(std::string_view text);

/// The nearest plain line: what is not allowed becomes a blank, blanks at the ends go, what is too long is cut.
[[nodiscard]] std::string as_plain_line(std::string_view text);

}  // namespace tributary::bundle
