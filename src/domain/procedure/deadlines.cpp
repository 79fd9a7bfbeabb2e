#include "domain/procedure/deadlines.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain::procedure {

namespace {

constexpr std::int64_t minutes_of_a_day = 1440;

std::optional<int> minute_of(std::string_view clock) {
    if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
    const auto digit = [&](std::size_t at) { return clock[at] - '0'; };
    for (const std::size_t at : {0U, 1U, 3U, 4U})
        if (digit(at) < 0 || digit(at) > 9) return std::nullopt;
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    return hour < 24 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

std::optional<Moment> in_years(std::int64_t days, std::optional<int> minute = {}) {
    static const std::int64_t first = Date{1, 1, 1}.days(), last = Date{9999, 12, 31}.days();
    if (days < first || days > last) return std::nullopt;
    return Moment{Date::from_days(days), minute};
}

std::optional<Moment> by_hours(Moment anchor, std::int64_t hours) {
    if (!anchor.minute) return std::nullopt;
    const std::int64_t all = anchor.date.days() * minutes_of_a_day + *anchor.minute + hours * 60;
    const std::int64_t day = all >= 0 ? all / minutes_of_a_day : (all - minutes_of_a_day + 1) / minutes_of_a_day;
    return in_years(day, static_cast<int>(all - day * minutes_of_a_day));
}

}  // namespace

std::string Moment::iso() const { return date.iso() + (minute ? "T" + clock_form(*minute) : ""); }

std::optional<Moment> Moment::parse(std::string_view text) {
    const auto date = Date::parse_iso(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return Moment{*date, {}};
    const auto minute = text[10] == 'T' ? minute_of(text.substr(11)) : std::nullopt;
    return minute ? std::optional(Moment{*date, minute}) : std::nullopt;
}

Date add_months(Date from, std::int64_t months) {
    const std::int64_t all = std::int64_t{from.year} * 12 + from.month - 1 + months;
    const auto year = static_cast<int>(all / 12), month = static_cast<int>(all % 12) + 1;
    return {year, month, std::min(from.day, days_in_month(year, month))};
}

std::optional<Moment> due_at(const Element& deadline, Moment anchor, const WorkingCalendar& calendar, int turn) {
    const std::string_view unit = deadline.text("unit");
    std::int64_t offset = deadline.number("offset") * turn;
    if (deadline.find("offset") == nullptr) return std::nullopt;
    if (unit == "hours") return by_hours(anchor, offset);
    const bool in_days = unit == "working_days" || unit == "calendar_days" || unit == "weeks";
    if (unit == "weeks") offset *= 7;
    if (in_days && deadline.text("day0") == "included") offset += offset < 0 ? 1 : -1;
    if (unit == "working_days") {
        if (offset > 9'999 || offset < -9'999) return std::nullopt;
        const auto day = calendar.add(anchor.date, static_cast<int>(offset));
        return day ? std::optional(Moment{*day, {}}) : std::nullopt;
    }
    if (in_days) return in_years(anchor.date.days() + offset);
    const std::int64_t months = unit == "years" ? offset * 12 : offset;
    const std::int64_t year = anchor.date.year + months / 12;
    if (year < 2 || year > 9998) return std::nullopt;
    return Moment{add_months(anchor.date, months), {}};
}

}  // namespace tributary::domain::procedure
