// What the panel decides about what the merge found, and what the board asks the agencies.
//
// Findings are computed anew from the chronologies and never stored (design section 3). A decision names the entries that a
// finding is about, so that it finds its place again, also after a corrected chronology came (LLR-17.40-02).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case_file.hpp"

namespace tributary::domain {

enum class Decision : std::uint8_t { open, agreed, asked, disputed, no_discrepancy };

/// As records name it: "agreed".
[[nodiscard]] std::string_view name_of(Decision decision);
/// Unknown names are `open`.
[[nodiscard]] Decision decision_named(std::string_view name);

/// What a finding is, whoever computes it: its kind and its entries, in any order.
[[nodiscard]] std::string finding_key(std::string_view kind, std::vector<Id> entries);

struct Decided {
    Decision decision = Decision::open;
    std::string words;              // the agreed version, or the reason
    const Record* record = nullptr; // in the panel's part; null while nothing was decided
};

/// What was decided of a finding.
[[nodiscard]] Decided decided_of(const CaseFile& file, std::string_view key);

/// A question of the board about one entry, and the agency's answer. It stands in a part of its own that goes to that agency.
struct Query {
    const Record* record = nullptr;
    Id part{};           // of the queries
    Id chronology{};     // that it is about
    std::string_view question, answer;
    [[nodiscard]] bool answered() const { return !answer.empty(); }
};

/// The questions about an entry, as they were asked; withdrawn ones left out.
[[nodiscard]] std::vector<Query> queries_about(const CaseFile& file, const Id& entry);
/// The questions about a chronology.
[[nodiscard]] std::vector<Query> queries_to(const CaseFile& file, const Id& chronology);

}  // namespace tributary::domain
