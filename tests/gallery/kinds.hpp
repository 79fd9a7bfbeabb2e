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

void text_page(ui::Ui& ui);
void link_page(ui::Ui& ui);
void button_page(ui::Ui& ui);
void icon_button_page(ui::Ui& ui);
void menu_page(ui::Ui& ui);
void text_box_page(ui::Ui& ui);
void date_box_page(ui::Ui& ui);
void long_text_page(ui::Ui& ui);
void editor_page(ui::Ui& ui);
void tick_box_page(ui::Ui& ui);
void choice_page(ui::Ui& ui);
void select_page(ui::Ui& ui);
void combo_box_page(ui::Ui& ui);
void disclosure_page(ui::Ui& ui);
void tabs_page(ui::Ui& ui);
void tree_page(ui::Ui& ui);
void table_page(ui::Ui& ui);
void grid_page(ui::Ui& ui);
void reorder_page(ui::Ui& ui);
void split_page(ui::Ui& ui);
void dialog_page(ui::Ui& ui);
void message_page(ui::Ui& ui);
void note_page(ui::Ui& ui);
void summary_page(ui::Ui& ui);
void progress_page(ui::Ui& ui);
void facts_page(ui::Ui& ui);
void empty_page(ui::Ui& ui);
void steps_page(ui::Ui& ui);
void status_line_page(ui::Ui& ui);

}  // namespace tributary::gallery
