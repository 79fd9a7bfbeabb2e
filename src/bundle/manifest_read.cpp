#include <algorithm>
#include <array>
#include <set>

#include "bundle/age.hpp"
#include "bundle/manifest.hpp"
#include "bundle/plain_line.hpp"
#include "bundle/rules.hpp"
#include "bundle/zip.hpp"
#include "domain/members.hpp"

namespace tributary::bundle {

using domain::Json;
using domain::Members;

static constexpr std::size_t recipients_limit = 200;
static constexpr std::size_t kind_limit = 40;

namespace {

std::unexpected<Error> broken(std::string_view rule) { return refuse(Problem::bundle_format, rule); }

// Text members that must be plain lines; the first broken rule is remembered.
class Reading {
public:
    void require(bool holds, std::string_view rule) {
        if (!holds && broken_.empty()) broken_ = rule;
    }
    void require_line(std::string_view text) { require(is_plain_line(text), rule::manifest_texts); }
    void require_named(std::string_view text) { require(!text.empty() && is_plain_line(text), rule::manifest_texts); }
    void require_complete(const Members& members) { require(members.complete(), rule::manifest_members); }
    [[nodiscard]] std::string_view broken() const { return broken_; }

private:
    std::string_view broken_;
};

template <std::size_t size>
std::array<std::uint8_t, size> read_hex(Members& members, std::string_view key) {
    std::array<std::uint8_t, size> value{};
    Bytes bytes;
    if (from_hex(members.text(key), bytes) && bytes.size() == size) {
        std::ranges::copy(bytes, value.begin());
    } else {
        members.refuse();
    }
    return value;
}

CaseLabel read_case(const Json* json, Reading& reading) {
    Members members(json);
    CaseLabel label;
    label.id = members.id("id");
    label.reference = members.text("reference");
    label.subject = members.text("subject");
    reading.require_complete(members);
    reading.require_line(label.reference);
    reading.require_line(label.subject);
    return label;
}

Recipient read_recipient(const Json& json, Reading& reading) {
    Members members(json);
    Recipient recipient;
    const auto age = read_age_recipient(members.text("age"));
    recipient.age = age.value_or(crypto::PublicKey{});
    recipient.agency = members.text("agency");
    recipient.name = members.text("name");
    reading.require_complete(members);
    reading.require(age.has_value(), rule::recipients);
    reading.require_named(recipient.agency);
    reading.require_named(recipient.name);
    return recipient;
}

FeedEntry read_feed(const Json& json, Reading& reading) {
    Members members(json);
    FeedEntry feed;
    feed.changes = members.integer("changes");
    feed.feed = members.id("feed");
    feed.head = read_hex<32>(members, "head");
    reading.require_complete(members);
    reading.require(feed.changes >= 1 && !feed.feed.is_nil(), rule::manifest_members);
    return feed;
}

bool is_kind(std::string_view text) {
    return !text.empty() && text.size() <= kind_limit &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

PartEntry read_part(const Json& json, Reading& reading) {
    Members members(json);
    PartEntry part;
    for (const Json& feed : members.array("feeds")) part.feeds.push_back(read_feed(feed, reading));
    part.id = members.id("id");
    part.kind = members.text("kind");
    part.title = members.text("title");
    reading.require_complete(members);
    reading.require(!part.id.is_nil() && is_kind(part.kind), rule::manifest_members);
    reading.require_named(part.title);
    return part;
}

FileEntry read_file(const Json& json, Reading& reading) {
    Members members(json);
    FileEntry file;
    file.path = members.text("path");
    file.sha256 = read_hex<32>(members, "sha256");
    file.size = members.integer("size");
    reading.require_complete(members);
    reading.require(is_bundle_path(file.path) && file.size >= 0, rule::manifest_members);
    return file;
}

std::optional<Id> read_reply(const Json* json, Reading& reading) {
    if (json == nullptr || json->is_null()) return std::nullopt;
    const auto id = json->string() != nullptr ? Id::parse(*json->string()) : std::nullopt;
    reading.require(id.has_value(), rule::manifest_members);
    return id;
}

template <class Item, class Key>
bool all_distinct(const std::vector<Item>& items, Key key) {
    std::set<std::remove_cvref_t<std::invoke_result_t<Key, const Item&>>> seen;
    return std::ranges::all_of(items, [&](const Item& item) { return seen.insert(std::invoke(key, item)).second; });
}

// What holds between the members, beyond the type of each.
void check_together(const Manifest& manifest, Reading& reading) {
    reading.require(!manifest.bundle.is_nil() && !manifest.of_case.id.is_nil() && manifest.created >= 0, rule::manifest_members);
    reading.require(manifest.recipients.size() <= recipients_limit && all_distinct(manifest.recipients, &Recipient::age), rule::recipients);
    const bool sorted = std::ranges::is_sorted(manifest.files, {}, &FileEntry::path);
    reading.require(sorted && all_distinct(manifest.files, &FileEntry::path), rule::files_sorted);
    reading.require(all_distinct(manifest.parts, &PartEntry::id), rule::feed_files);
    for (const PartEntry& part : manifest.parts) reading.require(all_distinct(part.feeds, &FeedEntry::feed), rule::feed_files);
}

}  // namespace

Result<Card> sender_of(const Json& json) {
    const Json* version = json.find("version");
    if (json.text("type") != manifest_label || version == nullptr || version->integer() == nullptr || *version->integer() < manifest_version) {
        return broken(rule::manifest_label);
    }
    if (*version->integer() > manifest_version) return refuse(Problem::bundle_newer, rule::manifest_label);
    const Json* sender = json.find("sender");
    if (sender == nullptr) return broken(rule::manifest_members);
    auto card = card_from_json(*sender);
    if (card || card.error().problem != Problem::card_malformed) return card;
    if (card.error().fact == rule::card_signature) return refuse(Problem::bundle_signature_broken, rule::card_signature);
    return broken(card.error().fact);
}

Result<Manifest> decode_manifest(const Json& json) {
    auto sender = sender_of(json);
    if (!sender) return std::unexpected(sender.error());
    Reading reading;
    Members members(json);
    Manifest manifest{.sender = std::move(*sender)};
    manifest.bundle = members.id("bundle");
    manifest.of_case = read_case(members.take("case"), reading);
    manifest.created = members.integer("created");
    for (const Json& file : members.array("files")) manifest.files.push_back(read_file(file, reading));
    manifest.in_reply_to = read_reply(members.take("in_reply_to"), reading);
    for (const Json& part : members.array("parts")) manifest.parts.push_back(read_part(part, reading));
    const auto purpose = purpose_named(members.text("purpose"));
    for (const Json& recipient : members.array("recipients")) manifest.recipients.push_back(read_recipient(recipient, reading));
    for (const std::string_view known : {"sender", "type", "version"}) static_cast<void>(members.take(known));
    reading.require_complete(members);
    reading.require(purpose.has_value(), rule::purpose);
    manifest.purpose = purpose.value_or(Purpose::contribution);
    check_together(manifest, reading);
    if (!reading.broken().empty()) return broken(reading.broken());
    return manifest;
}

}  // namespace tributary::bundle
