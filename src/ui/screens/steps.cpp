// Undo and redo: what the next step of each is called, and asking for it.
#include <algorithm>
#include <array>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;
namespace action = domain::action;

namespace {

struct Short {
    std::string_view field;
    std::string_view words;
};

// Fields whose label is too long for a button.
constexpr std::array shorts = {
    Short{field::known, "date"},           Short{field::happened, "second date"},     Short{field::seen, "child seen"},
    Short{field::wishes, "wishes"},        Short{field::comment, "comment"},          Short{field::action, "what the agency did"},
    Short{field::source, "record it comes from"},
};

std::string field_words(std::string_view name) {
    const auto found = std::ranges::find(shorts, name, &Short::field);
    if (found != shorts.end()) return std::string(found->words);
    std::string label = field_label(name, "the child");
    if (!label.empty() && label[0] >= 'A' && label[0] <= 'Z') label[0] = static_cast<char>(label[0] + 32);
    return label;
}

std::string record_words(const app::Model& model, const app::Step& step) {
    const auto opened = model.cases.find(step.case_id);
    const domain::Part* part = opened == model.cases.end() ? nullptr : opened->second.file.part(step.part);
    const domain::Record* record = part ? opened->second.file.record(step.part, step.record) : nullptr;
    if (record == nullptr) return "a record";
    if (record->kind == domain::kind::entry) return record->undone() ? "an entry" : "entry " + std::to_string(domain::number_of(*part, *record));
    if (record->kind == domain::kind::person) {
        const std::string_view name = record->text(field::review_name);
        return name.empty() ? "a person" : std::string(name);
    }
    if (record->kind == domain::kind::attachment) return "an attachment";
    if (record->kind == domain::kind::left_out) return "a row";
    if (record->kind == domain::kind::mark) return "a mark";
    if (record->kind == domain::kind::decision) return "a decision";
    if (record->kind == domain::kind::query) return "a question";
    if (record->kind == domain::kind::abbreviation) return std::string(record->text(domain::field::short_form));
    return record->kind == domain::kind::case_header ? "the case" : "the chronology";
}

}  // namespace

std::string step_words(const app::Model& model, const app::Step& step) {
    if (step.action == action::import_file) return "import " + counted(step.entries, "row");
    const std::string record = record_words(model, step);
    if (step.action == action::add_entry) return "add " + record;
    if (step.action == action::add_person) return "add " + record;
    if (step.action == action::duplicate_entry) return "duplicate an entry";
    if (step.action == action::split_entry) return "split an entry";
    if (step.action == action::join_entries) return "join two entries";
    if (step.action == action::change_entries) return "change several entries";
    if (step.action == action::decide) return "decide on what was found";
    if (step.action == action::ask_agency) return "ask an agency";
    if (step.action == action::answer_query) return "answer the board";
    if (step.action == action::mark_entry) return "mark an entry";
    if (step.action == action::explain_abbreviation) return "explain " + record;
    if (step.action == action::withdraw_entry) return "withdraw " + record;
    if (step.action == action::restore_entry) return "restore " + record;
    if (step.action == action::attach_file) return "attach a file";
    if (step.action == action::remove_attachment) return "remove an attachment";
    if (step.action == action::restore_attachment) return "restore an attachment";
    if (step.action == action::put_row_aside) return "leave out a row";
    if (step.action == action::settle_conflict) return "settle " + field_words(step.field) + " of " + record;
    return "change " + field_words(step.field) + " of " + record;
}

const StepNames& step_names(Stage& stage) {
    const app::Steps& steps = stage.model.steps;
    StepNames& names = stage.state.steps;
    const StepNames::Key key{steps.counter, steps.done.size(), steps.undone.size()};
    if (names.key == key) return names;
    names.key = key;
    names.undo = steps.done.empty() ? std::string() : step_words(stage.model, steps.done.back());
    names.redo = steps.undone.empty() ? std::string() : step_words(stage.model, steps.undone.back());
    return names;
}

void step_buttons(Stage& stage) {
    const StepNames names = step_names(stage);
    if (!names.undo.empty() && stage.ui.button("Undo: " + names.undo, {.icon = Icon::undo})) undo(stage);
    if (!names.redo.empty() && stage.ui.button("Redo: " + names.redo)) redo(stage);
}

void undo(Stage& stage) {
    if (stage.model.steps.done.empty()) return;
    stage.state.drafts.keep(stage.asked);
    stage.ask(app::Undo{step_names(stage).undo});
}

void redo(Stage& stage) {
    if (stage.model.steps.undone.empty()) return;
    stage.ask(app::Redo{step_names(stage).redo});
}

}  // namespace tributary::ui
