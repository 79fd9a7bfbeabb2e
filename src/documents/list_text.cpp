// What text needs before it may stand in a file that other programs open.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "documents/list.hpp"

namespace tributary::documents {

// Blanks, and what has no picture of its own: soft hyphen, joiners, marks of direction, fillers, byte order mark, variation selectors, tags.
static bool is_unseen(char32_t code) {
    static constexpr std::array<std::pair<char32_t, char32_t>, 16> unseen = {{
        {0x00, 0x20}, {0x7F, 0xA0}, {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5},
        {0x180B, 0x180F}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}}};
    const auto holds = [code](const auto& stretch) { return code >= stretch.first && code <= stretch.second; };
    return std::ranges::any_of(unseen, holds) || code == 0xFFA0 || (code >= 0xE0000 && code <= 0xE0FFF);
}

static bool begins_formula(char32_t code) {
    static constexpr std::u32string_view signs = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212";
    return signs.contains(code);
}

bool looks_like_formula(std::string_view text) {
    if (text.starts_with('\t') || text.starts_with('\r')) return true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        if (begins_formula(code)) return at < text.size();  // a sign alone computes nothing
        if (!is_unseen(code)) return false;
    }
    return false;
}

static void append_xml(std::string& out, std::string_view character, char32_t code) {
    const bool has_no_place = (code < 0x20 && code != '\t' && code != '\n') || code == 0xFFFE || code == 0xFFFF;
    if (has_no_place) out += "\xEF\xBF\xBD";
    else if (code == '&') out += "&amp;";
    else if (code == '<') out += "&lt;";
    else if (code == '>') out += "&gt;";
    else if (code == '"') out += "&quot;";
    else if (code == '\n') out += "&#10;";
    else out += character;
}

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t code = next_code_point(text, at);
        append_xml(out, code == 0xFFFD ? std::string_view("\xEF\xBF\xBD") : text.substr(from, at - from), code);
    }
    return out;
}

}  // namespace tributary::documents
