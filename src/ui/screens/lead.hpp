// The column that stands beside first run and unlocking: what Tributary is, and whether this device is ready.
#pragma once

#include "ui/screens/stage.hpp"

namespace tributary::ui {

void draw_lead(Stage& stage);

/// A passphrase box that can be shown; `again` boxes follow the same switch.
Edit passphrase_box(Stage& stage, std::string_view label, std::string& value, bool& visible, FieldOptions options);

/// Strip, lead, work and status line of a page without navigation. `told` stands at the left of the status line.
void draw_lead_page(Stage& stage, std::string_view title, std::string_view marking, std::string_view told, std::string_view at_right, Call<> work);

}  // namespace tributary::ui
