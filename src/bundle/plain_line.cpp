#include "bundle/plain_line.hpp"

#include "base/utf8.hpp"

namespace tributary::bundle {

static bool is_plain(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    const bool direction = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    const bool invisible = c == 0x00ad || c == 0x200b || c == 0x2060 || c == 0xfeff;
    return !control && !direction && !invisible;
}

bool is_plain_line(std::string_view text) {
    if (text.size() > plain_line_limit || !is_utf8(text) || text.starts_with(' ') || text.ends_with(' ')) return false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_plain(next_code_point(text, at))) return false;
    }
    return true;
}

std::string as_plain_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const char32_t allowed = is_plain(c) ? c : U' ';
        if (line.empty() && allowed == U' ') continue;
        const std::size_t before = line.size();
        append_code_point(line, allowed);
        if (line.size() <= plain_line_limit) continue;
        line.resize(before);
        break;
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

}  // namespace tributary::bundle
