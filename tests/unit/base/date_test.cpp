#include "base/date.hpp"

#include <doctest/doctest.h>

using namespace tributary;

TEST_CASE("every day from 1880 to 2100 goes to a number and back") {
    std::int64_t expected = Date{1880, 1, 1}.days();
    for (int year = 1880; year <= 2100; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in_month(year, month); ++day) {
                const Date date{year, month, day};
                REQUIRE(date.days() == expected);
                REQUIRE(Date::from_days(expected) == date);
                ++expected;
            }
    CHECK(Date{1970, 1, 1}.days() == 0);
    CHECK(Date{2014, 3, 12}.weekday() == 2);
}

TEST_CASE("a day that does not exist is not one") {
    CHECK_FALSE(Date{2014, 2, 29}.exists());
    CHECK(Date{2012, 2, 29}.exists());
    CHECK_FALSE(Date{1900, 2, 29}.exists());
    CHECK_FALSE(Date{2014, 13, 1}.exists());
    CHECK_FALSE(Date::parse_iso("2014-02-31").has_value());
    CHECK_FALSE(Date::parse_iso("2014-2-31").has_value());
}

static void check_day(std::string_view words, std::string_view iso) {
    CAPTURE(words);
    const DateReading reading = read_date(words, 2015);
    REQUIRE(reading.has_bounds());
    CHECK(reading.words == words);
    CHECK(reading.state == DateState::day);
    CHECK(reading.earliest->iso() == iso);
    CHECK(reading.latest->iso() == iso);
    CHECK(reading.edtf() == iso);
}

TEST_CASE("a written day is read day first, however it is punctuated") {
    for (const auto words : {"12/03/2014", "12/3/14", "12.3.14", "12-3-2014", "12 March 2014", "12th March 2014", "12 Mar 14",
                             "12-Mar-2014", "12MAR14", "12 March '14", "Wednesday 12/03/14", "2014-03-12", "20140312",
                             "12th of March 2014", "Wed 12 Mar 2014", "March 12, 2014", "on 12 March 2014"})
        check_day(words, "2014-03-12");
    check_day("7.10.03", "2003-10-07");
    check_day("16/07/06", "2006-07-16");
    check_day("31/12/99", "1999-12-31");
}

TEST_CASE("a time beside the date is read, and never changes the day") {
    CHECK(read_date("12/03/14 18:25", 2015).minute == 18 * 60 + 25);
    CHECK(read_date("12/03/14 @ 1825hrs", 2015).minute == 18 * 60 + 25);
    CHECK(read_time("21.40") == 21 * 60 + 40);
    CHECK(read_time("8.43 am") == 8 * 60 + 43);
    CHECK(read_time("12.05 am") == 5);
    CHECK(read_time("noon") == 720);
    CHECK_FALSE(read_time("25.10").has_value());
    CHECK_FALSE(read_time("soon").has_value());
}

static void check_period(std::string_view words, std::string_view from, std::string_view to, std::string_view edtf) {
    CAPTURE(words);
    const DateReading reading = read_date(words, 2015);
    REQUIRE(reading.has_bounds());
    CHECK(reading.earliest->iso() == from);
    CHECK(reading.latest->iso() == to);
    CHECK(reading.edtf() == edtf);
}

TEST_CASE("a period keeps both of its ends") {
    check_period("February 2011", "2011-02-01", "2011-02-28", "2011-02");
    check_period("Mar-14", "2014-03-01", "2014-03-31", "2014-03");
    check_period("2007", "2007-01-01", "2007-12-31", "2007");
    check_period("w/b 3 Feb 2014", "2014-02-03", "2014-02-09", "2014-02-03/2014-02-09");
    check_period("3 to 9 February 2014", "2014-02-03", "2014-02-09", "2014-02-03/2014-02-09");
    check_period("3-9 February 2014", "2014-02-03", "2014-02-09", "2014-02-03/2014-02-09");
    check_period("28/12/13 to 4/1/14", "2013-12-28", "2014-01-04", "2013-12-28/2014-01-04");
    CHECK(long_form(Date{2014, 2, 3}, Date{2014, 2, 9}) == "3 to 9 February 2014");
    CHECK(long_form(Date{2011, 2, 1}, Date{2011, 2, 28}) == "February 2011");
}

TEST_CASE("doubt is kept: a wrong weekday, a question mark, a week that does not begin on a Monday") {
    for (const auto words : {"Friday 4.3.14", "22 may 2014 ?", "w/b 5 Feb 2014"}) {
        CAPTURE(words);
        CHECK(read_date(words, 2015).state == DateState::doubtful);
    }
}

TEST_CASE("what is not a day gives no bounds and keeps its words") {
    CHECK(read_date("31/02/2014", 2015).state == DateState::not_a_day);
    CHECK(read_date("00/00/0000", 2015).state == DateState::not_a_day);
    CHECK(read_date("awaiting clinic letter", 2015).state == DateState::words);
    CHECK(read_date("", 2015).state == DateState::empty);
    CHECK(read_date("   ", 2015).state == DateState::empty);
    CHECK(read_date("21.10", 2015).state == DateState::words);
    CHECK(read_date("12/3", 2015).state == DateState::words);
    CHECK(read_date("999999999999999999999/1/1", 2015).state != DateState::day);
    CHECK_FALSE(read_date("31/02/2014", 2015).has_bounds());
    CHECK(read_date("31/02/2014", 2015).words == "31/02/2014");
}

TEST_CASE("UK civil time changes with the clocks") {
    CHECK(uk_time(0).date == Date{1970, 1, 1});
    const auto noon = [](Date date) { return date.days() * 86'400'000 + 12 * 3'600'000; };
    CHECK(clock_form(uk_time(noon({2026, 1, 15})).minute) == "12:00");
    CHECK(clock_form(uk_time(noon({2026, 7, 15})).minute) == "13:00");
    CHECK(clock_form(uk_time(Date{2026, 3, 29}.days() * 86'400'000 + 3'599'999).minute) == "00:59");
    CHECK(clock_form(uk_time(Date{2026, 3, 29}.days() * 86'400'000 + 3'600'000).minute) == "02:00");
    CHECK(uk_time(-1).date == Date{1969, 12, 31});
}
