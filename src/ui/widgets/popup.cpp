#include "ui/widgets/popup.hpp"

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr float apart = 4;
constexpr float from_edge = 8;

}  // namespace

Popup::Popup(Core& core, Layer layer) : core_(core) {
    core.paint.begin_over({0, 0, core.window.width, core.window.height}, static_cast<int>(layer));
    core.semantics.detach(core.modal.id);
}

Popup::~Popup() {
    core_.semantics.attach();
    core_.paint.end_over();
}

Box beside(const Core& core, const Box& anchor, float width, float height) {
    width = std::min(width, core.window.width - 2 * from_edge);
    const float below = core.window.height - anchor.bottom() - apart - from_edge;
    const float above = anchor.y - apart - from_edge;
    const bool under = below >= height || below >= above;
    height = std::max(44.0f, std::min(height, under ? below : above));
    const float x = std::clamp(anchor.x, from_edge, std::max(from_edge, core.window.width - from_edge - width));
    return {x, under ? anchor.bottom() + apart : anchor.y - apart - height, width, height};
}

void draw_popup(Core& core, const Box& box) {
    core.paint.filled_edge(box, core[Colour::ground], core[Colour::control], core.theme.strong_edges() ? 2 : 1, 4);
}

NodeId part_of(NodeId id, std::uint64_t index) {
    std::uint64_t mixed = ((std::uint64_t{id} << 32) + index + 1) * 0x9E3779B97F4A7C15ull;
    mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ull;
    return static_cast<NodeId>(mixed >> 32) | 1u;
}

std::string ids(std::initializer_list<NodeId> list) {
    std::string text;
    for (const NodeId id : list) (text += text.empty() ? "" : " ") += std::to_string(id);
    return text;
}

}  // namespace tributary::ui
