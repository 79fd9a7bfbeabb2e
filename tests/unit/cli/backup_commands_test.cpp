// `tributary backup …` as somebody types it who has only the file, and the passphrase or the recovery kit.
#include <doctest/doctest.h>

#include "app/case_lines.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "crypto/words.hpp"
#include "folder.hpp"
#include "store/backup.hpp"
#include "store/support.hpp"

using namespace tributary;
using namespace tributary::cli;
using tributary::cli::testing::Folder;

namespace {

constexpr const char* passphrase = "lantern meadow otter brisk";
constexpr const char* secret_words = "The neighbour heard shouting";

/// A vault with one case and one entry, as a backup with the passphrase really derived.
struct Kept {
    Folder folder;
    std::string backup = folder.file("kept.tribbackup");
    crypto::Secret recovery = crypto::random_secret(32);

    Kept() {
        app::testing::Keeper keeper;
        keeper.add(secret_words);
        const auto kit = crypto::read_recovery_key(keeper.kit);
        REQUIRE(kit);
        const auto opened = store::test::reopen(keeper.storage, *kit, store::Slot::recovery);
        REQUIRE(opened.vault);
        store::test::Keys keys;
        auto key = crypto::derive_key(bytes_of(passphrase), keys.kdf);
        REQUIRE(key);
        keys.passphrase = std::move(*key);
        keys.recovery = recovery.clone();
        store::MemoryStorage storage;
        REQUIRE(store::test::append(*store::test::create(storage, keys), opened.records));
        REQUIRE(write_new_file(backup, store::write_backup({1'421'747'280'000, storage.files}), Readers::only_me));
        ::setenv("TEST_PASSPHRASE", passphrase, 1);
        ::setenv("TEST_KIT", std::string(text_of(crypto::write_recovery_key(recovery).view())).c_str(), 1);
    }
    [[nodiscard]] Result<Answer> run(Result<Answer> (*command)(const Arguments&), const std::string& option, const std::string& variable,
                                     const std::string& output = {}) const {
        Arguments arguments{{backup}, {}};
        if (!option.empty()) arguments.options[option] = {variable};
        if (!output.empty()) arguments.options["-o"] = {output};
        return command(arguments);
    }
};

std::string problem_of(const Result<Answer>& answer) { return answer ? "no problem" : std::to_string(static_cast<int>(answer.error().problem)); }
std::string named(Problem problem) { return std::to_string(static_cast<int>(problem)); }

}  // namespace

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
