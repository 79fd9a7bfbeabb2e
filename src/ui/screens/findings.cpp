// What the merge found, and what the panel decides about it: discrepancies, runs of not seen, contact gaps, duplicates.
// Each shows the entries side by side and why they stand there; nothing is chosen beforehand.
#include <algorithm>
#include <array>

#include "domain/decisions.hpp"
#include "domain/records.hpp"
#include "ui/screens/marks.hpp"
#include "ui/screens/merged.hpp"
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/story_words.hpp"

namespace tributary::ui {

namespace story = domain::story;
using domain::Decision;

namespace {

constexpr std::size_t cards_at_first = 15;

struct Shown {
    Stage& stage;
    const app::Case& opened;
    const CaseStory& found;
    FindingsState& state;
};

// One thing that was found, as a card shows it.
struct Found {
    std::string key;
    std::string title;
    std::string reason;
    std::vector<std::uint32_t> entries;
    bool discrepancy = true;  // else a duplicate
};

std::string_view kind_words(story::DiscrepancyKind kind) {
    using Kind = story::DiscrepancyKind;
    switch (kind) {
        case Kind::date: return "Different dates";
        case Kind::child_presence: return "Where the child was";
        case Kind::child_seen: return "Child seen or not";
        case Kind::attendance: return "Who was there";
        case Kind::injury_one_sided: return "Injury in one account only";
        case Kind::referral_not_recorded: return "Sent, and not recorded as received";
        case Kind::named_gp: return "Name of the family doctor";
        case Kind::address: return "Address";
        case Kind::measurement: return "Measurement";
        case Kind::home_conditions: return "Home conditions";
        case Kind::present_in_one_agency: return "Known to one agency only";
        case Kind::account: return "Different accounts";
    }
    return {};
}

std::vector<Id> ids_of(const Shown& shown, const std::vector<std::uint32_t>& entries) {
    std::vector<Id> ids;
    for (const std::uint32_t entry : entries) ids.push_back(shown.found.place(entry).record);
    return ids;
}

Found found_of(const Shown& shown, const story::Discrepancy& discrepancy) {
    return {domain::finding_key(name_of(discrepancy.kind), ids_of(shown, discrepancy.rows)), std::string(kind_words(discrepancy.kind)), reason_words(shown.found.story(), discrepancy), discrepancy.rows, true};
}

Found found_of(const Shown& shown, const story::Duplicate& twice) {
    const std::string reason = twice.exact ? "These two entries of one agency say the same." : "These two entries of one agency say nearly the same on the same day.";
    return {domain::finding_key("duplicate", ids_of(shown, {twice.a, twice.b})), "Possible duplicate", reason, {twice.a, twice.b}, false};
}

std::string_view decided_words(Decision decision, bool discrepancy) {
    switch (decision) {
        case Decision::open: return "Not decided";
        case Decision::agreed: return "Agreed version";
        case Decision::asked: return "Asked";
        case Decision::disputed: return "Accepted as disputed";
        case Decision::no_discrepancy: return discrepancy ? "Not a discrepancy" : "Not the same";
    }
    return {};
}

struct Offer {
    Decision decision;
    std::string_view button, label, keep;
};

constexpr std::array offers = {
    Offer{Decision::agreed, "Agree a version", "The version the panel agrees", "Keep the agreed version"},
    Offer{Decision::asked, "Ask the agencies", "Question to the agencies", "Ask them"},
    Offer{Decision::disputed, "Accept as disputed", "Why it stays disputed", "Keep as disputed"},
    Offer{Decision::no_discrepancy, "Not a discrepancy", "Why this is no discrepancy", "Set it aside"},
};

// ---- the entries, side by side

void queries_below(const Shown& shown, const Id& entry) {
    for (const domain::Query& query : domain::queries_about(shown.opened.file, entry)) {
        const std::string asked = "Asked: " + std::string(query.question);
        shown.stage.ui.paragraph({quiet(asked)});
        const std::string answer = query.answered() ? "Answer: " + std::string(query.answer) : std::string();
        if (query.answered()) shown.stage.ui.paragraph({bold(answer)});
        else shown.stage.ui.icon_line(Icon::clock, Tone::quiet, quiet("No answer yet"));
    }
}

void put_entry(const Shown& shown, std::uint32_t entry) {
    Ui& ui = shown.stage.ui;
    const domain::RecordPlace& place = shown.found.place(entry);
    const domain::Record* record = shown.opened.file.record(place.part, place.record);
    if (record == nullptr) return;
    const auto scope = ui.scope(place.record);
    const auto& list = shown.stage.state.merged;
    const auto row = std::ranges::find(list.rows, place.record, &EntryRow::record);
    if (row == list.rows.end()) return;
    const domain::Agency& agency = list.agencies[static_cast<std::size_t>(row->lane)];
    ui.column(0, 4, [&] {
        ui.wrap(8, [&] {
            ui.lane_tag(static_cast<std::size_t>(agency.lane), agency.short_name.empty() ? agency.name : agency.short_name, agency.name);
            const std::string number = "Entry " + std::to_string(row->number);
            ui.link(number, app::address_of({app::Screen::merged, shown.opened.file.id(), place.record}));
        });
        date_cell(ui, *row);
        event_cell(ui, *record, *row);
        seen_mark(ui, record->text(domain::field::seen));
        queries_below(shown, place.record);
    });
}

void side_by_side(const Shown& shown, const std::vector<std::uint32_t>& entries) {
    for (std::size_t i = 0; i < entries.size(); i += 2) {
        const auto scope = shown.stage.ui.scope(i);
        shown.stage.ui.columns({{}, {}}, 24, 560, [&](std::size_t column) {
            if (i + column < entries.size()) put_entry(shown, entries[i + column]);
        });
    }
}

// ---- deciding

void ask_agencies(const Shown& shown, const Found& found, const std::string& question) {
    std::vector<Id> asked;
    for (const std::uint32_t entry : found.entries) {
        const domain::RecordPlace& place = shown.found.place(entry);
        if (std::ranges::find(asked, place.part) != asked.end()) continue;
        asked.push_back(place.part);
        shown.stage.ask(app::AskAgency{shown.opened.file.id(), place.part, place.record, question});
    }
}

void decision_form(const Shown& shown, const Found& found) {
    Stage& stage = shown.stage;
    FindingsState& state = shown.state;
    const Offer& offer = *std::ranges::find(offers, state.decision, &Offer::decision);
    const std::string label(found.discrepancy ? offer.label : "Why these are not the same");
    Form form(state.form);
    form.need(state.words.find_first_not_of(" \n\t") != std::string::npos, label, "Write it in a sentence. It stays in the history.");
    const std::string_view error = form.field(stage.ui, label);
    focus_if_asked(stage.ui, stage.state.focus, label);
    stage.ui.text_box(label, state.words, {.error = error});
    stage.ui.wrap(12, [&] {
        const bool pressed = stage.ui.button(offer.keep, {.kind = Kind::primary, .small = true});
        const bool left = stage.ui.text_button("Leave it undecided");
        if (pressed && form.pressed()) {
            stage.ask(app::Decide{shown.opened.file.id(), found.key, state.decision, state.words});
            if (state.decision == Decision::asked) ask_agencies(shown, found, state.words);
        } else if (!left) {
            return;
        }
        state.deciding.clear();
        state.words.clear();
    });
}

void begin(const Shown& shown, const Found& found, const Offer& offer) {
    shown.state.deciding = found.key;
    shown.state.decision = offer.decision;
    shown.state.words.clear();
    shown.state.form = {};
    shown.stage.state.focus = found.discrepancy ? offer.label : "Why these are not the same";
}

void decide(const Shown& shown, const Found& found, const domain::Decided& decided) {
    Stage& stage = shown.stage;
    const std::string words = std::string(decided_words(decided.decision, found.discrepancy)) + ": " + decided.words;
    if (decided.decision != Decision::open) stage.ui.icon_line(Icon::check, Tone::done, words);
    if (!may_mark(stage.model, shown.opened)) return;
    if (shown.state.deciding == found.key) return decision_form(shown, found);
    stage.ui.wrap(8, [&] {
        if (decided.decision != Decision::open) {
            if (stage.ui.text_button("Decide anew")) stage.ask(app::Decide{shown.opened.file.id(), found.key, Decision::open, {}});
            return;
        }
        if (!found.discrepancy) {
            if (stage.ui.button("Not the same", {.small = true})) begin(shown, found, offers.back());
            return;
        }
        for (const Offer& offer : offers)
            if (stage.ui.button(offer.button, {.small = true})) begin(shown, found, offer);
    });
}

void card(const Shown& shown, const Found& found) {
    const auto scope = shown.stage.ui.scope(found.key);
    const domain::Decided decided = domain::decided_of(shown.opened.file, found.key);
    if (shown.state.open_only && decided.decision != Decision::open) return;
    shown.stage.ui.card([&] {
        shown.stage.ui.heading(2, found.title);
        shown.stage.ui.paragraph(found.reason);
        shown.stage.ui.space(4);
        side_by_side(shown, found.entries);
        shown.stage.ui.space(8);
        decide(shown, found, decided);
    });
}

template <class List>
void cards(const Shown& shown, const List& list, std::string_view none) {
    Ui& ui = shown.stage.ui;
    if (list.empty()) return static_cast<void>(ui.paragraph(none));
    ui.paragraph({quiet(say::discrepancy_neutral)});
    ui.filters("Decisions", [&] {
        if (ui.filter("All " + std::to_string(list.size()), !shown.state.open_only)) shown.state.open_only = false;
        if (ui.filter("Not decided", shown.state.open_only)) shown.state.open_only = true;
    });
    const std::size_t count = std::min(list.size(), shown.state.cards);
    for (std::size_t i = 0; i < count; ++i) card(shown, found_of(shown, list[i]));
    if (count < list.size() && ui.text_button("Show more, " + std::to_string(list.size() - count) + " are left")) shown.state.cards += cards_at_first;
}

// ---- stretches of time

std::string days_words(story::Day from, story::Day to) { return long_form(Date::from_days(from), Date::from_days(to)); }

void agency_cell(const Shown& shown, RowView& row, std::uint32_t agency) {
    row.cell([&] {
        const domain::Agency& own = shown.stage.state.merged.agencies[agency];
        row.ui().lane_tag(static_cast<std::size_t>(own.lane), own.short_name.empty() ? own.name : own.short_name, own.name);
        row.ui().paragraph(own.name);
    });
}

void link_cell(const Shown& shown, RowView& row, std::uint32_t entry, std::string_view words) {
    row.cell([&] { row.ui().link(words, app::address_of({app::Screen::merged, shown.opened.file.id(), shown.found.place(entry).record})); });
}

void gaps(const Shown& shown) {
    const auto& all = shown.found.findings().gaps;
    if (all.empty()) return static_cast<void>(shown.stage.ui.paragraph("No agency was without contact for 60 days or more."));
    shown.stage.ui.paragraph({quiet("Times of 60 days or more in the review period without an entry of that agency. Ask the agency whether there was no contact, or no record of it.")});
    shown.stage.ui.table("Contact gaps", {{.name = "Agency", .width = 240}, {.name = "Days", .width = 90, .align = Align::end}, {.name = "From and to"}}, all.size(), {}, [&](RowView& row) {
        const story::Gap& gap = all[row.index()];
        agency_cell(shown, row, gap.agency);
        row.cell(std::to_string(gap.to - gap.from + 1));
        row.cell(days_words(gap.from, gap.to));
    });
}

void runs(const Shown& shown) {
    const auto& all = shown.found.findings().not_seen_runs;
    const std::string child = child_of(shown.opened);
    if (all.empty()) return static_cast<void>(shown.stage.ui.paragraph("No agency has three entries in a row in which " + child + " was not seen."));
    shown.stage.ui.paragraph({quiet("Three or more entries of one agency in a row in which " + child + " was not seen.")});
    shown.stage.ui.table("Not seen in a row", {{.name = "Agency", .width = 240}, {.name = "Entries", .width = 90, .align = Align::end}, {.name = "From and to"}, {.name = "First of them", .width = 150}}, all.size(), {}, [&](RowView& row) {
        const story::NotSeenRun& run = all[row.index()];
        const auto& placements = shown.found.story().placements();
        agency_cell(shown, row, run.agency);
        row.cell(std::to_string(run.rows.size()));
        row.cell(days_words(placements[run.rows.front()].earliest, placements[run.rows.back()].latest));
        link_cell(shown, row, run.rows.front(), "Open in the list");
    });
}

void body(const Shown& shown, MergedView view) {
    if (shown.stage.state.merged.rows.empty()) return no_entries_yet(shown.stage);
    const story::Findings& findings = shown.found.findings();
    switch (view) {
        case MergedView::discrepancies: return cards(shown, findings.discrepancies, "No discrepancies were found. That does not mean that there are none.");
        case MergedView::duplicates: return cards(shown, findings.duplicates, "No entries of one agency say the same twice.");
        case MergedView::gaps: return gaps(shown);
        default: return runs(shown);
    }
}

}  // namespace

const CaseStory& case_story(Stage& stage, const app::Case& opened) {
    stage.state.story.follow(opened.file);
    return stage.state.story;
}

void draw_findings(Stage& stage, const app::Case& opened) {
    compute(stage, stage.state.merged, opened.file, nullptr);
    const MergedView view = merged_view_of(stage.model.place.screen);
    FindingsState& state = stage.state.findings;
    if (state.view != static_cast<int>(view)) state = {.view = static_cast<int>(view)};
    const Shown shown{stage, opened, case_story(stage, opened), state};
    draw_page(stage, merged_view_name(view), Panel::none, [&] { stage.ui.content([&] { merged_head(stage, stage.state.merged, view); }, [&] { body(shown, view); }); });
}

}  // namespace tributary::ui
