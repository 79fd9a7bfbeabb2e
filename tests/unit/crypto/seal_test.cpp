#include <doctest/doctest.h>

#include "crypto/random.hpp"
#include "crypto/seal.hpp"
#include "crypto/stream.hpp"

using namespace tributary;
using crypto::Secret;

TEST_CASE("what was sealed opens again under the same key and associated data") {
    const Secret key = crypto::random_secret(32);
    for (const std::size_t size : {0U, 1U, 1000U}) {
        const Bytes plain = crypto::random_bytes(size);
        const auto sealed = crypto::seal(key, plain, bytes_of("record 1"));
        REQUIRE(sealed);
        CHECK(sealed->size() == size + crypto::seal_overhead);
        CHECK(crypto::open(key, *sealed, bytes_of("record 1")) == plain);
    }
}

TEST_CASE("a sealed record opens under the published answer of XChaCha20-Poly1305") {
    Bytes key;
    Bytes sealed;
    Bytes data;
    REQUIRE(from_hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", key));
    REQUIRE(from_hex("404142434445464748494a4b4c4d4e4f5051525354555657"
                     "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
                     "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                     "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49",
                     sealed));
    REQUIRE(from_hex("50515253c0c1c2c3c4c5c6c7", data));
    const auto plain = crypto::open(Secret::copy_of(key), sealed, data);
    REQUIRE(plain);
    CHECK(text_of(*plain).starts_with("Ladies and Gentlemen of the class of '99"));
}

TEST_CASE("a sealed record is refused for every truncation, flipped bit and added byte") {
    const Secret key = crypto::random_secret(32);
    const Bytes sealed = *crypto::seal(key, bytes_of("Seen by the school nurse"), bytes_of("record 1"));
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CHECK(crypto::open(key, ByteView(sealed).first(size), bytes_of("record 1")).error().problem == Problem::not_authentic);
    }
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        Bytes flipped = sealed;
        flipped[at] ^= 1;
        CHECK_FALSE(crypto::open(key, flipped, bytes_of("record 1")));
    }
    Bytes longer = sealed;
    longer.push_back(0);
    CHECK_FALSE(crypto::open(key, longer, bytes_of("record 1")));
}

TEST_CASE("a sealed record does not open as another record or under another key") {
    const Secret key = crypto::random_secret(32);
    const Bytes sealed = *crypto::seal(key, bytes_of("words"), bytes_of("record 1"));
    CHECK_FALSE(crypto::open(key, sealed, bytes_of("record 2")));
    CHECK_FALSE(crypto::open(crypto::random_secret(32), sealed, bytes_of("record 1")));
    CHECK(crypto::open(crypto::random_secret(31), sealed, {}).error().problem == Problem::key_malformed);
    CHECK(crypto::seal(Secret{}, {}, {}).error().problem == Problem::key_malformed);
}

TEST_CASE("the same words sealed twice look different") {
    const Secret key = crypto::random_secret(32);
    CHECK(crypto::seal(key, bytes_of("words"), {}) != crypto::seal(key, bytes_of("words"), {}));
}

TEST_CASE("a key wrapped by a key comes back as a secret") {
    const Secret key = crypto::random_secret(32);
    const Bytes wrapped = *crypto::seal(key, bytes_of("inner key"), bytes_of("wrap"));
    CHECK(text_of(crypto::open_secret(key, wrapped, bytes_of("wrap"))->view()) == "inner key");
    CHECK_FALSE(crypto::open_secret(key, wrapped, {}));
}

// Computed with OpenSSL's chacha20-poly1305 and a nonce of zeros, or of the counter and the mark.
TEST_CASE("wrapped keys and chunks are what another ChaCha20-Poly1305 gives") {
    Bytes key;
    REQUIRE(from_hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", key));
    const Secret secret = Secret::copy_of(key);
    CHECK(to_hex(crypto::wrap_once(secret, bytes_of("yellow submarine"))) == "533976c1512dceb8b853489ed6b4c34f0f03a698d459dca24faca618433a9a33");
    Bytes chunk;
    crypto::seal_chunk(secret, 2, true, bytes_of("last chunk"), chunk);
    CHECK(to_hex(chunk) == "13f1bd64a204eb8cbaca8a9863585e9dacf1c8157b3c01070c47");
}

TEST_CASE("chunks keep their place and the last one is marked") {
    const Secret key = crypto::random_secret(32);
    Bytes sealed;
    crypto::seal_chunk(key, 7, false, bytes_of("chunk"), sealed);
    Bytes plain = copy_of("before ");
    CHECK_FALSE(crypto::open_chunk(key, 7, true, sealed, plain));
    CHECK_FALSE(crypto::open_chunk(key, 8, false, sealed, plain));
    CHECK(text_of(plain) == "before ");
    CHECK(crypto::open_chunk(key, 7, false, sealed, plain));
    CHECK(text_of(plain) == "before chunk");
}

TEST_CASE("a key wrapped once unwraps, and a changed one does not") {
    const Secret key = crypto::random_secret(32);
    Bytes wrapped = crypto::wrap_once(key, bytes_of("sixteen byte key"));
    CHECK(text_of(crypto::unwrap_once(key, wrapped)->view()) == "sixteen byte key");
    wrapped[3] ^= 1;
    CHECK(crypto::unwrap_once(key, wrapped).error().problem == Problem::not_authentic);
    CHECK_FALSE(crypto::unwrap_once(key, {}));
}
