// One segment of the log: a run of records, sealed as one file under a random name.
//
// Format and must-refuse rules: docs/store-format.md, section 3. The name, the vault and the place in the log are
// authenticated; the size of the file is one of a few buckets, so that it tells little about what was written.
#pragma once

#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::store {

/// File sizes. The segment that is being written to never outgrows `active_limit`: Chromium moves values over 64 KiB
/// to files of their own, which are slow to rewrite.
inline constexpr std::size_t active_limit = 48 * 1024;
inline constexpr std::size_t segment_limit = 1024 * 1024;
/// A longer record is refused (`file_too_large`). One record over `segment_limit` has a segment to itself.
inline constexpr std::size_t record_limit = 16 * 1024 * 1024;

/// The tag at the end of a sealed file: with the name it says exactly which version of the file is meant.
using Tag = std::array<std::uint8_t, 16>;

struct Segment {
    Id name;
    std::uint64_t first = 0;   // how many records of the vault come before
    std::uint32_t count = 0;
    Bytes records;             // each with its length in front

    void add(ByteView record);
    /// The size of the sealed file.
    [[nodiscard]] std::size_t file_size() const;
};

/// The bucket of a sealed file that needs so many bytes.
[[nodiscard]] std::size_t bucket(std::size_t size);
/// What a file needs to hold so many bytes of `Segment::records`: the bucket.
[[nodiscard]] std::size_t segment_file_size(std::size_t record_bytes);
/// What one record adds to `Segment::records`.
[[nodiscard]] inline std::size_t stored_size(std::size_t record) { return record + 4; }

/// Where a file belongs and what opens it.
struct Place {
    const crypto::Secret& key;
    const Id& vault;
};

[[nodiscard]] Result<Bytes> seal_segment(const Place& place, const Segment& segment);

/// Opens a hostile file. Error: `vault_damaged` for anything but a segment of this vault under this name.
[[nodiscard]] Result<Segment> open_segment(const Place& place, const Id& name, ByteView file);

/// The records of an opened segment, as views into it, in order.
[[nodiscard]] std::vector<ByteView> records_of(const Segment& segment);

/// One content as a file of its own: `sealed(length (4) ‖ content ‖ zero bytes up to the bucket)`. `beside`: what the format counts for
/// everything but the content (docs/store-format.md, sections 5 and 12).
[[nodiscard]] Result<Bytes> seal_padded(const crypto::Secret& key, ByteView content, std::size_t beside, ByteView context);
/// Opens a hostile file. Error: `not_authentic` for anything that was not sealed like this.
[[nodiscard]] Result<Bytes> open_padded(const crypto::Secret& key, ByteView file, std::size_t beside, ByteView context);

/// The tag of a sealed file; all zero for one that is too short to have one.
[[nodiscard]] Tag tag_of(ByteView file);

}  // namespace tributary::store
