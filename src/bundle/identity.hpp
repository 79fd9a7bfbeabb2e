// An identity: a person at an agency in a role, with the secret keys to sign as them and to open what is sealed to them.
//
// The signing key signs bundle manifests, the card and statements (statement.hpp), each under its own type label, and nothing else.
#pragma once

#include <cstdint>
#include <string_view>

#include "bundle/card.hpp"
#include "bundle/minisign.hpp"
#include "crypto/keys.hpp"
#include "crypto/secret.hpp"

namespace tributary::bundle {

class Identity {
public:
    /// Fresh keys. `created` in milliseconds since 1970. Error: `card_malformed`, as `make_card`.
    [[nodiscard]] static Result<Identity> generate(const Person& person, std::int64_t created);

    /// From keys that stock programs made. Error: `card_malformed`.
    [[nodiscard]] static Result<Identity> from_keys(const Person& person, MinisignKey signing, crypto::AgreementKey age, std::int64_t created);

    /// The same keys under another name, agency or role; the id and the words stay. Error: `card_malformed`.
    [[nodiscard]] Result<Identity> renamed(const Person& person) const;

    [[nodiscard]] const Card& card() const { return card_; }
    [[nodiscard]] Id id() const { return card_.id(); }
    [[nodiscard]] const MinisignKey& signing() const { return signing_; }
    [[nodiscard]] const crypto::AgreementKey& age() const { return age_; }

    /// For the vault and for key files: a text of four lines (label, card, age key, minisign key), each line
    /// but the first as the stock programs and `read_card` take it.
    [[nodiscard]] crypto::Secret serialise() const;
    /// Reads that; the keys must be those of the card. Error: `key_malformed`.
    [[nodiscard]] static Result<Identity> parse(std::string_view text);

private:
    Identity(Card card, MinisignKey signing, crypto::AgreementKey age);

    Card card_;
    MinisignKey signing_;
    crypto::AgreementKey age_;
};

}  // namespace tributary::bundle
