// Drawing a long text that was read. Not for screens.
#pragma once

#include <string>

#include "documents/commonmark.hpp"
#include "documents/references.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

/// The words of a link to an entry: its number as it is now, when its words are a number and `numbers` (may be null) know it.
[[nodiscard]] std::string words_of_link(const documents::Passage& passage, const documents::EntryNumbers* numbers);

/// Its blocks, one below the other in the column that is open.
void write_document(Ui& ui, const documents::Document& document, const DocumentOptions& options);

}  // namespace tributary::ui
