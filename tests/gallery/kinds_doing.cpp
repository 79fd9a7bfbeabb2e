// What is pressed: buttons, menus, files, filters, dialogs, messages, progress.
#include <array>

#include "kinds.hpp"

namespace tributary::gallery {

using namespace ui;

void button_page(Ui& ui) {
    static int added = 0;
    static std::string last = "Nothing pressed";
    ui.wrap(8, [&] {
        if (ui.button("Add", {.kind = Kind::primary, .icon = Icon::plus})) last = "Added " + std::to_string(++added);
        if (ui.button("Print", {.icon = Icon::print, .tip = "Prints the document, not the window"})) last = "Printed";
        if (ui.button("Withdraw", {.kind = Kind::destructive})) last = "Withdrawn";
        if (ui.button("Sealing", {.icon = Icon::clock, .busy = true})) last = "A busy button was pressed";
        if (ui.button("Small", {.small = true})) last = "Small";
    });
    ui.paragraph(last);
    ui.button("A button whose words are so many that they take more than one line in a narrow window, because nothing is ever cut off");
    ui.button(control_value());
    ui.heading(2, "Filters");
    static int filter = 0;
    ui.filters("Show", [&] {
        if (ui.filter("All 44", filter == 0)) filter = 0;
        if (ui.filter("Not seen 15", filter == 1, Icon::unseen)) filter = 1;
        if (ui.filter("Needs you 2", filter == 2, Icon::warn)) filter = 2;
    });
    ui.heading(2, "Files");
    for (const File& file : ui.choose_files("Import a file", {.button = {.icon = Icon::open}, .accept = ".csv"})) last = "Read " + file.name + ", " + std::to_string(file.bytes.size()) + " bytes";
}

void icon_button_page(Ui& ui) {
    static std::string last = "Nothing pressed";
    ui.row(8, [&] {
        if (ui.icon_button("Entry before", Icon::up, "Alt+Up")) last = "Before";
        if (ui.icon_button("Next entry", Icon::down, "Alt+Down")) last = "Next";
        if (ui.icon_button("Close", Icon::close)) last = "Closed";
    });
    ui.paragraph(last);
    ui.heading(2, "Tips");
    ui.row(8, [&] {
        if (ui.button("Seal", {.icon = Icon::lock, .tip = "Once Nell Sallow has opened it, she holds a copy. You cannot call it back."})) last = "Sealed";
        ui.button("No tip");
    });
    static std::string reference;
    ui.text_box("Reference", reference, {.tip = "The number that the board gave the case"});
}

void menu_page(Ui& ui) {
    static std::string last = "Nothing chosen";
    static constexpr std::array items = {
        MenuItem{"Print", Icon::print, "Ctrl+P"}, MenuItem{"Save a copy", Icon::backup}, MenuItem{"Show history", Icon::history},
        MenuItem{"Withdraw", Icon::undo, {}, true, true},
    };
    ui.row(8, [&] {
        if (const auto pressed = ui.menu_button("More", items)) last = "Chosen: " + std::string(items.at(*pressed).name);
        if (const auto pressed = ui.menu_button("Entry 12", items, {.icon = Icon::more, .small = true})) last = "Entry 12: " + std::string(items.at(*pressed).name);
    });
    ui.paragraph(last);
    static constexpr std::array wide = {MenuItem{"Names as they stand in the review, whatever the record says of the person"}, MenuItem{"Names as recorded"}};
    ui.menu_button("Names", wide);
}

void dialog_page(Ui& ui) {
    static bool open = false, tall = false;
    static std::string reason, last = "Nothing withdrawn";
    static constexpr std::array<ComboItem, 3> reasons = {ComboItem{"Entered twice"}, ComboItem{"Of another case"}, ComboItem{"Entered by mistake"}};
    ui.row(8, [&] {
        if (ui.button("Withdraw", {.kind = Kind::destructive})) open = true;
        if (ui.button("A tall dialog")) tall = true;
    });
    ui.paragraph(last);
    if (open && ui.dialog("Withdraw entry 12?", [&] {
            ui.paragraph("It leaves the chronology. It stays in the history, with your reason.");
            ui.focus_here();
            ui.combo_box("Reason", reason, reasons);
            ui.row(8, [&] {
                if (ui.button("Withdraw it", {.kind = Kind::destructive})) {
                    last = "Withdrawn: " + reason;
                    open = false;
                }
                if (ui.button("Keep it")) open = false;
            });
        }))
        open = false;
    if (tall && ui.dialog("Who may open it?", [&] {
            for (int i = 1; i <= 40; ++i) ui.paragraph("Person " + std::to_string(i) + " of the panel");
            if (ui.button("Close it")) tall = false;
        }))
        tall = false;
}

void message_page(Ui& ui) {
    static bool shown = false;
    static std::string last = "Nothing yet";
    if (ui.button("Withdraw entry 12")) shown = true;
    ui.paragraph(last);
    if (!shown) return;
    const ToastResult result = ui.toast("Entry 12 withdrawn", true);
    if (result.undone) last = "Undone";
    if (result.closed) last = "Closed";
    if (result.undone || result.closed) shown = false;
}

void progress_page(Ui& ui) {
    static float done = 0.66f;
    static std::string last = "Running";
    if (ui.progress("Reading hospital.xlsx", done, std::to_string(static_cast<int>(done * 32)) + " of 32 rows. Nothing is kept until you finish.", done < 1)) {
        done = 0;
        last = "Stopped. Nothing was kept.";
    }
    if (ui.button("Go on")) done = 1;
    ui.paragraph(last);
    ui.progress("Sealing", 0, "Stopping", false);
}

}  // namespace tributary::gallery
