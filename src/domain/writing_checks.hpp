// What an author is told while writing an entry: nothing is refused, nothing is changed by itself.
//
// Sources: chronologies name roles and not people (SUR-2.3, LLR-17.39), give the record they come from, and explain
// abbreviations once. The texts may be hostile: any bytes are safe.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/case_file.hpp"

namespace tributary::domain {

enum class WritingNote : std::uint8_t {
    source_missing,        // no record it comes from
    known_before_it_happened,
    recorded_before_known,
    name_written,          // `words`: as written; `instead`: the agreed label, empty when several people are called so
    abbreviation,          // `words`: not explained in this chronology or in the entry itself
};

struct WritingFinding {
    WritingNote note = WritingNote::source_missing;
    std::string field{};   // where it stands; empty for the entry as a whole
    std::string words{};
    std::string instead{};
    bool operator==(const WritingFinding&) const = default;
};

struct NamedPerson {
    std::string name;      // as recorded: "Joshua Brown"
    std::string label;     // as in the review: "Child R"
};

struct WritingContext {
    std::vector<NamedPerson> people;
    std::set<std::string, std::less<>> explained;  // abbreviations, and what looks like one: labels of people and agencies
};

/// What is known of the case for the entries of one chronology.
[[nodiscard]] WritingContext writing_context(const CaseFile& file, const Part& chronology);

/// In the order of the form; each word once for each field.
[[nodiscard]] std::vector<WritingFinding> check_writing(const Record& entry, const WritingContext& context);

/// `text` with every whole word, or words, `written` as `instead`; a possessive 's stays.
[[nodiscard]] std::string with_label(std::string_view text, std::string_view written, std::string_view instead);

/// The abbreviations that a chronology explains, in alphabetical order: short form and meaning.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> abbreviations_of(const Part& chronology);

}  // namespace tributary::domain
