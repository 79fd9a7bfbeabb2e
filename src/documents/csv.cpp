#include "documents/csv.hpp"

#include "documents/delimited.hpp"

namespace tributary::documents {

Result<Table> read_csv(ByteView bytes) {
    if (bytes.empty()) return fail(Problem::file_empty);
    if (bytes.size() > source_limit::file) return fail(Problem::file_too_large);
    auto source = read_delimited(bytes);
    if (!source) return std::unexpected(source.error());
    Table table{{}, source->encoding, source->delimiter};
    for (Row& row : source->sheets.front().rows) {
        auto& cells = table.rows.emplace_back();
        for (Cell& cell : row.cells) cells.push_back(std::move(cell.text));
        if (cells.empty()) cells.emplace_back();
    }
    return table;
}

}  // namespace tributary::documents
