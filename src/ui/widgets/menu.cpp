// A button that opens a menu. Focus goes into the menu and comes back to the button.
#include <algorithm>

#include "ui/widgets/button.hpp"
#include "ui/widgets/matching.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_open = 140, slot_entered = 141;
constexpr float line_height = 36;
constexpr float icon_room = 30;

struct Menu {
    Core& core;
    NodeId id;  // of the button
    std::span<const MenuItem> items;
    bool open = false;

    [[nodiscard]] NodeId item(std::size_t at) const { return part_of(id, at); }
    void focus(std::size_t at) { core.requests.focus = item(at); }
    void close(bool back) {
        open = false;
        if (back) core.requests.focus = id;
    }
};

void open_menu(Menu& menu, bool at_end) {
    menu.open = !menu.items.empty();
    menu.core.memory.note(menu.id, slot_entered, 0);
    if (menu.open) menu.focus(at_end ? menu.items.size() - 1 : 0);
}

void take_key(Menu& menu, std::size_t at, const std::string& key) {
    const std::size_t count = menu.items.size();
    if (key == "Down") menu.focus((at + 1) % count);
    else if (key == "Up") menu.focus((at + count - 1) % count);
    else if (key == "Home") menu.focus(0);
    else if (key == "End") menu.focus(count - 1);
    else if (key == "Tab") menu.close(true);
    else if (key.starts_with("find:")) {
        const std::string_view typed = std::string_view(key).substr(5);
        const std::size_t to = next_that_begins(count, typed.size() == 1 ? at + 1 : at, typed, [&](std::size_t i) { return menu.items[i].name; });
        if (to < count) menu.focus(to);
    }
}

// A menu shuts when focus went somewhere else.
void follow_focus(Menu& menu) {
    Core& core = menu.core;
    bool inside = false;
    for (std::size_t i = 0; i < menu.items.size(); ++i) inside = inside || core.is_focused(menu.item(i));
    const bool entered = core.memory.recall(menu.id, slot_entered) > 0;
    if (entered && !inside && core.requests.focus == 0) menu.close(false);
    core.memory.note(menu.id, slot_entered, inside || (entered && menu.open) ? 1 : 0);
}

std::optional<std::size_t> take_events(Menu& menu) {
    Core& core = menu.core;
    std::optional<std::size_t> pressed;
    if (core.activated(menu.id)) menu.open ? menu.close(true) : open_menu(menu, false);
    const std::vector<Event> events = core.events;
    for (const Event& event : events) {
        if (event.kind != EventKind::key) continue;
        if (event.id == menu.id && !menu.open && (event.text == "Down" || event.text == "Up")) open_menu(menu, event.text == "Up");
        for (std::size_t i = 0; menu.open && i < menu.items.size(); ++i)
            if (event.id == menu.item(i)) take_key(menu, i, event.text);
    }
    for (std::size_t i = 0; menu.open && i < menu.items.size(); ++i) {
        if (!core.activated(menu.item(i))) continue;
        pressed = i;
        menu.close(true);
    }
    if (menu.open && core.closed_by_escape()) menu.close(true);
    return pressed;
}

float width_of(Core& core, std::span<const MenuItem> items) {
    float widest = 160;
    for (const MenuItem& item : items) {
        const float chord = item.chord.empty() ? 0 : core.text_width(item.chord, Type::body) + 32;
        widest = std::max(widest, core.text_width(item.name, Type::body) + icon_room + 28 + chord);
    }
    return widest;
}

void draw_item(Core& core, const MenuItem& item, NodeId id, const Box& box) {
    const Box row{box.x + 1, box.y, box.w - 2, box.h};
    if (core.is_hovered(id) || core.is_focused(id)) core.paint.fill(row, core[Colour::ground_3]);
    if (item.rule_before) core.paint.across(row.x, row.right(), row.y, core[Colour::line]);
    const Colour ink = item.destructive ? Colour::danger : Colour::ink;
    if (item.icon != Icon::none) core.paint.icon(item.icon, box.x + 12, box.y + 8, 20, core[ink]);
    core.words(item.name, box.x + 12 + icon_room, box.y + 7, Type::body, ink);
    if (!item.chord.empty()) core.words(item.chord, box.right() - 14 - core.text_width(item.chord, Type::body), box.y + 7, Type::body, Colour::ink_2);
}

void draw_menu(Menu& menu, std::string_view name, const Box& button) {
    Core& core = menu.core;
    const Popup popup(core, Layer::list);
    const float all = line_height * static_cast<float>(menu.items.size()) + 8;
    const Box box = beside(core, button, width_of(core, menu.items), all);
    const NodeId id = menu.id ^ 0x3e9u;
    draw_popup(core, box);
    core.item(id, box);
    core.open_region({.role = Role::menu, .id = id, .box = box, .name = name, .state = state::over}, 0, 4, 4, 0, box.h < all);
    for (std::size_t i = 0; i < menu.items.size(); ++i) {
        const Box line = core.flow.take(0, line_height);
        if (core.item(menu.item(i), line)) draw_item(core, menu.items[i], menu.item(i), line);
        core.describe({.role = Role::menu_item, .id = menu.item(i), .box = line, .name = menu.items[i].name, .value = menu.items[i].chord});
    }
    core.close_region();
}

}  // namespace

std::optional<std::size_t> Ui::menu_button(std::string_view name, std::span<const MenuItem> items, const ButtonOptions& options) {
    Menu menu{core_, core_.id(name), items, core_.memory.recall(core_.id(name), slot_open) > 0};
    const bool was_open = menu.open;
    const auto pressed = take_events(menu);
    if (was_open && menu.open) follow_focus(menu);
    core_.memory.note(menu.id, slot_open, menu.open ? 1 : 0);
    ButtonOptions look = options;
    const std::uint32_t states = state::opens_menu | state::expands | (menu.open ? state::expanded : 0u);
    const std::string controls = menu.open ? ids({menu.id ^ 0x3e9u}) : std::string{};
    const Box box = draw_button(core_, {Role::button, menu.id, name, controls, states, Icon::down}, look);
    if (!menu.open) return pressed;
    core_.chords.emplace("Close");
    draw_menu(menu, name, box);
    return pressed;
}

}  // namespace tributary::ui
