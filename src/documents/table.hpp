// A file of an agency as it came: sheets or tables of rows of cells, before anybody says what a column means.
//
// One model for delimited text, spreadsheets and documents. What a file holds beside its tables, and what was not taken from it,
// is told in `notices`; nothing is dropped in silence. Text is UTF-8 with LF for every line break. Input is hostile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace tributary::documents {

enum class Encoding : std::uint8_t { utf8, utf8_with_mark, utf16_little, utf16_big, windows_1252 };

enum class CellKind : std::uint8_t {
    empty,
    text,
    number,   // text: as short as it can be read back, "12.5"
    day,      // a spreadsheet's serial shown as a day: `day`, and `minute` when it is shown with a time. Text: "2014-03-05", "2014-03-05 18:25"
    time,     // a serial shown as a time alone: `minute`. Text: "18:25"
    truth,    // text: "TRUE" or "FALSE"
    fault,    // what a formula gave that failed. Text: "#REF!"
    covered,  // lies under a merged cell: no text of its own, see `origin_row`
};

/// The two kinds of serial are told by their value, never by how the sheet happens to show it (which may be month first).
struct Cell {
    std::string text{};  // a list's items begin with "• " or their number, each on its own line
    CellKind kind = CellKind::empty;
    bool formula = false;      // text is what the writing program had computed; it is never computed here
    double number = 0;         // of `number`, `day`, `time`: as stored
    std::optional<Date> day{};
    std::optional<int> minute{};     // since midnight
    std::uint32_t origin_row = 0;    // of `covered`: index into `Sheet::rows`
    std::uint32_t origin_column = 0;

    [[nodiscard]] bool has_text() const { return !text.empty(); }
    bool operator==(const Cell&) const = default;
};

struct Row {
    std::uint32_t number = 0;  // as a reference gives it: from 1, counting every record or row of its file, sheet or table
    bool hidden = false;
    bool heading = false;      // marked by its writer to be repeated on each page
    std::vector<Cell> cells{};   // as many as were written; an empty one holds its place

    bool operator==(const Row&) const = default;
};

struct Sheet {
    std::string name{};          // of a spreadsheet's sheet; "t1", "t2" … of a document's tables; empty for delimited text
    bool hidden = false;
    std::vector<Row> rows{};     // a spreadsheet's rows without any cell are left out, so numbers may leap
    std::vector<std::uint32_t> hidden_columns{};  // from 0, ascending
    std::string before{};        // the words of the last paragraph or heading before a document's table

    /// The cell that shows at this place: of a covered one the merged cell itself. An empty cell beyond the end of a row.
    [[nodiscard]] const Cell& shown(std::size_t row, std::size_t column) const;
    bool operator==(const Sheet&) const = default;
};

enum class NoticeKind : std::uint8_t {
    encoding_guessed,      // not UTF-8 and without a mark: read as Windows-1252; count: characters that say so; fact: the first few of them
    ragged_rows,           // rows that have more or fewer cells than most; count; fact: reference of the first
    quote_never_closed,    // fact: reference of the row where it was opened
    sheet_hidden,          // its rows are read and marked; count: rows with cells
    rows_hidden,           // count
    columns_hidden,        // count
    several_sheets,        // count of those with rows
    serials_from_1904,     // days are counted from 1904
    formulas,              // their stored values are taken; count
    macros_left_out,       // never run
    links_left_out,        // to other files; never followed; count
    comments_left_out,     // count
    deleted_text_left_out, // tracked deletions; count
    inserted_text_kept,    // tracked insertions; count
    notes_kept,            // footnotes and endnotes, added to their cell in brackets; count
    text_outside_tables,   // count of paragraphs
    pictures_left_out,     // count
    nested_tables,         // their text is kept in the cell around them, and they are not rows; count
};

struct Notice {
    NoticeKind kind;
    std::string sheet{};       // its name, when one is meant
    std::size_t count = 0;
    std::string fact{};

    bool operator==(const Notice&) const = default;
};

enum class SourceKind : std::uint8_t { delimited, spreadsheet, document, clipboard };

struct Source {
    SourceKind kind = SourceKind::delimited;
    std::string sha256{};                 // of the file's bytes, lower-case hexadecimal
    std::vector<Sheet> sheets{};          // at least one, with at least one row
    std::vector<Notice> notices{};
    Encoding encoding = Encoding::utf8;   // of delimited text
    char delimiter = ',';                 // of delimited text

    [[nodiscard]] const Notice* notice(NoticeKind wanted) const;
    bool operator==(const Source&) const = default;
};

/// What no file may exceed.
namespace source_limit {
inline constexpr std::size_t file = 64u << 20;
inline constexpr std::size_t inflated = 512u << 20;   // all parts of an office file together
inline constexpr std::size_t rows = 1'048'576;        // in one sheet, as spreadsheets have it
inline constexpr std::size_t columns = 16'384;
inline constexpr std::size_t cell = 1u << 20;         // bytes of text
}  // namespace source_limit

/// Where a row stands: "school.csv#r7", "hospital.xlsx#Outpatients!18", "gp.docx#t1.r37".
[[nodiscard]] std::string row_reference(std::string_view file_name, const Source& source, const Sheet& sheet, const Row& row);

/// Reads a file by what it holds, whatever its name says: delimited text, XLSX (also with macros), DOCX (also with macros).
/// Errors: file_empty, file_too_large, file_not_a_table, file_encoding (fact: line), file_has_password, file_is_pdf, file_is_old_office,
/// file_is_open_document, file_is_picture, file_damaged (fact: the part), file_inflates_too_far, file_has_entities (fact: the part),
/// file_too_many_rows, file_cell_too_long (fact: the row as in a reference), file_without_table.
[[nodiscard]] Result<Source> read_source(ByteView bytes);

/// A pasted table. The page has made tab-separated text of what the clipboard held (web/paste.js): only a browser may look into its HTML.
/// Errors: those of delimited text.
[[nodiscard]] Result<Source> read_pasted(std::string_view text);

}  // namespace tributary::documents
