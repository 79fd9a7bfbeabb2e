// One agency's chronology: the list, and one entry in the details panel.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

struct Shown {
    Stage& stage;
    const app::Case& opened;
    const domain::Part* part;
    EntryList& list;
};

const domain::Part* part_of_entry(const app::Case& opened, const Id& record) {
    if (record.is_nil()) return nullptr;
    for (const domain::Agency& agency : domain::agencies_of(opened.file))
        if (opened.file.record(agency.part, record) != nullptr) return opened.file.part(agency.part);
    return nullptr;
}

// That of the opened entry, the chosen one, the person's own, the first.
const domain::Part* part_to_show(Stage& stage, const app::Case& opened) {
    if (const domain::Part* part = part_of_entry(opened, stage.model.place.record)) return part;
    const domain::Part* chosen = opened.file.part(stage.state.chronology.part);
    if (chosen != nullptr && chosen->kind() == domain::part_kind::chronology) return chosen;
    if (const domain::Part* own = own_chronology(stage.model, opened)) return own;
    const auto agencies = domain::agencies_of(opened.file);
    return agencies.empty() ? nullptr : opened.file.part(agencies.front().part);
}

std::string agency_name(const Shown& shown) {
    const domain::Record* description = shown.part ? shown.part->description() : nullptr;
    return brief(description ? description->text(domain::field::agency) : std::string_view(shown.stage.model.me.agency), 80);
}

void add_entry(const Shown& shown) {
    shown.stage.state.drafts.keep(shown.stage.asked);
    shown.stage.state.panel = {};
    shown.stage.ask(app::AddEntry{shown.part ? shown.part->id : Id{}});
}

bool writable(const Shown& shown) { return shown.part == nullptr || may_write(shown.stage.model, shown.opened, *shown.part); }

void step_to(const Shown& shown, const Id& record) {
    shown.stage.state.drafts.keep(shown.stage.asked);
    shown.stage.go(app::Screen::chronology, record);
}

void choose_agency(const Shown& shown) {
    if (shown.list.agencies.size() < 2) return;
    std::vector<std::string_view> names;
    int chosen = -1;
    for (const domain::Agency& agency : shown.list.agencies) {
        if (shown.part && agency.part == shown.part->id) chosen = static_cast<int>(names.size());
        names.emplace_back(agency.name);
    }
    if (!shown.stage.ui.select("Agency", names, chosen, {.width = 340}) || chosen < 0) return;
    shown.list.part = shown.list.agencies[static_cast<std::size_t>(chosen)].part;
    if (!shown.stage.model.place.record.is_nil()) shown.stage.go(app::Screen::chronology);
}

void filter_button(const Shown& shown, std::string_view words, std::size_t count, EntryFilter filter, Icon icon) {
    const std::string name = std::string(words) + " " + std::to_string(count);
    if (shown.stage.ui.filter(name, shown.list.filter == filter, icon)) shown.list.filter = filter;
}

std::size_t left_out(const Shown& shown) { return shown.part ? shown.part->count(domain::kind::left_out) : 0; }

void head(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const std::string below = agency_name(shown) + ". " + counted(shown.list.standing, "entry", "entries");
    breadcrumb(shown.stage);
    ui.page_head("Chronology", quiet(below), [&] {
        choose_table(shown.stage, Kind::second);
        paste_table(shown.stage);
        if (ui.button("Add an entry", {.kind = Kind::primary, .icon = Icon::plus})) add_entry(shown);
    });
    read_only_note(shown.stage);
    choose_agency(shown);
    if (shown.list.rows.empty() && left_out(shown) == 0) return;
    tools(shown.stage, [&] {
        find_box(shown.stage, "Find in this chronology", shown.list.find);
        ui.filters("Show", [&] {
            filter_button(shown, "All", shown.list.rows.size(), EntryFilter::all, Icon::none);
            filter_button(shown, "Not seen", shown.list.not_seen, EntryFilter::not_seen, Icon::unseen);
            filter_button(shown, "Needs you", shown.list.needs_you + left_out(shown), EntryFilter::needs_you, Icon::warn);
            choose_several(shown.stage, writable(shown));
        });
    });
}

void draw_row(const Shown& shown, RowView& row) {
    const EntryRow& entry = shown.list.rows[shown.list.shown[row.index()]];
    const domain::Record* record = shown.opened.file.record(entry.part, entry.record);
    if (record == nullptr) return;
    if (entry.withdrawn) row.look(RowLook::withdrawn, "Withdrawn, " + std::string(record->text(domain::field::withdrawn)));
    row.cell(quiet(std::to_string(entry.number)));
    row.cell([&] { date_cell(row.ui(), entry); });
    row.cell([&] { event_cell(row.ui(), *record, entry, shown.list.find); });
    seen_cell(row, record->text(domain::field::seen));
}

void body(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    if (shown.part && shown.list.filter == EntryFilter::needs_you) left_out_rows(shown.stage, *shown.part, writable(shown));
    else if (shown.part) left_out_note(shown.stage, *shown.part);
    if (shown.list.rows.empty()) return ui.empty(Icon::list, "No entries yet", say::no_entries, [] {});
    const bool rows_above = shown.list.filter == EntryFilter::needs_you && shown.list.find.empty() && left_out(shown) > 0;
    if (shown.list.shown.empty() && rows_above) return;
    if (shown.list.shown.empty()) return nothing_found(shown.stage, shown.list);
    if (shown.part) several_chosen(shown.stage, shown.part->id, shown.list);
    const EntryList& list = shown.list;
    const std::size_t at = position_of(list, shown.stage.model.place.record);
    TableOptions options{.current = at < list.shown.size() ? std::optional(at) : std::nullopt, .choosable = true};
    options.focus = row_to_return_to(shown.stage, list);
    if (const auto next = next_found(shown.stage, shown.list)) options.focus = next;
    options.find = [&](std::string_view typed) { return row_of_date(list, typed, last_year(shown.stage)); };
    options.key = [&](std::size_t row) { return std::hash<Id>()(list.rows[list.shown[row]].record); };
    if (shown.stage.state.several.on) options.selected = &shown.stage.state.several.selection;
    const std::string child = child_heading(shown.opened);
    const TableResult result =
        ui.table("Entries", {{.name = "No.", .width = 52, .align = Align::end}, {.name = "Date known", .width = 156}, {.name = "What happened, what we did"}, {.name = child, .width = 128}},
                 list.shown.size(), options, [&](RowView& row) { draw_row(shown, row); });
    if (result.reached) shown.list.at = result.reached;
    if (result.opened) step_to(shown, list.rows[list.shown[*result.opened]].record);
}

void panel(const Shown& shown, const domain::Record& record) {
    Stage& stage = shown.stage;
    const auto row = std::ranges::find(shown.list.rows, record.id, &EntryRow::record);
    const std::string number = row == shown.list.rows.end() ? std::string() : " " + std::to_string(row->number);
    const std::size_t at = position_of(shown.list, record.id);
    const bool listed = at < shown.list.shown.size();
    const bool has_previous = listed && at > 0;
    const bool has_next = listed && at + 1 < shown.list.shown.size();
    enter_panel(stage, record.id, "Date your agency knew or acted");
    const PanelResult result = stage.ui.panel({.title = "Entry" + number, .back = "Back to chronology",
                                               .previous = has_previous ? "Previous entry" : "", .next = has_next ? "Next entry" : ""},
                                              [&] { entry_fields(stage, shown.opened, *shown.part, record); },
                                              [&] { record_foot(stage, shown.opened, record, "entry" + number, writable(shown)); });
    const bool previous = wanted(stage, "previous_entry") || result.previous;
    const bool next = wanted(stage, "next_entry") || result.next;
    if (has_previous && previous) step_to(shown, shown.list.rows[shown.list.shown[at - 1]].record);
    else if (has_next && next) step_to(shown, shown.list.rows[shown.list.shown[at + 1]].record);
    else if (stage.ui.shortcut("Escape") || result.closed) {
        stage.state.return_to = record.id;
        step_to(shown, {});
    }
}

void missing_panel(const Shown& shown) {
    const PanelResult result = shown.stage.ui.panel({.title = "Entry", .back = "Back to chronology"},
                                                    [&] { shown.stage.ui.paragraph("This entry is not on this device."); }, [] {});
    if (result.closed) shown.stage.go(app::Screen::chronology);
}

}  // namespace

void draw_chronology(Stage& stage, const app::Case& opened) {
    const Shown shown{stage, opened, part_to_show(stage, opened), stage.state.chronology};
    EntryList& list = shown.list;
    if (shown.part) {
        compute(stage, list, opened.file, shown.part);
    } else {
        list.key.reset();
        list.agencies.clear();
        list.rows.clear();
        list.shown.clear();
        list.standing = list.not_seen = list.needs_you = 0;
    }
    const Id& id = stage.model.place.record;
    const domain::Record* record = shown.part && !id.is_nil() ? opened.file.record(shown.part->id, id) : nullptr;
    if (record == nullptr) enter_panel(stage, {}, {});
    draw_page(stage, "Chronology", id.is_nil() ? Panel::idle : Panel::open, [&] {
        stage.ui.content([&] { head(shown); }, [&] { body(shown); });
        if (record) panel(shown, *record);
        else if (!id.is_nil()) missing_panel(shown);
        else stage.ui.panel({.title = "Details", .closes = false}, [&] { stage.ui.paragraph({quiet("Choose an entry to see its details.")}); }, [] {});
        if (wanted(stage, "add_entry")) add_entry(shown);
    });
}

}  // namespace tributary::ui
