// The vault is shut: the passphrase, or the recovery kit. What was typed stays when it does not open.
#include "ui/screens/lead.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

std::string why(const Stage& stage) {
    const app::Unlocking& unlocking = stage.model.unlocking;
    if (!unlocking.error) return {};
    const bool wrong = unlocking.error->problem == Problem::vault_wrong_passphrase;
    if (wrong && stage.state.unlock.with_kit) return std::string(say::wrong_kit);
    if (wrong && unlocking.wrong_tries >= 5) return std::string(say::five_tries);
    return sentence(*unlocking.error);
}

bool about_the_field(const app::Unlocking& unlocking) {
    return unlocking.error && (unlocking.error->problem == Problem::vault_wrong_passphrase || unlocking.error->problem == Problem::key_malformed);
}

void with_passphrase(Stage& stage, std::string_view error, bool busy) {
    UnlockState& typed = stage.state.unlock;
    if (!typed.met) stage.ui.focus_here();
    typed.met = true;
    const Edit edit = passphrase_box(stage, "Passphrase", typed.passphrase, typed.visible, {.error = error, .autocomplete = "current-password"});
    const bool pressed = stage.ui.button("Unlock", {.kind = Kind::primary, .icon = Icon::lock, .busy = busy, .described = busy ? "Opening" : ""});
    if ((pressed || edit.entered) && !busy) {
        typed.form.asked = typed.passphrase.empty();
        if (!typed.form.asked) stage.ask(app::Unlock{typed.passphrase});
    }
    if (stage.ui.text_button("Use the recovery kit")) typed.with_kit = true;
}

void with_kit(Stage& stage, std::string_view error, bool busy) {
    UnlockState& typed = stage.state.unlock;
    const Edit edit = stage.ui.text_box("Recovery key", typed.recovery_key,
                                        {.hint = "The eight groups, in order, as they stand on the printed page.", .error = error, .autocomplete = "off"});
    const bool pressed = stage.ui.button("Unlock", {.kind = Kind::primary, .icon = Icon::lock, .busy = busy, .described = busy ? "Opening" : ""});
    if ((pressed || edit.entered) && !busy) {
        typed.form.asked = typed.recovery_key.empty();
        if (!typed.form.asked) stage.ask(app::UnlockWithKit{typed.recovery_key});
    }
    if (stage.ui.text_button("Use the passphrase")) typed.with_kit = false;
}

// With what is still in the box: the passphrase fits, or the vault would have said so.
void salvage_button(Stage& stage) {
    UnlockState& typed = stage.state.unlock;
    stage.ui.paragraph("What can still be read can be saved as a backup. The vault here is not changed by it.");
    const bool busy = stage.model.salvaging;
    if (!stage.ui.button("Save what can be read", {.icon = Icon::backup, .busy = busy, .described = busy ? "Reading" : ""})) return;
    typed.form.asked = (typed.with_kit ? typed.recovery_key : typed.passphrase).empty();
    if (!typed.form.asked) stage.ask(app::SalvageVault{{}, typed.with_kit ? std::string() : typed.passphrase, typed.with_kit ? typed.recovery_key : std::string()});
}

void work(Stage& stage) {
    Ui& ui = stage.ui;
    UnlockState& typed = stage.state.unlock;
    const app::Unlocking& unlocking = stage.model.unlocking;
    ui.heading(1, "Unlock");
    which_vault(stage);
    if (unlocking.locked_at != 0) {
        const std::string when = unlocking.unused_minutes > 0 ? "Locked after " + counted(static_cast<std::size_t>(unlocking.unused_minutes), "minute") + " without use"
                                                              : "Locked at " + clock_words(unlocking.locked_at);
        const std::string locked = when + ". What you typed is kept.";
        ui.paragraph(locked, {.type = Type::reading, .measure = 600});
    }
    if (stage.model.broken) {
        ui.note(Tone::stop, "This vault stays shut", [&] { ui.paragraph(sentence(*stage.model.broken)); }, true);
        if (stage.model.broken->problem == Problem::vault_header_damaged) restore_backup(stage);
        return other_vaults(stage);
    }
    std::string error = why(stage);
    if (typed.form.asked) error = typed.with_kit ? "Type the eight groups of the recovery key." : "Type your passphrase.";
    const bool general = unlocking.error && !about_the_field(unlocking) && !typed.form.asked;
    if (general) ui.note(Tone::stop, "Not opened", [&] {
        ui.paragraph(error);
        if (may_be_salvaged(*unlocking.error) && !stage.state.restore.tried) salvage_button(stage);
    }, true);
    salvage_told(stage);
    const std::string_view beside = general ? std::string_view() : std::string_view(error);
    const bool busy = stage.model.phase == app::Phase::opening;
    typed.with_kit ? with_kit(stage, beside, busy) : with_passphrase(stage, beside, busy);
    work_progress(stage);
    if (stage.model.device.read_only) take_over_button(stage);
    ui.space(24);
    restore_backup(stage);
    if (!busy) other_vaults(stage);
}

}  // namespace

void draw_unlock(Stage& stage) {
    const std::string_view marking = stage.narrow() ? "Locked and encrypted" : "Locked. Case data on this device is encrypted";
    draw_lead_page(stage, "Unlock", marking, "Your work is on this device", "",
                   [&] { stage.ui.column(600, 16, [&] { work(stage); }); });
}

void draw_starting(Stage& stage) {
    draw_lead_page(stage, "Starting", "", "Looking at the storage of this device", "", [&] {
        stage.ui.heading(1, "Tributary");
        if (stage.model.broken) stage.ui.note(Tone::stop, "Tributary cannot start here", [&] { stage.ui.paragraph(sentence(*stage.model.broken)); }, true);
        else stage.ui.paragraph("Looking at the storage of this device.");
    });
}

}  // namespace tributary::ui
