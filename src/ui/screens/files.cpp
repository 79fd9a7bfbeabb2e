// Files that come in: chosen with a button, or dropped anywhere. What a file is, is seen from its first bytes; several are
// dealt with one after the other. Hostile input.
#include <algorithm>
#include <array>

#include "ui/screens/commands.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

enum class What { bundle, card, table, backup, picture, program, document, unknown };

struct Beginning {
    std::string_view bytes;
    What what;
};

// With lengths: some hold zeros.
constexpr std::array beginnings = {
    Beginning{"age-encryption.org/", What::bundle},  Beginning{{"\x89PNG", 4}, What::picture}, Beginning{{"\xFF\xD8\xFF", 3}, What::picture},
    Beginning{"tributary-backup\n", What::backup}, Beginning{"GIF8", What::picture},                Beginning{{"PK\x03\x04", 4}, What::table},
    Beginning{{"\xD0\xCF\x11\xE0", 4}, What::table}, Beginning{"%PDF", What::document}, Beginning{"MZ", What::program},
    Beginning{{"\x7F" "ELF", 4}, What::program},
};

bool ends_with(std::string_view name, std::string_view ending) { return name.size() > ending.size() && name.ends_with(ending); }

bool is_text(ByteView bytes) {
    const ByteView start = bytes.first(std::min<std::size_t>(bytes.size(), 4096));
    const bool wide = start.size() >= 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF));
    return wide || std::ranges::none_of(start, [](std::uint8_t byte) { return byte < 0x09 || (byte > 0x0D && byte < 0x20); });
}

What what_is(const File& file) {
    const std::string_view start = text_of(file.bytes);
    for (const Beginning& each : beginnings)
        if (start.starts_with(each.bytes)) return each.what;
    if (ends_with(file.name, ".trib")) return What::bundle;
    if (ends_with(file.name, ".tribcard") || ends_with(file.name, ".card") || start.starts_with("{\"")) return What::card;
    return is_text(file.bytes) ? What::table : What::unknown;
}

std::string not_ours(const File& file, What what) {
    const std::string name = file.name.empty() ? "This file" : file.name;
    switch (what) {
        case What::backup: return name + " is a backup. Nothing was read from it: lock, then use Restore a backup.";
        case What::picture: return name + " is a picture, and no QR code of a contact card was found in it. Take the photograph again, straight and near, or ask for the card as a file.";
        case What::program: return name + " is a program. Nothing was read from it: delete it when you do not know where it comes from.";
        case What::document: return name + " is a PDF document. Ask for the Word document or spreadsheet it was made from.";
        default: return name + " is not a bundle, a contact card or a table. Nothing was read from it.";
    }
}

void take_table(Stage& stage, File& file) {
    if (stage.model.current_case() != nullptr) return stage.ask(app::ImportFile{std::move(file.name), std::move(file.bytes)});
    say_of_file(stage, file.name + " is a table. Open the case that it belongs to, then drop it there.");
}

void take(Stage& stage, File& file) {
    if (file.refused) return say_of_file(stage, file.name + ": " + sentence(Error{*file.refused}));
    const bool named_table = ends_with(file.name, ".csv") || ends_with(file.name, ".tsv") || ends_with(file.name, ".txt");
    if (file.bytes.empty() && named_table && stage.model.current_case() != nullptr) return take_table(stage, file);  // refused there, in words
    if (file.held && what_is(file) != What::bundle) return say_of_file(stage, file.name + ": " + sentence(Error{Problem::file_too_large}));
    if (file.bytes.empty()) return say_of_file(stage, file.name + " is empty. Nothing was read from it.");
    const What what = what_is(file);
    switch (what) {
        case What::bundle: return stage.ask(app::OpenBundle{file.held ? file.held : app::file_in_memory(std::move(file.bytes))});
        case What::card: return stage.ask(app::AddCard{std::move(file.bytes)});
        case What::table: return take_table(stage, file);
        default: return say_of_file(stage, not_ours(file, what));
    }
}

// A bundle or a table is on the screen until somebody has decided about it.
bool busy(const Stage& stage) { return stage.model.work.has_value() || stage.model.review.has_value() || stage.model.import.has_value(); }

void queue(Stage& stage, std::vector<File> files) {
    if (!files.empty()) stage.state.told_files = 0;
    for (File& file : files) stage.state.files.push_back(std::move(file));
}

void choose(Stage& stage, std::string_view label, Icon icon, std::string_view accept, Kind kind, std::string_view command) {
    if (!command.empty() && wanted(stage, command)) stage.ui.focus_here();
    queue(stage, stage.ui.choose_files(label, {.button = {.kind = kind, .icon = icon}, .accept = accept, .several = true}));
}

// What is dropped on an entry that is open belongs to it, whatever it is; attachments() takes it there.
bool dropped_on_entry(Stage& stage) {
    const PanelState& panel = stage.state.panel;
    return panel.attaches && panel.record == stage.model.place.record && !stage.ui.files_dropped_on_panel().empty();
}

}  // namespace

void say_of_file(Stage& stage, std::string words) {
    std::string& told = stage.state.told;
    told = told.empty() || stage.state.told_files == 0 ? std::move(words) : told + "\n" + words;
    ++stage.state.told_files;
    stage.state.told_after = stage.model.message ? stage.model.message->number : 0;
}

void take_files(Stage& stage) {
    if (!dropped_on_entry(stage)) queue(stage, stage.ui.dropped_files());
    auto& files = stage.state.files;
    if (!stage.asked.empty()) return;  // the model has not answered yet: what is asked for may be a file
    while (!files.empty() && !busy(stage)) {
        File file = std::move(files.front());
        files.pop_front();
        const std::size_t asked = stage.asked.size();
        take(stage, file);
        if (stage.asked.size() > asked) return;  // the next when this one is answered
    }
}

void choose_table(Stage& stage, Kind kind) { choose(stage, "Import a file", Icon::open, accepted_tables, kind, "import"); }

void paste_table(Stage& stage) {
    const std::string trouble = stage.ui.paste_table("Paste a table", {.icon = Icon::steps});
    if (!trouble.empty()) say_of_file(stage, trouble);
    if (auto table = stage.ui.pasted_table()) stage.ask(app::ImportFile{std::move(table->name), std::move(table->bytes)});
}

void choose_bundle(Stage& stage, Kind kind) { choose(stage, "Open a bundle", Icon::open, accepted_bundles, kind, "open_bundle"); }
void choose_card(Stage& stage, Kind kind) { choose(stage, "Add someone", Icon::plus, accepted_cards, kind, {}); }

// The dialog that shows what the camera sees is the browser's (web/camera.js); its words are these, one a line.
void card_by_camera(Stage& stage) {
    choose(stage, "Read a card with the camera", Icon::seen,
           "camera\nRead a card with the camera\nHold the QR code in front of the camera. The browser may ask whether Tributary may use it. Nothing that it sees is kept.\nCancel\n"
           "The camera cannot be used. Allow it for this page in the browser, or take a photograph and choose that with Add someone.",
           Kind::second, {});
}

}  // namespace tributary::ui
