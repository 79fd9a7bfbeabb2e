#include "crypto/known_answers.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <string>

#include "crypto/keys.hpp"
#include "crypto/seal.hpp"

namespace tributary::crypto {

// Of public values only: a wrong one is found by comparing.
static Bytes hex(std::string_view text) {
    Bytes bytes;
    return from_hex(text, bytes) ? bytes : Bytes{};
}

// echo -n tributary | argon2 "known answer 1.0" -id -t 2 -k 64 -p 1 -l 32 -r (the program of the Argon2 authors)
static bool argon2id_holds() {
    static constexpr std::string_view passphrase = "tributary";
    const Bytes salt = copy_of("known answer 1.0");
    Bytes computed(32);
    const int failed = crypto_pwhash(computed.data(), computed.size(), passphrase.data(), passphrase.size(), salt.data(), 2, 64 * 1024,
                                     crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 && computed == hex("cc6a87e95a1fe6bd265f59b534679d60e7e6ac14897f7dc8fcf0e88b9737ec25");
}

// draft-irtf-cfrg-xchacha-03, appendix A.3.1
static bool xchacha20_poly1305_holds() {
    const Bytes key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    const Bytes nonce = hex("404142434445464748494a4b4c4d4e4f5051525354555657");
    const Bytes data = hex("50515253c0c1c2c3c4c5c6c7");
    const Bytes plain = copy_of("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
    const Bytes body = hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
                           "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                           "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
    Bytes sealed(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), data.data(), data.size(), nullptr, nonce.data(), key.data());
    Bytes record = nonce;
    record.insert(record.end(), body.begin(), body.end());
    const auto opened = open(Secret::copy_of(key), record, data);
    record.back() ^= 1;
    return sealed == body && opened && *opened == plain && !open(Secret::copy_of(key), record, data);
}

// RFC 8032, section 7.1, test 2
static bool ed25519_holds() {
    const auto key = SigningKey::from_seed(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    const Bytes message = {0x72};
    Signature signature = key->sign(message);
    const bool same = to_hex(key->public_key()) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c" &&
                      to_hex(signature) == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                           "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    const bool accepted = verify(key->public_key(), message, signature);
    signature[0] ^= 1;
    return same && accepted && !verify(key->public_key(), message, signature);
}

// RFC 7748, section 6.1
static bool x25519_holds() {
    const auto alice = AgreementKey::from_bytes(hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    const auto bob = AgreementKey::from_bytes(hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    const auto shared = alice->agree(bob->public_key());
    return to_hex(bob->public_key()) == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f" && shared &&
           to_hex(shared->view()) == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
}

std::span<const KnownAnswer> known_answers() {
    static constexpr std::array answers = {
        KnownAnswer{"Argon2id", argon2id_holds},
        KnownAnswer{"XChaCha20-Poly1305", xchacha20_poly1305_holds},
        KnownAnswer{"Ed25519", ed25519_holds},
        KnownAnswer{"X25519", x25519_holds},
    };
    return answers;
}

Result<void> check(std::span<const KnownAnswer> answers) {
    const auto wrong = std::ranges::find_if(answers, [](const KnownAnswer& answer) { return !answer.holds(); });
    if (wrong != answers.end()) return fail(Problem::crypto_unavailable, std::string(wrong->primitive));
    return {};
}

}  // namespace tributary::crypto
