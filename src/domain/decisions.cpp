#include "domain/decisions.hpp"

#include <algorithm>
#include <array>

#include "domain/records.hpp"

namespace tributary::domain {

static constexpr std::array<std::string_view, 5> names = {"open", "agreed", "asked", "disputed", "no_discrepancy"};

std::string_view name_of(Decision decision) { return names[static_cast<std::size_t>(decision)]; }

Decision decision_named(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? Decision::open : static_cast<Decision>(found - names.begin());
}

std::string finding_key(std::string_view kind, std::vector<Id> entries) {
    std::ranges::sort(entries);
    std::string key(kind);
    for (const Id& entry : entries) key += " " + entry.text();
    return key;
}

Decided decided_of(const CaseFile& file, std::string_view key) {
    for (const auto& [part_id, part] : file.parts()) {
        if (part.kind() != part_kind::panel || part.count(kind::decision) == 0) continue;
        for (const auto& [id, record] : part.records)
            if (record.kind == kind::decision && !record.withdrawn() && record.text(field::about) == key)
                return {decision_named(record.text(field::decision)), std::string(record.text(field::words)), &record};
    }
    return {};
}

static bool asked_before(const Query& a, const Query& b) { return a.record->created->change.at < b.record->created->change.at; }

template <class Wanted>
static std::vector<Query> queries(const CaseFile& file, const Wanted& wanted) {
    std::vector<Query> found;
    for (const auto& [part_id, part] : file.parts()) {
        if (part.kind() != part_kind::queries || part.description() == nullptr || part.count(kind::query) == 0) continue;
        const Id chronology = Id::parse(part.description()->text(field::about)).value_or(Id{});
        for (const auto& [id, record] : part.records)
            if (record.kind == kind::query && !record.withdrawn() && wanted(record, chronology))
                found.push_back({&record, part_id, chronology, record.text(field::question), record.text(field::answer)});
    }
    std::ranges::stable_sort(found, asked_before);
    return found;
}

std::vector<Query> queries_about(const CaseFile& file, const Id& entry) {
    const std::string about = entry.text();
    return queries(file, [&](const Record& record, const Id&) { return record.text(field::about) == about; });
}

std::vector<Query> queries_to(const CaseFile& file, const Id& chronology) {
    return queries(file, [&](const Record&, const Id& of) { return of == chronology; });
}

}  // namespace tributary::domain
