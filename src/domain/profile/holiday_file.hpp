// A table of proclaimed bank holidays as a file, so that one can be taken in when a new day is proclaimed.
//
//   {"format": "tributary-holidays-1", "issued": "2026-02-25", "good_until": "2027-12-31",
//    "proclamations": [{"day": "2026-06-15", "regions": ["scotland"], "source": "…"},
//                      {"day": "2022-06-02", "instead_of": "2022-05-30", "regions": ["scotland"], "source": "…"}]}
//
// A table stands for itself: it replaces the one before as a whole, and so lists every year's days. Who may sign one is decided where
// it is taken in; here its content is read. Hostile input.
#pragma once

#include <string_view>

#include "base/working_days.hpp"
#include "domain/json.hpp"

namespace tributary::domain::profile {

/// Errors: holiday_table_malformed (facts: line, place), and those of tributary::check.
[[nodiscard]] Result<HolidayTable> read_holiday_table(std::string_view text);
/// The same table as canonical JSON: what is signed.
[[nodiscard]] Json json_of(const HolidayTable& table);

}  // namespace tributary::domain::profile
