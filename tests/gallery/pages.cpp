#include <array>

#include "gallery.hpp"
#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_frame_around(Ui& ui, std::string_view current) {
    ui.marking("OFFICIAL-SENSITIVE", "Child R review. For people named in it only.", true);
    ui.navigation("Case", [&] {
        ui.nav_brand();
        ui.nav_case("All cases", "#/", "Child R", {"TH-2014-03", "Names as in the review"});
        ui.nav_item({.name = "Components", .address = "#/components", .icon = Icon::home, .current = current == "Components"});
        ui.nav_item({.name = "Chronology", .address = "#/chronology", .icon = Icon::list, .current = current == "Chronology", .count = "43"});
        ui.nav_item({.name = "Form", .address = "#/form", .icon = Icon::write, .current = current == "Form"});
        ui.nav_item({.name = "Names", .address = "#/names", .icon = Icon::people, .current = current == "Names"});
        ui.nav_item({.name = "Long table", .address = "#/long", .icon = Icon::timeline, .current = current == "Long table", .count = "100000"});
        ui.nav_item({.name = "Widgets", .address = "#/kind", .icon = Icon::file, .current = current == "Widgets"});
        ui.nav_foot();
        ui.nav_item({.name = "This device", .address = "#/device", .icon = Icon::device});
        ui.nav_item({.name = "Help", .address = "#/help", .icon = Icon::help});
        ui.nav_person("Idris Wold", "Report author, Children’s social care");
    });
}

void draw(Ui& ui, Gallery& state) {
    if (state.address == "/chronology") draw_chronology(ui, state);
    else if (state.address == "/form") draw_form(ui, state);
    else if (state.address == "/names") draw_names(ui, state);
    else if (state.address.starts_with("/long")) draw_long_table(ui, state);
    else if (state.address == "/kind") draw_kinds(ui);
    else if (!draw_kind(ui, state.address)) draw_components(ui, state);
}

void draw_status(Ui& ui) {
    const std::array facts = {
        Status{.words = "Saved on this device at 21:14", .icon = Icon::check, .tone = Tone::done},
        Status{.words = "Last backup 2 days ago", .icon = Icon::backup},
        Status{.words = "Nothing leaves this device unless you hand it over"},
    };
    ui.status_line(facts, "Ctrl+K: go to anything");
}

void draw_long_table(Ui& ui, Gallery& state) {
    ui.page({.title = "Long table", .place = "Child R"}, [&] {
        draw_frame_around(ui, "Long table");
        const std::size_t rows = state.address == "/long/1000" ? 1000 : 100'000;  // the measurements compare
        ui.content([&] { ui.page_head("Long table", rows == 1000 ? "1,000 rows of wrapped text" : "100,000 rows of wrapped text", [] {}); }, [&] {
            const auto result = ui.table("Rows", {{.name = "No.", .width = 90, .align = Align::end}, {.name = "Words"}, {.name = "Seen", .width = 140}}, rows,
                {.current = state.current, .choosable = true}, [](RowView& row) {
                    static constexpr std::array<std::string_view, 8> words = {"telephone contact with the family", "school reported concern about attendance", "worker visited home", "police attended and no further action was taken",
                        "assessment completed", "multi-agency meeting", "health visitor noted bruise explained as accidental", "case closed"};
                    std::string text;
                    for (std::size_t i = 0, n = 1 + row.index() * 7 % 9; i < n; ++i) text.append(words[(row.index() + i) % words.size()]).append(". ");
                    row.cell(std::to_string(row.index() + 1));
                    row.cell(text);
                    row.cell(row.index() % 3 ? "Seen" : "Not seen");
                });
            if (result.opened) state.current = *result.opened;
        });
        draw_status(ui);
    });
}

void draw_form(Ui& ui, Gallery& state) {
    ui.page({.title = "Choose a passphrase", .navigation = false}, [&] {
        ui.marking("", "No case data on this device yet", false);
        ui.content_with_lead([&] {
            ui.heading(2, "Case reviews that stay on your device");
            ui.icon_line(Icon::device, Tone::plain, "Everything you write is kept here, encrypted. It works with no network.");
            ui.icon_line(Icon::send, Tone::plain, "Nothing leaves this device until you hand it over, sealed to the people you name.");
            ui.icon_line(Icon::history, Tone::plain, "Every change is kept. Nothing is overwritten without asking you.");
        }, [&] {
            const std::array<std::string_view, 3> steps = {"You", "Passphrase", "Recovery kit"};
            ui.steps(steps, 1);
            ui.space(32);
            ui.heading(1, "Choose a passphrase");
            ui.space(8);
            ui.paragraph("It unlocks everything on this device. Use at least four words that do not belong together. Spaces are welcome and there is no upper limit.", {.type = Type::reading});
            ui.space(24);
            const Edit edit = ui.text_box("Passphrase", state.passphrase, {.password = !state.passphrase_shown, .autocomplete = "new-password", .action = state.passphrase_shown ? "Hide" : "Show"});
            if (edit.action) state.passphrase_shown = !state.passphrase_shown;
            ui.space(4);
            ui.icon_line(Icon::check, Tone::done, tinted("Four words. Strong enough.", Colour::ok, Type::strong));
            ui.text_box("The same passphrase again", state.reason, {.password = !state.passphrase_shown, .autocomplete = "new-password"});
            ui.space(8);
            if (ui.paragraph({quiet("You can paste it from a password manager. "), act("Suggest four words for me")})) state.passphrase = "lantern meadow otter brisk";
            ui.note(Tone::needs_you, "Nobody can reset it for you", "Without the passphrase or the recovery kit your work cannot be opened, not by your IT team and not by us. The next step gives you the kit to print.");
            ui.space(24);
            ui.row(12, [&] {
                ui.button("Continue", {.kind = Kind::primary});
                ui.button("Back");
            });
            ui.space(32);
            ui.rule();
            ui.space(20);
            ui.paragraph({Run("Already use Tributary? "), link_to("Restore a backup", "#/components")});
        });
        const std::array facts = {Status{.words = "Nothing has been stored yet", .icon = Icon::device}};
        ui.status_line(facts, "Setting up takes about two minutes");
    });
}

}  // namespace tributary::gallery
