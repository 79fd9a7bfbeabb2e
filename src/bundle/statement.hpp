// Statements: small documents that an identity signs besides manifests and cards, each under a type label of its own.
//
//   directory    a board endorses the cards of its agencies, and says which keys no longer count
//   key change   the holder of a key says which card takes its place
//   sign-off     somebody answers for an exact state of a part
//   receipt      what arrived, when, and what was made of it
//
// A statement proves that the holder of the signer's key said it; who that is, and whether they may, is for the reader's
// contacts to say. Format and must-refuse rules: docs/bundle-format.md, section 9.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bundle/identity.hpp"
#include "crypto/digest.hpp"

namespace tributary::bundle {

struct WithdrawnKey {
    Id identity{};
    std::int64_t from = 0;   // what it signed from then on does not count; milliseconds since 1970
    std::string reason{};    // a plain line

    bool operator==(const WithdrawnKey&) const = default;
};

struct Directory {
    std::vector<Card> cards{};               // by identity id; name, agency and role are endorsed as the card has them
    std::vector<WithdrawnKey> withdrawn{};   // by identity id

    bool operator==(const Directory&) const = default;
};

struct KeyChange {
    Card next;

    bool operator==(const KeyChange&) const = default;
};

/// How far a feed goes: its last change and that line's hash.
struct FeedState {
    Id feed{};
    std::int64_t number = 0;
    crypto::Digest head{};

    bool operator==(const FeedState&) const = default;
};

struct SignOff {
    Id of_case{};
    Id part{};
    std::vector<FeedState> feeds{};  // all of the part, by feed id; at least one
    std::string words{};             // what is answered for: a plain line

    bool operator==(const SignOff&) const = default;
};

enum class Outcome : std::uint8_t { added, set_aside, refused };

struct Receipt {
    Id of_case{};
    Id bundle{};
    crypto::Digest file{};                   // SHA-256 of the bundle's file
    Outcome outcome = Outcome::added;
    std::int64_t changes = 0;                // that were added
    std::int64_t quarantined = 0;            // that were not, because they could not be taken in
    std::vector<FeedState> feeds{};          // how far the receiver now has each feed that the bundle brought; by feed id

    bool operator==(const Receipt&) const = default;
};

using Said = std::variant<Directory, KeyChange, SignOff, Receipt>;

struct Statement {
    Card signer;
    std::int64_t created = 0;  // by the signer's clock
    Said said;
};

/// One line of canonical JSON. Lists are put in order. Error: card_malformed (fact: the rule) when a reader would refuse it.
[[nodiscard]] Result<std::string> sign_statement(const Identity& signer, std::int64_t created, Said said);

/// Reads and verifies. Safe on hostile input. Errors: card_malformed (fact: B-80 to B-84), bundle_newer.
[[nodiscard]] Result<Statement> read_statement(std::string_view text);

}  // namespace tributary::bundle
