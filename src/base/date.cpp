#include "base/date.hpp"

#include <array>

namespace tributary {

static constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                            "July",    "August",   "September", "October", "November", "December"};
static constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                             "Friday", "Saturday", "Sunday"};

std::string_view month_name(int month) { return months.at(static_cast<std::size_t>(month - 1)); }
std::string_view weekday_name(int weekday) { return weekdays.at(static_cast<std::size_t>(weekday)); }

int days_in_month(int year, int month) {
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

bool Date::exists() const {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil and civil_from_days.
std::int64_t Date::days() const {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return std::int64_t{era} * 146097 + day_of_era - 719468;
}

Date Date::from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto day_of_era = static_cast<int>(days - era * 146097);
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted = (5 * day_of_year + 2) / 153;
    const int month = shifted < 10 ? shifted + 3 : shifted - 9;
    const auto year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

int Date::weekday() const {
    const auto since_monday = (days() + 3) % 7;  // 1 January 1970 was a Thursday
    return static_cast<int>(since_monday < 0 ? since_monday + 7 : since_monday);
}

static std::string padded(int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::string Date::iso() const { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2); }

std::optional<Date> Date::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::array<int, 3> parts{};
    std::size_t part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
        } else if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        } else {
            parts.at(part) = parts.at(part) * 10 + (text[i] - '0');
        }
    }
    const Date date{parts[0], parts[1], parts[2]};
    return date.exists() ? std::optional(date) : std::nullopt;
}

std::string long_form(Date date, bool weekday) {
    std::string text = weekday ? std::string(weekday_name(date.weekday())) + " " : std::string();
    return text + std::to_string(date.day) + " " + std::string(month_name(date.month)) + " " + std::to_string(date.year);
}

std::string long_form(Date earliest, Date latest) {
    if (earliest == latest) return long_form(earliest);
    const bool same_month = earliest.year == latest.year && earliest.month == latest.month;
    if (same_month && earliest.day == 1 && latest.day == days_in_month(latest.year, latest.month)) {
        return std::string(month_name(earliest.month)) + " " + std::to_string(earliest.year);
    }
    if (earliest.year == latest.year && earliest == Date{earliest.year, 1, 1} && latest == Date{latest.year, 12, 31}) {
        return std::to_string(earliest.year);
    }
    if (same_month) return std::to_string(earliest.day) + " to " + long_form(latest);
    if (earliest.year == latest.year) {
        return std::to_string(earliest.day) + " " + std::string(month_name(earliest.month)) + " to " + long_form(latest);
    }
    return long_form(earliest) + " to " + long_form(latest);
}

std::string clock_form(int minute) { return padded(minute / 60, 2) + ":" + padded(minute % 60, 2); }

static std::int64_t last_sunday(int year, int month) {
    const Date last{year, month, days_in_month(year, month)};
    return last.days() - (last.weekday() + 1) % 7;
}

CivilTime uk_time(std::int64_t milliseconds_utc) {
    static constexpr std::int64_t day = 86'400'000;
    static constexpr std::int64_t hour = 3'600'000;
    const auto floor_days = [](std::int64_t ms) { return (ms >= 0 ? ms : ms - day + 1) / day; };
    const int year = Date::from_days(floor_days(milliseconds_utc)).year;
    const bool summer = milliseconds_utc >= last_sunday(year, 3) * day + hour &&
                        milliseconds_utc < last_sunday(year, 10) * day + hour;
    const std::int64_t local = milliseconds_utc + (summer ? hour : 0);
    const std::int64_t days = floor_days(local);
    return {Date::from_days(days), static_cast<int>((local - days * day) / 60'000)};
}

}  // namespace tributary
