#include "crypto/start.hpp"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tributary::crypto {

// One call of getentropy gives at most 256 bytes (POSIX).
static bool fill(void* buffer, std::size_t size) {
    auto* bytes = static_cast<unsigned char*>(buffer);
    while (size > 0) {
        const std::size_t part = std::min<std::size_t>(size, 256);
        if (getentropy(bytes, part) != 0) return false;
        bytes += part;
        size -= part;
    }
    return true;
}

// libsodium's callers cannot be told that there is no randomness; going on without it would be worse.
static void fill_or_stop(void* buffer, std::size_t size) {
    if (!fill(buffer, size)) std::abort();
}

static std::uint32_t random_word() {
    std::uint32_t word = 0;
    fill_or_stop(&word, sizeof word);
    return word;
}

static bool use_getentropy() {
    static randombytes_implementation source{};
    source.implementation_name = [] { return "getentropy"; };
    source.random = random_word;
    source.buf = fill_or_stop;
    return randombytes_set_implementation(&source) == 0;
}

// Computed with the reference program of the Argon2 authors:
// echo -n tributary | argon2 "known answer 1.0" -id -t 2 -k 64 -p 1 -l 32 -r
static bool argon2id_gives_known_answer() {
    static constexpr std::array<unsigned char, 32> known = {
        0xcc, 0x6a, 0x87, 0xe9, 0x5a, 0x1f, 0xe6, 0xbd, 0x26, 0x5f, 0x59,
        0xb5, 0x34, 0x67, 0x9d, 0x60, 0xe7, 0xe6, 0xac, 0x14, 0x89, 0x7f,
        0x7d, 0xc8, 0xfc, 0xf0, 0xe8, 0x8b, 0x97, 0x37, 0xec, 0x25};
    static constexpr char passphrase[] = "tributary";
    static constexpr char salt[] = "known answer 1.0";
    std::array<unsigned char, 32> computed{};
    const int failed =
        crypto_pwhash(computed.data(), computed.size(), passphrase, sizeof passphrase - 1,
                      reinterpret_cast<const unsigned char*>(salt), 2, 64 * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 && computed == known;
}

Result<void> start() {
    std::array<unsigned char, 16> probe{};
    if (!fill(probe.data(), probe.size())) return fail(Problem::random_unavailable);
    if (!use_getentropy() || sodium_init() < 0) return fail(Problem::crypto_unavailable);
    if (!argon2id_gives_known_answer()) return fail(Problem::crypto_unavailable);
    return {};
}

}  // namespace tributary::crypto
