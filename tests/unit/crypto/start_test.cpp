#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "crypto/known_answers.hpp"
#include "crypto/random.hpp"
#include "crypto/start.hpp"

using namespace tributary;

// Every other test of this program needs the library started, whatever order they run in.
static const bool started = crypto::start().has_value();

TEST_CASE("crypto starts, and starts again") {
    REQUIRE(started);
    CHECK(crypto::start());
}

TEST_CASE("the primitives that vaults and bundles stand on are checked at every start, and one wrong answer stops it") {
    std::vector<crypto::KnownAnswer> answers(crypto::known_answers().begin(), crypto::known_answers().end());
    std::vector<std::string_view> names;
    for (const auto& answer : answers) names.push_back(answer.primitive);
    CHECK(names == std::vector<std::string_view>{"Argon2id", "XChaCha20-Poly1305", "Ed25519", "X25519"});
    CHECK(crypto::check(answers));
    for (auto& answer : answers) {
        const auto right = std::exchange(answer.holds, +[] { return false; });
        CHECK(crypto::check(answers).error() == Error{Problem::crypto_unavailable, std::string(answer.primitive)});
        answer.holds = right;
    }
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
