// Civil days in the Gregorian calendar, and what written dates mean.
//
// The written words are kept for ever; a reading gives the earliest and the latest day they can mean
// (both included; none is an open end), an optional time of day, and a qualifier. Day before month, always. Nothing is
// repaired in silence: words that are not a day give no bounds (design section 7, docs/dates.md).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    day,         // one day
    period,      // more than one day, or open at one end
    doubtful,    // bounds as written, but a word of the writer or of ours puts them in doubt
    not_a_day,   // shaped like a date, but there is no such day
    words,       // not understood; the words are kept
};

/// What can be said of the date alone, not of the time of day. The strongest that fits (docs/dates.md).
enum class DateQualifier : std::uint8_t { exact, range, approximate, relative, uncertain, ambiguous, unparseable };
[[nodiscard]] std::string_view name_of(DateQualifier qualifier);  // "exact"

/// What was noticed while reading, for the reason that is shown. One bit each in `DateNotes`.
enum class DateNote : std::uint8_t {
    nothing_found,       // no date among the words
    no_such_day,
    placeholder,         // 00/00/0000, 01/01/1900
    year_out_of_range,   // after the window of two-digit years, or not of two or four digits
    year_missing,        // and no heading gives it
    anchor_missing,      // counted from a date that is not known here
    length_only,         // says how long, not when
    shorthand,           // health shorthand without anything to count from
    month_first,         // no day-first reading
    month_first_possible,// both readings are days, and the file has dates written month first
    weekday_disagrees,
    age_disagrees,       // or another relative statement beside a date
    long_before_period,  // more than 90 years
    doubted,             // the writer's own words
    alternatives,
    part_unknown,        // ?? or xx in place of a day or month
    letter_for_digit,
    not_a_monday,        // the day of a week's beginning; a weekend's day that is none
    ends_swapped,
    two_dates,           // unconnected ones in one cell
    midnight_of_one_day,
    year_or_years,       // "2011-12": a month, or two years
    days_between,        // between the days named there are others
    from_heading,
    from_anchor,
    from_serial,
    widened,
};
using DateNotes = std::uint32_t;
[[nodiscard]] constexpr DateNotes bit(DateNote note) { return DateNotes{1} << static_cast<unsigned>(note); }
[[nodiscard]] std::string_view name_of(DateNote note);  // "weekday_disagrees"
inline constexpr int date_note_count = 27;

/// A further date in the same words.
struct OtherDate {
    enum class Kind : std::uint8_t { alternative, event, recorded } kind;
    Date earliest;
    Date latest;

    bool operator==(const OtherDate&) const = default;
};

struct DateReading {
    std::string words{};  // as written
    DateState state = DateState::empty;
    DateQualifier qualifier = DateQualifier::unparseable;
    std::optional<Date> earliest{};  // none with `latest`: open at that end
    std::optional<Date> latest{};
    std::optional<int> minute{};     // time of day, when the words give one: of its beginning
    std::optional<int> minute_to{};  // of its end; the same for a clock time. Before `minute`: on the day after
    DateNotes notes = 0;
    std::vector<OtherDate> others{};

    [[nodiscard]] bool has_bounds() const { return earliest.has_value() || latest.has_value(); }
    /// The day it begins, or of an open beginning the day it ends; and the other way round. Only with bounds.
    [[nodiscard]] Date first() const { return earliest ? *earliest : latest.value(); }
    [[nodiscard]] Date last() const { return latest ? *latest : earliest.value(); }
    [[nodiscard]] bool has(DateNote note) const { return (notes & bit(note)) != 0; }
    /// ISO 8601-2 (EDTF): "2014-03-12", "2014-03", "2014", "2014-03-03/2014-03-09", "2014-03-12?", "2014-03-05~/2014-03-19~",
    /// "2014-03-12/..", "../2013-12-24"; empty without bounds.
    [[nodiscard]] std::string edtf() const;
    bool operator==(const DateReading&) const = default;
};

/// The bounds that an EDTF value of the forms above gives, and what its signs say; none for any other text.
struct Edtf {
    std::optional<Date> earliest{};
    std::optional<Date> latest{};
    bool uncertain = false;
    bool approximate = false;

    bool operator==(const Edtf&) const = default;
};
[[nodiscard]] std::optional<Edtf> read_edtf(std::string_view text);

/// Whose shorthand is used: "3/52" is three weeks in a health file; "2013/14" is a school year in a school's.
enum class Sector : std::uint8_t { general, health, school };
/// By the words of an agency's name: "GP", "Health visiting", "St Mary's Primary School".
[[nodiscard]] Sector sector_of(std::string_view agency);

/// What a date may refer to. Everything may be missing.
struct DateContext {
    std::optional<Date> review_from{};
    std::optional<Date> review_to{};
    int latest_year = 2049;            // the last year that two digits can mean, and that any year may be
    std::optional<Date> born{};
    std::optional<Date> died{};
    std::optional<Date> incident{};
    std::optional<Date> due{};         // expected date of delivery
    std::optional<Date> previous{};    // the entry before
    std::optional<Date> recorded{};    // the day of writing
    std::optional<int> heading_year{};
    std::optional<int> heading_month{};
    Sector sector = Sector::general;
    bool month_first_evidence = false; // some date of the file is only possible month first
    bool date_column = true;           // the words are all that a date cell holds
    bool from_1904 = false;            // bare serials are of the 1904 system

    /// The review period, and the window of years that follows from it.
    void set_review(Date from, Date to);
};

/// Reads one written date by the conventions of docs/dates.md. Any text is safe.
[[nodiscard]] DateReading read_date(std::string_view words, const DateContext& context);
/// Without a context: `latest_year` is the last year that two digits can mean (they fall in the 100 years that end with it).
[[nodiscard]] DateReading read_date(std::string_view words, int latest_year);

/// Reads a time of day: "18:25", "18.25", "1825", "8.43 am", "noon". Minutes since midnight; of a stretch its beginning.
[[nodiscard]] std::optional<int> read_time(std::string_view words);

}  // namespace tributary
