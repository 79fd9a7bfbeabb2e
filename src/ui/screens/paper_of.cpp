// What each place puts on paper.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/document_html.hpp"
#include "ui/html.hpp"
#include "ui/paper.hpp"
#include "ui/screens/home_summary.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/review_changes.hpp"

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

// What happened, and below it what the agency did, as they read.
PaperCell long_texts(Stage& stage, const app::Case& opened, const domain::Record& record) {
    const auto numbers = entry_numbers(stage, record.part);
    std::string files;
    for (const std::string& line : attachment_lines(opened, record)) files += (files.empty() ? "Attached: " : "; ") + line;
    return PaperCell::of_html(document_html(record.text(field::event), numbers.get()) + document_html(record.text(field::action), numbers.get()) +
                              (files.empty() ? "" : "<p>" + escaped(files) + "</p>"));
}

std::vector<PaperCell> cells_of(Stage& stage, const app::Case& opened, const EntryList& list, const EntryRow& row, bool with_agency) {
    const domain::Record* record = opened.file.record(row.part, row.record);
    if (record == nullptr) return {};
    std::vector<PaperCell> cells = {std::to_string(row.number) + (row.withdrawn ? ", withdrawn" : ""), date_of_row(row)};
    if (with_agency) cells.emplace_back(list.agencies[static_cast<std::size_t>(row.lane)].name);
    cells.push_back(long_texts(stage, opened, *record));
    cells.emplace_back(seen_words(record->text(field::seen)));
    cells.emplace_back(joined_lines(text(*record, field::worker), text(*record, field::source)));
    return cells;
}

std::string filters_of(const EntryList& list) {
    const bool all = list.find.empty() && list.filter == EntryFilter::all && list.hidden.empty();
    if (all) return counted(list.rows.size(), "entry", "entries");
    return std::to_string(list.shown.size()) + " of " + counted(list.rows.size(), "entry", "entries") + (list.find.empty() ? "" : ", those that match \"" + list.find + "\"");
}

PaperTable entries(Stage& stage, const app::Case& opened, const EntryList& list, bool with_agency) {
    PaperTable table{"Entries", {"No.", "Date known"}, {}};
    if (with_agency) table.headings.emplace_back("Agency");
    for (const char* heading : {"What happened, what the agency did", "Child seen", "Worker, record"}) table.headings.emplace_back(heading);
    for (const std::size_t at : list.shown) table.rows.push_back(cells_of(stage, opened, list, list.rows[at], with_agency));
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

PaperTable agencies(const app::Case& opened) {
    PaperTable table{"Chronologies", {"Agency", "Holds", "Without a date", "Left out of an import"}, {}};
    for (const domain::Agency& agency : domain::agencies_of(opened.file)) {
        const domain::Part& part = *opened.file.part(agency.part);
        const auto standing = domain::entries_of(part, false);
        const auto undated = std::ranges::count_if(standing, [](const domain::Entry& entry) { return !entry.known.has_bounds(); });
        table.rows.push_back({agency.name, counted(standing.size(), "entry", "entries"), std::to_string(undated), counted(domain::left_out_of(part).size(), "row")});
    }
    return table;
}

PaperTable facts_of_case(const app::Case& opened) {
    PaperTable table{"The case", {"Fact", "Value"}, {}};
    const domain::Record* header = domain::header_of(opened.file);
    if (header == nullptr) return table;
    for (const std::string_view name : {field::reference, field::subject, field::period_from, field::period_to})
        table.rows.push_back({field_label(name, child_of(opened)), value_words(name, header->value(name))});
    return table;
}

PaperTable bundles(const std::vector<app::Passage>& passages, std::string name, std::string heading, const Id& of_case) {
    PaperTable table{std::move(name), {"When", "Purpose", std::move(heading)}, {}};
    for (const app::Passage& bundle : passages)
        if (of_case.is_nil() || bundle.case_id == of_case) table.rows.push_back({moment_words(bundle.at), purpose_words(bundle.purpose), joined(bundle.people)});
    return table;
}

PaperTable parts_to_leave(const Stage& stage, const app::Case& opened) {
    PaperTable table{"What leaves", {"Part", "Leaves"}, {}};
    for (const auto& [id, part] : opened.file.parts())
        table.rows.push_back({part_title(part), stage.state.handover.parts.contains(id) ? "Yes" : "No"});
    return table;
}

PaperTable people_to_open(const Stage& stage) {
    PaperTable table{"Who can open it", {"Name", "Agency", "Key", "Can open it"}, {}};
    for (const auto& [id, contact] : stage.model.contacts)
        table.rows.push_back({contact.name, contact.agency, trust_words(contact.trust), stage.state.handover.recipients.contains(id) ? "Yes" : "No"});
    return table;
}

Paper home_paper(Stage& stage) {
    const HomeSummary& home = stage.state.home;
    Paper paper{"OFFICIAL-SENSITIVE. List of cases. For people named in them only.", "Home", {"Printed by " + stage.model.me.name + ", " + moment_words(stage.model.now)}, {}};
    PaperTable due{"Due, or needs you", {"When", "What", "Case", "More"}, {}};
    for (const DueLine& line : home.due) due.rows.push_back({line.chip, line.words, line.subject, line.aside});
    PaperTable cases{"Cases", {"Case", "Reference", "Holds", "Needs you", "Changed"}, {}};
    for (const CaseLine& line : home.cases)
        cases.rows.push_back({line.subject, line.sample ? std::string("Sample, invented") : line.reference, line.held, counted(line.conflicts, "conflict") + ", " + counted(line.rows, "row"), ago_words(line.changed, stage.model.now)});
    paper.tables = {std::move(due), std::move(cases), bundles(stage.model.received, "Received", "From", {})};
    return paper;
}

Paper review_paper(Stage& stage, const app::Review& review) {
    Paper paper{"OFFICIAL-SENSITIVE. " + review.subject + " review. For people named in it only.", "Review before adding", {}, {}};
    paper.lines = {review.subject + (review.reference.empty() ? "" : ", " + review.reference),
                   purpose_words(review.purpose) + " from " + review.sender.name + ", sealed " + moment_words(review.created), "Key: " + std::string(trust_words(review.sender_known ? review.sender.trust : app::Trust::unknown)),
                   "Printed by " + stage.model.me.name + ", " + moment_words(stage.model.now) + ". Nothing of it has been added."};
    paper.tables.push_back(changes_on_paper(stage, review));
    return paper;
}

// Empty tables say nothing.
void leave_out_empty(Paper& paper) {
    std::erase_if(paper.tables, [](const PaperTable& table) { return table.rows.empty(); });
}

std::optional<Paper> paper_of(Stage& stage, const app::Case& opened) {
    switch (stage.model.place.screen) {
        case app::Screen::chronology: {
            Paper paper = case_paper(stage, opened, agency_shown(stage, opened));
            paper.lines.push_back(filters_of(stage.state.chronology));
            paper.tables.push_back(entries(stage, opened, stage.state.chronology, false));
            return paper;
        }
        case app::Screen::merged:
        case app::Screen::timeline:
        case app::Screen::knowledge:
        case app::Screen::discrepancies:
        case app::Screen::not_seen:
        case app::Screen::gaps:
        case app::Screen::duplicates: {
            Paper paper = case_paper(stage, opened, "Merged chronology");
            paper.lines.push_back(filters_of(stage.state.merged) + ", in the order each agency knew");
            paper.tables.push_back(entries(stage, opened, stage.state.merged, true));
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
        case app::Screen::overview: {
            Paper paper = case_paper(stage, opened, "Overview");
            paper.tables = {agencies(opened), facts_of_case(opened)};
            return paper;
        }
        case app::Screen::handover: {
            Paper paper = case_paper(stage, opened, "Hand over");
            paper.lines.emplace_back("What is ticked now. It has not left by being printed.");
            paper.tables = {parts_to_leave(stage, opened), people_to_open(stage), bundles(stage.model.handed_over, "Handed over before", "To", opened.file.id())};
            return paper;
        }
        default: return std::nullopt;
    }
}

std::optional<Paper> paper_of(Stage& stage) {
    const app::Model& model = stage.model;
    if (model.place.screen == app::Screen::home && !model.cases.empty()) return home_paper(stage);
    if (model.place.screen == app::Screen::review && model.review && !model.review->refused) return review_paper(stage, *model.review);
    const app::Case* opened = model.current_case();
    return opened ? paper_of(stage, *opened) : std::nullopt;
}

}  // namespace

void print_page(Stage& stage) {
    std::optional<Paper> paper = paper_of(stage);
    if (!paper) return stage.ui.print();
    leave_out_empty(*paper);
    stage.ui.print(paper_html(*paper));
}

}  // namespace tributary::ui
