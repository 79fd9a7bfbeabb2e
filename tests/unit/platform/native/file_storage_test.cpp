#include "platform/native/file_storage.hpp"

#include <fstream>

#include "platform/native/clock.hpp"
#include "platform/native/journal.hpp"
#include "store/support.hpp"

using namespace tributary;
using namespace tributary::platform;
using namespace tributary::store;

namespace {

namespace fs = std::filesystem;

// A folder of its own for one test, removed afterwards.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("tributary-test-" + name());

    static std::string name() {
        REQUIRE(crypto::start());
        return crypto::new_id().text();
    }
    ~Folder() { fs::remove_all(path); }
    std::unique_ptr<FileStorage> open() const {
        auto storage = FileStorage::open(path);
        REQUIRE(storage);
        return std::move(*storage);
    }
    std::map<std::string, Bytes> contents() const {
        auto storage = open();
        std::map<std::string, Bytes> all;
        const auto names = storage->list();
        REQUIRE(names);
        for (const std::string& name : *names) all[name] = *storage->read(name);
        return all;
    }
};

void write_plainly(const fs::path& path, ByteView bytes) {
    std::ofstream(path, std::ios::binary).write(text_of(bytes).data(), static_cast<std::streamsize>(bytes.size()));
}

Result<void> commit(FileStorage& storage, const Transaction& transaction) {
    Result<void> answer = fail(Problem::usage);
    storage.commit(transaction, [&](const Result<void>& result) { answer = result; });
    return answer;
}

Transaction first() { return {{"head", {}}, {{"head", copy_of("1")}, {"a", copy_of("one")}, {"b", {}}}, {}}; }
Transaction second() { return {{"head", copy_of("1")}, {{"head", copy_of("2")}, {"c", copy_of("three")}}, {"a"}}; }

}  // namespace

TEST_CASE("files: a transaction puts and deletes, and another program finds it so") {
    const Folder folder;
    auto storage = folder.open();
    REQUIRE(commit(*storage, first()));
    REQUIRE(commit(*storage, second()));
    storage.reset();
    CHECK(folder.contents() == std::map<std::string, Bytes>{{"head", copy_of("2")}, {"b", {}}, {"c", copy_of("three")}});
    CHECK(folder.open()->read("a").error().problem == Problem::vault_missing);
    CHECK(folder.open()->read("../a").error().problem == Problem::vault_missing);
}

TEST_CASE("files: the guard holds, and a repeated transaction changes nothing") {
    const Folder folder;
    auto storage = folder.open();
    CHECK(commit(*storage, second()).error().problem == Problem::storage_failed);
    REQUIRE(commit(*storage, first()));
    REQUIRE(commit(*storage, second()));
    REQUIRE(commit(*storage, second()));
    CHECK(commit(*storage, first()).error().problem == Problem::vault_read_only);
    CHECK(commit(*storage, {{"head", copy_of("2")}, {{"../x", {}}}, {}}).error().problem == Problem::storage_refused);
}

TEST_CASE("files: one writer at a time; the other reads") {
    const Folder folder;
    auto writer = folder.open();
    REQUIRE(commit(*writer, first()));
    auto reader = folder.open();
    CHECK(writer->writable());
    CHECK_FALSE(reader->writable());
    CHECK(*reader->read("a") == copy_of("one"));
    CHECK(commit(*reader, second()).error().problem == Problem::vault_read_only);
    writer.reset();
    reader.reset();
    CHECK(folder.open()->writable());
}

TEST_CASE("files: a folder that cannot be is refused") {
    const Folder folder;
    CHECK(FileStorage::open(folder.path / "no" / "parent").error().problem == Problem::storage_refused);
    write_plainly(folder.path, {});
    CHECK(FileStorage::open(folder.path).error().problem == Problem::storage_refused);
}

TEST_CASE("files: a journal cut at any byte was never written; a whole one is carried out") {
    const Folder folder;
    REQUIRE(commit(*folder.open(), first()));
    const auto before = folder.contents();
    const Bytes journal = write_journal(second());
    for (std::size_t size = 0; size < journal.size(); ++size) {
        write_plainly(folder.path / "commit.journal", ByteView(journal).first(size));
        REQUIRE(folder.contents() == before);
    }
    write_plainly(folder.path / "commit.journal", journal);
    CHECK(folder.contents() == std::map<std::string, Bytes>{{"head", copy_of("2")}, {"b", {}}, {"c", copy_of("three")}});
    CHECK_FALSE(fs::exists(folder.path / "commit.journal"));
}

TEST_CASE("files: a crash between any two steps of carrying out ends in the same contents") {
    const std::vector<std::string> written = {"c", "head"};
    for (std::size_t renamed = 0; renamed <= written.size(); ++renamed) {
        const Folder folder;
        REQUIRE(commit(*folder.open(), first()));
        const Transaction transaction = second();
        write_plainly(folder.path / "commit.journal", write_journal(transaction));
        for (std::size_t i = 0; i < renamed; ++i) write_plainly(folder.path / written[i], transaction.puts.at(written[i]));
        if (renamed < written.size()) write_plainly(folder.path / (written[renamed] + ".new"), copy_of("half"));
        CHECK(folder.contents() == std::map<std::string, Bytes>{{"head", copy_of("2")}, {"b", {}}, {"c", copy_of("three")}});
    }
}

TEST_CASE("files: a journal gives back its transaction; with a flipped bit or one byte more, nothing") {
    const Bytes journal = write_journal(second());
    const auto read = read_journal(journal);
    REQUIRE(read);
    CHECK(read->puts == second().puts);
    CHECK(read->deletes == second().deletes);
    for (std::size_t at = 0; at < journal.size() * 8; ++at) {
        Bytes flipped = journal;
        flipped[at / 8] ^= static_cast<std::uint8_t>(1 << at % 8);
        REQUIRE_FALSE(read_journal(flipped));
    }
    Bytes longer = journal;
    longer.push_back(0);
    CHECK_FALSE(read_journal(longer));
}

TEST_CASE("files: a whole vault lives in a folder and survives being opened again and again") {
    const Folder folder;
    const test::Keys keys;
    test::Records all;
    std::mt19937 random(3);
    {
        auto storage = folder.open();
        REQUIRE(test::create(*storage, keys));
    }
    for (int i = 0; i < 20; ++i) {
        auto storage = folder.open();
        auto opened = test::reopen(*storage, keys.passphrase);
        REQUIRE(opened.vault);
        REQUIRE(opened.records == all);
        const test::Records batch = {test::random_record(random, 20000), test::random_record(random, 200)};
        REQUIRE(test::append(**opened.vault, batch));
        test::add_to(all, batch);
    }
    auto storage = folder.open();
    const auto moment = now();
    const auto start = ticks();
    auto opened = test::reopen(*storage, keys.passphrase);
    CHECK(opened.records == all);
    CHECK(ticks() >= start);
    CHECK(moment > 1'700'000'000'000);
}
