// Tables in every encoding, and what an import makes of them.
#include "base/utf8.hpp"
#include "documents/csv.hpp"
#include "domain/table_import.hpp"
#include "fuzz.hpp"

using namespace tributary;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = documents::read_csv({data, size});
    if (!table) return 0;
    fuzz::promise(!table->rows.empty(), "a table has rows");
    for (const auto& row : table->rows)
        for (const std::string& cell : row) fuzz::promise(is_utf8(cell), "cells are UTF-8");
    const domain::TableImport import = domain::plan_import(table->rows, 2030);
    fuzz::promise(import.rows.size() <= table->rows.size() && import.ready() <= import.rows.size(), "an import makes no rows of its own");
    return 0;
}
