// How Tributary looks on this device, and when it locks by itself.
#include <array>

#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace {

constexpr std::array looks = {Choice{"As the device"}, Choice{"Light"}, Choice{"Dark"}, Choice{"High contrast"}};
constexpr std::array percents = {100, 110, 125, 150, 175, 200, 250, 300, 400};
constexpr std::array<std::string_view, 9> percent_names = {"100 %", "110 %", "125 %", "150 %", "175 %", "200 %", "250 %", "300 %", "400 %"};
constexpr std::array minutes = {5, 10, 15, 20, 30, 45, 60};
constexpr std::array<std::string_view, 7> minute_names = {"5 minutes", "10 minutes", "15 minutes", "20 minutes", "30 minutes", "45 minutes", "60 minutes"};

// The choice that is in force, or the one nearest below it.
int chosen_among(std::span<const int> values, int value) {
    int chosen = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] <= value) chosen = static_cast<int>(i);
    return chosen;
}

}  // namespace

void look_and_text(Stage& stage) {
    Ui& ui = stage.ui;
    app::Preferences changed = stage.model.preferences;
    ui.heading(2, "Look and text");
    int look = static_cast<int>(changed.look);
    if (ui.row_of_choices("Look", looks, look) && look >= 0) changed.look = static_cast<app::Look>(look);
    int percent = chosen_among(percents, changed.text_percent);
    if (ui.select("Size of text", percent_names, percent, {.hint = "Everything grows with it. It adds to the zoom of the browser.", .width = 280}) && percent >= 0)
        changed.text_percent = percents.at(static_cast<std::size_t>(percent));
    if (!(changed == stage.model.preferences)) stage.ask(app::SetPreferences{std::move(changed)});
}

void lock_and_keys(Stage& stage) {
    Ui& ui = stage.ui;
    app::Preferences changed = stage.model.preferences;
    ui.heading(2, "Lock");
    int minute = chosen_among(minutes, changed.lock_minutes);
    if (ui.select("Lock by itself after", minute_names, minute, {.hint = "Without a key or a press. The status line says so a minute before; what you typed is kept.", .width = 280}) && minute >= 0)
        changed.lock_minutes = minutes.at(static_cast<std::size_t>(minute));
    ui.heading(2, "Keyboard");
    ui.check_box("Shortcuts of a single key", changed.single_keys, "Such as ? for the list of shortcuts. They never work in a text field.");
    ui.link("Keyboard shortcuts", app::address_of({app::Screen::help, {}, {}, app::Screen::help}));
    if (!(changed == stage.model.preferences)) stage.ask(app::SetPreferences{std::move(changed)});
}

}  // namespace tributary::ui
