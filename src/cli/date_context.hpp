// What written dates may lean on, as a command line gives it.
#pragma once

#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace tributary::cli {

/// "review=2013-01-01..2014-11-14; dob=2009-05-22": keys review, dob, death, incident, edd, prev, recorded, heading_year, heading_month,
/// agency, order, epoch. Error: usage.
[[nodiscard]] Result<DateContext> context_of(std::string_view text);

}  // namespace tributary::cli
