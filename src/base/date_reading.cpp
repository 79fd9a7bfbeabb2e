// What written dates mean: day first, two-digit years in a window, nothing repaired in silence.
#include <algorithm>
#include <array>
#include <vector>

#include "base/date.hpp"

namespace tributary {

namespace {

enum class Kind : std::uint8_t { number, word, sign };

struct Token {
    Kind kind;
    std::string text;  // lower case
    int value = 0;     // of a number
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::vector<Token> tokens_of(std::string_view words) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t start = i;
        if (is_digit(words[i])) {
            while (i < words.size() && is_digit(words[i])) ++i;
            const std::string text(words.substr(start, i - start));
            tokens.push_back({Kind::number, text, text.size() <= 8 ? std::stoi(text) : -1});
        } else if (is_letter(words[i])) {
            std::string text;
            while (i < words.size() && is_letter(words[i])) text += lower(words[i++]);
            tokens.push_back({Kind::word, text});
        } else {
            const char c = words[i++];
            if (c != ' ' && c != ',' && c != '\t' && c != '\n' && c != '\r') tokens.push_back({Kind::sign, std::string(1, c)});
        }
    }
    return tokens;
}

int month_named(std::string_view word) {
    if (word == "sept") return 9;
    for (int month = 1; month <= 12; ++month) {
        std::string name(month_name(month));
        std::ranges::transform(name, name.begin(), lower);
        if (word == name || (word.size() == 3 && name.starts_with(word))) return month;
    }
    return 0;
}

bool is_weekday(std::string_view word) {
    static constexpr std::array<std::string_view, 7> stems = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return word.size() >= 3 && std::ranges::any_of(stems, [&](std::string_view stem) { return word.starts_with(stem); }) &&
           (word.size() <= 5 || word.ends_with("day"));
}

int weekday_index(std::string_view word) {
    static constexpr std::array<std::string_view, 7> stems = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int i = 0; i < 7; ++i)
        if (word.starts_with(stems.at(static_cast<std::size_t>(i)))) return i;
    return -1;
}

class Reader {
public:
    Reader(std::string_view words, int latest_year) : tokens_(tokens_of(words)), latest_year_(latest_year) {
        reading_.words = std::string(words);
    }

    DateReading read() {
        if (tokens_.empty()) return reading_;
        reading_.state = DateState::words;
        take_doubt();
        const bool week = take_week_beginning();
        const int weekday = take_weekday();
        if (!read_day()) return settle_failure();
        if (week) return read_week();
        if (weekday >= 0 && from_.weekday() != weekday) doubt_ = true;
        const bool ranged = take_range();
        if (!ranged && !at_end()) take_time();
        if (!at_end()) return settle_failure();
        return settle();
    }

private:
    [[nodiscard]] bool at_end(std::size_t ahead = 0) const { return at_ + ahead >= tokens_.size(); }
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const { return tokens_[at_ + ahead]; }
    [[nodiscard]] bool sign(std::string_view any_of, std::size_t ahead = 0) const {
        return !at_end(ahead) && peek(ahead).kind == Kind::sign && any_of.find(peek(ahead).text) != std::string_view::npos;
    }
    [[nodiscard]] bool word(std::string_view text, std::size_t ahead = 0) const {
        return !at_end(ahead) && peek(ahead).kind == Kind::word && peek(ahead).text == text;
    }
    [[nodiscard]] bool number(std::size_t ahead = 0) const { return !at_end(ahead) && peek(ahead).kind == Kind::number; }

    void take_doubt() {
        for (auto token = tokens_.begin(); token != tokens_.end();) {
            if (token->text == "?" || token->text == "possibly" || token->text == "probably") {
                doubt_ = true;
                token = tokens_.erase(token);
            } else {
                ++token;
            }
        }
        if (word("on")) ++at_;
    }

    bool take_week_beginning() {
        if (word("w") && sign("/", 1) && (word("b", 2) || word("c", 2))) return at_ += 3, true;
        if (word("week") && (word("beginning", 1) || word("commencing", 1))) return at_ += 2, true;
        return false;
    }

    int take_weekday() {
        if (at_end() || peek().kind != Kind::word || !is_weekday(peek().text)) return -1;
        return weekday_index(tokens_[at_++].text);
    }

    int year_of(const Token& token) const {
        if (token.text.size() == 4) return token.value;
        if (token.text.size() != 2) return -1;
        const int year = latest_year_ - latest_year_ % 100 + token.value;
        return year > latest_year_ ? year - 100 : year;
    }

    // One day, month or year. Sets from_ and to_ and leaves at_ behind it; shaped_ tells that it looked like a date.
    bool read_day() {
        if (at_end()) return false;
        if (peek().kind == Kind::word && month_named(peek().text) > 0) return read_month_first();
        if (!number()) return false;
        if (peek().text.size() == 8) return read_basic_iso();
        if (sign("-/.", 1) && number(2) && sign("-/.", 3) && number(4)) return read_numeric();
        if (peek().text.size() == 4) return whole_year(tokens_[at_++].value);
        return read_written();
    }

    bool read_month_first() {  // "March 2014", "Mar-14", "March 12, 2014"
        const int month = month_named(peek().text);
        const std::size_t skip = sign("-'", 1) ? 2 : 1;
        if (!number(skip)) return false;
        if (number(skip + 1) && peek(skip + 1).text.size() == 4) {
            const int day = peek(skip).value;
            const int year = peek(skip + 1).value;
            at_ += skip + 2;
            return one_day({year, month, day});
        }
        if (peek(skip).text.size() != 4 && skip == 1) return false;
        const int year = year_of(peek(skip));
        at_ += skip + 1;
        return whole_month(year, month);
    }

    bool read_basic_iso() {
        const int value = tokens_[at_++].value;
        return one_day({value / 10000, value / 100 % 100, value % 100});
    }

    bool read_numeric() {  // "12/3/08", "7.10.13", "2014-03-12", "12-Mar-2014" goes the written way
        const bool year_first = peek().text.size() == 4;
        const Token& first = peek();
        const Token& last = peek(4);
        const Date date = year_first ? Date{first.value, peek(2).value, last.value}
                                     : Date{year_of(last), peek(2).value, first.value};
        at_ += 5;
        return one_day(date);
    }

    bool read_written() {  // "12 March 2014", "12th of Mar 14", "12-Mar-2014", "3 to 9 February 2014"
        std::size_t next = 1;
        if (!at_end(next) && peek(next).kind == Kind::word &&
            (word("st", next) || word("nd", next) || word("rd", next) || word("th", next))) ++next;
        if (word("of", next)) ++next;
        if (sign("-", next) && !number(next + 1)) ++next;
        if (at_end(next) || peek(next).kind != Kind::word) return read_short_range(next);
        const int month = month_named(peek(next).text);
        if (month == 0) return read_short_range(next);
        const int day = peek().value;
        ++next;
        if (sign("-'", next)) ++next;
        if (!number(next)) return false;
        const int year = year_of(peek(next));
        at_ += next + 1;
        return one_day({year, month, day});
    }

    bool read_short_range(std::size_t next) {  // "3 to 9 February 2014", "3-9 February 2014"
        if (!(word("to", next) || sign("-", next)) || !number(next + 1)) return false;
        const int first = peek().value;
        at_ += next + 1;
        if (!read_day() || from_ != to_) return false;
        return whole(Date{to_.year, to_.month, first}, to_);
    }

    bool take_range() {
        if (!(word("to") || sign("-"))) return false;
        const Date start = from_;
        const std::size_t back = at_++;
        take_weekday();
        if (read_day() && start <= to_) return whole(start, to_);
        at_ = back;
        return false;
    }

    void take_time() {
        if (word("at") || sign("@")) ++at_;
        std::string rest;
        for (std::size_t i = at_; i < tokens_.size(); ++i) rest += tokens_[i].text;
        reading_.minute = read_time(rest);
        if (reading_.minute) at_ = tokens_.size();
    }

    bool one_day(Date date) {
        shaped_ = true;
        return whole(date, date);
    }
    bool whole_month(int year, int month) {
        shaped_ = true;
        if (year < 1 || year > 9999) return false;
        return whole({year, month, 1}, {year, month, days_in_month(year, month)});
    }
    bool whole_year(int year) { return whole({year, 1, 1}, {year, 12, 31}); }
    bool whole(Date from, Date to) {
        if (!from.exists() || !to.exists() || from.year < earliest_year || to.year > latest_year_) return false;
        from_ = from;
        to_ = to;
        return true;
    }

    DateReading read_week() {
        if (!at_end() || from_ != to_) return settle_failure();
        if (from_.weekday() != 0) doubt_ = true;
        from_ = Date::from_days(from_.days() - from_.weekday());
        to_ = Date::from_days(from_.days() + 6);
        return settle();
    }

    DateReading settle_failure() {
        reading_.state = shaped_ && at_end() ? DateState::not_a_day : DateState::words;
        reading_.minute.reset();
        return reading_;
    }

    DateReading settle() {
        reading_.earliest = from_;
        reading_.latest = to_;
        reading_.state = doubt_ ? DateState::doubtful : from_ == to_ ? DateState::day : DateState::period;
        return reading_;
    }

    static constexpr int earliest_year = 1880;

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int latest_year_;
    Date from_;
    Date to_;
    bool shaped_ = false;
    bool doubt_ = false;
    DateReading reading_;
};

}  // namespace

DateReading read_date(std::string_view words, int latest_year) { return Reader(words, latest_year).read(); }

std::string DateReading::edtf() const {
    if (!earliest || !latest) return {};
    const std::string mark = state == DateState::doubtful ? "?" : "";
    if (*earliest == *latest) return earliest->iso() + mark;
    if (earliest->day == 1 && earliest->year == latest->year) {
        if (earliest->month == 1 && latest->month == 12 && latest->day == 31) return earliest->iso().substr(0, 4) + mark;
        if (earliest->month == latest->month && latest->day == days_in_month(latest->year, latest->month)) {
            return earliest->iso().substr(0, 7) + mark;
        }
    }
    return earliest->iso() + mark + "/" + latest->iso() + mark;
}

std::optional<int> read_time(std::string_view words) {
    auto tokens = tokens_of(words);
    if (tokens.size() == 1 && tokens[0].text == "noon") return 12 * 60;
    if (!tokens.empty() && (tokens.back().text == "hrs" || tokens.back().text == "hours")) tokens.pop_back();
    bool afternoon = false;
    bool morning = false;
    if (!tokens.empty() && (tokens.back().text == "am" || tokens.back().text == "pm")) {
        (tokens.back().text == "pm" ? afternoon : morning) = true;
        tokens.pop_back();
    }
    int hour = -1;
    int minute = 0;
    if (tokens.size() == 3 && tokens[0].kind == Kind::number && (tokens[1].text == ":" || tokens[1].text == ".") &&
        tokens[2].kind == Kind::number && tokens[2].text.size() == 2 && tokens[0].text.size() <= 2) {
        hour = tokens[0].value;
        minute = tokens[2].value;
    } else if (tokens.size() == 1 && tokens[0].kind == Kind::number && tokens[0].text.size() == 4) {
        hour = tokens[0].value / 100;
        minute = tokens[0].value % 100;
    } else if (tokens.size() == 1 && tokens[0].kind == Kind::number && (afternoon || morning)) {
        hour = tokens[0].value;
    }
    if ((afternoon || morning) && (hour < 1 || hour > 12)) return std::nullopt;
    if (afternoon && hour < 12) hour += 12;
    if (morning && hour == 12) hour = 0;
    if (hour < 0 || hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace tributary
