// Rows that a person puts in order: dragged by their handle, moved by the buttons at their end, or with Alt and the arrows.
#include <algorithm>

#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float side = 32;
constexpr float pad = 6;
constexpr int slot_height = 150, slot_drag = 151;

enum Part : std::uint8_t { handle, up, down, part_count };

struct Reorder {
    Core& core;
    NodeId id;
    std::span<const std::string_view> names;
    std::vector<Box> rows;        // as high as they were
    std::optional<Moved> moved;

    [[nodiscard]] NodeId part(std::size_t row, std::size_t which) const { return part_of(core.id(names[row]), which); }
    void focus(std::size_t row, std::size_t which) {
        core.reached[id] = part(row, which);
        core.requests.focus = part(row, which);
    }
};

void move(Reorder& list, Ui& ui, std::size_t from, std::size_t to, std::size_t which) {
    const std::string name(list.names[from]);
    list.focus(from, which);
    if (from == to) return ui.announce(name + (to == 0 ? " is the first" : " is the last"));
    list.moved = Moved{from, to};
    ui.announce(name + " moved to place " + std::to_string(to + 1) + " of " + std::to_string(list.names.size()));
}

std::size_t row_at(const Reorder& list, double y) {
    std::size_t before = 0;
    while (before < list.rows.size() && static_cast<double>(list.rows[before].y + list.rows[before].h / 2) < y) ++before;
    return before;
}

void take_drag(Reorder& list, Ui& ui, std::size_t row, const Event& event) {
    const std::size_t before = row_at(list, event.number);
    list.core.memory.note(list.id, slot_drag, event.text.empty() ? static_cast<float>(before) + 1 : 0);
    if (event.text != "drop") return;
    const std::size_t to = before > row ? before - 1 : before;
    if (to != row) move(list, ui, row, to, handle);
}

void take_key(Reorder& list, Ui& ui, std::size_t row, std::size_t which, const std::string& key) {
    const std::size_t last = list.names.size() - 1;
    const std::size_t above = row == 0 ? 0 : row - 1;
    const std::size_t below = std::min(row + 1, last);
    if (key == "Alt+Up") move(list, ui, row, above, which);
    else if (key == "Alt+Down") move(list, ui, row, below, which);
    else if (key == "Alt+Home") move(list, ui, row, 0, which);
    else if (key == "Alt+End") move(list, ui, row, last, which);
    else if (key == "Up") list.focus(above, which);
    else if (key == "Down") list.focus(below, which);
    else if (key == "Home") list.focus(0, which);
    else if (key == "End") list.focus(last, which);
    else if (key == "Right") list.focus(row, std::min<std::size_t>(which + 1, down));
    else if (key == "Left") list.focus(row, which == 0 ? 0 : which - 1);
}

void take_events(Reorder& list, Ui& ui) {
    const std::vector<Event> events = list.core.events;
    for (const Event& event : events)
        for (std::size_t row = 0; row < list.names.size(); ++row)
            for (std::size_t which = 0; which < part_count; ++which) {
                if (event.id != list.part(row, which)) continue;
                if (event.kind == EventKind::focused) list.core.reached[list.id] = event.id;
                if (event.kind == EventKind::key) take_key(list, ui, row, which, event.text);
                if (event.kind == EventKind::dragged) take_drag(list, ui, row, event);
                if (event.kind != EventKind::activated || which == handle) continue;
                const std::size_t to = which == up ? (row == 0 ? 0 : row - 1) : std::min(row + 1, list.names.size() - 1);
                move(list, ui, row, to, which);
            }
}

void put_part(Reorder& list, std::size_t row, std::size_t which, const Box& box, NodeId stop) {
    Core& core = list.core;
    const NodeId id = list.part(row, which);
    const std::string name = (which == handle ? "Move " : which == up ? "Move up " : "Move down ") + std::string(list.names[row]);
    if (core.item(id, box)) {
        if (core.is_hovered(id)) core.paint.fill(box, core[Colour::ground_3], 4);
        if (which == up) core.paint.icon(Icon::up, box.x + 6, box.y + 6, 20, core[Colour::ink]);
        if (which == down) core.paint.icon(Icon::down, box.x + 6, box.y + 6, 20, core[Colour::ink]);
        for (int i = 0; which == handle && i < 6; ++i)
            core.paint.disc(box.x + 12 + static_cast<float>(i % 2) * 8, box.y + 8 + static_cast<float>(i / 2) * 8, 2, core[Colour::control]);
    }
    std::uint32_t states = state::icon_only | state::takes_keys | (id == stop ? state::tab_stop : 0u) | (which == handle ? state::drags : 0u);
    const std::string_view how = which == handle ? "Drag, or press Alt with up or down" : std::string_view();
    core.describe({.role = Role::button, .id = id, .box = box, .name = name, .value = how, .state = states});
    tip_of_name(core, id, box, which == handle ? name + ": drag, or Alt with up or down" : name);
}

void put_row(Reorder& list, std::size_t row, Call<std::size_t> draw, NodeId stop) {
    Core& core = list.core;
    const NodeId id = core.id(list.names[row]);
    const Box& box = list.rows[row];
    core.open_group(Role::list_item, id, {}, box);
    put_part(list, row, handle, {box.x, box.y + pad, side, side}, stop);
    core.push(id);
    core.flow.open_at(id ^ 0xf10u, {box.x + side + 8, box.y + pad + 5, box.w - 3 * side - 20, 0}, 4);
    draw(row);
    const float height = std::max(side, core.flow.close().h + 10) + 2 * pad;
    core.pop();
    put_part(list, row, up, {box.right() - 2 * side - 4, box.y + pad, side, side}, stop);
    put_part(list, row, down, {box.right() - side, box.y + pad, side, side}, stop);
    core.paint.across(box.x, box.right(), box.bottom() - 1, core[Colour::line]);
    core.close_group();
    core.memory.keep(id, slot_height, height);
}

}  // namespace

std::optional<Moved> Ui::reorder_list(std::string_view name, std::span<const std::string_view> names, Call<std::size_t> draw) {
    Reorder list{core_, core_.id(name), names, {}, {}};
    core_.push(list.id);
    float height = 0;
    for (const std::string_view row : names) height += core_.memory.recall(core_.id(row), slot_height, 44);
    const Box whole = core_.flow.take(0, height);
    for (float y = whole.y; const std::string_view row : names) {
        list.rows.push_back({whole.x, y, whole.w, core_.memory.recall(core_.id(row), slot_height, 44)});
        y = list.rows.back().bottom();
    }
    take_events(list, *this);
    NodeId stop = core_.reached.contains(list.id) ? core_.reached[list.id] : 0;
    bool there = false;
    for (std::size_t i = 0; i < names.size() * part_count; ++i) there = there || list.part(i / part_count, i % part_count) == stop;
    if (!there && !names.empty()) stop = list.part(0, handle);
    core_.item(list.id, whole);
    core_.open_group(Role::list, list.id, name, whole, state::roving_down);
    for (std::size_t row = 0; row < names.size(); ++row) put_row(list, row, draw, stop);
    core_.close_group();
    if (const float drag = core_.memory.recall(list.id, slot_drag); drag > 0) {
        const auto before = static_cast<std::size_t>(drag - 1);
        const float y = before < list.rows.size() ? list.rows[before].y : whole.bottom();
        core_.paint.across(whole.x, whole.right(), y - 2, core_[Colour::accent], 3);
    }
    core_.pop();
    return list.moved;
}

}  // namespace tributary::ui
