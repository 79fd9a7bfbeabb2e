// What the views of the merged chronology share: title, tabs, filters.
#pragma once

#include "ui/screens/stage.hpp"

namespace tributary::ui {

enum class MergedView : int { list, timeline, knowledge };

[[nodiscard]] bool is_merged_view(app::Screen screen);

/// Title, tabs, and the filters that all views have in common.
void merged_head(Stage& stage, EntryList& list, MergedView view);
/// In place of all views, before any agency has an entry.
void no_entries_yet(Stage& stage);

}  // namespace tributary::ui
