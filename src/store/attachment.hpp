// The content of an attachment, cut into chunks that are sealed one by one, so that 200 MB are never in memory at once.
//
// Everything follows from the attachment's own random key and its size, which a record of the vault keeps: the names of the
// chunks, and what opens them. Without the record a chunk is noise under a random name. Format and must-refuse rules:
// docs/store-format.md, section 12.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "crypto/secret.hpp"
#include "store/segment.hpp"

namespace tributary::store {

/// What every chunk but the last holds: with its length and its seal it makes a file of `segment_limit`.
inline constexpr std::size_t chunk_content = segment_limit - 44;
/// More is refused (`file_too_large`).
inline constexpr std::uint64_t attachment_limit = 200ULL << 20;

class Chunks {
public:
    /// `key`: 32 random bytes that belong to this attachment alone. `size`: of the content, at most `attachment_limit`.
    Chunks(const crypto::Secret& key, std::uint64_t size);

    /// At least one: an empty file has an empty chunk.
    [[nodiscard]] std::uint32_t count() const { return count_; }
    /// How much of the content chunk `number` (from 0) holds.
    [[nodiscard]] std::size_t content_size(std::uint32_t number) const;
    /// The name that the chunk is kept under: says neither whose it is nor its place.
    [[nodiscard]] std::string name(std::uint32_t number) const;
    [[nodiscard]] std::vector<std::string> names() const;

    /// `content` has `content_size(number)` bytes.
    [[nodiscard]] Result<Bytes> seal(std::uint32_t number, ByteView content) const;
    /// Opens a hostile file. Error: `attachment_damaged` for anything but this chunk of this attachment.
    [[nodiscard]] Result<Bytes> open(std::uint32_t number, ByteView file) const;

private:
    [[nodiscard]] Bytes context(std::uint32_t number) const;

    crypto::Secret sealing_;
    crypto::Secret naming_;
    std::uint64_t size_;
    std::uint32_t count_;
};

}  // namespace tributary::store
