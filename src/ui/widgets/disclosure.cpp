// A line that unfolds what stands below it.
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

bool Ui::disclosure(std::string_view name, bool& open, Call<> inside) {
    constexpr float indent = 28;
    const NodeId id = core_.id(name);
    const NodeId region = id ^ 0xd15cu;
    const bool pressed = core_.activated(id);
    if (pressed) open = !open;
    const float room = core_.flow.fill_width() - indent;
    const Run run{name, Type::strong, Colour::accent};
    const Paragraph& text = core_.paragraphs.lay_out({&run, 1}, Type::body, room);
    const float width = std::min(indent + text.width + 8, core_.flow.fill_width());
    const Box box = core_.flow.take(width, text.height() + 10);
    if (core_.item(id, box)) {
        const Rgba ink = core_[core_.is_hovered(id) ? Colour::accent_hover : Colour::accent];
        core_.paint.icon(open ? Icon::down : Icon::right, box.x, box.y + 6, 20, ink);
        core_.lines(text, box.x + indent, box.y + 5, Type::strong, core_.is_hovered(id) ? Colour::accent_hover : Colour::accent);
    }
    const std::string controls = open ? ids({region}) : std::string{};
    core_.describe({.role = Role::button, .id = id, .box = box, .name = name, .extra = controls,
                    .state = state::expands | (open ? state::expanded : 0u), .type = Type::strong});
    if (!open) return pressed;
    core_.push(region);
    core_.flow.space(4);
    core_.within(Role::region, region, name, 8, inside);
    core_.pop();
    return pressed;
}

}  // namespace tributary::ui
