// Bank holidays of the three regions of the United Kingdom, and counting in working days.
//
// Working days leave out Saturdays, Sundays, the region's bank holidays and a board's own closed days. Holidays follow
// from rules (Banking and Financial Dealings Act 1971, schedule 1; St Andrew's Day Bank Holiday (Scotland) Act 2007) and
// a table of what was proclaimed for single years. Good Friday and Christmas are no bank holidays by that Act in England
// and Wales, but nobody works on them: they count. Valid from 1995; after `good_until` the rules still answer, but a day
// proclaimed since is missing. Dates only: which of two substitutes stands for which day is not told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace tributary {

enum class Region : std::uint8_t { england_and_wales, scotland, northern_ireland };

/// "england-and-wales", "scotland", "northern-ireland".
[[nodiscard]] std::string_view name_of(Region region);
[[nodiscard]] std::optional<Region> region_of(std::string_view name);

/// A day off proclaimed for one year. With `instead_of` it was moved from that day, which is then worked.
struct Proclamation {
    Date day;
    std::optional<Date> instead_of;
    std::vector<Region> regions;
    std::string source;

    bool operator==(const Proclamation&) const = default;
};

/// What is known beyond the rules. A later table replaces an earlier one as a whole.
struct HolidayTable {
    Date issued;      // when it was made
    Date good_until;  // last day for which it was known to be complete then
    std::vector<Proclamation> proclamations;

    bool operator==(const HolidayTable&) const = default;
};

/// The table the program came with: 1995 to the end of 2027.
[[nodiscard]] const HolidayTable& built_in_holidays();

inline constexpr int first_holiday_year = 1995;

/// Whether a table can be used. Errors, each with the day in question as the fact: holiday_repeated (proclaimed twice for a region),
/// holiday_not_a_holiday (moved from a day that is none there), holiday_on_weekend, holiday_out_of_range (another year than the
/// day it is moved from, before 1995, or after `good_until`).
[[nodiscard]] Result<void> check(const HolidayTable& table);

/// Bank holidays of a year, ascending, substitutes included. The year is 1995 to 9999.
[[nodiscard]] std::vector<Date> bank_holidays(Region region, int year, const HolidayTable& table = built_in_holidays());

/// The days on which a board works. Holidays of a year are worked out once and kept, so one object belongs to one thread.
class WorkingCalendar {
public:
    explicit WorkingCalendar(Region region, HolidayTable table = built_in_holidays(), std::vector<Date> closed = {});

    [[nodiscard]] Region region() const { return region_; }
    [[nodiscard]] Date good_until() const { return table_.good_until; }
    [[nodiscard]] bool is_working_day(Date day) const;

    /// The day `count` working days after `from`, or before it when negative. `from` is day 0 whether or not it is a working
    /// day; 0 gives `from` itself. Nothing when that is further than 9,999 working days or outside 1995 to 9998.
    [[nodiscard]] std::optional<Date> add(Date from, int count) const;

private:
    [[nodiscard]] bool is_holiday(Date day) const;

    struct Year {
        int year = 0;
        std::vector<Date> holidays;
    };
    Region region_;
    HolidayTable table_;
    std::vector<Date> closed_;
    mutable std::vector<Year> years_;
};

}  // namespace tributary
