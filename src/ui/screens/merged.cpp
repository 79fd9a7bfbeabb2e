// All agencies' chronologies in one list, in the order in which each agency knew.
#include <algorithm>

#include "domain/records.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/marks.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/story_words.hpp"

namespace tributary::ui {

namespace {

struct Shown {
    Stage& stage;
    const app::Case& opened;
    EntryList& list;
};

const domain::Agency& agency_of(const EntryList& list, const EntryRow& row) { return list.agencies[static_cast<std::size_t>(row.lane)]; }

void lane(Ui& ui, const domain::Agency& agency) {
    ui.lane_tag(static_cast<std::size_t>(agency.lane), agency.short_name.empty() ? agency.name : agency.short_name, agency.name);
}

void draw_row(const Shown& shown, RowView& row) {
    const EntryRow& entry = shown.list.rows[shown.list.shown[row.index()]];
    const domain::Record* record = shown.opened.file.record(entry.part, entry.record);
    if (record == nullptr) return;
    row.cell([&] { date_cell(row.ui(), entry); });
    row.cell([&] { lane(row.ui(), agency_of(shown.list, entry)); });
    row.cell([&] {
        event_cell(row.ui(), *record, entry, shown.list.find);
        mark_chips(row.ui(), entry.marks);
    });
    seen_cell(row, record->text(domain::field::seen));
}

void body(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    const EntryList& list = shown.list;
    if (list.rows.empty())
        return no_entries_yet(shown.stage);
    if (list.shown.empty()) return nothing_found(shown.stage, shown.list);
    const std::size_t at = position_of(list, shown.stage.model.place.record);
    TableOptions options{.current = at < list.shown.size() ? std::optional(at) : std::nullopt, .choosable = true};
    options.focus = row_to_return_to(shown.stage, list);
    if (const auto next = next_found(shown.stage, shown.list)) options.focus = next;
    options.find = [&](std::string_view typed) { return row_of_date(list, typed, last_year(shown.stage)); };
    options.key = [&](std::size_t row) { return std::hash<Id>()(list.rows[list.shown[row]].record); };
    const std::string child = child_heading(shown.opened);
    const TableResult result =
        ui.table("Entries of all agencies", {{.name = "Known", .width = 168}, {.name = "Agency", .width = 96}, {.name = "What happened, what they did"}, {.name = child, .width = 128}},
                 list.shown.size(), options, [&](RowView& row) { draw_row(shown, row); });
    if (result.reached) shown.list.at = result.reached;
    if (result.opened) shown.stage.go(app::Screen::merged, list.rows[list.shown[*result.opened]].record);
}

void panel_body(const Shown& shown, const EntryRow& row, const domain::Record& record) {
    Ui& ui = shown.stage.ui;
    const domain::Agency& agency = agency_of(shown.list, row);
    ui.wrap(8, [&] {
        lane(ui, agency);
        ui.paragraph(agency.name);
    });
    const std::string later = days_before(row.known, row.happened);
    if (!later.empty()) ui.icon_line(Icon::clock, Tone::plain, "The agency learned of this " + later + " after it happened");
    mark_choices(shown.stage, shown.opened, row);
    if (const auto why = case_story(shown.stage, shown.opened).why(row.record)) {
        const std::string words = "Why it stands here: " + std::string(position_words(*why));
        ui.paragraph({quiet(words)});
    }
    entry_facts(shown.stage, shown.opened, record);
    const domain::Part* part = shown.opened.file.part(row.part);
    if (part != nullptr && may_write(shown.stage.model, shown.opened, *part))
        ui.link("Change this entry", app::address_of({app::Screen::chronology, shown.opened.file.id(), row.record}));
}

void panel(const Shown& shown, const EntryRow& row, const domain::Record& record) {
    Stage& stage = shown.stage;
    const EntryList& list = shown.list;
    const std::size_t at = position_of(list, row.record);
    const bool has_previous = at < list.shown.size() && at > 0;
    const bool has_next = at + 1 < list.shown.size();
    const std::string title = "Entry " + agency_of(list, row).short_name + " " + std::to_string(row.number);
    if (stage.state.panel.record != row.record) enter_panel(stage, row.record, {});
    const PanelResult result = stage.ui.panel({.title = title, .back = "Back to merged chronology", .previous = has_previous ? "Previous entry" : "",
                                               .next = has_next ? "Next entry" : ""},
                                              [&] { panel_body(shown, row, record); }, [] {});
    const bool previous = wanted(stage, "previous_entry") || result.previous;
    const bool next = wanted(stage, "next_entry") || result.next;
    if (has_previous && previous) stage.go(app::Screen::merged, list.rows[list.shown[at - 1]].record);
    else if (has_next && next) stage.go(app::Screen::merged, list.rows[list.shown[at + 1]].record);
    else if (stage.ui.shortcut("Escape") || result.closed) {
        stage.state.return_to = row.record;
        stage.go(app::Screen::merged);
    }
}

}  // namespace

void draw_merged(Stage& stage, const app::Case& opened) {
    const Shown shown{stage, opened, stage.state.merged};
    compute(stage, shown.list, opened.file, nullptr);
    const auto row = std::ranges::find(shown.list.rows, stage.model.place.record, &EntryRow::record);
    const bool open = !stage.model.place.record.is_nil() && row != shown.list.rows.end();
    const domain::Record* record = open ? opened.file.record(row->part, row->record) : nullptr;
    if (record == nullptr) enter_panel(stage, {}, {});
    const EntryRow* focused = shown.list.at && *shown.list.at < shown.list.shown.size() ? &shown.list.rows[shown.list.shown[*shown.list.at]] : nullptr;
    take_mark_keys(stage, opened, open ? &*row : focused);
    draw_page(stage, "Merged chronology", record ? Panel::open : Panel::idle, [&] {
        stage.ui.content([&] { merged_head(stage, shown.list, MergedView::list); }, [&] { body(shown); });
        if (record) panel(shown, *row, *record);
        else stage.ui.panel({.title = "Details", .closes = false}, [&] { stage.ui.paragraph({quiet("Choose an entry to see its details.")}); }, [] {});
    });
}

}  // namespace tributary::ui
