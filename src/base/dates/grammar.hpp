// The grammar of written dates. Small rules read a point in time (a day, a month, a season, "three weeks before Christmas") or a time of
// day from the pieces; `combine.cpp` joins what they found into one reading. Every rule gives where it ended, or nothing.
#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/dates/calendar.hpp"
#include "base/dates/tokens.hpp"

namespace tributary::dates {

/// Minutes since midnight. `to` before `from`: on the day after.
struct TimeSpan {
    int from = 0;
    int to = 0;
    bool midnight = false;    // "midnight": the beginning or the end of a day
    bool next_day = false;    // 24:00
    bool from_day_before = false;
    bool night = false;
};

enum class Portion : std::uint8_t { whole, early, mid, late, early_to_mid, mid_to_late, first_days, last_days, first_half, second_half };
enum class Frame : std::uint8_t { none, week_of, week_ending, weekend_of };

/// What a rule found: something that is days once its year is known.
struct Point {
    enum class Base : std::uint8_t { day, every_month, month, year, by_year, fixed };
    Base base = Base::fixed;
    int day = 0;          // 0: missing
    int last_day = 0;     // of "12-14 March"
    int month = 0;        // 0: missing
    int year = 0;         // 0: missing
    std::optional<Days> (*days_of)(int which, int year) = nullptr;  // of by_year
    int which = 0;
    std::optional<Date> from{};  // of fixed; none: open
    std::optional<Date> to{};
    Portion portion = Portion::whole;
    Frame frame = Frame::none;
    int weekday = -1;             // written beside it
    bool about = false;
    bool about_by_unit = false;   // by a month or a year as the point is wide, not by seven days
    bool weak = false;            // a date only where a date must be
    bool bare_year = false;       // four digits that may be a time as well
    bool relative = false;
    bool uncertain = false;
    bool approximate = false;
    bool anchor = false;          // an anchor by itself, which may be no more than a label before a date
    bool bare_weekday = false;
    bool numeric = false;         // day and month could have been meant the other way round
    bool slashed_days = false;    // "12/13 March"
    DateNotes notes = 0;
    std::optional<TimeSpan> time{};
    std::size_t end = 0;

    [[nodiscard]] bool needs_year() const { return base != Base::fixed && year == 0; }
    [[nodiscard]] bool needs_month() const { return base == Base::day && month == 0; }
};

/// A length of time; `high` differs from `low` in "seven or eight months".
struct Length {
    struct Amount {
        int days = 0;
        int months = 0;
        int working_days = 0;
        bool sub_day = false;  // hours
    };
    Amount low{};
    Amount high{};
    Unit unit = Unit::day;
    bool two = false;
    bool about = false;
    bool plural_day = false;
    std::size_t end = 0;
};

/// The days a point comes to, or why it comes to none.
struct Span {
    std::optional<Date> from{};
    std::optional<Date> to{};
    bool uncertain = false;
    bool approximate = false;
    DateNotes notes = 0;
    std::optional<Days> month_first{};  // the other reading, when it is a day
    bool only_month_first = false;
    bool failed = false;
};

class Grammar {
public:
    Grammar(const Tokens& tokens, const DateContext& context) : tokens_(tokens), context_(context) {}

    [[nodiscard]] std::optional<Point> point(std::size_t at);
    [[nodiscard]] std::optional<TimeSpan> time(std::size_t at, std::size_t& end) const;
    [[nodiscard]] Span resolve(const Point& point) const;
    [[nodiscard]] std::optional<Point> lasting(std::size_t at);  // "for three days", which continues what stands before

    /// What went wrong where something was shaped like a date.
    [[nodiscard]] DateNotes faults() const { return faults_; }

private:
    // pieces
    [[nodiscard]] const Token& at(std::size_t index) const { return tokens_.at(index); }
    [[nodiscard]] Word word(std::size_t index) const { return at(index).word; }
    [[nodiscard]] bool is(std::size_t index, Word wanted) const { return at(index).word == wanted; }
    [[nodiscard]] bool text(std::size_t index, std::string_view wanted) const { return at(index).kind == TokenKind::word && at(index).text == wanted; }
    [[nodiscard]] bool sign(std::size_t index, char wanted) const { return at(index).sign == wanted; }
    [[nodiscard]] bool number(std::size_t index) const { return at(index).kind == TokenKind::number; }
    [[nodiscard]] bool digits(std::size_t index, int least, int most) const { return number(index) && at(index).digits >= least && at(index).digits <= most; }
    [[nodiscard]] bool unit(std::size_t index, Unit wanted) const { return is(index, Word::unit) && at(index).value == static_cast<int>(wanted); }
    [[nodiscard]] bool done(std::size_t index) const { return index >= tokens_.size(); }
    [[nodiscard]] std::size_t skip(std::size_t index, std::initializer_list<Word> words) const;
    [[nodiscard]] std::size_t skip_signs(std::size_t index, std::string_view signs) const;
    [[nodiscard]] bool clock_follows(std::size_t index) const;
    void fault(DateNote note) { faults_ |= bit(note); }

    // points_written.cpp: as calendars have them
    [[nodiscard]] std::optional<Point> calendar(std::size_t at);
    [[nodiscard]] std::optional<Point> numeric(std::size_t at);
    [[nodiscard]] std::optional<Point> spaced_numeric(std::size_t at);
    [[nodiscard]] std::optional<Point> short_numeric(std::size_t at);
    [[nodiscard]] std::optional<Point> year_pair(std::size_t at);
    [[nodiscard]] std::optional<Point> day_first(std::size_t at);
    [[nodiscard]] std::optional<Point> month_first(std::size_t at);
    [[nodiscard]] std::optional<Point> year_first(std::size_t at);
    [[nodiscard]] std::optional<Point> bare_number(std::size_t at);
    [[nodiscard]] std::optional<Point> decade(std::size_t at);
    [[nodiscard]] std::optional<Point> basic_iso(std::size_t at);
    [[nodiscard]] int year_of(const Token& token) const;  // 0 when it can be none
    void take_year(Point& point, std::size_t at);
    [[nodiscard]] bool take_days(Point& point, std::size_t& at) const;
    [[nodiscard]] std::size_t separator(std::size_t at) const;
    struct Component {
        int value = 0;
        int digits = 0;
        bool unknown = false;
        bool slip = false;
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<Component> component(std::size_t at) const;

    // points_periods.cpp: weeks, terms, seasons, named days, parts of periods
    [[nodiscard]] std::optional<Point> periods(std::size_t at);
    [[nodiscard]] std::optional<Point> portioned(std::size_t at);
    [[nodiscard]] std::optional<Point> week(std::size_t at);
    [[nodiscard]] std::optional<Point> week_number(std::size_t at);
    [[nodiscard]] std::optional<Point> nth_of_month(std::size_t at);
    [[nodiscard]] std::optional<Point> seasonal(std::size_t at);
    [[nodiscard]] std::optional<Point> fiscal(std::size_t at);
    [[nodiscard]] std::optional<Point> quarter(std::size_t at);
    [[nodiscard]] std::optional<Point> named(std::size_t at);
    [[nodiscard]] std::optional<Point> school_year(std::size_t at);

    // points_relative.cpp: counted from an anchor
    [[nodiscard]] std::optional<Point> relative(std::size_t at);
    [[nodiscard]] std::optional<Point> counted(std::size_t at);
    [[nodiscard]] std::optional<Point> unit_beside(std::size_t at);
    [[nodiscard]] std::optional<Point> following(std::size_t at);
    [[nodiscard]] std::optional<Point> spoken_day(std::size_t at);
    [[nodiscard]] std::optional<Point> afterwards(std::size_t at);
    [[nodiscard]] std::optional<Point> stretch(std::size_t at);
    [[nodiscard]] std::optional<Point> instant(std::size_t at);
    [[nodiscard]] Point relative_days(Date from, Date to, std::size_t end) const;

    // anchors.cpp
    [[nodiscard]] std::optional<Point> anchor(std::size_t at);
    struct Anchor {
        Date from;
        Date to;
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<Anchor> anchor_days(std::size_t at);
    [[nodiscard]] std::optional<Anchor> beside(std::size_t at);

    // lengths.cpp
    [[nodiscard]] std::optional<Length> length(std::size_t at) const;
    [[nodiscard]] std::optional<Length> shorthand(std::size_t at) const;
    [[nodiscard]] static Length::Amount amount_of(Unit unit, int count);
    [[nodiscard]] static Date add(Date date, const Length::Amount& amount, int direction);

    // points_life.cpp: ages, birthdays, pregnancy
    [[nodiscard]] std::optional<Point> life(std::size_t at);
    [[nodiscard]] std::optional<Point> aged(std::size_t at);
    [[nodiscard]] std::optional<Point> age_of(std::size_t at, bool need_unit);
    [[nodiscard]] std::optional<Point> birthday(std::size_t at);
    [[nodiscard]] std::optional<Point> gestation(std::size_t at);
    [[nodiscard]] std::optional<Point> check_at(std::size_t at);
    [[nodiscard]] std::optional<Point> whole_life(std::size_t at);
    [[nodiscard]] std::optional<Point> day_of_life(std::size_t at);
    [[nodiscard]] std::optional<Date> pregnancy_start() const;

    // times.cpp
    [[nodiscard]] std::optional<TimeSpan> clock(std::size_t at, std::size_t& end) const;
    [[nodiscard]] std::optional<TimeSpan> clock_range(std::size_t at, std::size_t& end) const;
    [[nodiscard]] std::optional<TimeSpan> time_words(std::size_t at, std::size_t& end) const;
    [[nodiscard]] std::optional<TimeSpan> spoken_clock(std::size_t at, std::size_t& end) const;
    [[nodiscard]] std::optional<TimeSpan> bounded_clock(std::size_t at, std::size_t& end) const;

    const Tokens& tokens_;
    const DateContext& context_;
    DateNotes faults_ = 0;
    int depth_ = 0;
};

}  // namespace tributary::dates
