#include "ui/widgets/matching.hpp"

#include "base/utf8.hpp"

namespace tributary::ui {

namespace {

// Simple case folding of Unicode for the alphabets that names here are written in.
char32_t small(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) || (c >= 0x410 && c <= 0x42F)) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    const bool odd_pairs = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (odd_pairs) return c % 2 == 1 ? c + 1 : c;
    const bool even_pairs = (c >= 0x100 && c <= 0x177) || (c >= 0x1CD && c <= 0x24F) || (c >= 0x460 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1EFF);
    return even_pairs && c % 2 == 0 ? c + 1 : c;
}

bool begins_word(std::string_view name, std::size_t at) {
    if (at == 0) return true;
    const char before = name[at - 1];
    return before == ' ' || before == '-' || before == '(' || before == '/' || before == ',';
}

// 0 nowhere, 1 somewhere, 2 at the beginning of a word.
int found(std::string_view name, std::string_view word) {
    int best = 0;
    for (std::size_t at = name.find(word); at != std::string_view::npos && best < 2; at = name.find(word, at + 1)) best = begins_word(name, at) ? 2 : 1;
    return best;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            ++at;
            continue;
        }
        const std::size_t begin = at, size = out.size();
        append_code_point(out, small(next_code_point(text, at)));
        if (out.size() - size != at - begin) out.replace(size, std::string::npos, text.substr(begin, at - begin));  // no character at all
    }
    return out;
}

int fit(std::string_view name, std::string_view typed) {
    if (name.starts_with(typed)) return 3;
    int worst = 2;
    for (std::size_t at = 0; at < typed.size() && worst > 0;) {
        const std::size_t end = std::min(typed.find(' ', at), typed.size());
        if (end > at) worst = std::min(worst, found(name, typed.substr(at, end - at)));
        at = end + 1;
    }
    return worst;
}

}  // namespace tributary::ui
