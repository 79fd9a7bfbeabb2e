// Search across everything of the open case.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace kind = domain::kind;
namespace field = domain::field;

namespace {

constexpr std::string_view box_label = "Words to find";

struct Shown {
    Stage& stage;
    const app::Case& opened;
    SearchState& search;
};

FoundRow row_of(const domain::Record& record, const SearchIndex::Hit& hit, const std::map<Id, std::string>& numbers) {
    FoundRow row{hit.part, hit.record, hit.field, {}, {}, {}};
    if (const auto number = numbers.find(hit.record); number != numbers.end()) row.title = number->second;
    if (record.kind == kind::entry) row.day = domain::date_of(record.value(field::known)).earliest;
    if (record.kind == kind::person) row.title = record.text(field::review_name).empty() ? "A person" : std::string(record.text(field::review_name));
    if (record.kind == kind::case_header) row.title = "The case";
    if (record.kind == kind::left_out) row.title = value_words(field::origin, record.value(field::origin));
    row.kind = record.kind;
    return row;
}

// What the entries among the hits are called.
std::map<Id, std::string> numbers_of(const domain::CaseFile& file, const std::vector<SearchIndex::Hit>& hits) {
    std::unordered_set<Id> found;
    for (const SearchIndex::Hit& hit : hits) found.insert(hit.record);
    std::map<Id, std::string> numbers;
    for (const domain::Agency& agency : domain::agencies_of(file))
        for (const domain::Entry& entry : domain::entries_of(*file.part(agency.part)))
            if (found.contains(entry.record->id)) numbers.emplace(entry.record->id, "Entry " + agency.short_name + " " + std::to_string(entry.number) + ", " + date_words(entry.known));
    return numbers;
}

// The case first, then people, entries by date, rows that need somebody.
auto order_of(const FoundRow& row) {
    const int group = row.kind == kind::case_header ? 0 : row.kind == kind::person ? 1 : row.kind == kind::entry ? 2 : 3;
    return std::tuple(group, row.day.value_or(Date{9999, 12, 31}), row.title);
}

void compute(const Shown& shown) {
    SearchState& search = shown.search;
    const domain::CaseFile& file = shown.opened.file;
    const ListKey key{file.id(), {}, file.revision(), search.typed, 0, {}};
    if (search.key == key) return;
    const SearchIndex* words = search_words(search.typed).empty() ? nullptr : case_words(shown.stage, file);
    search.waits = words == nullptr && !search_words(search.typed).empty();
    if (search.waits) return;
    search.key = key;
    search.rows.clear();
    if (words == nullptr) return;
    const auto hits = words->find(search.typed);
    if (hits.empty()) return;
    const auto numbers = numbers_of(file, hits);
    for (const SearchIndex::Hit& hit : hits)
        if (const domain::Record* record = file.record(hit.part, hit.record)) search.rows.push_back(row_of(*record, hit, numbers));
    std::ranges::stable_sort(search.rows, {}, order_of);
}

app::Place place_of(const Shown& shown, const FoundRow& row) {
    const Id& opened = shown.opened.file.id();
    if (row.kind == kind::entry) return {app::Screen::chronology, opened, row.record};
    if (row.kind == kind::person) return {app::Screen::family, opened, row.record};
    if (row.kind == kind::left_out) return {app::Screen::chronology, opened, {}};
    return {app::Screen::overview, opened, {}};
}

void open(const Shown& shown, const FoundRow& row) {
    if (row.kind == kind::left_out) {
        shown.stage.state.chronology.part = row.part;
        shown.stage.state.chronology.filter = EntryFilter::needs_you;
    }
    shown.stage.ask(app::Go{place_of(shown, row)});
}

void found_cell(const Shown& shown, RowView& row, const FoundRow& found_row) {
    const domain::Record* record = shown.opened.file.record(found_row.part, found_row.record);
    if (record == nullptr) return;
    const std::vector<std::string> words = search_words(shown.search.typed);
    const std::string first = words.empty() ? std::string() : words.front();
    std::string text = value_words(found_row.field, record->value(found_row.field));
    if (is_date_field(found_row.field) && !holds(text, first)) text = domain::date_of(record->value(found_row.field)).words;
    const std::string piece = around(text, first);
    row.ui().paragraph({quiet(field_label(found_row.field, child_of(shown.opened)))});
    row.ui().paragraph(marked(piece, first));
}

void draw_row(const Shown& shown, RowView& row) {
    const FoundRow& found_row = shown.search.rows[row.index()];
    row.cell([&] {
        const std::vector<std::string> words = search_words(shown.search.typed);
        row.ui().paragraph(marked(found_row.title, words.empty() ? std::string_view() : std::string_view(words.front()), bold("")));
    });
    row.cell([&] { found_cell(shown, row, found_row); });
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    SearchState& search = shown.search;
    breadcrumb(shown.stage);
    ui.page_head("Search", quiet("Everything in this case: all fields of all entries, the people, the case itself"), [] {});
    if (wanted(shown.stage, "search") || (!ui.has_focus(box_label) && wanted(shown.stage, "find")) || !search.met) shown.stage.state.focus = box_label;
    search.met = true;
    focus_if_asked(ui, shown.stage.state.focus, box_label);
    const Edit edit = ui.text_box(box_label, search.typed, {.hint = "Put words in quotation marks to find them side by side.", .width = 440, .autocomplete = "off", .icon = Icon::search});
    compute(shown);
    if (edit.entered && !search.rows.empty()) open(shown, search.rows.front());
}

void body(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    SearchState& search = shown.search;
    if (search_words(search.typed).empty()) return ui.paragraph("Type a word. What you type is kept nowhere."), void();
    if (search.waits) return ui.paragraph("Reading this case."), void();
    const std::string count = search.rows.empty() ? "Nothing in this case matches \"" + search.typed + "\"." : counted(search.rows.size(), "place") + " found";
    ui.paragraph({bold(count)});
    if (search.rows.empty()) return;
    TableOptions options{.choosable = true};
    options.key = [&](std::size_t row) { return std::hash<Id>()(search.rows[row].record); };
    if (wanted(shown.stage, "find_next")) options.focus = search.at = search.at ? (*search.at + 1) % search.rows.size() : 0;
    const TableResult result = ui.table("Found", {{.name = "Where", .width = 240}, {.name = "Words"}}, search.rows.size(), options, [&](RowView& row) { draw_row(shown, row); });
    if (result.reached) search.at = result.reached;
    if (result.opened) open(shown, search.rows[*result.opened]);
}

}  // namespace

const SearchIndex* case_words(Stage& stage, const domain::CaseFile& file) {
    constexpr std::size_t at_once = 40;  // records: what an edit leaves
    SearchIndex& words = stage.state.words;
    const std::size_t behind = words.behind(file);
    stage.state.reads_words = stage.state.in_steps && behind > at_once;
    if (stage.state.reads_words) return nullptr;
    if (behind > 0) words.follow(file);
    return &words;
}

void draw_search(Stage& stage, const app::Case& opened) {
    const Shown shown{stage, opened, stage.state.search};
    draw_page(stage, "Search", Panel::none, [&] { stage.ui.content([&] { head(shown); }, [&] { body(shown); }); });
}

}  // namespace tributary::ui
