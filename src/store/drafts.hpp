// What is being typed and has not been left as a value yet: kept like everything else, and replaced instead of gathered.
//
// Every pause in typing is stored, so that a power cut costs nothing. As records of the log these texts would stay for
// ever, whole, one for each pause. They have one file of their own, which each such save writes anew; the head names
// its version. Format and must-refuse rules: docs/store-format.md, section 5.
#pragma once

#include "store/segment.hpp"

namespace tributary::store {

inline constexpr const char* drafts_name = "drafts";

/// Opaque bytes, not empty, at most `record_limit` long; the size of the file is a bucket as for segments.
[[nodiscard]] Result<Bytes> seal_drafts(const Place& place, ByteView content);

/// Opens a hostile file. Error: `vault_damaged` for anything but the drafts of this vault.
[[nodiscard]] Result<Bytes> open_drafts(const Place& place, ByteView file);

}  // namespace tributary::store
