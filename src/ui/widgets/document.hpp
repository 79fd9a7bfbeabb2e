// Drawing a long text that was read. Not for screens.
#pragma once

#include "documents/commonmark.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

/// Its blocks, one below the other in the column that is open.
void write_document(Ui& ui, const documents::Document& document, const DocumentOptions& options);

}  // namespace tributary::ui
