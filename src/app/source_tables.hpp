// From the readers' model of a file to what the import of a chronology takes.
#pragma once

#include <string_view>
#include <vector>

#include "documents/table.hpp"
#include "domain/import/source_table.hpp"

namespace tributary::app {

/// The tables with their rows as they stand in the file. References leave the file's name out: "r12", "Outpatients!12", "t1.r12".
[[nodiscard]] std::vector<domain::SourceTable> tables_of(const documents::Source& source);

}  // namespace tributary::app
