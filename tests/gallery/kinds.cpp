#include "kinds.hpp"

#include <array>

#include "gallery.hpp"

namespace tributary::gallery {

using namespace ui;

void draw_status(Ui& ui);

namespace {

constexpr std::string_view beginning = "/kind/";

constexpr std::array pages = {
    KindPage{"combo-box", "Combo box", combo_box_page},
    KindPage{"disclosure", "Disclosure", disclosure_page},
    KindPage{"long-text", "Long text", long_text_page},
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
