// The vault that the first version wrote opens for ever. Its bytes are never made again (tests/vectors/README.md).
#include <fstream>
#include <iterator>

#include "crypto/words.hpp"
#include "store/backup.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

constexpr const char* folder = TRIBUTARY_TEST_DATA "/../vectors/frozen/vault/";

Bytes frozen(const std::string& name) {
    std::ifstream file(folder + name, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Records of several sizes, so that segments of several buckets are in it.
test::Records expected() {
    return {copy_of("first"), {}, test::record_of(3000, 'a'), test::record_of(40'000, 'b'), test::record_of(70'000, 'c'), copy_of("last")};
}

void check(MemoryStorage& storage, Slot slot, const crypto::Secret& key) {
    const auto opened = test::reopen(storage, key, slot);
    REQUIRE(opened.vault);
    CHECK(opened.records == expected());
    CHECK((*opened.vault)->opened_drafts() == copy_of("half a sen"));
    CHECK((*opened.vault)->counter() == 5);
}

}  // namespace

TEST_CASE("the frozen vault of version 1 opens with its passphrase and its recovery key") {
    REQUIRE(crypto::start());
    const auto backup = read_backup(frozen("v1.tribbackup"));
    REQUIRE(backup);
    CHECK(backup->made == 1'421'747'280'000);
    MemoryStorage storage;
    storage.files = backup->files;
    const auto header = stored_header(storage);
    REQUIRE(header);
    CHECK(header->kdf.memory_kib == 65'536);
    CHECK(header->kdf.passes == 3);
    const auto key = crypto::derive_key(bytes_of("lantern meadow otter brisk"), header->kdf);
    REQUIRE(key);
    check(storage, Slot::passphrase, *key);
    const Bytes kit = frozen("v1.recovery-key");
    const auto recovery = crypto::read_recovery_key(text_of(kit));
    REQUIRE(recovery);
    check(storage, Slot::recovery, *recovery);
}

TEST_CASE("the frozen vault goes on: what is added to it is there beside what was frozen") {
    REQUIRE(crypto::start());
    MemoryStorage storage;
    storage.files = read_backup(frozen("v1.tribbackup"))->files;
    const auto recovery = crypto::read_recovery_key(text_of(frozen("v1.recovery-key")));
    auto opened = test::reopen(storage, *recovery, Slot::recovery);
    REQUIRE(test::append(**opened.vault, {copy_of("now")}));
    auto all = expected();
    all.push_back(copy_of("now"));
    CHECK(test::reopen(storage, *recovery, Slot::recovery).records == all);
}
