// The audit trail of a case: who, what, when, before and after.
#include <algorithm>
#include <array>

#include "domain/records.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace action = domain::action;

namespace {

struct Shown {
    Stage& stage;
    const app::Case& opened;
    HistoryList& list;
    std::string child;
};

struct ActionWords {
    std::string_view action;
    std::string_view words;
};

constexpr std::array actions = {
    ActionWords{action::open_case, "Opened the case"},       ActionWords{action::describe_case, "Described the case"},
    ActionWords{action::join_case, "Joined two case files"}, ActionWords{action::add_chronology, "Began a chronology"},
    ActionWords{action::add_entry, "Added an entry"},        ActionWords{action::change_entry, "Changed an entry"},
    ActionWords{action::withdraw_entry, "Withdrew an entry"}, ActionWords{action::restore_entry, "Restored an entry"},
    ActionWords{action::import_file, "Imported a file"},     ActionWords{action::put_row_aside, "Left a row out"},
    ActionWords{action::add_person, "Added a person"},
    ActionWords{action::change_person, "Changed a person"},  ActionWords{action::settle_conflict, "Settled a conflict"},
    ActionWords{action::undo, "Took back a change"}, ActionWords{action::redo, "Made a change again"},
};

std::string_view action_words(std::string_view name) {
    const auto found = std::ranges::find(actions, name, &ActionWords::action);
    return found == actions.end() ? "Changed a record" : found->words;
}

const domain::Stored* stored_at(const domain::CaseFile& file, const HistoryRow& row) {
    const domain::Part* part = file.part(row.part);
    if (part == nullptr) return nullptr;
    const auto feed = part->feeds.find(row.feed);
    const auto index = static_cast<std::size_t>(row.number - 1);
    return feed == part->feeds.end() || index >= feed->second.changes.size() ? nullptr : feed->second.changes[index].get();
}

void name_records(HistoryList& list, const domain::CaseFile& file) {
    list.titles.clear();
    for (const domain::Agency& agency : domain::agencies_of(file)) {
        list.titles[agency.part] = "Chronology of " + agency.name;
        for (const domain::Entry& entry : domain::entries_of(*file.part(agency.part)))
            list.titles[entry.record->id] = "Entry " + agency.short_name + " " + std::to_string(entry.number);
    }
    for (const auto& [part_id, part] : file.parts())
        for (const auto& [id, record] : part.records)
            if (record.kind == domain::kind::left_out) list.titles[id] = value_words(domain::field::origin, record.value(domain::field::origin));
    for (const domain::Record* person : domain::people_of(file)) list.titles[person->id] = person->text(domain::field::review_name);
    list.titles[file.id()] = "The case";
}

void gather(HistoryList& list, const domain::CaseFile& file, const Id& me) {
    std::vector<const domain::Stored*> changes;
    for (const auto& [part_id, part] : file.parts())
        for (const auto& [feed_id, feed] : part.feeds)
            for (const auto& stored : feed.changes) changes.push_back(stored.get());
    std::ranges::sort(changes, [](const domain::Stored* a, const domain::Stored* b) {
        return std::tuple(b->change.at, b->change.part, b->change.feed, b->change.number) < std::tuple(a->change.at, a->change.part, a->change.feed, a->change.number);
    });
    list.rows.clear();
    list.mine = 0;
    for (const domain::Stored* stored : changes) {
        list.rows.push_back({stored->change.part, stored->change.feed, stored->change.number});
        list.mine += stored->change.author == me ? 1 : 0;
    }
    name_records(list, file);
}

bool touches(const domain::Change& change, const Id& record) {
    return record.is_nil() || std::ranges::any_of(change.operations, [&](const domain::Operation& operation) { return operation.record == record; });
}

void compute_history(Stage& stage, const app::Case& opened) {
    HistoryList& list = stage.state.history;
    const Id& record = stage.model.place.record;
    ListKey key{opened.file.id(), record, opened.file.revision(), {}, static_cast<int>(list.filter), {}};
    if (list.key == key) return;
    if (!list.key || list.key->case_id != key.case_id || list.key->revision != key.revision) gather(list, opened.file, stage.model.me.id);
    list.shown.clear();
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const domain::Stored* stored = stored_at(opened.file, list.rows[i]);
        if (stored == nullptr || !touches(stored->change, record)) continue;
        const bool mine = stored->change.author == stage.model.me.id;
        if (list.filter == HistoryFilter::all || mine == (list.filter == HistoryFilter::mine)) list.shown.push_back(i);
    }
    list.key = std::move(key);
}

std::string title_of(const HistoryList& list, const Id& record) {
    const auto found = list.titles.find(record);
    return found == list.titles.end() ? std::string() : found->second;
}

// The operation that tells what was done, when there is one: the only one, or that of the only entry.
const domain::Operation* main_operation(const domain::Change& change) {
    const domain::Operation* entry = nullptr;
    for (const domain::Operation& operation : change.operations) {
        if (operation.kind != domain::kind::entry) continue;
        if (entry != nullptr) return nullptr;
        entry = &operation;
    }
    return change.operations.size() == 1 ? &change.operations[0] : entry;
}

std::string where(const Shown& shown, const domain::Change& change) {
    if (const domain::Operation* operation = main_operation(change)) return title_of(shown.list, operation->record);
    std::size_t entries = 0;
    for (const domain::Operation& operation : change.operations) entries += operation.kind == domain::kind::entry ? 1 : 0;
    if (entries == 0) return counted(change.operations.size(), "record");
    const domain::Operation& first = change.operations[0];
    const auto origin = first.set.find(domain::field::origin);
    const std::string file(origin == first.set.end() ? std::string_view() : origin->second.text("file"));
    return counted(entries, "entry", "entries") + (file.empty() ? "" : " from " + file);
}

std::string before_words(const domain::Record* record, const domain::Change& change, std::string_view name) {
    if (record == nullptr) return {};
    const auto field = record->fields.find(name);
    const domain::Candidate* before = field == record->fields.end() ? nullptr : field->second.before(change);
    return before == nullptr ? std::string() : value_words(name, before->value);
}

// What one change did to the fields of one record, as lines: the field, and its value before or after.
std::vector<std::string> values(const Shown& shown, const domain::Change& change, bool after) {
    std::vector<std::string> lines;
    const domain::Operation* operation = main_operation(change);
    if (operation == nullptr) return lines;
    const domain::Record* record = shown.opened.file.record(change.part, operation->record);
    for (const auto& [name, value] : operation->set) {
        if (name == domain::field::sequence || name == domain::field::kind || name == domain::field::undone) continue;
        const std::string words = after ? value_words(name, value) : before_words(record, change, name);
        if (!words.empty()) lines.push_back(field_label(name, shown.child) + ": " + words);
    }
    return lines;
}

void lines_cell(RowView& row, const std::vector<std::string>& lines, bool after) {
    row.cell([&] {
        for (const std::string& line : lines) row.ui().paragraph(after ? Words(line) : Words(quiet(line)));
        if (lines.empty()) row.ui().paragraph("");
    });
}

void draw_row(const Shown& shown, RowView& row) {
    const domain::Stored* stored = stored_at(shown.opened.file, shown.list.rows[shown.list.shown[row.index()]]);
    if (stored == nullptr) return;
    const domain::Change& change = stored->change;
    row.cell([&] {
        row.ui().paragraph({bold(day_words(change.at))});
        row.ui().paragraph({quiet(clock_words(change.at))});
    });
    row.cell(who(shown.stage.model, change.author));
    row.cell([&] {
        row.ui().paragraph(action_words(change.action));
        const std::string place = where(shown, change);
        if (!place.empty()) row.ui().paragraph({quiet(place)});
    });
    lines_cell(row, values(shown, change, false), false);
    lines_cell(row, values(shown, change, true), true);
}

void filter_button(const Shown& shown, std::string_view words, std::size_t count, HistoryFilter filter) {
    const std::string name = std::string(words) + " " + std::to_string(count);
    if (shown.stage.ui.filter(name, shown.list.filter == filter)) shown.list.filter = filter;
}

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const HistoryList& list = shown.list;
    breadcrumb(shown.stage);
    ui.page_head("History", quiet("Who changed what, and when. Nothing here can be taken out."), [&] { step_buttons(shown.stage); });
    ui.filters("Show", [&] {
        filter_button(shown, "All", list.rows.size(), HistoryFilter::all);
        filter_button(shown, "By you", list.mine, HistoryFilter::mine);
        filter_button(shown, "By others", list.rows.size() - list.mine, HistoryFilter::others);
    });
    const Id& record = shown.stage.model.place.record;
    if (record.is_nil()) return;
    const std::string title = title_of(list, record);
    ui.wrap(12, [&] {
        ui.paragraph({"Only changes of ", bold(title.empty() ? std::string_view("one record") : std::string_view(title)), "."});
        ui.link("Show everything", app::address_of({app::Screen::history, shown.opened.file.id(), {}}));
    });
}

void body(const Shown& shown) {
    if (shown.list.shown.empty()) return (void)shown.stage.ui.paragraph("No changes to show.");
    shown.stage.ui.table("Changes", {{.name = "When", .width = 156}, {.name = "Who", .width = 150}, {.name = "What", .width = 180}, {.name = "Before"}, {.name = "After"}},
                         shown.list.shown.size(), {}, [&](RowView& row) { draw_row(shown, row); });
}

std::string lines_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

}  // namespace

PaperTable history_on_paper(Stage& stage, const app::Case& opened) {
    PaperTable table{"Changes", {"When", "Who", "What", "Before", "After"}, {}};
    HistoryList& list = stage.state.history;
    const Shown shown{stage, opened, list, child_of(opened)};
    for (const std::size_t at : list.shown) {
        const domain::Stored* stored = stored_at(opened.file, list.rows[at]);
        if (stored == nullptr) continue;
        const domain::Change& change = stored->change;
        table.rows.push_back({moment_words(change.at), who(stage.model, change.author), std::string(action_words(change.action)) + "\n" + where(shown, change),
                              lines_of(values(shown, change, false)), lines_of(values(shown, change, true))});
    }
    return table;
}

void draw_history(Stage& stage, const app::Case& opened) {
    compute_history(stage, opened);
    const Shown shown{stage, opened, stage.state.history, child_of(opened)};
    draw_page(stage, "History", Panel::none, [&] { stage.ui.content([&] { head(shown); }, [&] { body(shown); }); });
}

}  // namespace tributary::ui
