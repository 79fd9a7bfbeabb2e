// Who knew what when: what had happened by a day, and whether an agency knew of it by then.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.hpp"

namespace tributary::domain {

/// Whether something was known at the end of a day. Wide dates that reach over it leave it open.
enum class KnownBy : std::uint8_t { not_stated, yes, perhaps, not_yet };

[[nodiscard]] KnownBy known_by(const DateReading& known, Date day);

/// When it happened: the date that says so, else the date on which the agency knew.
[[nodiscard]] const DateReading& happened_or_known(const DateReading& happened, const DateReading& known);

/// It can have happened by the end of the day. False without a date that is understood.
[[nodiscard]] bool may_have_happened_by(const DateReading& happened, Date day);

/// The least number of days that went by between what happened and the day on which the agency knew; nothing when it may have
/// known at once, or when either has no date that is understood.
[[nodiscard]] std::optional<std::int64_t> days_until_known(const DateReading& happened, const DateReading& known);

}  // namespace tributary::domain
