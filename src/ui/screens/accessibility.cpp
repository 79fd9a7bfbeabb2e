// How accessible Tributary is: the facts of docs/accessibility.md, in the program itself.
#include "ui/screens/parts.hpp"
#include "ui/screens/screens.hpp"

namespace tributary::ui {

namespace {

void points(Ui& ui, std::initializer_list<std::string_view> lines) {
    ui.list([&] {
        for (const std::string_view line : lines) ui.list_item([&] { ui.paragraph(line); });
    });
}

}  // namespace

void draw_accessibility(Stage& stage) {
    draw_page(stage, "Accessibility", Panel::none, [&] {
        Ui& ui = stage.ui;
        ui.content([&] { ui.page_head("Accessibility", quiet("How far everyone can use Tributary, and what we know does not work yet"), [] {}); },
                   [&] {
                       ui.heading(2, "What you can do");
                       points(ui, {"Use everything with the keyboard alone. Focus is always seen, and Escape steps back.",
                                   "Use a screen reader or speech: everything that is drawn stands in the page as a real element with its name.",
                                   "Make text larger, up to 400 %, and read in a window of 320 pixels without scrolling sideways.",
                                   "Choose light, dark or high contrast. A contrast theme of the device is followed.",
                                   "Change every shortcut, or switch it off. Nothing moves by itself."});
                       ui.heading(2, "How it was tested");
                       ui.paragraph("By programs, in Chromium: axe-core on every screen in three themes and with forced colours, Chromium's whole accessibility tree, a whole handover with the keyboard alone, also at 400 %, and the contrast of all colours. Nobody who uses a screen reader, a magnifier, speech or a switch has tried it yet. It was not tested in Firefox or Safari, and not on a telephone.");
                       ui.heading(2, "What does not work yet");
                       points(ui, {"Your own style sheet, reading font or spacing does not change the picture, only the box that you are typing in. Use the look and the size of text in This device.",
                                   "A passage in another language is read with the English voice until somebody marks it: Mark the language stands below every long text. Other scripts are recognised by themselves.",
                                   "Beyond 400 %, or in a window smaller than 320 by 256, boxes can be taller than the window.",
                                   "A long list holds only the rows near those in view. The arrow keys, Page up, Page down, Home and End reach all of them; the browser's own search does not. Use Find in this list, or Search.",
                                   "The browser's own print of a page holds what is in view. Print in Tributary prints the whole list."});
                       ui.heading(2, "Something is in your way?");
                       ui.paragraph("Tell the person who set Tributary up for you, or your help desk. Say what you wanted to do and what happened; leave out words of a case.");
                       ui.link("All of Help", "#/help");
                   });
    });
}

}  // namespace tributary::ui
