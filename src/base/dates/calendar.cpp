#include "base/dates/calendar.hpp"

#include <algorithm>
#include <array>

namespace tributary::dates {

Date plus_months(Date date, int months) {
    const int index = date.year * 12 + date.month - 1 + months;
    const int year = index >= 0 ? index / 12 : (index - 11) / 12;
    const int month = index - year * 12 + 1;
    return {year, month, std::min(date.day, days_in_month(year, month))};
}

Date plus_working_days(Date date, int days) {
    const int step = days < 0 ? -1 : 1;
    for (int left = days * step; left > 0;) {
        date = plus_days(date, step);
        if (date.weekday() < 5) --left;
    }
    return date;
}

Days month_days(int year, int month) { return {{year, month, 1}, {year, month, days_in_month(year, month)}}; }
Days year_days(int year) { return {{year, 1, 1}, {year, 12, 31}}; }

Date weekday_after(Date date, int weekday) { return plus_days(date, (weekday - date.weekday() + 6) % 7 + 1); }
Date weekday_before(Date date, int weekday) { return plus_days(date, -((date.weekday() - weekday + 6) % 7 + 1)); }

std::optional<Date> nth_weekday(int year, int month, int weekday, int nth) {
    if (nth == 0) return weekday_before(plus_days(month_days(year, month).to, 1), weekday);
    const Date day = plus_days(weekday_after(plus_days({year, month, 1}, -1), weekday), 7 * (nth - 1));
    return day.month == month ? std::optional(day) : std::nullopt;
}

std::optional<Days> iso_week(int year, int week) {
    const Date fourth{year, 1, 4};
    const Date monday = plus_days(fourth, -fourth.weekday() + 7 * (week - 1));
    const bool exists = week >= 1 && plus_days(monday, 3).year == year;
    return exists ? std::optional(Days{monday, plus_days(monday, 6)}) : std::nullopt;
}

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
Date easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25;
    const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

Days season_days(Season season, int year) {
    switch (season) {
        case Season::spring: return {{year, 3, 1}, {year, 5, 31}};
        case Season::summer: return {{year, 6, 1}, {year, 8, 31}};
        case Season::autumn: return {{year, 9, 1}, {year, 11, 30}};
        case Season::winter: break;
    }
    return {{year, 12, 1}, month_days(year + 1, 2).to};
}

Days term_days(Season term, int year) {
    switch (term) {
        case Season::spring: return {{year, 1, 1}, {year, 4, 30}};
        case Season::summer: return {{year, 4, 1}, {year, 7, 31}};
        case Season::autumn:
        case Season::winter: break;
    }
    return {{year, 9, 1}, {year, 12, 31}};
}

Days half_term_days(Season term, int year) {
    switch (term) {
        case Season::spring: return {{year, 2, 8}, {year, 2, 28}};
        case Season::summer: return {{year, 5, 22}, {year, 6, 8}};
        case Season::autumn:
        case Season::winter: break;
    }
    return {{year, 10, 15}, {year, 11, 5}};
}

Days holiday_days(Holidays holidays, int year) {
    switch (holidays) {
        case Holidays::easter: return {plus_days(easter_sunday(year), -14), plus_days(easter_sunday(year), 14)};
        case Holidays::summer: return {{year, 7, 20}, {year, 9, 6}};
        case Holidays::christmas: break;
    }
    return {{year, 12, 18}, {year + 1, 1, 6}};
}

namespace {

Days one(Date day) { return {day, day}; }
Days easter(int year, int offset) { return one(plus_days(easter_sunday(year), offset)); }
Days nth(int year, int month, int weekday, int count) { return one(nth_weekday(year, month, weekday, count).value_or(Date{year, month, 1})); }

// Days that Parliament or a proclamation moved.
Days early_may(int year) {
    if (year == 1995 || year == 2020) return one({year, 5, 8});
    return nth(year, 5, 0, 1);
}
Days spring_bank(int year) {
    if (year == 2002 || year == 2012) return one({year, 6, 4});
    if (year == 2022) return one({year, 6, 2});
    return nth(year, 5, 0, 0);
}
Days august_bank(int year) { return nth(year, 8, 0, 0); }
Days to_monday(Days monday) { return {plus_days(monday.from, -2), monday.from}; }

constexpr Days (*christmas)(int) = [](int y) { return one({y, 12, 25}); };
constexpr Days (*boxing)(int) = [](int y) { return one({y, 12, 26}); };
constexpr Days (*bonfire)(int) = [](int y) { return one({y, 11, 5}); };
constexpr Days (*mothers)(int) = [](int y) { return easter(y, -21); };
constexpr Days (*easter_day)(int) = [](int y) { return easter(y, 0); };
constexpr Days (*easter_weekend)(int) = [](int y) { return Days{easter(y, -2).from, easter(y, 1).from}; };
constexpr Days (*shrove)(int) = [](int y) { return easter(y, -47); };
constexpr Days (*whit_sunday)(int) = [](int y) { return easter(y, 49); };
constexpr Days (*halloween)(int) = [](int y) { return one({y, 10, 31}); };
constexpr Days (*new_year)(int) = [](int y) { return one({y, 1, 1}); };
constexpr Days (*armistice)(int) = [](int y) { return one({y, 11, 11}); };
constexpr Days (*fools)(int) = [](int y) { return one({y, 4, 1}); };
constexpr Days (*weekend_may)(int) = [](int y) { return to_monday(nth(y, 5, 0, 1)); };
constexpr Days (*weekend_spring)(int) = [](int y) { return to_monday(nth(y, 5, 0, 0)); };
constexpr Days (*weekend_august)(int) = [](int y) { return to_monday(august_bank(y)); };

// Sorted by first word, the longer before the shorter.
const std::array named_days = {
    NamedDay{"all saints day", [](int y) { return one({y, 11, 1}); }},
    NamedDay{"april fools day", fools}, NamedDay{"april fools", fools}, NamedDay{"april fool day", fools},
    NamedDay{"armistice day", armistice},
    NamedDay{"ascension day", [](int y) { return easter(y, 39); }},
    NamedDay{"ash wednesday", [](int y) { return easter(y, -46); }},
    NamedDay{"august bank holiday weekend", weekend_august}, NamedDay{"august bank holiday monday", august_bank}, NamedDay{"august bank holiday", august_bank},
    NamedDay{"bonfire night", bonfire}, NamedDay{"bonfire day", bonfire},
    NamedDay{"boxing day", boxing},
    NamedDay{"burns night", [](int y) { return one({y, 1, 25}); }},
    NamedDay{"christmas eve", [](int y) { return one({y, 12, 24}); }}, NamedDay{"christmas day", christmas}, NamedDay{"christmas", christmas},
    NamedDay{"early may bank holiday weekend", weekend_may}, NamedDay{"early may bank holiday", early_may},
    NamedDay{"easter bank holiday weekend", easter_weekend}, NamedDay{"easter weekend", easter_weekend}, NamedDay{"easter bank holiday", [](int y) { return easter(y, 1); }},
    NamedDay{"easter sunday", easter_day}, NamedDay{"easter monday", [](int y) { return easter(y, 1); }}, NamedDay{"easter saturday", [](int y) { return easter(y, -1); }},
    NamedDay{"easter day", easter_day}, NamedDay{"easter", easter_day},
    NamedDay{"fathers day", [](int y) { return nth(y, 6, 6, 3); }},
    NamedDay{"fireworks night", bonfire},
    NamedDay{"good friday", [](int y) { return easter(y, -2); }},
    NamedDay{"guy fawkes night", bonfire}, NamedDay{"guy fawkes day", bonfire}, NamedDay{"guy fawkes", bonfire},
    NamedDay{"halloween night", halloween}, NamedDay{"halloween", halloween},
    NamedDay{"holy saturday", [](int y) { return easter(y, -1); }},
    NamedDay{"late summer bank holiday", august_bank},
    NamedDay{"maundy thursday", [](int y) { return easter(y, -3); }},
    NamedDay{"may day bank holiday weekend", weekend_may}, NamedDay{"may day bank holiday", early_may}, NamedDay{"may day", [](int y) { return one({y, 5, 1}); }},
    NamedDay{"midsummer day", [](int y) { return one({y, 6, 24}); }}, NamedDay{"midsummers day", [](int y) { return one({y, 6, 24}); }},
    NamedDay{"mother day", mothers}, NamedDay{"mothering sunday", mothers},
    NamedDay{"mothers day", mothers},
    NamedDay{"new years eve", [](int y) { return one({y, 12, 31}); }}, NamedDay{"new year eve", [](int y) { return one({y, 12, 31}); }},
    NamedDay{"new years day", new_year}, NamedDay{"new year day", new_year}, NamedDay{"new years", new_year}, NamedDay{"new year", new_year},
    NamedDay{"palm sunday", [](int y) { return easter(y, -7); }},
    NamedDay{"pancake day", shrove}, NamedDay{"pancake tuesday", shrove},
    NamedDay{"pentecost", whit_sunday},
    NamedDay{"remembrance sunday", [](int y) { return nth(y, 11, 6, 2); }}, NamedDay{"remembrance day", armistice},
    NamedDay{"saint davids day", [](int y) { return one({y, 3, 1}); }}, NamedDay{"saint patricks day", [](int y) { return one({y, 3, 17}); }},
    NamedDay{"saint georges day", [](int y) { return one({y, 4, 23}); }}, NamedDay{"saint andrews day", [](int y) { return one({y, 11, 30}); }},
    NamedDay{"saint stephens day", boxing}, NamedDay{"saint valentines day", [](int y) { return one({y, 2, 14}); }},
    NamedDay{"shrove tuesday", shrove},
    NamedDay{"spring bank holiday weekend", weekend_spring}, NamedDay{"spring bank holiday monday", spring_bank}, NamedDay{"spring bank holiday", spring_bank},
    NamedDay{"st davids day", [](int y) { return one({y, 3, 1}); }}, NamedDay{"st patricks day", [](int y) { return one({y, 3, 17}); }},
    NamedDay{"st georges day", [](int y) { return one({y, 4, 23}); }}, NamedDay{"st andrews day", [](int y) { return one({y, 11, 30}); }},
    NamedDay{"st stephens day", boxing}, NamedDay{"st valentines day", [](int y) { return one({y, 2, 14}); }},
    NamedDay{"summer bank holiday weekend", weekend_august}, NamedDay{"summer bank holiday monday", august_bank}, NamedDay{"summer bank holiday", august_bank},
    NamedDay{"trinity sunday", [](int y) { return easter(y, 56); }},
    NamedDay{"valentine day", [](int y) { return one({y, 2, 14}); }}, NamedDay{"valentines day", [](int y) { return one({y, 2, 14}); }},
    NamedDay{"whit sunday", whit_sunday}, NamedDay{"whit monday", [](int y) { return easter(y, 50); }},
    NamedDay{"whitsun", whit_sunday},
    NamedDay{"xmas eve", [](int y) { return one({y, 12, 24}); }}, NamedDay{"xmas day", christmas}, NamedDay{"xmas", christmas},
};

std::string_view first_word(const NamedDay& day) { return day.words.substr(0, day.words.find(' ')); }

}  // namespace

const NamedDay* named_days_begin(std::string_view first) {
    const auto found = std::ranges::lower_bound(named_days, first, {}, first_word);
    return found != named_days.end() && first_word(*found) == first ? &*found : named_days_end();
}
const NamedDay* named_days_end() { return named_days.data() + named_days.size(); }

}  // namespace tributary::dates
