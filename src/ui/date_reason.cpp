#include <array>

#include "ui/messages.hpp"

namespace tributary::ui {

namespace {

struct Said {
    DateNote note;
    std::string_view words;
};

// In the order in which they are said; a reading has few of them.
constexpr std::array said = {
    Said{DateNote::nothing_found, "No date was found in these words."},
    Said{DateNote::no_such_day, "There is no such day."},
    Said{DateNote::placeholder, "This stands for an unknown date."},
    Said{DateNote::year_out_of_range, "The year is written with one or three digits, or lies after the review."},
    Said{DateNote::year_missing, "The year or the month is missing, and no heading gives it."},
    Said{DateNote::anchor_missing, "This is counted from a date that is not known here."},
    Said{DateNote::length_only, "This says how long, not when."},
    Said{DateNote::shorthand, "In a health file this is a length of time, and nothing says when it began."},
    Said{DateNote::month_first, "This is a day only when the month is read first."},
    Said{DateNote::month_first_possible, "Day first and month first both give a day, and this file has dates that are written month first."},
    Said{DateNote::weekday_disagrees, "The weekday does not fit the date. The date stands."},
    Said{DateNote::age_disagrees, "What is said beside it does not fit the date. The date stands."},
    Said{DateNote::long_before_period, "This is more than 90 years before the review period."},
    Said{DateNote::doubted, "The writer was not sure."},
    Said{DateNote::alternatives, "More than one date is offered."},
    Said{DateNote::part_unknown, "The day, the month or the year was not known."},
    Said{DateNote::letter_for_digit, "A letter stood for a digit."},
    Said{DateNote::not_a_monday, "The day named does not begin that week or weekend. The one that holds it is meant."},
    Said{DateNote::ends_swapped, "The end came before the beginning. They were exchanged."},
    Said{DateNote::two_dates, "Two dates stand here and nothing says how they belong together."},
    Said{DateNote::midnight_of_one_day, "Midnight can begin or end that day."},
    Said{DateNote::year_or_years, "This can be a month, or the year from one to the next."},
    Said{DateNote::days_between, "The days between those named are not meant."},
    Said{DateNote::from_heading, "The year or the month comes from the heading."},
    Said{DateNote::from_anchor, "Counted from another date."},
    Said{DateNote::from_serial, "A spreadsheet's number for a day."},
    Said{DateNote::widened, "Widened, because the writer gives it as about."},
};
static_assert(said.size() == date_note_count);

std::string_view plainly(DateQualifier qualifier) {
    switch (qualifier) {
        case DateQualifier::exact: return "One day, plainly stated.";
        case DateQualifier::range: return "More than one day, plainly stated.";
        case DateQualifier::approximate: return "The writer gives part of a period, or about when.";
        case DateQualifier::relative: return "Counted from another date.";
        default: return "No date was found in these words.";
    }
}

}  // namespace

std::string date_reason(const DateReading& reading) {
    std::string text;
    for (const Said& each : said)
        if (reading.has(each.note)) text += (text.empty() ? "" : " ") + std::string(each.words);
    return text.empty() ? std::string(plainly(reading.qualifier)) : text;
}

}  // namespace tributary::ui
