// One page for each kind of widget, in all its states. Everything shown is invented.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace tributary::gallery {

struct KindPage {
    std::string_view slug;  // address "#/kind/<slug>"
    std::string_view name;
    void (*draw)(ui::Ui&);
};

[[nodiscard]] std::span<const KindPage> kinds();
void draw_kinds(ui::Ui& ui);                          // the list of links
bool draw_kind(ui::Ui& ui, std::string_view address);  // false when there is none of that address

// Values that every field must stand.
[[nodiscard]] const std::string& long_value();     // 10,000 characters
[[nodiscard]] const std::string& control_value();  // control characters and bidirectional overrides

void combo_box_page(ui::Ui& ui);
void disclosure_page(ui::Ui& ui);
void long_text_page(ui::Ui& ui);

}  // namespace tributary::gallery
