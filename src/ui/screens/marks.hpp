// The panel's marks on entries of the merged chronology: choosing, filtering, showing them.
#pragma once

#include "domain/panel_marks.hpp"
#include "ui/screens/stage.hpp"

namespace tributary::ui {

/// The panel, the board and the overview author mark; in the sample case everybody may try it.
[[nodiscard]] bool may_mark(const app::Model& model, const app::Case& opened);
/// The marks of a row, below its words.
void mark_chips(Ui& ui, domain::MarkSet marks);
/// A toggle for each mark, in the panel of an entry.
void mark_choices(Stage& stage, const app::Case& opened, const EntryRow& row);
/// K, D, I and G for the entry that is open, or else the row that has focus.
void take_mark_keys(Stage& stage, const app::Case& opened, const EntryRow* row);
/// A filter for each mark that any entry bears.
void mark_filters(Stage& stage, EntryList& list);

}  // namespace tributary::ui
