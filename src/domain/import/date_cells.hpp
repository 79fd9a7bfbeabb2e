// The dates of a table's rows: what a cell says, given the headings above it, the row before it and the file around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "domain/import/source_table.hpp"

namespace tributary::domain {

/// One whole day written out with its year: what a slipped cell is known by.
[[nodiscard]] bool is_whole_day(std::string_view text, const DateContext& setting);

[[nodiscard]] bool has_two_digit_year(std::string_view text);
/// "04/25/2017" anywhere in it: there is no such day with the day first, and there is one with the month first.
[[nodiscard]] bool only_month_first(std::string_view text);

/// A year, a month, or both, standing alone in a row, over a table or on a sheet's tab: they hold for the rows below.
struct DateHeading {
    std::optional<int> year, month;
};
[[nodiscard]] std::optional<DateHeading> date_heading(const SourceRow& row);
[[nodiscard]] std::optional<DateHeading> date_heading(std::string_view text);

/// A further date of an entry, read beside the day its agency knew: a missing year, "the evening before", "last week" follow from that day.
enum class Beside : std::uint8_t { not_after, not_before };
[[nodiscard]] DateReading read_beside(std::string_view text, const DateReading& known, Beside beside, const DateContext& setting);

/// Another date that the words of `known` name, as a reading with the same words; empty when they name none of that kind.
[[nodiscard]] DateReading other_date(const DateReading& known, OtherDate::Kind kind);

}  // namespace tributary::domain
