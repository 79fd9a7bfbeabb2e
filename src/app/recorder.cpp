#include "app/recorder.hpp"

#include <algorithm>

#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace kind = domain::kind;
namespace field = domain::field;
namespace action = domain::action;
using domain::Json;

Id feed_of(const Id& device, const Id& part, domain::HashFunction hash) {
    Bytes bytes(device.bytes.begin(), device.bytes.end());
    bytes.insert(bytes.end(), part.bytes.begin(), part.bytes.end());
    const domain::Hash digest = hash(bytes);
    Id feed;
    std::copy_n(digest.begin(), feed.bytes.size(), feed.bytes.begin());
    return feed;
}

Case* find_case(Model& model, const Id& id) {
    const auto joined = model.joined.find(id);
    const auto found = model.cases.find(joined == model.joined.end() ? id : joined->second);
    return found == model.cases.end() ? nullptr : &found->second;
}

void refresh_joined(Model& model) {
    model.joined.clear();
    for (const auto& [id, held] : model.cases) {
        for (const auto& [part_id, part] : held.file.parts()) {
            if (part.count(kind::joined_case) == 0) continue;
            for (const auto& [record_id, record] : part.records)
                if (record.kind == kind::joined_case && !record.withdrawn()) model.joined.emplace(record_id, id);
        }
    }
}

LastSeen seen_now(const domain::CaseFile& file, std::int64_t now) {
    LastSeen seen{now, {}};
    for (const auto& [part_id, part] : file.parts())
        for (const auto& [feed_id, feed] : part.feeds)
            if (!feed.changes.empty()) seen.feeds.emplace(feed_id, feed.changes.back()->change.number);
    return seen;
}

int latest_year(const Case& target, std::int64_t now) {
    const domain::Record* header = domain::header_of(target.file);
    const auto period_end = header ? domain::date_of(header->value(field::period_to)).latest : std::nullopt;
    return (period_end ? *period_end : uk_time(now).date).year + 1;
}

void Recorder::note(const Case& target, const Id& part, const std::vector<domain::Operation>& operations) {
    case_id_ = target.file.id();
    for (const domain::Operation& operation : operations) {
        const domain::Record* record = target.file.record(part, operation.record);
        if (record == nullptr) {
            touches_.push_back({part, operation.record, operation.kind});
            continue;
        }
        for (const auto& [name, value] : operation.set) {
            const auto held = record->fields.find(name);
            const bool empty = held == record->fields.end();
            touches_.push_back({part, operation.record, record->kind, name, empty ? Json() : held->second.shown().value, value,
                                !empty && held->second.in_conflict()});
        }
    }
}

std::uint64_t Recorder::remember(std::string_view action) {
    if (touches_.empty() || failed()) return 0;
    Steps& steps = model_.steps;
    Step step{case_id_, std::string(action)};
    const auto named = std::ranges::find_if(touches_, [](const Touch& touch) { return touch.kind != kind::part; });
    const Touch& first = named == touches_.end() ? touches_.front() : *named;
    step.part = first.part;
    step.record = first.record;
    step.field = first.field;
    step.entries = static_cast<std::size_t>(std::ranges::count_if(touches_, [](const Touch& touch) { return touch.added() && touch.kind == kind::entry; }));
    step.number = ++steps.counter;
    step.touches = std::exchange(touches_, {});
    steps.undone.clear();
    if (steps.done.size() == Steps::most) steps.done.erase(steps.done.begin());
    steps.done.push_back(std::move(step));
    return steps.counter;
}

void Recorder::change(Case& target, const Id& part, std::string_view action, std::vector<domain::Operation> operations) {
    const Id feed = feed_of(model_.device_id, part, stamp_.hash);
    const auto record = [&](auto& into) {
        const domain::Change change = into.next(part, feed, model_.me.id, stamp_.now + changes_++, std::string(action), std::move(operations));
        const std::string line = encode(change);
        note(target, part, change.operations);
        if (const auto applied = into.apply(line); !applied) {
            refused_ = applied.error();
        } else {
            keep(change_record(target.file.id(), line));
        }
    };
    beside_ ? record(*beside_) : record(target.file);
}

static domain::Operation part_description(const Id& part, std::string_view part_kind, Json::Object more = {}) {
    more.emplace(field::kind, part_kind);
    return {std::string(kind::part), part, std::move(more)};
}

Case& Recorder::new_case(const Id& id, const Json::Object& header, bool sample) {
    Case& made = model_.cases.try_emplace(id, Case{domain::CaseFile(id, stamp_.hash)}).first->second;
    made.sample = sample;
    keep(case_record(id, sample));
    const Id header_part = new_id();
    change(made, header_part, action::open_case,
           {part_description(header_part, domain::part_kind::case_header), {std::string(kind::case_header), id, header}});
    const Id people = new_id();
    change(made, people, action::open_case, {part_description(people, domain::part_kind::people)});
    return made;
}

Id Recorder::find_part(const Case& target, std::string_view part_kind, std::string_view agency) {
    const domain::Record* best = nullptr;
    for (const auto& [id, part] : target.file.parts()) {
        const domain::Record* description = part.description();
        if (description == nullptr || part.kind() != part_kind || description->undone() || (!agency.empty() && description->text(field::agency) != agency)) continue;
        if (best == nullptr || description->created->change.at < best->created->change.at) best = description;
    }
    return best ? best->id : Id{};
}

Id Recorder::chronology_of(Case& target, std::string_view agency) {
    const Id found = find_part(target, domain::part_kind::chronology, agency);
    if (!found.is_nil()) return found;
    const Id part = new_id();
    change(target, part, action::add_chronology,
           {part_description(part, domain::part_kind::chronology,
                             {{std::string(field::agency), agency}, {std::string(field::agency_short), domain::short_name_for(agency)}})});
    return part;
}

Id Recorder::panel_of(Case& target) {
    const Id found = find_part(target, domain::part_kind::panel);
    if (!found.is_nil()) return found;
    const Id part = new_id();
    change(target, part, action::mark_entry, {part_description(part, domain::part_kind::panel)});
    return part;
}

// It names its agency too, so that the visibility matrix knows whose it is.
Id Recorder::queries_to(Case& target, const Id& chronology) {
    for (const auto& [id, part] : target.file.parts()) {
        const domain::Record* description = part.description();
        if (part.kind() == domain::part_kind::queries && description != nullptr && !description->undone() && description->text(field::about) == chronology.text()) return id;
    }
    const domain::Record* about = target.file.record(chronology, chronology);
    const Id part = new_id();
    change(target, part, action::ask_agency,
           {part_description(part, domain::part_kind::queries, {{std::string(field::about), chronology.text()}, {std::string(field::agency), about ? about->text(field::agency) : std::string_view()}})});
    return part;
}

Effects Recorder::store() {
    if (refused_) tell(model_, *refused_);
    if ((records_.empty() && !with_drafts_) || (refused_ && beside_)) return {};  // a layer is kept whole or not at all
    ++model_.saving.waiting;
    if (model_.saving.state != Saving::State::failed) model_.saving.state = Saving::State::saving;
    return {StoreRecords{std::move(records_), with_drafts_ ? std::optional(drafts_content(model_.drafts)) : std::nullopt}};
}

}  // namespace tributary::app
