#include "domain/import/date_cells.hpp"

#include <array>
#include <cctype>
#include <vector>

#include "domain/import/columns.hpp"

namespace tributary::domain {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_of_text(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

int month_of(std::string_view word) {
    if (word.size() < 3) return 0;
    for (int month = 1; month <= 12; ++month) {
        const std::string name = plain_words(month_name(month));
        if (name.starts_with(word) && (word.size() == 3 || word.size() == name.size() || word == "sept")) return month;
    }
    return 0;
}

// "12/3/08": three numbers, the same kind of sign between them.
struct Numeric {
    std::string_view first, second, third;
};

std::optional<Numeric> numeric_date(std::string_view text) {
    std::array<std::string_view, 3> parts;
    std::size_t at = text.find_first_not_of(' ');
    for (std::size_t i = 0; i < parts.size() && at != std::string_view::npos; ++i) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == at || end - at > 4) return std::nullopt;
        parts[i] = text.substr(at, end - at);
        at = end;
        if (i == 2) break;
        if (at >= text.size() || (text[at] != '/' && text[at] != '.' && text[at] != '-')) return std::nullopt;
        ++at;
    }
    if (parts[2].empty()) return std::nullopt;
    return Numeric{parts[0], parts[1], parts[2]};
}

}  // namespace

bool is_whole_day(std::string_view text, const DateContext& setting) {
    constexpr std::size_t shortest = 6;
    constexpr std::size_t longest = 30;
    if (text.size() < shortest || text.size() > longest) return false;
    DateContext alone = setting;
    alone.heading_year.reset();
    alone.heading_month.reset();
    alone.previous.reset();
    const DateReading reading = read_date(text, alone);
    return reading.has_bounds() && reading.earliest == reading.latest;
}

bool has_two_digit_year(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
        const auto date = numeric_date(text.substr(at));
        if (date && date->first.size() <= 2 && date->third.size() == 2) return true;
    }
    return false;
}

bool only_month_first(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
        const auto date = numeric_date(text.substr(at));
        if (!date || date->first.size() > 2 || date->second.size() > 2) continue;
        const int first = number_of_text(date->first);
        const int second = number_of_text(date->second);
        if (first >= 1 && first <= 12 && second > 12 && second <= 31) return true;
    }
    return false;
}

std::optional<DateHeading> date_heading(const SourceRow& row) {
    const std::string* only = nullptr;
    for (const SourceCell& cell : row.cells) {
        if (cell.from_left || cell.from_above || plain_words(cell.text).empty()) continue;
        if (only != nullptr) return std::nullopt;
        only = &cell.text;
    }
    return only == nullptr ? std::nullopt : date_heading(*only);
}

std::optional<DateHeading> date_heading(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() > longest) return std::nullopt;
    const std::string only = plain_words(text);
    DateHeading heading;
    for (std::size_t at = 0; at < only.size();) {
        const std::size_t end = std::min(only.find(' ', at), only.size());
        const std::string_view word = std::string_view(only).substr(at, end - at);
        at = end + 1;
        const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
        if (digits && word.size() == 4 && number_of_text(word) >= 1900 && number_of_text(word) <= 2100 && !heading.year) heading.year = number_of_text(word);
        else if (const int month = month_of(word); month > 0 && !heading.month) heading.month = month;
        else if (word != "year" && word != "month" && word != "of" && word != "the" && word != "continued" && word != "cont" && word != "calendar") return std::nullopt;
    }
    if (!heading.year && !heading.month) return std::nullopt;
    return heading;
}

DateReading read_beside(std::string_view text, const DateReading& known, Beside beside, const DateContext& setting) {
    DateContext context = setting;
    const bool forward = beside == Beside::not_before;
    if (known.has_bounds()) {
        context.previous = context.recorded = forward ? known.last() : known.first();
        context.heading_year = context.previous->year;
    }
    DateReading reading = read_date(text, context);
    if (!known.has_bounds() || !reading.has_bounds() || !reading.has(DateNote::from_heading)) return reading;
    const bool wrong_side = forward ? reading.last() < known.first() : reading.first() > known.last();
    if (!wrong_side) return reading;
    context.heading_year = *context.heading_year + (forward ? 1 : -1);
    return read_date(text, context);
}

DateReading other_date(const DateReading& known, OtherDate::Kind kind) {
    for (const OtherDate& other : known.others) {
        if (other.kind != kind) continue;
        DateReading reading{.words = known.words, .earliest = other.earliest, .latest = other.latest};
        reading.state = other.earliest == other.latest ? DateState::day : DateState::period;
        reading.qualifier = other.earliest == other.latest ? DateQualifier::exact : DateQualifier::range;
        return reading;
    }
    return {};
}

}  // namespace tributary::domain
