#include <doctest/doctest.h>

#include <algorithm>

#include "bundle/minisign.hpp"
#include "crypto/digest.hpp"
#include "crypto/text_codes.hpp"
#include "hostile.hpp"

using namespace tributary;
using namespace tributary::bundle;

TEST_CASE("a signature gives back its trusted comment, for its message and key only") {
    const auto key = MinisignKey::generate();
    const std::string file = sign(key, bytes_of("manifest"), "names bundle and sender");
    CHECK(verify(key.public_key(), bytes_of("manifest"), file) == "names bundle and sender");
    CHECK(verify(key.public_key(), bytes_of("Manifest"), file).error() == Error{Problem::bundle_signature_broken, "", "B-33"});
    CHECK_FALSE(verify(MinisignKey::generate().public_key(), bytes_of("manifest"), file));
    MinisignPublicKey other_number = key.public_key();
    other_number.number[0] ^= 1;
    CHECK_FALSE(verify(other_number, bytes_of("manifest"), file));
}

TEST_CASE("a signature file is refused for every truncation and change but in its untrusted comment") {
    const auto key = MinisignKey::generate();
    const std::string file = sign(key, bytes_of("manifest"), "names bundle and sender");
    const std::size_t comment_end = file.find('\n');
    hostile::every_way(bytes_of(file), [&](ByteView spoilt, std::size_t at) {
        CAPTURE(at);
        const auto verified = verify(key.public_key(), bytes_of("manifest"), text_of(spoilt));
        const bool only_untrusted = at >= 19 && at < comment_end && spoilt.size() == file.size();
        if (!only_untrusted) CHECK_FALSE(verified);
    });
}

TEST_CASE("B-32: the legacy signature is refused, though it holds") {
    const auto key = MinisignKey::generate();
    const auto signature = key.key.sign(bytes_of("manifest"));
    Bytes bytes = copy_of("Ed");
    bytes.insert(bytes.end(), key.number.begin(), key.number.end());
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    Bytes commented(signature.begin(), signature.end());
    commented.push_back('c');
    const std::string file = "untrusted comment: x\n" + crypto::to_base64(bytes) + "\ntrusted comment: c\n" + crypto::to_base64(key.key.sign(commented)) + '\n';
    CHECK(verify(key.public_key(), bytes_of("manifest"), file).error() == Error{Problem::bundle_signature_broken, "", "B-32"});
}

TEST_CASE("key files come back as they were") {
    const auto key = MinisignKey::generate();
    CHECK(read_public_file(write_public_file(key.public_key())) == key.public_key());
    CHECK(read_public_file(write_public_line(key.public_key())) == key.public_key());
    const crypto::Secret file = write_secret_file(key);
    const auto read = read_secret_file(text_of(file.view()));
    REQUIRE(read);
    CHECK(read->public_key() == key.public_key());
    CHECK(crypto::same(read->key.seed().view(), key.key.seed().view()));
}

TEST_CASE("key files are refused for every truncation and change but in their comment") {
    const auto key = MinisignKey::generate();
    const crypto::Secret file = write_secret_file(key);
    const std::size_t comment_end = text_of(file.view()).find('\n');
    hostile::every_way(file.view(), [&](ByteView spoilt, std::size_t at) {
        CAPTURE(at);
        const bool only_comment = at >= 19 && at < comment_end && spoilt.size() == file.size();
        const bool only_line_end = at + 1 == file.size() && spoilt.size() + 1 == file.size();
        if (!only_comment && !only_line_end) CHECK_FALSE(read_secret_file(text_of(spoilt)));
    });
    CHECK_FALSE(read_public_line(""));
    CHECK_FALSE(read_public_line("RW"));
    CHECK_FALSE(read_public_file("words\n" + write_public_line(key.public_key()) + '\n'));
}

TEST_CASE("a secret key file made by minisign 0.11 is read, and its key is the public one that it printed") {
    const auto key = read_secret_file(
        "untrusted comment: minisign encrypted secret key\n"
        "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA4rsEqkckWwKKqBqJxS+Bvl7Sd17Pg9vhgm6+fBLW1BEw4sAa"
        "Q80HphaexhwkjVWYz1ogSVYt8TIKX/GJmpDZ9xxMlAPHHWqTAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    REQUIRE(key);
    CHECK(write_public_line(key->public_key()) == "RWTiuwSqRyRbAhaexhwkjVWYz1ogSVYt8TIKX/GJmpDZ9xxMlAPHHWqT");
}

TEST_CASE("a secret key file that is protected by a password is told apart") {
    Bytes bytes(158);
    std::ranges::copy(bytes_of("EdScB2"), bytes.begin());
    CHECK(read_secret_file("untrusted comment: x\n" + crypto::to_base64(bytes)).error() == Error{Problem::key_malformed, "password"});
}
