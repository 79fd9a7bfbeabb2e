// From the rows of an agency's table to chronology entries. Every data row ends up in exactly one place: ready to
// become an entry, or needing a person, with the reason and its words kept.
//
// No file is known here by name: headings are matched by their words, a person may change what a column becomes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "domain/json.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

struct Column {
    std::string heading;
    std::string example;         // the first cell that is not empty
    std::string_view field;      // a name of records.hpp `field`, or empty: kept with the source row only
    bool certain = true;         // matched by its own words, not by likeness
};

/// What a column may become, in the order in which a person is offered it.
inline constexpr std::array<std::string_view, 13> importable_fields = {
    field::known, field::time, field::happened, field::recorded, field::source,  field::worker,
    field::people, field::event, field::action,  field::seen,     field::wishes, field::comment,
    field::restriction};

/// The constant of records.hpp with this name, or empty.
[[nodiscard]] std::string_view field_named(std::string_view name);

enum class RowTrouble : std::uint8_t {
    none,
    date_empty,
    not_a_day,       // shaped like a date, but there is no such day
    date_is_words,
    cells_slipped,   // the date stands one cell to the left or right of its column
    too_many_cells,  // more cells than headings
};

struct ImportRow {
    int row = 0;  // 1 is the first row of the file
    std::vector<std::string> cells;
    RowTrouble trouble = RowTrouble::none;
    DateReading known;
};

struct TableImport {
    int latest_year = 9999;       // as in `read_date`
    std::size_t heading_row = 0;  // index into the rows
    std::vector<Column> columns;
    std::vector<ImportRow> rows;  // data rows in file order, blank rows left out

    [[nodiscard]] std::size_t ready() const;
    [[nodiscard]] const Column* column(std::string_view field) const;
};

/// Finds the headings and reads every row below them. `latest_year` as in `read_date`.
/// When no row looks like headings, the first row is taken and nothing is matched.
[[nodiscard]] TableImport plan_import(const std::vector<std::vector<std::string>>& rows, int latest_year);

/// Gives a column another meaning (or none) and reads every row again. A field that was held by another column is taken from it.
void assign_column(TableImport& import, std::size_t column, std::string_view field);

/// The two halves of it, for long tables: what the column means, and what a row then says.
void name_column(TableImport& import, std::size_t column, std::string_view field);
[[nodiscard]] std::pair<DateReading, RowTrouble> read_again(const TableImport& import, std::size_t row);

/// A person types the date of a row that needs one. The row's own cells stay as they were.
void type_date(TableImport& import, std::size_t row, std::string_view words);

/// The fields of the entry that a row becomes, with `origin` (file name, its SHA-256, row, the cells as they were).
[[nodiscard]] Json::Object entry_fields(const TableImport& import, const ImportRow& row, std::string_view file_name,
                                        std::string_view file_hash);

/// What a "child seen" cell says: a value of `child_seen`. Unclear words give not_stated.
[[nodiscard]] std::string_view read_child_seen(std::string_view cell);

}  // namespace tributary::domain
