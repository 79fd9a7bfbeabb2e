#include "kinds.hpp"

#include <array>

#include "gallery.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_status(Ui& ui);

namespace {

constexpr std::string_view beginning = "/kind/";

constexpr std::array pages = {
    KindPage{"text", "Text", text_page},
    KindPage{"link", "Link", link_page},
    KindPage{"button", "Button", button_page},
    KindPage{"icon-button", "Icon button and tip", icon_button_page},
    KindPage{"menu", "Menu", menu_page},
    KindPage{"text-box", "Text box", text_box_page},
    KindPage{"date-box", "Date box", date_box_page},
    KindPage{"long-text", "Long text", long_text_page},
    KindPage{"editor", "Editor", editor_page},
    KindPage{"tick-box", "Tick box", tick_box_page},
    KindPage{"choice", "Choice", choice_page},
    KindPage{"select", "Select", select_page},
    KindPage{"combo-box", "Combo box", combo_box_page},
    KindPage{"disclosure", "Disclosure", disclosure_page},
    KindPage{"tabs", "Tabs", tabs_page},
    KindPage{"tree", "Tree", tree_page},
    KindPage{"table", "Table", table_page},
    KindPage{"grid", "Grid", grid_page},
    KindPage{"reorder", "Rows in order", reorder_page},
    KindPage{"split", "Split panes", split_page},
    KindPage{"dialog", "Dialog", dialog_page},
    KindPage{"message", "Message", message_page},
    KindPage{"note", "Note and card", note_page},
    KindPage{"summary", "Summary", summary_page},
    KindPage{"progress", "Progress", progress_page},
    KindPage{"facts", "Facts and tags", facts_page},
    KindPage{"empty", "Nothing here yet", empty_page},
    KindPage{"steps", "Steps", steps_page},
    KindPage{"status-line", "Status line", status_line_page},
};

void in_page(Ui& ui, std::string_view title, std::string_view below, Call<> body) {
    ui.page({.title = title, .place = "Widgets"}, [&] {
        draw_frame_around(ui, "Widgets");
        ui.content([&] { ui.page_head(title, below, [] {}); }, body);
        draw_status(ui);
    });
}

}  // namespace

std::span<const KindPage> kinds() { return pages; }

const std::string& long_value() {
    static const std::string value = [] {
        std::string text;
        for (int i = 1; text.size() < 10000; ++i) text += "word" + std::to_string(i) + (i % 12 == 0 ? ". " : " ");
        text.resize(10000);
        return text;
    }();
    return value;
}

const std::string& control_value() {
    static const std::string value = "A bell \x07, a return \x1b[31m, an override \xE2\x80\xAE" "desrever\xE2\x80\xAC and a zero width \xE2\x80\x8B space";
    return value;
}

void draw_kinds(Ui& ui) {
    in_page(ui, "Widgets", "One page for each kind", [&] {
        ui.list([&] {
            for (const KindPage& page : pages)
                ui.list_item([&] { ui.link(page.name, "#" + std::string(beginning) + std::string(page.slug)); });
        });
    });
}

bool draw_kind(Ui& ui, std::string_view address) {
    if (!address.starts_with(beginning)) return false;
    for (const KindPage& page : pages) {
        if (page.slug != address.substr(beginning.size())) continue;
        in_page(ui, page.name, "", [&] { page.draw(ui); });
        return true;
    }
    return false;
}

}  // namespace tributary::gallery
