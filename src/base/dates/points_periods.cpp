// Weeks, terms, seasons, named days, quarters, and the parts of a period: "early", "end of", "first week of".
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

static std::optional<Days> of_season(int which, int year) { return season_days(static_cast<Season>(which), year); }
static std::optional<Days> of_term(int which, int year) { return term_days(static_cast<Season>(which), year); }
static std::optional<Days> of_half_term(int which, int year) { return half_term_days(static_cast<Season>(which), year); }
static std::optional<Days> of_holidays(int which, int year) { return holiday_days(static_cast<Holidays>(which), year); }
static std::optional<Days> of_academic_year(int, int year) { return Days{{year, 9, 1}, {year + 1, 8, 31}}; }
static std::optional<Days> of_financial_year(int, int year) { return Days{{year, 4, 1}, {year + 1, 3, 31}}; }
static std::optional<Days> of_named_day(int which, int year) { return (named_days_end() - 1 - which)->days(year); }
static std::optional<Days> of_iso_week(int which, int year) { return iso_week(year, which); }

// The first month is April.
static std::optional<Days> of_quarter(int which, int year) {
    const Date first = plus_months({year, 4, 1}, 3 * (which - 1));
    return Days{first, plus_days(plus_months(first, 3), -1)};
}

// which: month * 100 + kind * 10 + n, kind 8 a week (the last: n 0), 9 a weekend, else the weekday; n 0 the last.
static std::optional<Days> of_nth(int which, int year) {
    const int month = which / 100;
    const int kind = which / 10 % 10;
    const int n = which % 10;
    const Days all = month_days(year, month);
    if (kind == 8 && n == 0) return Days{plus_days(all.to, -6), all.to};
    if (kind == 8) return n > 5 ? std::nullopt : std::optional(Days{plus_days(all.from, 7 * (n - 1)), std::min(plus_days(all.from, 7 * n - 1), all.to)});
    const auto day = nth_weekday(year, month, kind == 9 ? 5 : kind, n);
    if (!day) return std::nullopt;
    return Days{*day, kind == 9 ? plus_days(*day, 1) : *day};
}

// "early", "mid-", "late", "the beginning of", "towards the end of", "the first half of", "early to mid"
std::optional<Point> Grammar::portioned(std::size_t i) {
    Portion portion = Portion::whole;
    bool alternatives = false;
    std::size_t next = i;
    const auto one = [&](std::size_t where) {
        switch (word(where)) {
            case Word::early: return Portion::early;
            case Word::mid: return Portion::mid;
            case Word::late: return Portion::late;
            case Word::start: return Portion::first_days;
            case Word::end: return Portion::last_days;
            default: return Portion::whole;
        }
    };
    const bool halves = number(i) && at(i).ordinal && (at(i).value == 1 || at(i).value == 2) && is(i + 1, Word::half);
    const bool latter_half = (is(i, Word::late) || is(i, Word::early)) && is(i + 1, Word::half);
    const bool few_days = number(i) && at(i).ordinal && at(i).value == 1 && is(i + 1, Word::few) && unit(i + 2, Unit::day);
    if (halves || latter_half) {
        portion = (halves && at(i).value == 1) || is(i, Word::early) ? Portion::first_half : Portion::second_half;
        next = i + 2;
    } else if (few_days || (is(i, Word::last) && is(i + 1, Word::few) && unit(i + 2, Unit::day))) {
        portion = few_days ? Portion::first_days : Portion::last_days;
        next = i + 3;
    } else {
        portion = one(i);
        if (portion == Portion::whole) return std::nullopt;
        next = i + 1;
        const bool joined = is(next, Word::to) || sign(next, '-') || sign(next, '/');
        if (joined && portion == Portion::early && is(next + 1, Word::mid)) portion = Portion::early_to_mid, next += 2;
        else if (joined && portion == Portion::mid && is(next + 1, Word::late)) portion = Portion::mid_to_late, next += 2;
        alternatives = next > i + 2 && sign(i + 1, '/');
    }
    next = skip_signs(next, "-.");
    next = skip(next, {Word::part, Word::of, Word::in, Word::the, Word::on});
    auto inner = point(next);
    if (!inner || inner->portion != Portion::whole || inner->base == Point::Base::day || inner->frame != Frame::none) return std::nullopt;
    inner->portion = portion;
    inner->weak = false;
    if (portion != Portion::first_half && portion != Portion::second_half) inner->approximate = true;
    if (alternatives) inner->uncertain = true, inner->notes |= bit(DateNote::alternatives);
    return inner;
}

std::optional<Point> Grammar::week_number(std::size_t i) {
    std::size_t next = i;
    if (digits(i, 4, 4) && (sign(i + 1, '-') || at(i + 1).spaced || text(i + 1, "w"))) {  // "2014-W12", "2014-W12-3", "2014 week 12"
        const std::size_t letter = skip_signs(i + 1, "-");
        if ((!text(letter, "w") && !unit(letter, Unit::week)) || !digits(letter + 1, 1, 2)) return std::nullopt;
        const auto days = iso_week(at(i).value, at(letter + 1).value);
        if (!days) return fault(DateNote::no_such_day), std::nullopt;
        Point found{.base = Point::Base::by_year, .year = at(i).value, .days_of = of_iso_week, .which = at(letter + 1).value, .end = letter + 2};
        if (!sign(letter + 2, '-') || !digits(letter + 3, 1, 1) || at(letter + 3).value < 1 || at(letter + 3).value > 7) return found;
        const Date day = plus_days(days->from, at(letter + 3).value - 1);
        return Point{.from = day, .to = day, .end = letter + 4};
    }
    const bool shaped = (unit(i, Unit::week) || text(i, "w")) && at(i).text != "weeks";
    if (!shaped) return std::nullopt;
    next = text(i + 1, "no") || text(i + 1, "number") || is(i + 1, Word::negation) ? skip_signs(i + 2, ".") : i + 1;
    if (!digits(next, 1, 2) || at(next).value < 1 || at(next).value > 53) return std::nullopt;
    Point found{.base = Point::Base::by_year, .days_of = of_iso_week, .which = at(next).value, .weak = true, .end = next + 1};
    const std::size_t year_at = skip(skip_signs(next + 1, ",-/"), {Word::of, Word::in});
    if (!digits(year_at, 4, 4)) return found;
    found.year = at(year_at).value;
    found.weak = false;
    found.end = year_at + 1;
    return found;
}

// "w/b 3 Feb 2014", "week commencing", "week ending", "wk of", "weekend of 8/9 March"
std::optional<Point> Grammar::week(std::size_t i) {
    Frame frame = Frame::none;
    std::size_t next = i;
    if (is(i, Word::week_begins)) {
        frame = Frame::week_of;
        next = i + 1;
    } else if (is(i, Word::week_ends)) {
        frame = Frame::week_ending;
        next = i + 1;
    } else if (is(i, Word::weekend)) {
        frame = Frame::weekend_of;
        next = skip(i + 1, {Word::of, Word::the});
    } else if ((unit(i, Unit::week) || text(i, "w")) && at(i).text != "weeks" && at(i).text != "wks") {
        next = skip_signs(i + 1, "/.-");
        if (is(next, Word::of) || is(next, Word::commencing) || is(next, Word::start) || text(next, "b") || text(next, "c") || is(next, Word::from)) frame = Frame::week_of;
        else if (text(i, "w") && is(next, Word::end)) frame = Frame::weekend_of;
        else if (is(next, Word::end) || text(next, "ending") || text(next, "ended") || text(next, "e")) frame = Frame::week_ending;
        else return std::nullopt;
        ++next;
    } else {
        return std::nullopt;
    }
    next = skip(skip_signs(next, ".:-"), {Word::the, Word::on});
    auto inner = point(next);
    if (!inner || inner->frame != Frame::none || inner->portion != Portion::whole || inner->base == Point::Base::month || inner->base == Point::Base::year) return std::nullopt;
    inner->frame = frame;
    inner->weak = false;
    return inner;
}

// "first week of March 2014", "last Monday in May", "second weekend in June"
std::optional<Point> Grammar::nth_of_month(std::size_t i) {
    const bool last = is(i, Word::last);
    const bool ordinal = number(i) && at(i).ordinal && at(i).value >= 1 && at(i).value <= 5;
    if (!last && !ordinal) return std::nullopt;
    int kind = -1;
    if (unit(i + 1, Unit::week)) kind = 8;
    else if (is(i + 1, Word::weekend)) kind = 9;
    else if (is(i + 1, Word::weekday)) kind = at(i + 1).value;
    if (kind < 0 || (!is(i + 2, Word::of) && !is(i + 2, Word::in))) return std::nullopt;
    const auto month = point(skip(i + 3, {Word::the}));
    if (!month || month->base != Point::Base::month || month->portion != Portion::whole) return std::nullopt;
    return Point{.base = Point::Base::by_year, .year = month->year, .days_of = of_nth, .which = month->month * 100 + kind * 10 + (last ? 0 : at(i).value), .end = month->end};
}

// The year behind "summer", "Spring term", "Christmas"; "2013/14" gives the year in which the thing lies.
static void take_following_year(Point& found, const Token& one, const Token& slash, const Token& two, int year, bool second_half) {
    if (year == 0) return;
    const bool pair = (slash.sign == '/' || slash.sign == '-') && two.kind == TokenKind::number && two.digits > 0 && (two.digits == 2 || two.digits == 4) && two.value % 100 == (year + 1) % 100 &&
                      one.digits > 0;
    found.year = year + (pair && second_half ? 1 : 0);
    found.end += pair ? 3 : 1;
}

std::optional<Point> Grammar::seasonal(std::size_t i) {
    Point found{.base = Point::Base::by_year, .weak = true};
    const bool season = is(i, Word::season);
    const bool easter = text(i, "easter");
    const bool christmas = text(i, "christmas") || text(i, "xmas");
    const bool whit = text(i, "whitsun") || text(i, "whit");
    const bool month = is(i, Word::month);
    if (!season && !easter && !christmas && !whit && !month && !is(i, Word::half)) return std::nullopt;
    int which = season ? at(i).value : easter ? 0 : christmas ? 2 : whit ? 1 : -1;
    if (month) which = at(i).value == 2 ? 0 : at(i).value == 5 || at(i).value == 6 ? 1 : at(i).value == 10 || at(i).value == 11 ? 2 : -1;
    std::size_t next = is(i, Word::half) ? i : i + 1;
    int year_before = 0;
    if (digits(next, 4, 4) && (is(next + 1, Word::term) || is(next + 1, Word::holidays) || is(next + 1, Word::half))) year_before = at(next++).value;
    const bool half_term = is(next, Word::half) && is(skip_signs(next + 1, "-"), Word::term);
    if (half_term) {
        next = skip_signs(next + 1, "-") + 1;
        if (unit(next, Unit::week) || is(next, Word::holidays)) ++next;
        if (which < 0) {  // "half term Feb 2014"
            next = skip(next, {Word::in, Word::of});
            if (!is(next, Word::month)) return std::nullopt;
            which = at(next).value == 2 ? 0 : at(next).value == 5 || at(next).value == 6 ? 1 : at(next).value == 10 || at(next).value == 11 ? 2 : -1;
            ++next;
        }
        if (which < 0 || which > 2) return std::nullopt;
        found.days_of = of_half_term;
        found.approximate = true;
    } else if (month || is(i, Word::half)) {
        return std::nullopt;
    } else if (is(next, Word::term)) {
        found.days_of = of_term;
        ++next;
    } else if (is(next, Word::holidays) || (is(next, Word::school) && is(next + 1, Word::holidays))) {
        next += is(next, Word::holidays) ? 1 : 2;
        if (season && which != 1) return std::nullopt;
        which = static_cast<int>(easter ? Holidays::easter : christmas ? Holidays::christmas : Holidays::summer);
        found.days_of = of_holidays;
        found.approximate = true;
    } else if (season) {
        found.days_of = of_season;
        found.approximate = true;
    } else {
        return std::nullopt;
    }
    if (found.days_of != of_season && which == 3) return std::nullopt;
    found.which = which;
    found.end = next;
    found.weak = found.days_of == of_season && !at(i).capital;
    if (year_before != 0) {
        found.year = year_before;
        return found;
    }
    const std::size_t year_at = skip(skip_signs(next, ",-"), {Word::of, Word::in, Word::the});
    if ((is(year_at, Word::academic) || is(year_at, Word::school)) && unit(year_at + 1, Unit::year)) found.end = year_at + 2;
    else found.end = year_at;
    const std::size_t value_at = found.end;
    if (auto school = school_year(value_at); school && found.days_of != of_season && school->from) {
        const int year = school->from->year + (found.days_of != of_holidays && which != 2 ? 1 : found.days_of == of_holidays && which != static_cast<int>(Holidays::christmas) ? 1 : 0);
        const auto days = found.days_of(which, year);
        return Point{.from = days->from, .to = days->to, .relative = true, .approximate = found.approximate, .end = school->end};
    }
    const bool is_year = number(value_at) && !at(value_at).ordinal && (at(value_at).digits == 4 || at(value_at).digits == 2) && !clock_follows(value_at);
    const bool second_half = found.days_of == of_season ? which < 2 : found.days_of == of_holidays ? which != static_cast<int>(Holidays::christmas) : which != 2;
    if (is_year) take_following_year(found, at(value_at), at(value_at + 1), at(value_at + 2), year_of(at(value_at)), second_half);
    if (found.year == 0) found.end = next;
    else found.weak = false;
    return found;
}

// "academic year 2013/14", "2013/14 school year", "financial year 2013", "FY 2013-14"
std::optional<Point> Grammar::fiscal(std::size_t i) {
    const auto kind = [&](std::size_t where) {
        if (is(where, Word::academic) || is(where, Word::school) || text(where, "ay")) return 1;
        if (is(where, Word::financial) || text(where, "tax")) return 2;
        return 0;
    };
    Point found{.base = Point::Base::by_year};
    std::size_t year_at = i;
    int which = kind(i);
    if (which != 0) {
        year_at = i + 1;
        const bool short_name = text(i, "ay") || text(i, "fy");
        if (unit(year_at, Unit::year)) ++year_at;
        else if (!short_name) return std::nullopt;
        year_at = skip(year_at, {Word::of});
    }
    if (!number(year_at) || (at(year_at).digits != 4 && at(year_at).digits != 2) || at(year_at).ordinal) return std::nullopt;
    found.year = year_of(at(year_at));
    const bool pair = (sign(year_at + 1, '/') || sign(year_at + 1, '-')) && number(year_at + 2) && at(year_at + 2).value % 100 == (found.year + 1) % 100;
    found.end = year_at + (pair ? 3 : 1);
    if (which == 0) {
        which = kind(found.end);
        if (which == 0 || !unit(found.end + 1, Unit::year)) return std::nullopt;
        found.end += 2;
    }
    found.days_of = which == 1 ? of_academic_year : of_financial_year;
    return found;
}

// "Q1 2014", "first quarter of 2013/14", "quarter 3, 2013"
std::optional<Point> Grammar::quarter(std::size_t i) {
    int which = 0;
    std::size_t next = i;
    if (is(i, Word::quarter) && number(i + 1) && at(i + 1).digits == 1) {
        which = at(i + 1).value;
        next = i + 2;
    } else if ((number(i) && at(i).ordinal && is(i + 1, Word::quarter)) || (is(i, Word::last) && is(i + 1, Word::quarter))) {
        which = is(i, Word::last) ? 4 : at(i).value;
        next = i + 2;
    }
    if (which < 1 || which > 4) return std::nullopt;
    next = skip(skip_signs(next, ",-/"), {Word::of, Word::in, Word::the});
    if (is(next, Word::financial)) next += unit(next + 1, Unit::year) ? 2 : 1;
    Point found{.base = Point::Base::by_year, .days_of = of_quarter, .which = which, .weak = true, .end = next};
    if (!number(next) || (at(next).digits != 4 && at(next).digits != 2)) return found;
    take_following_year(found, at(next), at(next + 1), at(next + 2), year_of(at(next)), false);
    found.weak = false;
    return found;
}

std::optional<Point> Grammar::named(std::size_t i) {
    if (at(i).kind != TokenKind::word) return std::nullopt;
    for (const NamedDay* day = named_days_begin(at(i).text); day != named_days_end() && day->words.starts_with(at(i).text); ++day) {
        std::size_t next = i;
        std::string_view rest = day->words;
        while (!rest.empty()) {
            const std::string_view one = rest.substr(0, rest.find(' '));
            if (at(next).text != one) break;
            ++next;
            rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        }
        const bool of_school = is(next, Word::holidays) || is(next, Word::term) || (is(next, Word::school) && is(next + 1, Word::holidays)) || (is(next, Word::half) && is(skip_signs(next + 1, "-"), Word::term));
        if (!rest.empty() || of_school) continue;
        Point found{.base = Point::Base::by_year, .days_of = of_named_day, .which = static_cast<int>(named_days_end() - 1 - day), .end = next};
        const std::size_t year_at = skip(skip_signs(next, ",-("), {Word::of, Word::in});
        const bool year = number(year_at) && !at(year_at).ordinal && (at(year_at).digits == 4 || at(year_at).digits == 2) && !clock_follows(year_at) && !sign(year_at + 1, '/');
        const bool date_follows = digits(year_at, 2, 2) && (is(year_at + 1, Word::month) || sign(year_at + 1, '.') || sign(year_at + 1, '-'));
        if (year && !date_follows) {
            found.year = year_of(at(year_at));
            found.end = year_at + 1;
        }
        return found;
    }
    return std::nullopt;
}

// "in Reception", "Year 1", "Y6": the school year in which a child of that birthday is there.
std::optional<Point> Grammar::school_year(std::size_t i) {
    int years = 0;
    std::size_t next = i + 1;
    if (is(i, Word::reception)) {
        years = 0;
        if (unit(next, Unit::year) || text(next, "class")) ++next;
    } else if (text(i, "nursery") && (done(i + 1) || unit(i + 1, Unit::year))) {
        years = -1;
        if (unit(next, Unit::year)) ++next;
    } else if (((unit(i, Unit::year) && at(i).text != "years" && at(i).text != "yrs") || text(i, "y")) && digits(i + 1, 1, 2) && at(i + 1).value >= 1 && at(i + 1).value <= 13 &&
               !sign(i + 2, '/')) {
        years = at(i + 1).value;
        next = i + 2;
    } else {
        return std::nullopt;
    }
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    const Date fifth = plus_months(*context_.born, 60);
    const int first = (fifth.month >= 9 ? fifth.year : fifth.year - 1) + years;
    return Point{.from = Date{first, 9, 1}, .to = Date{first + 1, 8, 31}, .relative = true, .notes = bit(DateNote::from_anchor), .end = next};
}

std::optional<Point> Grammar::periods(std::size_t i) {
    if (auto found = named(i)) return found;
    if (auto found = portioned(i)) return found;
    if (auto found = week_number(i)) return found;
    if (auto found = week(i)) return found;
    if (auto found = nth_of_month(i)) return found;
    if (auto found = fiscal(i)) return found;
    if (auto found = quarter(i)) return found;
    if (auto found = seasonal(i)) return found;
    return school_year(i);
}

}  // namespace tributary::dates
