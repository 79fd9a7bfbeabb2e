// Text typed into the browser's own controls, laid exactly over the picture. While one has focus the browser draws
// its text and the canvas draws only the box.
#include "ui/widgets/field.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float pad_x = 13;
constexpr float pad_y = 9;    // 8 and the edge
constexpr float icon_size = 20;
constexpr float widest = 600;
constexpr int slot_error = 110;

// The label wraps like any other words; *(optional)* is its last word.
void write_label(Core& core, const Field& field, std::string_view label, bool optional) {
    const Run runs[] = {bold(label), quiet(" (optional)")};
    const std::span<const Run> shown(runs, optional ? 2 : 1);
    const Paragraph& text = core.paragraphs.lay_out(shown, Type::body, field.room);
    const Box box = core.flow.take(field.room, text.height());
    const NodeId id = field.id ^ 0x1abe1u;
    core.item(id, box);
    for (const Piece& piece : text.pieces)
        core.paint.piece(text, piece, box.x, box.y + static_cast<float>(piece.line) * 22 + core.fonts.baseline(16, 22), 16, cut_of(runs[piece.run], Type::body), core[runs[piece.run].colour]);
    const Box target{box.x, box.y, std::min(field.room, text.width + 0.5f), box.h};
    const std::string words = optional ? text.texts[0] + text.texts[1] : text.texts[0];
    core.describe({.role = Role::label, .id = id, .box = target, .name = words, .type = Type::strong, .described_by = {field.id, 0}});
    core.flow.space(4);
}

// Above the box, never inside.
void write_hint(Core& core, Field& field, std::string_view hint) {
    field.hint = field.id ^ 0x41271u;
    const Run run = quiet(hint);
    core.flow.space(0);
    const Box box = core.flow.take(field.room, core.paragraphs.lay_out({&run, 1}, Type::body, field.room).height());
    core.write(field.hint, {&run, 1}, box, Type::body, Colour::ink_2, Role::text);
    core.flow.space(4);
}

void write_error(Core& core, Field& field, std::string_view error) {
    field.error = field.id ^ 0xe4404u;
    const Run run{error, Type::strong, Colour::danger};
    const float room = field.room - icon_size - 6;
    const Box box = core.flow.take(field.room, core.paragraphs.lay_out({&run, 1}, Type::body, room).height());
    core.paint.icon(Icon::stop, box.x, box.y + 1, icon_size, core[Colour::danger]);
    core.write(field.error, {&run, 1}, {box.x + icon_size + 6, box.y, room, box.h}, Type::body, Colour::danger, Role::text);
    core.flow.space(4);
}

}  // namespace

void open_field(Core& core, Field& field, std::string_view label, const FieldOptions& options) {
    Flow& flow = core.flow;
    const bool fills = options.width <= 0 && flow.way() == Way::across;
    const float width = options.width > 0 ? std::min(options.width, flow.way() == Way::across ? options.width : flow.fill_width())
                                          : (fills ? 0 : std::min(flow.fill_width(), widest));
    const float around = flow.way() == Way::down ? std::min(flow.fill_width(), widest) : 0;
    flow.open(field.id, Way::down, width, 0);
    field.width = flow.fill_width();
    field.room = std::max(field.width, around);
    if (!options.quiet_label) write_label(core, field, label, options.optional);
    if (!options.hint.empty()) write_hint(core, field, options.hint);
    if (!options.error.empty()) write_error(core, field, options.error);
    write_notice(core, field);
    // An error that has just appeared is spoken once.
    const float shown = options.error.empty() ? 0.0f : static_cast<float>(options.error.size());
    if (shown > 0 && core.memory.recall(field.id, slot_error) != shown) core.requests.announcements.emplace_back(options.error, true);
    core.memory.note(field.id, slot_error, shown);
}

void draw_box(Core& core, const Field& field, const FieldOptions& options) {
    if (options.read_only) {
        core.paint.fill(field.box, core[Colour::ground_3], 4);
        core.paint.dashed_edge(field.box, core[Colour::control]);
        core.paint.icon(Icon::lock, field.box.x + pad_x, field.box.y + 10, icon_size, core[Colour::ink_2]);
        return;
    }
    const bool wrong = !options.error.empty();
    const float thick = wrong || core.theme.strong_edges() ? 2 : 1;
    core.paint.filled_edge(field.box, core[Colour::ground], core[wrong ? Colour::danger : Colour::control], thick, 4);
    if (options.icon != Icon::none) core.paint.icon(options.icon, field.box.x + pad_x, field.box.y + 10, icon_size, core[Colour::ink_2]);
}

namespace {

std::string dots_for(std::string_view secret) {
    std::string dots;
    for (std::size_t at = 0; at < secret.size();) {
        (void)next_code_point(secret, at);
        append_code_point(dots, 0x2022);
    }
    return dots;
}

}  // namespace

void draw_value(Core& core, const Field& field, std::string_view value, const FieldOptions& options, Type type) {
    const Box inside{field.box.x + field.lead, field.box.y + 1, field.box.w - field.lead - field.trail, field.box.h - 2};
    if (core.is_focused(field.id) && !options.read_only) return;
    core.paint.push_clip({inside.x - 1, inside.y, inside.w + 2, inside.h});
    const float y = field.box.y + pad_y;
    if (value.empty()) {
        core.words(options.placeholder, inside.x, y, type, Colour::ink_2);
    } else if (options.password) {
        core.words(dots_for(value), inside.x, y, type, Colour::ink);
    } else {
        core.field_words(value, inside, field.box.y + (field.box.h - size_of(type).line) / 2, type, Colour::ink);
    }
    core.paint.pop_clip();
}

Edit take_edit(Core& core, NodeId id, std::string& value, const FieldOptions& options) {
    Edit edit;
    if (options.read_only) return edit;
    for (const Event& event : core.events) {
        if (event.kind != EventKind::typed || event.id != id || event.text == value) continue;
        value = event.text;
        edit.changed = true;
    }
    edit.left = core.left.contains(id);
    edit.paused = core.paused.contains(id);
    edit.entered = core.find(EventKind::entered, id) != nullptr;
    return edit;
}

Description description_of(Core& core, Role role, const Field& field, std::string_view label, std::string_view value, const FieldOptions& options, Type type) {
    std::uint32_t states = 0;
    if (options.read_only) states |= state::read_only;
    if (!options.error.empty()) states |= state::invalid;
    if (options.password) states |= state::password;
    Description description{.role = role, .id = field.id, .box = field.box, .name = label, .value = value, .extra = options.autocomplete, .state = states, .type = type};
    description.described_by[0] = field.error ? field.error : field.hint;
    description.described_by[1] = field.error ? field.hint : 0;
    const NodeId words = tip(core, field.id, field.box, options.tip);
    if (words) description.described_by[description.described_by[0] ? 1 : 0] = words;
    description.number[0] = field.lead;
    description.number[1] = field.trail;
    description.number[2] = static_cast<float>(most_characters);
    return description;
}

Edit Ui::text_box(std::string_view label, std::string& value, const FieldOptions& options) {
    Core& core = core_;
    Field field{.id = core.id(label)};
    Edit edit = take_edit(core, field.id, value, options);
    open_field(core, field, label, options);
    const float beside = options.action.empty() || options.action_inside ? 0 : core.text_width(options.action, Type::body) + 12;
    const float high = core.narrow() ? 44 : 40;
    const Box whole = core.flow.take(field.width, high);
    field.box = {whole.x, whole.y, whole.w - beside, high};
    if (options.icon != Icon::none || options.read_only) field.lead = pad_x + icon_size + 8;
    if (options.action_inside) field.trail = core.text_width(options.action, Type::body) + 24;
    if (core.item(field.id, field.box)) {
        draw_box(core, field, options);
        draw_value(core, field, value, options, Type::body);
    }
    core.describe(description_of(core, Role::text_box, field, label, value, options, Type::body));
    if (!options.action.empty()) {
        const float width = core.text_width(options.action, Type::body);
        core.push(field.id);
        core.flow.open_at(field.id ^ 0xac7u, {options.action_inside ? field.box.right() - width - 13 : whole.right() - width, whole.y + (high - 22) / 2, width + 2, 0}, 0);
        edit.action = text_button(options.action);
        core.flow.close();
        core.pop();
    }
    core.flow.close();
    return edit;
}

Edit Ui::text_area(std::string_view label, std::string& value, const FieldOptions& options) {
    Core& core = core_;
    Field field{.id = core.id(label)};
    const Edit edit = take_edit(core, field.id, value, options);
    FieldOptions wide = options;
    if (wide.width <= 0 && core.flow.way() == Way::down) wide.width = std::min(core.flow.fill_width(), 700.0f);
    open_field(core, field, label, wide);
    const Type type = options.reading ? Type::reading : Type::body;
    if (options.read_only) field.lead = pad_x + icon_size + 8;  // beside the lock
    const float room = field.width - field.lead - pad_x;
    const Paragraph& text = core.typed.lay_out(field.id, value, type, room).lines();
    const float line_height = size_of(type).line;
    const float lines = static_cast<float>(std::max<std::uint32_t>(text.lines, static_cast<std::uint32_t>(options.least_lines)));
    field.box = core.flow.take(field.width, lines * line_height + 2 * pad_y);
    if (core.item(field.id, field.box)) {
        draw_box(core, field, options);
        if (!core.is_focused(field.id)) core.lines(text, field.box.x + field.lead, field.box.y + pad_y, type, Colour::ink);
    }
    core.describe(description_of(core, Role::text_area, field, label, value, options, type));
    core.flow.close();
    return edit;
}

namespace {

Icon icon_of(Tone tone) {
    if (tone == Tone::needs_you) return Icon::warn;
    return tone == Tone::stop ? Icon::stop : Icon::arrow;
}

}  // namespace

DateEdit Ui::date_box(std::string_view label, std::string& value, const Reading& reading, const FieldOptions& options) {
    constexpr float box_width = 180;
    DateEdit edit;
    const float width = options.width > 0 ? options.width : std::min(core_.flow.fill_width(), widest);
    const NodeId id = core_.id(label);
    core_.flow.open(id ^ 0xda7eu, Way::down, width, 4);
    FieldOptions box = options;
    box.width = std::min(box_width, width);
    static_cast<Edit&>(edit) = text_box(label, value, box);
    if (!reading.words.empty()) {
        core_.flow.space(4);
        const Colour colour = reading.tone == Tone::done ? Colour::ok : reading.tone == Tone::stop ? Colour::danger : reading.tone == Tone::needs_you ? Colour::warn : Colour::ink_2;
        icon_line(icon_of(reading.tone), reading.tone, tinted(reading.words, colour, Type::strong));
    }
    if (!reading.first_choice.empty()) {
        core_.push(id);
        wrap(6, [&] {
            if (button(reading.first_choice, {.small = true})) edit.choice = 1;
            if (button(reading.second_choice, {.small = true})) edit.choice = 2;
            if (!reading.aside.empty()) paragraph(quiet(reading.aside));
        });
        core_.pop();
    }
    core_.flow.close();
    return edit;
}

}  // namespace tributary::ui
