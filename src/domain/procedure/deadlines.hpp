// When something is due: one rule of a profile, counted from the moment of its anchor.
//
// The anchor's day is day 0 unless the rule counts it. A period of months or years runs to the same day number, or to the last day of
// a shorter month. What recurs is counted from the first anchor, never from the time before. A date by months that falls on a day
// nobody works stays where it is and is marked (docs/requirements.md, section 1).
#pragma once

#include <optional>

#include "base/working_days.hpp"
#include "domain/profile/profile.hpp"

namespace tributary::domain::procedure {

using profile::Element;
using profile::Profile;
using profile::Section;

/// A day, and the minute of it when one is known.
struct Moment {
    Date date;
    std::optional<int> minute;

    bool operator==(const Moment&) const = default;
    /// By day, then by minute; a day without a minute is before its minutes.
    auto operator<=>(const Moment&) const = default;
    [[nodiscard]] std::string iso() const;  // "2015-05-12" or "2015-05-12T10:00"
    [[nodiscard]] static std::optional<Moment> parse(std::string_view text);
};

/// The same day `months` later, or the last of a shorter month. Back when negative.
[[nodiscard]] Date add_months(Date from, std::int64_t months);

/// When `deadline` is due for the `turn`-th time (1 and up; more than 1 only of what recurs). Nothing when its unit has no figure
/// (ordered, at_once, case_set), when hours are to be counted from a day without a time, or outside the calendar's years.
[[nodiscard]] std::optional<Moment> due_at(const Element& deadline, Moment anchor, const WorkingCalendar& calendar, int turn = 1);

}  // namespace tributary::domain::procedure
