// Help: a page for each place, the keys, and where to read how accessible Tributary is.
#include "ui/screens/commands.hpp"
#include "ui/screens/help_texts.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

constexpr std::string_view all_address = "#/help";

void about_place(Ui& ui, const HelpText& text) {
    ui.heading(2, "What it is for");
    ui.paragraph(text.purpose, {.type = Type::reading});
    ui.heading(2, "What to do next");
    ui.paragraph(text.next, {.type = Type::reading});
    ui.heading(2, "Who reads it");
    ui.paragraph(text.readers, {.type = Type::reading});
}

void contents(Ui& ui) {
    ui.heading(2, "What each place is for");
    ui.facts([&] {
        for (const HelpText& text : help_texts()) {
            const auto scope = ui.scope(text.name);
            ui.fact(text.name, [&] {
                ui.paragraph(text.purpose);
                if (text.screen == app::Screen::home) return ui.paragraph(text.next), void();
                const std::string more = "More about " + std::string(text.name);
                const std::string address = app::address_of({app::Screen::help, {}, {}, text.screen});
                ui.paragraph(link_to(more, address));
            });
        }
    });
}

// Empty switches the shortcut off.
void change_keys(Stage& stage, const Command& command, const std::string& typed) {
    app::Preferences changed = stage.model.preferences;
    if (typed == command.chord) changed.chords.erase(std::string(command.key));
    else changed.chords.insert_or_assign(std::string(command.key), typed);
    stage.ask(app::SetPreferences{std::move(changed)});
}

std::string problem_of(const Stage& stage, const Command& command, const std::string& typed) {
    if (std::string problem = chord_problem(command, typed); !problem.empty()) return problem;
    const Command* other = command_with(stage.model.preferences, typed);
    if (other == nullptr || other->key == command.key) return {};
    return typed + " already belongs to " + std::string(other->name) + ". Change that one first.";
}

// One command is chosen, its keys are typed: two stops for Tab, however many commands there are.
void own_keys(Stage& stage) {
    Ui& ui = stage.ui;
    KeysState& keys = stage.state.keys;
    std::vector<std::string_view> names;
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    ui.heading(2, "Change keys");
    if (ui.select("Command", names, keys.chosen, {.hint = "Its keys can be others, or none.", .width = 340})) keys.typed.reset();
    if (keys.chosen < 0) return;
    const Command& command = all_commands()[static_cast<std::size_t>(keys.chosen)];
    std::string typed = keys.typed.value_or(chord_of(stage.model.preferences, command.key));
    const std::string problem = keys.typed ? problem_of(stage, command, typed) : std::string();
    const Edit edit = ui.text_box("Its keys", typed, {.hint = "Such as Ctrl+K, Alt+Down, F3 or ?. Empty: no keys.", .error = problem, .width = 280, .autocomplete = "off"});
    if (edit.changed) keys.typed = typed;
    if (!ui.button("Use these keys") && !edit.entered) return;
    if (!problem_of(stage, command, typed).empty()) return;
    keys.typed.reset();
    if (typed != chord_of(stage.model.preferences, command.key)) change_keys(stage, command, typed);
}

void keys_row(const Stage& stage, RowView& row) {
    const Command& command = all_commands()[row.index()];
    const std::string chord = chord_of(stage.model.preferences, command.key);
    row.cell(bold(command.name));
    row.cell(quiet(command.group));
    row.cell(chord.empty() ? quiet("No keys") : Run(chord));
}

void shortcuts(Stage& stage) {
    Ui& ui = stage.ui;
    ui.paragraph("Escape always steps back; Tab, arrows and Enter work everywhere. Every command can also be chosen by its name in Go to anything, those of long text by their buttons below it. In a field Ctrl+Z and Ctrl+Y are the browser's own: they undo and redo what was typed.");
    ui.table("Keyboard shortcuts", {{.name = "Command"}, {.name = "Works", .width = 180}, {.name = "Keys", .width = 160}}, all_commands().size(), {},
             [&](RowView& row) { keys_row(stage, row); });
    bool single = stage.model.preferences.single_keys;
    if (ui.check_box("Shortcuts of a single key", single, "Switch them off when you speak to the computer, or press keys by accident. They never work in a text field.")) {
        app::Preferences changed = stage.model.preferences;
        changed.single_keys = single;
        stage.ask(app::SetPreferences{std::move(changed)});
    }
    own_keys(stage);
    if (stage.model.preferences.chords.empty() || !ui.button("Use our keys again")) return;
    app::Preferences changed = stage.model.preferences;
    changed.chords.clear();
    stage.state.keys = {};
    stage.ask(app::SetPreferences{std::move(changed)});
}

void ways_on(Ui& ui) {
    ui.heading(2, "More");
    ui.link("Keyboard shortcuts", app::address_of({app::Screen::help, {}, {}, app::Screen::help}));
    ui.link("How accessible Tributary is", app::address_of({app::Screen::accessibility, {}, {}}));
    ui.paragraph("Something is in your way? Tell the person who set Tributary up for you, or your help desk. Say what you wanted to do and what happened; leave out words of a case.");
}

}  // namespace

void draw_help(Stage& stage) {
    const app::Screen about = stage.model.place.about;
    const HelpText* text = about == app::Screen::home ? nullptr : help_about(about);
    const bool keys = about == app::Screen::help;
    const std::string title = keys ? std::string("Keyboard shortcuts") : text ? "Help for " + std::string(text->name) : std::string("Help");
    draw_page(stage, title, Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content([&] { ui.page_head(title, quiet("In plain words. Nothing of a case stands here."), [] {}); },
                   [&] {
                       if (text) about_place(ui, *text);
                       if (!text && !keys) contents(ui);
                       if (keys) shortcuts(stage);
                       if (text || keys) ui.link("All of Help", all_address);
                       ways_on(ui);
                   });
    });
}

}  // namespace tributary::ui
