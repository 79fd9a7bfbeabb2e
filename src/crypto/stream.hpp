// ChaCha20-Poly1305 as age uses it: a file key wrapped once, and a payload in chunks.
//
// The nonces follow from the use: zero for a key that seals one thing, and a counter with a
// "last chunk" mark for a payload (the STREAM construction).
#pragma once

#include <cstdint>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

inline constexpr std::size_t tag_size = 16;

/// Seals under a 32-byte key that is used for this and nothing else. Output: ciphertext ‖ tag.
[[nodiscard]] Bytes wrap_once(const Secret& key, ByteView plaintext);
/// Undoes `wrap_once`. Safe on hostile input. Error: `not_authentic`.
[[nodiscard]] Result<Secret> unwrap_once(const Secret& key, ByteView wrapped);

/// Appends the sealed chunk number `index` to `out`.
void seal_chunk(const Secret& key, std::uint64_t index, bool last, ByteView plaintext, Bytes& out);
/// Appends the opened chunk to `out`; `out` is unchanged on failure. Safe on hostile input.
[[nodiscard]] bool open_chunk(const Secret& key, std::uint64_t index, bool last, ByteView sealed, Bytes& out);

}  // namespace tributary::crypto
