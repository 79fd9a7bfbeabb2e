#include <doctest/doctest.h>

#include "crypto/random.hpp"
#include "crypto/start.hpp"

using namespace tributary;

// Every other test of this program needs the library started, whatever order they run in.
static const bool started = crypto::start().has_value();

TEST_CASE("crypto starts, and starts again") {
    REQUIRE(started);
    CHECK(crypto::start());
}

TEST_CASE("random bytes differ, and more than one call of getentropy can give are filled") {
    const Bytes a = crypto::random_bytes(1000);
    const Bytes b = crypto::random_bytes(1000);
    CHECK(a != b);
    CHECK(Bytes(a.end() - 32, a.end()) != Bytes(32));
    CHECK(crypto::new_id() != crypto::new_id());
    CHECK_FALSE(crypto::new_id().is_nil());
    CHECK(crypto::random_bytes(0).empty());
}
