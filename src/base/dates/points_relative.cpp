// Days counted from an anchor: the entry before, the day of writing, birth, death, the incident, a day that is named.
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

Point Grammar::relative_days(Date from, Date to, std::size_t end) const {
    return {.from = from, .to = to, .relative = true, .notes = bit(DateNote::from_anchor), .end = end};
}

// "three weeks before the incident", "a fortnight later", "3/52 ago", "in two weeks' time", "within two weeks of birth", "for seven months before"
std::optional<Point> Grammar::counted(std::size_t i) {
    if (is(i, Word::history)) {
        const auto amount = length(skip(i + 1, {Word::of, Word::for_}));
        if (!amount) return std::nullopt;
        if (!context_.recorded) return fault(DateNote::anchor_missing), std::nullopt;
        return relative_days(add(*context_.recorded, amount->high, -1), *context_.recorded, amount->end);
    }
    std::size_t start = i;
    const bool for_length = is(i, Word::for_);
    const bool in_length = is(i, Word::in);
    const bool within = is(i, Word::within);
    const bool after_length = is(i, Word::after);
    if (for_length || in_length || within || after_length) start = i + 1;
    start = skip(start, {Word::sometime, Word::during});
    const bool the = is(start, Word::the);
    if (the) ++start;
    auto amount = length(start);
    if (!amount) return std::nullopt;
    std::size_t next = skip_signs(amount->end, "-");
    const int spread = amount->about && amount->unit != Unit::hour ? 7 : 0;
    if (within) {
        const bool of_anchor = is(next, Word::of) || is(next, Word::after) || is(next, Word::from);
        const auto from = of_anchor ? beside(next + 1) : beside(done(next) ? next : tokens_.size());
        if (!from) return std::nullopt;
        return relative_days(from->from, add(from->to, amount->high, 1), of_anchor ? from->end : next);
    }
    if (is(next, Word::ago)) {
        if (!context_.recorded) return fault(DateNote::anchor_missing), std::nullopt;
        Point found = relative_days(plus_days(add(*context_.recorded, amount->high, -1), -spread), plus_days(add(*context_.recorded, amount->low, -1), spread), next + 1);
        if (for_length) found.to = context_.recorded;
        return found;
    }
    if (is(next, Word::history) || (is(next, Word::of) && is(next + 1, Word::history))) {
        if (!context_.recorded) return fault(DateNote::anchor_missing), std::nullopt;
        return relative_days(add(*context_.recorded, amount->high, -1), *context_.recorded, next + 1);
    }
    int direction = 0;
    bool open_to_anchor = false;
    std::size_t behind = next + 1;
    if (is(next, Word::before) || is(next, Word::earlier)) direction = -1;
    else if (is(next, Word::after) || is(next, Word::later) || text(next, "on")) direction = 1;
    else if ((is(next, Word::from) || is(next, Word::since)) && !for_length) direction = 1;
    if (direction != 0) {
        const bool alone = is(next, Word::later) || is(next, Word::earlier) || text(next, "on");
        if (text(next, "on") && !done(behind)) return std::nullopt;
        behind = is(next, Word::before) ? skip(behind, {Word::to}) : behind;
        behind = is(next, Word::later) || is(next, Word::earlier) ? skip(behind, {Word::than}) : behind;
        const auto from = alone && behind == next + 1 ? beside(tokens_.size()) : beside(behind);
        if (!from) return std::nullopt;
        open_to_anchor = for_length;
        const Date anchor_day = direction < 0 ? from->from : from->to;
        const Date far = add(anchor_day, amount->high, direction);
        const Date near = add(anchor_day, amount->low, direction);
        const std::size_t end = alone && behind == next + 1 ? behind : std::max(from->end, behind);
        if (the && !alone) return direction < 0 ? relative_days(far, plus_days(anchor_day, -1), end) : relative_days(plus_days(anchor_day, 1), far, end);
        if (open_to_anchor) return direction < 0 ? relative_days(far, anchor_day, end) : relative_days(anchor_day, far, end);
        return direction < 0 ? relative_days(plus_days(far, -spread), plus_days(near, spread), end) : relative_days(plus_days(near, -spread), plus_days(far, spread), end);
    }
    const bool times = text(next, "time");
    if (in_length && !the && (times || done(next))) {
        const auto from = context_.recorded ? context_.recorded : context_.previous;
        if (!from) return fault(DateNote::anchor_missing), std::nullopt;
        return relative_days(plus_days(add(*from, amount->low, 1), -spread), plus_days(add(*from, amount->high, 1), spread), times ? next + 1 : next);
    }
    if (after_length && done(next) && context_.previous)
        return relative_days(plus_days(add(*context_.previous, amount->low, 1), -spread), plus_days(add(*context_.previous, amount->high, 1), spread), next);
    return std::nullopt;
}

// "the day after Bonfire Night", "the week before Christmas", "the evening before D's death", "the Monday after Easter", "the day of the incident"
std::optional<Point> Grammar::unit_beside(std::size_t i) {
    const std::size_t start = skip(i, {Word::the});
    std::size_t first = start;
    if (number(first) && at(first).ordinal && at(first).value == 1) ++first;
    const bool weekday = is(first, Word::weekday);
    const bool weekend = is(first, Word::weekend);
    const bool one = is(first, Word::unit) && at(first).text != "days" && at(first).text != "weeks" && at(first).text != "months" && at(first).text != "years" && !unit(first, Unit::hour);
    std::size_t relation = first + 1;
    std::optional<TimeSpan> hours;
    if (is(first, Word::night) || is(first, Word::evening) || is(first, Word::morning) || is(first, Word::afternoon)) {
        std::size_t end = first;
        hours = time_words(first, end);
    }
    if (!weekday && !weekend && !one && !hours) return std::nullopt;
    if (hours && start == i && !is(i, Word::the) && !is(relation, Word::before) && !is(relation, Word::after)) return std::nullopt;
    const bool before = is(relation, Word::before);
    const bool after = is(relation, Word::after) || (is(relation, Word::from) && !weekday);
    const bool same = is(relation, Word::of) && !weekday && !weekend;
    if (!before && !after && !same) return std::nullopt;
    relation = before ? skip(relation + 1, {Word::to}) : relation + 1;
    std::optional<Anchor> found;
    if (same) {
        found = anchor_days(relation);
        if (!found) return std::nullopt;
        if (!unit(first, Unit::day) && !hours) return std::nullopt;
    } else {
        found = beside(relation);
    }
    if (!found) return std::nullopt;
    const std::size_t end = std::max(found->end, std::min(relation, tokens_.size()));
    Point point = relative_days(found->from, found->to, end);
    if (weekday) {
        const Date day = before ? weekday_before(found->from, at(first).value) : weekday_after(found->to, at(first).value);
        point.from = point.to = day;
    } else if (weekend) {
        const Date day = before ? plus_days(weekday_before(found->from, 6), -1) : weekday_after(found->to, 5);
        point.from = day;
        point.to = plus_days(day, 1);
    } else if (!same) {
        const Length::Amount amount = hours ? Length::Amount{.days = 1} : amount_of(static_cast<Unit>(at(first).value), 1);
        if (before) point.from = add(found->from, amount, -1), point.to = plus_days(found->from, -1);
        else point.from = plus_days(found->to, 1), point.to = add(found->to, amount, 1);
    }
    point.time = hours;
    return point;
}

static Days days_around(Unit unit, Date day) {
    switch (unit) {
        case Unit::week: return {plus_days(day, -day.weekday()), plus_days(day, 6 - day.weekday())};
        case Unit::month: return month_days(day.year, day.month);
        case Unit::year: return year_days(day.year);
        default: return {day, day};
    }
}

// "the following Monday", "the previous Friday", "next day", "last week", "the same evening", "that month", "Thurs"
std::optional<Point> Grammar::following(std::size_t i) {
    std::size_t next = skip(i, {Word::on, Word::in, Word::over, Word::during, Word::at});
    const bool later_that = is(next, Word::later) || is(next, Word::earlier);
    const bool later_part = is(next, Word::later);
    if (later_that) next = skip(next + 1, {Word::on, Word::in});
    next = skip(next, {Word::the});
    const bool forward = is(next, Word::next) || text(next, "following");
    const bool backward = is(next, Word::previous) || is(next, Word::last) || text(next, "preceding");
    const bool within_it = is(next, Word::same) || is(next, Word::that) || text(next, "this");
    const bool of_writing = is(next, Word::last) || is(next, Word::next) || text(next, "this");
    if (!forward && !backward && !within_it) return std::nullopt;
    const auto anchor_day = of_writing ? (context_.recorded ? context_.recorded : context_.previous) : (context_.previous ? context_.previous : context_.recorded);
    std::size_t what = next + 1;
    if (is(next, Word::that) && is(what, Word::same)) ++what;
    const bool weekday = is(what, Word::weekday);
    const bool weekend = is(what, Word::weekend);
    const bool one = is(what, Word::unit) && !unit(what, Unit::hour);
    std::size_t end = what + 1;
    std::optional<TimeSpan> hours;
    if (std::size_t after = what; (hours = time_words(what, after))) end = after;
    if (!weekday && !weekend && !one && !hours) return std::nullopt;
    if (is(next, Word::last) && one && is(end, Word::of)) return std::nullopt;
    if (!anchor_day) return fault(DateNote::anchor_missing), std::nullopt;
    Point found = relative_days(*anchor_day, *anchor_day, end);
    if (weekday) {
        const int which = at(what).value;
        found.from = found.to = backward ? weekday_before(*anchor_day, which) : within_it ? plus_days(*anchor_day, which - anchor_day->weekday()) : weekday_after(*anchor_day, which);
        if (std::size_t after = end; (hours = time_words(end, after))) found.end = after;
    } else if (weekend) {
        const Date saturday = backward ? plus_days(weekday_before(*anchor_day, 6), -1) : within_it ? plus_days(*anchor_day, 5 - anchor_day->weekday()) : weekday_after(*anchor_day, 5);
        found.from = saturday;
        found.to = plus_days(saturday, 1);
    } else if (hours) {
        const bool last_night = backward && is(what, Word::night) && is(next, Word::last);
        if (last_night) hours = TimeSpan{1080, 360, false, false, false, true};
        const int shift = backward ? -1 : forward ? 1 : 0;
        found.from = found.to = plus_days(*anchor_day, shift);
    } else {
        const Unit which = static_cast<Unit>(at(what).value);
        if (within_it) {
            const Days all = days_around(which, *anchor_day);
            found.from = all.from;
            found.to = all.to;
            if (later_that && which != Unit::day) (later_part ? found.from : found.to) = plus_days(*anchor_day, later_part ? 1 : -1);
            if (found.from && found.to && *found.from > *found.to) return std::nullopt;
        } else if (which == Unit::month || which == Unit::year) {
            const Days all = days_around(which, plus_months(days_around(which, *anchor_day).from, (backward ? -1 : 1) * (which == Unit::year ? 12 : 1)));
            found.from = all.from;
            found.to = all.to;
        } else {
            const Length::Amount amount = amount_of(which, 1);
            if (backward) found.from = add(*anchor_day, amount, -1), found.to = plus_days(*anchor_day, -1);
            else found.from = plus_days(*anchor_day, 1), found.to = add(*anchor_day, amount, 1);
        }
    }
    if (hours) found.time = hours;
    return found;
}

// "today", "yesterday evening", "tonight"; a weekday by itself
std::optional<Point> Grammar::spoken_day(std::size_t i) {
    int shift = 0;
    std::size_t next = i + 1;
    if (is(i, Word::today) || is(i, Word::tonight)) shift = 0;
    else if (is(i, Word::yesterday)) shift = -1;
    else if (is(i, Word::tomorrow)) shift = 1;
    else if (is(i, Word::weekday)) {
        next = i + 1;
        const bool last = is(next, Word::last);
        const bool before = is(next, Word::before) && done(next + 1);
        if (last || is(next, Word::next) || before || (is(next, Word::after) && done(next + 1))) ++next;
        const auto anchor_day = context_.previous ? context_.previous : last ? context_.recorded : std::nullopt;
        if (!anchor_day) return fault(DateNote::anchor_missing), std::nullopt;
        const Date day = last || before ? weekday_before(*anchor_day, at(i).value) : weekday_after(*anchor_day, at(i).value);
        Point found = relative_days(day, day, next);
        found.weak = !at(i).capital && at(i).text.size() <= 3;
        found.bare_weekday = true;
        return found;
    } else {
        return std::nullopt;
    }
    if (!context_.recorded) return fault(DateNote::anchor_missing), std::nullopt;
    const Date day = plus_days(*context_.recorded, shift);
    Point found = relative_days(day, day, next);
    if (is(i, Word::tonight)) found.time = TimeSpan{1080, 1439};
    return found;
}

// "sometime later", "soon after", "shortly before his 5th birthday", "thereafter", "same day"
std::optional<Point> Grammar::afterwards(std::size_t i) {
    std::size_t next = i;
    const bool soon = is(i, Word::soon);
    const bool some = (is(i, Word::some) && text(i + 1, "time")) || is(i, Word::sometime) || (is(i, Word::article) && is(i + 1, Word::few)) || is(i, Word::few);
    if (soon) next = i + 1;
    else if (is(i, Word::sometime)) next = i + 1;
    else if (is(i, Word::few)) next = i + (is(i + 1, Word::unit) ? 2 : 1);
    else if (some) next = i + (is(i + 2, Word::unit) ? 3 : 2);
    const bool before = is(next, Word::before);
    const bool after = is(next, Word::after);
    const bool later = is(next, Word::later);
    if (soon && before) {
        const auto found = beside(skip(next + 1, {Word::to}));
        if (!found) return std::nullopt;
        return relative_days(plus_days(found->from, -14), plus_days(found->from, -1), found->end);
    }
    if ((soon || some) && after) {
        const auto found = beside(next + 1);
        if (!found) return std::nullopt;
        Point point = relative_days(found->from, found->to, std::max(found->end, next + 1));
        point.to.reset();
        return point;
    }
    if (!later || (is(next + 1, Word::than))) return std::nullopt;
    const bool narrower = is(next + 1, Word::that) || is(next + 1, Word::same) || is(next + 1, Word::the) || is(next + 1, Word::in) || text(next + 1, "this");
    if (narrower) return std::nullopt;
    if (!context_.previous) return fault(DateNote::anchor_missing), std::nullopt;
    Point point = relative_days(*context_.previous, *context_.previous, next + (is(next + 1, Word::on) && done(next + 2) ? 2 : 1));
    point.to.reset();
    return point;
}

// "over the next three days", "in the last two weeks", "for three days", "5/7 history" is in `counted`
std::optional<Point> Grammar::stretch(std::size_t i) {
    const bool opener = is(i, Word::over) || is(i, Word::in) || is(i, Word::for_) || is(i, Word::during) || is(i, Word::within);
    std::size_t next = skip(opener ? i + 1 : i, {Word::the});
    const bool back = is(next, Word::last) || is(next, Word::past) || is(next, Word::previous);
    const bool ahead = is(next, Word::next) || text(next, "following") || text(next, "coming");
    if (!back && !ahead) return std::nullopt;
    const auto amount = length(next + 1);
    if (!amount || (next + 1 < tokens_.size() && !number(next + 1) && !is(next + 1, Word::couple) && !is(next + 1, Word::article) && !unit(next + 1, Unit::fortnight))) return std::nullopt;
    const bool writing = back && !is(next, Word::previous);
    const auto anchor_day = writing ? (context_.recorded ? context_.recorded : context_.previous) : (context_.previous ? context_.previous : context_.recorded);
    if (!anchor_day) return fault(DateNote::anchor_missing), std::nullopt;
    if (back) return relative_days(add(*anchor_day, amount->high, -1), *anchor_day, amount->end);
    return relative_days(plus_days(*anchor_day, 1), add(*anchor_day, amount->high, 1), amount->end);
}

// "12th inst.", "3 ult."
std::optional<Point> Grammar::instant(std::size_t i) {
    if (!number(i) || at(i).value < 1 || at(i).value > 31) return std::nullopt;
    const std::size_t next = skip(i + 1, {Word::of, Word::the});
    const int shift = is(next, Word::inst) ? 0 : is(next, Word::ult) ? -1 : is(next, Word::prox) ? 1 : 9;
    if (shift == 9) return std::nullopt;
    if (!context_.recorded) return fault(DateNote::anchor_missing), std::nullopt;
    const Date month = plus_months({context_.recorded->year, context_.recorded->month, 1}, shift);
    const Date day{month.year, month.month, at(i).value};
    if (!day.exists()) return fault(DateNote::no_such_day), std::nullopt;
    return relative_days(day, day, skip_signs(next + 1, "."));
}

std::optional<Point> Grammar::lasting(std::size_t i) {
    if (!is(i, Word::for_)) return std::nullopt;
    const auto amount = length(i + 1);
    if (!amount || is(amount->end, Word::before) || is(amount->end, Word::after) || is(amount->end, Word::ago)) return std::nullopt;
    const Date zero = Date::from_days(0);
    const Date last = plus_days(add(zero, amount->high, 1), amount->high.sub_day ? 0 : -1);
    Point point{.from = zero, .to = last, .end = amount->end};
    point.day = amount->high.days;
    point.month = amount->high.months;
    return point;
}

std::optional<Point> Grammar::relative(std::size_t i) {
    if (auto found = instant(i)) return found;
    if (auto found = stretch(i)) return found;
    if (auto found = counted(i)) return found;
    if (auto found = unit_beside(i)) return found;
    if (auto found = following(i)) return found;
    if (auto found = afterwards(i)) return found;
    return spoken_day(i);
}

}  // namespace tributary::dates
