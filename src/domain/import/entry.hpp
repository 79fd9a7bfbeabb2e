// What becomes of an imported row: the fields of its entry, where it came from, and what a person settles about its date.
#pragma once

#include <string_view>

#include "domain/import/rows.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

/// The fields of the entry that a row becomes, without `origin` and `sequence`. The sort of contact stands before the event's words.
[[nodiscard]] Json::Object entry_fields(const ImportedRow& row);

/// {"at","cells","file","row","sha256","table"}: the cells as they were, for ever. `at` and `table` only where the file has several.
[[nodiscard]] Json origin_of(const SourceTable& table, const SourceRow& row, std::string_view file, std::string_view sha256);

/// The other way to read the same words, when day and month can be read in two ways.
[[nodiscard]] const OtherDate* other_reading(const DateReading& reading);

/// A person said which reading holds: the words stay, and nothing is in doubt any more. Without bounds, only the other can hold.
[[nodiscard]] DateReading settled(DateReading reading, bool as_other);

}  // namespace tributary::domain
