// Whole entries at once: several chosen in the list, one split in two.
#include <algorithm>
#include <array>

#include "documents/commonmark.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::array fields = {field::source, field::worker, field::people, field::restriction};
constexpr std::size_t most_places = 24;

std::vector<Id> chosen_records(const EntryList& list, const SeveralState& several) {
    std::vector<Id> records;
    for (const std::size_t index : list.shown)
        if (const EntryRow& row = list.rows[index]; !row.withdrawn && several.selection.keys.contains(std::hash<Id>()(row.record))) records.push_back(row.record);
    return records;
}

void finish(SeveralState& several) {
    several.asking = SeveralState::Asking::nothing;
    several.words.clear();
    several.form = {};
}

void value_form(Stage& stage, const Id& part, const std::vector<Id>& records) {
    SeveralState& several = stage.state.several;
    std::vector<std::string> names;
    for (const std::string_view each : fields) names.push_back(field_label(each, {}));
    std::vector<std::string_view> labels(names.begin(), names.end());
    stage.ui.select("Field to change", labels, several.field, {.width = 300});
    const std::string label = "What it says in " + counted(records.size(), "entry", "entries");
    Form form(several.form);
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    stage.ui.text_box(label, several.words, {.error = error});
    stage.ui.wrap(12, [&] {
        if (stage.ui.button("Change " + counted(records.size(), "entry", "entries"), {.kind = Kind::primary, .small = true})) {
            stage.ask(app::ChangeEntries{part, records, std::string(fields[static_cast<std::size_t>(std::max(0, several.field))]), domain::Json(several.words)});
            finish(several);
        }
        if (stage.ui.text_button("Leave them as they are")) finish(several);
    });
}

void reason_form(Stage& stage, const Id& part, const std::vector<Id>& records) {
    SeveralState& several = stage.state.several;
    const bool join = several.asking == SeveralState::Asking::join_reason;
    const std::string label = join ? "Say why the second one is withdrawn" : "Say why these are withdrawn";
    Form form(several.form);
    form.need(several.words.find_first_not_of(" \n\t") != std::string::npos, label, "Type the reason. It stays in the history.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    stage.ui.text_box(label, several.words, {.error = error});
    stage.ui.wrap(12, [&] {
        const std::string name = join ? "Join the two entries" : "Withdraw " + counted(records.size(), "entry", "entries");
        if (stage.ui.button(name, {.kind = join ? Kind::primary : Kind::destructive, .small = true}) && form.pressed()) {
            if (join) stage.ask(app::JoinEntries{part, records[0], records[1], several.words});
            else stage.ask(app::ChangeEntries{part, records, std::string(field::withdrawn), domain::Json(several.words)});
            several.selection.keys.clear();
            finish(several);
        }
        if (stage.ui.text_button("Keep them")) finish(several);
    });
}

void ask(Stage& stage, SeveralState::Asking what, std::string_view words, std::string_view focus) {
    SeveralState& several = stage.state.several;
    finish(several);
    several.asking = what;
    several.words = words;
    stage.state.focus = focus;
}

void actions(Stage& stage, const std::vector<Id>& records) {
    using Asking = SeveralState::Asking;
    stage.ui.wrap(8, [&] {
        if (stage.ui.button("Change a field", {.small = true})) ask(stage, Asking::value, {}, "What it says in " + counted(records.size(), "entry", "entries"));
        if (records.size() == 2 && stage.ui.button("Join", {.small = true})) ask(stage, Asking::join_reason, "Joined with the entry before it", "Say why the second one is withdrawn");
        if (stage.ui.button("Withdraw", {.small = true})) ask(stage, Asking::withdraw_reason, {}, "Say why these are withdrawn");
        if (stage.ui.text_button("Choose none")) stage.state.several.selection.keys.clear();
    });
}

// Where a second entry can begin: behind a line, and behind a sentence.
std::vector<std::size_t> places_in(std::string_view text) {
    std::vector<std::size_t> places;
    for (std::size_t at = 1; at + 1 < text.size() && places.size() < most_places; ++at) {
        const bool line = text[at - 1] == '\n' && text[at] != '\n';
        const bool sentence = text[at - 1] == ' ' && at >= 2 && (text[at - 2] == '.' || text[at - 2] == '?' || text[at - 2] == '!');
        if ((line || sentence) && text.find_first_not_of(" \n", at) != std::string_view::npos) places.push_back(at);
    }
    return places;
}

}  // namespace

bool choose_several(Stage& stage, bool writable) {
    SeveralState& several = stage.state.several;
    if (!writable) return false;
    if (stage.ui.filter("Choose several", several.on, Icon::actions)) {
        several.on = !several.on;
        several.selection.keys.clear();
        finish(several);
    }
    return several.on;
}

void several_chosen(Stage& stage, const Id& part, const EntryList& list) {
    SeveralState& several = stage.state.several;
    if (!several.on) return;
    const std::vector<Id> records = chosen_records(list, several);
    stage.ui.card([&] {
        stage.ui.paragraph({bold(records.empty() ? "Tick the entries to change together" : counted(records.size(), "entry", "entries") + " chosen")});
        if (records.empty()) return;
        if (several.asking == SeveralState::Asking::value) return value_form(stage, part, records);
        const bool join_of_others = several.asking == SeveralState::Asking::join_reason && records.size() != 2;
        if (several.asking != SeveralState::Asking::nothing && !join_of_others) return reason_form(stage, part, records);
        actions(stage, records);
    });
}

void split_form(Stage& stage, const domain::Record& record) {
    PanelState& panel = stage.state.panel;
    const std::string_view text = record.text(field::event);
    const std::vector<std::size_t> places = places_in(text);
    std::vector<std::string> names;
    for (const std::size_t at : places) names.push_back(brief(documents::plain_words(text.substr(at)), 70));
    std::vector<Choice> choices;
    for (const std::string& name : names) choices.push_back({name});
    if (choices.empty()) stage.ui.paragraph("What happened is one sentence. There is nothing to split.");
    else stage.ui.radio_group("Where does the second entry begin?", choices, panel.split_at, {.error = panel.split_asked && panel.split_at < 0 ? "Choose where." : ""});
    stage.ui.wrap(12, [&] {
        const bool pressed = !choices.empty() && stage.ui.button("Split the entry", {.kind = Kind::primary, .small = true});
        const bool left = stage.ui.text_button(choices.empty() ? "Close" : "Keep it as one");
        panel.split_asked = panel.split_asked || pressed;
        const auto at = static_cast<std::size_t>(std::max(0, panel.split_at));
        if (pressed && panel.split_at >= 0 && at < places.size()) stage.ask(app::SplitEntry{record.part, record.id, places[at]});
        else if (!left) return;
        panel.splitting = panel.split_asked = false;
        panel.split_at = -1;
    });
}

}  // namespace tributary::ui
