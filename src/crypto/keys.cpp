#include "crypto/keys.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/random.hpp"

namespace tributary::crypto {

SigningKey SigningKey::generate() { return *from_seed(random_secret(crypto_sign_SEEDBYTES).view()); }

Result<SigningKey> SigningKey::from_seed(ByteView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES) return fail(Problem::key_malformed);
    SigningKey key;
    crypto_sign_seed_keypair(key.public_key_.data(), key.secret_.data(), seed.data());
    return key;
}

Secret SigningKey::seed() const { return Secret::copy_of(secret_.view().first(crypto_sign_SEEDBYTES)); }

Signature SigningKey::sign(ByteView message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
    return signature;
}

bool verify(const PublicKey& key, ByteView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

AgreementKey AgreementKey::generate() { return *from_bytes(random_secret(crypto_scalarmult_SCALARBYTES).view()); }

Result<AgreementKey> AgreementKey::from_bytes(ByteView scalar) {
    if (scalar.size() != crypto_scalarmult_SCALARBYTES) return fail(Problem::key_malformed);
    AgreementKey key;
    std::copy(scalar.begin(), scalar.end(), key.scalar_.data());
    crypto_scalarmult_base(key.public_key_.data(), key.scalar_.data());
    return key;
}

Result<Secret> AgreementKey::agree(const PublicKey& peer) const {
    Secret shared(crypto_scalarmult_BYTES);
    if (crypto_scalarmult(shared.data(), scalar_.data(), peer.data()) != 0) return fail(Problem::key_malformed);
    return shared;
}

}  // namespace tributary::crypto
