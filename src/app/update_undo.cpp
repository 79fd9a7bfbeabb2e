// Taking back what this person did, and doing it again. Each is a new change that brings the former values; when
// something else stands there by now, nothing is changed and that is said.
#include <algorithm>
#include <set>

#include "app/update_parts.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
using domain::Json;

namespace {

// As many as an import puts into one: each change is written, hashed and read in one go, here and wherever it arrives.
constexpr std::size_t records_in_a_change = 50;

bool has_added(const Step& step, const Id& record) {
    return std::ranges::any_of(step.touches, [&](const Touch& touch) { return touch.added() && touch.record == record; });
}

// Everything in the record was written on this device: nobody's words go out of sight with it.
bool all_mine(const domain::Record& record, const Id& my_feed) {
    return std::ranges::all_of(record.fields, [&](const auto& item) {
        return !item.second.in_conflict() && item.second.shown().by->change.feed == my_feed;
    });
}

// A chronology that the step began goes only when nothing else has been put into it since.
bool nothing_else_in(const domain::Part& part, const Step& step) {
    std::set<Id> added;
    for (const Touch& touch : step.touches)
        if (touch.added()) added.insert(touch.record);
    return std::ranges::all_of(part.records, [&](const auto& item) { return item.second.undone() || added.contains(item.first); });
}

bool may_undo(const Case& target, const Step& step, const Touch& touch, const Id& my_feed) {
    const domain::Record* record = target.file.record(touch.part, touch.record);
    if (record == nullptr || record->undone()) return false;
    if (touch.added())
        return all_mine(*record, my_feed) && (touch.kind != kind::part || nothing_else_in(*target.file.part(touch.part), step));
    const auto held = record->fields.find(touch.field);
    return held != record->fields.end() && !held->second.in_conflict() && held->second.shown().value == touch.after;
}

bool may_redo(const Case& target, const Touch& touch) {
    const domain::Record* record = target.file.record(touch.part, touch.record);
    if (record == nullptr) return false;
    if (touch.added()) return record->undone();
    const auto held = record->fields.find(touch.field);
    if (held == record->fields.end()) return touch.before.is_null();
    if (touch.settled) return held->second.in_conflict();
    return !held->second.in_conflict() && held->second.shown().value == touch.before;
}

Json undoing(const Case& target, const Touch& touch) {
    if (touch.added()) return true;
    if (!touch.settled) return touch.before;
    const domain::Change& settling = target.file.record(touch.part, touch.record)->fields.find(touch.field)->second.shown().by->change;
    return domain::reopening(settling.feed, settling.number);
}

// What each record gets, by part.
std::map<Id, std::vector<domain::Operation>> operations_of(const Case& target, const Step& step, bool undo) {
    std::map<Id, std::vector<domain::Operation>> parts;
    std::map<std::pair<Id, Id>, std::size_t> placed;
    for (const Touch& touch : step.touches) {
        auto& operations = parts[touch.part];
        const auto [at, fresh] = placed.try_emplace({touch.part, touch.record}, operations.size());
        if (fresh) operations.push_back({touch.kind, touch.record, {}});
        const std::string name(touch.added() ? field::undone : std::string_view(touch.field));
        Json value = undo ? undoing(target, touch) : touch.added() ? Json(false) : touch.after;
        operations[at->second].set.emplace(name, std::move(value));
    }
    return parts;
}

bool still_stands(const Model& model, const Case& target, const Step& step, bool undo, const Stamp& stamp) {
    return std::ranges::all_of(step.touches, [&](const Touch& touch) {
        return undo ? may_undo(target, step, touch, feed_of(model.device_id, touch.part, stamp.hash)) : may_redo(target, touch);
    });
}

// The opened entry may be the one that goes, or comes back.
Effects follow(Model& model, const Step& step, bool undo) {
    if (undo && has_added(step, model.place.record)) return {go(model, {model.place.screen, model.place.case_id, {}})};
    if (!undo && step.entries == 1 && has_added(step, step.record)) return {go(model, {Screen::chronology, step.case_id, step.record})};
    return {};
}

Effects move_step(Model& model, std::vector<Step>& from, std::vector<Step>& to, const std::string& name, bool undo, const Stamp& stamp) {
    if (from.empty()) return {};
    Step step = std::move(from.back());
    from.pop_back();
    ++model.steps.counter;
    Case* target = find_case(model, step.case_id);
    if (target == nullptr || !still_stands(model, *target, step, undo, stamp)) {
        tell(model, undo ? "undo_overtaken" : "redo_overtaken", name);
        return {};
    }
    Recorder recorder(model, stamp);
    for (const auto& [part, operations] : operations_of(*target, step, undo)) {
        for (std::size_t first = 0; first < operations.size(); first += records_in_a_change) {
            const auto begin = operations.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end = operations.begin() + static_cast<std::ptrdiff_t>(std::min(operations.size(), first + records_in_a_change));
            recorder.change(*target, part, undo ? domain::action::undo : domain::action::redo, {begin, end});
        }
    }
    Effects effects = recorder.store();
    if (recorder.failed()) return effects;
    tell(model, undo ? "undone" : "redone", name);
    effects = std::move(effects) + follow(model, step, undo);
    to.push_back(std::move(step));
    return effects;
}

}  // namespace

Effects apply(Model& model, const Undo& intent, const Stamp& stamp) {
    return move_step(model, model.steps.done, model.steps.undone, intent.name, true, stamp);
}

Effects apply(Model& model, const Redo& intent, const Stamp& stamp) {
    return move_step(model, model.steps.undone, model.steps.done, intent.name, false, stamp);
}

}  // namespace tributary::app
