// Digests and the keyed functions made from them.
#pragma once

#include <array>
#include <string_view>

#include "base/bytes.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4).
[[nodiscard]] Digest sha256(ByteView bytes);

/// BLAKE2b with 64 or 32 bytes of output (RFC 7693). For minisign's signatures and key files only.
[[nodiscard]] std::array<std::uint8_t, 64> blake2b_512(ByteView bytes);
[[nodiscard]] std::array<std::uint8_t, 32> blake2b_256(ByteView bytes);

/// HMAC-SHA-256 (RFC 2104).
[[nodiscard]] Digest hmac_sha256(ByteView key, ByteView message);

/// HKDF-SHA-256 (RFC 5869), extract and expand, 32 bytes of output. `purpose` is its info text.
[[nodiscard]] Secret hkdf_sha256(ByteView key_material, ByteView salt, std::string_view purpose);

}  // namespace tributary::crypto
