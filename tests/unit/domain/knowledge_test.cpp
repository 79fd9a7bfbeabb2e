#include <doctest/doctest.h>

#include "domain/knowledge.hpp"

using namespace tributary;
using namespace tributary::domain;

static DateReading reading(const char* words) { return read_date(words, 2015); }

TEST_CASE("what is known by a day: before, after, and a wide date that reaches over it") {
    const Date day{2014, 3, 12};
    CHECK(known_by(reading("12 March 2014"), day) == KnownBy::yes);
    CHECK(known_by(reading("13 March 2014"), day) == KnownBy::not_yet);
    CHECK(known_by(reading("March 2014"), day) == KnownBy::perhaps);
    CHECK(known_by(reading("February 2014"), day) == KnownBy::yes);
    CHECK(known_by(reading("some day"), day) == KnownBy::not_stated);
    CHECK(known_by(reading(""), day) == KnownBy::not_stated);
}

TEST_CASE("what happened counts from the first day on which it can have happened") {
    CHECK(may_have_happened_by(reading("March 2014"), {2014, 3, 1}));
    CHECK_FALSE(may_have_happened_by(reading("March 2014"), {2014, 2, 28}));
    CHECK_FALSE(may_have_happened_by(reading("soon"), {2014, 2, 28}));
    CHECK(happened_or_known(reading(""), reading("1 May 2014")).words == "1 May 2014");
    CHECK(happened_or_known(reading("1 April 2014"), reading("1 May 2014")).words == "1 April 2014");
}

TEST_CASE("the days until an agency knew are the least there can have been") {
    CHECK(days_until_known(reading("1 March 2014"), reading("15 March 2014")) == 14);
    CHECK(days_until_known(reading("March 2014"), reading("15 April 2014")) == 15);
    CHECK_FALSE(days_until_known(reading("March 2014"), reading("15 March 2014")));
    CHECK_FALSE(days_until_known(reading("1 March 2014"), reading("1 March 2014")));
    CHECK_FALSE(days_until_known(reading("1 March 2014"), reading("20 February 2014")));
    CHECK_FALSE(days_until_known(reading(""), reading("20 February 2014")));
}
