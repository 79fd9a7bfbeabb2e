// Lists of entries: what they hold, what the filters leave, and the cells that two screens share.
#include <algorithm>

#include "documents/commonmark.hpp"
#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace field = domain::field;

namespace {

// `wanted` is folded.
bool matches(const domain::Record& record, const EntryRow& row, std::string_view wanted) {
    if (holds(date_words(row.known), wanted) || holds(row.known.words, wanted)) return true;
    return std::ranges::any_of(record.fields, [&](const auto& item) {
        const std::string* text = item.second.shown().value.string();
        return text != nullptr && item.first != field::seen && holds(documents::plain_words(*text), wanted);
    });
}

EntryRow row_of(const domain::Entry& entry, int lane) {
    const domain::Record& record = *entry.record;
    const bool doubt = !entry.known.has_bounds() || record.in_conflict();
    return {record.part, record.id, entry.number, lane, entry.known, entry.happened,
            entry.child_not_seen(), doubt && !record.withdrawn(), record.withdrawn()};
}

void gather(EntryList& list, const domain::CaseFile& file, const domain::Part* part) {
    list.rows.clear();
    list.agencies = domain::agencies_of(file);
    if (part != nullptr) {
        for (const domain::Entry& entry : domain::entries_of(*part)) list.rows.push_back(row_of(entry, 0));
    } else {
        for (const domain::MergedEntry& merged : domain::merge(file).entries) list.rows.push_back(row_of(merged.entry, merged.lane));
    }
    list.standing = static_cast<std::size_t>(std::ranges::count(list.rows, false, &EntryRow::withdrawn));
    list.not_seen = static_cast<std::size_t>(
        std::ranges::count_if(list.rows, [](const EntryRow& row) { return row.not_seen && !row.withdrawn; }));
    list.needs_you = static_cast<std::size_t>(std::ranges::count(list.rows, true, &EntryRow::needs_you));
}

// `wanted` is what to find, folded.
bool passes(const EntryList& list, const domain::CaseFile& file, const EntryRow& row, std::string_view wanted) {
    if (list.hidden.contains(row.part)) return false;
    if (list.filter == EntryFilter::not_seen && (!row.not_seen || row.withdrawn)) return false;
    if (list.filter == EntryFilter::needs_you && !row.needs_you) return false;
    if (wanted.empty()) return true;
    const domain::Record* record = file.record(row.part, row.record);
    return record != nullptr && matches(*record, row, wanted);
}

}  // namespace

void compute(EntryList& list, const domain::CaseFile& file, const domain::Part* part) {
    ListKey key{file.id(), part ? part->id : Id{}, file.revision(), list.find, static_cast<int>(list.filter), list.hidden};
    if (list.key == key) return;
    const bool same_rows =
        list.key && list.key->case_id == key.case_id && list.key->part == key.part && list.key->revision == key.revision;
    if (!same_rows) gather(list, file, part);
    list.shown.clear();
    const std::string wanted = lowered(list.find);
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (passes(list, file, list.rows[i], wanted)) list.shown.push_back(i);
    list.key = std::move(key);
    list.at.reset();
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
    if (!known.earliest || !happened.latest) return {};
    const std::int64_t days = known.earliest->days() - happened.latest->days();
    return days <= 0 ? std::string() : counted(static_cast<std::size_t>(days), "day");
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
    const std::string small = lowered(find);
    const std::string event = documents::plain_words(record.text(field::event));
    const std::string action = documents::plain_words(record.text(field::action));
    ui.paragraph(event.empty() ? std::vector<Run>{quiet("Nothing written yet")} : marked(event, small));
    if (!action.empty()) ui.paragraph(marked(action, small, quiet("")));
    if (!row.withdrawn && record.in_conflict()) ui.icon_line(Icon::split, Tone::needs_you, toned(Tone::needs_you, "Two values are kept. Choose in the details"));
}

}  // namespace tributary::ui
