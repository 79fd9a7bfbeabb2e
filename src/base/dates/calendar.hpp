// The calendar that dates refer to: months added, weekdays found, Easter, England's named days, schools' periods.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace tributary::dates {

/// A stretch of days, both included.
struct Days {
    Date from;
    Date to;

    bool operator==(const Days&) const = default;
};

[[nodiscard]] inline Date plus_days(Date date, std::int64_t days) { return Date::from_days(date.days() + days); }
/// Keeps the day number, or takes the last day of a shorter month.
[[nodiscard]] Date plus_months(Date date, int months);
/// Monday to Friday, bank holidays not looked at; `days` may be negative.
[[nodiscard]] Date plus_working_days(Date date, int days);
[[nodiscard]] Days month_days(int year, int month);
[[nodiscard]] Days year_days(int year);
/// The first such weekday after the day; the last one before it.
[[nodiscard]] Date weekday_after(Date date, int weekday);
[[nodiscard]] Date weekday_before(Date date, int weekday);
/// The nth such weekday of the month, or the last one when `nth` is 0. Nothing when there are not so many.
[[nodiscard]] std::optional<Date> nth_weekday(int year, int month, int weekday, int nth);
/// Monday to Sunday of an ISO 8601 week.
[[nodiscard]] std::optional<Days> iso_week(int year, int week);
[[nodiscard]] Date easter_sunday(int year);  // Gregorian

enum class Season : std::uint8_t { spring, summer, autumn, winter };
[[nodiscard]] Days season_days(Season season, int year);  // winter begins in `year`
[[nodiscard]] Days term_days(Season term, int year);      // spring, summer, autumn
[[nodiscard]] Days half_term_days(Season term, int year);
enum class Holidays : std::uint8_t { easter, summer, christmas };
[[nodiscard]] Days holiday_days(Holidays holidays, int year);  // Christmas holidays begin in `year`

/// A named day or weekend, found by its words.
struct NamedDay {
    std::string_view words;  // lower case, one space between
    Days (*days)(int year);
};
/// Named days whose words begin with `first`; the longest first.
[[nodiscard]] const NamedDay* named_days_begin(std::string_view first);
[[nodiscard]] const NamedDay* named_days_end();

}  // namespace tributary::dates
