// Salvage reads what opening refuses, says what it dropped, and writes nothing.
#include "store/salvage.hpp"

#include "store/drafts.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;
using test::Records;
using test::record_of;

namespace {

struct Salvaged {
    Result<void> begun;
    Records records;
    SalvageReport report;
    Bytes drafts;
};

// Three segments of one, two and three records, a draft, and every file as it was one save earlier.
struct Broken {
    test::Keys keys;
    MemoryStorage storage;
    MemoryStorage::Files before;
    Records all;

    Broken() {
        const auto vault = test::create(storage, keys);
        for (std::uint8_t i = 1; i <= 3; ++i) keep(*vault, Records(i, record_of(40 * 1024 / i, i)));
        before = storage.files;
        keep(*vault, {record_of(10, 4)});
        vault->append({}, copy_of("typing"), [](const Result<void>& done) { REQUIRE(done); });
        REQUIRE(storage.files.size() == 7);
    }
    void keep(Vault& vault, const Records& records) {
        REQUIRE(test::append(vault, records));
        test::add_to(all, records);
    }
    Salvaged salvage(const crypto::Secret& key, Slot slot = Slot::passphrase) {
        const auto files = storage.files;
        Salvage salvage(storage);
        Salvaged got{salvage.begin({slot, key}), {}, {}, {}};
        if (!got.begun) return got;
        while (salvage.step()) test::add_to(got.records, salvage.take());
        got.report = salvage.report();
        got.drafts = salvage.drafts();
        REQUIRE(storage.files == files);
        return got;
    }
    Salvaged salvage() { return salvage(keys.passphrase); }
    // The segment that holds the record with this number.
    std::string holder(std::uint64_t record) {
        const auto header = stored_header(storage);
        const auto key = unwrap(*header, Slot::passphrase, keys.passphrase);
        for (const auto& [name, contents] : storage.files)
            if (const auto id = Id::parse(name)) {
                const auto segment = open_segment({*key, header->vault}, *id, contents);
                if (segment && segment->first <= record && record < segment->first + segment->count) return name;
            }
        return {};
    }
};

}  // namespace

TEST_CASE("salvage of a whole vault gives everything and drops nothing") {
    Broken vault;
    const auto got = vault.salvage();
    CHECK(got.records == vault.all);
    CHECK(got.drafts == copy_of("typing"));
    CHECK(got.report == SalvageReport{.files = 5, .records = 7, .head_read = true});
    CHECK(vault.salvage(vault.keys.recovery, Slot::recovery).records == vault.all);
}

TEST_CASE("a damaged and a missing segment cost their own records, and are counted") {
    Broken vault;
    vault.storage.files[vault.holder(1)][500] ^= 1;
    auto got = vault.salvage();
    Records rest(vault.all);
    rest.erase(rest.begin() + 1, rest.begin() + 3);
    CHECK(got.records == rest);
    CHECK(got.report == SalvageReport{.files = 5, .damaged = 1, .records = 5, .lost = 2, .head_read = true});
    vault.storage.files.erase(vault.holder(6));
    got = vault.salvage();
    CHECK(got.records == Records{vault.all[0]});
    CHECK(got.report == SalvageReport{.files = 5, .damaged = 1, .missing = 1, .records = 1, .lost = 6, .head_read = true});
}

TEST_CASE("a segment of another age is read as far as it goes, and what it lacks is counted") {
    Broken vault;
    const std::string active = vault.holder(6);
    vault.storage.files[active] = vault.before.at(active);
    CHECK(test::problem_of(test::reopen(vault.storage, vault.keys.passphrase)) == Problem::vault_rolled_back);
    const auto got = vault.salvage();
    CHECK(got.records == Records(vault.all.begin(), vault.all.end() - 1));
    CHECK(got.report == SalvageReport{.files = 5, .other_age = 1, .records = 6, .lost = 1, .head_read = true});
}

TEST_CASE("without the head every segment that opens counts, in order, and that nobody knows the end is said") {
    Broken vault;
    for (const bool missing : {false, true}) {
        if (missing) vault.storage.files.erase(head_name);
        else vault.storage.files[head_name][9] ^= 1;
        const auto got = vault.salvage();
        CHECK(got.records == vault.all);
        CHECK_FALSE(got.report.head_read);
        CHECK(got.report.damaged == (missing ? 0 : 1));
        CHECK(got.report.missing == (missing ? 1 : 0));
        CHECK(got.report.lost == 0);
        CHECK(got.drafts == copy_of("typing"));
    }
}

TEST_CASE("what was packed into other segments and put back is not given out twice") {
    Broken vault;
    const auto old = vault.storage.files;
    auto opened = test::reopen(vault.storage, vault.keys.passphrase);
    vault.keep(**opened.vault, Records(300, record_of(4000, 8)));
    for (const auto& [name, contents] : old) vault.storage.files.try_emplace(name, contents);
    const auto got = vault.salvage();
    CHECK(got.records == vault.all);
    CHECK(got.report.other_age == 3);
    CHECK(got.report.lost == 0);
}

TEST_CASE("salvage needs the key and one whole copy of the header, and says so") {
    Broken vault;
    CHECK(vault.salvage(crypto::random_secret(32)).begun.error().problem == Problem::vault_wrong_passphrase);
    vault.storage.files[header_name][40] ^= 1;
    CHECK(vault.salvage().records == vault.all);
    vault.storage.files[header_copy_name][40] ^= 1;
    CHECK(vault.salvage().begun.error().problem == Problem::vault_header_damaged);
    vault.storage.files.clear();
    CHECK(vault.salvage().begun.error().problem == Problem::vault_missing);
}

TEST_CASE("whatever byte of whatever file is altered, salvage never gives a record that was not written") {
    Broken vault;
    const auto whole = vault.storage.files;
    for (const auto& [name, contents] : whole) {
        for (std::size_t at = 0; at < contents.size(); at += contents.size() / 23 + 1) {
            vault.storage.files[name][at] ^= 4;
            const auto got = vault.salvage();
            if (got.begun) {
                REQUIRE(got.records.size() + got.report.lost == vault.all.size());
                std::size_t next = 0;
                for (const Bytes& record : got.records) {
                    while (next < vault.all.size() && vault.all[next] != record) ++next;
                    REQUIRE(next++ < vault.all.size());
                }
            }
            vault.storage.files = whole;
        }
    }
}

TEST_CASE("a storage that fails to read a file costs that file alone") {
    Broken vault;
    const std::size_t calls = vault.storage.calls();
    static_cast<void>(vault.salvage());
    const std::size_t needed = vault.storage.calls() - calls;
    for (std::size_t call = 1; call <= needed; ++call) {
        vault.storage.fault = {.call = vault.storage.calls() + call};
        const auto got = vault.salvage();
        if (got.begun) CHECK(got.records.size() >= 1);
    }
}
