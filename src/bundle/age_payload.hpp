// The payload of an age file: a nonce, then chunks of 64 KiB, each sealed in its place, the last one marked.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::bundle {

inline constexpr std::size_t age_chunk_size = 65536;

/// Appends nonce and sealed chunks to `file`.
void seal_payload(const crypto::Secret& file_key, ByteView plaintext, Bytes& file);

/// Everything after the header. Errors: bundle_cut_short, bundle_envelope_broken; then nothing is given out.
[[nodiscard]] Result<Bytes> open_payload(const crypto::Secret& file_key, ByteView payload);

}  // namespace tributary::bundle
