#include "crypto/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace tributary::crypto {

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    wipe();
    bytes_ = std::move(other.bytes_);
    other.bytes_.clear();
    return *this;
}

Secret Secret::copy_of(ByteView bytes) {
    Secret secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.bytes_.begin());
    return secret;
}

void Secret::wipe() { crypto::wipe(bytes_); }

void wipe(Bytes& bytes) {
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

bool same(ByteView a, ByteView b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace tributary::crypto
