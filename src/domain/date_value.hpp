// A date as a field keeps it: the written words for ever, beside what they were read as when they were written.
#pragma once

#include "base/date.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

/// {"earliest","edtf","latest","minute","minute_to","notes","others","qualifier","state","words"}; what is absent is left out, and a qualifier that
/// the state already tells (values of before it was written have none).
[[nodiscard]] Json date_value(const DateReading& reading);

/// The reading that a field holds; an empty reading when it holds no date. Safe on hostile values: words are kept,
/// bounds that are no days are dropped.
[[nodiscard]] DateReading date_of(const Json& value);

}  // namespace tributary::domain
