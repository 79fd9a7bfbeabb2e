// From an agency's tables to rows that may become chronology entries. Nothing is lost and nothing is guessed: every source
// row is in exactly one place, ready (clean), held for a person's choice (confirm), held with a reason (quarantine), or
// not data (titles, headings, notes, blank rows).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/import/columns.hpp"
#include "domain/import/source_table.hpp"
#include "domain/import/voice.hpp"

namespace tributary::domain {

enum class RowStatus : std::uint8_t { clean, confirm, quarantine };
[[nodiscard]] std::string_view name_of(RowStatus status);

enum class RowReason : std::uint8_t {
    none,
    empty_date,
    impossible_date,      // shaped like a date, but there is no such day, or it is a placeholder
    text_in_date_column,
    shifted_columns,      // the date stands in a column beside its own
    surplus_cells,        // more cells than headings
    date_order,           // confirm: day and month may be the other way about in this file (`known.others` has the other reading)
    no_date_column,
};
[[nodiscard]] std::string_view name_of(RowReason reason);
inline constexpr std::array row_reasons = {RowReason::empty_date,    RowReason::impossible_date, RowReason::text_in_date_column, RowReason::shifted_columns,
                                           RowReason::surplus_cells, RowReason::date_order,      RowReason::no_date_column};

enum class RowFlag : std::uint8_t {
    two_digit_year,
    year_from_heading,
    wide_range,               // spread over more than 31 days
    outside_period,           // no part of the bounds falls in the review period
    straddles_period,
    event_before_period,
    relative_to_previous_row,
    text_date_in_serial_column,
    date_from_merged_cell,
    merged_across,
    stated_gap,               // says that there was no contact: data, but no contact
    late_addition,
    restricted,
    disclosure_applies,
    seen_unclear,             // a child was seen, but the row does not say which
    duplicate,                // of an earlier row of the same agency
};
[[nodiscard]] std::string_view name_of(RowFlag flag);

class RowFlags {
public:
    void add(RowFlag flag) { bits_ |= 1u << static_cast<unsigned>(flag); }
    [[nodiscard]] bool has(RowFlag flag) const { return (bits_ >> static_cast<unsigned>(flag) & 1u) != 0; }
    [[nodiscard]] std::vector<std::string_view> names() const;

private:
    std::uint32_t bits_ = 0;
};

struct Period {
    Date from{1, 1, 1};
    Date to{9999, 12, 31};
};

struct ImportedRow {
    std::size_t table = 0, row = 0;  // index into the tables and their rows, where the cells stay as they were
    std::string at;
    RowStatus status = RowStatus::clean;
    RowReason reason = RowReason::none;
    DateReading known, happened, recorded;
    std::string source, worker, persons, kind, event, action, voice, comment, restriction;
    Answer seen = Answer::not_stated, sought = Answer::not_stated, expressed = Answer::not_stated;
    RowFlags flags;
};

struct Imported {
    std::vector<Mapping> mappings;  // one for each table
    std::vector<ImportedRow> rows;  // in file order
    std::vector<std::string> not_data;
    bool month_first_evidence = false;  // some date in a date column is only possible with the month first
};

/// What dates may lean on beside the file itself (docs/dates.md). Everything but the period may be missing.
struct ImportContext {
    Period period;
    std::string agency{};
    std::optional<Date> born{}, died{}, incident{}, due{};
};

/// Reads every row. `rules`, when given, is what a person said about the columns.
[[nodiscard]] Imported import_tables(const std::vector<SourceTable>& tables, const ImportContext& context, const MappingRules* rules = nullptr);

}  // namespace tributary::domain
