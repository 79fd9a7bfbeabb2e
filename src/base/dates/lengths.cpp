// Lengths of time: "three weeks", "seven or eight months", "3/52".
#include "base/dates/grammar.hpp"

namespace tributary::dates {

Date Grammar::add(Date date, const Length::Amount& amount, int direction) {
    if (amount.working_days != 0) return plus_working_days(date, direction * amount.working_days);
    return plus_days(plus_months(date, direction * amount.months), direction * amount.days);
}

// In health files alone: 5/7 five days, 3/52 three weeks, 6/12 six months.
std::optional<Length> Grammar::shorthand(std::size_t i) const {
    if (context_.sector != Sector::health || !number(i) || at(i).digits > 2 || !sign(i + 1, '/') || !number(i + 2) || sign(i + 3, '/')) return std::nullopt;
    Length length{.end = i + 3};
    const int count = at(i).value;
    switch (at(i + 2).value) {
        case 7: length.unit = Unit::day, length.low.days = count; break;
        case 52: length.unit = Unit::week, length.low.days = 7 * count; break;
        case 12: length.unit = Unit::month, length.low.months = count; break;
        default: return std::nullopt;
    }
    length.high = length.low;
    return length;
}

Length::Amount Grammar::amount_of(Unit unit, int count) {
    switch (unit) {
        case Unit::hour: return {.days = (count + 23) / 24, .sub_day = true};
        case Unit::day: return {.days = count};
        case Unit::week: return {.days = 7 * count};
        case Unit::fortnight: return {.days = 14 * count};
        case Unit::month: return {.months = count};
        case Unit::year: return {.months = 12 * count};
    }
    return {};
}

// "three weeks", "a fortnight", "seven or eight months", "3y 7m", "a couple of days", "two and a half years", "10 working days"
std::optional<Length> Grammar::length(std::size_t i) const {
    Length length;
    if (is(i, Word::about) || sign(i, '~')) length.about = true, ++i;
    i = skip_signs(i, ".");
    if (auto short_form = shorthand(i)) {
        short_form->about = length.about;
        return short_form;
    }
    int low = 0;
    int high = 0;
    bool half = false;
    std::size_t next = i;
    if (is(i, Word::article) && is(i + 1, Word::couple)) low = 2, next = skip(i + 2, {Word::of});
    else if (is(i, Word::couple)) low = 2, next = skip(i + 1, {Word::of});
    else if (is(i, Word::half) && is(i + 1, Word::article)) half = true, next = i + 2;
    else if (is(i, Word::article) && is(i + 1, Word::half)) half = true, next = i + 2;
    else if (is(i, Word::article)) low = 1, next = i + 1;
    else if (number(i) && !at(i).ordinal && at(i).value >= 0 && at(i).value <= 999) low = at(i).value, next = i + 1;
    else if (is(i, Word::unit) && at(i).value == static_cast<int>(Unit::fortnight)) low = 1;
    else return std::nullopt;
    high = low;
    const bool between = is(next, Word::or_) || is(next, Word::to) || sign(next, '-') || sign(next, '/') || is(next, Word::conjunction);
    if (between && number(next + 1) && !at(next + 1).ordinal && at(next + 1).value > low && at(next + 1).value <= 999) {
        high = at(next + 1).value;
        length.two = true;
        next += 2;
    } else if (sign(next, '.') && number(next + 1) && at(next + 1).value == 5 && at(next + 1).digits == 1) {
        half = true;
        next += 2;
    } else if (is(next, Word::conjunction) && is(next + 1, Word::article) && is(next + 2, Word::half)) {
        half = true;
        next += 3;
    } else if (is(next, Word::half) && number(i)) {
        half = true;
        ++next;
    }
    if (sign(next, '-')) ++next;
    const bool working = is(next, Word::working) || is(next, Word::school) || text(next, "business");
    const bool calendar_days = text(next, "calendar");
    if (working || calendar_days) ++next;
    int which = -1;
    if (is(next, Word::unit)) which = at(next).value;
    else if (is(next, Word::hours)) which = static_cast<int>(Unit::hour);
    else if (is(next, Word::night) || text(next, "nights")) which = static_cast<int>(Unit::day);
    else if (number(i) && text(next, "y")) which = static_cast<int>(Unit::year);
    else if (number(i) && text(next, "m")) which = static_cast<int>(Unit::month);
    else if (number(i) && text(next, "d")) which = static_cast<int>(Unit::day);
    else if (number(i) && text(next, "w")) which = static_cast<int>(Unit::week);
    if (which < 0) return std::nullopt;
    length.unit = static_cast<Unit>(which);
    length.plural_day = at(next).text == "days";
    length.low = amount_of(length.unit, low);
    length.high = amount_of(length.unit, high);
    if (working && length.unit == Unit::day) length.low = {.working_days = low}, length.high = {.working_days = high};
    ++next;
    if (is(next, Word::conjunction) && is(next + 1, Word::article) && is(next + 2, Word::half)) half = true, next += 3;
    if (half && length.unit == Unit::year) length.low.months += 6, length.high.months += 6;
    else if (half && length.unit == Unit::month) length.low.days += 15, length.high.days += 15;
    else if (half && length.unit == Unit::week) length.low.days += 3, length.high.days += 4;
    // "3 years and 7 months"
    const std::size_t more = skip(skip_signs(next, ","), {Word::conjunction});
    const bool smaller = number(more) && !at(more).ordinal && at(more).value < 100 && !length.two && (length.unit == Unit::year || length.unit == Unit::month || length.unit == Unit::week);
    if (smaller) {
        int second = -1;
        if (is(more + 1, Word::unit)) second = at(more + 1).value;
        else if (text(more + 1, "m")) second = static_cast<int>(Unit::month);
        else if (text(more + 1, "w")) second = static_cast<int>(Unit::week);
        else if (text(more + 1, "d")) second = static_cast<int>(Unit::day);
        if (second >= 0 && second < static_cast<int>(length.unit) && second != static_cast<int>(Unit::hour)) {
            const Length::Amount add_on = amount_of(static_cast<Unit>(second), at(more).value);
            length.low.months += add_on.months;
            length.low.days += add_on.days;
            length.high = length.low;
            length.unit = static_cast<Unit>(second);
            next = more + 2;
        }
    }
    length.end = next;
    return length;
}

}  // namespace tributary::dates
