#include "bundle/statement.hpp"

#include <algorithm>
#include <array>

#include "bundle/plain_line.hpp"
#include "bundle/rules.hpp"
#include "crypto/text_codes.hpp"
#include "domain/members.hpp"

namespace tributary::bundle {

using domain::Json;
using domain::Members;

static constexpr std::int64_t format_version = 1;
static constexpr std::size_t list_limit = 2000;
static constexpr std::array<std::string_view, 4> labels = {"tributary-directory", "tributary-key-change", "tributary-sign-off", "tributary-receipt"};
static constexpr std::array<std::string_view, 4> rules = {rule::endorsements, rule::key_change, rule::sign_off, rule::receipt};
static constexpr std::array<std::string_view, 3> outcomes = {"added", "set_aside", "refused"};

namespace {

template <class Items, class Key>
bool strictly_ascending(const Items& items, Key key) {
    return std::ranges::adjacent_find(items, [&](const auto& a, const auto& b) { return !(std::invoke(key, a) < std::invoke(key, b)); }) == items.end();
}

bool read_digest(const std::string& text, crypto::Digest& digest) {
    Bytes bytes;
    if (!from_hex(text, bytes) || bytes.size() != digest.size()) return false;
    std::ranges::copy(bytes, digest.begin());
    return true;
}

// ---- what each kind says, as members beside signer and signature

Json to_json(const FeedState& feed) { return Json::Object{{"feed", feed.feed.text()}, {"head", to_hex(feed.head)}, {"number", feed.number}}; }
Json to_json(const Card& card) { return card.json(); }
Json to_json(const WithdrawnKey& key) { return Json::Object{{"from", key.from}, {"identity", key.identity.text()}, {"reason", key.reason}}; }

template <class Item>
Json to_json(const std::vector<Item>& items) {
    Json::Array array;
    for (const Item& item : items) array.push_back(to_json(item));
    return array;
}

Json::Object members_of(const Directory& said) { return {{"cards", to_json(said.cards)}, {"withdrawn", to_json(said.withdrawn)}}; }
Json::Object members_of(const KeyChange& said) { return {{"next", said.next.json()}}; }
Json::Object members_of(const SignOff& said) {
    return {{"case", said.of_case.text()}, {"feeds", to_json(said.feeds)}, {"part", said.part.text()}, {"words", said.words}};
}
Json::Object members_of(const Receipt& said) {
    return {{"bundle", said.bundle.text()}, {"case", said.of_case.text()}, {"changes", said.changes}, {"feeds", to_json(said.feeds)},
            {"file", to_hex(said.file)}, {"outcome", outcomes[static_cast<std::size_t>(said.outcome)]}, {"quarantined", said.quarantined}};
}

std::vector<FeedState> read_feeds(Members& members) {
    std::vector<FeedState> feeds;
    for (const Json& json : members.array("feeds")) {
        Members feed(json);
        FeedState state;
        state.feed = feed.id("feed");
        const bool head = read_digest(feed.text("head"), state.head);
        state.number = feed.integer("number");
        if (!feed.complete() || !head || state.feed.is_nil() || state.number < 1) members.refuse();
        feeds.push_back(state);
    }
    if (feeds.size() > list_limit || !strictly_ascending(feeds, &FeedState::feed)) members.refuse();
    return feeds;
}

Said read_directory(Members& members) {
    Directory said;
    for (const Json& json : members.array("cards")) {
        auto card = card_from_json(json);
        if (!card) members.refuse();
        else said.cards.push_back(std::move(*card));
    }
    for (const Json& json : members.array("withdrawn")) {
        Members key(json);
        WithdrawnKey withdrawn{{}, key.integer("from"), {}};
        withdrawn.identity = key.id("identity");
        withdrawn.reason = key.text("reason");
        if (!key.complete() || withdrawn.from < 0 || withdrawn.identity.is_nil() || !is_plain_line(withdrawn.reason)) members.refuse();
        said.withdrawn.push_back(std::move(withdrawn));
    }
    const bool sorted = strictly_ascending(said.cards, &Card::id) && strictly_ascending(said.withdrawn, &WithdrawnKey::identity);
    if (!sorted || said.cards.size() > list_limit || said.withdrawn.size() > list_limit) members.refuse();
    return said;
}

Said read_sign_off(Members& members) {
    SignOff said;
    said.of_case = members.id("case");
    said.feeds = read_feeds(members);
    said.part = members.id("part");
    said.words = members.text("words");
    if (said.of_case.is_nil() || said.part.is_nil() || said.feeds.empty() || said.words.empty() || !is_plain_line(said.words)) members.refuse();
    return said;
}

Said read_receipt(Members& members) {
    Receipt said;
    said.bundle = members.id("bundle");
    said.of_case = members.id("case");
    said.changes = members.integer("changes");
    said.feeds = read_feeds(members);
    const bool file = read_digest(members.text("file"), said.file);
    const auto outcome = std::ranges::find(outcomes, members.text("outcome"));
    said.quarantined = members.integer("quarantined");
    if (said.bundle.is_nil() || said.of_case.is_nil() || said.changes < 0 || said.quarantined < 0 || !file || outcome == outcomes.end()) members.refuse();
    else said.outcome = static_cast<Outcome>(outcome - outcomes.begin());
    return said;
}

Result<Said> read_said(std::size_t kind, Members& members, const Card& signer) {
    const auto broken = refuse(Problem::card_malformed, rules[kind]);
    if (kind == 1) {
        const Json* json = members.take("next");
        auto next = json ? card_from_json(*json) : Result<Card>(broken);
        if (!next || next->id() == signer.id() || !members.complete()) return broken;
        return KeyChange{std::move(*next)};
    }
    Said said = kind == 0 ? read_directory(members) : kind == 2 ? read_sign_off(members) : read_receipt(members);
    if (!members.complete()) return broken;
    return said;
}

bool signature_holds(const Json& json, const Card& signer, const std::string& encoded) {
    const auto bytes = crypto::from_base64(encoded);
    crypto::Signature signature{};
    if (!bytes || bytes->size() != signature.size()) return false;
    std::ranges::copy(*bytes, signature.begin());
    Json::Object covered = *json.object();
    covered.erase("signature");
    return crypto::verify(signer.signing().key, bytes_of(domain::write(std::move(covered))), signature);
}

void put_in_order(Said& said) {
    if (auto* directory = std::get_if<Directory>(&said)) {
        std::ranges::sort(directory->cards, {}, &Card::id);
        std::ranges::sort(directory->withdrawn, {}, &WithdrawnKey::identity);
    }
    if (auto* sign_off = std::get_if<SignOff>(&said)) std::ranges::sort(sign_off->feeds, {}, &FeedState::feed);
    if (auto* receipt = std::get_if<Receipt>(&said)) std::ranges::sort(receipt->feeds, {}, &FeedState::feed);
}

}  // namespace

Result<std::string> sign_statement(const Identity& signer, std::int64_t created, Said said) {
    put_in_order(said);
    Json::Object members = std::visit([](const auto& each) { return members_of(each); }, said);
    members.emplace("created", created);
    members.emplace("signer", signer.card().json());
    members.emplace("type", labels[said.index()]);
    members.emplace("version", format_version);
    members.emplace("signature", crypto::to_base64(signer.signing().key.sign(bytes_of(domain::write(members)))));
    std::string text = domain::write(std::move(members));
    if (const auto read = read_statement(text); !read) return std::unexpected(read.error());
    return text;
}

Result<Statement> read_statement(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    const auto broken = refuse(Problem::card_malformed, rule::statement);
    const auto json = domain::read(text);
    if (!json) return broken;
    const auto kind = std::ranges::find(labels, json->text("type"));
    const Json* version = json->find("version");
    if (kind == labels.end() || version == nullptr || version->integer() == nullptr || *version->integer() < format_version) return broken;
    if (*version->integer() > format_version) return refuse(Problem::bundle_newer, rule::statement);
    Members members(*json);
    const Json* card = members.take("signer");
    auto signer = card ? card_from_json(*card) : Result<Card>(broken);
    if (!signer) return broken;
    const std::int64_t created = members.integer("created");
    const std::string signature = members.text("signature");
    static_cast<void>(members.text("type"));
    static_cast<void>(members.integer("version"));
    if (created < 0 || !signature_holds(*json, *signer, signature)) return broken;
    auto said = read_said(static_cast<std::size_t>(kind - labels.begin()), members, *signer);
    if (!said) return std::unexpected(said.error());
    return Statement{std::move(*signer), created, std::move(*said)};
}

}  // namespace tributary::bundle
