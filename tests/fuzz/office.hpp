// What the targets of office files share: a right file around one part, and what must hold of every table that was read.
#pragma once

#include <string>
#include <string_view>

#include "archive/zip.hpp"
#include "base/utf8.hpp"
#include "documents/table.hpp"
#include "fuzz.hpp"

namespace tributary::fuzz {

inline Bytes in_workbook(std::string_view sheet) {
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    return zip::write({{"xl/workbook.xml", copy_of("<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>")},
                       {"xl/_rels/workbook.xml.rels", copy_of("<Relationships><Relationship Id=\"r1\" Type=\"" + type + "\" Target=\"worksheets/sheet1.xml\"/></Relationships>")},
                       {"xl/worksheets/sheet1.xml", copy_of(sheet)}});
}

inline Bytes in_document(std::string_view document) { return zip::write({{"word/document.xml", copy_of(document)}}); }

inline void check_source(const Bytes& bytes) {
    const auto source = documents::read_source(bytes);
    if (!source) return;
    promise(!source->sheets.empty(), "a source has sheets");
    for (const documents::Sheet& sheet : source->sheets) {
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            promise(row == 0 || sheet.rows[row - 1].number < sheet.rows[row].number, "rows are numbered upwards");
            for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column) {
                const documents::Cell& cell = sheet.rows[row].cells[column];
                promise(cell.kind != documents::CellKind::day || (cell.day && cell.day->exists()), "a day is one");
                promise(sheet.shown(row, column).kind != documents::CellKind::covered, "a covered cell shows the one that covers it");
                promise(cell.text.size() <= documents::source_limit::cell, "a cell keeps to its limit");
            }
        }
    }
}

}  // namespace tributary::fuzz
