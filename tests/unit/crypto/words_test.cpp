#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "crypto/random.hpp"
#include "crypto/words.hpp"

using namespace tributary;
using crypto::Secret;

TEST_CASE("fingerprint words are the first 66 bits of the digest, 11 at a time") {
    crypto::Digest digest{};
    CHECK(crypto::fingerprint_words(digest) == std::vector<std::string_view>(6, "abandon"));
    digest.fill(0xff);
    CHECK(crypto::fingerprint_words(digest) == std::vector<std::string_view>(6, "zoo"));
    digest.fill(0);
    digest[1] = 0x20;  // bit 10, the last of the first word
    digest[8] = 0x40;  // bit 65, the last of the sixth
    CHECK(crypto::fingerprint_words(digest) ==
          std::vector<std::string_view>{"ability", "abandon", "abandon", "abandon", "abandon", "ability"});
}

TEST_CASE("a suggested passphrase has the words asked for") {
    const Secret passphrase = crypto::suggest_passphrase(6);
    CHECK(std::ranges::count(text_of(passphrase.view()), ' ') == 5);
    CHECK(text_of(passphrase.view()) != text_of(crypto::suggest_passphrase(6).view()));
    CHECK(crypto::suggest_passphrase(0).empty());
}

static Secret counted_key() {
    Secret key(32);
    for (std::size_t i = 0; i < 32; ++i) key.data()[i] = static_cast<std::uint8_t>(i * 7 + 1);
    return key;
}

TEST_CASE("a recovery key is printed in eight groups of eight and comes back") {
    const Secret key = crypto::random_secret(32);
    const Secret written = crypto::write_recovery_key(key);
    CHECK(written.size() == 71);
    CHECK(std::ranges::count(text_of(written.view()), '-') == 7);
    CHECK(crypto::same(crypto::read_recovery_key(text_of(written.view()))->view(), key.view()));
}

TEST_CASE("a recovery key printed by the first version is still read") {
    const Secret key = counted_key();
    CHECK(text_of(crypto::write_recovery_key(key).view()) ==
          "0440Y5GE-3MJ2PCGV-7504EKG5-ANE66TGG-E5W7Z1G3-HPA9Q8GT-N6RBFFGB-RQ6D7PG9");
}

TEST_CASE("a recovery key is read in any case, with any spacing, and with the usual misreadings") {
    const Secret key = counted_key();
    std::string typed(text_of(crypto::write_recovery_key(key).view()));
    std::ranges::replace(typed, '-', ' ');
    std::ranges::transform(typed, typed.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    std::ranges::replace(typed, '0', 'o');
    std::ranges::replace(typed, '1', 'l');
    CHECK(crypto::same(crypto::read_recovery_key("  " + typed + "\n")->view(), key.view()));
}

TEST_CASE("every single slip and every swap of neighbours in a recovery key is found, in its group") {
    const std::string written(text_of(crypto::write_recovery_key(counted_key()).view()));
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (written[at] == '-') continue;
        const std::string group = std::to_string(at / 9 + 1);
        for (const char c : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZU!")) {
            if (c == written[at]) continue;
            std::string slip = written;
            slip[at] = c;
            CHECK(crypto::read_recovery_key(slip).error() == Error{Problem::key_malformed, group});
        }
        if (at % 9 < 7 && written[at] != written[at + 1]) {
            std::string swapped = written;
            std::swap(swapped[at], swapped[at + 1]);
            CHECK_FALSE(crypto::read_recovery_key(swapped));
        }
    }
}

TEST_CASE("two groups of a recovery key in the wrong order, a missing or an added character are found") {
    const std::string written(text_of(crypto::write_recovery_key(counted_key()).view()));
    const std::string swapped = written.substr(9, 9) + written.substr(0, 9) + written.substr(18);
    CHECK(crypto::read_recovery_key(swapped).error().fact == "1");
    CHECK(crypto::read_recovery_key(written.substr(1)).error() == Error{Problem::key_malformed});
    CHECK_FALSE(crypto::read_recovery_key(written + "0"));
    CHECK_FALSE(crypto::read_recovery_key(""));
}

TEST_CASE("one group typed back proves that the page was kept") {
    const Secret key = counted_key();
    const std::string written(text_of(crypto::write_recovery_key(key).view()));
    CHECK(crypto::is_recovery_group(key, 3, written.substr(18, 8)));
    CHECK_FALSE(crypto::is_recovery_group(key, 3, written.substr(9, 8)));
    CHECK_FALSE(crypto::is_recovery_group(key, 3, ""));
    CHECK_FALSE(crypto::is_recovery_group(key, 0, written.substr(0, 8)));
    CHECK_FALSE(crypto::is_recovery_group(key, 9, written.substr(0, 8)));
}
