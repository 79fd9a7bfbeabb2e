// Drafts, backups, restoring and salvage, as a person meets them.
#include <doctest/doctest.h>

#include "case_lines.hpp"
#include "store/backup.hpp"
#include "store/drafts.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

Bytes backup_of(Keeper& keeper) {
    keeper.engine->ask(MakeBackup{});
    REQUIRE_FALSE(keeper.desk.files.empty());
    REQUIRE(keeper.desk.files.back().name.ends_with(".tribbackup"));
    return keeper.desk.files.back().bytes;
}

std::size_t changes_of(const Keeper& keeper) { return lines_of(keeper.model()).size(); }

// The largest segment loses a byte.
void damage(store::MemoryStorage& storage) {
    auto largest = storage.files.end();
    for (auto file = storage.files.begin(); file != storage.files.end(); ++file)
        if (Id::parse(file->first) && (largest == storage.files.end() || file->second.size() > largest->second.size())) largest = file;
    REQUIRE(largest != storage.files.end());
    largest->second[100] ^= 1;
}

}  // namespace

TEST_CASE("what is typed is kept at every pause and makes one change when it is left") {
    Keeper keeper;
    const Id record = keeper.add("");
    const std::size_t before = changes_of(keeper);
    std::string words;
    for (int pause = 0; pause < 200; ++pause) {
        words += "word ";
        keeper.engine->ask(KeepDraft{keeper.part(), record, "event", words});
        REQUIRE(keeper.model().saving.state == Saving::State::saved);
    }
    CHECK(changes_of(keeper) == before);
    CHECK(keeper.text(record).empty());
    keeper.engine->ask(SetField{keeper.part(), record, "event", words});
    CHECK(changes_of(keeper) == before + 1);
    CHECK(keeper.text(record) == words);
    CHECK(keeper.model().drafts.empty());
    CHECK_FALSE(keeper.storage.files.contains(store::drafts_name));
}

TEST_CASE("what was typed when the program stopped is a value after the next unlock, as far as it was acknowledged") {
    Keeper keeper;
    const Id record = keeper.add("Visit.");
    keeper.engine->ask(KeepDraft{keeper.part(), record, "event", "Visit. The door"});
    keeper.restart();
    keeper.unlock();
    CHECK(keeper.text(record) == "Visit. The door");
    CHECK(keeper.model().drafts.empty());
    CHECK(keeper.model().saving.state == Saving::State::saved);
    const std::size_t changes = changes_of(keeper);
    keeper.restart();
    keeper.unlock();
    CHECK(changes_of(keeper) == changes);
    CHECK(keeper.text(record) == "Visit. The door");
}

TEST_CASE("words that were typed and taken back leave no change and no draft") {
    Keeper keeper;
    const Id record = keeper.add("Visit.");
    const std::size_t before = changes_of(keeper);
    keeper.engine->ask(KeepDraft{keeper.part(), record, "event", "Visit. No"});
    keeper.engine->ask(SetField{keeper.part(), record, "event", "Visit."});
    CHECK(changes_of(keeper) == before);
    CHECK(keeper.model().drafts.empty());
    keeper.restart();
    keeper.unlock();
    CHECK(keeper.text(record) == "Visit.");
}

TEST_CASE("a backup restores on another machine, under another device id, so that no feed forks") {
    Keeper keeper;
    const Id record = keeper.add("Second visit");
    const Bytes file = backup_of(keeper);
    REQUIRE(keeper.model().backups.size() == 1);
    CHECK(keeper.model().last_backup() == keeper.model().backups[0].at);
    CHECK(keeper.model().backups[0].bytes == static_cast<std::int64_t>(file.size()));
    CHECK(keeper.model().message->words_key == "backup_saved");

    for (const bool with_kit : {false, true}) {
        Keeper other;
        other.storage.files.clear();
        other.restart();
        REQUIRE(other.model().phase == Phase::first_run);
        other.engine->ask(with_kit ? RestoreBackup{file, "", keeper.kit} : RestoreBackup{file, passphrase, ""});
        REQUIRE(other.model().phase == Phase::open);
        CHECK((lines_of(other.model()) == lines_of(keeper.model())));
        CHECK(other.model().me.id == keeper.model().me.id);
        CHECK(other.model().device_id != keeper.model().device_id);
        CHECK_FALSE(other.model().device_id.is_nil());
        CHECK(other.model().backups.back().restored);
        CHECK(other.model().last_backup() == keeper.model().backups[0].at);
        // The same number in both: but in feeds of their own.
        other.engine->ask(SetField{other.part(), record, "event", "Second visit, at the clinic"});
        other.restart();
        other.unlock();
        CHECK(other.text(record) == "Second visit, at the clinic");
        Keeper third;
        third.storage.files.clear();
        third.restart();
        third.engine->ask(RestoreBackup{file, passphrase, ""});
        CHECK(third.model().device_id != other.model().device_id);
    }
    keeper.restart();
    keeper.unlock();
    CHECK(keeper.model().backups.size() == 1);
}

TEST_CASE("a backup that does not open restores nothing, and says why") {
    Keeper keeper;
    const Bytes file = backup_of(keeper);
    Bytes damaged = file, cut(file.begin(), file.end() - 1);
    damaged[damaged.size() / 2] ^= 1;
    const auto tried = [&](Person& person, Bytes bytes, const std::string& typed) {
        const auto before = person.storage.files;
        const Phase phase = person.model().phase;
        person.engine->ask(RestoreBackup{std::move(bytes), typed, ""});
        CHECK((person.storage.files == before));
        CHECK(person.model().phase == phase);
        if (phase == Phase::locked) return person.model().unlocking.error->problem;
        CHECK_FALSE(person.model().first_run.restoring);
        return person.model().message->error->problem;
    };
    Keeper locked;
    locked.engine->ask(Lock{});
    Person fresh;
    for (Person* person : {static_cast<Person*>(&locked), &fresh}) {
        CHECK(tried(*person, damaged, passphrase) == Problem::backup_damaged);
        CHECK(tried(*person, cut, passphrase) == Problem::backup_damaged);
        CHECK(tried(*person, copy_of("a,b\n1,2\n"), passphrase) == Problem::backup_not_a_backup);
        CHECK(tried(*person, file, "another passphrase") == Problem::vault_wrong_passphrase);
    }
    // Whole as a file, and its vault lacks a segment.
    auto backup = *store::read_backup(file);
    for (auto at = backup.files.begin(); at != backup.files.end(); ++at)
        if (Id::parse(at->first)) {
            backup.files.erase(at);
            break;
        }
    CHECK(tried(fresh, store::write_backup(backup), passphrase) == Problem::vault_damaged);
    locked.unlock();
    CHECK(locked.model().phase == Phase::open);
}

TEST_CASE("a restored backup takes the place of the vault here, whole") {
    Keeper keeper, other;
    const Bytes file = backup_of(keeper);
    other.engine->ask(Lock{});
    other.storage.fault = {.call = other.storage.calls() + 3, .problem = Problem::storage_full, .for_good = true};
    const auto before = other.storage.files;
    other.engine->ask(RestoreBackup{file, passphrase, ""});
    CHECK((other.storage.files == before));
    CHECK(other.model().phase == Phase::locked);
    other.storage.fault = {};
    other.engine->ask(RestoreBackup{file, passphrase, ""});
    CHECK(other.model().phase == Phase::open);
    CHECK((lines_of(other.model()) == lines_of(keeper.model())));
    other.restart();
    other.unlock();
    CHECK((lines_of(other.model()) == lines_of(keeper.model())));
}

TEST_CASE("a full disk: everything on screen is in the backup, also what was not left yet") {
    Keeper keeper;
    keeper.storage.capacity = 0;
    const Id record = keeper.add("kept on screen");
    keeper.engine->ask(KeepDraft{keeper.part(), record, "source", "Case no"});
    REQUIRE(keeper.model().saving.state == Saving::State::failed);
    const Bytes file = backup_of(keeper);
    CHECK(keeper.model().saving.state == Saving::State::failed);
    Keeper other;
    other.storage.files.clear();
    other.restart();
    other.engine->ask(RestoreBackup{file, passphrase, ""});
    REQUIRE(other.model().phase == Phase::open);
    CHECK(other.text(record) == "kept on screen");
    CHECK(other.held().file.record(other.part(), record)->text("source") == "Case no");
    keeper.storage.capacity.reset();
    keeper.engine->ask(RetrySaving{});
    CHECK(keeper.model().saving.state == Saving::State::saved);
}

TEST_CASE("a backup asked for while something is on its way waits for it") {
    Keeper keeper;
    keeper.storage.deferred = true;
    const Id record = keeper.add("on its way");
    keeper.engine->ask(MakeBackup{});
    CHECK(keeper.desk.files.empty());
    while (keeper.desk.files.empty() && keeper.storage.answer()) {}
    REQUIRE(keeper.desk.files.size() == 1);
    while (keeper.storage.answer()) {}
    Keeper other;
    other.storage.files.clear();
    other.restart();
    other.engine->ask(RestoreBackup{keeper.desk.files.back().bytes, passphrase, ""});
    CHECK(other.text(record) == "on its way");
}

TEST_CASE("salvage of a damaged vault gives a backup that restores, tells what is missing, and leaves the vault as it was") {
    Keeper keeper;
    for (int i = 0; i < 60; ++i) keeper.add("Visit " + std::to_string(i) + std::string(1500, '.'));
    keeper.engine->ask(Lock{});
    damage(keeper.storage);
    keeper.restart();
    keeper.unlock();
    REQUIRE(keeper.model().unlocking.error->problem == Problem::vault_damaged);
    const auto files = keeper.storage.files;
    keeper.engine->ask(SalvageVault{{}, "another passphrase", ""});
    CHECK(keeper.model().unlocking.error->problem == Problem::vault_wrong_passphrase);
    CHECK_FALSE(keeper.model().salvaging);
    keeper.engine->ask(SalvageVault{{}, passphrase, ""});
    CHECK((keeper.storage.files == files));
    CHECK(keeper.model().phase == Phase::locked);
    REQUIRE(keeper.model().salvage);
    const Salvage& told = *keeper.model().salvage;
    CHECK(told.unreadable == 1);
    CHECK(told.lost > 0);
    CHECK(told.records > 0);
    CHECK_FALSE(told.end_unknown);
    REQUIRE(keeper.desk.files.size() == 1);
    CHECK(keeper.desk.files[0].name == told.file_name);

    Person other;
    other.engine->ask(RestoreBackup{keeper.desk.files[0].bytes, passphrase, ""});
    REQUIRE(other.model().phase == Phase::open);
    other.engine->ask(Lock{});
    other.unlock();
    CHECK(other.model().phase == Phase::open);
}

TEST_CASE("salvage without the keys among what is left makes new ones, and says so") {
    Keeper keeper;
    const Bytes file = backup_of(keeper);
    for (int i = 0; i < 40; ++i) keeper.add("Visit " + std::to_string(i) + std::string(1500, '.'));
    keeper.engine->ask(Lock{});
    // The first segment holds the identity.
    for (auto& [name, contents] : keeper.storage.files)
        if (Id::parse(name)) contents[50] ^= 1;
    keeper.engine->ask(SalvageVault{{}, passphrase, ""});
    REQUIRE(keeper.model().salvage);
    CHECK(keeper.model().salvage->new_identity);
    CHECK(keeper.model().salvage->records == 0);
    Person other;
    other.engine->ask(RestoreBackup{keeper.desk.files.back().bytes, passphrase, ""});
    CHECK(other.model().phase == Phase::open);
    CHECK(other.model().cases.empty());
}

TEST_CASE("salvage reads a backup that was cut short") {
    Keeper keeper;
    for (int i = 0; i < 60; ++i) keeper.add("Visit " + std::to_string(i) + std::string(1500, '.'));
    Bytes file = backup_of(keeper);
    file.resize(file.size() * 3 / 4);
    Person other;
    other.engine->ask(SalvageVault{file, passphrase, ""});
    REQUIRE(other.model().salvage);
    CHECK(other.model().phase == Phase::first_run);
    CHECK(other.model().salvage->unreadable > 0);
    REQUIRE(other.desk.files.size() == 1);
    other.engine->ask(RestoreBackup{other.desk.files[0].bytes, passphrase, ""});
    CHECK(other.model().phase == Phase::open);
}

TEST_CASE("room is measured again after saves, not at every one") {
    Keeper keeper;
    const int before = keeper.desk.measured;
    for (int i = 0; i < 30; ++i) keeper.add("visit");
    CHECK(keeper.desk.measured > before);
    CHECK(keeper.desk.measured < before + 30);
}
