// Tables in every encoding, and what an import makes of them.
#include "app/source_tables.hpp"
#include "base/utf8.hpp"
#include "domain/import/entry.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = documents::read_source({data, size});
    if (!source) return 0;
    const auto tables = app::tables_of(*source);
    std::size_t rows = 0;
    for (const auto& table : tables) {
        rows += table.rows.size();
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells) fuzz::promise(is_utf8(cell.text), "cells are UTF-8");
    }
    fuzz::promise(rows > 0, "a file has rows");
    const domain::Imported imported = domain::import_tables(tables, {});
    fuzz::promise(imported.rows.size() + imported.not_data.size() <= rows + tables.size(), "an import makes no rows of its own");
    for (const domain::ImportedRow& row : imported.rows) static_cast<void>(domain::write(domain::entry_fields(row)));
    return 0;
}
