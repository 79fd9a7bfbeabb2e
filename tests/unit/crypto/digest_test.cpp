#include <doctest/doctest.h>

#include "crypto/digest.hpp"

using namespace tributary;

static Bytes hex(std::string_view text) {
    Bytes bytes;
    REQUIRE(from_hex(text, bytes));
    return bytes;
}

TEST_CASE("SHA-256 gives the answers of FIPS 180-4") {
    CHECK(to_hex(crypto::sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(crypto::sha256(bytes_of("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("BLAKE2b gives the answer of RFC 7693") {
    CHECK(to_hex(crypto::blake2b_512(bytes_of("abc"))) ==
          "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
          "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}

TEST_CASE("HMAC-SHA-256 gives the answer of RFC 4231, test 2") {
    CHECK(to_hex(crypto::hmac_sha256(bytes_of("Jefe"), bytes_of("what do ya want for nothing?"))) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("HKDF-SHA-256 gives the answer of RFC 5869, test 1") {
    const Bytes material(22, 0x0b);
    const Bytes salt = hex("000102030405060708090a0b0c");
    const Bytes purpose = hex("f0f1f2f3f4f5f6f7f8f9");
    CHECK(to_hex(crypto::hkdf_sha256(material, salt, text_of(purpose)).view()) ==
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
}
