// The strip at the bottom: what became of the work, and one or two facts more.
#include <algorithm>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr float height = 32;
constexpr float between = 24;
constexpr int slot_bad = 110;

float width_of(Core& core, const Status& fact, Type type) {
    return core.text_width(fact.words, type) + (fact.icon == Icon::none ? 0 : 24.0f);
}

void draw_fact(Core& core, const Status& fact, NodeId id, const Box& place, Type type) {
    const Rgba ink = core.of(fact.tone);
    const float indent = fact.icon == Icon::none ? 0.0f : 24.0f;
    core.item(id, place);
    if (fact.icon != Icon::none) core.paint.icon(fact.icon, place.x, place.y + 2, 18, ink);
    core.paint.words(fact.words, place.x + indent, place.y, type, ink);
    core.open_group(Role::status, id, fact.words, place);
    core.describe({.role = Role::text, .id = id ^ 0x7e07u, .box = {place.x + indent, place.y, place.w - indent, 22}, .name = fact.words, .type = type});
    core.close_group();
}

// Spoken only when it turns bad, or good again; while it is neither, what was bad is remembered.
void speak(Core& core, Ui& ui, NodeId id, std::span<const Status> facts) {
    if (facts.empty()) return;
    const bool bad = facts[0].tone == Tone::needs_you || facts[0].tone == Tone::stop;
    const bool good = facts[0].tone == Tone::done;
    const bool was_bad = core.memory.recall(id, slot_bad) > 0;
    if (bad ? !was_bad : good && was_bad) ui.announce(facts[0].words, bad);
    core.memory.note(id, slot_bad, bad || (was_bad && !good) ? 1 : 0);
}

// The facts that have room, from the left; the action of one may be pressed. Gives where the next would begin.
float draw_facts(Core& core, Ui& ui, NodeId id, std::span<const Status> facts, const Box& line, std::optional<std::size_t>& pressed) {
    float x = line.x;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Status& fact = facts[i];
        const Type type = fact.tone != Tone::quiet && fact.tone != Tone::plain ? Type::strong : Type::body;
        const NodeId fact_id = id + 16 + static_cast<NodeId>(i) * 2;
        const float width = width_of(core, fact, type);
        if (x + width > line.right() && i > 0) break;
        draw_fact(core, fact, fact_id, {x, line.y, width, line.h}, type);
        x += width;
        if (!fact.action.empty()) {
            const float wide = core.text_width(fact.action, Type::body) + 1;
            core.push(id);  // the page may have a button of the same name
            core.flow.open_at(fact_id + 1, {x + 8, line.y, wide, line.h}, 0);
            if (ui.text_button(fact.action)) pressed = i;
            core.flow.close();
            core.pop();
            x += 8 + wide;
        }
        x += between;
    }
    return x;
}

// Words at the right end, when the facts leave room.
void draw_at_right(Core& core, NodeId id, std::string_view words, const Box& line, float from) {
    const float width = core.text_width(words, Type::body);
    if (words.empty() || from + width >= line.right()) return;
    const Box place{line.right() - width, line.y, width, line.h};
    core.item(id, place);
    core.words(words, place.x, place.y, Type::body, Colour::ink_2);
    core.describe({.role = Role::text, .id = id, .box = place, .name = words});
}

}  // namespace

std::optional<std::size_t> Ui::status_line(std::span<const Status> facts, std::string_view at_right) {
    return status_line(facts, at_right, [] {});
}

std::optional<std::size_t> Ui::status_line(std::span<const Status> facts, std::string_view at_right, Call<> above) {
    const NodeId id = core_.id("status line");
    const float margin = core_.narrow() ? 16 : 20;
    const float above_height = core_.page.options.above_status;
    const Box fixed{0, core_.page.bottom, core_.window.width, above_height + height};
    const Box part = core_.open_part({.role = Role::contentinfo, .id = id, .box = fixed}, margin, 0, 0, 0, Colour::ground_2, false);
    core_.flow.take(0, above_height + height);
    if (above_height > 0) {
        core_.paint.across(part.x, part.right(), part.y, core_[Colour::line]);
        core_.flow.open_at(id ^ 0xab0eu, {part.x + margin, part.y + 6, part.w - 2 * margin, 0}, 0);
        above();
        core_.flow.close();
    }
    core_.paint.across(part.x, part.right(), part.y + above_height, core_[Colour::line]);
    const Box line{part.x + margin, part.y + above_height + 5, part.w - 2 * margin, 22};
    std::optional<std::size_t> pressed;
    const auto shown = core_.narrow() ? facts.first(std::min<std::size_t>(1, facts.size())) : facts;
    const float end = draw_facts(core_, *this, id, shown, line, pressed);
    draw_at_right(core_, id + 1, at_right, line, end);
    speak(core_, *this, id, facts);
    core_.close_part();
    return pressed;
}

}  // namespace tributary::ui
