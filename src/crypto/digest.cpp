#include "crypto/digest.hpp"

#include <sodium.h>

namespace tributary::crypto {

Digest sha256(ByteView bytes) {
    Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

struct Sha256::State {
    crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
Sha256::~Sha256() { sodium_memzero(state_.get(), sizeof(State)); }
void Sha256::add(ByteView bytes) { crypto_hash_sha256_update(&state_->hash, bytes.data(), bytes.size()); }

Digest Sha256::finish() {
    Digest digest;
    crypto_hash_sha256_final(&state_->hash, digest.data());
    return digest;
}

template <std::size_t size>
static std::array<std::uint8_t, size> blake2b(ByteView bytes) {
    std::array<std::uint8_t, size> digest;
    crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
    return digest;
}

std::array<std::uint8_t, 64> blake2b_512(ByteView bytes) { return blake2b<64>(bytes); }
std::array<std::uint8_t, 32> blake2b_256(ByteView bytes) { return blake2b<32>(bytes); }

Digest hmac_sha256(ByteView key, ByteView message) {
    Digest code;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, message.data(), message.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    sodium_memzero(&state, sizeof state);
    return code;
}

Secret hkdf_sha256(ByteView key_material, ByteView salt, std::string_view purpose) {
    Secret extracted(crypto_kdf_hkdf_sha256_KEYBYTES);
    crypto_kdf_hkdf_sha256_extract(extracted.data(), salt.data(), salt.size(), key_material.data(), key_material.size());
    Secret key(32);
    crypto_kdf_hkdf_sha256_expand(key.data(), key.size(), purpose.data(), purpose.size(), extracted.data());
    return key;
}

}  // namespace tributary::crypto
