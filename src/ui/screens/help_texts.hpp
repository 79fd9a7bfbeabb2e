// What is said of each place: what it is for, what to do next, and who will read what is written there.
#pragma once

#include <span>
#include <string_view>

#include "app/place.hpp"
#include "ui/icons.hpp"

namespace tributary::ui {

struct HelpText {
    app::Screen screen;
    std::string_view name;      // of the place
    std::string_view purpose;
    std::string_view next;
    std::string_view readers;
};

/// In the order in which Help lists them.
[[nodiscard]] std::span<const HelpText> help_texts();
/// Null for places that have no help of their own.
[[nodiscard]] const HelpText* help_about(app::Screen screen);
/// The name of a place, as it stands in the navigation.
[[nodiscard]] std::string_view place_name(app::Screen screen);
[[nodiscard]] Icon place_icon(app::Screen screen);

}  // namespace tributary::ui
