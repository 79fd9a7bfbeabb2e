#include "crypto/seal.hpp"

#include <sodium.h>

#include "crypto/random.hpp"

namespace tributary::crypto {

static constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(seal_overhead == nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES);

Result<Bytes> seal(const Secret& key, ByteView plaintext, ByteView associated_data) {
    if (key.size() != seal_key_size) return fail(Problem::key_malformed);
    Bytes sealed(plaintext.size() + seal_overhead);
    fill_random(std::span(sealed).first(nonce_size));
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr, plaintext.data(), plaintext.size(),
                                               associated_data.data(), associated_data.size(), nullptr, sealed.data(),
                                               key.data());
    return sealed;
}

// `plain` has room for the plaintext and one byte more, so that its address is never null.
static bool open_into(std::uint8_t* plain, const Secret& key, ByteView sealed, ByteView associated_data) {
    const ByteView body = sealed.subspan(nonce_size);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(plain, nullptr, nullptr, body.data(), body.size(),
                                                      associated_data.data(), associated_data.size(), sealed.data(),
                                                      key.data()) == 0;
}

Result<Bytes> open(const Secret& key, ByteView sealed, ByteView associated_data) {
    if (key.size() != seal_key_size) return fail(Problem::key_malformed);
    if (sealed.size() < seal_overhead) return fail(Problem::not_authentic);
    Bytes plain(sealed.size() - seal_overhead + 1);
    if (!open_into(plain.data(), key, sealed, associated_data)) return fail(Problem::not_authentic);
    plain.pop_back();
    return plain;
}

Result<Secret> open_secret(const Secret& key, ByteView sealed, ByteView associated_data) {
    auto plain = open(key, sealed, associated_data);
    if (!plain) return std::unexpected(plain.error());
    Secret secret = Secret::copy_of(*plain);
    wipe(*plain);
    return secret;
}

}  // namespace tributary::crypto
