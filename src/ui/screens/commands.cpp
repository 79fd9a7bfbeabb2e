#include "ui/screens/commands.hpp"

#include <algorithm>
#include <array>

#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

using Where = Command::Where;

constexpr std::array our_commands = {
    Command{"go_to", "Go to anything", "Everywhere", "Ctrl+K", Where::by_keys},
    Command{"help", "Help for this page", "Everywhere", "F1"},
    Command{"shortcuts", "Keyboard shortcuts", "Everywhere", "?"},
    Command{"undo", "Undo", "Everywhere", "Ctrl+Z"},
    Command{"redo", "Redo", "Everywhere", "Ctrl+Y"},
    Command{"saved", "Is everything saved?", "Everywhere", "Ctrl+S"},
    Command{"print", "Print this page", "Everywhere", "Ctrl+P"},
    Command{"lock", "Lock now", "Everywhere", ""},
    Command{"new_referral", "New referral", "Cases", ""},
    Command{"open_bundle", "Open a bundle", "Cases", ""},
    Command{"sample", "Open the sample case", "Cases", ""},
    Command{"save_card", "Save my contact card", "Cases", ""},
    Command{"search", "Search this case", "In a case", "Ctrl+Shift+F", Where::in_case},
    Command{"add_entry", "Add an entry", "In a case", "Ctrl+Enter", Where::in_case},
    Command{"import", "Import a file", "In a case", "", Where::in_case},
    Command{"add_person", "Add a person", "In a case", "", Where::in_case},
    Command{"find", "Find in this list", "Lists and entries", "Ctrl+F", Where::in_list},
    Command{"find_next", "Next row that was found", "Lists and entries", "F3", Where::in_list},
    Command{"previous_entry", "Previous entry", "Lists and entries", "Alt+Up", Where::in_entry},
    Command{"next_entry", "Next entry", "Lists and entries", "Alt+Down", Where::in_entry},
    Command{"mark_key_issue", "Mark as key issue", "Merged chronology", "K", Where::in_list},
    Command{"mark_decision_point", "Mark as decision point", "Merged chronology", "D", Where::in_list},
    Command{"mark_inconsistency", "Mark as inconsistency", "Merged chronology", "I", Where::in_list},
    Command{"mark_good_practice", "Mark as good practice", "Merged chronology", "G", Where::in_list},
    Command{"look_closer", "Look closer at the timeline", "Merged chronology", "+", Where::in_case},
    Command{"look_further", "Look at more of the timeline", "Merged chronology", "-", Where::in_case},
    Command{"withdraw", "Withdraw this entry", "Lists and entries", "", Where::in_entry},
};

constexpr auto commands = [] {
    std::array<Command, our_commands.size() + std::size(editor_commands)> all{};
    std::ranges::copy(our_commands, all.begin());
    std::ranges::transform(editor_commands, all.begin() + our_commands.size(),
                           [](const EditorCommand& each) { return Command{each.key, each.name, "Long text", each.chord, Where::in_text}; });
    return all;
}();

const Command* command_named(std::string_view key) {
    const auto found = std::ranges::find(commands, key, &Command::key);
    return found == commands.end() ? nullptr : &*found;
}

bool is_list(app::Screen screen) {
    return screen == app::Screen::chronology || screen == app::Screen::merged;
}

// The page that does it, when it is not the one that is open.
std::optional<app::Place> page_of(const Stage& stage, std::string_view key) {
    const Id& opened = stage.model.place.case_id;
    if (key == "new_referral" || key == "open_bundle" || key == "sample") return app::Place{};
    if (key == "save_card") return app::Place{app::Screen::people_and_trust, {}, {}};
    if (key == "search") return app::Place{app::Screen::search, opened, {}};
    if (key == "add_entry" || key == "import") return app::Place{app::Screen::chronology, opened, {}};
    if (key == "add_person") return app::Place{app::Screen::family, opened, {}};
    if (key == "shortcuts") return app::Place{app::Screen::help, {}, {}, app::Screen::help};
    if (key == "help") {
        const app::Screen shown = stage.model.place.screen;
        const bool itself = shown == app::Screen::help || shown == app::Screen::accessibility;
        return app::Place{app::Screen::help, {}, {}, itself ? app::Screen::home : shown};
    }
    return std::nullopt;
}

constexpr std::array modifiers = {std::string_view("Ctrl+"), std::string_view("Alt+"), std::string_view("Shift+")};
constexpr std::array named_keys = {"Enter", "Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Insert", "Delete",
                                   "F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10"};
// The browser keeps these for itself, or a text field needs them.
constexpr std::array taken = {"Ctrl+W", "Ctrl+T", "Ctrl+N", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+R", "Ctrl+L", "Ctrl+Shift+N", "Ctrl+Shift+T", "Alt+F4"};

std::string_view without_modifiers(std::string_view chord) {
    for (const std::string_view modifier : modifiers)
        if (chord.starts_with(modifier)) chord.remove_prefix(modifier.size());
    return chord;
}

bool is_key(std::string_view key) {
    if (key.size() == 1) return key[0] > ' ' && key[0] < 0x7F && !(key[0] >= 'a' && key[0] <= 'z');
    return std::ranges::find(named_keys, key) != named_keys.end();
}

void help(Stage& stage) {
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::Go{*page_of(stage, "help")});
}

}  // namespace

std::span<const Command> all_commands() { return commands; }

std::string chord_of(const app::Preferences& preferences, std::string_view key) {
    const Command* command = command_named(key);
    if (command == nullptr) return {};
    const auto own = preferences.chords.find(std::string(key));
    std::string chord = own == preferences.chords.end() ? std::string(command->chord) : own->second;
    if (is_single_key(chord) && !preferences.single_keys) chord.clear();
    return chord;
}

bool is_single_key(std::string_view chord) { return chord.size() == 1; }

std::string chord_problem(std::string_view chord) {
    if (chord.empty()) return {};
    if (!is_key(without_modifiers(chord))) return "Type the keys like Ctrl+K, Alt+Down, F3 or ?.";
    if (std::ranges::find(taken, chord) != taken.end()) return "The browser keeps " + std::string(chord) + " for itself. Type other keys.";
    return {};
}

std::string chord_problem(const Command& command, std::string_view chord) {
    if (std::string problem = chord_problem(chord); !problem.empty()) return problem;
    const bool writes = !chord.empty() && !chord.starts_with("Ctrl+") && !chord.starts_with("Alt+") && !(chord.starts_with('F') && chord.size() > 1);
    if (command.where == Where::in_text && writes) return "A text needs " + std::string(chord) + " itself. Add Ctrl or Alt.";
    return {};
}

const Command* command_with(const app::Preferences& preferences, std::string_view chord) {
    for (const Command& command : commands)
        if (!chord.empty() && chord_of(preferences, command.key) == chord) return &command;
    return nullptr;
}

std::string why_not(const Stage& stage, const Command& command) {
    const app::Model& model = stage.model;
    const bool in_case = model.current_case() != nullptr;
    if (command.where == Where::in_case && !in_case) return "Open a case first";
    if (command.where == Where::in_list && !(in_case && is_list(model.place.screen))) return "Open a chronology first";
    if (command.where == Where::in_entry && (!in_case || !is_list(model.place.screen) || model.place.record.is_nil())) return "Open an entry first";
    if (command.key.starts_with("mark_") && (!in_case || model.place.screen != app::Screen::merged)) return "Open the merged chronology first";
    if (command.key.starts_with("look_") && (!in_case || model.place.screen != app::Screen::timeline)) return "Open the timeline first";
    if (command.key == "undo" && model.steps.done.empty()) return "Nothing to undo since unlocking";
    if (command.key == "redo" && model.steps.undone.empty()) return "Nothing to redo";
    const bool writes = command.key == "add_entry" || command.key == "undo" || command.key == "redo" || command.key == "withdraw" || command.key == "new_referral";
    if (writes && !model.may_write()) return "Reading only: Tributary is open in another tab";
    return {};
}

bool wanted(Stage& stage, std::string_view key) {
    State& state = stage.state;
    if (state.palette.open) return false;
    const std::string chord = chord_of(stage.model.preferences, key);
    const bool pressed = !chord.empty() && stage.ui.shortcut(chord);
    if (state.command != key) return pressed;
    state.command.clear();
    return true;
}

void choose(Stage& stage, std::string_view key) {
    stage.state.command = key;
    stage.state.command_age = 0;
    const auto page = page_of(stage, key);
    if (!page || key == "help" || page->screen == stage.model.place.screen) return;
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::Go{*page});
}

void common_commands(Stage& stage) {
    State& state = stage.state;
    if (!state.command.empty() && ++state.command_age > 20) state.command.clear();  // no page took it
    if (wanted(stage, "help")) help(stage);
    if (wanted(stage, "shortcuts") && stage.model.place != *page_of(stage, "shortcuts")) stage.ask(app::Go{*page_of(stage, "shortcuts")});
    if (wanted(stage, "undo")) undo(stage);
    const bool shifted = !state.palette.open && stage.ui.shortcut("Ctrl+Shift+Z");
    if (wanted(stage, "redo") || shifted) redo(stage);
    if (wanted(stage, "saved")) reassure(stage);
    if (wanted(stage, "print")) print_page(stage);
    if (wanted(stage, "lock")) lock(stage);
    if (wanted(stage, "sample")) stage.ask(app::OpenSampleCase{});
    if (wanted(stage, "save_card")) stage.ask(app::SaveMyCard{});
    if (stage.model.current_case() != nullptr && wanted(stage, "search")) choose(stage, "search");
    draw_palette(stage);
}

}  // namespace tributary::ui
