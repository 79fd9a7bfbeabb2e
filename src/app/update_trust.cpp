// People and their keys: cards that arrive, words that were compared, keys that change or no longer count, and whom a board
// endorses. A key is never accepted quietly, and a role is shown as endorsed only when the board's directory says so.
#include <algorithm>

#include "app/statements.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"
#include "domain/records.hpp"

namespace tributary::app {

static bool same_person(const Contact& a, const Contact& b) { return a.id != b.id && a.name == b.name && a.agency == b.agency; }

// Counts for something: what it signed can be taken in, and it can be sealed to.
static bool in_use(const Contact& contact) { return contact.trust != Trust::refused && contact.trust != Trust::key_changed; }

bool key_changed(const Model& model, const Contact& card) {
    return std::ranges::any_of(model.contacts, [&](const auto& item) { return same_person(item.second, card) && in_use(item.second); });
}

static void refuse_key(Recorder& recorder, Contact& contact, std::string_view reason) {
    contact.trust = Trust::refused;
    contact.refused_at = recorder.now();
    contact.refused_for = reason;
    contact.board = contact.endorsed_by_me = false;
    recorder.keep(contact_record(contact));
}

static void keep_contact(Model& model, Recorder& recorder, Contact contact) {
    recorder.keep(contact_record(contact));
    model.contacts.insert_or_assign(contact.id, std::move(contact));
}

// The card in use of this person gives way to another one.
static void replace_others(Model& model, Recorder& recorder, const Contact& by, std::string_view reason) {
    for (auto& [id, contact] : model.contacts)
        if (same_person(contact, by) && in_use(contact)) refuse_key(recorder, contact, reason);
}

Effects apply(Model& model, const SaveMyCard&, const Stamp&) {
    tell(model, "card_saved");
    return {OfferMyCard{}};
}

// With the storage's answer they count, and so does the saving of everything that went before.
Effects apply(Model& model, const MakeNewKeys&, const Stamp&) {
    model.saving.state = Saving::State::saving;
    ++model.saving.waiting;
    return {ReplaceKeys{}};
}

Effects receive(Model& model, const KeysReplaced& event, const Stamp& stamp) {
    Effects effects = receive(model, Stored{event.me ? Result<void>{} : std::unexpected(event.me.error())}, stamp);
    if (!event.me) {
        tell(model, event.me.error());
        return effects;
    }
    model.me = *event.me;
    tell(model, "keys_replaced");
    return model.directory.empty() ? std::move(effects) : std::move(effects) + sign_directory(model);
}

Effects apply(Model&, const SaveKeyChange&, const Stamp&) { return {OfferKeyChange{}}; }

Effects apply(Model&, AddCard& intent, const Stamp&) { return {ReadCard{std::move(intent.bytes)}}; }

Effects apply(Model& model, const SayCompared& intent, const Stamp& stamp) {
    const auto found = model.contacts.find(intent.contact);
    if (found == model.contacts.end() || found->second.trust == Trust::endorsed || found->second.trust == Trust::refused) return {};
    Contact& contact = found->second;
    Recorder recorder(model, stamp);
    if (contact.trust == Trust::key_changed) replace_others(model, recorder, contact, refused_because::compared_anew);
    contact.trust = Trust::compared;
    contact.trusted_at = stamp.now;
    recorder.keep(contact_record(contact));
    tell(model, "contact_compared", contact.name);
    return recorder.store();
}

Effects apply(Model& model, const RefuseKey& intent, const Stamp& stamp) {
    const auto found = model.contacts.find(intent.contact);
    if (found == model.contacts.end() || found->second.trust == Trust::refused) return {};
    Recorder recorder(model, stamp);
    const bool in_my_directory = found->second.endorsed_by_me;
    refuse_key(recorder, found->second, intent.reason);
    tell(model, "key_refused", found->second.name);
    Effects effects = recorder.store();
    return in_my_directory ? std::move(effects) + sign_directory(model) : effects;
}

// Says something more of a person whose words were compared; null when they were not.
static const Contact* say_of_compared(Model& model, Recorder& recorder, const Id& id, bool Contact::*what) {
    const auto found = model.contacts.find(id);
    if (found == model.contacts.end() || found->second.trust != Trust::compared) return nullptr;
    found->second.*what = true;
    recorder.keep(contact_record(found->second));
    return &found->second;
}

Effects apply(Model& model, const TrustAsBoard& intent, const Stamp& stamp) {
    Recorder recorder(model, stamp);
    const Contact* board = say_of_compared(model, recorder, intent.contact, &Contact::board);
    if (board == nullptr) return {};
    for (const auto& [id, held] : model.cases) take_directories(model, recorder, held.file);
    tell(model, "board_trusted", board->name);
    return recorder.store();
}

Effects apply(Model& model, const Endorse& intent, const Stamp& stamp) {
    Recorder recorder(model, stamp);
    const Contact* endorsed = say_of_compared(model, recorder, intent.contact, &Contact::endorsed_by_me);
    if (endorsed == nullptr) return {};
    tell(model, "contact_endorsed", endorsed->name);
    return recorder.store() + sign_directory(model);
}

Effects sign_directory(const Model& model) {
    bundle::Directory directory;
    for (const auto& [id, contact] : model.contacts) {
        if (contact.endorsed_by_me)
            if (auto card = bundle::read_card(text_of(contact.card))) directory.cards.push_back(std::move(*card));
        if (contact.trust == Trust::refused) directory.withdrawn.push_back({id, contact.refused_at, contact.refused_for});
    }
    return {SignStatement{std::move(directory)}};
}

static void endorse(Model& model, Recorder& recorder, const bundle::Card& card, std::int64_t at) {
    if (model.is_me(card.id())) return;
    const auto known = model.contacts.find(card.id());
    Contact contact = known == model.contacts.end() ? contact_of(card) : known->second;
    if (contact.trust == Trust::endorsed || contact.trust == Trust::refused || contact.board) return;
    const std::string file = card.file();
    if (text_of(contact.card) != file) contact = contact_of(card);  // the board endorses exactly this card, with this role
    if (!in_use(contact) || key_changed(model, contact)) replace_others(model, recorder, contact, refused_because::board_says);
    contact.trust = Trust::endorsed;
    contact.trusted_at = at;
    keep_contact(model, recorder, std::move(contact));
}

void take_directories(Model& model, Recorder& recorder, const domain::CaseFile& file) {
    for (const bundle::Statement& statement : directories_of(file)) {
        const auto signer = model.contacts.find(statement.signer.id());
        if (signer == model.contacts.end() || !signer->second.board || signer->second.trust != Trust::compared) continue;
        const auto& directory = std::get<bundle::Directory>(statement.said);
        for (const bundle::WithdrawnKey& key : directory.withdrawn)
            if (const auto known = model.contacts.find(key.identity); known != model.contacts.end() && in_use(known->second) && !known->second.board)
                refuse_key(recorder, known->second, key.reason);
        for (const bundle::Card& card : directory.cards) endorse(model, recorder, card, recorder.now());
    }
}

// A card whose holder was known by another key says so by signing it with that key. Whoever stole that key could sign one
// too: the old key counts no more, and the words of the new one are compared before it counts as theirs.
static bool follows_known_key(const Model& model, const CardRead& event) {
    const auto before = model.contacts.find(event.signed_by);
    return before != model.contacts.end() && same_person(before->second, event.contact) &&
           (before->second.trust == Trust::compared || before->second.trust == Trust::endorsed);
}

Effects receive(Model& model, const CardRead& event, const Stamp& stamp) {
    Contact card = event.contact;
    if (model.is_me(card.id) || model.contacts.contains(card.id)) {
        tell(model, "card_known", card.name);
        return {};
    }
    Recorder recorder(model, stamp);
    if (follows_known_key(model, event)) {
        Contact& before = model.contacts.at(event.signed_by);
        refuse_key(recorder, before, refused_because::followed);
        tell(model, "key_followed", card.name);
    } else if (key_changed(model, card)) {
        card.trust = Trust::key_changed;
        tell(model, Error{Problem::sender_key_changed, card.name});
    } else {
        tell(model, "card_added", card.name);
    }
    keep_contact(model, recorder, std::move(card));
    return recorder.store();
}

Effects receive(Model& model, const CardRefused& event, const Stamp&) {
    tell(model, event.error);
    return {};
}

}  // namespace tributary::app
