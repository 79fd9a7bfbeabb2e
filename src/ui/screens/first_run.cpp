// First run in three steps: who you are, the passphrase, the recovery kit.
#include <array>

#include "crypto/secret.hpp"
#include "crypto/words.hpp"
#include "ui/screens/lead.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

constexpr std::array<std::string_view, 3> names_of_steps = {"You", "Passphrase", "Recovery kit"};

bool filled(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

void you(Stage& stage) {
    Ui& ui = stage.ui;
    FirstRunState& typed = stage.state.first_run;
    Form form(typed.you);
    form.need(filled(typed.name), "Your name", "Type your name, as colleagues in other agencies know it.");
    form.need(filled(typed.agency), "Agency", "Type the name of your agency.");
    form.need(filled(typed.role), "Role", "Type your role in the review.");
    ui.heading(1, "Who you are");
    ui.paragraph("This stands on your contact card and beside everything you write.", {.type = Type::reading, .measure = 600});
    form.summary(ui, "you go on");
    another_vault(stage);
    std::string_view error = form.field(ui, "Your name");
    bool entered = ui.text_box("Your name", typed.name, {.error = error, .autocomplete = "name"}).entered;
    error = form.field(ui, "Agency");
    entered |= ui.text_box("Agency", typed.agency, {.hint = "For example Children's social care", .error = error, .autocomplete = "organization"}).entered;
    error = form.field(ui, "Role");
    entered |= ui.text_box("Role", typed.role,
                           {.hint = "For example report author, or board administrator", .error = error, .autocomplete = "organization-title"})
                   .entered;
    if ((ui.button("Continue", {.kind = Kind::primary}) || entered) && form.pressed())
        stage.ask(app::TellWho{typed.name, typed.agency, typed.role, stage.state.vaults.name});
    ui.space(24);
    salvage_told(stage);
    restore_backup(stage);
    if (!stage.model.first_run.restoring && !stage.model.vaults.empty()) other_vaults(stage);
}

void advice_line(Ui& ui, std::string_view passphrase) {
    const PassphraseAdvice advice = passphrase_advice(passphrase);
    if (advice.words.empty()) return;
    const Tone tone = advice.strong ? Tone::done : Tone::needs_you;
    ui.icon_line(advice.strong ? Icon::check : Icon::warn, tone, tinted(advice.words, advice.strong ? Colour::ok : Colour::warn, Type::strong));
}

void secret(Stage& stage) {
    Ui& ui = stage.ui;
    FirstRunState& typed = stage.state.first_run;
    const PassphraseAdvice advice = passphrase_advice(typed.passphrase);
    Form form(typed.secret);
    form.need(advice.strong, "Passphrase", advice.words.empty() ? std::string("Type a passphrase of at least four words.") : advice.words);
    form.need(typed.again == typed.passphrase, "The same passphrase again", say::passphrases_differ);
    ui.heading(1, "Choose a passphrase");
    ui.paragraph(say::passphrase, {.type = Type::reading, .measure = 600});
    form.summary(ui, "you go on");
    std::string_view error = form.field(ui, "Passphrase");
    bool entered = passphrase_box(stage, "Passphrase", typed.passphrase, typed.visible, {.error = error, .autocomplete = "new-password"}).entered;
    advice_line(ui, typed.passphrase);
    if (ui.text_button("Suggest four words")) {
        const crypto::Secret words = crypto::suggest_passphrase(4);
        typed.passphrase = text_of(words.view());
        typed.visible = true;
    }
    error = form.field(ui, "The same passphrase again");
    entered |= ui.text_box("The same passphrase again", typed.again,
                           {.hint = "You can paste it from a password manager.", .error = error, .password = !typed.visible, .autocomplete = "new-password"})
                   .entered;
    ui.note(Tone::needs_you, "Nobody can reset it for you", {Run(say::no_reset), " The next step gives you the kit to print."});
    ui.wrap(12, [&] {
        const bool working = stage.model.first_run.working;
        const bool pressed = ui.button("Continue", {.kind = Kind::primary, .busy = working, .described = working ? "Making your vault" : ""});
        if ((pressed || (entered && !working)) && form.pressed()) stage.ask(app::CreateVault{typed.passphrase});
        if (ui.button("Back") && !working) stage.ask(app::StepBack{});
    });
    if (stage.model.first_run.working) ui.paragraph({quiet("Making your vault. This takes a few seconds.")});
}

std::vector<std::string_view> groups_of(std::string_view key) {
    std::vector<std::string_view> groups;
    while (!key.empty()) {
        const std::size_t end = std::min(key.find_first_of("- "), key.size());
        if (end > 0) groups.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return groups;
}

// The words, and the same as a code: whoever unlocks with it types the words, or lets a telephone read them out.
Paper kit_on_paper(const FirstRunState& typed, std::string_view key, const app::Me& me, std::int64_t now) {
    Paper paper;
    paper.title = "Tributary recovery kit";
    paper.lines = {"Of the vault of " + me.name + ", " + me.agency + ", made on " + day_words(now) + ".",
                   "Anyone who has this page and the device, or a backup, can read the work in the vault. Keep it where your agency keeps sealed papers, apart from the device.",
                   "To use it: choose Use the recovery kit when Tributary asks for the passphrase, and type the eight groups in order."};
    PaperTable groups{"Recovery key", {"Group", "Letters and figures"}, {}};
    for (const std::string_view group : groups_of(key)) groups.rows.push_back({std::to_string(groups.rows.size() + 1), group});
    paper.tables.push_back(std::move(groups));
    if (const auto& code = typed.code.code) paper.pictures.push_back({"QR code with the eight groups", code->side + 2 * documents::quiet_zone, documents::svg_path(*code)});
    return paper;
}

void kit_page(Stage& stage, std::string_view key) {
    Ui& ui = stage.ui;
    ui.card([&] {
        ui.heading(2, "Tributary recovery kit");
        const auto groups = groups_of(key);
        ui.columns({{}, {}}, 12, 320, [&](std::size_t column) {
            for (std::size_t i = column * 4; i < groups.size() && i < column * 4 + 4; ++i) {
                const std::string number = std::to_string(i + 1) + "  ";
                ui.paragraph({quiet(number), bold(groups[i])}, {.type = Type::section});
            }
        });
        if (const documents::QrCode* code = code_of(stage.state.first_run.code, key)) ui.qr_code("QR code with the eight groups", *code, 200);
    });
}

void kit(Stage& stage) {
    Ui& ui = stage.ui;
    FirstRunState& typed = stage.state.first_run;
    const app::FirstRun& run = stage.model.first_run;
    const std::string label = "Type the " + ordinal(run.asked_group) + " group from the page";
    Form form(typed.kit);
    form.need(filled(typed.group), label, label + ", so that we both know you have it.");
    ui.heading(1, "Keep your recovery kit");
    ui.paragraph(say::keep_kit, {.type = Type::reading, .measure = 600});
    kit_page(stage, run.recovery_key);
    if (ui.button("Print this page", {.icon = Icon::print})) ui.print(paper_html(kit_on_paper(typed, run.recovery_key, stage.model.me, stage.model.now)));
    form.summary(ui, "you go on");
    std::string_view error = form.field(ui, label);
    const std::string wrong = "That is not the " + ordinal(run.asked_group) + " group. Look at the page and type it again.";
    if (error.empty() && run.wrong_group) error = wrong;
    const Edit edit = ui.text_box(label, typed.group, {.hint = "So that we both know you have it.", .error = error, .width = 280, .autocomplete = "off"});
    if ((ui.button("Continue", {.kind = Kind::primary}) || edit.entered) && form.pressed()) stage.ask(app::ProveRecoveryKit{typed.group});
}

void fill(Stage& stage) {
    FirstRunState& typed = stage.state.first_run;
    if (typed.filled) return;
    typed.filled = true;
    typed.name = stage.model.first_run.name;
    typed.agency = stage.model.first_run.agency;
    typed.role = stage.model.first_run.role;
}

}  // namespace

void draw_first_run(Stage& stage) {
    fill(stage);
    const auto step = static_cast<std::size_t>(stage.model.first_run.step);
    const bool made = stage.model.first_run.step == app::FirstRunStep::recovery_kit;
    draw_lead_page(stage, names_of_steps.at(step), "No case data on this device yet", made ? "Your vault is on this device" : "Nothing has been stored yet",
                   "Setting up takes about two minutes", [&] {
                       stage.ui.column(600, 16, [&] {
                           stage.ui.steps(names_of_steps, step);
                           if (stage.model.broken) stage.ui.note(Tone::stop, "This cannot go on", sentence(*stage.model.broken));
                           const auto scope = stage.ui.scope(names_of_steps.at(step));
                           switch (stage.model.first_run.step) {
                               case app::FirstRunStep::you: return you(stage);
                               case app::FirstRunStep::passphrase: return secret(stage);
                               case app::FirstRunStep::recovery_kit: return kit(stage);
                           }
                       });
                   });
}

}  // namespace tributary::ui
