// Starting the cryptography. Called once, before anything else of this room.
//
// This room is the only user of libsodium. Random bytes come from the operating system's or the
// browser's `getentropy`; nonces are made inside and never handed in.
#pragma once

#include "base/result.hpp"

namespace tributary::crypto {

/// Sets the random source, initialises the library and proves by known answers (known_answers.hpp) that it is right on
/// this machine. May be called again. Errors: `random_unavailable`, `crypto_unavailable` (fact: the primitive that gives
/// a wrong answer, if it is that); nothing may be sealed or opened then.
[[nodiscard]] Result<void> start();

}  // namespace tributary::crypto
