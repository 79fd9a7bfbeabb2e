// A table on its way into a chronology: what its columns become, the rows that need a person, and the one way in.
#include <array>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

constexpr std::array fields = {std::string_view(), field::known, field::happened, field::recorded, field::time, field::people, field::worker, field::source,
                               field::event, field::action, field::seen, field::wishes, field::comment, field::restriction};

struct Shown {
    Stage& stage;
    const app::Case& opened;
    const app::Import& import;
    std::vector<std::string> becomes;  // words of `fields`
};

std::vector<std::string> field_words(const app::Case& opened) {
    std::vector<std::string> words;
    for (const std::string_view name : fields) words.push_back(name.empty() ? "Kept with the row only" : field_label(name, child_of(opened)));
    return words;
}

std::size_t rows_in_need(const app::Import& import) { return import.table.rows.size() - import.table.ready(); }

std::string encoding_words(const app::Import& import) {
    static constexpr std::array<std::array<std::string_view, 2>, 4> marks = {{{"comma", "commas"}, {"semicolon", "semicolons"}, {"tab", "tabs"}, {"bar", "bars"}}};
    std::string split = import.delimiter;
    for (const auto& [mark, words] : marks)
        if (import.delimiter == mark) split = words;
    return "Text in " + import.encoding + ". Columns split by " + split + ". Headings in row " + std::to_string(import.table.heading_row + 1) + ".";
}

std::string numbers(const app::Import& import) {
    const std::size_t need = rows_in_need(import);
    std::string words = counted(import.table.rows.size(), "row") + ": " + std::to_string(import.table.ready()) + " ready, ";
    return words + std::to_string(need) + (need == 1 ? " needs you." : " need you.");
}

void agency_box(const Shown& shown) {
    ImportState& typed = shown.stage.state.import;
    if (typed.agency_base != shown.import.agency) typed.agency = typed.agency_base = shown.import.agency;
    const bool missing = shown.import.agency_missing && shown.import.agency.empty();
    if (missing && !typed.form.asked) typed.form.go_to = "Agency";
    typed.form.asked = missing;
    focus_if_asked(shown.stage.ui, typed.form.go_to, "Agency");
    const Edit edit = shown.stage.ui.text_box(
        "Agency", typed.agency,
        {.hint = "Whose chronology the rows become", .error = missing ? "Type whose chronology this is, then finish." : "", .width = 440, .autocomplete = "off"});
    if ((edit.left || edit.entered) && typed.agency != shown.import.agency) shown.stage.ask(app::NameImportAgency{typed.agency});
}

void finish(const Shown& shown) {
    ImportState& typed = shown.stage.state.import;
    if (typed.agency != shown.import.agency) shown.stage.ask(app::NameImportAgency{typed.agency});
    for (const auto& [row, words] : typed.dates)
        if (!words.empty()) shown.stage.ask(app::TypeRowDate{row, words});
    typed.dates.clear();
    shown.stage.ask(app::FinishImport{});
}

void draw_column(const Shown& shown, RowView& row) {
    const domain::Column& column = shown.import.table.columns[row.index()];
    const auto scope = row.ui().scope(row.index());
    const std::string heading = column.heading.empty() ? "Column " + std::to_string(row.index() + 1) : column.heading;
    row.cell(bold(heading));
    row.cell(quiet(column.example));
    row.cell([&] {
        std::vector<std::string_view> choices(shown.becomes.begin(), shown.becomes.end());
        int chosen = 0;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields.at(i) == column.field) chosen = static_cast<int>(i);
        const std::string label = heading + " becomes";
        if (!row.ui().select(label, choices, chosen, {.quiet_label = true}) || chosen < 0) return;
        shown.stage.ask(app::AssignColumn{row.index(), std::string(fields.at(static_cast<std::size_t>(chosen)))});
    });
    row.cell([&] {
        if (!column.certain) row.ui().icon_line(Icon::warn, Tone::needs_you, toned(Tone::needs_you, "Check this"));
        else if (column.field.empty()) row.ui().paragraph({quiet("Not used")});
        else row.ui().icon_line(Icon::check, Tone::done, toned(Tone::done, "Matched"));
    });
}

void columns_table(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const std::string words = encoding_words(shown.import);
    ui.heading(2, "Columns of " + shown.import.file_name);
    ui.paragraph({quiet(words)});
    ui.table("Columns", {{.name = "Column in the file"}, {.name = "For example"}, {.name = "Becomes", .width = 296}, {.name = "Result", .width = 124, .quiet_name = true}},
             shown.import.table.columns.size(), {}, [&](RowView& row) { draw_column(shown, row); });
}

std::string dates_around(const domain::TableImport& table, std::size_t index) {
    const DateReading* before = nullptr;
    const DateReading* after = nullptr;
    for (std::size_t i = index; i > 0 && before == nullptr; --i)
        if (table.rows[i - 1].known.has_bounds()) before = &table.rows[i - 1].known;
    for (std::size_t i = index + 1; i < table.rows.size() && after == nullptr; ++i)
        if (table.rows[i].known.has_bounds()) after = &table.rows[i].known;
    if (before == nullptr || after == nullptr) return {};
    return " The rows around it are " + date_words(*before) + " and " + date_words(*after) + ".";
}

std::string reason(const domain::TableImport& table, std::size_t index) {
    const domain::ImportRow& row = table.rows[index];
    switch (row.trouble) {
        case domain::RowTrouble::none: return {};
        case domain::RowTrouble::date_empty: return "The date is empty." + dates_around(table, index);
        case domain::RowTrouble::not_a_day: return not_a_day_words(row.known.words);
        case domain::RowTrouble::date_is_words: return "The date column holds words.";
        case domain::RowTrouble::cells_slipped: return "The cells have slipped one place. Type the date to keep the row as it stands.";
        case domain::RowTrouble::too_many_cells: return "This row has more cells than the table has headings.";
    }
    return {};
}

std::string words_of(const domain::ImportRow& row) {
    std::string words;
    for (const std::string& cell : row.cells)
        if (!cell.empty()) words += (words.empty() ? "" : " | ") + cell;
    return words;
}

void date_box(const Shown& shown, std::size_t index) {
    std::string& typed = shown.stage.state.import.dates[index];
    const ReadWords read = read_words(typed, shown.import.table.latest_year);
    const DateEdit edit = shown.stage.ui.date_box("Type the date", typed, read.reading());
    if ((edit.left || edit.entered) && !typed.empty()) shown.stage.ask(app::TypeRowDate{index, typed});
}

void row_card(const Shown& shown, std::size_t index) {
    Ui& ui = shown.stage.ui;
    const domain::ImportRow& row = shown.import.table.rows[index];
    const auto scope = ui.scope(index);
    const std::string name = "Row " + std::to_string(row.row);
    ui.card([&] {
        ui.group(name, [&] {
            const std::string file = shown.import.file_name + ", row " + std::to_string(row.row);
            const std::string why = reason(shown.import.table, index);
            const std::string words = words_of(row);
            ui.paragraph({quiet(file)});
            ui.paragraph({bold(why)});
            ui.paragraph({quoted(words)});
            date_box(shown, index);
        });
    });
}

void rows_in_need_side(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    if (rows_in_need(shown.import) == 0) return (void)ui.icon_line(Icon::check, Tone::done, toned(Tone::done, "Every row was read."));
    const bool one = rows_in_need(shown.import) == 1;
    ui.paragraph({quiet(one ? "It stays out of the chronology, with its words kept, until you decide." : "They stay out of the chronology, with their words kept, until you decide.")});
    for (std::size_t i = 0; i < shown.import.table.rows.size(); ++i)
        if (shown.import.table.rows[i].trouble != domain::RowTrouble::none) row_card(shown, i);
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const std::string count = numbers(shown.import);
    breadcrumb(shown.stage);
    ui.page_head("Import a file", {bold(count), quiet(" Nothing is added to the case until you finish.")}, [&] {
        if (ui.button("Set aside")) shown.stage.ask(app::CancelImport{});
        const std::string name = "Finish with " + counted(shown.import.table.ready(), "row");
        if (ui.button(name, {.kind = Kind::primary})) finish(shown);
    });
}

void refused(Stage& stage, const app::Import& import) {
    stage.ui.content([&] {
        breadcrumb(stage);
        stage.ui.page_head("Import a file", quiet(import.file_name), [&] {
            if (stage.ui.button("Set aside")) stage.ask(app::CancelImport{});
        });
    }, [&] {
        stage.ui.note(Tone::stop, "This file was not read", [&] { stage.ui.paragraph(sentence(*import.refused)); }, true);
        choose_table(stage, Kind::primary);
    });
}

void nothing_chosen(Stage& stage) {
    stage.ui.content([&] {
        breadcrumb(stage);
        stage.ui.page_head("Import a file", quiet("Nothing is added to the case until you finish."), [] {});
        stage.ui.empty(Icon::open, "No file chosen yet", "Choose a CSV file, or drop it anywhere in this window.", [&] { choose_table(stage, Kind::primary); });
    });
}

}  // namespace

void draw_import(Stage& stage, const app::Case& opened) {
    const auto& import = stage.model.import;
    if (!import || import->case_id != opened.file.id()) {
        stage.state.import = {};
        return draw_page(stage, "Import a file", Panel::none, [&] { nothing_chosen(stage); });
    }
    if (import->refused) return draw_page(stage, "Import a file", Panel::none, [&] { refused(stage, *import); });
    const Shown shown{stage, opened, *import, field_words(opened)};
    const std::size_t need = rows_in_need(*import);
    const std::string side = counted(need, "row") + (need == 1 ? " needs you" : " need you");
    draw_page(stage, "Import a file", side_panel(stage), [&] {
        content_and_side(stage, side, [&] { head(shown); },
                         [&] {
                             read_only_note(stage);
                             agency_box(shown);
                             columns_table(shown);
                         },
                         [&] { rows_in_need_side(shown); });
    });
}

}  // namespace tributary::ui
