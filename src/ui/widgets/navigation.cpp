#include <algorithm>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr float nav_width = 232;

// The two streams that become one; the first in the accent, the second in ink.
void draw_brand(Core& core, float x, float y) {
    const auto stroke = [&](std::string_view path, Rgba colour) { core.paint.path(path, x, y, 1, 2.5f, colour); };
    stroke("M19 3v2.500c0 5-7 5-7 10.500", core[Colour::ink]);
    stroke("M5 3v3.500c0 5 7 4.500 7 10V21", core[Colour::accent]);
}

void button_of_menu(Core& core, Ui& ui, std::string_view place) {
    const NodeId id = core.id("Menu");
    if (core.activated(id)) core.menu_open = !core.menu_open;
    const float width = core.text_width("Menu", Type::strong) + 54;
    ui.row(12, [&] {
        const Box box = core.flow.take(width, core.narrow() ? 44 : 32);
        if (core.item(id, box)) {
            core.paint.filled_edge(box, core[core.is_hovered(id) ? Colour::ground_3 : Colour::ground], core[Colour::control], 1, 4);
            core.paint.icon(core.menu_open ? Icon::close : Icon::menu, box.x + 13, box.y + (box.h - 20) / 2, 20, core[Colour::ink]);
            core.words("Menu", box.x + 41, box.y + (box.h - 22) / 2, Type::strong, Colour::ink);
        }
        core.describe({.role = Role::button, .id = id, .box = box, .name = "Menu", .state = state::expands | (core.menu_open ? state::expanded : 0u)});
        ui.paragraph(bold(place));
    });
}

// What closes the open menu but its button: Escape, and focus that goes to what lies under it.
void close_menu(Core& core, NodeId navigation) {
    const NodeId button = core.id("Menu");
    if (core.menu_open && core.closed_by_escape()) {
        core.menu_open = false;
        core.requests.focus = button;
    }
    const bool moved = std::ranges::any_of(core.events, [](const Event& event) { return event.kind == EventKind::focused; });
    if (core.page.nav_over && moved && core.focused != button && !core.semantics.inside(core.focused, navigation)) core.menu_open = core.page.nav_over = false;
}

// Above the content, where the navigation has no column of its own.
void draw_menu_bar(Core& core, Ui& ui) {
    PageState& page = core.page;
    const float pad = core.narrow() ? 8 : 12;
    const Box bar{page.left, page.top, page.right - page.left, core.narrow() ? 61.0f : 44.0f};
    const Box box = core.open_part({.role = Role::navigation, .id = core.id("bar"), .box = bar, .name = "Menu"}, page.margin, pad, core.narrow() ? 9 : 0, 0, Colour::ground, false);
    button_of_menu(core, ui, page.options.place);
    if (core.narrow()) core.paint.across(box.x, box.right(), box.bottom() - 1, core[Colour::line]);
    core.close_part();
    page.content_top = page.top + bar.h;
}

// The part of the window that the places stand in: a column, one that lies over the content, or a page of its own.
void open_places(Core& core, NodeId id, std::string_view name, float top) {
    const PageState& page = core.page;
    const bool alone = page.nav_alone || page.flat;
    const Box fixed{0, top, alone ? core.window.width : nav_width, page.bottom - top};
    if (page.nav_over) core.paint.begin_over({0, 0, core.window.width, core.window.height});
    const std::uint32_t states = state::roving_down | (page.nav_over ? state::over : 0u);
    const float pad_top = core.window.height < 800 ? 6 : 12;
    const Box box = core.open_part({.role = Role::navigation, .id = id, .box = fixed, .name = name, .state = states}, alone ? page.margin : 8, pad_top, 12, 0, Colour::ground_2, true);
    if (!alone) core.paint.down(box.right() - 1, box.y, box.bottom(), core[page.nav_over ? Colour::control : Colour::line]);
    if (page.nav_over) core.paint.across(box.x, box.right(), box.y, core[Colour::control]);
    core.in_navigation = true;
    core.nav_foot_id = 0;
}

void close_places(Core& core) {
    if (core.nav_foot_id) core.memory.keep(core.nav_foot_id, 104, core.flow.bottom() - core.nav_foot_start);
    core.in_navigation = false;
    core.close_part();
    if (core.page.nav_over) core.paint.end_over();
}

}  // namespace

void Ui::navigation(std::string_view name, Call<> inside) {
    const PageState& page = core_.page;
    if (!page.options.navigation) return;
    const NodeId id = core_.id("navigation");
    const bool always_beside = core_.window.span() >= Span::desk && !page.flat;
    core_.push(id);
    if (!always_beside) {
        close_menu(core_, id);
        draw_menu_bar(core_, *this);
    }
    if (always_beside || core_.menu_open) {
        open_places(core_, id, name, always_beside ? page.top : page.content_top);
        if (page.nav_alone) {
            row(0, [&] {
                core_.flow.take(12, 1);
                heading(1, "Menu");
            });
        }
        inside();
        close_places(core_);
    }
    core_.pop();
}

void Ui::nav_brand() {
    const bool tight = core_.window.height < 800;
    Box box = core_.flow.take(0, tight ? 36 : 42);
    if (core_.in_navigation) box.x += 12;
    draw_brand(core_, box.x, box.y + 5);
    core_.words("Tributary", box.x + 32, box.y + 4, Type::section, Colour::ink);
    const NodeId id = core_.flow.nameless();
    core_.item(id, box);
    core_.describe({.role = Role::text, .id = id, .box = {box.x + 32, box.y + 4, 120, 26}, .name = "Tributary", .type = Type::section});
}

void Ui::nav_case(std::string_view back, std::string_view back_address, std::string_view name, std::initializer_list<std::string_view> lines) {
    Flow& flow = core_.flow;
    const Box top = flow.take(0, 9);
    core_.paint.across(top.x, top.right(), top.y, core_[Colour::line]);
    flow.open_at(core_.id("case"), {top.x + 12, top.bottom(), top.w - 24, 0}, 0);
    if (link(back, back_address)) core_.menu_open = false;
    space(6);
    column(0, 0, [&] { heading(2, name); });
    for (const std::string_view line : lines) {
        space(line == *lines.begin() ? 0 : 4);
        paragraph(quiet(line));
    }
    const float height = flow.close().h;
    const Box rest = flow.take(0, height + (core_.window.height < 800 ? 8 : 12));
    core_.paint.across(rest.x, rest.right(), rest.bottom(), core_[Colour::line]);
    flow.space(9);
}

void Ui::nav_item(const NavItem& item) {
    const NodeId id = core_.id(item.name);
    const bool on = item.current;
    if (core_.activated(id)) core_.menu_open = false;
    const Box box = core_.flow.take(0, core_.narrow() ? 44 : core_.window.height < 800 ? 34 : 38);
    const float y = box.y + (box.h - 22) / 2;
    if (core_.item(id, box)) {
        if (on) core_.paint.fill(box, core_[Colour::selected], 4);
        else if (core_.is_hovered(id)) core_.paint.fill(box, core_[Colour::ground_3], 4);
        if (on && core_.theme.strong_edges()) core_.paint.edge(box, core_[Colour::accent], 2, 4);
        if (on) core_.paint.fill({box.x, box.y + 6, 3, box.h - 12}, core_[Colour::accent]);
        core_.paint.icon(item.icon, box.x + 12, box.y + (box.h - 20) / 2, 20, core_[on ? Colour::accent : Colour::ink_2]);
        core_.words(item.name, box.x + 44, y, on ? Type::strong : Type::body, Colour::ink);
        const float width = core_.text_width(item.count, Type::body);
        core_.words(item.count, box.right() - 12 - width, y, on ? Type::strong : Type::body, Colour::ink_2);
    }
    const std::uint32_t states = on ? state::current | state::tab_stop : 0u;
    core_.describe({.role = Role::link, .id = id, .box = box, .name = item.name, .value = item.count, .extra = item.address, .state = states, .type = on ? Type::strong : Type::body});
}

void Ui::nav_foot() {
    const NodeId id = core_.id("nav foot");
    const Region& region = core_.region();
    const float start = region.box.bottom() - region.padding_bottom - core_.memory.recall(id, 104);
    const bool own_column = core_.in_navigation || core_.lead_beside;
    if (!core_.page.flat && own_column) core_.flow.down_to(start - static_cast<float>(region.scroll));
    core_.nav_foot_start = core_.flow.bottom();
    core_.nav_foot_id = id;
}

void Ui::nav_person(std::string_view name, std::string_view role) {
    Flow& flow = core_.flow;
    flow.space(8);
    const Box top = flow.take(0, 13);
    core_.paint.across(top.x, top.right(), top.y, core_[Colour::line]);
    flow.open_at(core_.id("person"), {top.x + 12, top.bottom(), top.w - 24, 0}, 0);
    paragraph(bold(name));
    paragraph(quiet(role));
    const float height = flow.close().h;
    flow.take(0, height + 4);
}

}  // namespace tributary::ui
