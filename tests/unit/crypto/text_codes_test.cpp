#include <doctest/doctest.h>

#include "crypto/keys.hpp"
#include "crypto/random.hpp"
#include "crypto/text_codes.hpp"

using namespace tributary;
using crypto::Padding;

TEST_CASE("base64 gives the answers of RFC 4648") {
    CHECK(crypto::to_base64(bytes_of("f")) == "Zg==");
    CHECK(crypto::to_base64(bytes_of("foobar")) == "Zm9vYmFy");
    CHECK(crypto::to_base64(bytes_of("f"), Padding::without) == "Zg");
    CHECK(crypto::to_base64({}).empty());
}

TEST_CASE("base64 reads one spelling only") {
    CHECK(crypto::from_base64("Zg==") == copy_of("f"));
    CHECK(crypto::from_base64("Zg", Padding::without) == copy_of("f"));
    CHECK(crypto::from_base64("") == Bytes{});
    for (const char* refused : {"Zg", "Zg=", "Zh==", "Zg==\n", " Zg==", "Zg===", "Z", "Z===", "Zm9v====", "Zm-_", "Zm9v\nYmFy"}) {
        CHECK_FALSE(crypto::from_base64(refused));
    }
    for (const char* refused : {"Zg==", "Zh", "Z", "Zm9vY", "Zg "}) CHECK_FALSE(crypto::from_base64(refused, Padding::without));
}

TEST_CASE("base64 gives back every length") {
    for (std::size_t size = 0; size < 70; ++size) {
        const Bytes bytes = crypto::random_bytes(size);
        CHECK(crypto::from_base64(crypto::to_base64(bytes)) == bytes);
        CHECK(crypto::from_base64(crypto::to_base64(bytes, Padding::without), Padding::without) == bytes);
    }
}

static constexpr std::string_view age_public = "age1mzhn4lmkrd9q4u0kpa339q2y0u98wthuemh2xd7m4222pwmu3u7qqgs3fx";
static constexpr std::string_view age_secret = "AGE-SECRET-KEY-185UHDVEAP75U7FGUKMT9A32N85DKCULT0F6FV2KSUVNNRUNU04EQPC58SM";

TEST_CASE("bech32 reads a key pair made by age-keygen and writes the same public key") {
    const auto scalar = crypto::from_bech32("age-secret-key-", age_secret);
    REQUIRE(scalar);
    const auto key = crypto::AgreementKey::from_bytes(*scalar);
    REQUIRE(key);
    CHECK(crypto::to_bech32("age", key->public_key()) == age_public);
}

TEST_CASE("bech32 refuses mixed case, a wrong prefix, and every changed or missing character") {
    CHECK(crypto::from_bech32("age", age_public));
    CHECK_FALSE(crypto::from_bech32("ag", age_public));
    CHECK_FALSE(crypto::from_bech32("age", "A" + std::string(age_public.substr(1))));
    for (std::size_t at = 0; at < age_public.size(); ++at) {
        std::string changed(age_public);
        changed[at] = changed[at] == 'q' ? 'p' : 'q';
        CHECK_FALSE(crypto::from_bech32("age", changed));
        CHECK_FALSE(crypto::from_bech32("age", age_public.substr(0, at)));
    }
    CHECK_FALSE(crypto::from_bech32("age", ""));
    CHECK_FALSE(crypto::from_bech32("age", "age1"));
}
