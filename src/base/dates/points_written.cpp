// Dates as calendars have them: in numbers, in words, year first, and what is missing of them.
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

std::size_t Grammar::skip(std::size_t index, std::initializer_list<Word> words) const {
    while (!done(index) && at(index).kind == TokenKind::word && std::ranges::find(words, word(index)) != words.end()) ++index;
    return index;
}

std::size_t Grammar::skip_signs(std::size_t index, std::string_view signs) const {
    while (!done(index) && at(index).sign != 0 && signs.contains(at(index).sign)) ++index;
    return index;
}

// "18:25", "6 pm", "1825 hrs", "2 weeks": a number there is no year.
bool Grammar::clock_follows(std::size_t i) const {
    const bool minutes = (sign(i + 1, ':') || sign(i + 1, '.')) && !at(i + 1).spaced && digits(i + 2, 2, 2) && !at(i + 2).spaced && at(i + 2).value < 60 && at(i).value < 24;
    const bool word_after = is(i + 1, Word::am) || is(i + 1, Word::pm) || is(i + 1, Word::hours) || is(i + 1, Word::oclock) || is(i + 1, Word::unit);
    return minutes || word_after;
}

int Grammar::year_of(const Token& token) const {
    if (token.kind != TokenKind::number || token.ordinal || token.value < 0) return 0;
    if (token.digits == 4) return token.value;
    if (token.digits != 2) return 0;
    const int year = context_.latest_year - context_.latest_year % 100 + token.value;
    return year > context_.latest_year ? year - 100 : year;
}

// One separator, or several that a slip made of it.
std::size_t Grammar::separator(std::size_t i) const {
    const std::size_t start = i;
    while (i < start + 3 && at(i).sign != 0 && std::string_view("/.-_,:").contains(at(i).sign)) ++i;
    const bool comma_alone = i == start + 1 && sign(start, ',') && at(i).spaced;
    return comma_alone ? start : i;
}

// A number, or what stands for one that is not known: "??", "xx".
std::optional<Grammar::Component> Grammar::component(std::size_t i) const {
    const std::size_t marks = skip_signs(i, "?");
    if (marks > i) return Component{.unknown = true, .end = marks};
    if (is(i, Word::placeholder)) return Component{.unknown = true, .end = i + 1};
    if (!number(i) || at(i).digits == 0 || at(i).value < 0) return std::nullopt;
    return Component{at(i).value, at(i).digits, false, at(i).slip, i + 1};
}

std::optional<Point> Grammar::numeric(std::size_t i) {
    const auto first = component(i);
    if (!first) return std::nullopt;
    const std::size_t one = separator(first->end);
    if (one == first->end) return std::nullopt;
    const auto second = component(one);
    if (!second || second->digits > 2) return std::nullopt;
    const std::size_t two = separator(second->end);
    if (two == second->end) return std::nullopt;
    auto third = component(two);
    const bool several_days = first->digits <= 2 && !first->unknown && std::string_view("-&/").contains(at(first->end).sign) && one == first->end + 1 && third && third->digits <= 2;
    if (several_days && separator(third->end) == third->end + 1 && at(two - 1).sign == at(third->end).sign && digits(third->end + 1, 2, 4)) {  // "1-3/4/13"
        auto last = numeric(one);
        if (last && last->base == Point::Base::day && last->end == third->end + 2) {
            last->last_day = last->day;
            last->day = first->value;
            last->numeric = false;
            if (sign(first->end, '/')) last->uncertain = last->slashed_days = true, last->notes |= bit(DateNote::alternatives);
            return last;
        }
    }
    if (!third || (first->unknown && second->unknown && third->unknown)) return std::nullopt;
    const bool more = (sign(third->end, '/') || sign(third->end, '-')) && !at(third->end).spaced && number(third->end + 1) && !at(third->end + 1).spaced;
    const bool days_of_month = is(third->end, Word::month) || is(skip(third->end, {Word::of}), Word::month);
    if ((more && first->digits != 4) || (days_of_month && third->digits <= 2)) return std::nullopt;
    Point point{.base = Point::Base::day, .numeric = true, .end = third->end};
    const bool year_first = first->digits == 4;
    if (year_first) {
        if (third->digits > 2) return std::nullopt;
        point.numeric = false;
    }
    const Component& day = year_first ? *third : *first;
    const Component& year = year_first ? *first : *third;
    if (first->digits > 2 && !year_first) return std::nullopt;
    point.day = day.value;
    point.month = second->value == 0 && !second->unknown ? -1 : second->value;
    if (first->slip || second->slip || third->slip) point.uncertain = true, point.notes |= bit(DateNote::letter_for_digit);
    if (!year.unknown) {
        point.year = year.digits == 4 ? year.value : year.digits == 2 ? year_of(at(year_first ? i : two)) : -1;
        if (year.digits == 4 && year.value == 0) point.year = -2;
    }
    if (!day.unknown && !second->unknown && !year.unknown) return point;
    point.uncertain = true;
    point.numeric = false;
    point.notes |= bit(DateNote::part_unknown);
    if (second->unknown) point.base = day.unknown ? Point::Base::year : Point::Base::every_month;
    else if (day.unknown) point.base = Point::Base::month;
    return point;
}

// "12 3 14": only where nothing but a date can stand.
std::optional<Point> Grammar::spaced_numeric(std::size_t i) {
    const bool three = digits(i, 1, 2) && digits(i + 1, 1, 2) && (digits(i + 2, 2, 2) || digits(i + 2, 4, 4)) && !number(i + 3) && at(i + 1).spaced && at(i + 2).spaced;
    if (!three || clock_follows(i + 2) || at(i).ordinal) return std::nullopt;
    return Point{.base = Point::Base::day, .day = at(i).value, .month = at(i + 1).value, .year = year_of(at(i + 2)), .weak = true, .numeric = true, .end = i + 3};
}

// The year that "2013/14" is: a school's, or that of the public purse.
static std::optional<Days> academic_days(int, int year) { return Days{{year, 9, 1}, {year + 1, 8, 31}}; }
static std::optional<Days> financial_days(int, int year) { return Days{{year, 4, 1}, {year + 1, 3, 31}}; }

std::optional<Point> Grammar::year_pair(std::size_t i) {
    if (!number(i) || at(i).ordinal || (!sign(i + 1, '/') && !sign(i + 1, '-')) || !number(i + 2) || at(i + 1).spaced || at(i + 2).spaced) return std::nullopt;
    const bool slash = sign(i + 1, '/');
    const int first = year_of(at(i));
    const bool four = at(i).digits == 4;
    if (first == 0 || (!four && (at(i).value <= 12 || !slash))) return std::nullopt;
    if (slash ? at(i + 2).digits != 2 && at(i + 2).digits != 4 : at(i + 2).digits != 2) return std::nullopt;
    const int second = at(i + 2).digits == 4 ? at(i + 2).value : first - first % 100 + at(i + 2).value + (first % 100 == 99 && at(i + 2).value == 0 ? 100 : 0);
    if (second != first + 1) return std::nullopt;
    if (sign(i + 3, '/') || (sign(i + 3, '-') && number(i + 4))) return std::nullopt;
    Point point{.base = Point::Base::by_year, .year = first, .days_of = context_.sector == Sector::school ? academic_days : financial_days, .weak = true, .end = i + 3};
    const bool month_as_well = !slash && at(i + 2).value <= 12;
    if (!month_as_well) return point;
    point = Point{.base = Point::Base::month, .month = at(i + 2).value, .year = first, .uncertain = true, .notes = bit(DateNote::year_or_years), .end = i + 3};
    return point;
}

// Two numbers: day and month, month and year, year and month.
std::optional<Point> Grammar::short_numeric(std::size_t i) {
    if (shorthand(i)) return fault(DateNote::shorthand), std::nullopt;
    const auto first = component(i);
    if (!first || first->unknown) return std::nullopt;
    const std::size_t one = separator(first->end);
    if (one != first->end + 1 || sign(first->end, ',') || sign(first->end, ':') || at(first->end).spaced != at(one).spaced) return std::nullopt;
    const auto second = component(one);
    if (!second || second->unknown || at(i).ordinal || at(one).ordinal) return std::nullopt;
    if (separator(second->end) > second->end && number(separator(second->end)) && !at(separator(second->end)).spaced && !sign(second->end, '-')) return std::nullopt;
    Point point{.base = Point::Base::month, .weak = true, .end = second->end};
    if (first->slip || second->slip) point.uncertain = true, point.notes |= bit(DateNote::letter_for_digit);
    if (second->digits == 4 && first->digits <= 2 && first->value <= 12) {
        point.month = first->value;
        point.year = second->value;
        point.weak = false;
        return point;
    }
    if (first->digits == 4 && second->digits == 2 && second->value <= 12 && !at(one).spaced) {
        point.month = second->value;
        point.year = first->value;
        point.weak = false;
        return point;
    }
    if (first->digits > 2 || second->digits > 2 || is(second->end, Word::month)) return std::nullopt;
    if (second->value > 12 && second->digits == 2 && first->value >= 1 && first->value <= 12) {
        const bool days_of_heading = sign(first->end, '-') && context_.heading_month && second->value <= 31;
        if (days_of_heading) return Point{.base = Point::Base::day, .day = first->value, .last_day = second->value, .weak = true, .end = second->end};
        point.month = first->value;
        point.year = year_of(at(one));
        return point;
    }
    point.base = Point::Base::day;
    point.day = first->value;
    point.month = second->value == 0 ? -1 : second->value;
    point.numeric = true;
    return point;
}

// A year after a day and month, if one stands there.
void Grammar::take_year(Point& point, std::size_t i) {
    std::size_t year_at = skip(skip_signs(i, "-/.,_"), {Word::of, Word::in});
    const bool linked = year_at > i && (sign(i, '-') || sign(i, '/'));
    if (!number(year_at) || at(year_at).ordinal || at(year_at).digits == 0 || clock_follows(year_at)) return;
    const Token& token = at(year_at);
    const bool time_of_day = token.digits == 4 && (token.value > context_.latest_year || token.value < 1880) && token.value / 100 < 24 && token.value % 100 < 60 && token.spaced && !linked &&
                             context_.heading_year.has_value();
    const bool range_end = linked && is(year_at + 1, Word::month);
    const bool numeric_date = (sign(year_at + 1, '/') || sign(year_at + 1, '-') || sign(year_at + 1, '.')) && number(year_at + 2) && !at(year_at + 2).spaced && token.digits <= 2;
    if (time_of_day || range_end || numeric_date) return;
    if (token.digits == 3 || (token.digits == 1 && linked)) point.year = -1;
    else if (token.digits == 2 || token.digits == 4) point.year = token.value == 0 && token.digits == 4 ? -2 : year_of(token);
    else if (token.digits > 4) point.year = -1;
    else return;
    if (token.slip) point.uncertain = true, point.notes |= bit(DateNote::letter_for_digit);
    point.end = year_at + 1;
}

// One day of a month or several: "12", "12th", "12-14", "12/13", "12 & 14", "3rd, 5th and 9th".
bool Grammar::take_days(Point& point, std::size_t& i) const {
    if (!number(i) || at(i).digits > 2 || at(i).value > 99) return false;
    point.day = at(i).value;
    point.uncertain = at(i).slip;
    if (at(i).slip) point.notes |= bit(DateNote::letter_for_digit);
    ++i;
    for (;;) {
        std::size_t next = i;
        const bool slash = sign(next, '/') || is(next, Word::or_);
        const bool list = sign(next, '&') || sign(next, '+') || sign(next, ',') || is(next, Word::conjunction);
        const bool range = sign(next, '-') || is(next, Word::to) || is(next, Word::until);
        if (!slash && !list && !range) return true;
        ++next;
        if (list && is(next, Word::conjunction)) ++next;
        next = skip(next, {Word::the, Word::weekday});
        if (!number(next) || at(next).digits > 2 || at(next).value > 31) return true;
        const std::size_t behind = skip(next + 1, {Word::the, Word::of});
        const bool goes_on = sign(behind, '/') || sign(behind, '&') || sign(behind, ',') || is(behind, Word::conjunction) || is(behind, Word::or_) || is(skip_signs(behind, "-/."), Word::month);
        if (!goes_on) return true;
        if (slash) point.uncertain = point.slashed_days = true, point.notes |= bit(DateNote::alternatives);
        if (list && at(next).value > std::max(point.day, point.last_day) + 1) point.notes |= bit(DateNote::days_between);
        point.last_day = at(next).value;
        i = next + 1;
    }
}

std::optional<Point> Grammar::day_first(std::size_t i) {
    Point point{.base = Point::Base::day};
    std::size_t next = i;
    const auto unknown = component(i);
    const bool hidden = unknown && unknown->unknown;
    if (hidden) {
        next = unknown->end;
        point.base = Point::Base::month;
        point.uncertain = true;
        point.notes |= bit(DateNote::part_unknown);
    } else if (!take_days(point, next)) {
        return std::nullopt;
    }
    const bool ordinal = number(next - 1) && at(next - 1).ordinal;
    std::size_t month_at = skip(next, {Word::the, Word::of});
    if (unit(month_at, Unit::day) && is(month_at + 1, Word::of)) month_at += 2;
    month_at = skip_signs(month_at, "-/.,_");
    month_at = skip(month_at, {Word::the, Word::of});
    if (!is(month_at, Word::month)) {
        const auto month_unknown = component(month_at);
        const bool any_month = !hidden && point.last_day == 0 && month_unknown && month_unknown->unknown && digits(month_unknown->end, 4, 4);
        if (any_month) {
            point.base = Point::Base::every_month;
            point.uncertain = true;
            point.notes |= bit(DateNote::part_unknown);
            point.year = year_of(at(month_unknown->end));
            point.end = month_unknown->end + 1;
            return point;
        }
        if (!ordinal || hidden) return std::nullopt;
        point.end = next;  // "the 12th": the month comes from elsewhere
        point.weak = true;
        return point;
    }
    point.month = at(month_at).value;
    point.end = month_at + 1;
    take_year(point, point.end);
    return point;
}

// "March 2014", "Mar-14", "March 12, 2014", "May 26", "March"
std::optional<Point> Grammar::month_first(std::size_t i) {
    if (!is(i, Word::month)) return std::nullopt;
    Point point{.base = Point::Base::month, .month = at(i).value, .end = i + 1};
    std::size_t next = skip_signs(i + 1, "-/.,_");
    const bool linked = sign(i + 1, '-') || sign(i + 1, '/') || sign(i + 1, '_');
    next = skip(next, {Word::the, Word::of});
    const bool two = digits(next, 2, 2) && !at(next).ordinal;
    const bool as_year = digits(next, 4, 4) || at(next).apostrophe || (two && (linked || !at(next).spaced));
    if (number(next) && as_year && !at(next).ordinal) {
        take_year(point, i + 1);
        if (point.year != 0) return point;
    }
    if (number(next) && !linked && at(next).digits <= 2 && at(next).value >= 1 && at(next).value <= 31 && !clock_follows(next)) {
        Point day{.base = Point::Base::day, .month = point.month, .end = next + 1};
        std::size_t after = next;
        day.day = at(next).value;
        after = next + 1;
        const bool several = (sign(after, '-') || sign(after, '/') || sign(after, '&') || is(after, Word::to) || is(after, Word::conjunction)) && digits(after + 1, 1, 2) &&
                             at(after + 1).value <= 31 && at(after + 1).value > day.day && !is(after + 2, Word::month);
        if (several) {
            day.last_day = at(after + 1).value;
            if (sign(after, '/')) day.uncertain = day.slashed_days = true, day.notes |= bit(DateNote::alternatives);
            day.end = after + 2;
        }
        const std::size_t year_at = skip_signs(day.end, ",.");
        if (digits(year_at, 4, 4) || at(year_at).apostrophe || (digits(year_at, 2, 2) && sign(day.end, ','))) take_year(day, day.end);
        return day;
    }
    if (number(next) && linked && at(next).digits == 3) point.year = -1, point.end = next + 1;
    point.weak = !at(i).capital || at(i).text.size() <= 3 || point.month == 3 || point.month == 5;
    return point;
}

// "2014 March 12", "2014-Mar", "2014 spring term"
std::optional<Point> Grammar::year_first(std::size_t i) {
    if (!digits(i, 4, 4) || at(i).ordinal || clock_follows(i)) return std::nullopt;
    const std::size_t next = skip_signs(i + 1, "-/.,");
    if (is(next, Word::month)) {
        Point point{.base = Point::Base::month, .month = at(next).value, .year = at(i).value, .end = next + 1};
        const std::size_t day_at = skip_signs(next + 1, "-/.,");
        const bool day = number(day_at) && at(day_at).digits <= 2 && at(day_at).value <= 31 && !clock_follows(day_at) && !sign(day_at + 1, '/');
        if (!day) return point;
        point.base = Point::Base::day;
        point.day = at(day_at).value;
        point.end = day_at + 1;
        return point;
    }
    if (next != i + 1) return std::nullopt;
    auto later = seasonal(next);
    if (!later) later = named(next);
    if (!later || later->year != 0 || later->base != Point::Base::by_year) return std::nullopt;
    later->year = at(i).value;
    later->weak = false;
    return later;
}

std::optional<Point> Grammar::decade(std::size_t i) {
    std::size_t next = i;
    int first = 0;
    if (is(i, Word::decade)) {
        const int value = at(i).value;
        first = context_.latest_year - context_.latest_year % 100 + value;
        if (first > context_.latest_year) first -= 100;
        next = i + 1;
    } else if (number(i) && text(i + 1, "s") && !at(i + 1).spaced && at(i).value % 10 == 0 && (at(i).digits == 4 || at(i).digits == 2)) {
        first = year_of(at(i));
        next = i + 2;
    } else {
        return std::nullopt;
    }
    return Point{.base = Point::Base::by_year, .year = first, .days_of = [](int, int year) { return std::optional(Days{{year, 1, 1}, {year + 9, 12, 31}}); }, .which = 10, .end = next};
}

// A serial, a year; a day under the heading of a month.
std::optional<Point> Grammar::bare_number(std::size_t i) {
    if (!number(i) || at(i).digits == 0) return std::nullopt;
    const Token& token = at(i);
    if (token.digits == 4 && !token.ordinal && token.value >= 1000) {
        return Point{.base = Point::Base::year, .year = token.value, .weak = true, .bare_year = true, .uncertain = token.slip,
                     .notes = token.slip ? bit(DateNote::letter_for_digit) : 0, .end = i + 1};
    }
    const bool alone = tokens_.size() == 1 || (tokens_.size() <= 4 && i == 0 && skip_signs(1, "?.)") == tokens_.size());
    if (token.apostrophe && token.digits == 2) return Point{.base = Point::Base::year, .year = year_of(token), .weak = true, .end = i + 1};
    if (!context_.date_column) return std::nullopt;
    const bool fraction = i == 0 && token.digits == 5 && sign(1, '.') && number(2) && tokens_.size() == 3;
    if ((alone || fraction) && token.digits == 5 && token.value >= 20000 && token.value <= 60000) {
        const Date day = plus_days(context_.from_1904 ? Date{1904, 1, 1} : Date{1899, 12, 30}, token.value);
        Point point{.from = day, .to = day, .notes = bit(DateNote::from_serial), .end = tokens_.size()};
        if (fraction && at(2).value >= 0) {
            double share = at(2).value;
            for (int n = 0; n < at(2).digits; ++n) share /= 10;
            const int minute = std::min(static_cast<int>(share * 1440 + 0.5), 1439);
            point.time = TimeSpan{minute, minute};
        }
        return point;
    }
    if (!alone || token.ordinal) return std::nullopt;
    if (context_.heading_month && token.digits <= 2 && token.value >= 1 && token.value <= 31) return Point{.base = Point::Base::day, .day = token.value, .weak = true, .end = i + 1};
    if (token.digits == 2) return Point{.base = Point::Base::year, .year = year_of(token), .weak = true, .end = i + 1};
    return std::nullopt;
}

// "20140312", also with "T1825" behind; "12032014" where that is no such day.
std::optional<Point> Grammar::basic_iso(std::size_t i) {
    if (!digits(i, 8, 8)) return std::nullopt;
    const int value = at(i).value;
    const Date iso{value / 10000, value / 100 % 100, value % 100};
    const Date written{value % 10000, value / 10000 % 100, value / 1000000};
    const bool is_iso = iso.exists() && iso.year >= 1800 && iso.year <= context_.latest_year;
    const Date date = is_iso || !written.exists() || written.year < 1800 ? iso : written;
    return Point{.base = Point::Base::day, .day = date.day, .month = date.month, .year = date.year == 0 ? -2 : date.year, .weak = true, .end = i + 1};
}

std::optional<Point> Grammar::calendar(std::size_t i) {
    if (auto found = basic_iso(i)) return found;
    if (auto found = decade(i)) return found;
    if (auto found = year_pair(i)) return found;
    if (auto found = numeric(i)) return found;
    if (auto found = day_first(i); found && !found->weak) return found;
    if (auto found = spaced_numeric(i)) return found;
    if (auto found = short_numeric(i)) return found;
    if (auto found = day_first(i)) return found;
    if (auto found = month_first(i)) return found;
    if (auto found = year_first(i)) return found;
    return bare_number(i);
}

}  // namespace tributary::dates
