#include "crypto/stream.hpp"

#include <sodium.h>

#include <array>

namespace tributary::crypto {

using Nonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

static_assert(tag_size == crypto_aead_chacha20poly1305_ietf_ABYTES);

// An 11-byte big-endian counter, then 1 for the last chunk.
static Nonce chunk_nonce(std::uint64_t index, bool last) {
    Nonce nonce{};
    for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<std::uint8_t>(index >> (8 * i));
    nonce[11] = last ? 1 : 0;
    return nonce;
}

static void encrypt(const Secret& key, const Nonce& nonce, ByteView plaintext, std::uint8_t* out) {
    crypto_aead_chacha20poly1305_ietf_encrypt(out, nullptr, plaintext.data(), plaintext.size(), nullptr, 0, nullptr,
                                              nonce.data(), key.data());
}

static bool decrypt(const Secret& key, const Nonce& nonce, ByteView sealed, std::uint8_t* out) {
    return crypto_aead_chacha20poly1305_ietf_decrypt(out, nullptr, nullptr, sealed.data(), sealed.size(), nullptr, 0,
                                                     nonce.data(), key.data()) == 0;
}

Bytes wrap_once(const Secret& key, ByteView plaintext) {
    Bytes wrapped(plaintext.size() + tag_size);
    encrypt(key, Nonce{}, plaintext, wrapped.data());
    return wrapped;
}

Result<Secret> unwrap_once(const Secret& key, ByteView wrapped) {
    if (key.size() != 32 || wrapped.size() <= tag_size) return fail(Problem::not_authentic);
    Secret plain(wrapped.size() - tag_size);
    if (!decrypt(key, Nonce{}, wrapped, plain.data())) return fail(Problem::not_authentic);
    return plain;
}

void seal_chunk(const Secret& key, std::uint64_t index, bool last, ByteView plaintext, Bytes& out) {
    const std::size_t start = out.size();
    out.resize(start + plaintext.size() + tag_size);
    encrypt(key, chunk_nonce(index, last), plaintext, out.data() + start);
}

bool open_chunk(const Secret& key, std::uint64_t index, bool last, ByteView sealed, Bytes& out) {
    if (key.size() != 32 || sealed.size() < tag_size) return false;
    const std::size_t start = out.size();
    out.resize(start + sealed.size());
    const bool holds = decrypt(key, chunk_nonce(index, last), sealed, out.data() + start);
    out.resize(holds ? start + sealed.size() - tag_size : start);
    return holds;
}

}  // namespace tributary::crypto
