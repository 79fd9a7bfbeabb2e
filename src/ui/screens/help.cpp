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
                const std::string more = "More about " + std::string(text.name);
                ui.link(more, app::address_of({app::Screen::help, {}, {}, text.screen}));
            });
        }
    });
}

std::string keys_label(const Command& command) { return "Keys for " + std::string(command.name); }

// Kept when the field is left: empty switches the shortcut off.
void change_keys(Stage& stage, const Command& command, const std::string& typed) {
    app::Preferences changed = stage.model.preferences;
    if (typed == command.chord) changed.chords.erase(std::string(command.key));
    else changed.chords.insert_or_assign(std::string(command.key), typed);
    stage.ask(app::SetPreferences{std::move(changed)});
}

std::string problem_of(const Stage& stage, const Command& command, const std::string& typed) {
    if (std::string problem = chord_problem(typed); !problem.empty()) return problem;
    const Command* other = command_with(stage.model.preferences, typed);
    if (other == nullptr || other->key == command.key) return {};
    return typed + " already belongs to " + std::string(other->name) + ". Change that one first.";
}

void keys_field(Stage& stage, const Command& command) {
    const std::string key(command.key);
    auto& typing = stage.state.chords;
    const bool typed_before = typing.contains(key);
    std::string typed = typed_before ? typing[key] : chord_of(stage.model.preferences, key);
    const std::string problem = typed_before ? problem_of(stage, command, typed) : std::string();
    const Edit edit = stage.ui.text_box(keys_label(command), typed, {.error = problem, .width = 180, .autocomplete = "off", .quiet_label = true});
    if (edit.changed) typing[key] = typed;
    if (!edit.left && !edit.entered) return;
    if (!problem_of(stage, command, typed).empty()) return;
    typing.erase(key);
    if (typed != chord_of(stage.model.preferences, key)) change_keys(stage, command, typed);
}

void keys_row(Stage& stage, RowView& row) {
    const Command& command = all_commands()[row.index()];
    const auto scope = row.ui().scope(command.key);
    row.cell(bold(command.name));
    row.cell(quiet(command.group));
    row.cell([&] { keys_field(stage, command); });
}

void shortcuts(Stage& stage) {
    Ui& ui = stage.ui;
    ui.heading(2, "Keyboard shortcuts");
    ui.paragraph("Type other keys for a command, or empty the box to switch its shortcut off. Escape always steps back; Tab, arrows and Enter work everywhere.");
    bool single = stage.model.preferences.single_keys;
    if (ui.check_box("Shortcuts of a single key", single, "Switch them off when you speak to the computer, or press keys by accident. They never work in a text field.")) {
        app::Preferences changed = stage.model.preferences;
        changed.single_keys = single;
        stage.ask(app::SetPreferences{std::move(changed)});
    }
    ui.table("Keyboard shortcuts", {{.name = "Command"}, {.name = "Works", .width = 180}, {.name = "Keys", .width = 220}}, all_commands().size(),
             {.key = [](std::size_t i) { return std::hash<std::string_view>()(all_commands()[i].key); }}, [&](RowView& row) { keys_row(stage, row); });
    if (stage.model.preferences.chords.empty() || !ui.button("Use our keys again")) return;
    app::Preferences changed = stage.model.preferences;
    changed.chords.clear();
    stage.state.chords.clear();
    stage.ask(app::SetPreferences{std::move(changed)});
}

// The editor of long texts has keys of its own, which work only in its text.
void keys_of_text(Ui& ui) {
    static constexpr std::pair<std::string_view, std::string_view> keys[] = {
        {"Bold, italic", "Ctrl+B, Ctrl+I"},         {"Numbered list, list", "Ctrl+Shift+7, Ctrl+Shift+8"},
        {"Heading", "Ctrl+Alt+1 to Ctrl+Alt+3"},    {"Plain paragraph", "Ctrl+Alt+0"},
        {"Find and replace", "Ctrl+H"},             {"Undo, redo what was typed", "Ctrl+Z, Ctrl+Y"},
    };
    ui.heading(2, "In long text");
    ui.facts([&] {
        for (const auto& [what, chord] : keys) ui.fact(what, chord);
    });
}

void ways_on(Ui& ui) {
    ui.heading(2, "More");
    ui.link("How accessible Tributary is", app::address_of({app::Screen::accessibility, {}, {}}));
    ui.paragraph("Something is in your way? Tell the person who set Tributary up for you, or your help desk. Say what you wanted to do and what happened; leave out words of a case.");
}

}  // namespace

void draw_help(Stage& stage) {
    const app::Screen about = stage.model.place.about;
    const HelpText* text = about == app::Screen::home ? nullptr : help_about(about);
    const bool keys = about == app::Screen::help;
    const std::string title = keys ? std::string("Keyboard shortcuts") : text ? "Help: " + std::string(text->name) : std::string("Help");
    draw_page(stage, title, Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content([&] { ui.page_head(title, quiet("In plain words. Nothing of a case stands here."), [] {}); },
                   [&] {
                       if (text) about_place(ui, *text);
                       if (!text && !keys) contents(ui);
                       if (text == nullptr) {
                           shortcuts(stage);
                           keys_of_text(ui);
                       }
                       if (text || keys) ui.link("All of Help", all_address);
                       ways_on(ui);
                   });
    });
}

}  // namespace tributary::ui
