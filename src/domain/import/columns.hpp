// What the columns of an agency's table mean: found by the words of their headings, then by what stands in them.
// A person may change it, and what the person said can be kept and used again for the next file of that agency.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/import/source_table.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

enum class Meaning : std::uint8_t {
    none,         // kept with the source row only
    agency_date,  // the day the agency learned of it or acted (SUR-2.3-10)
    agency_time,
    event_date,  // the day it happened, where that is another
    recorded_date,
    end_date,  // the last day of a stretch that begins on the agency's date
    source,
    worker,
    persons,
    kind,  // what sort of contact it was
    event,
    action,
    child_seen,
    voice,  // one column for what was asked and what the child said
    wishes_sought,
    wishes_expressed,
    comment,
    restriction,
    sequence,
};

inline constexpr std::array<std::string_view, 19> meaning_names = {
    "none",   "agency_date", "agency_time", "event_date",    "recorded_date",    "end_date", "source",      "worker",   "persons", "kind",
    "event",  "action",      "child_seen",  "voice",         "wishes_sought",    "wishes_expressed", "comment", "restriction", "sequence"};

[[nodiscard]] std::string_view name_of(Meaning meaning);
[[nodiscard]] std::optional<Meaning> meaning_named(std::string_view name);

struct MappedColumn {
    std::string heading;
    std::string example;  // the first cell that is not empty
    Meaning meaning = Meaning::none;
    bool certain = true;  // matched by the whole heading, or by a person; else a person should look
};

/// Several columns may feed one meaning that is words (event, action, persons, comment): they are joined in their order.
struct Mapping {
    std::string table{};                       // name of the sheet or table
    std::optional<std::size_t> heading_row{};  // index into its rows; none: nothing here looks like headings
    bool continues = false;                    // without headings of its own: the columns of the table before, which goes on here
    std::vector<MappedColumn> columns{};

    [[nodiscard]] std::optional<std::size_t> first(Meaning meaning) const;
    [[nodiscard]] bool is_date(std::size_t column) const;
    [[nodiscard]] bool has_rows() const { return heading_row || continues; }
};

/// Lower case, letters and digits, single blanks: how headings and other short cells are compared.
[[nodiscard]] std::string plain_words(std::string_view text);

/// How many of a row's cells are words that agencies put over columns; none when one of them is itself a date.
[[nodiscard]] std::size_t headings_in(const SourceRow& row);

/// Finds the heading row anywhere in the table and gives every column a meaning.
[[nodiscard]] Mapping guess_mapping(const SourceTable& table, int latest_year);

/// Columns of a table without headings (broken over pages, a new year's sheet) when it has as many as the one before, and most of its
/// rows have a date where that one has them. Else `mapping` stays as it was.
void continue_mapping(Mapping& mapping, const SourceTable& table, const Mapping& before);

/// What a person said about an agency's columns: by heading, in any table of the file.
/// {"columns": {"event": ["Presenting problem","Findings"], "agency_date": "Clinic date", …}}
struct MappingRules {
    std::vector<std::pair<std::string, Meaning>> headings;  // plain words of the heading
};
/// Nothing when the value has another shape or names a meaning that there is not. Safe on hostile input.
[[nodiscard]] std::optional<MappingRules> mapping_rules(const Json& json);
[[nodiscard]] Json json_of(const Mapping& mapping);

/// The named columns get what the person said; another column that held a one-column meaning loses it.
void apply_rules(Mapping& mapping, const MappingRules& rules);

}  // namespace tributary::domain
