// The dialogs of a long text: choosing an entry to link to, comparing with an earlier version. And what a field says when it
// refused something.
#include <algorithm>
#include <utility>

#include "documents/compare.hpp"
#include "ui/widgets/editor_parts.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t entries_shown = 8;

Run run_of(const documents::Stretch& stretch) {
    Run run(stretch.words);
    if (stretch.fate == documents::Fate::added) {
        run.mark = Mark::inserted;
        run.colour = Colour::ok;
    } else if (stretch.fate == documents::Fate::removed) {
        run.mark = Mark::deleted;
        run.colour = Colour::danger;
    }
    return run;
}

std::string counted(std::size_t number) { return std::to_string(number) + (number == 1 ? " word" : " words"); }

std::string summary_of(const std::vector<documents::Stretch>& stretches) {
    std::size_t added = 0, removed = 0;
    for (const documents::Stretch& stretch : stretches) {
        if (stretch.fate == documents::Fate::added) added += documents::count_words(stretch.words);
        if (stretch.fate == documents::Fate::removed) removed += documents::count_words(stretch.words);
    }
    if (added + removed == 0) return "The words are the same as now.";
    return counted(added) + " added since, with a line below. " + counted(removed) + " removed since, with a line through.";
}

void compare(Ui& ui, std::string_view before, std::string_view value) {
    const std::vector<documents::Stretch> stretches = documents::compare_words(before, value);
    std::vector<Run> runs;
    for (const documents::Stretch& stretch : stretches) runs.push_back(run_of(stretch));
    ui.paragraph(quiet(summary_of(stretches)));
    ui.card([&] { ui.paragraph(runs); });
}

std::string size_of_text(std::size_t characters) {
    if (characters < 10'000) return std::to_string(characters) + " characters";
    return std::to_string((characters + 50'000) / 100'000 / 10) + "." + std::to_string((characters + 50'000) / 100'000 % 10) + " million characters";
}

// What happened, then what to do.
std::string sentence_of(const Notice& notice) {
    if (notice.what == "full")
        return "Nothing was put in: " + size_of_text(notice.number) + " do not fit here. A field holds 1 million. Put them in as parts, or take some out first.";
    if (notice.what == "hidden")
        return std::to_string(notice.number) + (notice.number == 1 ? " hidden character was" : " hidden characters were") + " left out. They cannot be shown. The words are all here.";
    if (notice.what == "long") return "What you copied is too long for its headings, lists and bold to be kept. The words are all here. Paste it in parts to keep them.";
    if (notice.what == "no table") return "What you copied is no table. Copy rows in the spreadsheet, then press again.";
    return "The browser does not let Tributary look at what you copied. Press Ctrl+V here instead.";
}

}  // namespace

void draw_link_dialog(Ui& ui, Editing& editing, const Field& field, const EditorOptions& options) {
    Core& core = ui.core();
    const bool closed = ui.dialog("Link an entry", [&] {
        if (!std::exchange(editing.met, true)) ui.focus_here();
        ui.text_box("Find an entry", editing.entry, {.hint = "By its number, its date or its words."});
        const std::vector<EntryToLink> entries = options.entries(editing.entry);
        if (entries.empty()) ui.paragraph(quiet("No entry matches."));
        ui.list([&] {
            for (std::size_t i = 0; i < std::min(entries.size(), entries_shown); ++i) {
                const auto scope = ui.scope(entries[i].id);
                ui.list_item([&] {
                    const std::string name = "Entry " + entries[i].number;
                    if (ui.text_button(name)) {
                        const auto id = Id::parse(entries[i].id);
                        const bool own = editing.numbers && id && editing.numbers->is_own(*id);
                        core.requests.edits.push_back({field.id, "link", 0, 0, entries[i].number + (own ? "" : "\nentry:" + entries[i].id)});
                        editing.linking = false;
                    }
                    ui.paragraph(quiet(entries[i].words));
                });
            }
        });
        if (entries.size() > entries_shown) ui.paragraph(quiet(std::to_string(entries.size() - entries_shown) + " more. Type to find them."));
    });
    if (closed) {
        editing.linking = false;
        core.requests.focus = field.id;
    }
    if (!editing.linking) {
        editing.entry.clear();
        editing.met = false;
    }
}

void draw_versions_dialog(Ui& ui, Editing& editing, const Field& field, std::string_view label, std::string_view value, const EditorOptions& options) {
    Core& core = ui.core();
    const std::vector<EarlierVersion> versions = options.versions();
    const std::string title = "Earlier versions of " + std::string(label);
    const bool closed = ui.dialog(title, [&] {
        if (versions.empty()) {
            ui.paragraph("There is no earlier version of this text.");
            if (ui.button("Close versions")) editing.comparing = false;
            return;
        }
        std::vector<std::string_view> names;
        for (const EarlierVersion& version : versions) names.emplace_back(version.name);
        editing.version = std::clamp(editing.version, 0, static_cast<int>(versions.size()) - 1);
        if (!std::exchange(editing.met, true)) ui.focus_here();
        ui.select("Version", names, editing.version);
        const EarlierVersion& version = versions[static_cast<std::size_t>(editing.version)];
        const std::string before = editing.numbers ? documents::typed_form(version.text, *editing.numbers) : version.text;
        compare(ui, before, value);
        ui.row(12, [&] {
            if (ui.button("Bring this version back", {.icon = Icon::undo})) {
                core.requests.edits.push_back({field.id, "replace", 0, utf16_units(value, value.size()), before});
                core.requests.focus = field.id;
                core.requests.announcements.emplace_back("The version of " + version.name + " is back. Undo takes it out again.", false);
                editing.comparing = false;
            }
            if (ui.text_button("Keep the text as it is")) editing.comparing = false;
        });
    });
    if (closed) editing.comparing = false;
    if (!editing.comparing) {
        editing.version = 0;
        editing.met = false;
        core.requests.focus = field.id;
    }
}

void write_notice(Core& core, Field& field) {
    const auto held = core.notices.find(field.id);
    if (held == core.notices.end()) return;
    const std::string words = sentence_of(held->second);
    if (!std::exchange(held->second.told, true)) core.requests.announcements.emplace_back(words, true);
    constexpr float icon_size = 20;
    const Run run{words, Type::body, Colour::warn};
    const float room = field.width - icon_size - 6;
    const Box box = core.flow.take(field.width, core.paragraphs.lay_out({&run, 1}, Type::body, room).height());
    core.paint.icon(Icon::warn, box.x, box.y + 1, icon_size, core[Colour::warn]);
    const NodeId id = field.id ^ 0x2071ceu;
    core.write(id, {&run, 1}, {box.x + icon_size + 6, box.y, room, box.h}, Type::body, Colour::warn, Role::text);
    if (field.hint == 0) field.hint = id;
    core.flow.space(4);
}

std::string take_notice(Core& core, NodeId id) {
    const auto held = core.notices.find(id);
    if (held == core.notices.end()) return {};
    std::string words = sentence_of(held->second);
    core.notices.erase(held);
    return words;
}

std::optional<File> Ui::pasted_table() {
    for (Event& event : core_.events)
        if (event.kind == EventKind::pasted_table && !event.files.empty()) return std::move(event.files.front());
    return std::nullopt;
}

}  // namespace tributary::ui
