// Backups: how old the last one is, making one, restoring one, and what salvage found.
#include "crypto/secret.hpp"
#include "ui/screens/lead.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

constexpr std::int64_t days_that_are_long = 7;

std::int64_t days_since(std::int64_t at, std::int64_t now) { return uk_time(now).date.days() - uk_time(at).date.days(); }

void receipts(Stage& stage) {
    const auto& backups = stage.model.backups;
    if (backups.empty()) return;
    Ui& ui = stage.ui;
    ui.heading(3, "Backups so far");
    ui.list([&] {
        for (std::size_t i = backups.size(); i > 0 && backups.size() - i < 5; --i) {
            const app::Backup& backup = backups[i - 1];
            const std::string first = (backup.restored ? "This vault was restored from the backup of " : "Made ") + moment_words(backup.at);
            const std::string rest = ", " + size_words(backup.bytes) + ", " + counted(static_cast<std::size_t>(backup.records), "record") + ". SHA-256 " + brief(backup.sha256, 17);
            ui.list_item([&] { ui.paragraph({bold(first), std::string_view(rest)}); });
        }
    });
}

std::string lost_words(const app::Salvage& found) {
    std::string words;
    const auto say = [&](bool so, const std::string& sentence) { if (so) words += (words.empty() ? "" : " ") + sentence; };
    const auto number = [](std::int64_t value) { return static_cast<std::size_t>(value); };
    say(found.unreadable > 0, counted(number(found.unreadable), "part") + " of " + std::to_string(found.files) + " cannot be read.");
    say(found.lost > 0, counted(number(found.lost), "record") + (found.lost == 1 ? " is" : " are") + " lost.");
    say(found.dropped > 0, counted(number(found.dropped), "record") + " could be opened and not understood, and " + (found.dropped == 1 ? "was" : "were") + " left out.");
    say(found.other_age > 0, counted(number(found.other_age), "part") + (found.other_age == 1 ? " is" : " are") + " older than the rest, or newer: compare what was written last.");
    say(found.waiting > 0, counted(number(found.waiting), "change") + (found.waiting == 1 ? " hangs" : " hang") + " on a lost one. They are kept, and show when a bundle brings that one back.");
    say(found.end_unknown, "Nobody can say how much came after the last record that was found.");
    say(found.drafts_lost, "Words that were being typed are lost.");
    say(!found.lost_attachments.empty(), "Attachments whose content is lost: " + joined(found.lost_attachments) + ".");
    say(found.new_identity, "Your keys are lost. New ones were made: send your contact card to everybody again.");
    return words.empty() ? "Nothing is missing." : words;
}

void take_file(RestoreState& restore, std::vector<File> chosen) {
    if (chosen.empty()) return;
    restore.file_name = std::move(chosen.front().name);
    restore.file = chosen.front().held ? app::ChosenFile(chosen.front().held) : app::ChosenFile(std::move(chosen.front().bytes));
    restore.tried = false;
}

void ask_restore(Stage& stage) {
    RestoreState& restore = stage.state.restore;
    restore.asking = false;
    restore.tried = true;
    const bool kit = restore.with_kit;
    stage.ask(app::RestoreBackup{restore.file, kit ? std::string() : restore.passphrase, kit ? restore.recovery_key : std::string()});
}

// A vault is here: it goes when the backup takes its place.
void ask_first(Stage& stage) {
    RestoreState& restore = stage.state.restore;
    if (!restore.asking) return;
    Ui& ui = stage.ui;
    const bool closed = ui.dialog("Put the backup in the place of the vault on this device?", [&] {
        ui.paragraph("The vault that is here now goes, with everything that is not in the backup. The backup is opened and checked first.");
        ui.wrap(12, [&] {
            if (ui.button("Keep the vault", {.kind = Kind::primary})) restore.asking = false;
            if (ui.button("Restore the backup", {.kind = Kind::destructive})) ask_restore(stage);
        });
    });
    if (closed) restore.asking = false;
}

void key_boxes(Stage& stage, Form& form) {
    Ui& ui = stage.ui;
    RestoreState& restore = stage.state.restore;
    if (restore.with_kit) {
        const std::string_view error = form.field(ui, "Recovery key of the backup");
        ui.text_box("Recovery key of the backup", restore.recovery_key, {.hint = "The eight groups, in order, as they stand on the printed page.", .error = error, .autocomplete = "off"});
        if (ui.text_button("Use its passphrase")) restore.with_kit = false;
        return;
    }
    const std::string_view error = form.field(ui, "Passphrase of the backup");
    passphrase_box(stage, "Passphrase of the backup", restore.passphrase, restore.visible, {.hint = "The one that was in use when it was made.", .error = error, .autocomplete = "current-password"});
    if (ui.text_button("Use its recovery key")) restore.with_kit = true;
}

void restore_form(Stage& stage) {
    Ui& ui = stage.ui;
    RestoreState& restore = stage.state.restore;
    const bool busy = stage.model.phase == app::Phase::opening || stage.model.first_run.restoring || stage.model.salvaging;
    Form form(restore.form);
    const bool typed = !(restore.with_kit ? restore.recovery_key : restore.passphrase).empty();
    form.need(!restore.file.empty(), "Choose the backup", "Choose the file of the backup. Its name ends in .tribbackup.");
    form.need(typed, restore.with_kit ? "Recovery key of the backup" : "Passphrase of the backup", restore.with_kit ? "Type the eight groups of its recovery key." : "Type the passphrase of the backup.");
    form.summary(ui, "it is restored");
    focus_if_asked(ui, restore.form.go_to, "Choose the backup");
    take_file(restore, ui.choose_files("Choose the backup", {.button = {.icon = Icon::open}, .accept = accepted_backups}));
    if (!restore.file.empty()) ui.icon_line(Icon::file, Tone::plain, restore.file_name + ", " + size_words(static_cast<std::int64_t>(restore.file.ref->size())));
    key_boxes(stage, form);
    ui.wrap(12, [&] {
        if (ui.button("Restore this backup", {.icon = Icon::backup, .busy = busy, .described = busy ? "Opening" : ""}) && form.pressed()) {
            if (stage.model.phase == app::Phase::locked) restore.asking = true;
            else ask_restore(stage);
        }
        const auto& error = stage.model.phase == app::Phase::first_run && stage.model.message ? stage.model.message->error : stage.model.unlocking.error;
        const bool salvageable = error && (error->problem == Problem::backup_damaged || may_be_salvaged(*error));
        if (restore.tried && salvageable && !busy && ui.button("Save what can be read of it") && form.pressed())
            stage.ask(app::SalvageVault{restore.file, restore.with_kit ? std::string() : restore.passphrase, restore.with_kit ? restore.recovery_key : std::string()});
    });
    ask_first(stage);
    if (stage.model.phase != app::Phase::locked || busy) return;
    if (ui.text_button("Restore it as another vault, beside this one")) {
        restore.beside = restore.open = true;
        restore.form.go_to = "Choose the backup";
        stage.ask(app::MakeAnotherVault{});
    }
}

}  // namespace

bool may_be_salvaged(const Error& error) {
    switch (error.problem) {
        case Problem::vault_damaged:
        case Problem::vault_rolled_back:
        case Problem::json_not_canonical:
        case Problem::json_too_deep:
        case Problem::text_not_utf8:
        case Problem::change_malformed:
        case Problem::change_from_other_case:
        case Problem::feed_forked:
        case Problem::feed_broken: return true;
        default: return false;
    }
}

std::string backup_age(const app::Model& model) {
    const std::int64_t last = model.last_backup();
    if (last == 0) return "No backup yet";
    if (days_since(last, model.now) < 2) return "Last backup " + recent_words(last, model.now);
    return "Last backup " + counted(static_cast<std::size_t>(days_since(last, model.now)), "day") + " ago";
}

bool backup_is_due(const app::Model& model) {
    return !model.cases.empty() && (model.last_backup() == 0 || days_since(model.last_backup(), model.now) >= days_that_are_long);
}

bool little_room(const app::Model& model) { return model.device.free_bytes >= 0 && model.device.free_bytes < 200'000'000; }

void back_up_button(Stage& stage) {
    const bool busy = stage.model.work && stage.model.work->what == app::WorkKind::backing_up;
    if (!stage.ui.button("Back up now", {.icon = Icon::backup, .busy = busy, .described = busy ? "Making a backup" : ""})) return;
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::MakeBackup{});
}

void backups(Stage& stage) {
    Ui& ui = stage.ui;
    ui.heading(2, "Backup");
    const bool due = backup_is_due(stage.model);
    ui.icon_line(due ? Icon::warn : Icon::backup, due ? Tone::needs_you : Tone::plain, backup_age(stage.model));
    ui.paragraph("One encrypted file with everything on this device, for another device or a memory stick. It opens with your passphrase, and with the recovery kit.", {.measure = 600});
    back_up_button(stage);
    receipts(stage);
}

void salvage_told(Stage& stage) {
    const auto& found = stage.model.salvage;
    if (!found) return;
    Ui& ui = stage.ui;
    ui.note(found->lost == 0 && found->dropped == 0 ? Tone::plain : Tone::needs_you, "What could be read is saved", [&] {
        ui.paragraph(counted(static_cast<std::size_t>(found->records), "record") + " are in " + found->file_name + ", in your downloads. The vault here was not changed.");
        ui.paragraph(lost_words(*found));
        ui.paragraph("Restore that file here or on another device. Keep the damaged vault until you have looked at what came back.");
    }, true);
}

void restore_backup(Stage& stage) {
    RestoreState& restore = stage.state.restore;
    stage.ui.disclosure("Restore a backup", restore.open, [&] { restore_form(stage); });
}

}  // namespace tributary::ui
