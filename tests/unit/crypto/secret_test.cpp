#include <doctest/doctest.h>

#include <utility>

#include "crypto/secret.hpp"

using namespace tributary;
using crypto::Secret;

TEST_CASE("a secret moves and leaves nothing behind") {
    Secret first = Secret::copy_of("lantern");
    Secret second = std::move(first);
    CHECK(text_of(second.view()) == "lantern");
    CHECK(first.empty());  // NOLINT: the promise is that nothing is left
    first = std::move(second);
    CHECK(text_of(first.view()) == "lantern");
    CHECK(second.empty());  // NOLINT
}

TEST_CASE("a wiped secret is empty") {
    Secret secret = Secret::copy_of("lantern");
    secret.wipe();
    CHECK(secret.empty());
}

TEST_CASE("same compares content and length") {
    CHECK(crypto::same(bytes_of("abc"), bytes_of("abc")));
    CHECK_FALSE(crypto::same(bytes_of("abc"), bytes_of("abd")));
    CHECK_FALSE(crypto::same(bytes_of("abc"), bytes_of("ab")));
    CHECK(crypto::same({}, {}));
}
