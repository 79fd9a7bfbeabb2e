#include "ui/core/script_languages.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace tributary::ui {

namespace {

struct Script {
    char32_t first, last;
    std::string_view language;
};

constexpr std::string_view page = "-";  // Latin letters
constexpr std::array scripts = {
    Script{0x41, 0x5A, page},      Script{0x61, 0x7A, page},      Script{0xC0, 0x24F, page},     Script{0x370, 0x3FF, "el"},    Script{0x400, 0x52F, "ru"},
    Script{0x530, 0x58F, "hy"},    Script{0x590, 0x5FF, "he"},    Script{0x600, 0x6FF, "ar"},    Script{0x750, 0x77F, "ar"},    Script{0x8A0, 0x8FF, "ar"},
    Script{0x900, 0x97F, "hi"},    Script{0x980, 0x9FF, "bn"},    Script{0xA00, 0xA7F, "pa"},    Script{0xA80, 0xAFF, "gu"},    Script{0xB00, 0xB7F, "or"},
    Script{0xB80, 0xBFF, "ta"},    Script{0xC00, 0xC7F, "te"},    Script{0xC80, 0xCFF, "kn"},    Script{0xD00, 0xD7F, "ml"},    Script{0xD80, 0xDFF, "si"},
    Script{0xE00, 0xE7F, "th"},    Script{0xE80, 0xEFF, "lo"},    Script{0xF00, 0xFFF, "bo"},    Script{0x1000, 0x109F, "my"},  Script{0x10A0, 0x10FF, "ka"},
    Script{0x1100, 0x11FF, "ko"},  Script{0x1200, 0x139F, "am"},  Script{0x1780, 0x17FF, "km"},  Script{0x1E00, 0x1EFF, page},  Script{0x1F00, 0x1FFF, "el"},
    Script{0x3041, 0x30FF, "ja"},  Script{0x3130, 0x318F, "ko"},  Script{0x3400, 0x9FFF, "zh"},  Script{0xAC00, 0xD7AF, "ko"},  Script{0xF900, 0xFAFF, "zh"},
    Script{0xFB1D, 0xFB4F, "he"},  Script{0xFB50, 0xFDFF, "ar"},  Script{0xFE70, 0xFEFC, "ar"},  Script{0x20000, 0x3FFFD, "zh"},
};

// Figures and signs that several languages share stand among the letters of Arabic.
bool is_neutral(char32_t c) { return (c >= 0x600 && c <= 0x60F) || c == 0x61B || c == 0x61F || (c >= 0x660 && c <= 0x66D) || (c >= 0x6F0 && c <= 0x6F9) || c == 0xD7 || c == 0xF7; }

std::string_view script_language(char32_t c) {
    if (is_neutral(c)) return {};
    const auto found = std::ranges::upper_bound(scripts, c, {}, &Script::first);
    if (found == scripts.begin() || c > std::prev(found)->last) return {};
    return std::prev(found)->language;
}

// Letters that tell languages of one script apart.
struct Telling {
    std::string_view script, language;
    std::u32string_view letters;
};
constexpr std::array telling = {
    Telling{"ar", "ur", U"\u0679\u0688\u0691\u06BA\u06D2\u06D3"},
    Telling{"ar", "ps", U"\u069A\u0681\u0685\u0693\u06CD\u06D0"},
    Telling{"ar", "fa", U"\u067E\u0686\u0698\u06AF\u06CC"},
    Telling{"ru", "uk", U"\u0456\u0457\u0454\u0491\u0406\u0407\u0404\u0490"},
    Telling{"he", "yi", U"\u05F0\u05F1\u05F2"},
};

bool holds_any(std::string_view text, std::u32string_view letters) {
    for (std::size_t at = 0; at < text.size();)
        if (letters.find(next_code_point(text, at)) != std::u32string_view::npos) return true;
    return false;
}

std::string_view told(std::string_view text, std::string_view language) {
    for (const Telling& each : telling)
        if (each.script == language && holds_any(text, each.letters)) return each.language;
    return language;
}

// Japanese is written in both kana and ideographs.
bool same(std::string_view now, std::string_view next) { return now == next || (now == "ja" && next == "zh") || (now == "zh" && next == "ja"); }

bool only_latin(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xCD; });
}

struct Counted {
    InLanguage part;
    int letters = 0;
};

}  // namespace

std::vector<InLanguage> in_languages(std::string_view text) {
    if (only_latin(text)) return {{0, text.size(), {}}};
    std::vector<Counted> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::string_view language = script_language(next_code_point(text, at));
        const bool fresh = parts.empty() || (!language.empty() && !parts.back().part.language.empty() && !same(parts.back().part.language, language));
        if (fresh) parts.push_back({{begin, at, language}, 0});
        Counted& now = parts.back();
        now.part.end = at;
        if (language.empty()) continue;
        ++now.letters;
        if (now.part.language.empty() || language == "ja") now.part.language = language;
    }
    std::vector<InLanguage> found;
    for (const Counted& each : parts) {
        InLanguage part = each.part;
        const bool pages = part.language.empty() || part.language == page || each.letters < 2;
        part.language = pages ? std::string_view() : told(text.substr(part.begin, part.end - part.begin), part.language);
        if (!found.empty() && found.back().language == part.language) found.back().end = part.end;
        else found.push_back(part);
    }
    return found;
}

std::string_view language_of_words(std::string_view text) {
    if (only_latin(text)) return {};
    const std::vector<InLanguage> parts = in_languages(text);
    return parts.size() == 1 ? parts.front().language : std::string_view();
}

}  // namespace tributary::ui
