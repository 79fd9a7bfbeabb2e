// Backups, restoring and salvage on the screens: what is said, and what is asked for.
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

template <class T>
const T* asked_for(const Desk& desk) {
    for (const app::Intent& intent : desk.asked)
        if (const T* found = std::get_if<T>(&intent)) return found;
    return nullptr;
}

// Presses without letting the application answer.
void press_only(Desk& desk, std::string_view name) {
    desk.post_first({EventKind::activated, desk.find(Role::button, name).id});
    desk.draw();
}

std::string content_of(const app::ChosenFile& file) {
    std::string content;
    file.ref->read(0, static_cast<std::size_t>(file.ref->size()), [&](const Result<Bytes>& bytes) { content = bytes ? text_of(*bytes) : "unreadable"; });
    return content;
}

}  // namespace

TEST_CASE("a vault that does not hold offers to save what can be read, with the passphrase that was typed") {
    Desk desk;
    desk.model.phase = app::Phase::locked;
    desk.show();
    CHECK_FALSE(desk.has(Role::button, "Save what can be read"));
    desk.fill("Passphrase", "lantern meadow otter brisk");
    desk.model.unlocking.error = Error{Problem::vault_damaged, "2", "418"};
    desk.show();
    CHECK(desk.says("2 of 418 parts of the vault cannot be read."));
    press_only(desk, "Save what can be read");
    REQUIRE(asked_for<app::SalvageVault>(desk));
    CHECK(asked_for<app::SalvageVault>(desk)->passphrase == "lantern meadow otter brisk");
    CHECK(asked_for<app::SalvageVault>(desk)->file.empty());
    desk.model.salvage = app::Salvage{.files = 418, .unreadable = 2, .records = 5312, .lost = 31, .file_name = "backup-x.tribbackup"};
    desk.show();
    CHECK(desk.says("5312 records are in backup-x.tribbackup, in your downloads. The vault here was not changed."));
    CHECK(desk.says("2 parts of 418 cannot be read. 31 records are lost."));
}

TEST_CASE("a wrong passphrase or a newer version offers no salvage") {
    Desk desk;
    desk.model.phase = app::Phase::locked;
    for (const Problem problem : {Problem::vault_wrong_passphrase, Problem::vault_newer, Problem::storage_failed}) {
        desk.model.unlocking.error = Error{problem};
        desk.show();
        CHECK_FALSE(desk.has(Role::button, "Save what can be read"));
    }
}

TEST_CASE("at first run a backup is restored at once; over a vault it is asked first") {
    Desk desk;
    desk.model.phase = app::Phase::first_run;
    desk.show();
    desk.press("Restore a backup");
    desk.press("Restore this backup");
    CHECK(desk.says("Choose the file of the backup. Its name ends in .tribbackup."));
    desk.choose_file("Choose the backup", "backup-x.tribbackup", "bytes of a backup");
    desk.fill("Passphrase of the backup", "lantern meadow otter brisk");
    press_only(desk, "Restore this backup");
    REQUIRE(asked_for<app::RestoreBackup>(desk));
    CHECK(content_of(asked_for<app::RestoreBackup>(desk)->file) == "bytes of a backup");
    CHECK(asked_for<app::RestoreBackup>(desk)->passphrase == "lantern meadow otter brisk");
    desk.model.phase = app::Phase::locked;
    desk.show();
    press_only(desk, "Restore this backup");
    CHECK_FALSE(asked_for<app::RestoreBackup>(desk));
    desk.show();
    CHECK(desk.says("The vault that is here now goes, with everything that is not in the backup."));
    desk.press("Keep the vault");
    CHECK_FALSE(desk.has(Role::button, "Keep the vault"));
    press_only(desk, "Restore this backup");
    desk.show();
    press_only(desk, "Restore the backup");
    CHECK(asked_for<app::RestoreBackup>(desk));
}

TEST_CASE("the age of the last backup is on every page, and one that failed to be saved is offered as a backup") {
    Desk desk;
    desk.open_as("Idris Wold", "Children's social care", "Report author");
    desk.ask(app::NewReferral{"TH-1", "Child R", "", ""});
    CHECK(desk.says("No backup yet"));
    desk.model.backups.push_back({desk.model.now - 9 * test::one_day, 2048, 12, "aa", false});
    desk.show();
    CHECK(desk.says("Last backup 9 days ago"));
    desk.ask(app::Go{{app::Screen::this_device, {}, {}}});
    press_only(desk, "Back up now");
    CHECK(asked_for<app::MakeBackup>(desk));
    desk.model.saving.state = app::Saving::State::failed;
    desk.model.saving.problem = Problem::storage_full;
    desk.show();
    press_only(desk, "Save all of it as a backup");
    CHECK(asked_for<app::MakeBackup>(desk));
}

TEST_CASE("a second tab can ask to write") {
    Desk desk;
    desk.open_as("Idris Wold", "Children's social care", "Report author");
    desk.model.device.read_only = true;
    desk.show();
    press_only(desk, "Write here instead");
    CHECK(asked_for<app::TakeOver>(desk));
}

TEST_CASE("unlocking with a backup beside it comes to rest in a narrow window") {
    Desk desk({.width = 320, .height = 640});
    desk.model.phase = app::Phase::locked;
    desk.show();
    desk.press("Restore a backup");
    CHECK_FALSE(desk.unsettled());
    CHECK(desk.semantics().clash().empty());
}

}  // namespace tributary::ui
