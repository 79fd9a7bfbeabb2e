// What the views of the merged chronology share: title, tabs, filters.
#pragma once

#include "ui/screens/stage.hpp"

namespace tributary::ui {

enum class MergedView : int { list, timeline, knowledge, discrepancies, not_seen, gaps, duplicates };

/// The view that a place shows; the list for places that are none.
[[nodiscard]] MergedView merged_view_of(app::Screen screen);
[[nodiscard]] std::string_view merged_view_name(MergedView view);
/// What the merge finds in the case, as it stands now.
[[nodiscard]] const CaseStory& case_story(Stage& stage, const app::Case& opened);

[[nodiscard]] bool is_merged_view(app::Screen screen);

/// Title, tabs, and the filters that list, timeline and knowledge have in common.
void merged_head(Stage& stage, EntryList& list, MergedView view);
/// In place of all views, before any agency has an entry.
void no_entries_yet(Stage& stage);

}  // namespace tributary::ui
