#include "ui/core/core.hpp"
#include "ui/widgets/field.hpp"

namespace tributary::ui {

namespace {

constexpr float icon_size = 20;
constexpr float icon_gap = 8;
constexpr float radius = 4;

struct ButtonLook {
    Rgba ground, line, ink;
    bool dashed = false;
};

ButtonLook look_of(const Core& core, const ButtonOptions& options, bool pointed_at) {
    if (options.busy) return {core[Colour::ground], core[Colour::control], core[Colour::ink_2], true};
    switch (options.kind) {
        case Kind::primary: {
            const Rgba fill = core[pointed_at ? Colour::accent_hover : Colour::accent];
            return {fill, fill, core[Colour::on_accent]};
        }
        case Kind::destructive: return {core[pointed_at ? Colour::ground_3 : Colour::ground], core[Colour::danger], core[Colour::danger]};
        case Kind::second: break;
    }
    return {core[pointed_at ? Colour::ground_3 : Colour::ground], core[Colour::control], core[Colour::ink]};
}

float height_of(const Core& core, const ButtonOptions& options) {
    if (options.small) return 32;
    return core.narrow() ? 44 : 40;
}

// Draws and describes; true when pressed.
bool button_as(Core& core, Role role, NodeId id, std::string_view name, const ButtonOptions& options, std::string_view accept, bool several) {
    const float pad = options.small ? 13 : 17;
    const float words = core.text_width(name, Type::strong);
    const Icon icon = options.busy ? Icon::clock : options.icon;
    const float inside = words + (options.icon == Icon::none ? 0 : icon_size + icon_gap);
    const bool fill = options.fill || (core.narrow() && !options.small && core.flow.way() == Way::down);
    const Box box = core.flow.take(fill ? 0 : inside + 2 * pad, height_of(core, options));
    if (core.item(id, box)) {
        const ButtonLook look = look_of(core, options, core.is_hovered(id));
        const float thick = core.theme.strong_edges() ? 2 : 1;
        if (look.dashed) core.paint.dashed_edge(box, look.line, thick);
        else core.paint.filled_edge(box, look.ground, look.line, thick, radius);
        float x = box.x + (box.w - inside) / 2;
        if (icon != Icon::none && inside > words) {
            core.paint.icon(icon, x, box.y + (box.h - icon_size) / 2, icon_size, look.ink);
            x += icon_size + icon_gap;
        }
        core.paint.words(name, x, box.y + (box.h - 22) / 2, Type::strong, look.ink);
    }
    std::uint32_t states = options.busy ? state::busy : 0;
    if (several) states |= state::several;
    core.describe({.role = role, .id = id, .box = box, .name = name, .value = options.described, .extra = accept, .state = states, .type = Type::strong});
    return core.activated(id) && !options.busy;
}

bool link_as(Core& core, Role role, NodeId id, std::string_view name, std::string_view address, Icon icon) {
    const float words = core.text_width(name, Type::body);
    const float lead = icon == Icon::none ? 0 : icon_size + 6;
    const Box box = core.flow.take(lead + words + 0.01f, 22);
    if (core.item(id, box)) {
        const bool pointed_at = core.is_hovered(id);
        const Rgba ink = core[pointed_at ? Colour::accent_hover : Colour::accent];
        if (icon != Icon::none) core.paint.icon(icon, box.x, box.y + 1, icon_size, ink);
        core.paint.words(name, box.x + lead, box.y, Type::body, ink);
        core.paint.across(box.x + lead, box.right(), box.y + core.fonts.baseline(16, 22) + 3, ink, pointed_at ? 3 : 1);
    }
    const Box target{box.x, box.y - 1, box.w, 24};
    core.describe({.role = role, .id = id, .box = target, .name = name, .extra = address});
    return core.activated(id);
}

}  // namespace

bool Ui::button(std::string_view name, const ButtonOptions& options) {
    return button_as(core_, Role::button, core_.id(name), name, options, {}, false);
}

bool Ui::icon_button(std::string_view name, Icon icon) {
    constexpr float side = 32;
    const NodeId id = core_.id(name);
    const Box box = core_.flow.take(side, side);
    if (core_.item(id, box)) {
        if (core_.is_hovered(id)) core_.paint.fill(box, core_[Colour::ground_3], radius);
        core_.paint.icon(icon, box.x + 6, box.y + 6, icon_size, core_[Colour::ink]);
    }
    core_.describe({.role = Role::button, .id = id, .box = box, .name = name, .state = state::icon_only});
    return core_.activated(id);
}

bool Ui::link(std::string_view name, std::string_view address) {
    return link_as(core_, Role::link, core_.id(name), name, address, Icon::none);
}

bool Ui::text_button(std::string_view name, Icon icon) { return link_as(core_, Role::button, core_.id(name), name, {}, icon); }

std::vector<File> Ui::choose_files(std::string_view name, const FileOptions& options) {
    const NodeId id = core_.id(name);
    button_as(core_, Role::file_button, id, name, options.button, options.accept, options.several);
    const Event* chosen = core_.find(EventKind::chose_files, id);
    return chosen ? chosen->files : std::vector<File>{};
}

std::string Ui::paste_table(std::string_view name, const ButtonOptions& options) {
    const NodeId id = core_.id(name);
    button_as(core_, Role::paste_button, id, name, options, {}, false);
    return take_notice(core_, id);
}

std::vector<File> Ui::dropped_files() {
    const Event* dropped = core_.find(EventKind::dropped_files, 0);
    return dropped ? dropped->files : std::vector<File>{};
}

}  // namespace tributary::ui
