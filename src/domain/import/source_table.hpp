// A file as it came: tables of rows of cells, before anybody knows what a column means. The readers of the room
// `documents` make it; everything here is other people's words and may be hostile.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tributary::domain {

struct SourceCell {
    std::string text;         // UTF-8; of a merged cell, the text of the whole
    bool serial = false;      // a spreadsheet's own date, written out by the reader as 2014-03-12 or 08:43
    bool from_above = false;  // the text belongs to a cell above that reaches down to here
    bool from_left = false;   // ... to a cell on the left that reaches over to here
};

struct SourceRow {
    std::string at;  // where it stands in its file: "r12", "ED and wards!12", "t1.r12"
    std::vector<SourceCell> cells;

    [[nodiscard]] const std::string& text(std::size_t column) const;  // empty beyond the last cell
};

struct SourceTable {
    std::string name;  // of the sheet; "t1" in a document; empty in delimited text
    std::string before{};     // the words over a document's table
    bool hidden = false;
    std::vector<std::size_t> hidden_columns;  // kept with the row, never read as an entry's words
    std::vector<SourceRow> rows;
};

}  // namespace tributary::domain
