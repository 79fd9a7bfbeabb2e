// What is stored may be altered by a bad disk or by someone: opening is strict and says what it found.
#include "store/drafts.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;
using test::append;
using test::record_of;
using test::reopen;

namespace {

bool is_header(const std::string& name) { return name == header_name || name == header_copy_name; }

// A vault of three segments and of drafts, and how it was before the last two saves.
struct Damaged {
    test::Keys keys;
    MemoryStorage storage;
    MemoryStorage::Files before;

    Damaged() {
        const auto vault = test::create(storage, keys);
        REQUIRE(append(*vault, {record_of(40 * 1024, 1)}));
        REQUIRE(append(*vault, {record_of(40 * 1024, 2)}));
        REQUIRE(append(*vault, {record_of(20 * 1024, 3)}));
        vault->append({}, record_of(7, 'd'), [](const Result<void>& done) { REQUIRE(done); });
        before = storage.files;
        REQUIRE(append(*vault, {record_of(10, 4)}));
        REQUIRE(append(*vault, {record_of(10, 5)}));
        REQUIRE(storage.files.size() == 7);
    }
    Error refusal() {
        const auto files = storage.files;
        const auto opened = reopen(storage, keys.passphrase);
        REQUIRE_FALSE(opened.vault.has_value());
        REQUIRE(storage.files == files);
        return opened.vault.error();
    }
    std::string active() const {
        for (const auto& [name, contents] : storage.files)
            if (before.at(name) != contents && name != head_name) return name;
        return {};
    }
    std::string sealed() const {
        for (const auto& [name, contents] : storage.files)
            if (before.at(name) == contents && !is_header(name) && name != drafts_name) return name;
        return {};
    }
};

}  // namespace

TEST_CASE("S-10 every flipped byte and every truncation of any file is refused with the problem of that file") {
    Damaged vault;
    const auto whole = vault.storage.files;
    for (const auto& [name, contents] : whole) {
        if (is_header(name)) continue;
        const Problem expected = Problem::vault_damaged;
        const std::size_t stride = contents.size() / 257 + 1;
        for (std::size_t at = 0; at < contents.size(); at += stride) {
            vault.storage.files = whole;
            vault.storage.files[name][at] ^= 0x80;
            REQUIRE(vault.refusal().problem == expected);
            vault.storage.files[name].resize(at);
            REQUIRE(vault.refusal().problem == expected);
        }
        vault.storage.files = whole;
        vault.storage.files[name].push_back(0);
        REQUIRE(vault.refusal().problem == expected);
    }
}

TEST_CASE("S-10 damage is counted: how many files of how many") {
    Damaged vault;
    const std::string sealed = vault.sealed();
    const std::string active = vault.active();
    vault.storage.files[sealed][100] ^= 1;
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "1", "5"});
    vault.storage.files.erase(active);
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "2", "5"});
    vault.storage.files[head_name][0] ^= 1;
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "4", "4"});
    vault.storage.files.erase(head_name);
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "4", "4"});
    vault.storage.files.erase(header_name);
    vault.storage.files.erase(header_copy_name);
    CHECK(vault.refusal().problem == Problem::vault_header_damaged);
}

TEST_CASE("S-11 one file put back from an older copy is noticed") {
    Damaged vault;
    const auto whole = vault.storage.files;
    const std::string active = vault.active();
    vault.storage.files[active] = vault.before[active];
    CHECK(vault.refusal() == Error{Problem::vault_rolled_back, "1", "5"});
    vault.storage.files = whole;
    vault.storage.files[head_name] = vault.before[head_name];
    CHECK(vault.refusal().problem == Problem::vault_rolled_back);
}

TEST_CASE("S-11 a header from before the passphrase was changed is noticed") {
    Damaged vault;
    const auto header = vault.storage.files[header_name];
    REQUIRE(header == vault.storage.files[header_copy_name]);
    auto opened = reopen(vault.storage, vault.keys.passphrase);
    (*opened.vault)->change_passphrase(vault.keys.kdf, crypto::random_secret(32), [](const Result<void>& done) { CHECK(done); });
    CHECK(vault.refusal().problem == Problem::vault_wrong_passphrase);
    vault.storage.files[header_name] = header;
    CHECK(vault.refusal().problem == Problem::vault_rolled_back);
}

TEST_CASE("S-12 a file that the head does not name is refused") {
    Damaged vault;
    const auto now = vault.storage.files;
    auto opened = reopen(vault.storage, vault.keys.passphrase);
    REQUIRE(append(**opened.vault, {record_of(47 * 1024, 6)}));
    REQUIRE(vault.storage.files.size() == 8);
    for (const auto& [name, contents] : now) vault.storage.files[name] = contents;
    CHECK(vault.refusal() == Error{Problem::vault_rolled_back, "1", "6"});
    vault.storage.files = now;
    vault.storage.files[crypto::new_id().text()] = record_of(4096, 0);
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "1", "6"});
}

TEST_CASE("S-01 whatever happens to one copy of the header, the other opens the vault, and the next save writes both again") {
    Damaged vault;
    const auto whole = vault.storage.files;
    for (const std::string name : {header_name, header_copy_name}) {
        for (std::size_t at = 0; at < header_size; ++at) {
            vault.storage.files[name][at] ^= 1;
            REQUIRE(reopen(vault.storage, vault.keys.passphrase).vault);
            vault.storage.files[name].resize(at);
            REQUIRE(stored_header(vault.storage)->kdf == vault.keys.kdf);
            vault.storage.files = whole;
        }
        vault.storage.files.erase(name);
        auto opened = reopen(vault.storage, vault.keys.recovery, Slot::recovery);
        REQUIRE(opened.vault);
        CHECK(opened.records.size() == 5);
        REQUIRE(append(**opened.vault, {record_of(1, 6)}));
        CHECK(vault.storage.files[name] == whole.at(name));
        vault.storage.files = whole;
    }
    vault.storage.files[header_name][20] ^= 1;
    vault.storage.files[header_copy_name][200] ^= 1;
    CHECK(vault.refusal().problem == Problem::vault_header_damaged);
}

TEST_CASE("S-15 drafts that are missing, altered, of another age or of another vault are refused") {
    Damaged vault;
    const Damaged other;
    const auto whole = vault.storage.files;
    vault.storage.files.erase(drafts_name);
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "1", "5"});
    vault.storage.files = whole;
    vault.storage.files[drafts_name] = other.storage.files.at(drafts_name);
    CHECK(vault.refusal() == Error{Problem::vault_damaged, "1", "5"});
    vault.storage.files = whole;
    auto opened = reopen(vault.storage, vault.keys.passphrase);
    CHECK((*opened.vault)->opened_drafts() == record_of(7, 'd'));
    (*opened.vault)->append({}, record_of(7, 'e'), [](const Result<void>& done) { CHECK(done); });
    vault.storage.files[drafts_name] = whole.at(drafts_name);
    CHECK(vault.refusal() == Error{Problem::vault_rolled_back, "1", "5"});
}

TEST_CASE("S-15 drafts that were given up do not come back") {
    Damaged vault;
    const auto whole = vault.storage.files;
    auto opened = reopen(vault.storage, vault.keys.passphrase);
    (*opened.vault)->append({}, Bytes{}, [](const Result<void>& done) { CHECK(done); });
    CHECK_FALSE(vault.storage.files.contains(drafts_name));
    CHECK((*reopen(vault.storage, vault.keys.passphrase).vault)->opened_drafts().empty());
    vault.storage.files[drafts_name] = whole.at(drafts_name);
    CHECK(vault.refusal().problem == Problem::vault_rolled_back);
}

TEST_CASE("S-06 segments do not move between names or vaults") {
    Damaged vault;
    const Damaged other;
    const auto whole = vault.storage.files;
    const std::string sealed = vault.sealed();
    const std::string active = vault.active();
    std::swap(vault.storage.files[active], vault.storage.files[sealed]);
    CHECK(vault.refusal().problem == Problem::vault_damaged);
    vault.storage.files = whole;
    vault.storage.files[head_name] = other.storage.files.at(head_name);
    CHECK(vault.refusal().problem == Problem::vault_damaged);
    vault.storage.files = whole;
    vault.storage.files[header_name] = other.storage.files.at(header_name);
    vault.storage.files[header_copy_name] = other.storage.files.at(header_name);
    CHECK(vault.refusal().problem == Problem::vault_wrong_passphrase);
}

TEST_CASE("S-14 a genuine head whose segments do not join, or whose number of records is wrong, is refused") {
    Damaged vault;
    const auto header = stored_header(vault.storage);
    const auto key = unwrap(*header, Slot::passphrase, vault.keys.passphrase);
    const Place place{*key, header->vault};
    const auto head = open_head(place, vault.storage.files[head_name]);
    REQUIRE(head);
    const auto with_head = [&](const Head& other) {
        vault.storage.files[head_name] = *seal_head(place, other);
        return reopen(vault.storage, vault.keys.passphrase);
    };
    CHECK(with_head(*head).vault);
    Head other = *head;
    std::swap(other.segments[0], other.segments[1]);
    CHECK(test::problem_of(with_head(other)) == Problem::vault_damaged);
    other = *head;
    --other.records;
    CHECK(test::problem_of(with_head(other)) == Problem::vault_damaged);
    other = *head;
    other.segments.pop_back();
    CHECK(test::problem_of(with_head(other)) == Problem::vault_rolled_back);
}

TEST_CASE("a wrong passphrase is told apart from damage, and nothing is written") {
    Damaged vault;
    vault.keys.passphrase = crypto::random_secret(32);
    CHECK(vault.refusal() == Error{Problem::vault_wrong_passphrase});
    vault.keys.passphrase = crypto::random_secret(16);
    CHECK(vault.refusal() == Error{Problem::vault_wrong_passphrase});
}
