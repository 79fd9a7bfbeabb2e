// The tables of documents in the form that Word has written since 2007 (ECMA-376, WordprocessingML).
//
// Text is taken as it reads with every tracked change accepted. Nothing in the file is run or fetched.
#pragma once

#include "archive/zip.hpp"
#include "documents/table.hpp"

namespace tributary::documents {

/// Errors: file_damaged, file_has_entities, file_too_large, file_without_table, file_too_many_rows, file_cell_too_long.
[[nodiscard]] Result<Source> read_word_document(const zip::Archive& archive, const std::string& document_path);

}  // namespace tributary::documents
