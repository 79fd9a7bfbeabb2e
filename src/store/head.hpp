// The head of a vault: which segments there are, in order, each with the tag of the one version that counts.
//
// Rewritten by every save in the same transaction, so a segment that is missing, altered or put back from an older
// copy is noticed. Format and must-refuse rules: docs/store-format.md, section 4.
#pragma once

#include "crypto/digest.hpp"
#include "store/segment.hpp"

namespace tributary::store {

inline constexpr const char* header_name = "header";
inline constexpr const char* header_copy_name = "header-copy";  // the same bytes: one damaged page must not shut a vault
inline constexpr const char* head_name = "head";

struct SegmentRef {
    Id name;
    Tag tag{};

    bool operator==(const SegmentRef&) const = default;
};

struct Head {
    std::uint64_t counter = 0;     // saves so far
    crypto::Digest header{};       // SHA-256 of the header file that belongs to it
    std::uint64_t records = 0;     // in all segments together
    Tag drafts{};                  // of the drafts' file (drafts.hpp); all zero when there is none
    std::vector<SegmentRef> segments;

    bool operator==(const Head&) const = default;
};

[[nodiscard]] Result<Bytes> seal_head(const Place& place, const Head& head);

/// Opens a hostile file. Error: `vault_damaged` for anything but a head of this vault.
[[nodiscard]] Result<Head> open_head(const Place& place, ByteView file);

}  // namespace tributary::store
