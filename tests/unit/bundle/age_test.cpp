#include <doctest/doctest.h>

#include "bundle/age.hpp"
#include "bundle/age_armor.hpp"
#include "bundle/age_header.hpp"
#include "bundle/age_payload.hpp"
#include "bundle/stage.hpp"
#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "crypto/stream.hpp"
#include "crypto/text_codes.hpp"
#include "hostile.hpp"

using namespace tributary;
using namespace tributary::bundle;
using crypto::AgreementKey;

static const bool started = crypto::start().has_value();

static Result<Bytes> decrypt(ByteView file, const AgreementKey& key) { return age_decrypt(file, {&key, 1}); }
static Bytes encrypt(ByteView plaintext, const AgreementKey& key) {
    const crypto::PublicKey recipient = key.public_key();
    return *age_encrypt(plaintext, {&recipient, 1});
}

// A file with these stanzas and everything else right.
static Bytes file_with(std::string_view stanzas, const crypto::Secret& file_key, ByteView plaintext = bytes_of("words")) {
    Bytes file = copy_of(write_age_header(stanzas, file_key));
    PayloadWriter writer(begin_payload(file_key, file));
    writer.add(plaintext, file);
    writer.finish(file);
    return file;
}

static std::string stanza_for(const AgreementKey& key, const crypto::Secret& file_key) {
    const AgreementKey ephemeral = AgreementKey::generate();
    Bytes salt(ephemeral.public_key().begin(), ephemeral.public_key().end());
    salt.insert(salt.end(), key.public_key().begin(), key.public_key().end());
    const auto wrapping = crypto::hkdf_sha256(ephemeral.agree(key.public_key())->view(), salt, "age-encryption.org/v1/X25519");
    return write_stanza("X25519 " + crypto::to_base64(ephemeral.public_key(), crypto::Padding::without),
                        crypto::wrap_once(wrapping, file_key.view()));
}

TEST_CASE("an age file opens for each of its recipients, at every size around a chunk") {
    REQUIRE(started);
    const auto a = AgreementKey::generate();
    const auto b = AgreementKey::generate();
    const std::vector<crypto::PublicKey> recipients = {a.public_key(), b.public_key()};
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 131071U, 131072U, 131073U, 200000U}) {
        const Bytes plain = crypto::random_bytes(size);
        const auto file = age_encrypt(plain, recipients);
        REQUIRE(file);
        CHECK(decrypt(*file, a) == plain);
        CHECK(decrypt(*file, b) == plain);
        CHECK(decrypt(*file, AgreementKey::generate()).error() == Error{Problem::bundle_not_for_me, "", "B-05"});
    }
}

TEST_CASE("an age file needs a recipient, and none of low order") {
    CHECK(age_encrypt({}, {}).error().problem == Problem::key_malformed);
    const crypto::PublicKey low_order{};
    CHECK(age_encrypt({}, {&low_order, 1}).error().problem == Problem::key_malformed);
}

TEST_CASE("every truncation, every changed byte and every extra byte of an age file is refused in the envelope") {
    const auto key = AgreementKey::generate();
    const Bytes file = encrypt(bytes_of("Seen by the school nurse on 4 February 2014"), key);
    hostile::every_way(file, [&](ByteView spoilt, std::size_t at) {
        const auto opened = decrypt(spoilt, key);
        CAPTURE(at);
        REQUIRE_FALSE(opened);
        const auto stage = stage_of(opened.error().problem);
        CHECK((stage == Stage::envelope || opened.error().problem == Problem::bundle_newer));
        CHECK_FALSE(opened.error().second_fact.empty());
    });
}

TEST_CASE("B-01: what does not begin as an age file is not a bundle, and a later version is newer") {
    const auto key = AgreementKey::generate();
    CHECK(decrypt({}, key).error().problem == Problem::bundle_not_a_bundle);
    CHECK(decrypt(bytes_of("PK\x03\x04 a ZIP file"), key).error().problem == Problem::bundle_not_a_bundle);
    CHECK(decrypt(bytes_of("-----BEGIN AGE ENCRYPTED FILE-----\n"), key).error().problem == Problem::bundle_not_a_bundle);
    CHECK(decrypt(bytes_of("age-encryption.org/v2\n-> X"), key).error().problem == Problem::bundle_newer);
    CHECK(decrypt(bytes_of("age-encryption.org/v1\r\n"), key).error().problem == Problem::bundle_not_a_bundle);
    CHECK(decrypt(bytes_of("age-encryption.org/v1 \n"), key).error().problem == Problem::bundle_not_a_bundle);
}

TEST_CASE("B-02: a file that ends in its header, or where a chunk ends but not the last, was cut short") {
    const auto key = AgreementKey::generate();
    const Bytes file = encrypt(Bytes(150000), key);
    const std::size_t header = read_age_header(file)->size;
    for (const std::size_t size : {std::size_t{3}, std::size_t{22}, header - 1, header, header + 16, header + 16 + 65552, header + 16 + 2 * 65552}) {
        CAPTURE(size);
        const std::string where = size < header + 16 ? "header" : "payload";
        CHECK(decrypt(ByteView(file).first(size), key).error() == Error{Problem::bundle_cut_short, where, "B-02"});
    }
}

TEST_CASE("B-08: an armored file has one spelling, but for blanks around it and the ends of its lines") {
    const auto key = AgreementKey::generate();
    for (const std::size_t size : {0U, 1U, 17U, 18U, 30U, 1000U}) {
        const Bytes file = encrypt(Bytes(size, 'x'), key);
        const std::string armored = write_age_armor(file);
        CHECK(is_age_armored(bytes_of(armored)));
        CHECK(read_age_armor(bytes_of(armored)) == file);
        CHECK(read_age_armor(bytes_of("\r\n \t" + armored + "\n\n")) == file);
        CHECK(read_age_armor(bytes_of(armored.substr(0, armored.size() - 1))) == file);
    }
    const std::string good = write_age_armor(encrypt(Bytes(100, 'x'), key));
    const std::size_t spelling = good.size() - 1;
    hostile::every_way(bytes_of(good), [&](ByteView spoilt, std::size_t at) {
        const auto read = read_age_armor(spoilt);
        CAPTURE(at);
        const bool blank_around = spoilt.size() != good.size() ? at >= spelling || (at == 0 && spoilt.size() > good.size()) : at >= spelling;
        if (!read) CHECK(read.error() == Error{Problem::bundle_envelope_broken, "", "B-08"});
        if (read && !blank_around) CHECK_FALSE(decrypt(*read, key));
    });
}

TEST_CASE("B-03: a header is refused for every departure from its grammar") {
    const auto key = AgreementKey::generate();
    const auto file_key = crypto::random_secret(16);
    const std::string mine = stanza_for(key, file_key);
    REQUIRE(decrypt(file_with(mine, file_key), key));
    const std::string long_line(65, 'A');
    for (const std::string& extra : {
             std::string("-> \n\n"), std::string("->\n\n"), std::string("-> two  blanks\n\n"), std::string("-> end \n\n"),
             std::string("-> tab\there\n\n"), std::string("-> \xc3\xa9\n\n"), std::string("->x\n\n"), "-> x\n" + long_line + "\n\n",
             std::string("-> x\nAA=\n"), std::string("-> x\nAB\n"), std::string("-> x\nA\n"), std::string("-> x\n\r\n"), std::string("\n"),
             std::string("words\n"),
         }) {
        CAPTURE(extra);
        CHECK(decrypt(file_with(mine + extra, file_key), key).error() == Error{Problem::bundle_envelope_broken, "", "B-03"});
    }
    CHECK(decrypt(file_with("", file_key), key).error().second_fact == "B-03");
}

TEST_CASE("stanzas that this program does not know are passed over") {
    const auto key = AgreementKey::generate();
    const auto file_key = crypto::random_secret(16);
    const std::string grease = write_stanza("kq9]-grease !#$ 7", crypto::random_bytes(100)) + write_stanza("empty", {}) +
                               write_stanza("full", crypto::random_bytes(48));
    CHECK(decrypt(file_with(grease + stanza_for(key, file_key) + grease, file_key), key));
    CHECK(decrypt(file_with(grease, file_key), key).error().problem == Problem::bundle_not_for_me);
}

TEST_CASE("B-04: stanzas that this program knows are refused when malformed, whoever they are for") {
    const auto key = AgreementKey::generate();
    const auto file_key = crypto::random_secret(16);
    const std::string mine = stanza_for(key, file_key);
    const std::string share = crypto::to_base64(AgreementKey::generate().public_key(), crypto::Padding::without);
    const std::string low = crypto::to_base64(Bytes(32), crypto::Padding::without);
    for (const std::string& bad : {
             write_stanza("X25519", Bytes(32)), write_stanza("X25519 " + share + " more", Bytes(32)),
             write_stanza("X25519 " + share.substr(1), Bytes(32)), write_stanza("X25519 " + share, Bytes(31)),
             write_stanza("X25519 " + share, Bytes(33)), write_stanza("X25519 " + share + "=", Bytes(32)),
             write_stanza("scrypt AAAAAAAAAAAAAAAAAAAAAA 10", Bytes(32)),
         }) {
        CAPTURE(bad);
        CHECK(decrypt(file_with(mine + bad, file_key), key).error() == Error{Problem::bundle_envelope_broken, "", "B-04"});
    }
    CHECK(decrypt(file_with(write_stanza("X25519 " + low, Bytes(32)), file_key), key).error().second_fact == "B-04");
}

TEST_CASE("B-06: a header to which something was added after sealing is refused") {
    const auto key = AgreementKey::generate();
    const auto file_key = crypto::random_secret(16);
    std::string text(text_of(file_with(stanza_for(key, file_key), file_key)));
    text.insert(text.find("---"), "-> added\n\n");
    CHECK(decrypt(bytes_of(text), key).error() == Error{Problem::bundle_envelope_broken, "", "B-06"});
}

TEST_CASE("B-07: chunks in another order, an empty last chunk, and bytes after the last one are refused") {
    const auto key = AgreementKey::generate();
    const Bytes file = encrypt(Bytes(131072, 7), key);
    const std::size_t first = read_age_header(file)->size + 16;
    Bytes swapped = file;
    std::swap_ranges(swapped.begin() + static_cast<std::ptrdiff_t>(first), swapped.begin() + static_cast<std::ptrdiff_t>(first + 65552),
                     swapped.begin() + static_cast<std::ptrdiff_t>(first + 65552));
    CHECK(decrypt(swapped, key).error() == Error{Problem::bundle_envelope_broken, "", "B-07"});

    Bytes longer = file;
    longer.push_back(0);
    CHECK(decrypt(longer, key).error() == Error{Problem::bundle_envelope_broken, "", "B-07"});

    const auto file_key = crypto::random_secret(16);
    Bytes empty_last = copy_of(write_age_header(stanza_for(key, file_key), file_key));
    const Bytes nonce = crypto::random_bytes(16);
    empty_last.insert(empty_last.end(), nonce.begin(), nonce.end());
    const auto payload_key = crypto::hkdf_sha256(file_key.view(), nonce, "payload");
    crypto::seal_chunk(payload_key, 0, false, Bytes(65536), empty_last);
    crypto::seal_chunk(payload_key, 1, true, {}, empty_last);
    CHECK(decrypt(empty_last, key).error() == Error{Problem::bundle_envelope_broken, "", "B-07"});
}

TEST_CASE("a file sealed to a passphrase opens with it and with no other") {
    const auto file = age_encrypt_for_passphrase(bytes_of("first contact"), bytes_of("lantern meadow"), 10);
    REQUIRE(file);
    CHECK(age_asks_for_passphrase(*file));
    CHECK(age_decrypt_with_passphrase(*file, bytes_of("lantern meadow")) == copy_of("first contact"));
    CHECK(age_decrypt_with_passphrase(*file, bytes_of("lantern meadoW")).error() ==
          Error{Problem::bundle_not_for_me, "wrong_passphrase", "B-05"});
    CHECK(decrypt(*file, AgreementKey::generate()).error() == Error{Problem::bundle_not_for_me, "passphrase", "B-05"});
    const auto key = AgreementKey::generate();
    CHECK(age_decrypt_with_passphrase(encrypt({}, key), bytes_of("x")).error() == Error{Problem::bundle_not_for_me, "", "B-05"});
}

TEST_CASE("B-04: a passphrase stanza is refused for another spelling of its work factor, and over the limit") {
    const auto file_key = crypto::random_secret(16);
    for (const char* arguments : {"scrypt AAAAAAAAAAAAAAAAAAAAAA 010", "scrypt AAAAAAAAAAAAAAAAAAAAAA 0", "scrypt AAAAAAAAAAAAAAAAAAAAAA 21",
                                  "scrypt AAAAAAAAAAAAAAAAAAAAAA +9", "scrypt AAAAAAAAAAAAAAAAAAAAAA 1a", "scrypt AAAAAAAAAAAAAAAAAAAAAA",
                                  "scrypt AAAAAAAAAAAAAAAAAAAAA 10", "scrypt AAAAAAAAAAAAAAAAAAAAAA 10 x", "scrypt AAAAAAAAAAAAAAAAAAAAAA 99"}) {
        CAPTURE(arguments);
        const Bytes file = file_with(write_stanza(arguments, Bytes(32)), file_key);
        CHECK(age_decrypt_with_passphrase(file, bytes_of("x")).error() == Error{Problem::bundle_envelope_broken, "", "B-04"});
    }
}

static constexpr std::string_view key_file =
    "# created: 2026-11-20T09:44:38Z\n"
    "# public key: age1mzhn4lmkrd9q4u0kpa339q2y0u98wthuemh2xd7m4222pwmu3u7qqgs3fx\n"
    "AGE-SECRET-KEY-185UHDVEAP75U7FGUKMT9A32N85DKCULT0F6FV2KSUVNNRUNU04EQPC58SM\n";

TEST_CASE("the key file of age-keygen is read and its key written alike") {
    const auto keys = read_age_keys(key_file);
    REQUIRE(keys);
    REQUIRE(keys->size() == 1);
    CHECK(write_age_recipient(keys->front().public_key()) == "age1mzhn4lmkrd9q4u0kpa339q2y0u98wthuemh2xd7m4222pwmu3u7qqgs3fx");
    CHECK(text_of(write_age_key(keys->front()).view()) == "AGE-SECRET-KEY-185UHDVEAP75U7FGUKMT9A32N85DKCULT0F6FV2KSUVNNRUNU04EQPC58SM");
    CHECK(read_age_keys(std::string(key_file) + "\r\n" + std::string(key_file))->size() == 2);
}

TEST_CASE("a key file with another line in it, or no key, is refused with the line") {
    CHECK(read_age_keys("").error() == Error{Problem::key_malformed});
    CHECK(read_age_keys("# nothing\n").error() == Error{Problem::key_malformed});
    CHECK(read_age_keys(std::string(key_file) + "words\n").error() == Error{Problem::key_malformed, "4"});
    CHECK_FALSE(read_age_keys("age-secret-key-185uhdveap75u7fgukmt9a32n85dkcult0f6fv2ksuvnnrunu04eqpc58sm"));
    CHECK_FALSE(read_age_recipient("AGE1MZHN4LMKRD9Q4U0KPA339Q2Y0U98WTHUEMH2XD7M4222PWMU3U7QQGS3FX"));
    CHECK_FALSE(read_age_recipient("age1"));
}
