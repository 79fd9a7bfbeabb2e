// The pages of the gallery. Each shows widgets in their states, as the mock screens do; everything is invented.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets.hpp"

namespace tributary::gallery {

/// All that the pages remember; reset by reloading.
struct Gallery {
    std::string address;
    // components
    int added = 0;
    bool asked = true, said = false;
    int choice = 0, conflict = -1, seen = 1, tab = 0;
    int selected = 1;
    std::string record = "Case note", reason, reference = "TH-2014-03", date = "25/7/13", odd_date = "4/5/2014", passphrase, report;
    bool passphrase_shown = false;
    bool dialog = false, toast = false, summary = false;
    std::string dialog_reason;
    std::string arabic = "محمد عبد الله", bengali = "রহিমা বেগম", mixed = "قالت الأم إن Child R نائم (الطابق 2).\nThe school wrote: 王小明 was absent, and שרה כהן too.";
    std::string last = "Nothing yet";
    // chronology
    std::size_t current = 3;
    bool panel = true;
    int filter = 0;
    std::string find, happened = "Joint visit with HV1. Mother and Half-sibling 3 seen. Child R asleep upstairs and not seen.",
                      did = "Child in need meeting set for 2 August.", comment = "Date taken from the typed note of the visit.", from = "Case note";
    int worker = 0;
};

void draw(ui::Ui& ui, Gallery& state);
void draw_chronology(ui::Ui& ui, Gallery& state);
void draw_components(ui::Ui& ui, Gallery& state);
void draw_form(ui::Ui& ui, Gallery& state);
void draw_names(ui::Ui& ui, Gallery& state);
void draw_long_table(ui::Ui& ui, Gallery& state);
void draw_frame_around(ui::Ui& ui, std::string_view current);

}  // namespace tributary::gallery
