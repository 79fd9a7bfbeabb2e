// *Go to anything*: places, cases, entries by number and date, and every command by its name. It searches across cases and
// never leaves the vault.
#include <algorithm>

#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/help_texts.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

using app::Screen;

constexpr Screen outer[] = {Screen::home, Screen::people_and_trust, Screen::this_device, Screen::help};
constexpr Screen inner[] = {Screen::overview, Screen::chronology, Screen::merged, Screen::timeline, Screen::knowledge, Screen::discrepancies, Screen::not_seen, Screen::gaps, Screen::duplicates, Screen::family, Screen::handover, Screen::history, Screen::conflicts, Screen::search};

void add_places(Stage& stage, std::vector<Destination>& list) {
    const app::Case* opened = stage.model.current_case();
    if (opened)
        for (const Screen screen : inner) list.push_back({std::string(place_name(screen)), subject_of(*opened), {screen, opened->file.id(), {}}});
    for (const Screen screen : outer) list.push_back({std::string(place_name(screen)), {}, {screen, {}, {}}});
    if (stage.model.review) list.push_back({std::string(place_name(Screen::review)), {}, {Screen::review, {}, {}}});
    for (const auto& [id, held] : stage.model.cases)
        if (&held != opened) list.push_back({subject_of(held), held.sample ? "Sample case" : reference_of(held), {Screen::overview, id, {}}});
}

void add_commands(Stage& stage, std::vector<Destination>& list) {
    for (const Command& command : all_commands()) {
        if (command.where == Command::Where::by_keys || command.where == Command::Where::in_text) continue;
        std::string name(command.name);
        if (command.key == "undo" && !step_names(stage).undo.empty()) name += ": " + step_names(stage).undo;
        if (command.key == "redo" && !step_names(stage).redo.empty()) name += ": " + step_names(stage).redo;
        const std::string why = why_not(stage, command);
        list.push_back({std::move(name), why.empty() ? chord_of(stage.model.preferences, command.key) : why, {}, command.key, why.empty()});
    }
}

// Entries of all cases; gathered again only when a case has changed.
const std::vector<Destination>& entries(Stage& stage) {
    PaletteState& palette = stage.state.palette;
    std::map<Id, std::uint64_t> revisions;
    for (const auto& [id, held] : stage.model.cases) revisions.emplace(id, held.file.revision());
    if (palette.revisions == revisions) return palette.entries;
    palette.revisions = std::move(revisions);
    palette.entries.clear();
    for (const auto& [id, held] : stage.model.cases) {
        const std::string subject = subject_of(held);
        const std::string folded_subject = folded(subject);
        for (const domain::Agency& agency : domain::agencies_of(held.file)) {
            for (const domain::Entry& entry : domain::entries_of(*held.file.part(agency.part))) {
                const std::string name = "Entry " + agency.short_name + " " + std::to_string(entry.number) + ", " + date_words(entry.known);
                palette.entries.push_back({name, subject, {Screen::chronology, id, entry.record->id}});
                palette.entries.back().folded = folded(name) + "\n" + folded_subject;
            }
        }
    }
    return palette.entries;
}

// Every typed word is in it; words at the beginning count first. `folded` is name and aside, a line each.
int rank_of(std::string_view folded, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        if (folded.find(word) == std::string_view::npos) return 0;
    if (words.empty()) return 1;
    const std::string_view name = folded.substr(0, folded.find('\n'));
    return name.starts_with(words.front()) ? 3 : name.find(" " + words.front()) != std::string_view::npos ? 2 : 1;
}

std::string folded_of(const Destination& destination) { return folded(destination.name) + "\n" + folded(destination.aside); }

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words;
    const std::string small = folded(typed);
    std::size_t from = 0;
    while (from < small.size()) {
        const std::size_t to = std::min(small.find(' ', from), small.size());
        if (to > from) words.push_back(small.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

void follow(Stage& stage, const Destination& chosen) {
    stage.state.drafts.keep(stage.asked);
    if (chosen.command.empty()) return stage.ask(app::Go{chosen.place});
    if (chosen.possible) return choose(stage, chosen.command);
    stage.state.told = chosen.name + " cannot be done now. " + chosen.aside + ".";
    stage.state.told_after = stage.model.message ? stage.model.message->number : 0;
}

}  // namespace

std::vector<Destination> destinations(Stage& stage, std::string_view typed, std::size_t most) {
    const std::vector<std::string> words = words_of(typed);
    std::vector<Destination> few;
    add_places(stage, few);
    add_commands(stage, few);
    // What is best is found before anything is copied: there may be thousands of entries.
    std::vector<std::pair<int, const Destination*>> ranked;
    const auto add = [&](const Destination& each, std::string_view folded) {
        if (const int rank = rank_of(folded, words); rank > 0) ranked.emplace_back(rank, &each);
    };
    for (const Destination& each : few) add(each, folded_of(each));
    if (!words.empty())
        for (const Destination& entry : entries(stage)) add(entry, entry.folded);
    std::ranges::stable_sort(ranked, std::ranges::greater{}, [](const auto& each) { return each.first; });
    if (ranked.size() > most) ranked.resize(most);
    std::vector<Destination> list;
    for (const auto& [rank, destination] : ranked) list.push_back(*destination);
    return list;
}

void draw_palette(Stage& stage) {
    PaletteState& palette = stage.state.palette;
    if (wanted(stage, "go_to")) {
        palette.open = true;
        palette.typed.clear();
        palette.fresh = true;
    }
    if (!palette.open) return;
    const std::vector<Destination> list = destinations(stage, palette.typed);
    std::vector<ComboItem> items;
    for (const Destination& each : list) {
        const bool keys = each.possible && !each.command.empty();
        items.push_back({each.name, keys ? std::string_view() : std::string_view(each.aside), keys ? std::string_view(each.aside) : std::string_view()});
    }
    std::optional<std::size_t> chosen;
    const bool closed = stage.ui.dialog("Go to", [&] {
        if (palette.fresh) stage.ui.focus_here();
        palette.fresh = false;
        ComboOptions options;
        options.stays_open = true;
        options.icon = Icon::search;
        options.nothing = "Nothing here is called that";
        chosen = stage.ui.combo_box("Place, case, entry or command", palette.typed, items, options).chosen;
    });
    if (closed || chosen) palette.open = false;
    if (chosen) follow(stage, list[*chosen]);
}

}  // namespace tributary::ui
