// XLSX (ECMA-376 part 1, SpreadsheetML), the least that spreadsheets open without a repair.
#include <algorithm>

#include "archive/zip.hpp"
#include "base/utf8.hpp"
#include "documents/list.hpp"
#include "documents/office_parts.hpp"

namespace tributary::documents {

namespace {

constexpr std::size_t longest_cell = 32'767;  // UTF-16 units
constexpr std::size_t heading_row = 3;        // below the marking and the title
constexpr std::string_view spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

enum Style : std::size_t { plain, marked, titled, headed, first_colour };

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

// "_x000D_" would be read as a character: its underscore is written as one itself.
std::string cell_text(std::string_view text) {
    std::string out = xml_text(text);
    for (std::size_t at = out.find("_x"); at != std::string::npos; at = out.find("_x", at + 1)) out.replace(at, 1, "_x005F_"), at += 6;
    return out;
}

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    return units;
}

std::string cell(std::size_t column, std::size_t row, std::string_view text, std::size_t style) {
    const std::string where = "<c r=\"" + column_name(column) + std::to_string(row) + "\" s=\"" + std::to_string(style) + "\"";
    if (text.empty()) return where + "/>";
    return where + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cell_text(text) + "</t></is></c>";
}

std::string row(std::size_t number, const std::string& cells, std::size_t lines = 0) {
    constexpr std::size_t line = 15, highest = 409;  // points; no spreadsheet makes a row higher
    const std::string height = lines == 0 ? std::string() : " ht=\"" + std::to_string(std::min(lines * line, highest)) + "\" customHeight=\"1\"";
    return "<row r=\"" + std::to_string(number) + "\"" + height + ">" + cells + "</row>";
}

// About how many lines a text takes, as wrapping breaks it: not every program works out the height of a row by itself.
std::size_t lines_of(std::string_view text, int width) {
    const auto across = static_cast<std::size_t>(std::max(width - 1, 1));
    std::size_t lines = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines += 1 + (end - at) / across;
        at = end + 1;
    }
    return lines;
}

// In a header & begins a code, so it is doubled; 255 characters is all it may hold.
std::string margin_text(std::string_view text) {
    std::string out = "&C&B";
    for (std::size_t at = 0; at < text.size() && out.size() < 200;) {
        const std::size_t from = at;
        if (next_code_point(text, at) == '&') out += '&';
        out += text.substr(from, at - from);
    }
    return xml_text(out);
}

std::string sheet_of(const List& list) {
    const std::string last = column_name(list.columns.empty() ? 0 : list.columns.size() - 1);
    std::string out = std::string(part_begins) + "<worksheet xmlns=\"" + std::string(spreadsheet) + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
    out += "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(list.columns[i].width) + "\" customWidth=\"1\"/>";
    }
    out += "</cols><sheetData>" + row(1, cell(0, 1, list.marking, marked)) + row(2, cell(0, 2, list.title, titled));
    std::string cells;
    std::size_t heading_lines = 1;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        cells += cell(i, heading_row, list.columns[i].heading, headed);
        heading_lines = std::max(heading_lines, lines_of(list.columns[i].heading, list.columns[i].width - 3));  // bold is wider
    }
    out += row(heading_row, cells, heading_lines);
    for (std::size_t r = 0; r < list.rows.size(); ++r) {
        cells.clear();
        const ListRow& each = list.rows[r];
        const std::size_t number = heading_row + 1 + r;
        std::size_t lines = 1;
        for (std::size_t i = 0; i < each.cells.size(); ++i) {
            const bool coloured = i == list.coloured && each.colour < list.colours.size();
            if (i < list.columns.size()) lines = std::max(lines, lines_of(each.cells[i], list.columns[i].width));
            cells += cell(i, number, each.cells[i], coloured ? first_colour + each.colour : std::size_t{plain});
        }
        out += row(number, cells, lines);
    }
    const std::string margin = margin_text(list.marking);
    out += "</sheetData><autoFilter ref=\"A3:" + last + std::to_string(heading_row + list.rows.size()) + "\"/>";
    out += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.8\" bottom=\"0.8\" header=\"0.3\" footer=\"0.3\"/>";
    out += "<pageSetup paperSize=\"8\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>";
    return out + "<headerFooter><oddHeader>" + margin + "</oddHeader><oddFooter>" + margin + "&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
}

std::string styles_of(const List& list) {
    const std::string wrapped = "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>";
    const auto format = [&](int font, std::size_t fill) {
        return "<xf numFmtId=\"49\" fontId=\"" + std::to_string(font) + "\" fillId=\"" + std::to_string(fill) + "\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" quotePrefix=\"1\" ";
    };
    std::string fills, formats;
    for (std::size_t i = 0; i < list.colours.size(); ++i) {
        fills += "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF" + colour_digits(list.colours[i]) + "\"/></patternFill></fill>";
        formats += format(0, 3 + i) + wrapped;
    }
    const std::string unwrapped = "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" quotePrefix=\"1\"/>";
    return std::string(part_begins) + "<styleSheet xmlns=\"" + std::string(spreadsheet) + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Arial\"/></font><font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>" +
           "<fills count=\"" + std::to_string(3 + list.colours.size()) + "\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE6E6E6\"/></patternFill></fill>" + fills + "</fills>" +
           "<borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>" +
           "<cellXfs count=\"" + std::to_string(first_colour + list.colours.size()) + "\">" + format(0, 0) + wrapped + unwrapped + unwrapped + format(1, 2) + wrapped + formats + "</cellXfs></styleSheet>";
}

// A sheet's name has 31 characters at most, and not these.
std::string sheet_name(std::string_view name) {
    std::string out;
    for (const char c : name.substr(0, 31)) out += std::string_view("[]:*?/\\'").contains(c) ? ' ' : c;
    return out.empty() ? "Sheet1" : out;
}

std::string workbook_of(const List& list) {
    const std::string name = xml_text(sheet_name(list.sheet));
    const std::string last = column_name(list.columns.empty() ? 0 : list.columns.size() - 1) + "$" + std::to_string(heading_row + list.rows.size());
    return std::string(part_begins) + "<workbook xmlns=\"" + std::string(spreadsheet) + "\" xmlns:r=\"" + std::string(office_names) + "\"><sheets><sheet name=\"" + name +
           "\" sheetId=\"1\" r:id=\"r1\"/></sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'" + name + "'!$A$3:$" + last +
           "</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'" + name + "'!$3:$3</definedName></definedNames></workbook>";
}

std::string types() {
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return std::string(part_begins) + "<Types xmlns=\"" + std::string(package_names) + "/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
           "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type +
           "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/></Types>";
}

}  // namespace

Result<Bytes> write_spreadsheet(const List& list) {
    for (std::size_t r = 0; r < list.rows.size(); ++r)
        for (const std::string& text : list.rows[r].cells)
            if (text.size() > longest_cell && utf16_units(text) > longest_cell) return fail(Problem::file_cell_too_long, std::to_string(r + 1));
    return zip::write({{"[Content_Types].xml", copy_of(types())},
                       {"_rels/.rels", copy_of(relationships_part({{"r1", "officeDocument", "xl/workbook.xml"}}))},
                       {"xl/workbook.xml", copy_of(workbook_of(list))},
                       {"xl/_rels/workbook.xml.rels", copy_of(relationships_part({{"r1", "worksheet", "worksheets/sheet1.xml"}, {"r2", "styles", "styles.xml"}}))},
                       {"xl/styles.xml", copy_of(styles_of(list))},
                       {"xl/worksheets/sheet1.xml", copy_of(sheet_of(list))}});
}

}  // namespace tributary::documents
