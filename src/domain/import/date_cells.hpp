// The dates of a table's rows: what a cell says, given the headings above it, the row before it and the file around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "domain/import/source_table.hpp"

namespace tributary::domain {

/// What a row's date may lean on.
struct DateSetting {
    Date period_from{1, 1, 1};
    Date period_to{9999, 12, 31};
    std::string agency;  // health files have a shorthand of their own
    bool month_first_evidence = false;
    std::optional<int> heading_year, heading_month;
    std::optional<Date> before;  // the day of the row before
};

[[nodiscard]] DateReading read_cell_date(std::string_view text, const DateSetting& setting);

/// "exact", "range", "approximate", "relative", "uncertain", "ambiguous", "unparseable".
[[nodiscard]] std::string_view qualifier_of(const DateReading& reading);

/// One whole day written out with its year: what a slipped cell is known by.
[[nodiscard]] bool is_whole_day(std::string_view text, const DateSetting& setting);

[[nodiscard]] bool is_placeholder_or_no_day(const DateReading& reading);
[[nodiscard]] bool has_two_digit_year(std::string_view text);
/// "04/25/2017": there is no such day with the day first, and there is one with the month first.
[[nodiscard]] bool only_month_first(std::string_view text);

/// A year, a month, or both, standing alone in a row: they hold for the rows below.
struct DateHeading {
    std::optional<int> year, month;
};
[[nodiscard]] std::optional<DateHeading> date_heading(const SourceRow& row);

}  // namespace tributary::domain
