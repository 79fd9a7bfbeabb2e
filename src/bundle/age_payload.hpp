// The payload of an age file: a nonce, then chunks of 64 KiB, each sealed in its place, the last one marked.
#pragma once

#include "base/source.hpp"
#include "crypto/secret.hpp"

namespace tributary::bundle {

inline constexpr std::size_t age_chunk_size = 65536;

/// Appends a fresh nonce to `file`; the key of the payload that follows.
[[nodiscard]] crypto::Secret begin_payload(const crypto::Secret& file_key, Bytes& file);
/// How long the sealed chunks of so many bytes are.
[[nodiscard]] std::uint64_t sealed_payload_size(std::uint64_t size);

/// Seals what comes piece by piece; never holds more than a chunk.
class PayloadWriter {
public:
    explicit PayloadWriter(crypto::Secret key) : key_(std::move(key)) {}
    /// Appends the chunks that are full now to `out`.
    void add(ByteView bytes, Bytes& out);
    /// Appends the last one. Nothing may be added afterwards.
    void finish(Bytes& out);

private:
    crypto::Secret key_;
    Bytes pending_;           // at most a chunk: as long as more may come, the last chunk is not known to be it
    std::uint64_t next_ = 0;
};

/// What an opened payload was, and how to read a piece of it again.
struct OpenedPayload {
    Bytes bytes{};
    crypto::Secret key{};
    std::uint64_t at = 0;     // of the first chunk in the file
};

/// Everything in `file` from `at` on. Errors: bundle_cut_short, bundle_envelope_broken; then nothing is given out; those of the source.
[[nodiscard]] Result<OpenedPayload> open_payload(const crypto::Secret& file_key, Source& file, std::uint64_t at);

/// Where the sealed chunks lie that hold a piece of a payload of `all` bytes, and what is in front of the piece there.
struct SealedPiece {
    std::uint64_t at = 0;      // from the first chunk on
    std::size_t size = 0;
    std::uint64_t chunk = 0;   // number of the first
    std::size_t before = 0;
};
[[nodiscard]] SealedPiece sealed_piece(std::uint64_t all, std::uint64_t at, std::size_t size);
/// The piece out of those chunks. Hostile input. Error: bundle_envelope_broken.
[[nodiscard]] Result<Bytes> open_piece(const crypto::Secret& key, std::uint64_t all, const SealedPiece& where, std::size_t size, ByteView sealed);

}  // namespace tributary::bundle
