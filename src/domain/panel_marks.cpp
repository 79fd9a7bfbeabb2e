#include "domain/panel_marks.hpp"

#include <algorithm>

#include "domain/records.hpp"

namespace tributary::domain {

static constexpr std::array<std::string_view, panel_marks.size()> names = {"key_issue", "decision_point", "inconsistency", "good_practice"};

std::string_view name_of(PanelMark mark) { return names[static_cast<std::size_t>(mark)]; }

std::optional<PanelMark> panel_mark_named(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<PanelMark>(found - names.begin()));
}

static bool stands(const Record& record) {
    const bool* stands = record.value(field::stands).boolean();
    return !record.withdrawn() && stands != nullptr && *stands;
}

std::unordered_map<Id, MarkSet> marks_of(const CaseFile& file) {
    std::unordered_map<Id, MarkSet> marks;
    for (const auto& [part_id, part] : file.parts()) {
        if (part.kind() != part_kind::panel || part.count(kind::mark) == 0) continue;
        for (const auto& [id, record] : part.records) {
            if (record.kind != kind::mark || !stands(record)) continue;
            const auto entry = Id::parse(record.text(field::about));
            const auto mark = panel_mark_named(record.text(field::mark));
            if (entry && mark) marks[*entry].add(*mark);
        }
    }
    return marks;
}

const Record* mark_record(const Part& panel, const Id& entry, PanelMark mark) {
    const std::string about = entry.text();
    for (const auto& [id, record] : panel.records)
        if (record.kind == kind::mark && record.text(field::about) == about && record.text(field::mark) == name_of(mark) && !record.withdrawn()) return &record;
    return nullptr;
}

}  // namespace tributary::domain
