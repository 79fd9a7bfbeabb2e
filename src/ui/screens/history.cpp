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
    ActionWords{action::put_row_aside, "Left a row out"},
    ActionWords{action::duplicate_entry, "Duplicated an entry"}, ActionWords{action::split_entry, "Split an entry"},
    ActionWords{action::join_entries, "Joined two entries"}, ActionWords{action::decide, "Decided on what was found"}, ActionWords{action::ask_agency, "Asked an agency"},
    ActionWords{action::answer_query, "Answered the board"}, ActionWords{action::mark_entry, "Marked an entry for the panel"}, ActionWords{action::explain_abbreviation, "Explained an abbreviation"},
    ActionWords{action::attach_file, "Attached a file"},     ActionWords{action::remove_attachment, "Removed an attachment"},
    ActionWords{action::restore_attachment, "Brought an attachment back"},
    ActionWords{action::add_person, "Added a person"},
    ActionWords{action::change_person, "Changed a person"},  ActionWords{action::settle_conflict, "Settled a conflict"},
    ActionWords{action::give_receipt, "Signed a receipt"}, ActionWords{action::sign_off, "Signed off a chronology"},
    ActionWords{action::endorse, "Put the directory of endorsed people in"},
    ActionWords{action::undo, "Took back a change"}, ActionWords{action::redo, "Made a change again"},
};

std::string_view action_words(std::string_view name) {
    const auto found = std::ranges::find(actions, name, &ActionWords::action);
    return found == actions.end() ? "Changed a record" : found->words;
}

const domain::Feed* feed_of(const domain::CaseFile& file, const HistoryRow& row) {
    const domain::Part* part = file.part(row.part);
    if (part == nullptr) return nullptr;
    const auto feed = part->feeds.find(row.feed);
    return feed == part->feeds.end() || row.number + row.changes - 1 > feed->second.length() ? nullptr : &feed->second;
}

// The first change of a row, or null.
const domain::Stored* stored_at(const domain::CaseFile& file, const HistoryRow& row) {
    const domain::Feed* feed = feed_of(file, row);
    return feed ? feed->changes[static_cast<std::size_t>(row.number - 1)].get() : nullptr;
}

void name_records(HistoryList& list, const domain::CaseFile& file) {
    list.titles.clear();
    list.entries.clear();
    list.agencies = domain::agencies_of(file);
    for (std::uint32_t i = 0; i < list.agencies.size(); ++i) {
        list.titles[list.agencies[i].part] = "Chronology of " + list.agencies[i].name;
        for (const domain::Entry& entry : domain::entries_of(*file.part(list.agencies[i].part))) list.entries[entry.record->id] = {i, entry.number};
    }
    for (const auto& [part_id, part] : file.parts()) {
        if (part.count(domain::kind::left_out) == 0) continue;
        for (const auto& [id, record] : part.records)
            if (record.kind == domain::kind::left_out) list.titles[id] = value_words(domain::field::origin, record.value(domain::field::origin));
    }
    for (const domain::Record* person : domain::people_of(file)) list.titles[person->id] = person->text(domain::field::review_name);
    list.titles[file.id()] = "The case";
}

std::string_view file_of(const domain::Change& change) {
    for (const domain::Operation& operation : change.operations) {
        const auto origin = operation.set.find(domain::field::origin);
        if (origin != operation.set.end()) return origin->second.text("sha256");
    }
    return {};
}

// Whether one press made both: an import takes as many changes as it needs, each a millisecond after the one before, and so
// does taking it back.
bool goes_on(const domain::Change& before, const domain::Change& change) {
    const bool long_one = change.action == action::import_file || change.action == action::undo || change.action == action::redo;
    if (!long_one || change.action != before.action || change.author != before.author || change.at != before.at + 1) return false;
    return change.action != action::import_file || file_of(change) == file_of(before);
}

void count_records(HistoryRow& row, const domain::Change& change) {
    for (const domain::Operation& operation : change.operations)
        if (operation.kind != domain::kind::column_mapping) ++(operation.kind == domain::kind::entry ? row.entries : row.others);
}

void add_rows(const domain::Feed& feed, std::vector<HistoryRow>& rows) {
    const domain::Change* before = nullptr;
    for (const auto& stored : feed.changes) {
        const domain::Change& change = stored->change;
        if (before && goes_on(*before, change)) ++rows.back().changes;
        else rows.push_back({change.part, change.feed, change.number});
        count_records(rows.back(), change);
        before = &change;
    }
}

void gather(HistoryList& list, const domain::CaseFile& file, const app::Model& model) {
    std::vector<HistoryRow> rows;
    for (const auto& [part_id, part] : file.parts())
        for (const auto& [feed_id, feed] : part.feeds) add_rows(feed, rows);
    std::vector<std::pair<std::int64_t, std::size_t>> order;
    for (std::size_t i = 0; i < rows.size(); ++i) order.emplace_back(-stored_at(file, rows[i])->change.at, i);
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
        return std::tuple(a.first, rows[b.second].part, rows[b.second].feed, rows[b.second].number) < std::tuple(b.first, rows[a.second].part, rows[a.second].feed, rows[a.second].number);
    });
    list.rows.clear();
    list.mine = 0;
    for (const auto& [at, i] : order) {
        list.rows.push_back(rows[i]);
        list.mine += model.is_me(stored_at(file, rows[i])->change.author) ? 1 : 0;
    }
    name_records(list, file);
}

bool touches(const domain::CaseFile& file, const HistoryRow& row, const Id& record) {
    if (record.is_nil()) return true;
    const domain::Feed* feed = feed_of(file, row);
    if (feed == nullptr) return false;
    const auto begin = feed->changes.begin() + static_cast<std::ptrdiff_t>(row.number - 1);
    return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(row.changes),
                       [&](const auto& stored) { return std::ranges::find(stored->change.operations, record, &domain::Operation::record) != stored->change.operations.end(); });
}

void compute_history(Stage& stage, const app::Case& opened) {
    HistoryList& list = stage.state.history;
    const Id& record = stage.model.place.record;
    ListKey key{opened.file.id(), record, opened.file.revision(), {}, static_cast<int>(list.filter), {}};
    if (list.key == key) return;
    if (!list.key || list.key->case_id != key.case_id || list.key->revision != key.revision) gather(list, opened.file, stage.model);
    list.shown.clear();
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const domain::Stored* stored = stored_at(opened.file, list.rows[i]);
        if (stored == nullptr || !touches(opened.file, list.rows[i], record)) continue;
        const bool mine = stage.model.is_me(stored->change.author);
        if (list.filter == HistoryFilter::all || mine == (list.filter == HistoryFilter::mine)) list.shown.push_back(i);
    }
    list.key = std::move(key);
}

std::string title_of(const HistoryList& list, const Id& record) {
    if (const auto entry = list.entries.find(record); entry != list.entries.end())
        return "Entry " + list.agencies[entry->second.agency].short_name + " " + std::to_string(entry->second.number);
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

// What was done, in one line, and what it was done to, below it.
struct Deed {
    std::string what;
    std::string where;
};

// "Imported 5000 rows from chronology.csv", and how many of them wait for somebody.
Deed import_of(const domain::Change& change, const HistoryRow& row) {
    const auto origin = change.operations.empty() ? nullptr : &change.operations[0].set;
    const auto found = origin ? origin->find(domain::field::origin) : domain::Json::Object::const_iterator{};
    const std::string file(origin && found != origin->end() ? found->second.text("file") : std::string_view());
    Deed deed{"Imported " + counted(row.entries + row.others, "row") + (file.empty() ? "" : " from " + brief(file, 80)), {}};
    if (row.others > 0) deed.where = counted(row.entries, "entry", "entries") + ", " + counted(row.others, "row") + " left out";
    return deed;
}

Deed deed_of(const Shown& shown, const domain::Change& change, const HistoryRow& row) {
    if (change.action == action::import_file) return import_of(change, row);
    Deed deed{std::string(action_words(change.action)), {}};
    const domain::Operation* operation = row.changes == 1 ? main_operation(change) : nullptr;
    if (operation) deed.where = title_of(shown.list, operation->record);
    else deed.where = row.entries > 0 ? counted(row.entries, "entry", "entries") : counted(row.others, "record");
    return deed;
}

std::string before_words(const domain::Record* record, const domain::Change& change, std::string_view name) {
    if (record == nullptr) return {};
    const auto field = record->fields.find(name);
    const domain::Candidate* before = field == record->fields.end() ? nullptr : field->second.before(change);
    return before == nullptr ? std::string() : value_words(name, before->value);
}

// Fields that say nothing to a reader: what an attachment belongs to stands beside it, its hash is for programs.
bool is_silent(std::string_view kind, std::string_view name) {
    const bool of_attachment = name == domain::field::about || name == domain::field::media || name == domain::field::sha256;
    return name == domain::field::sequence || name == domain::field::kind || name == domain::field::undone || (kind == domain::kind::attachment && of_attachment);
}

// What one change did to the fields of one record, as lines: the field, and its value before or after.
std::vector<std::string> values(const Shown& shown, const HistoryRow& row, const domain::Change& change, bool after) {
    std::vector<std::string> lines;
    const domain::Operation* operation = row.changes == 1 ? main_operation(change) : nullptr;
    if (operation == nullptr) return lines;
    const domain::Record* record = shown.opened.file.record(change.part, operation->record);
    for (const auto& [name, value] : operation->set) {
        if (is_silent(operation->kind, name)) continue;
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
    const HistoryRow& done = shown.list.rows[shown.list.shown[row.index()]];
    const domain::Stored* stored = stored_at(shown.opened.file, done);
    if (stored == nullptr) return;
    const domain::Change& change = stored->change;
    row.cell([&] {
        row.ui().paragraph({bold(day_words(change.at))});
        row.ui().paragraph({quiet(clock_words(change.at))});
    });
    row.cell(who(shown.stage.model, change.author));
    row.cell([&] {
        const Deed deed = deed_of(shown, change, done);
        row.ui().paragraph(deed.what);
        if (!deed.where.empty()) row.ui().paragraph({quiet(deed.where)});
    });
    lines_cell(row, values(shown, done, change, false), false);
    lines_cell(row, values(shown, done, change, true), true);
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
        const HistoryRow& row = list.rows[at];
        const domain::Stored* stored = stored_at(opened.file, row);
        if (stored == nullptr) continue;
        const domain::Change& change = stored->change;
        const Deed deed = deed_of(shown, change, row);
        table.rows.push_back({moment_words(change.at), who(stage.model, change.author), deed.what + (deed.where.empty() ? "" : "\n" + deed.where),
                              lines_of(values(shown, row, change, false)), lines_of(values(shown, row, change, true))});
    }
    return table;
}

void draw_history(Stage& stage, const app::Case& opened) {
    compute_history(stage, opened);
    const Shown shown{stage, opened, stage.state.history, child_of(opened)};
    draw_page(stage, "History", Panel::none, [&] { stage.ui.content([&] { head(shown); }, [&] { body(shown); }); });
}

}  // namespace tributary::ui
