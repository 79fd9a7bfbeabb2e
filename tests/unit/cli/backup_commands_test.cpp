// `tributary backup …` as somebody types it who has only the file, and the passphrase or the recovery kit.
#include <doctest/doctest.h>

#include "kept.hpp"

using namespace tributary;
using namespace tributary::cli;
using namespace tributary::cli::testing;

TEST_CASE("backup check opens with the passphrase, and with the recovery key, and counts what is there") {
    const Kept kept;
    for (const auto& [option, variable] : {std::pair{"--passphrase-env", "TEST_PASSPHRASE"}, {"--recovery-key-env", "TEST_KIT"}}) {
        const auto answer = kept.run(backup_check, option, variable);
        REQUIRE(answer);
        CHECK(answer->text.starts_with("The backup is whole and opens. Made 20 January 2015"));
        CHECK(answer->text.find("1 case,") != std::string::npos);
        CHECK(answer->text.find(secret_words) == std::string::npos);
    }
}

TEST_CASE("backup check refuses a wrong key, no key, and any damage, each by its name") {
    const Kept kept;
    ::setenv("TEST_WRONG", "another otter entirely brisk", 1);
    ::setenv("TEST_EMPTY", "", 1);
    CHECK(problem_of(kept.run(backup_check, "--passphrase-env", "TEST_WRONG")) == named(Problem::vault_wrong_passphrase));
    CHECK(problem_of(kept.run(backup_check, "--recovery-key-env", "TEST_EMPTY")) == named(Problem::usage));
    CHECK(problem_of(kept.run(backup_check, "", "")) == named(Problem::usage));
    Bytes bytes = *read_file(kept.backup);
    bytes[bytes.size() / 2] ^= 1;
    std::filesystem::remove(kept.backup);
    REQUIRE(write_new_file(kept.backup, bytes, Readers::only_me));
    CHECK(problem_of(kept.run(backup_check, "--recovery-key-env", "TEST_KIT")) == named(Problem::backup_damaged));
}

TEST_CASE("backup restore makes a folder with the vault's files, encrypted, and writes over nothing") {
    const Kept kept;
    const std::string restored = kept.folder.file("restored");
    REQUIRE(kept.run(backup_restore, "--passphrase-env", "TEST_PASSPHRASE", restored));
    store::MemoryStorage storage;
    for (const auto& file : std::filesystem::directory_iterator(restored)) {
        if (!store::is_storage_name(file.path().filename().string())) continue;
        const auto bytes = read_file(file.path());
        REQUIRE(bytes);
        CHECK(text_of(*bytes).find(secret_words) == std::string::npos);
        storage.files[file.path().filename()] = *bytes;
    }
    CHECK(store::test::reopen(storage, kept.recovery, store::Slot::recovery).vault);
    CHECK(problem_of(kept.run(backup_restore, "--passphrase-env", "TEST_PASSPHRASE", restored)) == named(Problem::file_unwritable));
}

TEST_CASE("backup open writes every record but the keys as a line of JSON") {
    const Kept kept;
    const std::string lines = kept.folder.file("lines.jsonl");
    REQUIRE(kept.run(backup_open, "--recovery-key-env", "TEST_KIT", lines));
    const auto bytes = read_file(lines);
    REQUIRE(bytes);
    const std::string text(text_of(*bytes));
    CHECK(text.find(secret_words) != std::string::npos);
    CHECK(text.find("AGE-SECRET-KEY") == std::string::npos);
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin)) {
        const auto line = domain::read(std::string_view(text).substr(begin, end - begin));
        REQUIRE(line);
        CHECK(line->text("kind").size() == 1);
        CHECK(line->text("kind") != "i");
    }
    CHECK(begin == text.size());
    CHECK(problem_of(kept.run(backup_open, "--recovery-key-env", "TEST_KIT", lines)) == named(Problem::file_unwritable));
}

TEST_CASE("a restored vault has a device id of its own, so that nothing it writes forks a feed") {
    const Kept kept;
    const auto device_in = [&](const std::string& backup, const std::string& lines) {
        REQUIRE(kept.on(backup, backup_open, {{"-o", lines}}));
        const Bytes bytes = *read_file(lines);
        const std::string text(text_of(bytes));
        const std::size_t at = text.rfind("{\"device\":\"");
        REQUIRE(at != std::string::npos);
        return text.substr(at, 50);
    };
    const std::string restored = kept.restore();
    const std::string again = kept.folder.file("again.tribbackup");
    REQUIRE(kept.on(restored, backup_make, {{"-o", again}}));
    CHECK(device_in(kept.backup, kept.folder.file("one.jsonl")) != device_in(again, kept.folder.file("two.jsonl")));
}

TEST_CASE("a restore that is refused leaves no folder") {
    const Kept kept;
    ::setenv("TEST_WRONG", "another otter entirely brisk", 1);
    const std::string restored = kept.folder.file("restored");
    CHECK(problem_of(kept.run(backup_restore, "--passphrase-env", "TEST_WRONG", restored)) == named(Problem::vault_wrong_passphrase));
    CHECK_FALSE(is_folder(restored));
}
