// The pieces of a written date: numbers, known words, signs. What was repaired on the way is marked on the piece.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::dates {

/// What a word can mean in a date. A word with a value (a month, a weekday, a unit) has it in `Token::value`.
enum class Word : std::uint8_t {
    unknown,
    month, weekday, unit, season, decade,
    article, the, of, neutral, in, on, at, during, over, person,
    to, until, by, from, since, before, after, negation, later, earlier, than, up, between, conjunction, either, or_,
    about, doubt, early, mid, late, start, end, half, part, some, sometime, point,
    week_begins, week_ends, weekend, quarter,
    next, previous, last, same, that, today, yesterday, tomorrow, tonight, ago, within, past, for_,
    birth, death, incident, due, due_date, pregnant, trimester, birthday, aged, old, turned, life, check, history, review, period,
    term, holidays, academic, financial, school, bank,
    night, morning, afternoon, evening, noon, midnight, am, pm, hours, oclock, lunchtime, teatime, overnight,
    received, happened, typed, onwards, present, inst, ult, prox, reception, soon, couple, few, working, placeholder, commencing,
};

enum class Unit : std::uint8_t { hour, day, week, fortnight, month, year };

enum class TokenKind : std::uint8_t { number, word, sign };

struct Token {
    TokenKind kind = TokenKind::sign;
    Word word = Word::unknown;
    int value = 0;              // of a number (-1 when longer than eight digits), or of a known word
    std::uint8_t digits = 0;    // of a number written in digits
    bool spaced = false;        // white space stands before it
    bool ordinal = false;       // "12th", "twelfth"
    bool apostrophe = false;    // "'14"
    bool slip = false;          // a letter stood for a digit
    bool capital = false;       // begins with a capital letter
    char sign = 0;
    std::string_view text{};    // lower case; lives as long as the Tokens
};

/// The pieces of the words, in order. Any text is safe; what lies beyond 400 bytes is left out and `cut` says so.
class Tokens {
public:
    explicit Tokens(std::string_view words);
    Tokens(const Tokens&) = delete;
    Tokens& operator=(const Tokens&) = delete;

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    /// The piece at this place; a sign 0 beyond the end.
    [[nodiscard]] const Token& at(std::size_t index) const { return index < tokens_.size() ? tokens_[index] : end_; }
    [[nodiscard]] bool cut() const { return cut_; }

private:
    void normalise(std::string_view words);
    void read_number(std::size_t& at, bool spaced, bool apostrophe);
    void read_word(std::size_t& at, bool spaced);
    [[nodiscard]] bool slipped_digits(std::size_t at, std::size_t end) const;
    void join_spelled_numbers();
    void repair_names();

    std::string text_;      // normalised
    std::string lower_;
    std::string joined_;    // letters with stops or slashes between them, put together: reserved, so that views hold
    std::vector<Token> tokens_;
    Token end_;
    bool cut_ = false;
};

/// The value of a lower-case word, if it is known.
struct KnownWord {
    std::string_view text;
    Word word;
    int value = 0;
};
[[nodiscard]] const KnownWord* known_word(std::string_view lower);
/// A month or weekday that the word is a slip of the pen from, or null.
[[nodiscard]] const KnownWord* misspelt_name(std::string_view lower);
/// The number that a lower-case word spells: 1 to 90; ordinals as negative numbers ("twelfth" is -12); 0 when it spells none.
[[nodiscard]] int spelled_number(std::string_view lower);

}  // namespace tributary::dates
