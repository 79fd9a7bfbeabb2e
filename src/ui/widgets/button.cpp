#include "ui/widgets/button.hpp"

#include "ui/widgets/field.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float icon_size = 20;
constexpr float icon_gap = 8;
constexpr float radius = 4;

struct ButtonLook {
    Colour ground, line, ink;
    bool dashed = false;
};

ButtonLook look_of(const ButtonOptions& options, bool pointed_at) {
    if (options.busy) return {Colour::ground, Colour::control, Colour::ink_2, true};
    switch (options.kind) {
        case Kind::primary: {
            const Colour fill = pointed_at ? Colour::accent_hover : Colour::accent;
            return {fill, fill, Colour::on_accent};
        }
        case Kind::destructive: return {pointed_at ? Colour::ground_3 : Colour::ground, Colour::danger, Colour::danger};
        case Kind::second: break;
    }
    return {pointed_at ? Colour::ground_3 : Colour::ground, Colour::control, Colour::ink};
}

float height_of(const Core& core, const ButtonOptions& options) {
    if (options.small) return 32;
    return core.narrow() ? 44 : 40;
}

// How words that may be wider than their room are laid out: on several lines then.
struct ButtonPlace {
    Box box;
    float inside = 0;  // icon, gap and the longest line
    const Paragraph* words = nullptr;
};

ButtonPlace take_place(Core& core, const ButtonParts& parts, const ButtonOptions& options) {
    const float pad = options.small ? 13 : 17;
    const float icons = (options.icon == Icon::none ? 0 : icon_size + icon_gap) + (parts.after == Icon::none ? 0 : icon_size + 2);
    const bool fill = options.fill || (core.narrow() && !options.small && core.flow.way() == Way::down);
    const Run run{parts.name, Type::strong};
    const float natural = core.paragraphs.natural_width({&run, 1}, Type::body) + 0.01f;
    const float room = core.flow.way() == Way::down || core.flow.way() == Way::wrapping ? core.flow.fill_width() : natural + icons + 2 * pad;
    ButtonPlace place;
    place.words = &core.paragraphs.lay_out({&run, 1}, Type::body, std::min(natural, std::max(60.0f, room - icons - 2 * pad)));
    place.inside = place.words->width + icons;
    const float high = std::max(height_of(core, options), place.words->height() + 10);
    place.box = core.flow.take(fill ? 0 : place.inside + 2 * pad, high);
    return place;
}

void paint_button(Core& core, const ButtonParts& parts, const ButtonOptions& options, const ButtonPlace& place) {
    const Box& box = place.box;
    const ButtonLook look = look_of(options, core.is_hovered(parts.id));
    const float thick = core.theme.strong_edges() ? 2 : 1;
    if (look.dashed) core.paint.dashed_edge(box, core[look.line], thick);
    else core.paint.filled_edge(box, core[look.ground], core[look.line], thick, radius);
    float x = box.x + (box.w - place.inside) / 2;
    const float middle = box.y + (box.h - icon_size) / 2;
    if (options.icon != Icon::none) {
        core.paint.icon(options.busy ? Icon::clock : options.icon, x, middle, icon_size, core[look.ink]);
        x += icon_size + icon_gap;
    }
    const float top = box.y + (box.h - place.words->height()) / 2;
    core.lines(*place.words, x, top, Type::strong, look.ink);
    if (parts.after != Icon::none) core.paint.icon(parts.after, x + place.words->width + 4, middle, icon_size, core[look.ink]);
}

// Draws and describes; true when pressed.
bool button_as(Core& core, Role role, NodeId id, std::string_view name, const ButtonOptions& options, std::string_view accept, bool several) {
    draw_button(core, {role, id, name, accept, several ? state::several : 0u}, options);
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

Box draw_button(Core& core, const ButtonParts& parts, const ButtonOptions& options) {
    const ButtonPlace place = take_place(core, parts, options);
    if (core.item(parts.id, place.box)) paint_button(core, parts, options, place);
    Description description{.role = parts.role, .id = parts.id, .box = place.box, .name = parts.name, .value = options.described, .extra = parts.extra,
                            .state = parts.states | (options.busy ? state::busy : 0u), .type = Type::strong};
    description.described_by[0] = tip(core, parts.id, place.box, options.tip);
    core.describe(description);
    return place.box;
}

bool Ui::button(std::string_view name, const ButtonOptions& options) {
    return button_as(core_, Role::button, core_.id(name), name, options, {}, false);
}

bool Ui::icon_button(std::string_view name, Icon icon, std::string_view chord) {
    constexpr float side = 32;
    const NodeId id = core_.id(name);
    const Box box = core_.flow.take(side, side);
    if (core_.item(id, box)) {
        if (core_.is_hovered(id)) core_.paint.fill(box, core_[Colour::ground_3], radius);
        core_.paint.icon(icon, box.x + 6, box.y + 6, icon_size, core_[Colour::ink]);
    }
    core_.describe({.role = Role::button, .id = id, .box = box, .name = name, .state = state::icon_only});
    tip_of_name(core_, id, box, chord.empty() ? std::string(name) : std::string(name) + ", " + std::string(chord));
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

std::vector<File> Ui::files_dropped_on_panel() {
    const Event* dropped = core_.find(EventKind::dropped_files, 0);
    const auto onto = dropped ? static_cast<NodeId>(dropped->number) : NodeId{0};
    return onto != 0 && core_.semantics.inside(onto, core_.id_of_panel) ? dropped->files : std::vector<File>{};
}

}  // namespace tributary::ui
