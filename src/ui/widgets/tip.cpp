// Further words beside a control.
#include <algorithm>

#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float widest = 320;
constexpr float pad_x = 10, pad_y = 6;

bool in_sight(Core& core, NodeId owner, NodeId own) {
    const bool asked = core.is_hovered(owner) || core.is_hovered(own) || (core.is_focused(owner) && core.focus_shown);
    if (!asked && core.tip_put_away == owner) core.tip_put_away = 0;
    return asked && core.tip_put_away != owner;
}

// The described box reaches to the control, so that the pointer gets to the tip without leaving both.
Box place_of(const Core& core, const Box& anchor, const Box& size, bool& under) {
    const Box box = beside(core, anchor, size.w, size.h);
    under = box.y >= anchor.bottom();
    return box;
}

void show(Core& core, NodeId owner, NodeId own, const Box& anchor, std::string_view words, bool described) {
    const Run run{words};
    const Paragraph& text = core.paragraphs.lay_out({&run, 1}, Type::body, std::min(widest, core.window.width - 32) - 2 * pad_x);
    const Popup popup(core, Layer::tip);
    bool under = true;
    const Box box = place_of(core, anchor, {0, 0, text.width + 2 * pad_x + 1, text.height() + 2 * pad_y}, under);
    core.item(own, box);
    core.paint.filled_edge(box, core[Colour::mark], core[core.theme.strong_edges() ? Colour::line : Colour::control], 1, 4);
    core.lines(text, box.x + pad_x, box.y + pad_y, Type::body, Colour::on_mark);
    const Box reach{box.x, under ? anchor.bottom() : box.y, box.w, under ? box.bottom() - anchor.bottom() : anchor.y - box.y};
    core.describe({.role = Role::tip, .id = own, .box = reach, .name = text.texts[0], .state = state::over | (described ? 0u : state::unspoken)});
    core.tip_shown = owner;
    core.chords.emplace("Close");
}

}  // namespace

NodeId tip(Core& core, NodeId owner, const Box& anchor, std::string_view words) {
    if (words.empty()) return 0;
    const NodeId own = owner ^ 0x71b5u;
    if (in_sight(core, owner, own)) show(core, owner, own, anchor, words, true);
    else core.describe({.role = Role::tip, .id = own, .box = anchor, .name = words, .state = state::off_screen});
    return own;
}

void tip_of_name(Core& core, NodeId owner, const Box& anchor, std::string_view words) {
    const NodeId own = owner ^ 0x71b5u;
    if (in_sight(core, owner, own)) show(core, owner, own, anchor, words, false);
}

}  // namespace tributary::ui
