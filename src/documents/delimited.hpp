// Delimited text: comma, semicolon, tab or bar; quoting after RFC 4180, line ends LF, CR LF or CR, line breaks inside quotes kept.
#pragma once

#include "documents/table.hpp"

namespace tributary::documents {

/// Errors: file_empty, file_not_a_table (no row with two cells), file_encoding, file_too_many_rows, file_cell_too_long.
[[nodiscard]] Result<Source> read_delimited(ByteView bytes);

}  // namespace tributary::documents
