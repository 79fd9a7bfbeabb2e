// Long text as HTML, for paper.
#pragma once

#include <string>
#include <string_view>

#include "documents/references.hpp"

namespace tributary::ui {

/// Headings, lists, quotes, bold and italic of CommonMark as elements, everything else escaped; words in another language, marked
/// or known by their script, with `lang`. Links to entries are their numbers in brackets, as they are now when `numbers` (may
/// be null) know them.
[[nodiscard]] std::string document_html(std::string_view commonmark, const documents::EntryNumbers* numbers);

/// Words of one look, escaped, with `lang` where their script is of another language.
[[nodiscard]] std::string words_html(std::string_view words);

}  // namespace tributary::ui
