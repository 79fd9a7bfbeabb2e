// Two panes and the line between them.
#include <algorithm>
#include <cmath>

#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float bar = 24;  // what can be gripped; the line in it is 1 px
constexpr float by_key = 0.05f;
constexpr int slot_before = 145;

// The share that the separator's events ask for.
float moved(Core& core, NodeId id, const Box& box, float share, const SplitOptions& options) {
    for (const Event& event : core.events) {
        if (event.id != id) continue;
        if (event.kind == EventKind::dragged) share = static_cast<float>(event.number - static_cast<double>(box.x + bar / 2)) / std::max(1.0f, box.w - bar);
        if (event.kind == EventKind::dragged) share = std::clamp(share, options.least, options.most);
        if (event.kind != EventKind::key && event.kind != EventKind::activated) continue;
        if (event.text == "Left" || event.text == "Up") share = std::max(options.least, share - by_key);
        if (event.text == "Right" || event.text == "Down") share = std::clamp(share + by_key, options.least, options.most);
        if (event.text == "Home") share = options.least;
        if (event.text == "End") share = options.most;
        if (event.text != "Enter" && event.kind == EventKind::key) continue;
        const float before = core.memory.recall(id, slot_before, 0.5f);
        if (share > 0) core.memory.note(id, slot_before, share);
        share = share > 0 ? 0 : before;
    }
    return share;
}

void draw_bar(Core& core, NodeId id, const Box& box) {
    const bool in_use = core.is_hovered(id) || core.is_focused(id);
    if (in_use) core.paint.fill(box, core[Colour::ground_3]);
    const float x = box.x + box.w / 2;
    core.paint.down(x - 0.5f, box.y, box.bottom(), core[Colour::control]);
    for (int i = -2; i <= 2; ++i) core.paint.disc(x, box.y + box.h / 2 + static_cast<float>(i) * 7, 2, core[Colour::control]);
}

void pane(Core& core, NodeId id, std::string_view name, const Box& box, Call<> inside) {
    core.open_region({.role = Role::group, .id = id, .box = box, .name = name}, 2, 4, 8, 12, true);
    core.push(id);
    inside();
    core.pop();
    core.close_region();
}

}  // namespace

bool Ui::split(std::string_view label, float& share, const SplitOptions& options, Call<> first, Call<> second) {
    const NodeId id = core_.id(label);
    const NodeId panes[] = {id ^ 0xa1u, id ^ 0xb2u};
    if (core_.narrow()) {
        core_.within(Role::group, panes[0], {}, 12, first);
        core_.within(Role::group, panes[1], {}, 12, second);
        return false;
    }
    const Region around = core_.scrolling_region();
    const float left = around.box.bottom() - core_.flow.bottom() + static_cast<float>(around.scroll) - 40;
    const Box box = core_.flow.take(0, options.height > 0 ? options.height : std::max(240.0f, left));
    const float before = share;
    share = moved(core_, id, box, share, options);
    const float room = box.w - bar;
    const float width = std::round(room * share);
    const std::string names[] = {std::string(label) + ", first part", std::string(label) + ", second part"};
    if (width > 0) pane(core_, panes[0], names[0], {box.x, box.y, width, box.h}, first);
    const Box grip{box.x + width, box.y, bar, box.h};
    if (core_.item(id, grip)) draw_bar(core_, id, grip);
    const std::string controls = width > 0 ? ids({panes[0]}) : std::string{};
    core_.describe({.role = Role::separator, .id = id, .box = grip, .name = label, .extra = controls, .state = state::focusable | state::tab_stop | state::drags,
                    .number = {share * 100, 0, options.most * 100}});
    pane(core_, panes[1], names[1], {grip.right(), box.y, room - width, box.h}, second);
    return share != before;
}

}  // namespace tributary::ui
