// Ages, birthdays, days of life, pregnancy, and the review period itself.
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

static constexpr int pregnancy_days = 280;  // from week 0+0 to the due date

std::optional<Date> Grammar::pregnancy_start() const {
    if (context_.due) return plus_days(*context_.due, -pregnancy_days);
    return std::nullopt;
}

// The length of an age, and the days on which it is that age: to the day before the next of its smallest unit.
std::optional<Point> Grammar::age_of(std::size_t i, bool need_unit) {
    const bool about = is(i, Word::about) || sign(i, '~');
    std::size_t next = about ? skip_signs(i + 1, ".~") : i;
    Length age;
    if (auto found = length(next)) {
        age = *found;
        next = found->end;
    } else {
        if (need_unit || !number(next) || at(next).ordinal || at(next).value > 120 || at(next).digits > 3) return std::nullopt;
        age.unit = Unit::year;
        age.low.months = age.high.months = 12 * at(next).value;
        std::size_t end = next + 1;
        if ((sign(end, '-') || sign(end, '/') || is(end, Word::or_) || is(end, Word::to)) && number(end + 1) && at(end + 1).value == at(next).value + 1) {
            age.high.months += 12;
            age.two = true;
            end += 2;
        } else if (is(end, Word::conjunction) && is(end + 1, Word::article) && is(end + 2, Word::half)) {
            age.low.months += 6;
            age.high = age.low;
            age.unit = Unit::month;
            end += 3;
        } else if (is(end, Word::half)) {
            age.low.months += 6;
            age.high = age.low;
            age.unit = Unit::month;
            ++end;
        }
        next = end;
    }
    if (age.unit == Unit::hour) return std::nullopt;
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    if (age.unit == Unit::year && age.low.months % 12 != 0) age.unit = Unit::month;
    const Length::Amount one = age.unit == Unit::day ? Length::Amount{.days = 1} : age.unit == Unit::week ? Length::Amount{.days = 7} : age.unit == Unit::fortnight ? Length::Amount{.days = 14}
                                                              : age.unit == Unit::month ? Length::Amount{.months = 1} : Length::Amount{.months = 12};
    Date from = add(*context_.born, age.low, 1);
    Length::Amount until = age.high;
    until.months += one.months;
    until.days += one.days;
    Date to = plus_days(add(*context_.born, until, 1), -1);
    if (about) from = add(from, one, -1), to = add(to, one, 1);
    next = skip(skip_signs(next, "-"), {Word::old});
    if (is(next, Word::of) && is(next + 1, Word::aged)) next += 2;
    return relative_days(from, to, next);
}

// "aged 4", "at the age of 3", "8 months old", "when he was four", "at 18 months", "turned 5"
std::optional<Point> Grammar::aged(std::size_t i) {
    if (is(i, Word::aged)) return age_of(skip(i + 1, {Word::of}), false);
    const std::size_t age_word = skip(i, {Word::at, Word::the, Word::from, Word::by, Word::person});
    if (is(age_word, Word::aged) && age_word > i) return age_of(skip(age_word + 1, {Word::of}), false);
    if (is(i, Word::turned) && number(i + 1) && context_.born) {
        const Date day = plus_months(*context_.born, 12 * at(i + 1).value);
        return relative_days(day, day, i + 2);
    }
    if (text(i, "when") || text(i, "whilst") || text(i, "while")) {
        std::size_t next = i + 1;
        for (int most = 0; most < 3 && (is(next, Word::person) || is(next, Word::unknown) || is(next, Word::neutral) || is(next, Word::the)) && at(next).kind == TokenKind::word; ++most) ++next;
        if (next > i + 1 && (number(next) || is(next, Word::about) || is(next, Word::article))) return age_of(next, false);
        return std::nullopt;
    }
    const bool prefixed = is(i, Word::at) || is(i, Word::by);
    const std::size_t start = prefixed ? i + 1 : i;
    const auto amount = length(start);
    if (!amount) return std::nullopt;
    std::size_t next = skip_signs(amount->end, "-");
    const bool says_age = is(next, Word::old) || (is(next, Word::of) && is(next + 1, Word::aged)) || (is(next, Word::of) && is(next + 1, Word::life));
    if (says_age) {
        auto found = age_of(start, true);
        if (found) found->end = is(next, Word::old) ? next + 1 : next + 2;
        return found;
    }
    const bool nothing_behind = done(next) || at(next).kind == TokenKind::sign;
    const bool at_age = is(i, Word::at) && nothing_behind && amount->unit != Unit::hour && context_.born && !(context_.due && *context_.due > *context_.born);
    if (at_age) return age_of(start, true);
    return std::nullopt;
}

// "on his 4th birthday", "her birthday in 2013"
std::optional<Point> Grammar::birthday(std::size_t i) {
    std::size_t next = i;
    for (int most = 0; most < 4 && at(next).kind == TokenKind::word && (is(next, Word::the) || is(next, Word::person) || is(next, Word::on) || is(next, Word::unknown) || is(next, Word::at)); ++most) ++next;
    const bool counted_one = number(next) && at(next).ordinal && is(next + 1, Word::birthday);
    if (counted_one) {
        if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
        const Date day = plus_months(*context_.born, 12 * at(next).value);
        return relative_days(day, day, next + 2);
    }
    if (!is(next, Word::birthday)) return std::nullopt;
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    const std::size_t year_at = skip(next + 1, {Word::in, Word::of});
    const bool written = digits(year_at, 4, 4);
    if (!written && !context_.heading_year) return std::nullopt;
    const int year = written ? at(year_at).value : *context_.heading_year;
    const Date day{year, context_.born->month, std::min(context_.born->day, days_in_month(year, context_.born->month))};
    return relative_days(day, day, written ? year_at + 1 : next + 1);
}

// "29 weeks pregnant", "37/40", "37+2", "at 12 weeks' gestation", "third trimester", "throughout pregnancy"
std::optional<Point> Grammar::gestation(std::size_t i) {
    std::size_t next = skip(i, {Word::at, Word::the, Word::person, Word::in, Word::during});
    if (number(next) && at(next).ordinal && is(next + 1, Word::trimester)) {
        const auto begun = pregnancy_start();
        if (!begun) return fault(DateNote::anchor_missing), std::nullopt;
        const int which = at(next).value;
        if (which < 1 || which > 3) return std::nullopt;
        const int first = which == 1 ? 0 : which == 2 ? 13 * 7 : 28 * 7;
        const int last = which == 1 ? 13 * 7 - 1 : which == 2 ? 28 * 7 - 1 : pregnancy_days;
        return relative_days(plus_days(*begun, first), plus_days(*begun, last), next + 2);
    }
    if (is(next, Word::pregnant) && next > i && !number(next + 1)) {
        const auto begun = pregnancy_start() ? pregnancy_start() : context_.born ? std::optional(plus_days(*context_.born, -pregnancy_days)) : std::nullopt;
        if (!begun) return fault(DateNote::anchor_missing), std::nullopt;
        return relative_days(*begun, context_.born ? *context_.born : *context_.due, next + 1);
    }
    if (is(next, Word::pregnant) && number(next + 1)) ++next;
    const bool about = is(next, Word::about);
    if (about) next = skip_signs(next + 1, ".");
    if (!number(next) || at(next).ordinal || at(next).value > 45) return std::nullopt;
    const int weeks = at(next).value;
    int days = -1;
    std::size_t end = next + 1;
    if (sign(end, '+') && number(end + 1) && at(end + 1).value <= 6) days = at(end + 1).value, end += 2;
    const bool of_forty = sign(end, '/') && number(end + 1) && at(end + 1).value == 40 && !sign(end + 2, '/');
    const bool said_weeks = unit(end, Unit::week) || unit(skip_signs(end, "-"), Unit::week);
    if (of_forty) {
        if (context_.sector != Sector::health) return std::nullopt;
        end += 2;
        if (unit(end, Unit::week)) ++end;
    } else if (said_weeks) {
        end = skip_signs(end, "-") + 1;
        const std::size_t more = skip(end, {Word::conjunction});
        if (days < 0 && number(more) && at(more).value <= 6 && unit(more + 1, Unit::day)) days = at(more).value, end = more + 2;
    }
    std::size_t behind = skip(end, {Word::of, Word::person, Word::the});
    const bool pregnant = is(behind, Word::pregnant) || (is(next - 1, Word::pregnant) && next > i);
    const bool at_weeks = said_weeks && is(i, Word::at) && context_.due && (done(end) || at(end).kind == TokenKind::sign) && (!context_.born || *context_.due > *context_.born);
    if (!of_forty && !pregnant && !at_weeks && (days < 0 || !context_.due)) return std::nullopt;
    if (!of_forty && !said_weeks && days < 0) return std::nullopt;
    if (is(behind, Word::pregnant)) end = behind + 1;
    const auto begun = pregnancy_start();
    if (!begun) return fault(DateNote::anchor_missing), std::nullopt;
    const Date from = plus_days(*begun, 7 * weeks + std::max(days, 0));
    const int spread = about ? 7 : 0;
    return relative_days(plus_days(from, -spread), plus_days(from, (days < 0 ? 6 : 0) + spread), end);
}

// "6/52 check", "8 week review", "two-year check", "6-8 week check"
std::optional<Point> Grammar::check_at(std::size_t i) {
    const std::size_t start = skip(i, {Word::at, Word::the, Word::for_, Word::on, Word::person});
    const auto amount = length(start);
    if (!amount || amount->unit == Unit::hour) return std::nullopt;
    std::size_t next = skip_signs(amount->end, "-");
    while (next < amount->end + 3 && is(next, Word::unknown) && at(next).kind == TokenKind::word) ++next;
    if (is(next, Word::old)) ++next;
    const bool postnatal = is(amount->end, Word::after) && text(amount->end + 1, "natal");
    if (!is(next, Word::check) && !is(next, Word::review) && !text(next, "checkup") && !text(next, "assessment") && !text(next, "immunisations") && !text(next, "jabs") && !postnatal) return std::nullopt;
    if (is(next, Word::review) && is(next + 1, Word::period)) return std::nullopt;
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    return relative_days(add(*context_.born, amount->low, 1), add(*context_.born, amount->high, 1), next + 1);
}

// "throughout HD's life", "first week of life", "during the review period"
std::optional<Point> Grammar::whole_life(std::size_t i) {
    std::size_t next = skip(i, {Word::during, Word::over, Word::in, Word::the, Word::within});
    if (number(next) && at(next).ordinal && at(next).value == 1) {  // "first three weeks of life", "first year"
        std::size_t end = next + 1;
        Length::Amount amount;
        if (is(end, Word::few)) amount.days = 3, ++end;
        else if (number(end)) amount.months = at(end++).value;
        if (!is(end, Word::unit)) return std::nullopt;
        const int count = amount.months != 0 ? amount.months : 1;
        if (!is(end + 1, Word::of) || !(is(end + 2, Word::life) || (is(end + 2, Word::person) && is(end + 3, Word::life)))) return std::nullopt;
        if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
        const auto which = static_cast<Unit>(at(end).value);
        const Length::Amount span = which == Unit::month ? Length::Amount{.months = count} : which == Unit::year ? Length::Amount{.months = 12 * count}
                                                         : Length::Amount{.days = which == Unit::week ? 7 * count : which == Unit::fortnight ? 14 * count : count};
        return relative_days(*context_.born, plus_days(add(*context_.born, span, 1), -1), is(end + 2, Word::life) ? end + 3 : end + 4);
    }
    for (int most = 0; most < 4 && at(next).kind == TokenKind::word && (is(next, Word::person) || is(next, Word::unknown) || is(next, Word::of) || is(next, Word::the) || text(next, "whole")); ++most) ++next;
    const bool opened = next > i && (is(i, Word::during) || is(i, Word::over) || is(i, Word::in) || is(i, Word::the));
    if (is(next, Word::review) && is(next + 1, Word::period) && context_.review_from && context_.review_to) {
        return Point{.from = context_.review_from, .to = context_.review_to, .end = next + 2};
    }
    if (is(next, Word::period) && text(next + 1, "under") && is(next + 2, Word::review) && context_.review_from && context_.review_to) {
        return Point{.from = context_.review_from, .to = context_.review_to, .end = next + 3};
    }
    if (!is(next, Word::life) || !opened) return std::nullopt;
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    Point found = relative_days(*context_.born, *context_.born, next + 1);
    found.to = context_.died;
    return found;
}

// "day 5", "D10", "day 3 postnatal"
std::optional<Point> Grammar::day_of_life(std::size_t i) {
    const bool day = (unit(i, Unit::day) && at(i).text == "day") || (text(i, "d") && !at(i + 1).spaced);
    if (!day || !number(i + 1) || at(i + 1).ordinal || at(i + 1).value > 60 || at(i + 1).digits > 2 || is(i + 2, Word::month) || is(skip(i + 2, {Word::of}), Word::month)) return std::nullopt;
    if (is(i + 2, Word::of) && !is(i + 3, Word::life)) return std::nullopt;
    if (!context_.born) return fault(DateNote::anchor_missing), std::nullopt;
    const Date found = plus_days(*context_.born, at(i + 1).value);
    return relative_days(found, found, i + 2 + (is(i + 2, Word::of) && is(i + 3, Word::life) ? 2 : 0));
}

std::optional<Point> Grammar::life(std::size_t i) {
    if (auto found = birthday(i)) return found;
    if (auto found = gestation(i)) return found;
    if (auto found = check_at(i)) return found;
    if (auto found = whole_life(i)) return found;
    if (auto found = aged(i)) return found;
    return day_of_life(i);
}

}  // namespace tributary::dates
