#include "app/source_tables.hpp"

namespace tributary::app {

static domain::SourceCell cell_of(const documents::Sheet& sheet, std::size_t row, std::size_t column) {
    const documents::Cell& cell = sheet.rows[row].cells[column];
    const documents::Cell& shown = sheet.shown(row, column);
    const bool covered = cell.kind == documents::CellKind::covered;
    const bool serial = shown.kind == documents::CellKind::day || shown.kind == documents::CellKind::time;
    return {shown.text, serial, covered && cell.origin_row < row, covered && cell.origin_column < column};
}

std::vector<domain::SourceTable> tables_of(const documents::Source& source) {
    std::vector<domain::SourceTable> tables;
    for (const documents::Sheet& sheet : source.sheets) {
        domain::SourceTable& table = tables.emplace_back();
        table.name = sheet.name;
        table.before = sheet.before;
        table.hidden = sheet.hidden;
        table.hidden_columns.assign(sheet.hidden_columns.begin(), sheet.hidden_columns.end());
        table.rows.reserve(sheet.rows.size());
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            domain::SourceRow& into = table.rows.emplace_back();
            const std::string reference = documents::row_reference({}, source, sheet, sheet.rows[row]);
            into.at = reference.substr(reference.find('#') + 1);
            into.cells.reserve(sheet.rows[row].cells.size());
            for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column) into.cells.push_back(cell_of(sheet, row, column));
        }
    }
    return tables;
}

}  // namespace tributary::app
