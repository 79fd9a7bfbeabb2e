// Several vaults on one device: choosing one, making another, removing one with care. Of a locked vault nothing is shown but
// the name its owner gave it, and when it was last opened and backed up.
#include "ui/screens/lead.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

constexpr std::string_view name_hint = "Everybody who uses this device can read it, also while the vault is locked. Name a person or a team, never a child or a family.";

std::string backup_words(const app::VaultHere& vault, std::int64_t now) {
    if (vault.backup_at == 0) return "No backup is known";
    return "Last backup " + recent_words(vault.backup_at, now);
}

std::string facts_of(const app::VaultHere& vault, std::int64_t now) {
    const std::string opened = vault.opened_at == 0 ? "Not known when it was last opened" : "Last opened " + recent_words(vault.opened_at, now);
    return opened + ". " + backup_words(vault, now) + ".";
}

void one_vault(Stage& stage, const app::VaultHere& vault) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(vault.place);
    const std::string name = vault_name(vault);
    ui.card([&] {
        ui.heading(2, name);
        ui.paragraph({quiet(facts_of(vault, stage.model.now))});
        ui.wrap(12, [&] {
            if (ui.button("Open " + name, {.kind = Kind::primary, .icon = Icon::lock})) stage.ask(app::ChooseVault{vault.place});
            if (!ui.button("Remove " + name)) return;
            stage.state.vaults.removing = vault.place;
            stage.state.vaults.typed.clear();
            stage.state.vaults.form = {};
        });
    });
}

// Its name typed again, so that it is no slip of the hand.
void ask_before_removing(Stage& stage) {
    VaultsState& typed = stage.state.vaults;
    if (!typed.removing) return;
    const auto vault = std::ranges::find(stage.model.vaults, *typed.removing, &app::VaultHere::place);
    if (vault == stage.model.vaults.end()) return typed.removing.reset();
    Ui& ui = stage.ui;
    const std::string name = vault_name(*vault);
    const bool closed = ui.dialog("Remove the vault \u201c" + name + "\u201d from this device?", [&] {
        ui.paragraph("Everything in it goes: every case, its history, the keys of its owner. Nobody can bring it back, neither with the passphrase nor with the recovery kit.");
        const bool backed_up = vault->backup_at != 0;
        ui.icon_line(Icon::warn, Tone::needs_you, backup_words(*vault, stage.model.now) + (backed_up ? ". What was written after it is in no other place." : ". Open it and back it up first, unless you know of one."));
        Form form(typed.form);
        form.need(typed.typed == name, "Name of the vault", "Type \u201c" + name + "\u201d, letter by letter.");
        const std::string_view error = form.field(ui, "Name of the vault");
        ui.text_box("Name of the vault", typed.typed, {.hint = "Type it, so that the right one goes.", .error = error, .autocomplete = "off"});
        ui.wrap(12, [&] {
            if (ui.button("Keep the vault", {.kind = Kind::primary})) return typed.removing.reset();
            if (!ui.button("Remove it for good", {.kind = Kind::destructive}) || !form.pressed()) return;
            stage.ask(app::RemoveVault{vault->place});
            typed.removing.reset();
        });
    });
    if (closed) typed.removing.reset();
}

void choose(Stage& stage) {
    Ui& ui = stage.ui;
    ui.heading(1, "Vaults on this device");
    ui.paragraph("Each has a passphrase of its own, and opens for nobody else. What is in one is not seen from another.", {.type = Type::reading, .measure = 600});
    for (const app::VaultHere& vault : stage.model.vaults) one_vault(stage, vault);
    ui.space(24);
    ui.heading(2, "Somebody else works here too");
    ui.paragraph("Another vault has its own cases, keys, recovery kit and backups. A backup can be restored into it.", {.measure = 600});
    if (ui.button("Make another vault", {.icon = Icon::plus})) stage.ask(app::MakeAnotherVault{});
    ask_before_removing(stage);
}

}  // namespace

std::string vault_name(const app::VaultHere& vault) {
    if (!vault.name.empty()) return vault.name;
    return vault.place.empty() ? std::string("The first vault") : "Vault " + vault.place.substr(0, 4);
}

void draw_vaults(Stage& stage) {
    const std::string_view marking = stage.narrow() ? "Locked and encrypted" : "Locked. Case data on this device is encrypted";
    draw_lead_page(stage, "Vaults", marking, "Choose a vault", "", [&] { stage.ui.column(600, 16, [&] { choose(stage); }); });
}

void another_vault(Stage& stage) {
    if (stage.model.vaults.empty() || stage.model.this_vault()) return;
    stage.ui.text_box("Name of this vault", stage.state.vaults.name, {.hint = name_hint, .optional = true, .autocomplete = "off"});
}

void which_vault(Stage& stage) {
    const app::VaultHere* here = stage.model.this_vault();
    if (here == nullptr || stage.model.vaults.size() < 2) return;
    const std::string name = vault_name(*here);
    stage.ui.icon_line(Icon::lock, Tone::plain, bold(name));
}

void other_vaults(Stage& stage) {
    const bool several = stage.model.vaults.size() > (stage.model.this_vault() ? 1U : 0U);
    if (stage.ui.text_button(several ? "Other vaults on this device" : "Somebody else works here too")) stage.ask(app::ShowVaults{});
}

void this_vault(Stage& stage) {
    Ui& ui = stage.ui;
    VaultsState& typed = stage.state.vaults;
    const app::VaultHere* here = stage.model.this_vault();
    if (!std::exchange(typed.filled, true)) typed.name = here ? here->name : std::string();
    ui.heading(2, "This vault");
    const Edit edit = ui.text_box("Name of this vault", typed.name, {.hint = name_hint, .optional = true, .autocomplete = "off"});
    if ((edit.left || edit.entered) && (here == nullptr || here->name != typed.name)) stage.ask(app::NameVault{typed.name});
    if (!ui.button("Lock and show the vaults of this device", {.icon = Icon::lock})) return;
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::Lock{.to_vaults = true});
}

}  // namespace tributary::ui
