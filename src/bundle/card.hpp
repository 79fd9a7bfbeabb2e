// Contact cards: the signed public half of an identity, as one small file (`.tribcard`).
//
// A card says who somebody is and which keys are theirs. Its own signature proves that whoever made it holds
// the signing key; it does not prove the name. That is compared by telephone, with the fingerprint words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "bundle/minisign.hpp"
#include "crypto/keys.hpp"
#include "domain/json.hpp"

namespace tributary::bundle {

/// Who an identity is: a person at an agency in a role. Each a plain line (plain_line.hpp) of 1 to 200 bytes.
struct Person {
    std::string name{};
    std::string agency{};
    std::string role{};

    bool operator==(const Person&) const = default;
};

/// A verified card: only `read_card` and `Identity` make one.
class Card {
public:
    [[nodiscard]] const Person& person() const { return person_; }
    [[nodiscard]] const MinisignPublicKey& signing() const { return signing_; }
    [[nodiscard]] const crypto::PublicKey& age() const { return age_; }
    [[nodiscard]] std::int64_t created() const { return created_; }

    /// Who this is, wherever changes and bundles name a person: the first 16 bytes of SHA-256 over both public keys.
    [[nodiscard]] Id id() const;
    /// Six words that two people compare aloud. Equal words mean equal keys.
    [[nodiscard]] std::vector<std::string_view> words() const;

    /// The card as a value inside canonical JSON, and as the bytes of a file (with a line end).
    [[nodiscard]] const domain::Json& json() const { return json_; }
    [[nodiscard]] std::string file() const { return domain::write(json_) + '\n'; }

    bool operator==(const Card& other) const { return json_ == other.json_; }

private:
    friend class CardReader;
    Card() = default;

    Person person_;
    MinisignPublicKey signing_;
    crypto::PublicKey age_{};
    std::int64_t created_ = 0;
    domain::Json json_;
};

/// Makes and signs a card. Error: `card_malformed` when a text is not a plain line or `created` is out of range.
[[nodiscard]] Result<Card> make_card(const Person& person, const MinisignKey& signing, const crypto::PublicKey& age, std::int64_t created);

/// Reads a card and checks its own signature. Safe on hostile input. The line end of a file is optional.
/// Errors: `card_malformed` (fact: the rule, B-40 to B-44); `bundle_newer` for a later version.
[[nodiscard]] Result<Card> read_card(std::string_view file);
[[nodiscard]] Result<Card> card_from_json(const domain::Json& json);

}  // namespace tributary::bundle
