// A point whose year is known becomes days: first what it is, then its part or week, then what "about" adds.
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

static constexpr int earliest_year = 1000;
static constexpr Date placeholder_day{1900, 1, 1};

static Days portion_of_month(Portion portion, Days all) {
    const auto on = [&](int day) { return Date{all.from.year, all.from.month, day}; };
    switch (portion) {
        case Portion::early: return {on(1), on(10)};
        case Portion::mid: return {on(11), on(20)};
        case Portion::late: return {on(21), all.to};
        case Portion::early_to_mid: return {on(1), on(20)};
        case Portion::mid_to_late: return {on(11), all.to};
        case Portion::first_days: return {on(1), on(7)};
        case Portion::last_days: return {plus_days(all.to, -6), all.to};
        case Portion::first_half: return {on(1), on(15)};
        case Portion::second_half: return {on(16), all.to};
        case Portion::whole: break;
    }
    return all;
}

// Years in months, decades in years, anything else in equal thirds.
static Days portion_in_twelfths(Portion portion, Days all, int decade) {
    const int months = decade != 0 ? 12 : 1;
    const auto part = [&](int first, int count) {
        const Date from = plus_months(all.from, first * months);
        return Days{from, plus_days(plus_months(from, count * months), -1)};
    };
    const int first = decade != 0 ? 4 : 4;
    const int second = decade != 0 ? 3 : 4;
    const int whole = decade != 0 ? 10 : 12;
    switch (portion) {
        case Portion::early:
        case Portion::first_days: return part(0, first);
        case Portion::mid: return part(first, second);
        case Portion::late:
        case Portion::last_days: return part(first + second, whole - first - second);
        case Portion::early_to_mid: return part(0, first + second);
        case Portion::mid_to_late: return part(first, whole - first);
        case Portion::first_half: return part(0, whole / 2);
        case Portion::second_half: return part(whole / 2, whole - whole / 2);
        case Portion::whole: break;
    }
    return all;
}

static Days portion_in_thirds(Portion portion, Days all) {
    const bool months = all.from.day == 1 && all.to.day == days_in_month(all.to.year, all.to.month);
    const int count = (all.to.year - all.from.year) * 12 + all.to.month - all.from.month + 1;
    if (months && count == 3) {
        const auto month = [&](int first, int of) {
            const Date from = plus_months(all.from, first);
            return Days{from, plus_days(plus_months(from, of), -1)};
        };
        switch (portion) {
            case Portion::early:
            case Portion::first_days: return month(0, 1);
            case Portion::mid: return month(1, 1);
            case Portion::late:
            case Portion::last_days: return month(2, 1);
            case Portion::early_to_mid: return month(0, 2);
            case Portion::mid_to_late: return month(1, 2);
            default: break;
        }
    }
    const std::int64_t days = all.to.days() - all.from.days() + 1;
    const auto cut = [&](std::int64_t part, std::int64_t of) { return plus_days(all.from, days * part / of); };
    switch (portion) {
        case Portion::early: return {all.from, plus_days(cut(1, 3), -1)};
        case Portion::mid: return {cut(1, 3), plus_days(cut(2, 3), -1)};
        case Portion::late: return {cut(2, 3), all.to};
        case Portion::early_to_mid: return {all.from, plus_days(cut(2, 3), -1)};
        case Portion::mid_to_late: return {cut(1, 3), all.to};
        case Portion::first_days: return {all.from, std::min(plus_days(all.from, 6), all.to)};
        case Portion::last_days: return {std::max(plus_days(all.to, -6), all.from), all.to};
        case Portion::first_half: return {all.from, plus_days(cut(1, 2), -1)};
        case Portion::second_half: return {cut(1, 2), all.to};
        case Portion::whole: break;
    }
    return all;
}

static Days take_portion(const Point& point, Days all) {
    if (point.portion == Portion::whole || all.from == all.to) return all;
    if (point.base == Point::Base::month) return portion_of_month(point.portion, all);
    if (point.base == Point::Base::year) return portion_in_twelfths(point.portion, all, 0);
    if (point.base == Point::Base::by_year && point.which == 10 && all.to.year - all.from.year == 9) return portion_in_twelfths(point.portion, all, 10);
    return portion_in_thirds(point.portion, all);
}

static Days take_frame(const Point& point, Days days, Span& span) {
    const Date monday = plus_days(days.from, -days.from.weekday());
    const auto doubt = [&] {
        span.uncertain = true;
        span.notes |= bit(DateNote::not_a_monday);
    };
    switch (point.frame) {
        case Frame::week_of:
            if (days.from.weekday() != 0) doubt();
            return {monday, plus_days(monday, 6)};
        case Frame::week_ending: return {plus_days(days.to, -6), days.to};
        case Frame::weekend_of:
            if (days.from.weekday() < 5) doubt();
            if (days.from != days.to && days.to.weekday() >= 5 && days.from.weekday() == 5) return days;
            return {plus_days(monday, 5), plus_days(monday, 6)};
        case Frame::none: break;
    }
    return days;
}

static Days widen(const Point& point, Days days) {
    if (point.base == Point::Base::month && point.portion == Portion::whole) {
        const Date from = plus_months(days.from, -1);
        const Date to = plus_months({days.to.year, days.to.month, 1}, 1);
        return {from, month_days(to.year, to.month).to};
    }
    if (point.base == Point::Base::year && point.portion == Portion::whole) return {{days.from.year - 1, 1, 1}, {days.to.year + 1, 12, 31}};
    return {plus_days(days.from, -7), plus_days(days.to, 7)};
}

static Span failure(DateNotes notes) {
    Span span;
    span.failed = true;
    span.notes = notes;
    return span;
}

// The other order of day and month, when it is a day.
static std::optional<Days> swapped(const Point& point) {
    if (!point.numeric || point.last_day != 0 || point.day == point.month) return std::nullopt;
    const Date date{point.year, point.day, point.month};
    return date.exists() ? std::optional(Days{date, date}) : std::nullopt;
}

static bool year_can_be(int year, const DateContext& context) { return year >= earliest_year && year <= context.latest_year; }

Span Grammar::resolve(const Point& point) const {
    Span span{.uncertain = point.uncertain, .approximate = point.approximate, .notes = point.notes};
    std::optional<Days> days;
    if (point.base == Point::Base::fixed) {
        span.from = point.from;
        span.to = point.to;
        if (!span.from || !span.to) return span;
        days = Days{*span.from, *span.to};
    } else {
        if (point.year == -2) return failure(bit(DateNote::placeholder));
        if (point.base == Point::Base::day && point.day == 0 && point.month == 0 && point.numeric) return failure(bit(DateNote::placeholder));
        if (!year_can_be(point.year, context_)) return failure(bit(DateNote::year_out_of_range));
        switch (point.base) {
            case Point::Base::year: days = year_days(point.year); break;
            case Point::Base::by_year: days = point.days_of(point.which, point.year); break;
            case Point::Base::month:
                if (point.month >= 1 && point.month <= 12) days = month_days(point.year, point.month);
                break;
            case Point::Base::every_month:
                if (point.day >= 1 && point.day <= 31) days = Days{{point.year, 1, point.day}, {point.year, 12, point.day}};
                break;
            default: {
                const Date from{point.year, point.month, point.day};
                const Date to{point.year, point.month, point.last_day == 0 ? point.day : point.last_day};
                if (from.exists() && to.exists() && from <= to) days = Days{from, to};
                else if (from.exists() && to.exists()) {  // "28-3 March": from the month before
                    const Date before = plus_months({point.year, point.month, 1}, -1);
                    const Date start{before.year, before.month, point.day};
                    if (start.exists()) days = Days{start, to};
                }
                if (!from.exists() && point.last_day != 0 && to.exists() && point.day > point.last_day) {
                    const Date before = plus_months({point.year, point.month, 1}, -1);
                    const Date start{before.year, before.month, point.day};
                    if (start.exists()) days = Days{start, to};
                }
                span.month_first = swapped(point);
                if (days && days->from == placeholder_day) return failure(bit(DateNote::placeholder));
            }
        }
        if (!days && span.month_first) {
            span.only_month_first = true;
            return span;
        }
        if (!days) return failure(bit(DateNote::no_such_day));
    }
    if (point.weekday >= 0 && days->from.weekday() != point.weekday) {
        span.uncertain = true;
        span.notes |= bit(DateNote::weekday_disagrees);
    }
    Days result = take_portion(point, take_frame(point, *days, span));
    if (point.about) {
        result = widen(point, result);
        span.approximate = true;
        span.notes |= bit(DateNote::widened);
    }
    span.from = result.from;
    span.to = result.to;
    return span;
}

}  // namespace tributary::dates
