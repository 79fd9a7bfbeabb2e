#include <array>

#include "gallery.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_status(Ui& ui);

namespace {

void first_column(Ui& ui, Gallery& state) {
    ui.heading(2, "Button");
    ui.wrap(8, [&] {
        if (ui.button("Add", {.kind = Kind::primary, .icon = Icon::plus})) state.last = "Added " + std::to_string(++state.added);
        if (ui.button("Print", {.icon = Icon::print})) state.last = "Printed";
        if (ui.button("Withdraw", {.kind = Kind::destructive})) state.dialog = true;
        ui.button("Sealing", {.icon = Icon::clock, .busy = true});
    });
    ui.paragraph(state.last);
    ui.heading(2, "Link");
    ui.row(16, [&] {
        ui.link("Chronology page", "#/chronology");
        if (ui.text_button("Show a message")) state.toast = true;
    });
    ui.heading(2, "Text box");
    if (ui.text_box("Record it comes from", state.record, {.optional = true}).left) state.last = "Left with " + state.record;
    ui.text_box("Reason", state.reason, {.error = "Say why this entry is withdrawn"});
    ui.text_box("Reference", state.reference, {.read_only = true});
    ui.heading(2, "Date box");
    ui.date_box("Date known", state.date, {.tone = Tone::done, .words = "Thursday 25 July 2013"});
    ui.date_box("Date reported", state.odd_date, {.tone = Tone::needs_you, .words = "Day or month first?", .first_choice = "4 May", .second_choice = "5 April", .aside = "This file also has 04/25/2014"});
}

void second_column(Ui& ui, Gallery& state) {
    ui.heading(2, "Select");
    static constexpr std::array<std::string_view, 4> answers = {"Yes", "No", "Not applicable", "Not stated"};
    ui.select("Answer", answers, state.selected, {.width = 270});
    ui.heading(2, "Tick box, choice, tabs");
    ui.row(16, [&] {
        ui.check_box("Asked for", state.asked);
        ui.check_box("Said or shown", state.said);
    });
    static constexpr std::array<Choice, 2> kinds = {Choice{"Draft"}, Choice{"Submission", "Signed off by a senior manager"}};
    ui.radio_group("What it is", kinds, state.choice);
    static constexpr std::array<std::string_view, 3> tabs = {"List", "Timeline", "Discrepancies 26"};
    ui.tabs("View", tabs, state.tab);
    ui.heading(2, "Deadline");
    ui.wrap(8, [&] {
        ui.chip(Icon::diamond, Tone::stop, "2 days late");
        ui.chip(Icon::clock, Tone::needs_you, "Due today");
        ui.chip(Icon::calendar, Tone::quiet, "In 6 days");
        ui.chip(Icon::check, Tone::done, "Done 18 December");
    });
    ui.heading(2, "Trust");
    ui.wrap(8, [&] {
        ui.chip(Icon::trust_board, Tone::done, "Endorsed by the board");
        ui.chip(Icon::trust, Tone::done, "Compared by telephone");
        ui.chip(Icon::trust_no, Tone::needs_you, "Not compared yet");
        ui.chip(Icon::trust_bad, Tone::stop, "Key has changed");
    });
    ui.heading(2, "Agency lanes");
    ui.wrap(8, [&] {
        static constexpr std::array<std::string_view, 8> agencies = {"CSC", "POL", "HV", "GP", "SCH", "HOS", "HOU", "BRD"};
        for (std::size_t i = 0; i < agencies.size(); ++i) ui.lane_tag(i, agencies[i], std::string("Agency ") + std::string(agencies[i]));
    });
    ui.heading(2, "Facts");
    ui.facts([&] {
        ui.fact("What", {bold("Chronology, 43 entries"), Run("\n1 answer")});
        ui.fact("To", {bold("Nell Sallow"), Run(", and nobody else")});
        ui.fact("Names", {Run("14 people as recorded. "), act("Who")});
    });
}

void third_column(Ui& ui, Gallery& state) {
    ui.heading(2, "Progress");
    if (ui.progress("Reading hospital.xlsx", 0.66f, "21 of 32 rows. Nothing is kept until you finish.", true)) state.last = "Cancelled";
    ui.heading(2, "Summary of what is missing");
    if (ui.button("Submit")) state.summary = true;
    if (state.summary) {
        static constexpr std::array<std::string_view, 2> lines = {"Question 5 has no answer", "Say why there was no contact from 5 November 2013"};
        if (const auto line = ui.summary("2 things to put right before you submit", lines)) state.last = lines[*line];
    }
    ui.heading(2, "Nothing here yet");
    ui.empty(Icon::list, "No entries yet", "Type the first one, or bring in a Word, Excel or CSV file.", [&] {
        ui.button("Bring in a file", {.icon = Icon::open});
        ui.button("Write an entry", {.kind = Kind::primary, .icon = Icon::plus});
    });
    ui.heading(2, "Second tab");
    ui.note(Tone::needs_you, "Tributary is open in another tab", "You can read here. To write, go to the other tab or close it.");
    ui.note(Tone::stop, "This chronology has been altered", {Run("Two different changes carry number 41, from police. Nothing of it was added. Ring the author before you go on. "), act("What to say")});
    ui.card([&] {
        ui.row(8, [&] {
            ui.lane_tag(1, "POL", "Police");
            ui.paragraph(quiet("police.csv, row 25"));
        });
        ui.paragraph(bold("The cells have slipped one place to the left."));
        ui.paragraph({quoted("12-Jul-2014"), quiet(" stands under Log no, "), quoted("21.10"), quiet(" under Date reported.")});
        ui.row(14, [&] {
            ui.button("Move them back", {.kind = Kind::primary, .small = true});
            ui.text_button("Edit the row");
            ui.text_button("Leave out");
        });
    });
}

}  // namespace

void draw_components(Ui& ui, Gallery& state) {
    ui.page({.title = "Components", .place = "Child R"}, [&] {
        draw_frame_around(ui, "Components");
        ui.content([&] { ui.page_head("Components", "Every widget and its states", [] {}); }, [&] {
            ui.columns({{}, {}, {}}, 32, 800, [&](std::size_t i) {
                if (i == 0) first_column(ui, state);
                else if (i == 1) second_column(ui, state);
                else third_column(ui, state);
            });
            ui.text_area("Report", state.report, {.hint = "Long text grows with the page.", .least_lines = 4, .reading = true});
        });
        draw_status(ui);
        if (state.toast) {
            const auto result = ui.toast("Entry 12 withdrawn", true);
            if (result.undone || result.closed) state.toast = false;
            if (result.undone) state.last = "Undone";
        }
        if (!state.dialog) return;
        bool close = ui.dialog("Withdraw entry 12?", [&] {
            ui.paragraph("It leaves the chronology. It stays in the history, with your reason.");
            ui.focus_here();
            ui.text_box("Why it is withdrawn", state.dialog_reason);
            ui.row(8, [&] {
                if (ui.button("Withdraw it", {.kind = Kind::destructive})) {
                    state.last = "Withdrawn: " + state.dialog_reason;
                    state.dialog = false;
                }
                if (ui.button("Keep it")) state.dialog = false;
            });
        });
        if (close) state.dialog = false;
    });
}

}  // namespace tributary::gallery
