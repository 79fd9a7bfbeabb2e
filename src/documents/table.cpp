#include "documents/table.hpp"

#include <algorithm>

namespace tributary::documents {

const Cell& Sheet::shown(std::size_t row, std::size_t column) const {
    static const Cell nothing;
    if (row >= rows.size() || column >= rows[row].cells.size()) return nothing;
    const Cell& cell = rows[row].cells[column];
    if (cell.kind != CellKind::covered) return cell;
    if (cell.origin_row >= rows.size() || cell.origin_column >= rows[cell.origin_row].cells.size()) return nothing;
    const Cell& origin = rows[cell.origin_row].cells[cell.origin_column];
    return origin.kind == CellKind::covered ? nothing : origin;
}

const Notice* Source::notice(NoticeKind wanted) const {
    const auto found = std::ranges::find(notices, wanted, &Notice::kind);
    return found == notices.end() ? nullptr : &*found;
}

std::string row_reference(std::string_view file_name, const Source& source, const Sheet& sheet, const Row& row) {
    std::string reference = std::string(file_name) + "#";
    switch (source.kind) {
        case SourceKind::spreadsheet: reference += sheet.name + "!"; break;
        case SourceKind::document: reference += sheet.name + ".r"; break;
        case SourceKind::delimited:
        case SourceKind::clipboard: reference += "r"; break;
    }
    return reference + std::to_string(row.number);
}

}  // namespace tributary::documents
