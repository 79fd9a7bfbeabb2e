#include "crypto/start.hpp"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "crypto/known_answers.hpp"

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

Result<void> start() {
    std::array<unsigned char, 16> probe{};
    if (!fill(probe.data(), probe.size())) return fail(Problem::random_unavailable);
    if (!use_getentropy() || sodium_init() < 0) return fail(Problem::crypto_unavailable);
    return check(known_answers());
}

}  // namespace tributary::crypto
