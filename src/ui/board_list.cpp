#include "ui/board_list.hpp"

#include <algorithm>
#include <array>

#include "documents/office_parts.hpp"
#include "ui/html.hpp"
#include "ui/paper.hpp"

namespace tributary::ui {

namespace {

constexpr std::string_view marking = "OFFICIAL-SENSITIVE. For people named in the review only.";
// Light grounds for black text; the agency's name stands in the cell.
constexpr std::array<std::uint32_t, 8> grounds = {0xD6E4F5, 0xFCE4C8, 0xD9EFD9, 0xF3D9EC, 0xFFF3B8, 0xD5EEEE, 0xE6DEF5, 0xE5E5E5};

std::string_view answer_words(domain::Answer answer) {
    switch (answer) {
        case domain::Answer::yes: return "Yes";
        case domain::Answer::no: return "No";
        case domain::Answer::not_applicable: return "Not applicable";
        case domain::Answer::not_stated: return "";
    }
    return {};
}

bool same_bounds(const DateReading& a, const DateReading& b) { return a.earliest == b.earliest && a.latest == b.latest; }

std::string written_out(const DateReading& reading) {
    if (!reading.has_bounds()) return reading.words;
    if (!reading.latest) return "from " + long_form(*reading.earliest);
    if (!reading.earliest) return "until " + long_form(*reading.latest);
    return long_form(*reading.earliest, *reading.latest);
}

std::string date_cell(const DateReading& reading, const DateContext& dates) { return same_bounds(read_date(reading.words, dates), reading) ? reading.words : written_out(reading); }

std::string time_cell(const DateReading& reading, std::string_view date, const DateContext& dates) {
    if (!reading.minute || read_date(date, dates).minute == reading.minute) return {};
    const bool stretch = reading.minute_to && reading.minute_to != reading.minute;
    return clock_form(*reading.minute) + (stretch ? " to " + clock_form(*reading.minute_to) : "");
}

struct Column {
    std::string_view heading;
    int width;
    std::string (*words)(const BoardEntry& entry, const DateContext& dates);
};

std::string written_words(const BoardEntry& entry, const DateContext& dates) {
    const std::string shown = date_cell(entry.known, dates);
    return shown == entry.known.words ? std::string() : entry.known.words;
}

const std::array<Column, 17> columns = {{
    {"Date known to agency", 16, [](const BoardEntry& entry, const DateContext& dates) { return date_cell(entry.known, dates); }},
    {"Time", 9, [](const BoardEntry& entry, const DateContext& dates) { return time_cell(entry.known, date_cell(entry.known, dates), dates); }},
    {"Date it happened (if earlier)", 16, [](const BoardEntry& entry, const DateContext& dates) { return date_cell(entry.happened, dates); }},
    {"Agency", 14, [](const BoardEntry& entry, const DateContext&) { return entry.agency; }},
    {"Source of information", 16, [](const BoardEntry& entry, const DateContext&) { return entry.source; }},
    {"Who was involved", 16, [](const BoardEntry& entry, const DateContext&) { return entry.persons; }},
    {"Worker", 15, [](const BoardEntry& entry, const DateContext&) { return entry.worker; }},
    {"Type of contact", 14, [](const BoardEntry& entry, const DateContext&) { return entry.kind; }},
    {"What happened", 44, [](const BoardEntry& entry, const DateContext&) { return entry.event; }},
    {"Action taken", 30, [](const BoardEntry& entry, const DateContext&) { return entry.action; }},
    {"Child seen", 13, [](const BoardEntry& entry, const DateContext&) { return std::string(answer_words(entry.seen)); }},
    {"Voice of child", 24, [](const BoardEntry& entry, const DateContext&) { return entry.voice; }},
    {"Wishes and feelings sought", 13, [](const BoardEntry& entry, const DateContext&) { return std::string(answer_words(entry.sought)); }},
    {"Wishes and feelings expressed", 13, [](const BoardEntry& entry, const DateContext&) { return std::string(answer_words(entry.expressed)); }},
    {"Author comment", 24, [](const BoardEntry& entry, const DateContext&) { return entry.comment; }},
    {"Disclosure", 14, [](const BoardEntry& entry, const DateContext&) { return entry.restriction; }},
    {"Date in the agency's words", 16, written_words},
}};

// What every list has, whether anything stands in it or not.
bool is_always_there(std::string_view heading) {
    return heading == columns[0].heading || heading == columns[3].heading || heading == columns[8].heading || heading == columns[9].heading || heading == columns[10].heading;
}

}  // namespace

documents::List board_list(const std::vector<BoardEntry>& entries, std::string_view title, const DateContext& dates) {
    documents::List list{.marking = std::string(marking), .title = std::string(title), .sheet = "Chronology", .colours = {grounds.begin(), grounds.end()}};
    list.rows.resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) list.rows[i].colour = entries[i].lane % grounds.size();
    for (const Column& column : columns) {
        std::vector<std::string> cells;
        for (const BoardEntry& entry : entries) cells.push_back(column.words(entry, dates));
        const bool filled = std::ranges::any_of(cells, [](const std::string& cell) { return !cell.empty(); });
        if (!filled && !is_always_there(column.heading)) continue;
        if (column.heading == columns[3].heading) list.coloured = list.columns.size();
        list.columns.push_back({std::string(column.heading), column.width});
        for (std::size_t i = 0; i < cells.size(); ++i) list.rows[i].cells.push_back(std::move(cells[i]));
    }
    return list;
}

std::string board_page(const documents::List& list) {
    static constexpr std::string_view style =
        "body{font:16px/1.4 sans-serif;margin:1rem}table{border-collapse:collapse;width:100%}table table th,table table td{border:1px solid #595959;padding:.3rem;text-align:left;vertical-align:top}"
        ".mark{font-weight:bold;text-align:center;padding:.3rem}@page{size:A3 landscape;margin:12mm}tr{break-inside:avoid}";
    Paper paper{.marking = list.marking, .title = list.title, .lines = {}, .tables = {}};
    PaperTable table{.name = list.sheet, .headings = {}, .rows = {}};
    for (const documents::ListColumn& column : list.columns) table.headings.push_back(column.heading);
    for (const documents::ListRow& row : list.rows) {
        table.rows.emplace_back(row.cells.begin(), row.cells.end());
        if (list.coloured >= row.cells.size() || row.colour >= list.colours.size()) continue;
        table.rows.back()[list.coloured] = PaperCell::of_html("<span style=\"background:#" + documents::colour_digits(list.colours[row.colour]) + ";padding:.1rem .3rem\">" + escaped(row.cells[list.coloured]) + "</span>");
    }
    paper.tables.push_back(std::move(table));
    return "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Chronology</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n" + paper_html(paper) + "</main>\n</body>\n</html>\n";
}

}  // namespace tributary::ui
