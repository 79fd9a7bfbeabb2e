#include "ui/html.hpp"

namespace tributary::ui {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out;
}

std::string html_row(RowKind kind, std::span<const std::string> cells) {
    std::string out = "<tr>";
    bool first = true;
    for (const std::string& cell : cells) {
        const bool heading = kind == RowKind::headings || first;
        out += heading ? kind == RowKind::headings ? "<th scope=\"col\">" : "<th scope=\"row\">" : "<td>";
        out += escaped(cell);
        out += heading ? "</th>" : "</td>";
        first = false;
    }
    return out + "</tr>\n";
}

std::string html_table(std::string_view name, std::span<const std::string> headings, const std::string& rows) {
    return "<h2>" + escaped(name) + "</h2>\n<table>\n<thead>" + html_row(RowKind::headings, headings) + "</thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
}

}  // namespace tributary::ui
