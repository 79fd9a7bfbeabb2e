// Digests and the keyed functions made from them.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "base/bytes.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4).
[[nodiscard]] Digest sha256(ByteView bytes);

/// The same of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(ByteView bytes);
    /// Of all that was added; once.
    [[nodiscard]] Digest finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// BLAKE2b with 64 or 32 bytes of output (RFC 7693). For minisign's signatures and key files only.
[[nodiscard]] std::array<std::uint8_t, 64> blake2b_512(ByteView bytes);
[[nodiscard]] std::array<std::uint8_t, 32> blake2b_256(ByteView bytes);

/// HMAC-SHA-256 (RFC 2104).
[[nodiscard]] Digest hmac_sha256(ByteView key, ByteView message);

/// HKDF-SHA-256 (RFC 5869), extract and expand, 32 bytes of output. `purpose` is its info text.
[[nodiscard]] Secret hkdf_sha256(ByteView key_material, ByteView salt, std::string_view purpose);

}  // namespace tributary::crypto
