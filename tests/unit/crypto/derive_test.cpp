#include <doctest/doctest.h>

#include <algorithm>

#include "crypto/derive.hpp"

using namespace tributary;
using crypto::KdfParameters;

static KdfParameters floor_with_known_salt() {
    KdfParameters parameters;
    std::ranges::copy(bytes_of("sixteen byte slt"), parameters.salt.begin());
    return parameters;
}

TEST_CASE("Argon2id at the vault's floor agrees with the program of its authors") {
    const auto key = crypto::derive_key(bytes_of("lantern meadow otter brisk"), floor_with_known_salt());
    REQUIRE(key);
    CHECK(to_hex(key->view()) == "6a20c95686ad4ecac789b062bb627b6bc797fe53271e0918a5a4e62825f70fd9");
}

TEST_CASE("parameters outside the bounds derive nothing") {
    const auto refused = [](std::uint32_t memory_kib, std::uint32_t passes) {
        KdfParameters parameters = floor_with_known_salt();
        parameters.memory_kib = memory_kib;
        parameters.passes = passes;
        const auto key = crypto::derive_key(bytes_of("x"), parameters);
        return !key && key.error().problem == Problem::key_out_of_bounds;
    };
    CHECK(refused(64 * 1024 - 1, 3));
    CHECK(refused(64 * 1024, 2));
    CHECK(refused(0, 0));
    CHECK(refused(1024 * 1024 + 1, 3));
    CHECK(refused(64 * 1024, 13));
    CHECK(refused(0xFFFFFFFF, 0xFFFFFFFF));
}

TEST_CASE("calibration goes up from the floor, memory first, and never past the bounds") {
    const KdfParameters base = crypto::new_kdf_parameters();
    CHECK(base.within_bounds());
    CHECK(base.salt != crypto::new_kdf_parameters().salt);
    CHECK(crypto::stronger(base, 5000, 1000) == base);
    const KdfParameters twice = crypto::stronger(base, 500, 1000);
    CHECK(twice.memory_kib == 128 * 1024);
    CHECK(twice.passes == 3);
    CHECK(twice.salt == base.salt);
    const KdfParameters most = crypto::stronger(base, 0, 60'000);
    CHECK(most.within_bounds());
    CHECK(most.passes == KdfParameters::most_passes);
}

TEST_CASE("scrypt gives the answer of RFC 7914") {
    const auto key = crypto::derive_scrypt(bytes_of("pleaseletmein"), bytes_of("SodiumChloride"), 14);
    REQUIRE(key);
    CHECK(to_hex(key->view()) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
    CHECK(crypto::derive_scrypt({}, {}, 0).error().problem == Problem::key_out_of_bounds);
    CHECK(crypto::derive_scrypt({}, {}, 21).error().problem == Problem::key_out_of_bounds);
}
