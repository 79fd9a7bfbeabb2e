#include "ui/core/unbreakable.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ui/core/scripts.hpp"

namespace tributary::ui {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c & 0x80); }

bool all_digits(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

template <std::size_t n>
bool among(const std::array<std::string_view, n>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"};
    return among(months, word);
}

bool is_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 18> units = {"day", "days", "week", "weeks", "month", "months", "year", "years",
        "hour", "hours", "minute", "minutes", "KB", "MB", "GB", "bytes", "am", "pm"};
    return among(units, word);
}

std::string_view without_punctuation(std::string_view word) {
    while (!word.empty() && std::string_view(".,;:!?)'").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    return word;
}

// Whether the words on both sides of a space stay on one line.
bool belong_together(std::string_view before, std::string_view after) {
    after = without_punctuation(after);
    if (before.empty() || after.empty()) return false;
    if (all_digits(before)) return (before.size() <= 2 && is_month(after)) || is_unit(after);
    if (is_month(before)) return after.size() == 4 && all_digits(after);
    const bool names = is_upper(before.front()) && is_letter(before.back());
    return names && ((after.size() == 1 && is_upper(after.front()) && after != "A" && after != "I") || (after.size() <= 2 && all_digits(after)));
}

std::string_view word_before(std::string_view text, std::size_t space) {
    const std::size_t begin = text.find_last_of(" \n(", space ? space - 1 : 0);
    const std::size_t from = space == 0 ? 0 : (begin == std::string_view::npos || begin >= space ? 0 : begin + 1);
    return text.substr(from, space - from);
}

}  // namespace

std::string with_unbreakable_spaces(std::string_view raw) {
    std::string room;
    const std::string_view text = readable(raw, room);
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool space = text[i] == ' ' && i > 0 && i + 1 < text.size();
        if (space && belong_together(word_before(text, i), text.substr(i + 1, text.find_first_of(" \n", i + 1) - i - 1)))
            append_code_point(out, 0xA0);
        else
            out += text[i];
    }
    return out;
}

}  // namespace tributary::ui
