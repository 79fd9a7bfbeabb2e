// The engine's work with cards and bundles: everything that needs the identity's secret keys.
#include <algorithm>

#include "app/engine.hpp"
#include "bundle/open.hpp"
#include "bundle/stage.hpp"
#include "bundle/write.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace tributary::app {

static Contact contact_of(const bundle::Card& card) {
    Contact contact;
    contact.id = card.id();
    contact.name = card.person().name;
    contact.agency = card.person().agency;
    contact.role = card.person().role;
    for (const std::string_view word : card.words()) contact.words.emplace_back(word);
    contact.card = copy_of(card.file());
    return contact;
}

// "7kq2-m4xd": says nothing about what it names, and is short enough to be read out.
static std::string short_name(const Id& id) {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstvwxyz0123456789";
    std::string name;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == 4) name += '-';
        name += letters[id.bytes[i] % letters.size()];
    }
    return name;
}

void Engine::carry_out(OfferMyCard&) {
    if (!identity_) return;
    ports_.device.offer_file("card-" + short_name(identity_->id()) + ".tribcard", "application/json", bytes_of(identity_->card().file()));
}

void Engine::carry_out(ReadCard& effect) {
    const auto card = bundle::read_card(text_of(effect.bytes));
    if (!card) return report(CardRefused{card.error()});
    report(CardRead{contact_of(*card)});
}

static bundle::BundleContent content_of(const SealBundle& effect, std::int64_t now, std::string read_me) {
    bundle::BundleContent content;
    content.bundle = crypto::new_id();
    content.of_case = {effect.case_id, effect.reference, effect.subject};
    content.purpose = bundle::purpose_named(effect.purpose).value_or(bundle::Purpose::contribution);
    content.created = now;
    for (const SealPart& part : effect.parts) {
        bundle::PartContent out{part.part, part.kind, part.title.empty() ? part.kind : part.title, {}};
        for (const auto& feed : part.feeds) out.feeds.push_back({feed.feed, feed.lines, feed.head_hash});
        content.parts.push_back(std::move(out));
    }
    content.read_me = copy_of(read_me);
    return content;
}

void Engine::carry_out(SealBundle& effect) {
    if (!identity_) return;
    std::vector<bundle::Recipient> recipients;
    SealedBundle sealed;
    for (const Bytes& file : effect.recipient_cards) {
        const auto card = bundle::read_card(text_of(file));
        if (!card) return report(SealRefused{card.error()});
        recipients.push_back(bundle::recipient_of(*card));
        sealed.recipients.push_back(card->person().name);
    }
    const bundle::BundleContent content = content_of(effect, ports_.device.now(), ports_.write_read_me(effect.read_me));
    auto bytes = bundle::write(content, *identity_, recipients);
    if (!bytes) return report(SealRefused{bytes.error()});
    sealed.bundle = content.bundle;
    sealed.case_id = effect.case_id;
    sealed.purpose = effect.purpose;
    sealed.sha256 = to_hex(crypto::sha256(*bytes));
    sealed.changes = effect.changes;
    sealed.file_name = "bundle-" + short_name(content.bundle) + ".trib";
    sealed.bytes = std::move(*bytes);
    report(std::move(sealed));
}

static Result<BundleRead> read_bundle(ByteView file, const bundle::Identity& me) {
    const auto envelope = bundle::open_envelope(file, me);
    if (!envelope) return std::unexpected(envelope.error());
    const auto verified = bundle::verify(*envelope);
    if (!verified) return std::unexpected(verified.error());
    const auto parts = bundle::parts_of(*verified);
    if (!parts) return std::unexpected(parts.error());
    const bundle::Manifest& manifest = verified->manifest();
    BundleRead read;
    read.bundle = manifest.bundle;
    read.sha256 = to_hex(crypto::sha256(file));
    read.purpose = bundle::name_of(manifest.purpose);
    read.sender = contact_of(manifest.sender);
    for (const auto& recipient : manifest.recipients) read.recipients.push_back(recipient.name);
    read.sealed_to_me = !verified->passed_on();
    read.created = manifest.created;
    read.case_id = manifest.of_case.id;
    read.reference = manifest.of_case.reference;
    read.subject = manifest.of_case.subject;
    for (const auto& part : *parts) {
        BundleRead::BundlePart out{part.part, part.kind, part.title, {}};
        for (const auto& feed : part.feeds) out.lines.insert(out.lines.end(), feed.lines.begin(), feed.lines.end());
        read.parts.push_back(std::move(out));
    }
    return read;
}

void Engine::carry_out(ReadBundle& effect) {
    if (!identity_) return;
    auto read = read_bundle(effect.bytes, *identity_);
    if (read) return report(std::move(*read));
    const auto stage = bundle::stage_of(read.error().problem);
    report(BundleRefused{read.error(), stage ? std::string(bundle::name_of(*stage)) : std::string()});
}

}  // namespace tributary::app
