// Who knew what when: every entry with the day it happened, the day its agency knew and the day it was written down; by a day
// that is asked for, what had happened and who knew of it.
#include <algorithm>

#include "domain/date_value.hpp"
#include "domain/knowledge.hpp"
#include "domain/records.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

using domain::KnownBy;

namespace {

struct Shown {
    Stage& stage;
    const app::Case& opened;
    EntryList& list;
    KnowledgeState& state;
};

const DateReading& happened(const EntryRow& row) { return domain::happened_or_known(row.happened, row.known); }

// Entries of which nobody can say when they happened stand at the end, in the order of the list.
bool comes_before(const EntryRow& a, const EntryRow& b) {
    const DateReading &first = happened(a), &second = happened(b);
    if (first.has_bounds() != second.has_bounds()) return first.has_bounds();
    return first.has_bounds() && first.first() < second.first();
}

bool passes(const KnowledgeState& state, const EntryRow& row) {
    if (state.late_only && !domain::days_until_known(happened(row), row.known)) return false;
    return !state.asked || domain::may_have_happened_by(happened(row), *state.asked);
}

void gather(const Shown& shown) {
    KnowledgeState& state = shown.state;
    const DateReading asked = read_date(state.day, last_year(shown.stage));
    state.asked = asked.latest;
    const KnowledgeState::Key key{shown.opened.file.id(), shown.list.computed, state.asked, state.late_only};
    if (state.key == key) return;
    state.key = key;
    state.rows.clear();
    for (const std::size_t index : shown.list.shown)
        if (const EntryRow& row = shown.list.rows[index]; !row.withdrawn && passes(state, row)) state.rows.push_back(index);
    std::ranges::stable_sort(state.rows, [&](std::size_t a, std::size_t b) { return comes_before(shown.list.rows[a], shown.list.rows[b]); });
}

void asking(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    KnowledgeState& state = shown.state;
    const ReadWords read = read_words(state.day, last_year(shown.stage));
    ui.date_box("What was known by", state.day, read.reading(), {.optional = true});
    ui.filters("Entries", [&] {
        if (ui.filter("All", !state.late_only)) state.late_only = false;
        if (ui.filter("Known later than they happened", state.late_only, Icon::clock)) state.late_only = true;
    });
}

struct Counts {
    std::size_t known = 0, perhaps = 0, not_yet = 0;
};

void counts_of_agencies(const Shown& shown) {
    Ui& ui = shown.stage.ui;
    std::vector<Counts> counts(shown.list.agencies.size());
    for (const std::size_t index : shown.state.rows) {
        const EntryRow& row = shown.list.rows[index];
        const KnownBy by = domain::known_by(row.known, *shown.state.asked);
        Counts& own = counts[static_cast<std::size_t>(row.lane)];
        (by == KnownBy::yes ? own.known : by == KnownBy::not_yet ? own.not_yet : own.perhaps) += 1;
    }
    ui.heading(2, "By the end of " + long_form(*shown.state.asked));
    ui.facts([&] {
        for (std::size_t lane = 0; lane < counts.size(); ++lane) {
            if (shown.list.hidden.contains(shown.list.agencies[lane].part)) continue;
            const auto scope = ui.scope(lane);
            const Counts& own = counts[lane];
            std::string words = "Knew of " + counted(own.known, "entry", "entries");
            if (own.not_yet > 0) words += ", did not know yet of " + std::to_string(own.not_yet) + " that had happened";
            if (own.perhaps > 0) words += ", not certain for " + std::to_string(own.perhaps);
            ui.fact(shown.list.agencies[lane].name, words);
        }
    });
}

void known_cell(const Shown& shown, Ui& ui, const EntryRow& row) {
    ui.paragraph({bold(date_words(row.known))});
    if (const auto days = domain::days_until_known(happened(row), row.known)) ui.icon_line(Icon::clock, Tone::needs_you, toned(Tone::needs_you, counted(static_cast<std::size_t>(*days), "day") + " later"));
    if (!shown.state.asked) return;
    const KnownBy by = domain::known_by(row.known, *shown.state.asked);
    if (by == KnownBy::not_yet) ui.paragraph({quiet("Not known by then")});
    if (by == KnownBy::perhaps) ui.paragraph({quiet("Perhaps known by then")});
}

void draw_row(const Shown& shown, RowView& view) {
    const EntryRow& row = shown.list.rows[shown.state.rows[view.index()]];
    const domain::Record* record = shown.opened.file.record(row.part, row.record);
    if (record == nullptr) return;
    const std::string recorded = date_words(domain::date_of(record->value(domain::field::recorded)));
    const domain::Agency& agency = shown.list.agencies[static_cast<std::size_t>(row.lane)];
    view.cell([&] { view.ui().paragraph({bold(date_words(happened(row)))}); });
    view.cell([&] { known_cell(shown, view.ui(), row); });
    view.cell(recorded.empty() ? quiet("Not stated") : Run{recorded});
    view.cell([&] { view.ui().lane_tag(static_cast<std::size_t>(agency.lane), agency.short_name.empty() ? agency.name : agency.short_name, agency.name); });
    view.cell([&] { event_cell(view.ui(), *record, row, shown.list.find); });
}

void body(const Shown& shown) {
    Stage& stage = shown.stage;
    Ui& ui = stage.ui;
    if (shown.list.rows.empty()) return no_entries_yet(stage);
    asking(shown);
    if (shown.state.asked) counts_of_agencies(shown);
    if (shown.list.shown.empty()) return nothing_found(stage, shown.list);
    if (shown.state.rows.empty()) return static_cast<void>(ui.paragraph("Nothing is left by these filters."));
    TableOptions options{.choosable = true};
    options.key = [&](std::size_t row) { return std::hash<Id>()(shown.list.rows[shown.state.rows[row]].record); };
    const TableResult result = ui.table("Who knew what when", {{.name = "Happened", .width = 160}, {.name = "Agency knew", .width = 176}, {.name = "Written down", .width = 136}, {.name = "Agency", .width = 96}, {.name = "What happened, what they did"}},
                                        shown.state.rows.size(), options, [&](RowView& row) { draw_row(shown, row); });
    if (result.opened) stage.go(app::Screen::merged, shown.list.rows[shown.state.rows[*result.opened]].record);
}

}  // namespace

void draw_knowledge(Stage& stage, const app::Case& opened) {
    const Shown shown{stage, opened, stage.state.merged, stage.state.knowledge};
    compute(stage, shown.list, opened.file, nullptr);
    gather(shown);
    draw_page(stage, "Who knew what when", Panel::none, [&] { stage.ui.content([&] { merged_head(stage, shown.list, MergedView::knowledge); }, [&] { body(shown); }); });
}

}  // namespace tributary::ui
