#include "bundle/card.hpp"

#include <algorithm>
#include <array>

#include "bundle/age.hpp"
#include "bundle/plain_line.hpp"
#include "bundle/rules.hpp"
#include "crypto/digest.hpp"
#include "crypto/text_codes.hpp"
#include "crypto/words.hpp"
#include "domain/members.hpp"

namespace tributary::bundle {

using domain::Json;

static constexpr std::string_view type_label = "tributary-contact-card";
static constexpr std::int64_t format_version = 1;
static constexpr std::int64_t latest_time = 253'402'300'799'999;  // the end of the year 9999

static crypto::Digest digest_of(const Card& card) {
    Bytes keys(card.signing().key.begin(), card.signing().key.end());
    keys.insert(keys.end(), card.age().begin(), card.age().end());
    return crypto::sha256(keys);
}

Id Card::id() const {
    Id id;
    std::copy_n(digest_of(*this).begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

std::vector<std::string_view> Card::words() const { return crypto::fingerprint_words(digest_of(*this)); }

static bool is_named(const Person& person) {
    return std::ranges::all_of(std::array{&person.name, &person.agency, &person.role},
                               [](const std::string* text) { return !text->empty() && is_plain_line(*text); });
}

// What the card's signature covers: the card without it.
static std::string signed_text(Json::Object members) {
    members.erase("signature");
    return domain::write(std::move(members));
}

Result<Card> make_card(const Person& person, const MinisignKey& signing, const crypto::PublicKey& age, std::int64_t created) {
    if (!is_named(person)) return refuse(Problem::card_malformed, rule::card_texts);
    Json::Object members{
        {"age", write_age_recipient(age)},
        {"agency", person.agency},
        {"created", created},
        {"minisign", write_public_line(signing.public_key())},
        {"name", person.name},
        {"role", person.role},
        {"type", type_label},
        {"version", format_version},
    };
    members.emplace("signature", crypto::to_base64(signing.key.sign(bytes_of(signed_text(members)))));
    return card_from_json(std::move(members));
}

// Reads one card; a later version may have other members, so label and version come first.
class CardReader {
public:
    static Result<Card> read(const Json& json) {
        if (json.text("type") != type_label) return refuse(Problem::card_malformed, rule::card_label);
        const Json* version = json.find("version");
        if (version == nullptr || version->integer() == nullptr || *version->integer() < format_version) {
            return refuse(Problem::card_malformed, rule::card_label);
        }
        if (*version->integer() > format_version) return refuse(Problem::bundle_newer, rule::card_label);
        return read_members(json);
    }

private:
    static Result<Card> read_members(const Json& json) {
        domain::Members members(json);
        Card card;
        const auto age = read_age_recipient(members.text("age"));
        card.person_.agency = members.text("agency");
        card.created_ = members.integer("created");
        const auto signing = read_public_line(members.text("minisign"));
        card.person_.name = members.text("name");
        card.person_.role = members.text("role");
        const auto signature = crypto::from_base64(members.text("signature"));
        static_cast<void>(members.text("type"));
        static_cast<void>(members.integer("version"));
        const bool in_range = card.created_ >= 0 && card.created_ <= latest_time;
        if (!members.complete() || !in_range) return refuse(Problem::card_malformed, rule::card_members);
        if (!is_named(card.person_)) return refuse(Problem::card_malformed, rule::card_texts);
        if (!age || !signing) return refuse(Problem::card_malformed, rule::card_keys);
        card.age_ = *age;
        card.signing_ = *signing;
        card.json_ = json;
        if (!signature || !holds(card, *signature)) return refuse(Problem::card_malformed, rule::card_signature);
        return card;
    }

    static bool holds(const Card& card, ByteView bytes) {
        crypto::Signature signature{};
        if (bytes.size() != signature.size()) return false;
        std::ranges::copy(bytes, signature.begin());
        return crypto::verify(card.signing_.key, bytes_of(signed_text(*card.json_.object())), signature);
    }
};

Result<Card> card_from_json(const Json& json) { return CardReader::read(json); }

Result<Card> read_card(std::string_view file) {
    if (file.ends_with('\n')) file.remove_suffix(1);
    const auto json = domain::read(file);
    if (!json) return refuse(Problem::card_malformed, rule::card_members);
    return card_from_json(*json);
}

}  // namespace tributary::bundle
