#include "app/recorder.hpp"

#include <algorithm>
#include <cassert>

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
            for (const auto& [record_id, record] : part.records)
                if (record.kind == kind::joined_case && !record.withdrawn()) model.joined.emplace(record_id, id);
        }
    }
}

int latest_year(const Case& target, std::int64_t now) {
    const domain::Record* header = domain::header_of(target.file);
    const auto period_end = header ? domain::date_of(header->value(field::period_to)).latest : std::nullopt;
    return (period_end ? *period_end : uk_time(now).date).year + 1;
}

void Recorder::change(Case& target, const Id& part, std::string_view action, std::vector<domain::Operation> operations) {
    const Id feed = feed_of(model_.device_id, part, stamp_.hash);
    const auto record = [&](auto& into) {
        std::string line = encode(into.next(part, feed, model_.me.id, stamp_.now + changes_++, std::string(action), std::move(operations)));
        const auto applied = into.apply(line);
        assert(applied && *applied == domain::Outcome::applied);
        static_cast<void>(applied);
        return line;
    };
    keep(change_record(target.file.id(), beside_ ? record(*beside_) : record(target.file)));
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
        if (part.kind() != part_kind || (!agency.empty() && description->text(field::agency) != agency)) continue;
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

Effects Recorder::store() {
    if (records_.empty()) return {};
    ++model_.saving.waiting;
    if (model_.saving.state != Saving::State::failed) model_.saving.state = Saving::State::saving;
    return {StoreRecords{std::move(records_)}};
}

}  // namespace tributary::app
