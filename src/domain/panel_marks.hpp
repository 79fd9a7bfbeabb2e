// What the panel marks in the merged chronology (SUR-3.1-06). The marks stand in the panel's own part, beside the agencies'
// chronologies, so that a corrected chronology keeps them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "domain/case_file.hpp"

namespace tributary::domain {

enum class PanelMark : std::uint8_t { key_issue, decision_point, inconsistency, good_practice };

inline constexpr std::array panel_marks = {PanelMark::key_issue, PanelMark::decision_point, PanelMark::inconsistency, PanelMark::good_practice};

/// As records name it: "key_issue".
[[nodiscard]] std::string_view name_of(PanelMark mark);
[[nodiscard]] std::optional<PanelMark> panel_mark_named(std::string_view name);

/// A set of marks, a bit for each.
class MarkSet {
public:
    [[nodiscard]] bool has(PanelMark mark) const { return bits_ >> static_cast<int>(mark) & 1; }
    [[nodiscard]] bool any() const { return bits_ != 0; }
    void add(PanelMark mark) { bits_ = static_cast<std::uint8_t>(bits_ | 1 << static_cast<int>(mark)); }
    bool operator==(const MarkSet&) const = default;

private:
    std::uint8_t bits_ = 0;
};

/// The marks that stand, by entry; entries without one are not in it. What is no mark of ours counts for nothing.
[[nodiscard]] std::unordered_map<Id, MarkSet> marks_of(const CaseFile& file);

/// The record in a panel part that says whether an entry bears a mark, or null.
[[nodiscard]] const Record* mark_record(const Part& panel, const Id& entry, PanelMark mark);

}  // namespace tributary::domain
