// RFC 4180.
#include "documents/list.hpp"

namespace tributary::documents {

static void append_cell(std::string& out, std::string_view text) {
    const bool formula = looks_like_formula(text);
    const bool quoted = formula || text.find_first_of(",\"\n\r;\t'") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
    if (!quoted) {
        out += text;
        return;
    }
    out += formula ? "\"'" : "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') out += '"';
    }
    out += '"';
}

Bytes write_delimited(const List& list) {
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_cell(out, list.columns[i].heading);
    }
    out += "\r\n";
    for (const ListRow& row : list.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) out += ',';
            append_cell(out, row.cells[i]);
        }
        out += "\r\n";
    }
    return copy_of(out);
}

}  // namespace tributary::documents
