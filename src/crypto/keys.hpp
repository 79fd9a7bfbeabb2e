// Key pairs: Ed25519 to sign (RFC 8032), X25519 to agree on a secret (RFC 7748).
#pragma once

#include <array>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// A secret signing key. What it may sign is decided in `bundle`: manifests, contact cards and statements only.
class SigningKey {
public:
    [[nodiscard]] static SigningKey generate();
    /// From the 32-byte seed. Error: `key_malformed` for another length.
    [[nodiscard]] static Result<SigningKey> from_seed(ByteView seed);

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    [[nodiscard]] Secret seed() const;
    [[nodiscard]] Signature sign(ByteView message) const;

private:
    SigningKey() : secret_(64) {}
    Secret secret_;
    PublicKey public_key_{};
};

/// True when `signature` is the key's over exactly `message`. Safe on hostile input; refuses weak keys.
[[nodiscard]] bool verify(const PublicKey& key, ByteView message, const Signature& signature);

/// A secret X25519 scalar.
class AgreementKey {
public:
    [[nodiscard]] static AgreementKey generate();
    /// From the 32-byte scalar. Error: `key_malformed` for another length.
    [[nodiscard]] static Result<AgreementKey> from_bytes(ByteView scalar);

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    [[nodiscard]] Secret scalar() const { return scalar_.clone(); }
    /// The shared secret with a peer. Error: `key_malformed` for a peer key of low order.
    [[nodiscard]] Result<Secret> agree(const PublicKey& peer) const;

private:
    AgreementKey() : scalar_(32) {}
    Secret scalar_;
    PublicKey public_key_{};
};

}  // namespace tributary::crypto
