// Delimited text as rows of plain strings: what `read_delimited` reads, without the rest.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "documents/table.hpp"

namespace tributary::documents {

struct Table {
    std::vector<std::vector<std::string>> rows;  // every row of the file, also empty ones; UTF-8
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
};

/// Errors: file_empty; file_too_large; file_not_a_table (a binary file, or no row with two cells);
/// file_encoding (bytes that are no text in any of the encodings; fact: the line).
[[nodiscard]] Result<Table> read_csv(ByteView bytes);

}  // namespace tributary::documents
