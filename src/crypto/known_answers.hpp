// Known answers of the primitives that a vault and a bundle stand on, checked at every start.
//
// A build can be wrong without a warning: libsodium's SIMD build for WebAssembly was seen to give other Argon2id hashes.
// What such a build sealed, no other could open. The unit tests check every primitive; these four guard the machine at hand.
#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"

namespace tributary::crypto {

struct KnownAnswer {
    std::string_view primitive;
    bool (*holds)();
};

/// Argon2id, XChaCha20-Poly1305, Ed25519 and X25519. Needs the library initialised. Takes about a millisecond in all.
[[nodiscard]] std::span<const KnownAnswer> known_answers();

/// Error: `crypto_unavailable`; fact: the first primitive that gives another answer.
[[nodiscard]] Result<void> check(std::span<const KnownAnswer> answers);

}  // namespace tributary::crypto
