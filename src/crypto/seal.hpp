// Sealing records of the vault: XChaCha20-Poly1305 with a random nonce made inside.
//
//   sealed = nonce (24 bytes) ‖ ciphertext (as long as the plaintext) ‖ tag (16 bytes)
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

inline constexpr std::size_t seal_key_size = 32;
inline constexpr std::size_t seal_overhead = 24 + 16;

/// Seals `plaintext` under a 32-byte key. `associated_data` is authenticated but not stored: it says what
/// the record is and where it belongs, so that one record cannot stand in for another. Error: `key_malformed`.
[[nodiscard]] Result<Bytes> seal(const Secret& key, ByteView plaintext, ByteView associated_data);

/// Gives back what was sealed under the same key with the same associated data. Safe on hostile input.
/// Errors: `key_malformed`; `not_authentic` for everything else, a wrong key and a single flipped bit alike.
[[nodiscard]] Result<Bytes> open(const Secret& key, ByteView sealed, ByteView associated_data);

/// The same, into wiped memory: for keys wrapped by keys.
[[nodiscard]] Result<Secret> open_secret(const Secret& key, ByteView sealed, ByteView associated_data);

}  // namespace tributary::crypto
