// Keys from passphrases: Argon2id for the vault, scrypt where the age format asks for it.
#pragma once

#include <array>
#include <cstdint>

#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

/// Argon2id (RFC 9106, version 1.3, one lane). The values stand in the vault's header and are hostile when read.
struct KdfParameters {
    static constexpr std::uint32_t least_memory_kib = 64 * 1024;
    static constexpr std::uint32_t most_memory_kib = 1024 * 1024;
    static constexpr std::uint32_t least_passes = 3;
    static constexpr std::uint32_t most_passes = 12;

    std::uint32_t memory_kib = least_memory_kib;
    std::uint32_t passes = least_passes;
    std::array<std::uint8_t, 16> salt{};

    bool operator==(const KdfParameters&) const = default;

    /// Within the bounds above. Weaker ones derive nothing, so none can ever be stored.
    [[nodiscard]] bool within_bounds() const;
};

/// The floor, with a fresh random salt.
[[nodiscard]] KdfParameters new_kdf_parameters();

/// Parameters (with the same salt) that should take about `wanted` milliseconds where `measured` took
/// `took`; more memory first, then more passes, never under the floor nor over the bounds.
[[nodiscard]] KdfParameters stronger(const KdfParameters& measured, std::int64_t took, std::int64_t wanted);

/// 32 bytes from a passphrase. Takes 0.1 s and more and `memory_kib` of memory: in a worker, in a browser.
/// Errors: `key_out_of_bounds`; `crypto_unavailable` when the memory cannot be had.
[[nodiscard]] Result<Secret> derive_key(ByteView passphrase, const KdfParameters& parameters);

inline constexpr unsigned scrypt_work_written = 18;
inline constexpr unsigned scrypt_work_accepted = 20;

/// scrypt (RFC 7914) with N = 2^work, r = 8, p = 1, 32 bytes. Memory: 128 * 8 * 2^work bytes, 256 MiB at 18.
/// Errors: `key_out_of_bounds` for work 0 or over 20; `crypto_unavailable` when the memory cannot be had.
[[nodiscard]] Result<Secret> derive_scrypt(ByteView passphrase, ByteView salt, unsigned work);

}  // namespace tributary::crypto
