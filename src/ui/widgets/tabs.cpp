// Tabs, and what belongs to the chosen one.
#include <algorithm>
#include <utility>

#include "ui/widgets/legend.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

void put_tab(Core& core, std::string_view name, NodeId id, NodeId panel, bool on, bool stop) {
    const float width = std::max(24.0f, core.text_width(name, Type::strong));
    const Box box = core.flow.take(width, 40);
    if (core.item(id, box)) {
        core.words(name, box.x, box.y + 8, on ? Type::strong : Type::body, on || core.is_hovered(id) ? Colour::ink : Colour::ink_2);
        if (on) core.paint.fill({box.x, box.bottom() - 3, box.w, 3}, core[Colour::accent]);
    }
    const std::string controls = on && panel ? ids({panel}) : std::string{};
    core.describe({.role = Role::tab, .id = id, .box = box, .name = name, .extra = controls, .state = if_on(on, state::selected) | if_on(stop, state::tab_stop),
                   .type = on ? Type::strong : Type::body});
}

bool draw_tabs(Core& core, NodeId id, NodeId panel, std::string_view label, std::span<const std::string_view> names, int& chosen) {
    Flow& flow = core.flow;
    bool changed = false;
    flow.open(id, Way::wrapping, 0, 24);
    const float width = flow.fill_width();
    const Box line{flow.right() - width, flow.bottom(), width, core.memory.recall(id, 101)};
    core.paint.across(line.x, line.right(), line.bottom() - 1, core[Colour::line]);
    core.open_group(Role::tab_list, id, label, line, state::roving_across);
    core.push(id);
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const NodeId tab = core.id(names[static_cast<std::size_t>(i)]);
        if (core.activated(tab) && chosen != i) {
            chosen = i;
            changed = true;
        }
    }
    const bool focus = std::exchange(core.focus_next, false);
    const int stop = std::clamp(chosen, 0, std::max(0, static_cast<int>(names.size()) - 1));
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const std::string_view name = names[static_cast<std::size_t>(i)];
        if (focus && i == stop) core.requests.focus = core.id(name);
        put_tab(core, name, core.id(name), panel, i == chosen, i == stop);
    }
    core.pop();
    core.close_group();
    core.memory.keep(id, 101, flow.close().h);
    return changed;
}

}  // namespace

bool Ui::tabs(std::string_view label, std::span<const std::string_view> names, int& chosen) {
    return draw_tabs(core_, core_.id(label), 0, label, names, chosen);
}

bool Ui::tabs(std::string_view label, std::span<const std::string_view> names, int& chosen, Call<> panel) {
    const NodeId id = core_.id(label);
    const NodeId own = id ^ 0x9a4e1u;
    const bool changed = draw_tabs(core_, id, own, label, names, chosen);
    const bool any = chosen >= 0 && chosen < static_cast<int>(names.size());
    const std::string_view name = any ? names[static_cast<std::size_t>(chosen)] : label;
    core_.flow.space(16);
    core_.push(part_of(own, static_cast<std::size_t>(std::max(0, chosen))));
    core_.within(Role::tab_panel, own, name, 12, panel);
    core_.pop();
    return changed;
}

}  // namespace tributary::ui
