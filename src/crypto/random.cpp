#include "crypto/random.hpp"

#include <sodium.h>

namespace tributary::crypto {

void fill_random(std::span<std::uint8_t> bytes) {
    if (!bytes.empty()) randombytes_buf(bytes.data(), bytes.size());
}

Bytes random_bytes(std::size_t count) {
    Bytes bytes(count);
    fill_random(bytes);
    return bytes;
}

Secret random_secret(std::size_t count) {
    Secret secret(count);
    fill_random({secret.data(), count});
    return secret;
}

Id new_id() {
    Id id;
    do fill_random(id.bytes);
    while (id.is_nil());
    return id;
}

}  // namespace tributary::crypto
