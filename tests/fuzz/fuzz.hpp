// What the fuzz targets share. A target reads hostile bytes and checks what must hold of everything it accepts;
// a sanitizer's report or a broken promise ends it, and libFuzzer keeps the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/bytes.hpp"
#include "crypto/digest.hpp"
#include "crypto/keys.hpp"
#include "crypto/start.hpp"

namespace tributary::fuzz {

/// A promise about accepted input.
inline void promise(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

/// Keys that every run and every seed share: known to all, good for nothing else.
inline Bytes known_bytes(std::uint8_t first, std::size_t size = 32) {
    Bytes bytes(size, first);
    return bytes;
}

inline crypto::AgreementKey known_age_key() { return *crypto::AgreementKey::from_bytes(known_bytes(0x42)); }
inline crypto::Secret known_file_key() { return crypto::Secret::copy_of(known_bytes(0x17, 16)); }
inline crypto::SigningKey known_signing_key() { return *crypto::SigningKey::from_seed(known_bytes(0x33)); }

inline void start() {
    static const bool started = crypto::start().has_value();
    promise(started, "the cryptography starts");
}

}  // namespace tributary::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
