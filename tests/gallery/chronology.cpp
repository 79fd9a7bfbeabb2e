#include <array>

#include "gallery.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_status(Ui& ui);

namespace {

struct Entry {
    int number;
    std::string_view date, happened, did, seen, questions, flag{};
    RowLook look = RowLook::plain;
};

constexpr std::array entries = {
    Entry{5, "28 March 2013", "Initial assessment signed off. The separation of Mother and Father seen as the main difficulty. Father and health visitor not contacted.", "No further action. Closing letter to Mother.", "", "1, 5"},
    Entry{0, "", "No contact for 101 days, 29 March to 7 July 2013", "", "", "", "", RowLook::gap},
    Entry{6, "8 July 2013", "Referral received from a midwife: late booking, baby due 25 July, little prepared at home. History on file: Half-sibling 1, adopted in 2006.", "Allocated for child in need assessment.", "", "1, 4"},
    Entry{8, "25 July 2013", "Joint visit with HV1. Mother and Half-sibling 3 seen. Child R asleep upstairs and not seen.", "Child in need meeting set for 2 August.", "no", "2, 3", "The board has a question"},
    Entry{9, "2 August 2013", "Child in need planning meeting at council offices. Plan: dentist, immunisations, morning routine.", "Plan given out at the meeting.", "yes", "1, 2"},
    Entry{10, "14 August 2013", "Planned visit. No reply at the door. Card left.", "Rebook.", "no", "3", "Not seen at 3 contacts in a row, 14 August to 11 September 2013", RowLook::marked},
    Entry{11, "29 August 2013", "Visit. Mother spoke on the doorstep; children said to be at the shops with Mother’s Partner.", "Rebook.", "no", "3", "", RowLook::marked},
    Entry{12, "11 September 2013", "Visit. Mother and Half-sibling 3 seen. Child R said to be asleep after school.", "See Child R at next visit.", "no", "3", "", RowLook::marked},
    Entry{13, "25 September 2013", "Visit at 4 pm. Child R seen in the living room in school uniform. Said he likes his teacher and the sand tray.", "Continue plan.", "yes", "2"},
    Entry{14, "10 October 2013", "Child in need review at the school. Progress reported as good. No injury or hospital attendance mentioned by anyone.", "Closure to be considered.", "", "4"},
    Entry{16, "4 November 2013", "Case closed. Dentist and immunisation actions recorded as ‘in hand’.", "Closing letter to Mother.", "", "6"},
};

void seen_cell(Ui& ui, std::string_view seen) {
    if (seen == "yes") ui.icon_line(Icon::seen, Tone::done, tinted("Seen", Colour::ok));
    else if (seen == "no") ui.icon_line(Icon::unseen, Tone::needs_you, tinted("Not seen", Colour::warn, Type::strong));
    else ui.paragraph(quiet("Not applicable"));
}

void draw_entry(RowView& row) {
    const Entry& entry = entries[row.index()];
    Ui& ui = row.ui();
    row.look(entry.look);
    if (entry.look == RowLook::gap) {
        row.cell([] {});
        row.cell_over(2, [&] { ui.icon_line(Icon::gap, Tone::quiet, tinted(entry.happened, Colour::ink_2, Type::strong)); });
        row.cell_over(2, [&] { ui.text_button("Say why"); });
        return;
    }
    row.cell(quiet(std::to_string(entry.number)));
    row.cell(bold(entry.date));
    row.cell([&] {
        ui.paragraph(entry.happened);
        ui.paragraph(quiet(entry.did));
        if (entry.flag.empty()) return;
        ui.space(4);
        if (entry.look == RowLook::marked) ui.icon_line(Icon::flag, Tone::needs_you, tinted(entry.flag, Colour::warn, Type::strong));
        else ui.icon_line(Icon::talk, Tone::plain, tinted(entry.flag, Colour::accent));
    });
    row.cell([&] { seen_cell(ui, entry.seen); });
    row.cell(quiet(entry.questions));
}

void draw_panel(Ui& ui, Gallery& state) {
    ui.note(Tone::plain, "The board asks, 19 January", {Run("Does the date come from the diary or from the typed note? "), act("Answer")});
    ui.date_box("Date your agency knew or acted", state.date, {.tone = Tone::done, .words = "Thursday 25 July 2013"});
    ui.space(4);
    ui.text_button("It happened on another date");
    ui.columns({{}, {.share = 1.4f}}, 12, 300, [&](std::size_t i) {
        static constexpr std::array<std::string_view, 3> workers = {"SW2", "SW1", "SW3"};
        if (i == 0) ui.select("Worker", workers, state.worker);
        else ui.text_box("Record it comes from", state.from);
    });
    ui.text_area("What happened", state.happened);
    ui.text_area("What your agency did", state.did, {.least_lines = 1});
    static constexpr std::array<Choice, 4> choices = {Choice{"Yes"}, Choice{"No"}, Choice{"Not applicable"}, Choice{"Not stated"}};
    ui.row_of_choices("Was Child R seen?", choices, state.seen);
    ui.group("Child R’s wishes and feelings", [&] {
        ui.paragraph(bold("Child R’s wishes and feelings"));
        ui.space(4);
        ui.row(20, [&] {
            ui.check_box("Asked for", state.asked);
            ui.check_box("Said or shown", state.said);
        });
    });
    ui.text_area("Your comment", state.comment);
}

}  // namespace

void draw_chronology(Ui& ui, Gallery& state) {
    ui.page({.title = "Chronology", .place = "Child R", .panel = state.panel ? Panel::open : Panel::none}, [&] {
        draw_frame_around(ui, "Chronology");
        ui.content([&] {
            ui.page_head("Chronology", {quiet("Children’s social care. 43 entries, 3 contact gaps. "), bold("Due 30 January, in 10 days")}, [&] {
                for (const File& file : ui.choose_files("Import a file", {.button = {.icon = Icon::open}, .accept = ".csv"})) state.last = "Read " + file.name + ", " + std::to_string(file.bytes.size()) + " bytes";
                if (ui.button("Add an entry", {.kind = Kind::primary, .icon = Icon::plus})) ++state.added;
            });
            ui.space(16);
            const bool narrow = ui.window().span() == Span::narrow;
            const auto tools = [&] {
                ui.text_box("Find in this chronology", state.find, {.width = narrow ? 0.0f : 340.0f, .icon = Icon::search, .quiet_label = true, .placeholder = "Find in this chronology"});
                ui.filters("Show", [&] {
                    if (ui.filter("All 44", state.filter == 0)) state.filter = 0;
                    if (ui.filter("Not seen 15", state.filter == 1, Icon::unseen)) state.filter = 1;
                    if (ui.filter("Needs you 2", state.filter == 2, Icon::warn)) state.filter = 2;
                });
            };
            if (narrow) ui.column(0, 8, tools);
            else ui.row(8, tools);
        }, [&] {
            const auto result = ui.table("Chronology", {{.name = "No.", .width = 48, .align = Align::end}, {.name = "Date known", .width = 156}, {.name = "What happened, what we did"}, {.name = "Child R", .width = 122}, {.name = "Questions", .width = 92, .from_width = 1440}},
                entries.size(), {.current = state.panel ? std::optional(state.current) : std::nullopt, .choosable = true}, draw_entry);
            if (result.opened) {
                state.current = *result.opened;
                state.panel = true;
            }
        });
        const auto panel = ui.panel({.title = "Entry " + std::to_string(entries[state.current].number), .back = "Back to chronology", .previous = "Entry before", .next = "Next entry"}, [&] { draw_panel(ui, state); }, [&] {
            ui.icon_line(Icon::check, Tone::done, tinted("Saved 21:14", Colour::ok, Type::strong));
            ui.text_button("Changed twice");
            ui.push_right();
            ui.text_button("Withdraw");
        });
        if (panel.closed) state.panel = false;
        if (panel.previous && state.current > 0) --state.current;
        if (panel.next && state.current + 1 < entries.size()) ++state.current;
        draw_status(ui);
    });
}

}  // namespace tributary::gallery
