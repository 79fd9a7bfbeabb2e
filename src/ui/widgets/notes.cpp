// Boxes around things: cards, notes, summaries, nothing here yet. The ground is drawn first, as high as it was in the
// last pass; a pass that was wrong is drawn again.
#include <algorithm>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_height = 105;
constexpr int slot_seen = 111;

struct Frame {
    float pad_x, pad_y, edge;
};

// A column inside padding, over a ground that is drawn by `draw(box)`.
template <class Draw>
void boxed(Core& core, Role role, NodeId id, std::string_view name, Frame frame, float gap, Draw draw, Call<> inside, std::uint32_t states = 0) {
    Flow& flow = core.flow;
    flow.open(id, Way::down, 0, 0);
    const float width = flow.fill_width();
    const Box box{flow.right() - width, flow.bottom(), width, core.memory.recall(id, slot_height)};
    if (core.item(id, box)) draw(box);
    core.open_group(role, id, name, box, states);
    core.push(id);
    flow.open_at(id ^ 0xb0eu, {box.x + frame.edge + frame.pad_x, box.y + frame.pad_y, width - frame.edge - 2 * frame.pad_x, 0}, gap);
    inside();
    const float height = flow.close().h + 2 * frame.pad_y;
    core.pop();
    core.close_group();
    core.memory.keep(id, slot_height, height);
    flow.take(width, height);
    flow.close();
}

void draw_note(Core& core, const Box& box, Tone tone) {
    const Rgba edge = core.of(tone);
    if (core.theme.strong_edges()) {
        core.paint.filled_edge(box, core[Colour::ground], edge, 2, 0);
        core.paint.fill({box.x, box.y, 6, box.h}, edge);
        return;
    }
    core.paint.fill(box, core.soft_of(tone), 4);
    core.paint.fill({box.x, box.y, 8, box.h}, core.soft_of(tone));
    core.paint.fill({box.x, box.y, 4, box.h}, edge);
}

}  // namespace

void Ui::card(Call<> inside, Tone tone) {
    const Rgba line = tone == Tone::plain ? core_[Colour::line] : core_.of(tone);
    boxed(core_, Role::group, core_.flow.nameless(), {}, {17, 13, 0}, 8, [&](const Box& box) {
        core_.paint.filled_edge(box, core_[Colour::ground], line, core_.theme.strong_edges() ? 2 : 1, 6);
    }, inside);
}

void Ui::note(Tone tone, std::string_view first, Call<> inside, bool appeared) {
    const NodeId id = core_.id(first) ^ 0x207eu;
    boxed(core_, appeared ? Role::alert : Role::note, id, first, {14, 10, 4}, 0, [&](const Box& box) { draw_note(core_, box, tone); }, [&] {
        if (!first.empty()) paragraph(bold(first), {.measure = 900});
        inside();
    });
}

void Ui::note(Tone tone, std::string_view first, const Words& text) {
    note(tone, first, [&] { paragraph(text, {.measure = 900}); }, false);
}

std::optional<std::size_t> Ui::summary(std::string_view first, std::span<const std::string_view> lines) {
    const NodeId id = core_.id(first) ^ 0x5a33u;
    const bool fresh = core_.memory.recall(id, slot_seen) == 0;
    core_.memory.note(id, slot_seen, 1);
    if (fresh) core_.requests.focus = id;
    std::optional<std::size_t> pressed;
    boxed(core_, Role::alert, id, first, {14, 10, 4}, 4, [&](const Box& box) { draw_note(core_, box, Tone::stop); }, [&] {
        paragraph(bold(first));
        list([&] {
            for (std::size_t i = 0; i < lines.size(); ++i)
                list_item([&] {
                    if (paragraph(act(lines[i]))) pressed = i;
                });
        });
    }, state::focusable);
    return pressed;
}

void Ui::empty(Icon icon, std::string_view title, std::string_view words, Call<> actions) {
    const NodeId id = core_.id(title) ^ 0xe3au;
    const auto centred = [&](const Run& run) {
        const float room = width();
        const float line = std::min(room, core_.paragraphs.natural_width({&run, 1}, Type::body) + 0.1f);
        const float height = core_.paragraphs.lay_out({&run, 1}, Type::body, line).height();
        const Box box = core_.flow.take(room, height);
        core_.write(core_.flow.nameless(), {&run, 1}, {box.x + (room - line) / 2, box.y, line, height}, Type::body, Colour::ink);
    };
    boxed(core_, Role::group, id, title, {24, 18, 0}, 0, [&](const Box& box) { core_.paint.dashed_edge(box, core_[Colour::control]); }, [&] {
        const Box top = core_.flow.take(0, 32);
        core_.paint.icon(icon, top.x + (top.w - 26) / 2, top.y, 26, core_[Colour::ink_2]);
        centred(bold(title));
        centred(quiet(words));
        space(12);
        const float used = core_.memory.recall(id, 106);
        const float room = width();
        const bool stacked = core_.narrow() || used > room;
        const Box line = core_.flow.take(0, 0);
        core_.flow.open_at(id ^ 0xac7u, {line.x + (stacked ? 0 : (room - used) / 2), line.y + 12, room, 0}, 8);
        core_.flow.open(id ^ 0xac8u, stacked ? Way::down : Way::across, 0, 8);
        actions();
        core_.flow.close();
        const float height = core_.flow.close().h;
        if (!stacked) core_.memory.keep(id, 106, core_.flow.used_width(id ^ 0xac8u));
        core_.flow.take(0, height + 12);
    });
}

}  // namespace tributary::ui
