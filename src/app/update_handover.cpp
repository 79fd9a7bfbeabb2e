// Handing over: what leaves is gathered from the case as it is, sealed by the engine, and written down.
#include <algorithm>

#include "app/job.hpp"
#include "app/statements.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace field = domain::field;
using domain::CaseFile;

static std::string title_of(const domain::Part& part) {
    const domain::Record* description = part.description();
    return description ? std::string(description->text(field::agency)) : std::string();
}

// `known_to_all(feed id, feed)`: how many changes of the feed every recipient has.
template <class Known>
static SealPart seal_part(const domain::Part& part, Known known_to_all) {
    SealPart sealed{part.id, std::string(part.kind()), title_of(part), {}};
    for (const auto& [id, feed] : part.feeds) {
        if (feed.changes.empty()) continue;
        SealPart::SealFeed out{id, {}, to_hex(feed.changes.back()->hash), static_cast<std::size_t>(known_to_all(id, feed))};
        for (const auto& stored : feed.changes) out.lines.push_back(stored->line);
        sealed.feeds.push_back(std::move(out));
    }
    return sealed;
}

std::string_view purpose_of(const Model& model, const domain::CaseFile& file, const std::vector<Id>& parts) {
    const domain::Record* header = domain::header_of(file);
    const auto mine = [&](const Id& id) {
        const domain::Record* description = file.part(id) ? file.part(id)->description() : nullptr;
        return description && model.is_me(description->created->change.author);
    };
    const bool my_header = header && std::ranges::find(parts, header->part) != parts.end() && mine(header->part);
    const bool my_chronology = std::ranges::any_of(parts, [&](const Id& id) {
        const domain::Part* part = file.part(id);
        return part != nullptr && part->kind() == domain::part_kind::chronology && mine(id) &&
               part->description()->text(field::agency) == model.me.agency;
    });
    return my_header && !my_chronology ? "commission" : "contribution";
}

std::int64_t known_to_all(const Model& model, const Id& case_id, const std::vector<Id>& recipients, const Id& feed_id, const domain::Feed& feed) {
    const auto statements = model.statements.find(case_id);
    if (statements == model.statements.end() || recipients.empty()) return 0;
    std::int64_t least = feed.length();
    for (const Id& person : recipients) least = std::min(least, acknowledged(statements->second, person, feed_id, feed));
    return least;
}

ContentWay way_of(const Model& model, const domain::Attachment& attachment, std::int64_t known) {
    if (attachment.record->created->change.number <= known) return ContentWay::there_already;
    const auto held = model.held.find(attachment.sha256);
    return held != model.held.end() && held->second.whole ? ContentWay::along : ContentWay::not_here;
}

const domain::VisibilityRule* refusing_rule(const domain::Part& part, const Contact& recipient) {
    const domain::Holder holder = domain::holder_of({recipient.role, recipient.agency}, title_of(part));
    const domain::VisibilityRule* rule = domain::rule_for(part.kind(), holder);
    return rule == nullptr || rule->may_hold ? nullptr : rule;
}

std::vector<Id> leaving_parts(const CaseFile& file, std::vector<Id> ticked) {
    const std::size_t count = ticked.size();
    for (const auto& [id, part] : file.parts()) {
        const domain::Record* description = part.description();
        if (part.kind() != domain::part_kind::queries || description == nullptr || description->undone()) continue;
        const auto about = Id::parse(description->text(field::about));
        if (about && std::find(ticked.begin(), ticked.begin() + static_cast<std::ptrdiff_t>(count), *about) != ticked.begin() + static_cast<std::ptrdiff_t>(count)) ticked.push_back(id);
    }
    return ticked;
}

namespace {

std::int64_t leaving(const SealPart& part) {
    std::int64_t changes = 0;
    for (const auto& feed : part.feeds) changes += static_cast<std::int64_t>(feed.lines.size() - feed.known);
    return changes;
}

// What a receipt has acknowledged is there already; what is not here cannot be sent, and is shown as missing.
void add_contents(const Model& model, const domain::Part& part, const SealPart& sealed, std::vector<SealBundle::Content>& contents) {
    for (const domain::Attachment& each : domain::standing_attachments_of(part)) {
        const auto feed = std::ranges::find(sealed.feeds, each.record->created->change.feed, &SealPart::SealFeed::feed);
        const bool leaves = feed != sealed.feeds.end() && way_of(model, each, static_cast<std::int64_t>(feed->known)) == ContentWay::along;
        const bool twice = std::ranges::find(contents, each.sha256, &SealBundle::Content::sha256) != contents.end();
        if (leaves && !twice) contents.push_back({std::string(each.sha256), model.held.find(each.sha256)->second.size});
    }
}

void describe(SealBundle& seal, const Case& target) {
    seal.case_id = target.file.id();
    if (const domain::Record* header = domain::header_of(target.file)) {
        seal.reference = header->text(field::reference);
        seal.subject = header->text(field::subject);
    }
}

// A key that changed or no longer counts is not sealed to, and nobody gets what the matrix keeps from them.
bool refuses(Model& model, const CaseFile& file, const HandOver& intent) {
    for (const Id& id : intent.recipients) {
        const auto contact = model.contacts.find(id);
        if (contact == model.contacts.end()) continue;
        if (contact->second.trust == Trust::key_changed || contact->second.trust == Trust::refused) {
            tell(model, "key_not_used", contact->second.name);
            return true;
        }
        for (const Id& part : intent.parts) {
            const domain::Part* held = file.part(part);
            if (held == nullptr || refusing_rule(*held, contact->second) == nullptr) continue;
            tell(model, "may_not_hold", contact->second.name, title_of(*held));
            return true;
        }
    }
    return false;
}

}  // namespace

Effects apply(Model& model, const HandOver& intent, const Stamp& stamp) {
    Case* target = find_case(model, intent.case_id);
    if (target == nullptr || intent.parts.empty() || intent.recipients.empty() != intent.by_passphrase || refuses(model, target->file, intent)) return {};
    SealBundle seal;
    describe(seal, *target);
    seal.purpose = intent.purpose.empty() ? purpose_of(model, target->file, intent.parts) : intent.purpose;
    Recorder recorder(model, stamp);
    std::vector<Id> parts = leaving_parts(target->file, intent.parts);
    if (seal.purpose == "commission")
        if (const Id directory = keep_directory(model, recorder, *target); !directory.is_nil()) parts.push_back(directory);
    for (const Id& id : parts) {
        const domain::Part* part = target->file.part(id);
        if (part == nullptr) continue;
        SealPart sealed = seal_part(*part, [&](const Id& feed_id, const domain::Feed& feed) {
            return intent.everything ? 0 : known_to_all(model, target->file.id(), intent.recipients, feed_id, feed);
        });
        seal.changes += leaving(sealed);
        add_contents(model, *part, sealed, seal.contents);
        seal.parts.push_back(std::move(sealed));
    }
    Effects effects = recorder.made_changes() ? recorder.store() : Effects{};
    if (seal.changes == 0) {
        tell(model, "nothing_new");
        return effects;
    }
    for (const Id& id : intent.recipients)
        if (const auto contact = model.contacts.find(id); contact != model.contacts.end()) seal.recipient_cards.push_back(contact->second.card);
    seal.by_passphrase = intent.by_passphrase;
    model.passphrase_to_tell.clear();
    seal.work = begin_work(model, stamp, {.what = WorkKind::sealing, .can_stop = true}).number;
    return std::move(effects) + Effects{std::move(seal)};
}

Effects apply(Model& model, const SendReceipt& intent, const Stamp& stamp) {
    const Case* target = find_case(model, intent.case_id);
    const auto received = std::ranges::find(model.received, intent.bundle, &Passage::bundle);
    if (target == nullptr || received == model.received.end()) return {};
    const auto contact = model.contacts.find(received->person);
    const domain::Part* part = target->file.part(part_about(target->file, domain::part_kind::receipts, received->person));
    if (contact == model.contacts.end() || part == nullptr) return {};
    SealBundle about;
    describe(about, *target);
    return seal_receipt(model, {intent.bundle, about.case_id, about.reference, about.subject, contact->second}, *part, stamp);
}

Effects seal_receipt(Model& model, const Reply& reply, const domain::Part& receipts, const Stamp& stamp) {
    SealBundle seal;
    seal.case_id = reply.case_id;
    seal.reference = reply.reference;
    seal.subject = reply.subject;
    seal.purpose = "receipt";
    seal.in_reply_to = reply.bundle;
    seal.parts.push_back(seal_part(receipts, [](const Id&, const domain::Feed&) { return 0; }));
    seal.changes = leaving(seal.parts.back());
    seal.recipient_cards.push_back(reply.to.card);
    seal.work = begin_work(model, stamp, {.what = WorkKind::sealing, .can_stop = true}).number;
    return {std::move(seal)};
}

Effects receive(Model& model, SealedBundle& event, const Stamp& stamp) {
    if (!works_on(model, WorkKind::sealing) || model.work->number != event.work) return {};
    const Passage passage{event.bundle, event.case_id, event.purpose, event.recipients, stamp.now, event.changes, event.sha256, 0, event.in_reply_to, {}};
    model.passphrase_to_tell = std::move(event.passphrase);
    model.handed_over.push_back(passage);
    Recorder recorder(model, stamp);
    recorder.keep(passage_record(record_of_handed_over, passage));
    tell(model, "bundle_saved", event.file_name);
    Effects effects = recorder.store();
    if (!event.bytes.empty()) effects.emplace_back(OfferFile{event.file_name, "application/octet-stream", std::move(event.bytes)});  // otherwise it has left already
    return std::move(effects) + end_work(model, stamp);
}

Effects receive(Model& model, const SealRefused& event, const Stamp& stamp) {
    if (!works_on(model, WorkKind::sealing) || model.work->number != event.work) return {};
    tell(model, event.error);
    return end_work(model, stamp);
}

}  // namespace tributary::app
