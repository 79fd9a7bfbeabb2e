// What is done to whole entries: duplicated, split, joined, several changed at once. Each is one step that can be taken back.
#include <algorithm>
#include <array>
#include <utility>

#include "app/update_parts.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;
using domain::Json;

namespace {

// What belongs to one entry alone and to no copy of it: its place, where it came from, what became of it.
constexpr std::array its_own = {field::sequence, field::origin, field::withdrawn, field::undone};
// What a second telling of the same contact has in common with the first.
constexpr std::array shared_by_halves = {field::known, field::happened, field::recorded, field::time, field::source, field::worker, field::people, field::seen, field::restriction};
constexpr std::array long_texts = {field::event, field::action, field::wishes, field::comment};
constexpr std::array short_texts = {field::people, field::worker, field::source};
constexpr std::size_t operations_at_once = 100;  // in one change, as an import does

struct Found {
    Case* target = nullptr;
    const domain::Record* record = nullptr;
};

Found entry_at(Model& model, const Id& part, const Id& id) {
    Case* target = holder_of(model, part);
    const domain::Record* record = target ? target->file.record(part, id) : nullptr;
    return record != nullptr && record->kind == kind::entry && !record->withdrawn() ? Found{target, record} : Found{};
}

template <class Fields>
Json::Object copied(const domain::Record& record, const Fields& wanted) {
    Json::Object fields;
    for (const auto& [name, value] : record.fields)
        if (wanted(name) && !value.shown().value.is_null()) fields.emplace(name, value.shown().value);
    return fields;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \n\t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \n\t") - first + 1);
}

std::string put_together(std::string_view first, std::string_view second, std::string_view between) {
    if (trimmed(first).empty()) return std::string(second);
    if (trimmed(second).empty() || first == second) return std::string(first);
    return std::string(first) + std::string(between) + std::string(second);
}

std::string number_of(const Case& target, const domain::Record& entry) { return std::to_string(domain::number_of(*target.file.part(entry.part), entry)); }

}  // namespace

Effects apply(Model& model, const DuplicateEntry& intent, const Stamp& stamp) {
    const Found found = entry_at(model, intent.part, intent.record);
    if (found.record == nullptr) return {};
    Recorder recorder(model, stamp);
    Json::Object fields = copied(*found.record, [](std::string_view name) { return std::ranges::find(its_own, name) == its_own.end(); });
    fields.insert_or_assign(std::string(field::sequence), next_sequence(*found.target, intent.part));
    const Id entry = recorder.new_id();
    recorder.change(*found.target, intent.part, action::duplicate_entry, {{std::string(kind::entry), entry, std::move(fields)}});
    tell(model, "entry_duplicated", number_of(*found.target, *found.record));
    model.message->step = recorder.remember(action::duplicate_entry);
    return recorder.store() + Effects{go(model, {Screen::chronology, found.target->file.id(), entry})};
}

Effects apply(Model& model, const SplitEntry& intent, const Stamp& stamp) {
    const Found found = entry_at(model, intent.part, intent.record);
    if (found.record == nullptr) return {};
    const std::string event(found.record->text(field::event));
    if (intent.at == 0 || intent.at >= event.size()) return {};
    const std::string first(trimmed(std::string_view(event).substr(0, intent.at))), second(trimmed(std::string_view(event).substr(intent.at)));
    if (first.empty() || second.empty()) return {};
    Recorder recorder(model, stamp);
    Json::Object fields = copied(*found.record, [](std::string_view name) { return std::ranges::find(shared_by_halves, name) != shared_by_halves.end(); });
    fields.insert_or_assign(std::string(field::event), second);
    fields.insert_or_assign(std::string(field::sequence), next_sequence(*found.target, intent.part));
    const Id entry = recorder.new_id();
    const std::string number = number_of(*found.target, *found.record);
    recorder.change(*found.target, intent.part, action::split_entry,
                    {{std::string(kind::entry), found.record->id, {{std::string(field::event), first}}}, {std::string(kind::entry), entry, std::move(fields)}});
    tell(model, "entry_split", number);
    model.message->step = recorder.remember(action::split_entry);
    return recorder.store() + Effects{go(model, {Screen::chronology, found.target->file.id(), entry})};
}

// The first keeps its dates; the second is withdrawn with the reason, so that nothing it said is lost.
Effects apply(Model& model, const JoinEntries& intent, const Stamp& stamp) {
    const Found first = entry_at(model, intent.part, intent.first), second = entry_at(model, intent.part, intent.second);
    if (first.record == nullptr || second.record == nullptr || intent.first == intent.second) return {};
    Json::Object fields;
    const auto join = [&](std::string_view name, std::string_view between) {
        const std::string joined = put_together(first.record->text(name), second.record->text(name), between);
        if (joined != first.record->text(name)) fields.emplace(name, joined);
    };
    for (const std::string_view name : long_texts) join(name, "\n\n");
    for (const std::string_view name : short_texts) join(name, "; ");
    if (first.record->text(field::seen).empty() && !second.record->text(field::seen).empty()) fields.emplace(field::seen, second.record->text(field::seen));
    const std::string number = number_of(*first.target, *first.record);
    std::vector<domain::Operation> operations;
    if (!fields.empty()) operations.push_back({std::string(kind::entry), intent.first, std::move(fields)});
    operations.push_back({std::string(kind::entry), intent.second, {{std::string(field::withdrawn), intent.reason}}});
    Recorder recorder(model, stamp);
    recorder.change(*first.target, intent.part, action::join_entries, std::move(operations));
    tell(model, "entries_joined", number);
    model.message->step = recorder.remember(action::join_entries);
    return recorder.store() + Effects{go(model, {Screen::chronology, first.target->file.id(), intent.first})};
}

Effects apply(Model& model, const ChangeEntries& intent, const Stamp& stamp) {
    Case* target = holder_of(model, intent.part);
    if (target == nullptr) return {};
    const Json value = value_for(*target, intent.field, intent.value, stamp.now);
    const std::string_view name = intent.field == field::withdrawn ? action::withdraw_entry : action::change_entry;
    Recorder recorder(model, stamp);
    std::vector<domain::Operation> operations;
    std::size_t changed = 0;
    const auto flush = [&] {
        if (!operations.empty()) recorder.change(*target, intent.part, name, std::exchange(operations, {}));
    };
    for (const Id& id : intent.records) {
        const domain::Record* record = entry_at(model, intent.part, id).record;
        if (record == nullptr || record->value(intent.field) == value) continue;
        operations.push_back({std::string(kind::entry), id, {{intent.field, value}}});
        ++changed;
        if (operations.size() == operations_at_once) flush();
    }
    flush();
    tell(model, "entries_changed", std::to_string(changed));
    model.message->step = recorder.remember(action::change_entries);
    return recorder.store();
}

}  // namespace tributary::app
