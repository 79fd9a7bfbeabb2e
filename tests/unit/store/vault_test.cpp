#include "store/vault.hpp"

#include "support.hpp"

using namespace tributary;
using namespace tributary::store;
using test::append;
using test::Records;
using test::record_of;
using test::reopen;

namespace {

// A vault whose storage answers only when told to, as in a browser.
struct Deferred {
    test::Keys keys;
    MemoryStorage storage;
    std::unique_ptr<Vault> vault = test::create(storage, keys);
    std::vector<std::string> said;

    Deferred() { storage.deferred = true; }
    void append(const char* name) {
        vault->append({copy_of(name)}, [this, name](const Result<void>& result) {
            said.push_back(std::string(name) + (result ? " saved" : " not saved"));
        });
    }
    Records stored() { return reopen(storage, keys.passphrase).records; }
};

}  // namespace

TEST_CASE("a new vault opens with its passphrase and is empty") {
    const test::Keys keys;
    MemoryStorage storage;
    CHECK(stored_header(storage).error().problem == Problem::vault_missing);
    CHECK(test::problem_of(reopen(storage, keys.passphrase)) == Problem::vault_missing);
    REQUIRE(test::create(storage, keys));
    CHECK(stored_header(storage)->kdf == keys.kdf);
    for (const Slot slot : {Slot::passphrase, Slot::recovery}) {
        const auto opened = reopen(storage, slot == Slot::passphrase ? keys.passphrase : keys.recovery, slot);
        REQUIRE(opened.vault);
        CHECK(opened.records.empty());
    }
}

TEST_CASE("a vault is made together with its first records, or not at all") {
    const test::Keys keys;
    NewVault fresh = keys.fresh();
    fresh.first_records = {copy_of("identity"), copy_of("device")};
    MemoryStorage storage;
    Result<void> made = fail(Problem::usage);
    const auto note = [&](const Result<std::unique_ptr<Vault>>& vault) {
        made = vault ? Result<void>{} : std::unexpected(vault.error());
    };
    storage.fault = {.call = 2, .problem = Problem::storage_full};
    Vault::create(storage, fresh, note);
    CHECK(made.error().problem == Problem::storage_full);
    CHECK(storage.files.empty());
    Vault::create(storage, fresh, note);
    CHECK(made);
    CHECK(reopen(storage, keys.passphrase).records == fresh.first_records);
    fresh.first_records = {Bytes(record_limit + 1)};
    MemoryStorage other;
    Vault::create(other, fresh, note);
    CHECK(made.error().problem == Problem::file_too_large);
    CHECK(other.files.empty());
}

TEST_CASE("a vault is never made over another one") {
    const test::Keys keys;
    MemoryStorage storage;
    REQUIRE(test::create(storage, keys));
    const auto before = storage.files;
    CHECK_FALSE(test::create(storage, keys));
    CHECK(storage.files == before);
}

TEST_CASE("what is appended comes back in order, whatever was appended") {
    std::mt19937 random(5);
    for (int round = 0; round < 12; ++round) {
        const test::Keys keys;
        MemoryStorage storage;
        auto vault = test::create(storage, keys);
        Records all;
        const std::size_t longest = std::size_t{1} << (4 + random() % 13);
        for (int i = 0; i < 40; ++i) {
            Records batch(random() % 6);
            for (Bytes& record : batch) record = test::random_record(random, longest);
            REQUIRE(append(*vault, batch));
            test::add_to(all, batch);
            if (random() % 5 != 0) continue;
            auto opened = reopen(storage, keys.passphrase);
            REQUIRE(opened.vault);
            REQUIRE(opened.records == all);
            REQUIRE((*opened.vault)->records() == all.size());
            vault = std::move(*opened.vault);
        }
        REQUIRE(reopen(storage, keys.passphrase).records == all);
    }
}

TEST_CASE("an import of hundreds of entries is one transaction over several segments") {
    Deferred deferred;
    deferred.storage.deferred = false;
    const Records records(600, record_of(5000, 3));
    const std::size_t calls = deferred.storage.calls();
    REQUIRE(append(*deferred.vault, records));
    CHECK(deferred.storage.calls() == calls + 1);
    CHECK(deferred.storage.files.size() == 3 + 3);
    CHECK(deferred.stored() == records);
}

TEST_CASE("nothing stored shows a byte of what was written, and file names and sizes say little") {
    Deferred deferred;
    deferred.storage.deferred = false;
    REQUIRE(append(*deferred.vault, {copy_of("Child R was not brought")}));
    for (const auto& [name, contents] : deferred.storage.files) {
        CHECK(text_of(contents).find("Child R") == std::string_view::npos);
        if (name != header_name && name != header_copy_name) CHECK(contents.size() % 2048 == 0);
    }
}

TEST_CASE("a done comes after its transaction, and appends that arrive meanwhile share the next one") {
    Deferred deferred;
    for (const char* name : {"a", "b", "c"}) deferred.append(name);
    CHECK(deferred.said.empty());
    CHECK(deferred.storage.waiting() == 1);
    CHECK_FALSE(deferred.vault->settled());
    deferred.storage.answer();
    CHECK(deferred.said == std::vector<std::string>{"a saved"});
    deferred.storage.answer();
    CHECK(deferred.said == std::vector<std::string>{"a saved", "b saved", "c saved"});
    CHECK(deferred.vault->settled());
    CHECK(deferred.vault->counter() == 3);
    CHECK(deferred.stored() == Records{copy_of("a"), copy_of("b"), copy_of("c")});
}

TEST_CASE("after a failure nothing is lost: the next append stores what was kept, in order") {
    Deferred deferred;
    deferred.storage.fault = {.call = deferred.storage.calls() + 1};
    deferred.append("a");
    deferred.append("b");
    deferred.storage.answer();
    CHECK(deferred.said == std::vector<std::string>{"a not saved", "b not saved"});
    CHECK(deferred.stored().empty());
    deferred.append("c");
    deferred.storage.answer();
    deferred.storage.answer();
    CHECK(deferred.said.back() == "c saved");
    CHECK(deferred.stored() == Records{copy_of("a"), copy_of("b"), copy_of("c")});
}

TEST_CASE("a retry reports when everything kept is stored") {
    Deferred deferred;
    deferred.storage.deferred = false;
    deferred.storage.fault = {.call = deferred.storage.calls() + 1, .for_good = true};
    deferred.append("a");
    deferred.append("b");
    Result<void> answer;
    deferred.vault->retry([&](const Result<void>& result) { answer = result; });
    CHECK(answer.error().problem == Problem::storage_failed);
    deferred.storage.fault = {};
    deferred.vault->retry([&](const Result<void>& result) { answer = result; });
    CHECK(answer);
    CHECK(deferred.vault->settled());
    CHECK(deferred.stored() == Records{copy_of("a"), copy_of("b")});
    deferred.vault->retry([&](const Result<void>& result) { answer = result; });
    CHECK(answer);
    CHECK(deferred.vault->counter() == 3);
}

TEST_CASE("a full storage keeps the vault as it was, and room made later is enough") {
    Deferred deferred;
    deferred.storage.deferred = false;
    REQUIRE(append(*deferred.vault, {record_of(10, 1)}));
    const auto before = deferred.storage.files;
    deferred.storage.capacity = 8192;
    CHECK(append(*deferred.vault, {record_of(9000, 2)}).error().problem == Problem::storage_full);
    CHECK(deferred.storage.files == before);
    deferred.storage.capacity.reset();
    REQUIRE(append(*deferred.vault, {record_of(10, 3)}));
    CHECK(deferred.stored().size() == 3);
}

TEST_CASE("a transaction whose confirmation was lost is completed by the retry, once") {
    Deferred deferred;
    deferred.storage.deferred = false;
    deferred.storage.fault = {.call = deferred.storage.calls() + 1, .yet_done = true};
    deferred.append("a");
    CHECK(deferred.said.back() == "a not saved");
    deferred.append("b");
    CHECK(deferred.said.back() == "b saved");
    CHECK(deferred.stored() == Records{copy_of("a"), copy_of("b")});
}

TEST_CASE("S-13 two writers: the second finds other contents and writes nothing") {
    Deferred deferred;
    deferred.storage.deferred = false;
    auto other = reopen(deferred.storage, deferred.keys.passphrase);
    REQUIRE(append(**other.vault, {copy_of("theirs")}));
    CHECK(append(*deferred.vault, {copy_of("mine")}).error().problem == Problem::vault_read_only);
    CHECK(deferred.stored() == Records{copy_of("theirs")});
    deferred.storage.files.clear();
    CHECK(append(**other.vault, {copy_of("more")}).error().problem == Problem::storage_failed);
    CHECK(deferred.storage.files.empty());
}

TEST_CASE("a vault opened to read refuses every change") {
    Deferred deferred;
    deferred.storage.deferred = false;
    const auto before = deferred.storage.files;
    auto reader = reopen(deferred.storage, deferred.keys.passphrase, Slot::passphrase, Access::read_only);
    CHECK(append(**reader.vault, {record_of(1, 1)}).error().problem == Problem::vault_read_only);
    Result<void> answer;
    (*reader.vault)->change_recovery_key(deferred.keys.recovery, [&](const Result<void>& result) { answer = result; });
    CHECK(answer.error().problem == Problem::vault_read_only);
    CHECK(deferred.storage.files == before);
}

TEST_CASE("a record over the limit is refused and nothing is kept of it") {
    Deferred deferred;
    deferred.storage.deferred = false;
    CHECK(append(*deferred.vault, {record_of(1, 1), Bytes(record_limit + 1)}).error().problem == Problem::file_too_large);
    CHECK(deferred.vault->settled());
    REQUIRE(append(*deferred.vault, {Bytes(record_limit)}));
    CHECK(deferred.stored().size() == 1);
}

TEST_CASE("a change of passphrase rewraps and leaves every record where it is") {
    Deferred deferred;
    deferred.storage.deferred = false;
    deferred.append("a");
    const auto before = deferred.storage.files;
    const auto kdf = crypto::new_kdf_parameters();
    const auto key = crypto::random_secret(32);
    Result<void> answer = fail(Problem::usage);
    deferred.vault->change_passphrase(kdf, key, [&](const Result<void>& result) { answer = result; });
    CHECK(answer);
    for (const auto& [name, contents] : before)
        CHECK((deferred.storage.files.at(name) == contents) == (name != header_name && name != header_copy_name && name != head_name));
    CHECK(stored_header(deferred.storage)->kdf == kdf);
    CHECK(test::problem_of(reopen(deferred.storage, deferred.keys.passphrase)) == Problem::vault_wrong_passphrase);
    CHECK(reopen(deferred.storage, key).records.size() == 1);
    CHECK(reopen(deferred.storage, deferred.keys.recovery, Slot::recovery).records.size() == 1);
    deferred.append("b");
    CHECK(reopen(deferred.storage, key).records.size() == 2);
}

TEST_CASE("two changes of keys and an append under way at once all hold") {
    Deferred deferred;
    const auto kdf = crypto::new_kdf_parameters();
    const auto key = crypto::random_secret(32);
    const auto recovery = crypto::random_secret(32);
    const auto done = [](const Result<void>& result) { CHECK(result); };
    deferred.append("a");
    deferred.vault->change_passphrase(kdf, key, done);
    deferred.append("b");
    deferred.vault->change_recovery_key(recovery, done);
    while (deferred.storage.answer()) {}
    CHECK(reopen(deferred.storage, key).records.size() == 2);
    CHECK(reopen(deferred.storage, recovery, Slot::recovery).records.size() == 2);
}

TEST_CASE("locking wipes, reports what was not stored and still tells how the transaction under way ended") {
    Deferred deferred;
    deferred.append("a");
    deferred.append("b");
    deferred.vault->lock();
    CHECK(deferred.vault->locked());
    CHECK(deferred.said == std::vector<std::string>{"b not saved"});
    deferred.storage.answer();
    CHECK(deferred.said.back() == "a saved");
    CHECK(deferred.stored() == Records{copy_of("a")});
    deferred.append("c");
    CHECK(deferred.said.back() == "c not saved");
}

TEST_CASE("a done may append, and may destroy the vault") {
    Deferred deferred;
    Result<void> second = fail(Problem::usage);
    deferred.vault->append({copy_of("a")}, [&](const Result<void>&) {
        deferred.vault->append({copy_of("b")}, [&](const Result<void>& result) {
            second = result;
            deferred.vault.reset();
        });
    });
    while (deferred.storage.answer()) {}
    CHECK(second);
    CHECK(deferred.stored().size() == 2);
}

TEST_CASE("a vault destroyed while it saves leaves the storage to finish") {
    Deferred deferred;
    deferred.append("a");
    deferred.vault.reset();
    deferred.storage.answer();
    CHECK(deferred.said == std::vector<std::string>{"a saved"});
    CHECK(deferred.stored().size() == 1);
}

TEST_CASE("what the visitor refuses ends the opening") {
    Deferred deferred;
    deferred.storage.deferred = false;
    REQUIRE(append(*deferred.vault, {record_of(1, 1), record_of(1, 2)}));
    int seen = 0;
    const auto opened = Vault::open(deferred.storage, {Slot::passphrase, deferred.keys.passphrase}, Access::read_write,
                                    [&](ByteView) -> Result<void> { ++seen; return fail(Problem::change_malformed); });
    CHECK(opened.error().problem == Problem::change_malformed);
    CHECK(seen == 1);
}

TEST_CASE("an append that is sealed in steps reaches the storage whole, after the last step, and what comes meanwhile follows it") {
    MemoryStorage storage;
    const test::Keys keys;
    auto vault = test::create(storage, keys);
    REQUIRE(vault);
    vault->seal_in_steps();
    const Records many(700, test::record_of(4000, 5));
    const auto files = storage.files;
    Result<void> first = fail(Problem::usage), second = fail(Problem::usage);
    vault->append(many, [&](const Result<void>& done) { first = done; });
    vault->append({test::record_of(5, 6)}, [&](const Result<void>& done) { second = done; });
    int steps = 0;
    for (; vault->sealing(); ++steps) {
        CHECK(storage.files == files);
        CHECK_FALSE(first);
        CHECK_FALSE(vault->settled());
        vault->seal_next();
    }
    CHECK(steps >= 2);
    CHECK(first);
    CHECK(second);
    CHECK(vault->settled());
    Records expected = many;
    expected.push_back(test::record_of(5, 6));
    CHECK(test::reopen(storage, keys.passphrase).records == expected);
}

TEST_CASE("locking while an append is being sealed stores nothing of it and says so") {
    MemoryStorage storage;
    const test::Keys keys;
    auto vault = test::create(storage, keys);
    vault->seal_in_steps();
    const auto files = storage.files;
    Result<void> answer{};
    vault->append(Records(700, test::record_of(4000, 5)), [&](const Result<void>& done) { answer = done; });
    REQUIRE(vault->sealing());
    vault->lock();
    CHECK(answer.error().problem == Problem::storage_failed);
    CHECK_FALSE(vault->sealing());
    CHECK(storage.files == files);
}
