// A file on its way into a chronology: what its columns become, the rows that need a person, and the one way in.
#include <array>

#include "domain/date_value.hpp"
#include "domain/import/entry.hpp"
#include "domain/records.hpp"
#include "ui/file_words.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/story_words.hpp"

namespace tributary::ui {

namespace field = domain::field;
using domain::Meaning;
using domain::RowStatus;

namespace {

// In the order in which a person is offered them.
constexpr std::array meanings = {Meaning::none,   Meaning::agency_date, Meaning::agency_time, Meaning::event_date, Meaning::recorded_date,    Meaning::end_date, Meaning::persons,
                                 Meaning::worker, Meaning::source,      Meaning::kind,        Meaning::event,      Meaning::action,           Meaning::child_seen, Meaning::voice,
                                 Meaning::wishes_sought, Meaning::wishes_expressed, Meaning::comment, Meaning::restriction, Meaning::sequence};
static_assert(meanings.size() == domain::meaning_names.size());

// Rows that need a person are shown in pages of this many; the others follow as these are decided.
constexpr std::size_t rows_shown = 40;

struct Shown {
    Stage& stage;
    const app::Case& opened;
    const app::Import& import;
    std::vector<std::string> becomes;  // words of `meanings`
};

std::string meaning_words(Meaning meaning, std::string_view child) {
    switch (meaning) {
        case Meaning::none: return "Kept with the row only";
        case Meaning::agency_date: return field_label(field::known, child);
        case Meaning::agency_time: return field_label(field::time, child);
        case Meaning::event_date: return field_label(field::happened, child);
        case Meaning::recorded_date: return field_label(field::recorded, child);
        case Meaning::end_date: return "Last day, of something that took several";
        case Meaning::source: return field_label(field::source, child);
        case Meaning::worker: return field_label(field::worker, child);
        case Meaning::persons: return field_label(field::people, child);
        case Meaning::kind: return "Sort of contact";
        case Meaning::event: return field_label(field::event, child);
        case Meaning::action: return field_label(field::action, child);
        case Meaning::child_seen: return field_label(field::seen, child);
        case Meaning::voice: return field_label(field::wishes, child);
        case Meaning::wishes_sought: return "Wishes asked for, yes or no";
        case Meaning::wishes_expressed: return "Wishes expressed, yes or no";
        case Meaning::comment: return field_label(field::comment, child);
        case Meaning::restriction: return field_label(field::restriction, child);
        case Meaning::sequence: return "Number of the row";
    }
    return {};
}

std::vector<std::string> choices_of(const app::Case& opened) {
    std::vector<std::string> words;
    for (const Meaning meaning : meanings) words.push_back(meaning_words(meaning, child_of(opened)));
    return words;
}

std::size_t rows_in_need(const app::Import& import) { return import.rows.size() - import.ready(); }

std::string_view encoding_words(documents::Encoding encoding) {
    if (encoding == documents::Encoding::windows_1252) return "Windows-1252";
    return encoding == documents::Encoding::utf16_little || encoding == documents::Encoding::utf16_big ? "UTF-16" : "UTF-8";
}

std::string kind_words(const app::Import& import) {
    if (import.kind == documents::SourceKind::spreadsheet) return "A spreadsheet.";
    if (import.kind == documents::SourceKind::document) return "A Word document.";
    const std::string_view split = import.delimiter == ';' ? "semicolons" : import.delimiter == '\t' ? "tabs" : import.delimiter == '|' ? "bars" : "commas";
    return "Text in " + std::string(encoding_words(import.encoding)) + ". Columns split by " + std::string(split) + ".";
}

std::string numbers(const app::Import& import) {
    const std::size_t need = rows_in_need(import);
    std::string words = counted(import.rows.size(), "row") + ": " + std::to_string(import.ready()) + " ready, ";
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

// ---- columns

void draw_column(const Shown& shown, std::size_t table, RowView& row) {
    const domain::MappedColumn& column = shown.import.tables[table].columns[row.index()];
    const auto scope = row.ui().scope(row.index());
    const std::string heading = column.heading.empty() ? "Column " + std::to_string(row.index() + 1) : column.heading;
    row.cell(bold(heading));
    row.cell(quiet(column.example));
    row.cell([&] {
        std::vector<std::string_view> choices(shown.becomes.begin(), shown.becomes.end());
        int chosen = static_cast<int>(std::ranges::find(meanings, column.meaning) - meanings.begin());
        const std::string label = heading + " becomes";
        if (!row.ui().select(label, choices, chosen, {.quiet_label = true}) || chosen < 0) return;
        shown.stage.ask(app::AssignColumn{table, row.index(), meanings.at(static_cast<std::size_t>(chosen))});
    });
    row.cell([&] {
        if (!column.certain) row.ui().icon_line(Icon::warn, Tone::needs_you, toned(Tone::needs_you, "Check this"));
        else if (column.meaning == Meaning::none) row.ui().paragraph({quiet("Not used")});
        else row.ui().icon_line(Icon::check, Tone::done, toned(Tone::done, "Matched"));
    });
}

void columns_table(const Shown& shown, std::size_t index) {
    Ui& ui = shown.stage.ui;
    const app::ImportTable& table = shown.import.tables[index];
    const auto scope = ui.scope(index);
    const std::string title = "Columns of " + (table.name.empty() ? shown.import.file_name : table_words(table.name));
    const std::string headings = (table.heading_row > 0 ? "Headings in row " + std::to_string(table.heading_row) + "." : std::string("It goes on from the table before.")) +
                                 (table.hidden ? " The sheet is hidden." : "");
    ui.heading(2, title);
    ui.paragraph({quiet(headings)});
    ui.table(title, {{.name = "Column in the file"}, {.name = "For example"}, {.name = "Becomes", .width = 296}, {.name = "Result", .width = 124, .quiet_name = true}},
             table.columns.size(), {}, [&](RowView& row) { draw_column(shown, index, row); });
}

// What is said of the file before its columns: what it is, what was not taken, and which tables are no chronology.
void about_file(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const app::Import& import = shown.import;
    std::string words = import.file_name + ". " + kind_words(import);
    if (import.not_data > 0) words += " " + counted(import.not_data, "row") + (import.not_data == 1 ? " is a title, a heading or a note." : " are titles, headings or notes.");
    for (const documents::Notice& notice : import.notices)
        if (const std::string told = notice_words(notice); !told.empty()) words += " " + told;
    ui.paragraph({quiet(words)}, {.measure = 600});
    std::string unread;
    for (const app::ImportTable& table : import.tables)
        if (!table.read) unread += (unread.empty() ? "" : ", ") + (table.name.empty() ? std::string("this file") : table_words(table.name));
    if (unread.empty()) return;
    ui.note(Tone::needs_you, "No headings of a chronology were found in " + unread,
            "Nothing of it is imported. When rows of it belong into the chronology, put a row of headings above them in the file, with Date and What happened, and import it again.");
}

// ---- rows that need a person

DateReading known_of(const app::ImportRow& row) {
    const auto known = row.fields.find(field::known);
    return known == row.fields.end() ? DateReading{} : domain::date_of(known->second);
}

std::string dates_around(const app::Import& import, std::size_t index) {
    DateReading before, after;
    for (std::size_t i = index; i > 0 && !before.has_bounds(); --i) before = known_of(import.rows[i - 1]);
    for (std::size_t i = index + 1; i < import.rows.size() && !after.has_bounds(); ++i) after = known_of(import.rows[i]);
    if (!before.has_bounds() || !after.has_bounds()) return {};
    return " The rows around it are " + date_words(before) + " and " + date_words(after) + ".";
}

std::string words_of(const app::ImportRow& row) {
    const auto origin = row.fields.find(field::origin);
    const domain::Json* cells = origin == row.fields.end() ? nullptr : origin->second.find("cells");
    std::string words;
    if (cells == nullptr || cells->array() == nullptr) return words;
    for (const domain::Json& cell : *cells->array())
        if (const std::string* text = cell.string(); text && !text->empty()) words += (words.empty() ? "" : " | ") + *text;
    return words;
}

void date_box(const Shown& shown, std::size_t index) {
    std::string& typed = shown.stage.state.import.dates[index];
    const ReadWords read = read_words(typed, last_year(shown.stage));
    const DateEdit edit = shown.stage.ui.date_box("Type the date", typed, read.reading());
    if ((edit.left || edit.entered) && !typed.empty()) shown.stage.ask(app::TypeRowDate{index, typed});
}

void choose_reading(const Shown& shown, std::size_t index, const DateReading& known) {
    Ui& ui = shown.stage.ui;
    const OtherDate* other = domain::other_reading(known);
    const std::string first = known.has_bounds() ? long_form(known.first()) : std::string(), second = other ? long_form(other->earliest) : std::string();
    ui.wrap(12, [&] {
        if (!first.empty() && ui.button(first, {.small = true})) shown.stage.ask(app::SettleRowDate{index, false});
        if (other != nullptr && ui.button(second, {.small = true})) shown.stage.ask(app::SettleRowDate{index, true});
    });
}

void row_card(const Shown& shown, std::size_t index) {
    Ui& ui = shown.stage.ui;
    const app::ImportRow& row = shown.import.rows[index];
    const auto scope = ui.scope(row.at);
    const std::string place = value_words(field::origin, row.fields.at(std::string(field::origin)));
    const std::string_view numbered = std::string_view(row.at).substr(std::string_view(row.at).find_last_not_of("0123456789") + 1);
    ui.card([&] {
        ui.group("Row " + std::string(numbered), [&] {
            const DateReading known = known_of(row);
            const std::string why = row_trouble_words(row.reason, known) + (row.reason == domain::RowReason::empty_date ? dates_around(shown.import, index) : std::string());
            const std::string words = words_of(row);
            ui.paragraph({quiet(place)});
            ui.paragraph({bold(why)});
            ui.paragraph({quoted(words)});
            if (row.status == RowStatus::confirm && domain::other_reading(known) != nullptr) choose_reading(shown, index, known);
            else date_box(shown, index);
        });
    });
}

// One writer has one order: a person need not say it row by row.
void order_of_all(const Shown& shown, std::size_t first, std::size_t count) {
    Ui& ui = shown.stage.ui;
    if (count < 2) return;
    const std::string words = counted(count, "date") + " can be read in two ways, as this file has dates that are written month first.";
    ui.note(Tone::needs_you, words, [&] {
        ui.wrap(12, [&] {
            if (ui.button("All are day, then month", {.small = true})) shown.stage.ask(app::SettleRowDate{first, false, true});
            if (ui.button("All are month, then day", {.small = true})) shown.stage.ask(app::SettleRowDate{first, true, true});
        });
    });
}

void rows_in_need_side(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const std::size_t need = rows_in_need(shown.import);
    if (need == 0) return (void)ui.icon_line(Icon::check, Tone::done, toned(Tone::done, "Every row was read."));
    ui.paragraph({quiet(need == 1 ? "It stays out of the chronology, with its words kept, until you decide." : "They stay out of the chronology, with their words kept, until you decide.")});
    std::vector<std::size_t> rows;
    std::size_t in_two_ways = 0;
    for (std::size_t i = 0; i < shown.import.rows.size(); ++i) {
        if (shown.import.rows[i].status == RowStatus::clean) continue;
        in_two_ways += shown.import.rows[i].status == RowStatus::confirm;
        if (rows.size() < rows_shown) rows.push_back(i);
    }
    order_of_all(shown, rows.front(), in_two_ways);
    for (const std::size_t row : rows) row_card(shown, row);
    if (need > rows.size()) ui.paragraph({quiet(counted(need - rows.size(), "further row") + " wait. They can be decided after the import too, at the top of the chronology.")});
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const std::string count = numbers(shown.import);
    breadcrumb(shown.stage);
    ui.page_head("Import a file", {bold(count), quiet(" Nothing is added to the case until you finish.")}, [&] {
        if (ui.button("Set aside")) shown.stage.ask(app::CancelImport{});
        const std::string name = "Finish with " + counted(shown.import.ready(), "row");
        if (!shown.import.rows.empty() && ui.button(name, {.kind = Kind::primary})) finish(shown);
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
        stage.ui.empty(Icon::open, "No file chosen yet", "Choose a spreadsheet, a Word document or a CSV file, or drop it anywhere in this window.", [&] { choose_table(stage, Kind::primary); });
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
    const Shown shown{stage, opened, *import, choices_of(opened)};
    const std::size_t need = rows_in_need(*import);
    const std::string side = counted(need, "row") + (need == 1 ? " needs you" : " need you");
    draw_page(stage, "Import a file", side_panel(stage), [&] {
        content_and_side(stage, side, [&] { head(shown); },
                         [&] {
                             read_only_note(stage);
                             agency_box(shown);
                             about_file(shown);
                             for (std::size_t table = 0; table < import->tables.size(); ++table)
                                 if (import->tables[table].read) columns_table(shown, table);
                         },
                         [&] { rows_in_need_side(shown); });
    });
}

}  // namespace tributary::ui
