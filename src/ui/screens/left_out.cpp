// Rows of imported files that still need a person: why, the words as they were, and the two ways out.
#include "domain/date_value.hpp"
#include "domain/import/rows.hpp"
#include "domain/records.hpp"
#include "ui/story_words.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

std::string reason(const domain::Record& row) {
    for (const domain::RowReason each : domain::row_reasons)
        if (row.text(field::trouble) == domain::name_of(each)) return row_trouble_words(each, domain::date_of(row.value(field::known)));
    return "This row was left out.";
}

std::string words_of(const domain::Record& row) {
    const domain::Json* cells = row.value(field::origin).find("cells");
    std::string words;
    if (cells == nullptr || cells->array() == nullptr) return words;
    for (const domain::Json& cell : *cells->array())
        if (const std::string* text = cell.string(); text && !text->empty()) words += (words.empty() ? "" : " | ") + *text;
    return words;
}

void decide(Stage& stage, const domain::Record& row) {
    Ui& ui = stage.ui;
    LeftOutState& typed = stage.state.left_out[row.id];
    const ReadWords read = read_words(typed.date, last_year(stage));
    const bool readable = read_date(typed.date, last_year(stage)).has_bounds();
    const std::string_view error = typed.asked && !readable ? "Type a date that can be read, then take the row in." : "";
    const bool entered = ui.date_box("Type the date", typed.date, read.reading(), {.error = error}).entered;
    ui.row(12, [&] {
        if (ui.button("Take the row in", {.small = true}) || entered) {
            typed.asked = !readable;
            if (readable) stage.ask(app::TakeInRow{row.part, row.id, typed.date});
        }
        if (ui.text_button("Leave out")) stage.ask(app::LeaveOutRow{row.part, row.id});
    });
}

void row_card(Stage& stage, const domain::Record& row, bool writable) {
    Ui& ui = stage.ui;
    const auto scope = ui.scope(row.id);
    const std::string name = value_words(field::origin, row.value(field::origin));
    ui.card([&] {
        ui.group(name, [&] {
            const std::string why = reason(row);
            const std::string words = words_of(row);
            ui.paragraph({quiet(name)});
            ui.paragraph({bold(why)});
            ui.paragraph({quoted(words)});
            if (writable) decide(stage, row);
        });
    });
}

}  // namespace

void left_out_note(Stage& stage, const domain::Part& part) {
    const std::size_t count = part.count(domain::kind::left_out);
    if (count == 0) return;
    const std::string first = counted(count, "row") + (count == 1 ? " needs you" : " need you");
    stage.ui.note(Tone::needs_you, first, [&] {
        const bool one = count == 1;
        const std::string words = std::string(one ? "It stays" : "They stay") + " out of the chronology, with " + (one ? "its" : "their") +
                                  " words kept, until you decide. ";
        const std::string show = one ? "Show the row" : "Show the rows";
        // Beside an open entry it says so and is no further stop of Tab: the filter "Needs you" leads there too.
        if (!stage.model.place.record.is_nil()) return (void)stage.ui.paragraph({Run(words)});
        if (stage.ui.paragraph({Run(words), act(show)})) stage.state.chronology.filter = EntryFilter::needs_you;
    });
}

void left_out_rows(Stage& stage, const domain::Part& part, bool writable) {
    for (const domain::Record* row : domain::left_out_of(part)) row_card(stage, *row, writable);
}

}  // namespace tributary::ui
