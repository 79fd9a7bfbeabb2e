#include "ui/paper.hpp"

#include "ui/document_html.hpp"
#include "ui/html.hpp"

namespace tributary::ui {

// The first of the cells is the heading of its row.
static std::string row(const std::vector<PaperCell>& cells) {
    std::string out = "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string inside = cells[i].html.empty() ? words_html(cells[i].words) : cells[i].html;
        out += i == 0 ? "<th scope=\"row\">" + inside + "</th>" : "<td>" + inside + "</td>";
    }
    return out + "</tr>\n";
}

static std::string table(const PaperTable& table) {
    std::string rows;
    for (const auto& each : table.rows) rows += row(each);
    return html_table(table.name, table.headings, rows);
}

static std::string picture(const PaperPicture& picture) {
    const std::string side = std::to_string(picture.side);
    return "<svg class=\"code\" role=\"img\" aria-label=\"" + escaped(picture.name) + "\" viewBox=\"0 0 " + side + " " + side + "\" shape-rendering=\"crispEdges\"><path d=\"" +
           escaped(picture.path) + "\"/></svg>\n";
}

// Head and foot of a table are what every browser repeats on each page.
std::string paper_html(const Paper& paper) {
    const std::string mark = "<tr><td class=\"mark\">" + escaped(paper.marking) + "</td></tr>";
    std::string out = "<table class=\"sheet\" role=\"presentation\"><thead>" + mark + "</thead><tfoot>" + mark + "</tfoot><tbody><tr><td>\n<h1>" +
                      words_html(paper.title) + "</h1>\n";
    for (const std::string& line : paper.lines) out += "<p>" + words_html(line) + "</p>\n";
    for (const PaperTable& each : paper.tables) out += table(each);
    for (const PaperPicture& each : paper.pictures) out += picture(each);
    return out + "</td></tr></tbody></table>\n";
}

}  // namespace tributary::ui
