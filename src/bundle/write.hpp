// Making a bundle: content, manifest, signature, checksums, container, envelope.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "bundle/age_payload.hpp"
#include "bundle/identity.hpp"
#include "bundle/manifest.hpp"
#include "bundle/zip.hpp"

namespace tributary::bundle {

/// The changes of one feed: lines of canonical JSON without their line ends.
struct FeedContent {
    Id feed{};
    std::vector<std::string> lines{};
    std::string head_hash{};          // SHA-256 of the last line, in hexadecimal

    bool operator==(const FeedContent&) const = default;
};

struct PartContent {
    Id part{};
    std::string kind{};               // "chronology", … at most 40 bytes
    std::string title{};              // shown to the recipient before anything is added
    std::vector<FeedContent> feeds{};

    bool operator==(const PartContent&) const = default;
};

struct BundleContent {
    Id bundle{};                    // a fresh id
    CaseLabel of_case{};
    Purpose purpose = Purpose::contribution;
    std::int64_t created = 0;
    std::optional<Id> in_reply_to{};
    std::vector<PartContent> parts{};
    std::vector<Bytes> attachments{}; // stored under their SHA-256
    std::vector<Outside> outside{};   // attachments that are not in memory
    Bytes read_me{};                  // read-me/index.html: the same content to read without the program
};

/// The whole `.trib` file, signed by `sender` and sealed to the recipients: nobody else can open it, the sender
/// only when among them. The content is checked by the rules that a reader applies, so that what is written opens.
/// Reference, subject and titles are made plain lines (plain_line.hpp).
/// Errors: bundle_format (fact: the rule the content breaks), bundle_too_large, key_malformed (no recipients).
[[nodiscard]] Result<Bytes> write(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients);

/// The same for first contact, when no card of the recipient is here yet. Slow on purpose (scrypt).
[[nodiscard]] Result<Bytes> write_for_passphrase(const BundleContent& content, const Identity& sender, ByteView passphrase);

/// A bundle that is written while its attachments are fetched: `beginning`, then the container's pieces one after the other
/// through a PayloadWriter with this key. The content was checked as above; that an attachment has the hash that was
/// said of it is for whoever fetches it to check.
struct PreparedBundle {
    Bytes beginning{};
    crypto::Secret payload_key{};
    std::vector<Piece> container{};
};
/// The file of a prepared bundle that has everything in memory.
[[nodiscard]] Bytes whole(PreparedBundle bundle);
[[nodiscard]] Result<PreparedBundle> prepare(const BundleContent& content, const Identity& sender, std::span<const Recipient> recipients);
[[nodiscard]] Result<PreparedBundle> prepare_for_passphrase(const BundleContent& content, const Identity& sender, ByteView passphrase);

}  // namespace tributary::bundle
