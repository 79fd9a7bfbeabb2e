// Handing over: what leaves is gathered from the case as it is, sealed by the engine, and written down.
#include <algorithm>

#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "documents/commonmark.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
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

static void describe(ReadMe& read_me, const Case& target, const domain::Part& part) {
    if (part.kind() == domain::part_kind::chronology) {
        ReadMe::Chronology chronology{title_of(part), {}};
        for (const domain::Entry& entry : domain::entries_of(part)) {
            const domain::Record& record = *entry.record;
            const auto text = [&](std::string_view name) { return std::string(record.text(name)); };
            const auto words = [&](std::string_view name) { return documents::plain_words(record.text(name)); };
            chronology.entries.push_back({std::to_string(entry.number), entry.known.words, words(field::event), words(field::action),
                                          text(field::seen), text(field::source), words(field::wishes), words(field::comment),
                                          record.withdrawn()});
        }
        read_me.chronologies.push_back(std::move(chronology));
    }
    if (part.kind() == domain::part_kind::people) {
        for (const domain::Record* person : domain::people_of(target.file)) {
            read_me.people.push_back({std::string(person->text(field::name)), std::string(person->text(field::review_name)),
                                      std::string(person->text(field::relation)), domain::date_of(person->value(field::born)).words});
        }
    }
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
    seal.read_me = {seal.reference, seal.subject, model.me.name, model.me.role, model.me.agency, seal.purpose, stamp.now, {}, {}};
    for (const Id& id : intent.parts) {
        const domain::Part* part = target->file.part(id);
        if (part == nullptr) continue;
        seal.parts.push_back(seal_part(*part));
        describe(seal.read_me, *target, *part);
        for (const auto& feed : seal.parts.back().feeds) seal.changes += static_cast<std::int64_t>(feed.lines.size());
    }
    for (const Id& id : intent.recipients)
        if (const auto contact = model.contacts.find(id); contact != model.contacts.end()) seal.recipient_cards.push_back(contact->second.card);
    return {std::move(seal)};
}

Effects receive(Model& model, const SealedBundle& event, const Stamp& stamp) {
    const Passage passage{event.bundle, event.case_id, event.purpose, event.recipients, stamp.now, event.changes, event.sha256};
    model.handed_over.push_back(passage);
    Recorder recorder(model, stamp);
    recorder.keep(passage_record(record_of_handed_over, passage));
    tell(model, "bundle_saved", event.file_name);
    return recorder.store() + Effects{OfferFile{event.file_name, "application/octet-stream", event.bytes}};
}

}  // namespace tributary::app
