// Civil days in the Gregorian calendar, and what written dates mean.
//
// The written words are kept for ever; a reading gives the earliest and the latest day they can mean
// (both included), an optional time of day, and a qualifier. Day before month, always. Nothing is
// repaired in silence: words that are not a day give no bounds (design section 7).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tributary {

struct Date {
    int year = 1970;
    int month = 1;  // 1 to 12
    int day = 1;    // 1 to 31

    auto operator<=>(const Date&) const = default;

    [[nodiscard]] bool exists() const;
    [[nodiscard]] std::int64_t days() const;  // since 1 January 1970; may be negative
    [[nodiscard]] static Date from_days(std::int64_t days);
    [[nodiscard]] int weekday() const;  // 0 Monday to 6 Sunday

    [[nodiscard]] std::string iso() const;  // "2014-03-12"
    [[nodiscard]] static std::optional<Date> parse_iso(std::string_view text);
};

[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] std::string_view month_name(int month);      // "March"
[[nodiscard]] std::string_view weekday_name(int weekday);  // "Wednesday"

/// "12 March 2014"; with `weekday`, "Wednesday 12 March 2014".
[[nodiscard]] std::string long_form(Date date, bool weekday = false);
/// "12 March 2014", "3 to 9 February 2014", "30 December 2013 to 2 January 2014", "March 2014", "2014".
[[nodiscard]] std::string long_form(Date earliest, Date latest);

/// The day in the UK's civil time (BST from the last Sunday of March to the last of October) and the minute of that day.
struct CivilTime {
    Date date;
    int minute = 0;  // 0 to 1439
};
[[nodiscard]] CivilTime uk_time(std::int64_t milliseconds_utc);
[[nodiscard]] std::string clock_form(int minute);  // "18:25"

enum class DateState : std::uint8_t {
    empty,       // nothing written
    day,         // one day, plainly stated
    period,      // more than one day, plainly stated
    doubtful,    // bounds as written, but a word of the writer or of ours puts them in doubt
    not_a_day,   // shaped like a date, but there is no such day
    words,       // not understood; the words are kept
};

struct DateReading {
    std::string words;  // as written
    DateState state = DateState::empty;
    std::optional<Date> earliest;
    std::optional<Date> latest;
    std::optional<int> minute;  // time of day, when the words give one

    [[nodiscard]] bool has_bounds() const { return earliest.has_value(); }
    /// ISO 8601-2 (EDTF): "2014-03-12", "2014-03", "2014", "2014-03-03/2014-03-09", "2014-03-12?"; empty without bounds.
    [[nodiscard]] std::string edtf() const;
    bool operator==(const DateReading&) const = default;
};

/// Reads one written date. `latest_year` is the last year that two digits can mean (they fall in the 100
/// years that end with it). Any text is safe.
[[nodiscard]] DateReading read_date(std::string_view words, int latest_year);

/// Reads a time of day: "18:25", "18.25", "1825", "8.43 am", "noon". Minutes since midnight.
[[nodiscard]] std::optional<int> read_time(std::string_view words);

}  // namespace tributary
