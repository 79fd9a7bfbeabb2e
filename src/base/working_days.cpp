#include "base/working_days.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tributary {

static constexpr int saturday = 5;
static constexpr std::array<std::string_view, 3> region_names = {"england-and-wales", "scotland", "northern-ireland"};

std::string_view name_of(Region region) { return region_names.at(static_cast<std::size_t>(region)); }

std::optional<Region> region_of(std::string_view name) {
    const auto found = std::ranges::find(region_names, name);
    if (found == region_names.end()) return std::nullopt;
    return static_cast<Region>(found - region_names.begin());
}

namespace {

bool is_weekend(Date day) { return day.weekday() >= saturday; }
Date later(Date day, int days) { return Date::from_days(day.days() + days); }
bool holds(const std::vector<Date>& days, Date day) { return std::ranges::find(days, day) != days.end(); }

// The anonymous Gregorian computus (Nature, 20 April 1876).
Date easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

Date first_monday(int year, int month) {
    const Date first{year, month, 1};
    return later(first, (7 - first.weekday()) % 7);
}

Date last_monday(int year, int month) {
    const Date last{year, month, days_in_month(year, month)};
    return later(last, -last.weekday());
}

std::vector<Date> fixed_days(Region region, int year) {
    std::vector<Date> days = {{year, 1, 1}, {year, 12, 25}, {year, 12, 26}};
    if (region == Region::scotland) {
        days.push_back({year, 1, 2});
        if (year >= 2007) days.push_back({year, 11, 30});
    }
    if (region == Region::northern_ireland) {
        days.push_back({year, 3, 17});
        days.push_back({year, 7, 12});
    }
    return days;
}

std::vector<Date> moving_days(Region region, int year) {
    const Date easter = easter_sunday(year);
    std::vector<Date> days = {later(easter, -2), first_monday(year, 5), last_monday(year, 5)};
    if (region == Region::scotland) {
        days.push_back(first_monday(year, 8));
    } else {
        days.push_back(later(easter, 1));
        days.push_back(last_monday(year, 8));
    }
    return days;
}

// A date on a weekday stays; then each on a weekend goes to the next weekday that is free. So on a Sunday 25 December the
// Monday is Boxing Day and the Tuesday stands for Christmas.
void add_with_substitutes(std::vector<Date>& days, std::vector<Date> fixed) {
    std::ranges::sort(fixed);
    for (const Date day : fixed)
        if (!is_weekend(day)) days.push_back(day);
    for (Date day : fixed) {
        if (!is_weekend(day)) continue;
        while (is_weekend(day) || holds(days, day)) day = later(day, 1);
        days.push_back(day);
    }
}

std::vector<Date> by_rule(Region region, int year) {
    std::vector<Date> days = moving_days(region, year);
    add_with_substitutes(days, fixed_days(region, year));
    return days;
}

void sort_and_thin(std::vector<Date>& days) {
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
}

const std::vector<Region> everywhere = {Region::england_and_wales, Region::scotland, Region::northern_ireland};

}  // namespace

const HolidayTable& built_in_holidays() {
    // github.com/vacanza/holidays, united_kingdom.py, for 1995 to 2011; GOV.UK bank-holidays.json (August 2026) from 2012 on.
    static const HolidayTable table = {
        {2026, 8, 31},
        {2027, 12, 31},
        {{{1995, 5, 8}, Date{1995, 5, 1}, everywhere, "vacanza/holidays: fiftieth anniversary of VE Day"},
         {{1999, 12, 31}, {}, everywhere, "vacanza/holidays: millennium"},
         {{2002, 6, 3}, {}, everywhere, "vacanza/holidays: Golden Jubilee"},
         {{2002, 6, 4}, Date{2002, 5, 27}, everywhere, "vacanza/holidays: Golden Jubilee"},
         {{2011, 4, 29}, {}, everywhere, "vacanza/holidays: royal wedding"},
         {{2012, 6, 4}, Date{2012, 5, 28}, everywhere, "GOV.UK: Diamond Jubilee"},
         {{2012, 6, 5}, {}, everywhere, "GOV.UK: Diamond Jubilee"},
         {{2020, 5, 8}, Date{2020, 5, 4}, everywhere, "GOV.UK: seventy-fifth anniversary of VE Day"},
         {{2022, 6, 2}, Date{2022, 5, 30}, everywhere, "GOV.UK: Platinum Jubilee"},
         {{2022, 6, 3}, {}, everywhere, "GOV.UK: Platinum Jubilee"},
         {{2022, 9, 19}, {}, everywhere, "GOV.UK: state funeral"},
         {{2023, 5, 8}, {}, everywhere, "GOV.UK: coronation"},
         {{2026, 6, 15}, {}, {Region::scotland}, "GOV.UK: World Cup"}}};
    return table;
}

static Result<void> check(const Proclamation& proclaimed, const HolidayTable& table) {
    const Date day = proclaimed.day;
    const bool other_year = proclaimed.instead_of && proclaimed.instead_of->year != day.year;
    if (day.year < first_holiday_year || day > table.good_until || other_year) return fail(Problem::holiday_out_of_range, day.iso());
    if (is_weekend(day)) return fail(Problem::holiday_on_weekend, day.iso());
    for (const Region region : proclaimed.regions) {
        const std::vector<Date> usual = by_rule(region, day.year);
        if (proclaimed.instead_of && !holds(usual, *proclaimed.instead_of)) return fail(Problem::holiday_not_a_holiday, proclaimed.instead_of->iso());
        const auto same = std::ranges::count_if(table.proclamations, [&](const Proclamation& other) {
            const bool same_move = proclaimed.instead_of && other.instead_of == proclaimed.instead_of;
            return (other.day == day || same_move) && std::ranges::find(other.regions, region) != other.regions.end();
        });
        if (same > 1 || holds(usual, day)) return fail(Problem::holiday_repeated, day.iso());
    }
    return {};
}

Result<void> check(const HolidayTable& table) {
    for (const Proclamation& proclaimed : table.proclamations)
        if (auto good = check(proclaimed, table); !good) return good;
    return {};
}

std::vector<Date> bank_holidays(Region region, int year, const HolidayTable& table) {
    std::vector<Date> days = by_rule(region, year);
    for (const Proclamation& each : table.proclamations) {
        if (each.day.year != year || std::ranges::find(each.regions, region) == each.regions.end()) continue;
        if (each.instead_of) std::erase(days, *each.instead_of);
        days.push_back(each.day);
    }
    sort_and_thin(days);
    return days;
}

WorkingCalendar::WorkingCalendar(Region region, HolidayTable table, std::vector<Date> closed)
    : region_(region), table_(std::move(table)), closed_(std::move(closed)) {
    sort_and_thin(closed_);
}

bool WorkingCalendar::is_holiday(Date day) const {
    auto found = std::ranges::find(years_, day.year, &Year::year);
    if (found == years_.end()) found = years_.insert(years_.end(), {day.year, bank_holidays(region_, day.year, table_)});
    return std::ranges::binary_search(found->holidays, day);
}

bool WorkingCalendar::is_working_day(Date day) const {
    return !is_weekend(day) && !std::ranges::binary_search(closed_, day) && !is_holiday(day);
}

std::optional<Date> WorkingCalendar::add(Date from, int count) const {
    static constexpr int furthest = 9'999;
    if (count > furthest || count < -furthest) return std::nullopt;
    const int step = count < 0 ? -1 : 1;
    Date day = from;
    for (int left = std::abs(count); left > 0;) {
        day = later(day, step);
        if (day.year < first_holiday_year || day.year > 9998) return std::nullopt;
        if (is_working_day(day)) --left;
    }
    return day;
}

}  // namespace tributary
