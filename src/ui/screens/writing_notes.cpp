// What is worth a look in an entry before it is handed over. Nothing is refused; each line offers the one thing to do.
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;
using domain::WritingFinding;
using domain::WritingNote;

namespace {

struct Shown {
    Stage& stage;
    const domain::Part& part;
    const domain::Record& record;
    WritingState& state;
    std::string child;
};

void compute(const Shown& shown, const app::Case& opened) {
    const WritingState::Key key{shown.record.id, opened.file.revision()};
    if (shown.state.key == key) return;
    if (!shown.state.key || shown.state.key->record != key.record) shown.state.explaining.clear();
    shown.state.key = key;
    shown.state.findings = domain::check_writing(shown.record, domain::writing_context(opened.file, shown.part));
}

void go_to_field(const Shown& shown, std::string_view name) {
    if (name == field::happened) shown.stage.state.panel.happened = true;
    if (name == field::recorded) shown.stage.state.panel.recorded = true;
    shown.stage.state.focus = field_label(name, shown.child);
}

void name_line(const Shown& shown, const WritingFinding& finding) {
    Ui& ui = shown.stage.ui;
    const bool one = !finding.instead.empty();
    ui.paragraph(one ? "\"" + finding.words + "\" is a name. In the review it is " + finding.instead + "."
                     : "\"" + finding.words + "\" is the name of more than one person, or of somebody without a name in the review.");
    if (!one) {
        if (ui.text_button("Go to " + field_label(finding.field, shown.child))) go_to_field(shown, finding.field);
        return;
    }
    if (!ui.text_button("Write " + finding.instead + " instead")) return;
    const std::string changed = domain::with_label(shown.record.text(finding.field), finding.words, finding.instead);
    shown.stage.ask(app::SetField{shown.record.part, shown.record.id, finding.field, domain::Json(changed)});
}

void meaning_form(const Shown& shown) {
    Stage& stage = shown.stage;
    WritingState& state = shown.state;
    const std::string label = "What does " + state.explaining + " mean?";
    Form form(state.form);
    form.need(state.meaning.find_first_not_of(" \n\t") != std::string::npos, label, "Type what it means.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    const Edit edit = stage.ui.text_box(label, state.meaning, {.error = error});
    stage.ui.wrap(12, [&] {
        const bool pressed = stage.ui.button("Keep the meaning", {.small = true}) || edit.entered;
        const bool dropped = stage.ui.text_button("Leave it");
        if (pressed && form.pressed()) stage.ask(app::ExplainAbbreviation{shown.part.id, state.explaining, state.meaning});
        else if (!dropped) return;
        state.explaining.clear();
        state.meaning.clear();
    });
}

void abbreviation_line(const Shown& shown, const WritingFinding& finding) {
    Ui& ui = shown.stage.ui;
    if (shown.state.explaining == finding.words) return meaning_form(shown);
    ui.paragraph(finding.words + " is not explained in this chronology yet.");
    if (!ui.text_button("Explain " + finding.words)) return;
    shown.state.explaining = finding.words;
    shown.state.meaning.clear();
    shown.state.form = {};
    shown.stage.state.focus = "What does " + finding.words + " mean?";
}

void plain_line(const Shown& shown, const WritingFinding& finding, std::string_view words) {
    shown.stage.ui.paragraph(words);
    if (shown.stage.ui.text_button("Go to " + field_label(finding.field, shown.child))) go_to_field(shown, finding.field);
}

void line(const Shown& shown, const WritingFinding& finding) {
    switch (finding.note) {
        case WritingNote::source_missing: return plain_line(shown, finding, "It is not said which record this comes from.");
        case WritingNote::known_before_it_happened: return plain_line(shown, finding, "By these dates your agency knew of it before it happened.");
        case WritingNote::recorded_before_known: return plain_line(shown, finding, "By these dates it was written down before your agency knew of it.");
        case WritingNote::name_written: return name_line(shown, finding);
        case WritingNote::abbreviation: return abbreviation_line(shown, finding);
    }
}

}  // namespace

void writing_notes(Stage& stage, const app::Case& opened, const domain::Part& part, const domain::Record& record) {
    const Shown shown{stage, part, record, stage.state.writing, child_of(opened)};
    compute(shown, opened);
    const auto& findings = shown.state.findings;
    if (findings.empty()) return;
    constexpr std::size_t at_first = 4;
    const std::size_t count = shown.state.open ? findings.size() : std::min(at_first, findings.size());
    const auto lines = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            const auto scope = stage.ui.scope(findings[i].field + ' ' + findings[i].words + static_cast<char>('a' + static_cast<int>(findings[i].note)));
            stage.ui.column(0, 2, [&] { line(shown, findings[i]); });
        }
        if (count < findings.size() && stage.ui.text_button("Show all " + std::to_string(findings.size()))) shown.state.open = true;
    };
    stage.ui.note(Tone::plain, counted(findings.size(), "thing") + " worth a look", [&] {
        if (shown.state.explaining.empty()) stage.ui.one_stop("What to do about them", lines);
        else lines();
    });
}

}  // namespace tributary::ui
