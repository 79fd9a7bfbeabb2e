// What is being typed is kept at every pause and never gathers.
#include "store/drafts.hpp"

#include "store/log.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

struct Typing {
    test::Keys keys;
    MemoryStorage storage;
    std::unique_ptr<Vault> vault = test::create(storage, keys);

    Result<void> keep(test::Records records, Bytes drafts) {
        const auto answer = std::make_shared<Result<void>>(fail(Problem::usage));
        vault->append(std::move(records), std::move(drafts), [answer](const Result<void>& done) { *answer = done; });
        return *answer;
    }
    Bytes drafts() {
        const auto opened = test::reopen(storage, keys.passphrase);
        REQUIRE(opened.vault);
        return (*opened.vault)->opened_drafts();
    }
    std::size_t stored() const {
        std::size_t size = 0;
        for (const auto& [name, contents] : storage.files) size += contents.size();
        return size;
    }
};

}  // namespace

TEST_CASE("an hour of typing, kept at every pause, leaves one text and not hundreds") {
    Typing typing;
    REQUIRE(test::append(*typing.vault, {test::record_of(100, 1)}));
    const std::size_t files = typing.storage.files.size();
    for (std::size_t pause = 1; pause <= 900; ++pause) REQUIRE(typing.keep({}, test::record_of(20 * pause, 'w')));
    CHECK(typing.drafts() == test::record_of(18'000, 'w'));
    CHECK(typing.storage.files.size() == files + 1);
    CHECK(typing.stored() < 48 * 1024);
    CHECK(typing.vault->records() == 1);
    REQUIRE(typing.keep({test::record_of(18'000, 'w')}, {}));
    CHECK(typing.storage.files.size() == files);
    CHECK(typing.drafts().empty());
    CHECK(typing.vault->records() == 2);
}

TEST_CASE("the value that was left and the end of its draft are one transaction") {
    Typing typing;
    REQUIRE(typing.keep({}, copy_of("half a sen")));
    typing.storage.deferred = true;
    static_cast<void>(typing.keep({copy_of("half a sentence")}, {}));
    typing.storage.forget_waiting();
    CHECK(typing.drafts() == copy_of("half a sen"));
    typing.vault = std::move(*test::reopen(typing.storage, typing.keys.passphrase).vault);
    static_cast<void>(typing.keep({copy_of("half a sentence")}, {}));
    typing.storage.answer();
    CHECK(typing.drafts().empty());
    CHECK(test::reopen(typing.storage, typing.keys.passphrase).records == test::Records{copy_of("half a sentence")});
}

TEST_CASE("of drafts that wait for one transaction the last holds, and a failed one is kept") {
    Typing typing;
    typing.storage.deferred = true;
    for (const char* words : {"a", "ab", "abc"}) static_cast<void>(typing.keep({}, copy_of(words)));
    while (typing.storage.answer()) {}
    CHECK(typing.drafts() == copy_of("abc"));
    typing.storage.deferred = false;
    typing.storage.fault = {.call = typing.storage.calls() + 1};
    CHECK_FALSE(typing.keep({}, copy_of("abcd")));
    CHECK(typing.drafts() == copy_of("abc"));
    REQUIRE(typing.keep({copy_of("record")}, copy_of("abcde")));
    CHECK(typing.drafts() == copy_of("abcde"));
    REQUIRE(test::append(*typing.vault, {copy_of("other")}));
    CHECK(typing.drafts() == copy_of("abcde"));
}

TEST_CASE("drafts say in their size only which bucket they are in, and are refused when altered") {
    const test::Keys keys;
    const auto key = crypto::random_secret(32);
    const Id vault = crypto::new_id();
    const Place place{key, vault};
    const Bytes content = test::record_of(5000, 'w');
    const auto file = seal_drafts(place, content);
    REQUIRE(file);
    CHECK(file->size() == 8192);
    CHECK(*open_drafts(place, *file) == content);
    for (std::size_t at = 0; at < file->size(); at += 31) {
        Bytes altered = *file;
        altered[at] ^= 1;
        REQUIRE(open_drafts(place, altered).error().problem == Problem::vault_damaged);
        altered.resize(at);
        REQUIRE(open_drafts(place, altered).error().problem == Problem::vault_damaged);
    }
    const Id other = crypto::new_id();
    CHECK_FALSE(open_drafts({key, other}, *file));
    CHECK_FALSE(open_drafts(place, *seal_drafts(place, {})));
}
