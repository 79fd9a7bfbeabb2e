// What a bundle says about itself: `manifest.json`, signed as exactly these bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "bundle/card.hpp"
#include "crypto/digest.hpp"

namespace tributary::bundle {

/// The type label under which a manifest is signed, and the version that this program writes.
inline constexpr std::string_view manifest_label = "tributary-manifest";
inline constexpr std::int64_t manifest_version = 1;

enum class Purpose : std::uint8_t { commission, contribution, return_for_revision, comment, sign_off, receipt, report, backup };

/// The word that stands in the manifest: "commission", "return_for_revision", …
[[nodiscard]] std::string_view name_of(Purpose purpose);
[[nodiscard]] std::optional<Purpose> purpose_named(std::string_view name);

/// Which case: its id, the board's reference, and how it is called ("Child R", never a child's name).
struct CaseLabel {
    Id id{};
    std::string reference{};
    std::string subject{};

    bool operator==(const CaseLabel&) const = default;
};

/// For whom the sender sealed the bundle.
struct Recipient {
    std::string name{};
    std::string agency{};
    crypto::PublicKey age{};

    bool operator==(const Recipient&) const = default;
};

[[nodiscard]] Recipient recipient_of(const Card& card);

struct FeedEntry {
    Id feed{};
    std::int64_t changes = 0;   // lines of its file in this bundle, at least 1
    crypto::Digest head{};      // SHA-256 of the last line, without its line end

    bool operator==(const FeedEntry&) const = default;
};

struct PartEntry {
    Id id{};
    std::string kind{};
    std::string title{};
    std::vector<FeedEntry> feeds{};

    bool operator==(const PartEntry&) const = default;
};

struct FileEntry {
    std::string path{};
    std::int64_t size = 0;
    crypto::Digest sha256{};

    bool operator==(const FileEntry&) const = default;
};

struct Manifest {
    Id bundle{};
    CaseLabel of_case{};
    Purpose purpose = Purpose::contribution;
    Card sender;
    std::vector<Recipient> recipients{};      // empty when sealed to a passphrase
    std::int64_t created = 0;               // milliseconds since 1970, by the sender's clock
    std::optional<Id> in_reply_to{};        // a bundle
    std::vector<PartEntry> parts{};
    std::vector<FileEntry> files{};           // every file but the manifest, its signature and SHA256SUMS; by path

    /// What the signature's trusted comment must say.
    [[nodiscard]] std::string trusted_comment() const;
};

/// The canonical bytes.
[[nodiscard]] std::string encode(const Manifest& manifest);

/// The sender's card of a manifest whose signature is yet to be verified: the one thing that must be read before.
/// Errors: bundle_format, bundle_newer (a later version), bundle_signature_broken (the card's own signature).
[[nodiscard]] Result<Card> sender_of(const domain::Json& manifest);

/// Reads what `encode` writes and nothing else. Error: bundle_format; fact: the rule.
[[nodiscard]] Result<Manifest> decode_manifest(const domain::Json& json);

}  // namespace tributary::bundle
