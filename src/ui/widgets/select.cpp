// Selects and filters.
#include <algorithm>

#include "ui/core/core.hpp"
#include "ui/widgets/legend.hpp"

namespace tributary::ui {

namespace {

void write_label(Core& core, NodeId id, std::string_view label) {
    const Box box = core.flow.take(core.flow.fill_width(), 22);
    const NodeId own = id ^ 0x1abe1u;
    core.item(own, box);
    core.words(label, box.x, box.y, Type::strong, Colour::ink);
    core.describe({.role = Role::label, .id = own, .box = {box.x, box.y, core.text_width(label, Type::strong) + 0.5f, 22}, .name = label, .type = Type::strong, .described_by = {id, 0}});
    core.flow.space(4);
}

// While it has focus the browser draws the chosen words.
void draw_select(Core& core, NodeId id, const Box& box, std::string_view words, bool wrong) {
    const Colour ground = core.is_hovered(id) ? Colour::ground_3 : Colour::ground;
    core.paint.filled_edge(box, core[ground], core[wrong ? Colour::danger : Colour::control], wrong || core.theme.strong_edges() ? 2 : 1, 4);
    core.paint.icon(Icon::down, box.right() - 32, box.y + (box.h - 20) / 2, 20, core[Colour::ink_2]);
    if (core.is_focused(id)) return;
    core.paint.push_clip({box.x + 12, box.y, box.w - 46, box.h});
    core.words(words, box.x + 13, box.y + (box.h - 22) / 2, Type::body, Colour::ink);
    core.paint.pop_clip();
}

}  // namespace

bool Ui::select(std::string_view label, std::span<const std::string_view> choices, int& chosen, const ChoiceOptions& options) {
    Flow& flow = core_.flow;
    const NodeId id = core_.id(label);
    const Event* event = core_.find(EventKind::chosen, id);
    const bool changed = event && static_cast<int>(event->number) != chosen;
    if (changed) chosen = static_cast<int>(event->number);
    flow.open(id, Way::down, options.width > 0 ? options.width : flow.way() == Way::across ? 0 : std::min(flow.fill_width(), 600.0f), 0);
    const float width = flow.fill_width();
    if (!options.quiet_label) write_label(core_, id, label);
    core_.push(id);
    ChoiceOptions notes = options;
    notes.quiet_label = true;
    const NodeId described = write_legend(core_, id, label, notes);
    core_.pop();
    const Box box = flow.take(width, core_.narrow() ? 44 : 40);
    const bool any = chosen >= 0 && chosen < static_cast<int>(choices.size());
    const std::string_view words = any ? choices[static_cast<std::size_t>(chosen)] : std::string_view{};
    if (core_.item(id, box)) draw_select(core_, id, box, words, !options.error.empty());
    std::string lines;
    for (const std::string_view choice : choices) (lines += choice) += '\n';
    Description description{.role = Role::select, .id = id, .box = box, .name = label, .value = words, .extra = lines, .state = if_on(!options.error.empty(), state::invalid)};
    description.described_by[0] = described;
    description.number[0] = static_cast<float>(any ? chosen : -1);
    core_.describe(description);
    flow.close();
    return changed;
}

void Ui::filters(std::string_view name, Call<> inside) {
    const NodeId id = core_.id(name);
    core_.flow.open(id, Way::wrapping, 0, 8);
    const float width = core_.flow.fill_width();
    core_.open_group(Role::toolbar, id, name, {core_.flow.right() - width, core_.flow.bottom(), width, core_.memory.recall(id, 101)}, state::roving_across);
    core_.push(id);
    inside();
    core_.pop();
    core_.close_group();
    core_.memory.keep(id, 101, core_.flow.close().h);
}

bool Ui::filter(std::string_view words, bool on, Icon icon) {
    const NodeId id = core_.id(words);
    const Type type = on ? Type::strong : Type::body;
    const float lead = icon == Icon::none ? 11 : 33;
    const Box box = core_.flow.take(lead + core_.text_width(words, Type::strong) + 11, core_.narrow() ? 36 : 28);
    if (core_.item(id, box)) {
        const Colour ground = on ? Colour::selected : core_.is_hovered(id) ? Colour::ground_3 : Colour::ground;
        core_.paint.filled_edge(box, core_[ground], core_[on ? Colour::accent : Colour::control], core_.theme.strong_edges() && on ? 3 : 1, 4);
        if (icon != Icon::none) core_.paint.icon(icon, box.x + 11, box.y + (box.h - 16) / 2, 16, core_[Colour::ink]);
        core_.words(words, box.x + lead, box.y + (box.h - 22) / 2, type, Colour::ink);
    }
    core_.describe({.role = Role::button, .id = id, .box = box, .name = words, .state = state::toggle | if_on(on, state::pressed), .type = type});
    return core_.activated(id);
}

}  // namespace tributary::ui
