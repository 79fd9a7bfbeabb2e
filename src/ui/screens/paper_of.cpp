// What each place puts on paper.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/paper.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

std::string text(const domain::Record& record, std::string_view name) { return std::string(record.text(name)); }

std::string joined_lines(std::string first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return first + "\n" + second;
}

std::string date_of_row(const EntryRow& row) {
    std::string words = date_words(row.known) + (row.known.minute ? " " + clock_form(*row.known.minute) : std::string());
    if (!row.happened.words.empty() && row.happened != row.known) words += "\nIt happened on " + date_words(row.happened);
    return words;
}

std::vector<std::string> cells_of(const app::Case& opened, const EntryList& list, const EntryRow& row, bool with_agency) {
    const domain::Record* record = opened.file.record(row.part, row.record);
    if (record == nullptr) return {};
    std::vector<std::string> cells = {std::to_string(row.number) + (row.withdrawn ? ", withdrawn" : ""), date_of_row(row)};
    if (with_agency) cells.push_back(list.agencies[static_cast<std::size_t>(row.lane)].name);
    cells.push_back(joined_lines(text(*record, field::event), text(*record, field::action)));
    cells.emplace_back(seen_words(record->text(field::seen)));
    cells.push_back(joined_lines(text(*record, field::worker), text(*record, field::source)));
    return cells;
}

std::string filters_of(const EntryList& list) {
    const bool all = list.find.empty() && list.filter == EntryFilter::all && list.hidden.empty();
    if (all) return counted(list.rows.size(), "entry", "entries");
    return std::to_string(list.shown.size()) + " of " + counted(list.rows.size(), "entry", "entries") + (list.find.empty() ? "" : ", those that match \"" + list.find + "\"");
}

PaperTable entries(const app::Case& opened, const EntryList& list, bool with_agency) {
    PaperTable table{"Entries", {"No.", "Date known"}, {}};
    if (with_agency) table.headings.emplace_back("Agency");
    for (const char* heading : {"What happened, what the agency did", "Child seen", "Worker, record"}) table.headings.emplace_back(heading);
    for (const std::size_t at : list.shown) table.rows.push_back(cells_of(opened, list, list.rows[at], with_agency));
    return table;
}

PaperTable people(const app::Case& opened) {
    PaperTable table{"People", {"Name in the review", field_label(field::relation, child_of(opened)), "Date of birth", "Name as recorded"}, {}};
    for (const domain::Record* person : domain::people_of(opened.file))
        table.rows.push_back({text(*person, field::review_name), text(*person, field::relation), value_words(field::born, person->value(field::born)), text(*person, field::name)});
    return table;
}

std::string agency_shown(const Stage& stage, const app::Case& opened) {
    const EntryList& list = stage.state.chronology;
    const domain::Part* part = list.key ? opened.file.part(list.key->part) : nullptr;
    return part ? part_title(*part) : "Chronology";
}

Paper case_paper(const Stage& stage, const app::Case& opened, std::string title) {
    const std::string reference = reference_of(opened);
    Paper paper{"OFFICIAL-SENSITIVE. " + subject_of(opened) + " review. For people named in it only.", std::move(title), {}, {}};
    paper.lines.push_back(subject_of(opened) + (reference.empty() ? "" : ", " + reference));
    paper.lines.push_back("Printed by " + stage.model.me.name + ", " + moment_words(stage.model.now));
    return paper;
}

std::optional<Paper> paper_of(Stage& stage, const app::Case& opened) {
    switch (stage.model.place.screen) {
        case app::Screen::chronology: {
            Paper paper = case_paper(stage, opened, agency_shown(stage, opened));
            paper.lines.push_back(filters_of(stage.state.chronology));
            paper.tables.push_back(entries(opened, stage.state.chronology, false));
            return paper;
        }
        case app::Screen::merged: {
            Paper paper = case_paper(stage, opened, "Merged chronology");
            paper.lines.push_back(filters_of(stage.state.merged) + ", in the order each agency knew");
            paper.tables.push_back(entries(opened, stage.state.merged, true));
            return paper;
        }
        case app::Screen::family: {
            Paper paper = case_paper(stage, opened, "Family");
            paper.tables.push_back(people(opened));
            return paper;
        }
        case app::Screen::history: {
            Paper paper = case_paper(stage, opened, "History");
            paper.tables.push_back(history_on_paper(stage, opened));
            return paper;
        }
        default: return std::nullopt;
    }
}

}  // namespace

void print_page(Stage& stage) {
    const app::Case* opened = stage.model.current_case();
    const auto paper = opened ? paper_of(stage, *opened) : std::nullopt;
    paper ? stage.ui.print(paper_html(*paper)) : stage.ui.print();
}

}  // namespace tributary::ui
