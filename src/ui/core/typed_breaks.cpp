#include "ui/core/typed_breaks.hpp"

#include <string_view>

namespace tributary::ui {

namespace {

bool among(std::u32string_view characters, char32_t c) { return characters.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters, digits, and the signs that stand among them.
bool is_word(char32_t c) { return is_digit(c) || is_ascii_letter(c) || (c >= 0xA1 && !(c >= 0x2000 && c <= 0x206F && c != 0x2022) && !among(U"£€°«»¡¿", c)); }

bool breaks_in_ascii(char32_t before, char32_t after) {
    if (among(U"(<[{", after)) return among(U"!\"#%&)*+,-.:;=>?\\]|}~", before);
    if (before == '-') return !among(U"!$),./:;?]}", after);
    if (before == '?') return !among(U"!\"'),./:;?]}", after);
    return false;
}

}  // namespace

bool browser_breaks(char32_t earlier, char32_t before, char32_t after) {
    constexpr char32_t dash = 0x2014, range = 0x2013, ellipsis = 0x2026;
    if (before <= ' ' || after <= ' ') return false;
    if (before == '-' && is_digit(after)) return is_digit(earlier) || is_ascii_letter(earlier);
    if (before < 0x7F && after < 0x7F) return breaks_in_ascii(before, after);
    if (among(U"‘’“”\"'", before) || among(U"‘’“”\"'", after)) return false;
    if (after == dash) return before != dash && !among(U"([{", before);
    if (before == dash) return is_word(after) || among(U"(£€°", after);
    if (before == range || before == ellipsis) return is_word(after) || among(U"(£€°", after);
    if (among(U"£€°", after)) return among(U").,!?-/–—…£€°", before);
    if (among(U"£€°", before)) return after == '(';
    return after >= 0x80 && is_word(after) && among(U"!?-/", before);
}

}  // namespace tributary::ui
