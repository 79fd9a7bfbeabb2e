// Making a bundle out of feeds, and reading one: everything between the lines of a case file and a sealed file.
#include <algorithm>

#include "app/task_parts.hpp"
#include "bundle/open.hpp"
#include "bundle/stage.hpp"
#include "bundle/write.hpp"
#include "crypto/digest.hpp"
#include "documents/commonmark.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::app {

namespace field = domain::field;

namespace {

ReadMe::Chronology described(const domain::Part& part) {
    const domain::Record* description = part.description();
    ReadMe::Chronology chronology{description ? std::string(description->text(field::agency)) : std::string(), {}};
    for (const domain::Entry& entry : domain::entries_of(part)) {
        const domain::Record& record = *entry.record;
        const auto text = [&](std::string_view name) { return std::string(record.text(name)); };
        const auto words = [&](std::string_view name) { return documents::plain_words(record.text(name)); };
        chronology.entries.push_back({std::to_string(entry.number), entry.known.words, words(field::event), words(field::action), text(field::seen),
                                      text(field::source), words(field::wishes), words(field::comment), record.withdrawn()});
    }
    return chronology;
}

// The same content, for a reader without the program: folded out of the lines of the parts that are sealed, also those
// that the recipients have already, and of nothing else.
void describe(ReadMe& read_me, const domain::CaseFile& file) {
    for (const auto& [id, part] : file.parts())
        if (part.kind() == domain::part_kind::chronology) read_me.chronologies.push_back(described(part));
    for (const domain::Record* person : domain::people_of(file)) {
        read_me.people.push_back({std::string(person->text(field::name)), std::string(person->text(field::review_name)),
                                  std::string(person->text(field::relation)), domain::date_of(person->value(field::born)).words});
    }
}

struct Sealing {
    bundle::BundleContent content;
    ReadMe read_me;
    std::vector<bundle::Recipient> recipients;
    SealedBundle sealed;
};

Result<void> read_recipients(TaskReader& question, Sealing& sealing) {
    for (std::size_t left = question.count(); left > 0; --left) {
        const auto card = bundle::read_card(question.text());
        if (!card) return std::unexpected(card.error());
        sealing.recipients.push_back(bundle::recipient_of(*card));
        sealing.sealed.recipients.push_back(card->person().name);
    }
    return {};
}

void read_parts(TaskReader& question, Sealing& sealing) {
    domain::CaseFile file(sealing.content.of_case.id, crypto::sha256);
    for (std::size_t parts = question.count(); parts > 0; --parts) {
        bundle::PartContent part{question.id(), question.text(), question.text(), {}};
        if (part.title.empty()) part.title = part.kind;
        for (std::size_t feeds = question.count(); feeds > 0; --feeds) {
            const Id id = question.id();
            std::string head = question.text();
            const std::size_t known = question.count();
            std::vector<std::string> lines = question.texts();
            for (const std::string& line : lines) static_cast<void>(file.apply(line));  // written by this program
            if (known >= lines.size()) continue;
            lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(known));
            part.feeds.push_back({id, std::move(lines), std::move(head)});
        }
        if (!part.feeds.empty()) sealing.content.parts.push_back(std::move(part));
    }
    describe(sealing.read_me, file);
}

void read_contents(TaskReader& question, Sealing& sealing) {
    for (std::size_t left = question.count(); left > 0; --left) {
        bundle::Outside content;
        content.sha256 = question.array<32>();
        content.size = question.u64();
        content.crc32 = question.u32();
        sealing.content.outside.push_back(content);
    }
}

Result<bundle::PreparedBundle> prepared(TaskReader& question, Sealing& sealing, WriteReadMe write_read_me) {
    crypto::Secret keys = crypto::Secret::copy_of(question.bytes());
    const auto me = bundle::Identity::parse(text_of(keys.view()));
    keys.wipe();
    const crypto::Secret passphrase = crypto::Secret::copy_of(question.bytes());
    if (!me) return std::unexpected(me.error());
    bundle::BundleContent& content = sealing.content;
    content.bundle = question.id();
    content.created = question.number();
    content.of_case.id = question.id();
    content.of_case.reference = question.text();
    content.of_case.subject = question.text();
    if (const Id reply = question.id(); !reply.is_nil()) content.in_reply_to = reply;
    const std::string purpose = question.text();
    content.purpose = bundle::purpose_named(purpose).value_or(bundle::Purpose::contribution);
    if (auto read = read_recipients(question, sealing); !read) return std::unexpected(read.error());
    const bundle::Person& sender = me->card().person();
    sealing.read_me = {content.of_case.reference, content.of_case.subject, sender.name, sender.role, sender.agency, purpose, content.created, {}, {}};
    read_parts(question, sealing);
    read_contents(question, sealing);
    content.read_me = copy_of(write_read_me(sealing.read_me));
    if (!passphrase.empty()) return bundle::prepare_for_passphrase(content, *me, passphrase.view());
    return bundle::prepare(content, *me, sealing.recipients);
}

void write_prepared(TaskWriter& out, const bundle::PreparedBundle& prepared) {
    out.bytes(prepared.beginning);
    out.bytes(prepared.payload_key.view());
    out.count(prepared.container.size());
    for (const bundle::Piece& piece : prepared.container) {
        out.u8(piece.outside.has_value());
        if (!piece.outside) out.bytes(piece.bytes);
        else out.raw(piece.outside->sha256);
    }
}

bundle::PreparedBundle read_prepared(TaskReader& from) {
    bundle::PreparedBundle prepared;
    const ByteView beginning = from.bytes();
    prepared.beginning.assign(beginning.begin(), beginning.end());
    prepared.payload_key = crypto::Secret::copy_of(from.bytes());
    for (std::size_t left = from.count(); left > 0; --left) {
        bundle::Piece piece;
        if (from.u8() != 0) {
            piece.outside = bundle::Outside{0, from.array<32>(), 0, 0};
        } else {
            const ByteView bytes = from.bytes();
            piece.bytes.assign(bytes.begin(), bytes.end());
        }
        prepared.container.push_back(std::move(piece));
    }
    return prepared;
}

struct Opened {
    bundle::VerifiedBundle bundle;
    std::vector<bundle::PartContent> parts;
    crypto::Secret key;      // of the payload
    std::uint64_t at = 0;
    std::uint64_t size = 0;  // of the container
};

// Only a key that does not fit gives way to the next.
Result<bundle::Envelope> open_envelope(Source& file, const std::vector<ByteView>& identities) {
    Result<bundle::Envelope> envelope = fail(Problem::key_malformed);
    for (const ByteView identity : identities) {
        const auto me = bundle::Identity::parse(text_of(identity));
        if (!me) return std::unexpected(me.error());
        envelope = bundle::open_envelope(file, me->age());
        if (envelope || envelope.error().problem != Problem::bundle_not_for_me) return envelope;
    }
    return envelope;
}

Result<Opened> open(Source& file, const std::vector<ByteView>& identities, ByteView passphrase) {
    const auto envelope = passphrase.empty() ? open_envelope(file, identities) : bundle::open_envelope_with_passphrase(file, passphrase);
    if (!envelope) return std::unexpected(envelope.error());
    auto verified = bundle::verify(*envelope, bundle::Attachments::in_place);
    if (!verified) return std::unexpected(verified.error());
    auto parts = bundle::parts_of(*verified);
    if (!parts) return std::unexpected(parts.error());
    return Opened{std::move(*verified), std::move(*parts), envelope->payload().key.clone(), envelope->payload().at, envelope->container().size()};
}

void write_contact(TaskWriter& out, const Contact& contact) {
    out.id(contact.id);
    for (const std::string* text : {&contact.name, &contact.agency, &contact.role}) out.text(*text);
    out.texts(contact.words);
    out.bytes(contact.card);
}

Contact read_contact(TaskReader& from) {
    Contact contact;
    contact.id = from.id();
    for (std::string* text : {&contact.name, &contact.agency, &contact.role}) *text = from.text();
    contact.words = from.texts();
    const ByteView card = from.bytes();
    contact.card.assign(card.begin(), card.end());
    return contact;
}

void write_opened(TaskWriter& out, const Opened& opened) {
    const bundle::Manifest& manifest = opened.bundle.manifest();
    out.id(manifest.bundle);
    out.text(bundle::name_of(manifest.purpose));
    write_contact(out, contact_of(manifest.sender));
    out.count(manifest.recipients.size());
    for (const auto& recipient : manifest.recipients) out.text(recipient.name);
    out.u8(!opened.bundle.passed_on());
    out.u64(static_cast<std::uint64_t>(manifest.created));
    out.id(manifest.in_reply_to.value_or(Id{}));
    out.id(manifest.of_case.id);
    out.text(manifest.of_case.reference);
    out.text(manifest.of_case.subject);
    out.count(opened.parts.size());
    for (const bundle::PartContent& part : opened.parts) {
        out.id(part.part);
        out.text(part.kind);
        out.text(part.title);
        out.count(part.feeds.size());
        for (const auto& feed : part.feeds) {
            out.id(feed.feed);
            out.texts(feed.lines);
        }
    }
}

constexpr std::string_view attachments_folder = "attachments/";

void write_contents(TaskWriter& out, const Opened& opened) {
    out.bytes(opened.key.view());
    out.u64(opened.at);
    out.u64(opened.size);
    std::vector<const bundle::File*> contents;
    for (const bundle::File& file : opened.bundle.files())
        if (file.path.starts_with(attachments_folder)) contents.push_back(&file);
    out.count(contents.size());
    for (const bundle::File* file : contents) {
        out.text(std::string_view(file->path).substr(attachments_folder.size()));
        out.u64(file->size());
        out.u64(file->outside ? file->outside->at : 0);
        out.bytes(file->bytes);
    }
}

void read_contents(TaskReader& from, OpenedFile& opened) {
    opened.key = crypto::Secret::copy_of(from.bytes());
    opened.at = from.u64();
    opened.size = from.u64();
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::string hash = from.text();
        OpenedFile::Place place{from.number(), from.u64(), {}};
        const ByteView bytes = from.bytes();
        place.bytes.assign(bytes.begin(), bytes.end());
        opened.contents.emplace(hash, std::move(place));
    }
}

BundleRead read_opened(TaskReader& from) {
    BundleRead read;
    read.bundle = from.id();
    read.purpose = from.text();
    read.sender = read_contact(from);
    read.recipients = from.texts();
    read.sealed_to_me = from.u8() != 0;
    read.created = from.number();
    read.in_reply_to = from.id();
    read.case_id = from.id();
    read.reference = from.text();
    read.subject = from.text();
    for (std::size_t parts = from.count(); parts > 0; --parts) {
        BundleRead::BundlePart part{from.id(), from.text(), from.text(), {}, {}};
        for (std::size_t feeds = from.count(); feeds > 0; --feeds) {
            part.feeds.push_back(from.id());
            auto lines = from.texts();
            part.lines.insert(part.lines.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
        }
        read.parts.push_back(std::move(part));
    }
    return read;
}

}  // namespace

Contact contact_of(const bundle::Card& card) {
    Contact contact;
    contact.id = card.id();
    contact.name = card.person().name;
    contact.agency = card.person().agency;
    contact.role = card.person().role;
    for (const std::string_view word : card.words()) contact.words.emplace_back(word);
    contact.card = copy_of(card.file());
    return contact;
}

Result<std::string> hash_of(Source& file) {
    static constexpr std::size_t at_once = 1024 * 1024;
    crypto::Sha256 hash;
    for (std::uint64_t at = 0; at < file.size();) {
        const auto piece = file.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(at_once, file.size() - at)));
        if (!piece) return std::unexpected(piece.error());
        hash.add(*piece);
        at += piece->size();
    }
    return to_hex(hash.finish());
}

void seal(TaskReader& question, TaskWriter& answer, WriteReadMe write_read_me) {
    Sealing sealing;
    auto bundle = prepared(question, sealing, write_read_me);
    answer.u8(static_cast<std::uint8_t>(bundle ? Answer::done : Answer::refused));
    if (!bundle) return answer.error(bundle.error());
    answer.id(sealing.content.bundle);
    answer.texts(sealing.sealed.recipients);
    answer.u8(bundle->container.size() > 1);
    if (bundle->container.size() > 1) return write_prepared(answer, *bundle);
    const Bytes file = bundle::whole(std::move(*bundle));
    answer.text(to_hex(crypto::sha256(file)));
    answer.bytes(file);
}

Bytes seal_question(const SealBundle& wanted, const std::vector<bundle::Outside>& contents, const crypto::Secret& identity, const crypto::Secret& passphrase, const Id& id, std::int64_t now) {
    TaskWriter question;
    question.u8(static_cast<std::uint8_t>(Task::seal));
    question.bytes(identity.view());
    question.bytes(passphrase.view());
    question.id(id);
    question.u64(static_cast<std::uint64_t>(now));
    question.id(wanted.case_id);
    question.text(wanted.reference);
    question.text(wanted.subject);
    question.id(wanted.in_reply_to);
    question.text(wanted.purpose);
    question.count(wanted.recipient_cards.size());
    for (const Bytes& card : wanted.recipient_cards) question.bytes(card);
    question.count(wanted.parts.size());
    for (const SealPart& part : wanted.parts) {
        question.id(part.part);
        question.text(part.kind);
        question.text(part.title);
        question.count(part.feeds.size());
        for (const auto& feed : part.feeds) {
            question.id(feed.feed);
            question.text(feed.head_hash);
            question.count(feed.known);
            question.texts(feed.lines);
        }
    }
    question.count(contents.size());
    for (const bundle::Outside& content : contents) {
        question.raw(content.sha256);
        question.u64(content.size);
        question.u32(content.crc32);
    }
    return question.take();
}

Result<SealedBundle> seal_answer(ByteView answer, bundle::PreparedBundle& prepared) {
    TaskReader from(answer);
    const auto kind = static_cast<Answer>(from.u8());
    if (kind != Answer::done) return std::unexpected(from.ok() ? from.error() : Error{Problem::bundle_format});
    SealedBundle sealed;
    sealed.bundle = from.id();
    sealed.recipients = from.texts();
    if (from.u8() != 0) {
        prepared = read_prepared(from);
    } else {
        sealed.sha256 = from.text();
        const ByteView file = from.bytes();
        sealed.bytes.assign(file.begin(), file.end());
    }
    if (!from.at_end()) return fail(Problem::bundle_format);
    return sealed;
}

void read_bundle(TaskReader& question, TaskWriter& answer, Source& file) {
    std::vector<ByteView> identities(question.count());
    for (ByteView& identity : identities) identity = question.bytes();
    const ByteView passphrase = question.bytes();
    const auto opened = open(file, identities, passphrase);
    const auto hash = opened ? hash_of(file) : Result<std::string>{};
    const bool done = opened && hash;
    answer.u8(static_cast<std::uint8_t>(done ? Answer::done : Answer::refused));
    if (done) {
        answer.text(*hash);
        write_opened(answer, *opened);
        return write_contents(answer, *opened);
    }
    const Error error = opened ? hash.error() : opened.error();
    const auto stage = bundle::stage_of(error.problem);
    answer.error(error);
    answer.text(stage ? bundle::name_of(*stage) : std::string_view());
}

Bytes bundle_question(const std::vector<crypto::Secret>& identities, const crypto::Secret& passphrase) {
    TaskWriter question;
    question.u8(static_cast<std::uint8_t>(Task::read_bundle));
    question.count(identities.size());
    for (const crypto::Secret& identity : identities) question.bytes(identity.view());
    question.bytes(passphrase.view());
    return question.take();
}

std::variant<BundleRead, BundleRefused> bundle_answer(ByteView answer, OpenedFile& opened) {
    TaskReader from(answer);
    if (static_cast<Answer>(from.u8()) == Answer::done) {
        const std::string sha256 = from.text();
        BundleRead read = read_opened(from);
        read.sha256 = sha256;
        read_contents(from, opened);
        for (const auto& [hash, place] : opened.contents) read.contents.emplace(hash, place.size);
        if (from.at_end()) return read;
    } else if (from.ok()) {
        Error error = from.error();
        std::string stage = from.text();
        if (from.at_end()) return BundleRefused{std::move(error), std::move(stage), 0, {}};
    }
    return BundleRefused{Error{Problem::bundle_format}, "format", 0, {}};
}

}  // namespace tributary::app
