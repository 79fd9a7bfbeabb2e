#include "store/header.hpp"

#include "crypto/digest.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

struct Sample {
    test::Keys keys;
    crypto::Secret vault_key = crypto::random_secret(32);
    Header header = *make_header(crypto::new_id(), keys.kdf, {vault_key, keys.passphrase, keys.recovery});
    Bytes bytes = write_header(header);
};

Bytes with_right_digest(Bytes bytes) {
    const auto digest = crypto::sha256(ByteView(bytes).first(bytes.size() - 32));
    std::copy(digest.begin(), digest.end(), bytes.end() - 32);
    return bytes;
}

Problem refusal(ByteView bytes) {
    const auto header = read_header(bytes);
    REQUIRE_FALSE(header.has_value());
    return header.error().problem;
}

}  // namespace

TEST_CASE("a header gives back the vault key to the passphrase and to the recovery key") {
    const Sample sample;
    CHECK(sample.bytes.size() == header_size);
    const auto header = read_header(sample.bytes);
    REQUIRE(header);
    CHECK(write_header(*header) == sample.bytes);
    CHECK(header->kdf == sample.keys.kdf);
    CHECK(crypto::same(unwrap(*header, Slot::passphrase, sample.keys.passphrase)->view(), sample.vault_key.view()));
    CHECK(crypto::same(unwrap(*header, Slot::recovery, sample.keys.recovery)->view(), sample.vault_key.view()));
    CHECK(unwrap(*header, Slot::passphrase, sample.keys.recovery).error().problem == Problem::vault_wrong_passphrase);
    CHECK(unwrap(*header, Slot::recovery, sample.keys.passphrase).error().problem == Problem::vault_wrong_passphrase);
}

TEST_CASE("S-01 a header with one flipped bit, cut short or with one byte more is damaged") {
    const Sample sample;
    for (std::size_t at = 0; at < sample.bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            Bytes flipped = sample.bytes;
            flipped[at] ^= static_cast<std::uint8_t>(1 << bit);
            REQUIRE(refusal(flipped) == Problem::vault_header_damaged);
        }
    for (std::size_t size = 0; size < sample.bytes.size(); ++size)
        REQUIRE(refusal(ByteView(sample.bytes).first(size)) == Problem::vault_header_damaged);
    Bytes longer = sample.bytes;
    longer.push_back(0);
    CHECK(refusal(longer) == Problem::vault_header_damaged);
    Bytes padded = sample.bytes;
    padded.insert(padded.end() - 32, 0);
    CHECK(refusal(with_right_digest(padded)) == Problem::vault_header_damaged);
}

TEST_CASE("S-02 a newer version is named and nothing else of it is read") {
    const Sample sample;
    Bytes newer = sample.bytes;
    newer[17] = 2;
    newer.insert(newer.end() - 32, 7);
    const auto header = read_header(with_right_digest(newer));
    REQUIRE_FALSE(header.has_value());
    CHECK(header.error() == Error{Problem::vault_newer, "2"});
    newer[17] = 0;
    CHECK(refusal(with_right_digest(newer)) == Problem::vault_header_damaged);
}

TEST_CASE("S-03 weak or excessive derivation parameters are neither read nor written") {
    Sample sample;
    const auto with_memory = [&](std::uint32_t kib, std::uint32_t passes) {
        sample.header.kdf.memory_kib = kib;
        sample.header.kdf.passes = passes;
        return read_header(write_header(sample.header)).has_value();
    };
    CHECK(with_memory(64 * 1024, 3));
    CHECK_FALSE(with_memory(64 * 1024 - 1, 3));
    CHECK_FALSE(with_memory(64 * 1024, 2));
    CHECK_FALSE(with_memory(0xffffffff, 3));
    CHECK_FALSE(with_memory(64 * 1024, 0xffffffff));
    crypto::KdfParameters weak = sample.keys.kdf;
    weak.passes = 1;
    const auto made = make_header(crypto::new_id(), weak, {sample.vault_key, sample.keys.passphrase, sample.keys.recovery});
    CHECK(made.error().problem == Problem::key_out_of_bounds);
}

TEST_CASE("S-04 a header whose digest was put right after an alteration opens nothing") {
    const Sample sample;
    constexpr std::size_t vault_id = 18, salt = 43, passphrase_slot = 59, recovery_slot = 131, seal = 203;
    for (const std::size_t at : {vault_id, salt, passphrase_slot, recovery_slot, seal}) {
        Bytes altered = sample.bytes;
        altered[at] ^= 1;
        const auto header = read_header(with_right_digest(altered));
        REQUIRE(header);
        const Problem expected = at < recovery_slot ? Problem::vault_wrong_passphrase : Problem::vault_header_damaged;
        CHECK(unwrap(*header, Slot::passphrase, sample.keys.passphrase).error().problem == expected);
    }
}

TEST_CASE("a new passphrase or recovery key rewraps one slot and leaves the other") {
    const Sample sample;
    const auto key = crypto::random_secret(32);
    const auto passphrase = with_passphrase(sample.header, sample.vault_key, crypto::new_kdf_parameters(), key);
    REQUIRE(passphrase);
    CHECK(unwrap(*passphrase, Slot::passphrase, key));
    CHECK(unwrap(*passphrase, Slot::recovery, sample.keys.recovery));
    CHECK_FALSE(unwrap(*passphrase, Slot::passphrase, sample.keys.passphrase));
    const auto recovery = with_recovery_key(*passphrase, sample.vault_key, sample.keys.passphrase);
    REQUIRE(recovery);
    CHECK(unwrap(*recovery, Slot::passphrase, key));
    CHECK(unwrap(*recovery, Slot::recovery, sample.keys.passphrase));
    CHECK_FALSE(unwrap(*recovery, Slot::recovery, sample.keys.recovery));
}
