// The container inside the envelope: a plain ZIP file that any unzip opens.
//
// The reader is strict: every byte between the first and the last is accounted for, and all limits hold
// before anything is inflated (rules B-10 to B-20 of docs/bundle-format.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/digest.hpp"

namespace tributary::bundle {

/// What a directory says of a content that is not held in memory.
struct Outside {
    std::uint64_t size = 0;
    crypto::Digest sha256{};
    std::uint32_t crc32 = 0;
    std::uint64_t at = 0;             // when it was read: where it begins in the container

    bool operator==(const Outside&) const = default;
};

struct File {
    std::string path{};
    Bytes bytes{};
    std::optional<Outside> outside{};  // instead of bytes

    [[nodiscard]] std::uint64_t size() const { return outside ? outside->size : bytes.size(); }
    [[nodiscard]] crypto::Digest digest() const { return outside ? outside->sha256 : crypto::sha256(bytes); }

    bool operator==(const File&) const = default;
};

namespace zip_limit {
inline constexpr std::size_t files = 10'000;
inline constexpr std::uint64_t one_file = 256ULL << 20;
inline constexpr std::uint64_t all_files = 512ULL << 20;
inline constexpr std::uint64_t ratio = 200;                 // inflated to deflated,
inline constexpr std::uint64_t ratio_free = 1ULL << 20;     // from this inflated size on
inline constexpr std::size_t path_length = 240;
inline constexpr int path_depth = 8;
}  // namespace zip_limit

/// A path that may stand in a bundle: relative, at most eight parts of letters, digits, `-`, `_` and `.`,
/// none of which begins or ends with a dot.
[[nodiscard]] bool is_bundle_path(std::string_view path);

/// The files in the order given, deflated where that helps, without dates. The same files give the same bytes.
/// Paths are asserted. Error: bundle_too_large.
[[nodiscard]] Result<Bytes> write_zip(const std::vector<File>& files);

/// The same with contents that are elsewhere, stored as they are: bytes, and between them what has to be put there.
struct Piece {
    Bytes bytes{};
    std::optional<Outside> outside{};  // instead of bytes
};
[[nodiscard]] Result<std::vector<Piece>> write_zip_in_pieces(const std::vector<File>& files);

/// What becomes of attachments that are stored and not deflated: copied like any file, or left where they are, with
/// size, hash and CRC of what was found there.
enum class Attachments : std::uint8_t { copied, in_place };

/// All files, in their order. Safe on hostile input. Errors: bundle_format (fact: the rule), bundle_too_large (second fact: the rule).
[[nodiscard]] Result<std::vector<File>> read_zip(ByteView zip, Attachments attachments = Attachments::copied);

}  // namespace tributary::bundle
