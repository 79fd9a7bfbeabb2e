#include "ui/paper.hpp"

#include "ui/html.hpp"

namespace tributary::ui {

static std::string table(const PaperTable& table) {
    std::string rows;
    for (const auto& row : table.rows) rows += html_row(RowKind::values, row);
    return html_table(table.name, table.headings, rows);
}

// Head and foot of a table are what every browser repeats on each page.
std::string paper_html(const Paper& paper) {
    const std::string mark = "<tr><td class=\"mark\">" + escaped(paper.marking) + "</td></tr>";
    std::string out = "<table class=\"sheet\" role=\"presentation\"><thead>" + mark + "</thead><tfoot>" + mark + "</tfoot><tbody><tr><td>\n<h1>" +
                      escaped(paper.title) + "</h1>\n";
    for (const std::string& line : paper.lines) out += "<p>" + escaped(line) + "</p>\n";
    for (const PaperTable& each : paper.tables) out += table(each);
    return out + "</td></tr></tbody></table>\n";
}

}  // namespace tributary::ui
