// UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tributary {

/// True when every byte belongs to a well-formed sequence. Safe on hostile input.
[[nodiscard]] bool is_utf8(std::string_view text);

/// The code point that starts at `at`, and moves `at` past it. Malformed bytes give U+FFFD, one byte at a time.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends one code point; surrogates and values above U+10FFFF become U+FFFD.
void append_code_point(std::string& text, char32_t code_point);

}  // namespace tributary
