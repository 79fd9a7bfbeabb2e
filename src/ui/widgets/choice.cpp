// Tick boxes and choices.
#include <algorithm>

#include "ui/core/core.hpp"
#include "ui/widgets/legend.hpp"

namespace tributary::ui {

namespace {

constexpr float box_side = 22;
constexpr float label_gap = 10;

// Two ids for one choice: its control and its words.
struct ChoiceIds {
    NodeId control, words, hint;
};

ChoiceIds ids_of(const Core& core, std::string_view name) {
    const NodeId id = core.id(name);
    return {id, id ^ 0x1abe1u, id ^ 0x41271u};
}

// The words beside a tick box or choice; the whole line is the target.
void words_beside(Core& core, const ChoiceIds& ids, std::string_view name, std::string_view hint, const Box& box) {
    const float x = box.x + box_side + label_gap;
    const float width = box.w - box_side - label_gap;
    const Run label{name};
    const Paragraph& lines = core.paragraphs.lay_out({&label, 1}, Type::body, width);
    const Box words{x, box.y, width, lines.height()};
    if (core.item(ids.words, words)) core.lines(lines, x, box.y, Type::body, Colour::ink);
    core.describe({.role = Role::label, .id = ids.words, .box = words, .name = lines.texts[0], .described_by = {ids.control, 0}});
    if (hint.empty()) return;
    const Run run = quiet(hint);
    core.write(ids.hint, {&run, 1}, {x, words.bottom(), width, box.bottom() - words.bottom()}, Type::body, Colour::ink_2, Role::text);
}

Box take_choice(Core& core, std::string_view name, std::string_view hint) {
    const float lead = box_side + label_gap;
    const Run label{name};
    const Run run = quiet(hint);
    const float natural = std::max(core.paragraphs.natural_width({&label, 1}, Type::body), hint.empty() ? 0.0f : core.paragraphs.natural_width({&run, 1}, Type::body)) + lead;
    float width = core.flow.way() == Way::across ? core.flow.flexible(natural) : std::min(natural, core.flow.fill_width());
    width += 0.01f;
    float height = std::max(24.0f, core.paragraphs.lay_out({&label, 1}, Type::body, width - lead).height());
    if (!hint.empty()) height += core.paragraphs.lay_out({&run, 1}, Type::body, width - lead).height();
    return core.flow.take(width, height);
}

// A target is at least 24 high; the words beside it are one too.
Box target_of(const Box& line) { return {line.x - 1, line.y - 1, box_side + 2, box_side + 2}; }

void draw_tick(Core& core, const Box& box, bool on, bool pointed_at) {
    const Box square{box.x, box.y, box_side, box_side};
    const float thick = core.theme.strong_edges() ? 2 : 1;
    if (!on) {
        core.paint.filled_edge(square, core[pointed_at ? Colour::ground_3 : Colour::ground], core[Colour::control], thick, 3);
        return;
    }
    core.paint.fill(square, core[pointed_at ? Colour::accent_hover : Colour::accent], 3);
    core.paint.icon(Icon::check, square.x + 1, square.y + 1, 20, core[Colour::on_accent]);
}

void draw_radio(Core& core, const Box& box, bool on, bool pointed_at) {
    const float r = box_side / 2;
    const float x = box.x + r;
    const float y = box.y + r;
    core.paint.disc(x, y, r, core[on ? Colour::accent : Colour::control]);
    core.paint.disc(x, y, r - (on || core.theme.strong_edges() ? 2 : 1), core[pointed_at ? Colour::ground_3 : Colour::ground]);
    if (on) core.paint.disc(x, y, 5, core[Colour::accent]);
}

void describe_radio(Core& core, const ChoiceIds& ids, std::string_view name, const Box& box, bool on, NodeId group, bool hinted) {
    Description description{.role = Role::radio, .id = ids.control, .box = box, .name = name, .state = if_on(on, state::checked)};
    description.described_by[0] = group;
    description.described_by[1] = hinted ? ids.hint : 0;
    core.describe(description);
}

}  // namespace

bool Ui::check_box(std::string_view label, bool& on, std::string_view hint) {
    const ChoiceIds ids = ids_of(core_, label);
    const bool pressed = core_.activated(ids.control);
    if (pressed) on = !on;
    const Box box = take_choice(core_, label, hint);
    const Box square = target_of(box);
    if (core_.item(ids.control, square)) draw_tick(core_, box, on, core_.is_hovered(ids.control) || core_.is_hovered(ids.words));
    Description description{.role = Role::tick_box, .id = ids.control, .box = square, .name = label, .state = if_on(on, state::checked)};
    description.described_by[0] = hint.empty() ? 0 : ids.hint;
    core_.describe(description);
    words_beside(core_, ids, label, hint, box);
    return pressed;
}

bool Ui::radio_group(std::string_view label, std::span<const Choice> choices, int& chosen, const ChoiceOptions& options) {
    const NodeId id = core_.id(label);
    bool changed = false;
    core_.push(id);
    core_.flow.open(id, Way::down, 0, 8);
    const float width = core_.flow.fill_width();
    core_.open_group(Role::radio_group, id, label, {core_.flow.right() - width, core_.flow.bottom(), width, core_.memory.recall(id, 101)},
                     if_on(!options.error.empty(), state::invalid), described_by(id, options));
    write_legend(core_, id, label, options);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        const ChoiceIds ids = ids_of(core_, choice.name);
        if (core_.activated(ids.control) && chosen != i) {
            chosen = i;
            changed = true;
        }
        const Box box = take_choice(core_, choice.name, choice.hint);
        const Box round = target_of(box);
        if (core_.item(ids.control, round)) draw_radio(core_, box, chosen == i, core_.is_hovered(ids.control) || core_.is_hovered(ids.words));
        describe_radio(core_, ids, choice.name, round, chosen == i, id, !choice.hint.empty());
        words_beside(core_, ids, choice.name, choice.hint, box);
    }
    core_.close_group();
    core_.memory.keep(id, 101, core_.flow.close().h);
    core_.pop();
    return changed;
}

namespace {

// Widths of joined boxes: what their words need and an equal share of the rest. Empty when they do not fit.
std::vector<float> widths_of(Core& core, std::span<const Choice> choices, float room) {
    std::vector<float> widths;
    float sum = 1;
    for (const Choice& choice : choices) {
        widths.push_back(core.text_width(choice.name, Type::strong) + 21);
        sum += widths.back();
    }
    if (sum > room || core.narrow()) return {};
    for (float& width : widths) width += (room - sum) / static_cast<float>(choices.size());
    return widths;
}

void draw_segment(Core& core, const Box& box, std::string_view name, bool on, bool pointed_at, bool stacked) {
    if (on) core.paint.fill(box, core[Colour::accent], 0);
    else if (pointed_at) core.paint.fill(box, core[Colour::ground_3], 0);
    const Type type = on ? Type::strong : Type::body;
    const float x = stacked ? box.x + 12 : box.x + (box.w - core.text_width(name, type)) / 2;
    core.words(name, x, box.y + (box.h - 22) / 2, type, on ? Colour::on_accent : Colour::ink);
}

}  // namespace

bool Ui::row_of_choices(std::string_view label, std::span<const Choice> choices, int& chosen, const ChoiceOptions& options) {
    const NodeId id = core_.id(label);
    Flow& flow = core_.flow;
    bool changed = false;
    core_.push(id);
    flow.open(id, Way::down, std::min(flow.fill_width(), 600.0f), 0);
    const float width = flow.fill_width();
    core_.open_group(Role::radio_group, id, label, {flow.right() - width, flow.bottom(), width, core_.memory.recall(id, 101)},
                     if_on(!options.error.empty(), state::invalid), described_by(id, options));
    write_legend(core_, id, label, options);
    const std::vector<float> widths = widths_of(core_, choices, width);
    const bool stacked = widths.empty();
    const float high = core_.narrow() ? 44 : 40;
    const Box whole = flow.take(width, stacked ? high * static_cast<float>(choices.size()) : high);
    const float thick = core_.theme.strong_edges() ? 2 : 1;
    core_.paint.filled_edge(whole, core_[Colour::ground], core_[Colour::control], thick, 4);
    Box box{whole.x, whole.y, 0, high};
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const auto n = static_cast<std::size_t>(i);
        const ChoiceIds ids = ids_of(core_, choices[n].name);
        if (core_.activated(ids.control) && chosen != i) {
            chosen = i;
            changed = true;
        }
        box.w = stacked ? width : i + 1 == static_cast<int>(choices.size()) ? whole.right() - box.x : widths[n];
        if (core_.item(ids.control, box)) {
            const float right = stacked || box.right() >= whole.right() - 0.5f ? thick : 0;   // elsewhere the next divider ends it
            const float below = !stacked || box.bottom() >= whole.bottom() - 0.5f ? thick : 0;
            draw_segment(core_, {box.x + thick, box.y + thick, box.w - thick - right, box.h - thick - below}, choices[n].name, chosen == i, core_.is_hovered(ids.control), stacked);
            if (i > 0 && stacked) core_.paint.across(whole.x, whole.right(), box.y, core_[Colour::control], thick);
            if (i > 0 && !stacked) core_.paint.down(box.x, whole.y, whole.bottom(), core_[Colour::control], thick);
        }
        describe_radio(core_, ids, choices[n].name, box, chosen == i, id, false);
        if (stacked) box.y += high;
        else box.x += box.w;
    }
    core_.close_group();
    core_.memory.keep(id, 101, flow.close().h);
    core_.pop();
    return changed;
}

}  // namespace tributary::ui
