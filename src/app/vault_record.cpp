#include "app/vault_record.hpp"

#include <algorithm>

#include "store/attachment.hpp"

namespace tributary::app {

using domain::Json;

static Bytes record(char kind, std::string_view content) { return copy_of(std::string(1, kind) + std::string(content)); }

Bytes change_record(const Id& case_id, std::string_view line) {
    return record(record_of_change, std::string(text_of(case_id.bytes)) + std::string(line));
}

Bytes device_record(const Id& device) { return record(record_of_device, write(Json::Object{{"device", device.text()}})); }

Bytes case_record(const Id& case_id, bool sample) {
    return record(record_of_case, write(Json::Object{{"case", case_id.text()}, {"sample", sample}}));
}

Bytes contact_record(const Contact& contact) {
    return record(record_of_contact, write(Json::Object{{"agency", contact.agency},
                                                        {"board", contact.board},
                                                        {"card", text_of(contact.card)},
                                                        {"endorsed_by_me", contact.endorsed_by_me},
                                                        {"id", contact.id.text()},
                                                        {"name", contact.name},
                                                        {"refused_at", contact.refused_at},
                                                        {"refused_for", contact.refused_for},
                                                        {"role", contact.role},
                                                        {"trust", static_cast<int>(contact.trust)},
                                                        {"trusted_at", contact.trusted_at},
                                                        {"words", [&] {
                                                             Json::Array words;
                                                             for (const auto& word : contact.words) words.emplace_back(word);
                                                             return words;
                                                         }()}}));
}

Bytes seen_record(const Id& case_id, const LastSeen& seen) {
    Json::Object feeds;
    for (const auto& [feed, number] : seen.feeds) feeds.emplace(feed.text(), number);
    return record(record_of_seen, write(Json::Object{{"at", seen.at}, {"case", case_id.text()}, {"feeds", std::move(feeds)}}));
}

Bytes passage_record(char kind, const Passage& passage) {
    Json::Array people;
    for (const auto& person : passage.people) people.emplace_back(person);
    return record(kind, write(Json::Object{{"at", passage.at},
                                           {"bundle", passage.bundle.text()},
                                           {"case", passage.case_id.text()},
                                           {"changes", passage.changes},
                                           {"people", std::move(people)},
                                           {"in_reply_to", passage.in_reply_to.text()},
                                           {"person", passage.person.text()},
                                           {"purpose", passage.purpose},
                                           {"quarantined", passage.quarantined},
                                           {"sha256", passage.sha256}}));
}

Bytes backup_record(const Backup& backup) {
    return record(record_of_backup, write(Json::Object{{"at", backup.at},
                                                       {"bytes", backup.bytes},
                                                       {"records", backup.records},
                                                       {"restored", backup.restored},
                                                       {"sha256", backup.sha256}}));
}

Bytes drafts_content(const DraftTexts& drafts) {
    if (drafts.empty()) return {};
    Json::Array texts;
    for (const auto& [key, text] : drafts)
        texts.emplace_back(Json::Object{{"field", key.field}, {"part", key.part.text()}, {"record", key.record.text()}, {"text", text}});
    return copy_of(write(texts));
}

Bytes attachment_record(std::string_view sha256, const AttachmentKey& attachment) {
    return record(record_of_attachment, write(Json::Object{{"crc32", static_cast<std::int64_t>(attachment.crc32)},
                                                           {"key", to_hex(attachment.key.view())},
                                                           {"sha256", sha256},
                                                           {"size", attachment.size}}));
}

Bytes directory_record(std::string_view statement) { return record(record_of_directory, statement); }

static Id id_of(const Json& json, std::string_view key) { return Id::parse(json.text(key)).value_or(Id{}); }

static std::int64_t integer_of(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

static bool is_true(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    return member != nullptr && member->boolean() != nullptr && *member->boolean();
}

static std::vector<std::string> texts_of(const Json& json, std::string_view key) {
    std::vector<std::string> texts;
    const Json* member = json.find(key);
    if (member == nullptr || member->array() == nullptr) return texts;
    for (const Json& item : *member->array())
        if (item.string() != nullptr) texts.push_back(*item.string());
    return texts;
}

static Passage passage_of(const Json& json) {
    return {id_of(json, "bundle"), id_of(json, "case"), std::string(json.text("purpose")), texts_of(json, "people"),
            integer_of(json, "at"), integer_of(json, "changes"), std::string(json.text("sha256")), integer_of(json, "quarantined"), id_of(json, "in_reply_to"), id_of(json, "person")};
}

static Contact contact_of(const Json& json) {
    Contact contact;
    contact.id = id_of(json, "id");
    contact.name = json.text("name");
    contact.agency = json.text("agency");
    contact.role = json.text("role");
    contact.words = texts_of(json, "words");
    contact.trust = static_cast<Trust>(std::clamp<std::int64_t>(integer_of(json, "trust"), 0, 4));
    contact.trusted_at = integer_of(json, "trusted_at");
    contact.card = copy_of(json.text("card"));
    contact.board = is_true(json, "board");
    contact.endorsed_by_me = is_true(json, "endorsed_by_me");
    contact.refused_at = integer_of(json, "refused_at");
    contact.refused_for = json.text("refused_for");
    return contact;
}

static bool said(const Json& json, std::string_view key) {
    const Json* member = json.find(key);
    return member != nullptr && member->boolean() != nullptr && *member->boolean();
}

static Backup backup_of(const Json& json) {
    return {integer_of(json, "at"), integer_of(json, "bytes"), integer_of(json, "records"), std::string(json.text("sha256")), said(json, "restored")};
}

Result<DraftTexts> read_drafts(ByteView content) {
    DraftTexts drafts;
    if (content.empty()) return drafts;
    const auto json = domain::read(content);
    if (!json) return std::unexpected(json.error());
    if (json->array() == nullptr) return fail(Problem::change_malformed);
    for (const Json& text : *json->array()) drafts.insert_or_assign({id_of(text, "part"), id_of(text, "record"), std::string(text.text("field"))}, text.text("text"));
    return drafts;
}

static LastSeen seen_of(const Json& json) {
    LastSeen seen{integer_of(json, "at"), {}};
    const Json* feeds = json.find("feeds");
    if (feeds == nullptr || feeds->object() == nullptr) return seen;
    for (const auto& [feed, number] : *feeds->object())
        if (const auto id = Id::parse(feed); id && number.integer() != nullptr) seen.feeds.emplace(*id, *number.integer());
    return seen;
}

Result<std::pair<std::string, AttachmentKey>> read_attachment_record(ByteView bytes) {
    const auto json = domain::read(bytes.subspan(1));
    if (!json) return std::unexpected(json.error());
    Bytes key, hash;
    const bool hex = from_hex(json->text("key"), key) && from_hex(json->text("sha256"), hash) && key.size() == 32 && hash.size() == 32;
    AttachmentKey attachment{crypto::Secret::copy_of(ByteView(key)), integer_of(*json, "size"), static_cast<std::uint32_t>(integer_of(*json, "crc32"))};
    crypto::wipe(key);
    if (!hex || attachment.size < 0 || attachment.size > static_cast<std::int64_t>(store::attachment_limit)) return fail(Problem::change_malformed);
    return std::pair(std::string(json->text("sha256")), std::move(attachment));
}

static Result<void> replay_attachment(Model& model, ByteView bytes) {
    const auto attachment = read_attachment_record(bytes);
    if (!attachment) return std::unexpected(attachment.error());
    model.held.insert_or_assign(attachment->first, HeldContent{attachment->second.size});
    return {};
}

static Result<void> replay_change(Model& model, ByteView content, domain::HashFunction hash) {
    if (content.size() < 16) return fail(Problem::change_malformed);
    Id case_id;
    std::copy_n(content.begin(), 16, case_id.bytes.begin());
    const auto place = model.cases.try_emplace(case_id, Case{domain::CaseFile(case_id, hash)}).first;
    const auto outcome = place->second.file.apply(text_of(content.subspan(16)));
    if (!outcome) return std::unexpected(outcome.error());
    return {};
}

Result<void> replay(Model& model, ByteView bytes, domain::HashFunction hash) {
    if (bytes.empty()) return fail(Problem::change_malformed);
    const ByteView content = bytes.subspan(1);
    const char kind = static_cast<char>(bytes[0]);
    if (kind == record_of_change) return replay_change(model, content, hash);
    if (kind == record_of_attachment) return replay_attachment(model, bytes);
    const auto json = domain::read(content);
    if (!json) return std::unexpected(json.error());
    switch (kind) {
        case record_of_device: model.device_id = id_of(*json, "device"); break;
        case record_of_case: {
            const Id id = id_of(*json, "case");
            const auto place = model.cases.try_emplace(id, Case{domain::CaseFile(id, hash)}).first;
            place->second.sample = said(*json, "sample");
            break;
        }
        case record_of_contact: {
            Contact contact = contact_of(*json);
            model.contacts.insert_or_assign(contact.id, contact);
            break;
        }
        case record_of_backup: model.backups.push_back(backup_of(*json)); break;
        case record_of_directory: model.directory = text_of(content); break;
        case record_of_seen: model.last_seen.insert_or_assign(id_of(*json, "case"), seen_of(*json)); break;
        case record_of_handed_over: model.handed_over.push_back(passage_of(*json)); break;
        case record_of_received: model.received.push_back(passage_of(*json)); break;
        default: return fail(Problem::vault_newer);  // a kind that this program does not know: written by a newer one
    }
    return {};
}

}  // namespace tributary::app
