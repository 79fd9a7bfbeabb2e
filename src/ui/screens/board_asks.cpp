// The board's questions about an entry, at the entry, for the agency to answer.
#include "domain/decisions.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

void answer_form(Stage& stage, const domain::Query& query) {
    AnswerState& state = stage.state.answer;
    const std::string label = "Your answer to the board";
    Form form(state.form);
    form.need(state.words.find_first_not_of(" \n\t") != std::string::npos, label, "Type the answer.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    const Edit edit = stage.ui.text_box(label, state.words, {.error = error});
    stage.ui.wrap(12, [&] {
        const bool pressed = stage.ui.button("Answer", {.kind = Kind::primary, .small = true}) || edit.entered;
        const bool left = stage.ui.text_button("Answer later");
        if (pressed && form.pressed()) stage.ask(app::AnswerQuery{query.part, query.record->id, state.words});
        else if (!left) return;
        state = {};
    });
}

void one(Stage& stage, const domain::Query& query) {
    const auto scope = stage.ui.scope(query.record->id);
    const std::string first = "The board asks, " + day_words(query.record->created->change.at);
    stage.ui.note(Tone::plain, first, [&] {
        stage.ui.paragraph(query.question);
        const std::string answer = "Answered: " + std::string(query.answer);
        if (query.answered()) stage.ui.paragraph({bold(answer)});
        if (stage.state.answer.query == query.record->id) return answer_form(stage, query);
        if (!stage.model.may_write() || !stage.ui.text_button(query.answered() ? "Answer again" : "Answer")) return;
        stage.state.answer = {query.record->id, std::string(query.answer), {}};
        stage.state.focus = "Your answer to the board";
    });
}

}  // namespace

void board_asks(Stage& stage, const app::Case& opened, const domain::Record& record) {
    for (const domain::Query& query : domain::queries_about(opened.file, record.id)) one(stage, query);
}

}  // namespace tributary::ui
