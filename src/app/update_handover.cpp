// Handing over: what leaves is gathered from the case as it is, sealed by the engine, and written down.
#include <algorithm>

#include "app/job.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace field = domain::field;

static std::string title_of(const domain::Part& part) {
    const domain::Record* description = part.description();
    return description ? std::string(description->text(field::agency)) : std::string();
}

static SealPart seal_part(const domain::Part& part) {
    SealPart sealed{part.id, std::string(part.kind()), title_of(part), {}};
    for (const auto& [id, feed] : part.feeds) {
        if (feed.changes.empty()) continue;
        SealPart::SealFeed out{id, {}, to_hex(feed.changes.back()->hash)};
        for (const auto& stored : feed.changes) out.lines.push_back(stored->line);
        sealed.feeds.push_back(std::move(out));
    }
    return sealed;
}

std::string_view purpose_of(const Model& model, const domain::CaseFile& file, const std::vector<Id>& parts) {
    const domain::Record* header = domain::header_of(file);
    const auto mine = [&](const Id& id) {
        const domain::Record* description = file.part(id) ? file.part(id)->description() : nullptr;
        return description && description->created->change.author == model.me.id;
    };
    const bool my_header = header && std::ranges::find(parts, header->part) != parts.end() && mine(header->part);
    const bool my_chronology = std::ranges::any_of(parts, [&](const Id& id) {
        const domain::Part* part = file.part(id);
        return part != nullptr && part->kind() == domain::part_kind::chronology && mine(id) &&
               part->description()->text(field::agency) == model.me.agency;
    });
    return my_header && !my_chronology ? "commission" : "contribution";
}

Effects apply(Model& model, const HandOver& intent, const Stamp& stamp) {
    const Case* target = find_case(model, intent.case_id);
    if (target == nullptr || intent.parts.empty() || intent.recipients.empty()) return {};
    SealBundle seal;
    seal.case_id = target->file.id();
    if (const domain::Record* header = domain::header_of(target->file)) {
        seal.reference = header->text(field::reference);
        seal.subject = header->text(field::subject);
    }
    seal.purpose = purpose_of(model, target->file, intent.parts);
    for (const Id& id : intent.parts) {
        const domain::Part* part = target->file.part(id);
        if (part == nullptr) continue;
        seal.parts.push_back(seal_part(*part));
        for (const auto& feed : seal.parts.back().feeds) seal.changes += static_cast<std::int64_t>(feed.lines.size());
    }
    for (const Id& id : intent.recipients)
        if (const auto contact = model.contacts.find(id); contact != model.contacts.end()) seal.recipient_cards.push_back(contact->second.card);
    seal.work = begin_work(model, stamp, {.what = WorkKind::sealing, .can_stop = true}).number;
    return {std::move(seal)};
}

Effects receive(Model& model, SealedBundle& event, const Stamp& stamp) {
    if (!works_on(model, WorkKind::sealing) || model.work->number != event.work) return {};
    const Passage passage{event.bundle, event.case_id, event.purpose, event.recipients, stamp.now, event.changes, event.sha256};
    model.handed_over.push_back(passage);
    Recorder recorder(model, stamp);
    recorder.keep(passage_record(record_of_handed_over, passage));
    tell(model, "bundle_saved", event.file_name);
    Effects effects = recorder.store() + Effects{OfferFile{event.file_name, "application/octet-stream", std::move(event.bytes)}};
    return std::move(effects) + end_work(model, stamp);
}

Effects receive(Model& model, const SealRefused& event, const Stamp& stamp) {
    if (!works_on(model, WorkKind::sealing) || model.work->number != event.work) return {};
    tell(model, event.error);
    return end_work(model, stamp);
}

}  // namespace tributary::app
