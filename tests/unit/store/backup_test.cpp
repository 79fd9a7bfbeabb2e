// A backup is the vault in one file: it restores everywhere, and what is not whole is refused before anything is written.
#include "store/backup.hpp"

#include "crypto/digest.hpp"
#include "store/drafts.hpp"
#include "store/salvage.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;
using test::Records;
using test::record_of;

namespace {

constexpr std::int64_t moment = 1'421'747'280'000;

struct Kept {
    test::Keys keys;
    MemoryStorage storage;
    std::unique_ptr<Vault> vault = test::create(storage, keys);
    Records all{record_of(40'000, 1), record_of(40'000, 2), record_of(3, 3)};

    Kept() {
        for (const Bytes& record : all) REQUIRE(test::append(*vault, {record}));
    }
    Bytes backup() { return write_backup({moment, *stored_files(storage)}); }
};

Bytes with_right_digest(Bytes bytes) {
    const auto digest = crypto::sha256(ByteView(bytes).first(bytes.size() - 32));
    std::copy(digest.begin(), digest.end(), bytes.end() - 32);
    return bytes;
}

Problem refusal(ByteView bytes) {
    const auto backup = read_backup(bytes);
    REQUIRE_FALSE(backup);
    return backup.error().problem;
}

}  // namespace

TEST_CASE("a backup restores on an empty device, and opens there with passphrase and recovery key") {
    Kept kept;
    const auto backup = read_backup(kept.backup());
    REQUIRE(backup);
    CHECK(backup->made == moment);
    CHECK(write_backup(*backup) == kept.backup());
    MemoryStorage elsewhere;
    Result<void> done = fail(Problem::usage);
    replace_all(elsewhere, backup->files, [&](const Result<void>& result) { done = result; });
    REQUIRE(done);
    CHECK(test::reopen(elsewhere, kept.keys.passphrase).records == kept.all);
    CHECK(test::reopen(elsewhere, kept.keys.recovery, Slot::recovery).records == kept.all);
}

TEST_CASE("restoring over a vault leaves nothing of it, or all of it") {
    Kept kept, other;
    const Bytes file = kept.backup();
    for (const Problem problem : {Problem::storage_full, Problem::storage_failed}) {
        const auto before = other.storage.files;
        other.storage.fault = {.call = other.storage.calls() + 3, .problem = problem};
        Result<void> done;
        replace_all(other.storage, read_backup(file)->files, [&](const Result<void>& result) { done = result; });
        CHECK(done.error().problem == problem);
        CHECK(other.storage.files == before);
    }
    Result<void> done = fail(Problem::usage);
    replace_all(other.storage, read_backup(file)->files, [&](const Result<void>& result) { done = result; });
    CHECK(done);
    CHECK(other.storage.files == kept.storage.files);
}

TEST_CASE("K-01 to K-04 every flipped byte, every truncation and one byte more is refused") {
    Kept kept;
    Bytes bytes = kept.backup();
    const auto expected = [](std::size_t at) { return at < 17 ? Problem::backup_not_a_backup : Problem::backup_damaged; };
    for (std::size_t at = 0; at < bytes.size(); at += at < 200 ? 1 : 97) {
        bytes[at] ^= 1;
        REQUIRE(refusal(bytes) == expected(at));
        bytes[at] ^= 1;
        REQUIRE(refusal(ByteView(bytes).first(at)) == expected(at));
    }
    bytes.push_back(0);
    CHECK(refusal(bytes) == Problem::backup_damaged);
    bytes.pop_back();
    bytes.insert(bytes.end() - 32, 0);
    CHECK(refusal(with_right_digest(bytes)) == Problem::backup_damaged);
}

TEST_CASE("K-02 a newer version is named") {
    Kept kept;
    Bytes bytes = kept.backup();
    bytes[18] = 2;
    const auto backup = read_backup(with_right_digest(bytes));
    CHECK(backup.error() == Error{Problem::vault_newer, "2"});
    bytes[18] = 0;
    CHECK(refusal(with_right_digest(bytes)) == Problem::backup_damaged);
}

TEST_CASE("K-04 names that are not of the storage, twice the same, or out of order are refused") {
    test::Keys keys;
    const auto with = [](const std::string& first, const std::string& second) {
        Bytes bytes = write_backup({moment, {{"aa", {1}}, {"bb", {2}}}});
        constexpr std::size_t name_of_first = 17 + 2 + 8 + 4 + 1, entry = 1 + 2 + 8 + 1;
        std::copy(first.begin(), first.end(), bytes.begin() + name_of_first);
        std::copy(second.begin(), second.end(), bytes.begin() + name_of_first + entry);
        return read_backup(with_right_digest(bytes));
    };
    CHECK(with("bb", "aa"));
    CHECK_FALSE(with("aa", "bb"));
    CHECK_FALSE(with("ab", "ab"));
    CHECK_FALSE(with("bb", ".."));
    CHECK_FALSE(with("bb", "a/"));
    Bytes huge = write_backup({moment, {{"aa", {1}}}});
    huge[17 + 2 + 8 + 4 + 1 + 2] = 0xff;  // the size of its file
    CHECK(refusal(with_right_digest(huge)) == Problem::backup_damaged);
    Bytes many = write_backup({moment, {}});
    many[17 + 2 + 8] = 0xff;              // the number of files
    CHECK(refusal(with_right_digest(many)) == Problem::backup_damaged);
}

TEST_CASE("a damaged backup is refused whole, and salvage reads what is left of it") {
    Kept kept;
    Bytes bytes = kept.backup();
    bytes.resize(bytes.size() * 2 / 3);
    CHECK(refusal(bytes) == Problem::backup_damaged);
    MemoryStorage storage;
    storage.files = read_damaged_backup(bytes).files;
    CHECK(storage.files.size() < kept.storage.files.size());
    Salvage salvage(storage);
    REQUIRE(salvage.begin({Slot::passphrase, kept.keys.passphrase}));
    Records got;
    while (salvage.step()) test::add_to(got, salvage.take());
    CHECK(got.size() + salvage.report().lost == kept.all.size());
    CHECK(got.size() >= 1);
    CHECK(read_damaged_backup({}).files.empty());
}

TEST_CASE("a backup made while the storage takes nothing holds what could not be stored") {
    Kept kept;
    kept.storage.fault = {.call = kept.storage.calls() + 1, .problem = Problem::storage_full, .for_good = true};
    const auto stored = kept.storage.files;
    const auto refused = [](const Result<void>& done) { CHECK(done.error().problem == Problem::storage_full); };
    kept.vault->append({record_of(10, 4)}, copy_of("typing"), refused);
    kept.vault->append({record_of(10, 5)}, std::nullopt, refused);
    const auto key = crypto::random_secret(32);
    kept.vault->change_passphrase(kept.keys.kdf, key, refused);
    CHECK(kept.storage.files == stored);
    auto files = stored;
    REQUIRE(kept.vault->complete(files));
    CHECK(kept.storage.files == stored);
    MemoryStorage elsewhere;
    elsewhere.files = files;
    const auto opened = test::reopen(elsewhere, key);
    REQUIRE(opened.vault);
    Records expected = kept.all;
    test::add_to(expected, {record_of(10, 4), record_of(10, 5)});
    CHECK(opened.records == expected);
    CHECK((*opened.vault)->opened_drafts() == copy_of("typing"));
    CHECK(test::reopen(elsewhere, kept.vault->key(), Slot::vault_key).records == expected);
    // The vault itself goes on as if nothing had been asked.
    kept.storage.fault = {};
    Result<void> done = fail(Problem::usage);
    kept.vault->retry([&](const Result<void>& result) { done = result; });
    CHECK(done);
    CHECK(test::reopen(kept.storage, key).records == expected);
}

TEST_CASE("a settled vault completes to what is stored, a locked one to nothing") {
    Kept kept;
    auto files = kept.storage.files;
    REQUIRE(kept.vault->complete(files));
    CHECK(files == kept.storage.files);
    kept.vault->lock();
    CHECK(kept.vault->complete(files).error().problem == Problem::vault_read_only);
}
