// What the merge found, in words: why rows stand side by side, why an entry stands where it does.
#pragma once

#include <string>
#include <string_view>

#include "domain/import/rows.hpp"
#include "domain/story/story.hpp"

namespace tributary::ui {

/// One or two plain sentences that name agencies and days, never a person.
[[nodiscard]] std::string reason_words(const domain::story::Story& story, const domain::story::Discrepancy& found);

[[nodiscard]] std::string_view position_words(domain::story::PositionReason reason);

/// What a row that was not imported needs. Empty for a clean row.
[[nodiscard]] std::string_view row_reason_words(domain::RowReason reason);
/// The same of one row, with the words that stand there.
[[nodiscard]] std::string row_trouble_words(domain::RowReason reason, const DateReading& known);

}  // namespace tributary::ui
