// Lists of entries: what they hold, what the filters leave, and the cells that two screens share.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "documents/commonmark.hpp"
#include "domain/knowledge.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

// Fields whose words no list shows as they stand: "no" would find every entry in which the child was not seen.
constexpr std::array not_found_in = {field::seen, field::origin, field::undone};

EntryRow row_of(domain::Entry entry, int lane) {
    const domain::Record& record = *entry.record;
    const bool doubt = !entry.known.has_bounds() || record.in_conflict();
    return {record.part, record.id, entry.number, lane, std::move(entry.known), std::move(entry.happened),
            entry.child_not_seen(), doubt && !record.withdrawn(), record.withdrawn(), {}};
}

void count_rows(EntryList& list) {
    list.standing = list.not_seen = list.needs_you = 0;
    for (const EntryRow& row : list.rows) {
        list.standing += row.withdrawn ? 0 : 1;
        list.not_seen += row.not_seen && !row.withdrawn ? 1 : 0;
        list.needs_you += row.needs_you ? 1 : 0;
    }
}

void gather(EntryList& list, const domain::CaseFile& file, const domain::Part* part) {
    list.rows.clear();
    list.agencies = domain::agencies_of(file);
    if (part != nullptr) {
        for (domain::Entry& entry : domain::entries_of(*part)) list.rows.push_back(row_of(std::move(entry), 0));
    } else {
        for (domain::MergedEntry& merged : domain::merge(file).entries) list.rows.push_back(row_of(std::move(merged.entry), merged.lane));
    }
    list.followed = file.touched().size();
    count_rows(list);
}

// Those of its agency behind it move up.
void take_out(EntryList& list, const domain::Record& record) {
    const auto old = std::ranges::find(list.rows, record.id, &EntryRow::record);
    if (old == list.rows.end()) return;
    const int number = old->number;
    list.rows.erase(old);
    for (EntryRow& row : list.rows)
        if (row.part == record.part && row.number > number) --row.number;
}

// Those of its agency behind it move down.
void put_in(EntryList& list, const domain::CaseFile& file, domain::Entry entry, int lane) {
    const domain::Record& record = *entry.record;
    for (EntryRow& row : list.rows)
        if (row.part == record.part && row.number >= entry.number) ++row.number;
    const auto place = std::ranges::partition_point(list.rows, [&](const EntryRow& row) { return domain::comes_before(*file.record(row.part, row.record), row.lane, record, lane); });
    list.rows.insert(place, row_of(std::move(entry), lane));
}

// True when a change may have moved others too, or brought back what the list does not hold.
bool moves_more(const domain::Record& record, const domain::Part& part, bool one_part) {
    if (record.id == record.part) return part.kind() == domain::part_kind::chronology;
    return record.kind == domain::kind::entry && (record.fields.contains(field::undone) || (!one_part && record.fields.contains(field::withdrawn)));
}

// The entries that changed since the list was made; nothing when it is to be made anew.
std::optional<std::vector<const domain::Record*>> changed_entries(const EntryList& list, const domain::CaseFile& file, const domain::Part* only) {
    constexpr std::size_t most = 8;  // each costs a walk through its part
    const auto& touched = file.touched();
    if (list.followed > touched.size() || touched.size() - list.followed > most) return std::nullopt;
    std::vector<const domain::Record*> changed;
    for (const domain::RecordPlace& place : std::span(touched).subspan(list.followed)) {
        const domain::Record* record = file.record(place.part, place.record);
        if (record == nullptr || moves_more(*record, *file.part(place.part), only != nullptr)) return std::nullopt;
        const bool listed = record->kind == domain::kind::entry && (only ? only->id == place.part : std::ranges::find(list.agencies, place.part, &domain::Agency::part) != list.agencies.end());
        if (listed && std::ranges::find(changed, record) == changed.end()) changed.push_back(record);
    }
    return changed;
}

// Takes over what changed record by record, so that an edit costs the same in a list of any length, but for moving its rows.
// All of them are taken out before the first is put in, so that every number is the one it has in the end.
bool take_over(EntryList& list, const domain::CaseFile& file, const domain::Part* only) {
    const auto changed = changed_entries(list, file, only);
    if (!changed) return false;
    std::vector<domain::Entry> entries;
    for (const domain::Record* record : *changed) {
        take_out(list, *record);
        entries.push_back({record, record->facts.known, record->facts.happened, domain::number_of(*file.part(record->part), *record)});
    }
    std::ranges::sort(entries, {}, &domain::Entry::number);
    for (domain::Entry& entry : entries) {
        const auto agency = std::ranges::find(list.agencies, entry.record->part, &domain::Agency::part);
        put_in(list, file, std::move(entry), only ? 0 : agency->lane);
    }
    list.followed = file.touched().size();
    count_rows(list);
    return true;
}

bool passes(const EntryList& list, const EntryRow& row) {
    if (list.hidden.contains(row.part)) return false;
    if (list.filter == EntryFilter::not_seen && (!row.not_seen || row.withdrawn)) return false;
    if (list.filter >= EntryFilter::key_issue) return row.marks.has(static_cast<domain::PanelMark>(static_cast<int>(list.filter) - static_cast<int>(EntryFilter::key_issue)));
    return list.filter != EntryFilter::needs_you || row.needs_you;
}

// Marks stand in another part than their entries, so that a list cannot be carried on to them row by row.
void mark_rows(EntryList& list, const domain::CaseFile& file) {
    const auto marks = domain::marks_of(file);
    if (marks.empty() && std::ranges::all_of(list.marked, [](std::size_t count) { return count == 0; })) return;
    list.marked = {};
    for (EntryRow& row : list.rows) {
        const auto found = marks.find(row.record);
        row.marks = found == marks.end() ? domain::MarkSet{} : found->second;
        for (const domain::PanelMark mark : domain::panel_marks) list.marked[static_cast<std::size_t>(mark)] += row.marks.has(mark) ? 1 : 0;
    }
}

}  // namespace

void compute(EntryList& list, const domain::CaseFile& file, const domain::Part* part, const SearchIndex* words) {
    ListKey key{file.id(), part ? part->id : Id{}, file.revision(), words ? list.find : std::string(), static_cast<int>(list.filter), list.hidden};
    if (list.key == key) return;
    const bool same_list = list.key && list.key->case_id == key.case_id && list.key->part == key.part;
    const bool same_rows = same_list && (list.key->revision == key.revision || take_over(list, file, part));
    if (!same_rows) gather(list, file, part);
    if (part == nullptr) mark_rows(list, file);
    list.shown.clear();
    const std::string wanted = folded(key.find);
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (passes(list, list.rows[i]) && (wanted.empty() || words->holds(list.rows[i].part, list.rows[i].record, wanted, not_found_in))) list.shown.push_back(i);
    list.key = std::move(key);
    ++list.computed;
    list.at.reset();
}

void compute(Stage& stage, EntryList& list, const domain::CaseFile& file, const domain::Part* part) {
    compute(list, file, part, list.find.empty() ? nullptr : case_words(stage, file));
}

void tools(Stage& stage, Call<> inside) { stage.narrow() ? stage.ui.column(0, 8, inside) : stage.ui.row(8, inside); }

void find_box(Stage& stage, std::string_view label, std::string& find) {
    if (!stage.ui.has_focus(label) && wanted(stage, "find")) stage.state.focus = label;  // a second press is the browser's own
    focus_if_asked(stage.ui, stage.state.focus, label);
    stage.ui.text_box(label, find, {.width = 340, .icon = Icon::search, .quiet_label = true, .placeholder = label});
}

void nothing_found(Stage& stage, EntryList& list) {
    stage.ui.paragraph(list.find.empty() ? "Nothing is left by these filters." : "Nothing here matches \"" + list.find + "\".");
    if (!stage.ui.text_button("Show all " + counted(list.rows.size(), "entry", "entries"))) return;
    list.find.clear();
    list.hidden.clear();
    list.filter = EntryFilter::all;
}

std::size_t position_of(const EntryList& list, const Id& record) {
    const auto found = std::ranges::find_if(list.shown, [&](std::size_t row) { return list.rows[row].record == record; });
    return static_cast<std::size_t>(found - list.shown.begin());
}

std::optional<std::size_t> row_to_return_to(Stage& stage, const EntryList& list) {
    const Id id = stage.state.return_to;
    if (id.is_nil() || !stage.model.place.record.is_nil()) return std::nullopt;
    stage.state.return_to = {};
    const std::size_t at = position_of(list, id);
    return at < list.shown.size() ? std::optional(at) : std::nullopt;
}

std::string days_before(const DateReading& known, const DateReading& happened) {
    const auto days = domain::days_until_known(happened, known);
    return days ? counted(static_cast<std::size_t>(*days), "day") : std::string();
}

void date_cell(Ui& ui, const EntryRow& row) {
    const std::string words = date_words(row.known);
    const std::string time = row.known.minute ? " " + clock_form(*row.known.minute) : std::string();
    ui.paragraph({bold(words), quiet(time)});
    if (!row.known.has_bounds()) ui.icon_line(Icon::warn, Tone::needs_you, toned(Tone::needs_you, "Type the date"));
    if (row.known.state == DateState::doubtful) ui.paragraph({quiet("in doubt")});
    if (!row.happened.words.empty() && row.happened != row.known) {
        const std::string days = days_before(row.known, row.happened);
        const std::string happened = "It happened on " + date_words(row.happened) + (days.empty() ? "" : ", " + days + " before");
        ui.paragraph({quiet(happened)});
    }
}

std::optional<std::size_t> next_found(Stage& stage, EntryList& list) {
    if (list.find.empty() || list.shown.empty() || !wanted(stage, "find_next")) return std::nullopt;
    list.at = list.at ? (*list.at + 1) % list.shown.size() : 0;
    return list.at;
}

void event_cell(Ui& ui, const domain::Record& record, const EntryRow& row, std::string_view find) {
    const std::string small = folded(find);
    const std::string event = documents::plain_words(record.text(field::event));
    const std::string action = documents::plain_words(record.text(field::action));
    ui.paragraph(event.empty() ? std::vector<Run>{quiet("Nothing written yet")} : marked(event, small));
    if (!action.empty()) ui.paragraph(marked(action, small, quiet("")));
    if (!row.withdrawn && record.in_conflict()) ui.icon_line(Icon::split, Tone::needs_you, toned(Tone::needs_you, "Two values are kept. Choose in the details"));
}

}  // namespace tributary::ui
