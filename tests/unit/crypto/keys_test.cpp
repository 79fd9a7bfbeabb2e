#include <doctest/doctest.h>

#include <algorithm>

#include "crypto/keys.hpp"

using namespace tributary;

template <std::size_t size>
static std::array<std::uint8_t, size> hex(std::string_view text) {
    Bytes bytes;
    REQUIRE(from_hex(text, bytes));
    REQUIRE(bytes.size() == size);
    std::array<std::uint8_t, size> result;
    std::ranges::copy(bytes, result.begin());
    return result;
}

TEST_CASE("Ed25519 gives the answer of RFC 8032, test 2") {
    const auto seed = hex<32>("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const auto key = crypto::SigningKey::from_seed(seed);
    REQUIRE(key);
    CHECK(to_hex(key->public_key()) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const Bytes message = {0x72};
    CHECK(to_hex(key->sign(message)) ==
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    CHECK(to_hex(key->seed().view()) == to_hex(seed));
}

TEST_CASE("a signature holds for its message and key only") {
    const auto key = crypto::SigningKey::generate();
    auto signature = key.sign(bytes_of("manifest"));
    CHECK(crypto::verify(key.public_key(), bytes_of("manifest"), signature));
    CHECK_FALSE(crypto::verify(key.public_key(), bytes_of("manifesT"), signature));
    CHECK_FALSE(crypto::verify(crypto::SigningKey::generate().public_key(), bytes_of("manifest"), signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        signature[at] ^= 1;
        CHECK_FALSE(crypto::verify(key.public_key(), bytes_of("manifest"), signature));
        signature[at] ^= 1;
    }
    CHECK_FALSE(crypto::verify(crypto::PublicKey{}, bytes_of("manifest"), crypto::Signature{}));
}

TEST_CASE("X25519 gives the shared secret of RFC 7748, section 6.1") {
    const auto alice = crypto::AgreementKey::from_bytes(hex<32>("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    const auto bob = crypto::AgreementKey::from_bytes(hex<32>("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    REQUIRE(alice);
    REQUIRE(bob);
    CHECK(to_hex(alice->public_key()) == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    CHECK(to_hex(alice->agree(bob->public_key())->view()) == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
}

TEST_CASE("keys of another length and peers of low order are refused") {
    CHECK(crypto::SigningKey::from_seed(Bytes(31)).error().problem == Problem::key_malformed);
    CHECK(crypto::AgreementKey::from_bytes(Bytes(33)).error().problem == Problem::key_malformed);
    CHECK(crypto::AgreementKey::generate().agree(crypto::PublicKey{}).error().problem == Problem::key_malformed);
}

TEST_CASE("two people agree on the same secret") {
    const auto a = crypto::AgreementKey::generate();
    const auto b = crypto::AgreementKey::generate();
    CHECK(crypto::same(a.agree(b.public_key())->view(), b.agree(a.public_key())->view()));
}
