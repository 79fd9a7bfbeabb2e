// A list as it leaves the program: one table with a marking, as a spreadsheet, delimited text or a document for a word processor.
//
// The same list gives the same bytes. No file says who made it, where or when: there are no properties, dates or authors in any of them.
// Text stays text: what a spreadsheet could take for a formula is written so that it is none, also behind leading characters that nobody sees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::documents {

struct ListColumn {
    std::string heading{};
    int width = 12;         // in characters, about
};

struct ListRow {
    std::vector<std::string> cells{};  // one for each column; UTF-8 with LF
    std::size_t colour = 0;            // which of the colours: the cell of `coloured` has it as its ground
};

struct List {
    std::string marking{};    // at the top and at the bottom of every page: "OFFICIAL-SENSITIVE. …"
    std::string title{};
    std::string sheet{};      // name of a spreadsheet's sheet
    std::vector<ListColumn> columns{};
    std::vector<ListRow> rows{};
    std::size_t coloured = 0;             // a column whose words tell what its colour shows as well
    std::vector<std::uint32_t> colours{}; // 0xRRGGBB, light enough for black text
};

/// UTF-8 with a mark, commas, CRLF. No title and no marking: the first record is the headings. A cell that a spreadsheet could take for a
/// formula has an apostrophe in front, which the readers of `table.hpp` take off again.
[[nodiscard]] Bytes write_delimited(const List& list);

/// XLSX: marking and title above the headings, which stay in view and stand on every page (landscape A3); every cell is text.
/// Error: file_cell_too_long (fact: the number of the row in the list), as a spreadsheet's cell ends at 32,767 characters.
[[nodiscard]] Result<Bytes> write_spreadsheet(const List& list);

/// DOCX: landscape A3, the marking in header and footer with the number of the page, the headings on every page.
[[nodiscard]] Bytes write_word_document(const List& list);

/// Whether a spreadsheet could take the text for a formula: = + - @ or one of their wide forms at its beginning, a tab or carriage return, or any of these
/// behind blanks and characters without a picture of their own.
[[nodiscard]] bool looks_like_formula(std::string_view text);

/// The text as it stands in XML. What XML cannot hold becomes U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace tributary::documents
