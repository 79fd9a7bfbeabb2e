// Bank holidays by region and year, and working days counted by hand. Weekdays in the comments are read from a calendar.
#include "base/working_days.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tributary;

namespace {

constexpr Region england = Region::england_and_wales;
constexpr Region scotland = Region::scotland;
constexpr Region northern_ireland = Region::northern_ireland;

bool is_holiday(Region region, const char* iso) {
    const Date day = *Date::parse_iso(iso);
    return std::ranges::count(bank_holidays(region, day.year), day) == 1;
}

void check_year(Region region, int year, const std::vector<std::string>& expected) {
    CAPTURE(year);
    CAPTURE(name_of(region));
    std::vector<std::string> found;
    for (const Date day : bank_holidays(region, year)) found.push_back(day.iso());
    CHECK(found == expected);
}

std::string added(Region region, const char* from, int count) { return WorkingCalendar(region).add(*Date::parse_iso(from), count).value().iso(); }

}  // namespace

TEST_CASE("whole years, written out") {
    // 1995: 1 January is a Sunday; Easter is 16 April; early May went to VE Day, 8 May.
    check_year(england, 1995, {"1995-01-02", "1995-04-14", "1995-04-17", "1995-05-08", "1995-05-29", "1995-08-28", "1995-12-25", "1995-12-26"});
    // Scotland has 1 January on the Sunday and 2 January on the Monday: the 3rd stands for the 1st.
    check_year(scotland, 1995, {"1995-01-02", "1995-01-03", "1995-04-14", "1995-05-08", "1995-05-29", "1995-08-07", "1995-12-25", "1995-12-26"});
    // 2002: Jubilee. Spring holiday on 4 June instead of 27 May, and 3 June besides.
    check_year(england, 2002, {"2002-01-01", "2002-03-29", "2002-04-01", "2002-05-06", "2002-06-03", "2002-06-04", "2002-08-26", "2002-12-25", "2002-12-26"});
    // GOV.UK, 2022, Northern Ireland: 17 March a Thursday, 12 July a Tuesday, 25 December a Sunday.
    check_year(northern_ireland, 2022, {"2022-01-03", "2022-03-17", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-07-12", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27"});
    // GOV.UK, 2026, Scotland: 15 June for the World Cup; 26 December is a Saturday.
    check_year(scotland, 2026, {"2026-01-01", "2026-01-02", "2026-04-03", "2026-05-04", "2026-05-25", "2026-06-15", "2026-08-03", "2026-11-30", "2026-12-25", "2026-12-28"});
    // By rule, after the table: 1 January 2028 is a Saturday, Easter is 16 April.
    check_year(england, 2028, {"2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"});
}

TEST_CASE("substitutes go to the next free weekday, weekday members first") {
    for (const char* year : {"2010", "2021", "2027"}) {  // 25 December a Saturday
        CHECK(is_holiday(england, (std::string(year) + "-12-27").c_str()));
        CHECK(is_holiday(england, (std::string(year) + "-12-28").c_str()));
    }
    for (const char* year : {"2011", "2016", "2022"}) {  // 25 December a Sunday
        CHECK(is_holiday(scotland, (std::string(year) + "-12-26").c_str()));
        CHECK(is_holiday(scotland, (std::string(year) + "-12-27").c_str()));
    }
    for (const char* year : {"2009", "2015", "2020", "2026"}) {  // 26 December a Saturday
        CHECK(is_holiday(northern_ireland, (std::string(year) + "-12-25").c_str()));
        CHECK(is_holiday(northern_ireland, (std::string(year) + "-12-28").c_str()));
        CHECK_FALSE(is_holiday(northern_ireland, (std::string(year) + "-12-26").c_str()));
    }
    CHECK(is_holiday(scotland, "2000-01-03"));  // 1 January a Saturday, 2 January a Sunday
    CHECK(is_holiday(scotland, "2000-01-04"));
    CHECK(is_holiday(scotland, "2022-01-03"));
    CHECK(is_holiday(scotland, "2022-01-04"));
    CHECK(is_holiday(scotland, "1999-01-04"));  // 2 January a Saturday
    CHECK(is_holiday(england, "1998-12-28"));   // 26 December a Saturday
    CHECK(is_holiday(northern_ireland, "2024-03-18"));
    CHECK(is_holiday(northern_ireland, "2025-07-14"));
    CHECK(is_holiday(northern_ireland, "2026-07-13"));
    CHECK(is_holiday(scotland, "2025-12-01"));
    CHECK(is_holiday(scotland, "2024-12-02"));  // 30 November a Saturday
    for (const Region region : {england, scotland, northern_ireland}) CHECK(is_holiday(region, "2023-01-02"));
    CHECK(is_holiday(scotland, "2023-01-03"));
    CHECK_FALSE(is_holiday(england, "2023-01-03"));
    CHECK_FALSE(is_holiday(northern_ireland, "2023-01-03"));
}

TEST_CASE("what was proclaimed for one year, and what it was moved from") {
    for (const Region region : {england, scotland, northern_ireland}) {
        for (const char* day : {"1995-05-08", "1999-12-31", "2002-06-03", "2002-06-04", "2011-04-29", "2012-06-04", "2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-01", "2023-05-08", "2023-05-29"}) {
            CAPTURE(day);
            CHECK(is_holiday(region, day));
        }
        for (const char* day : {"1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"}) {
            CAPTURE(day);
            CHECK_FALSE(is_holiday(region, day));
        }
    }
    CHECK(is_holiday(scotland, "2026-06-15"));
    CHECK_FALSE(is_holiday(england, "2026-06-15"));
    CHECK_FALSE(is_holiday(northern_ireland, "2026-06-15"));
}

TEST_CASE("each region has its own days") {
    for (int year = first_holiday_year; year <= 2060; ++year) {
        CAPTURE(year);
        const auto has = [&](Region region, int month, int from, int to) {
            return std::ranges::any_of(bank_holidays(region, year), [&](Date day) { return day.month == month && day.day >= from && day.day <= to; });
        };
        CHECK_FALSE(has(scotland, 8, 25, 31));       // the last Monday in August is not Scottish
        CHECK(has(scotland, 8, 1, 7));               // the first is
        CHECK(has(england, 8, 25, 31));
        CHECK(has(scotland, 11, 30, 30) + has(scotland, 12, 1, 2) == (year >= 2007 ? 1 : 0));  // St Andrew's Day
        CHECK(has(northern_ireland, 7, 12, 14));
        CHECK_FALSE(has(england, 7, 1, 31));
        for (const Region region : {england, scotland, northern_ireland}) {
            const auto days = bank_holidays(region, year);
            CHECK(std::ranges::is_sorted(days));
            CHECK(std::ranges::adjacent_find(days) == days.end());
            for (const Date day : days) CHECK(day.weekday() < 5);
        }
    }
    CHECK_FALSE(is_holiday(scotland, "2018-04-02"));  // Easter Monday
    CHECK(is_holiday(scotland, "2018-03-30"));
    CHECK(is_holiday(england, "2018-04-02"));
    CHECK(is_holiday(england, "2038-04-26"));  // Easter as late as it comes: 25 April 2038
    CHECK(is_holiday(england, "2008-03-21"));  // and early: 23 March 2008
}

TEST_CASE("working days are counted from the day after, whatever day it is") {
    CHECK(added(england, "2015-04-02", 5) == "2015-04-13");   // Thursday; Good Friday 3rd, Easter Monday 6th: 7, 8, 9, 10, 13
    CHECK(added(england, "2015-05-23", 5) == "2015-06-01");   // Saturday; Monday 25th is the spring holiday: 26, 27, 28, 29, 1
    CHECK(added(england, "2007-04-16", -5) == "2007-04-05");  // Monday; Easter 6th and 9th: 13, 12, 11, 10, 5
    CHECK(added(scotland, "2015-04-02", 5) == "2015-04-10");  // Easter Monday is worked: 6, 7, 8, 9, 10
    CHECK(added(northern_ireland, "2026-07-10", 1) == "2026-07-14");  // Friday; 12th a Sunday, Monday 13th stands for it
    CHECK(added(scotland, "2026-06-12", 1) == "2026-06-16");  // Friday; Monday 15th only in Scotland
    CHECK(added(england, "2026-06-12", 1) == "2026-06-15");
    CHECK(added(england, "2015-05-23", 0) == "2015-05-23");
    CHECK(added(england, "1999-12-30", 1) == "2000-01-04");   // Thursday; 31st proclaimed, Monday 3rd stands for Saturday the 1st
    CHECK(added(england, "2016-02-26", 1) == "2016-02-29");
    CHECK(added(england, "2012-02-29", 253) == "2013-03-01"); // 52 weeks and Thursday, Friday: 262 weekdays; less 6 and 9 April, 7 May, 4 and 5 June, 27 August, 25 and 26 December, 1 January
}

TEST_CASE("a board's own closed days are no working days, and what cannot be counted has no answer") {
    const WorkingCalendar closed(england, built_in_holidays(), {{2015, 12, 29}, {2015, 12, 30}, {2015, 12, 31}, {2015, 12, 29}});
    CHECK(closed.add({2015, 12, 24}, 1) == Date{2016, 1, 4});  // 25 and 28 holidays, 29 to 31 closed, 1 January a Friday
    CHECK_FALSE(closed.is_working_day({2015, 12, 30}));
    CHECK(WorkingCalendar(england).is_working_day({2015, 12, 30}));
    CHECK_FALSE(closed.add({2015, 1, 1}, 10'000).has_value());
    CHECK_FALSE(closed.add({1995, 1, 5}, -30).has_value());
    CHECK(WorkingCalendar(england).good_until() == Date{2027, 12, 31});
}

TEST_CASE("a table that cannot be used is refused, with the day") {
    const auto refused = [](Proclamation proclaimed) {
        HolidayTable table = built_in_holidays();
        table.proclamations.push_back(std::move(proclaimed));
        return check(table).error();
    };
    REQUIRE(check(built_in_holidays()).has_value());
    CHECK(refused({{2022, 9, 19}, {}, {england}, ""}) == Error{Problem::holiday_repeated, "2022-09-19"});
    CHECK(refused({{2025, 12, 25}, {}, {england}, ""}) == Error{Problem::holiday_repeated, "2025-12-25"});
    CHECK(refused({{2025, 6, 3}, Date{2025, 6, 2}, {england}, ""}) == Error{Problem::holiday_not_a_holiday, "2025-06-02"});
    CHECK(refused({{2025, 4, 22}, Date{2025, 4, 21}, {scotland}, ""}) == Error{Problem::holiday_not_a_holiday, "2025-04-21"});  // no Easter Monday there
    CHECK(refused({{2025, 6, 7}, {}, {england}, ""}) == Error{Problem::holiday_on_weekend, "2025-06-07"});
    CHECK(refused({{2028, 6, 5}, {}, {england}, ""}) == Error{Problem::holiday_out_of_range, "2028-06-05"});
    CHECK(refused({{2025, 1, 2}, Date{2024, 12, 26}, {england}, ""}) == Error{Problem::holiday_out_of_range, "2025-01-02"});
}

TEST_CASE("a day proclaimed later moves what is counted over it") {
    HolidayTable later = built_in_holidays();
    later.issued = {2027, 2, 1};
    later.proclamations.push_back({{2027, 6, 7}, {}, {england}, "invented"});
    CHECK(WorkingCalendar(england).add({2027, 6, 4}, 5) == Date{2027, 6, 11});
    CHECK(WorkingCalendar(england, later).add({2027, 6, 4}, 5) == Date{2027, 6, 14});
    CHECK(WorkingCalendar(scotland, later).add({2027, 6, 4}, 5) == Date{2027, 6, 11});
}

TEST_CASE("names of the regions") {
    for (const Region region : {england, scotland, northern_ireland}) CHECK(region_of(name_of(region)) == region);
    CHECK_FALSE(region_of("wales").has_value());
}
