#include <algorithm>

#include "ui/core/core.hpp"
#include "ui/core/script_languages.hpp"

namespace tributary::ui {

namespace {

constexpr float icon_size = 20;

// In a row words take what they need; in a column they take the measure.
Box take_words(Core& core, std::span<const Run> runs, Type type, float measure) {
    const float natural = core.paragraphs.natural_width(runs, type);
    float width = core.flow.way() == Way::across ? core.flow.flexible(natural) : std::min(core.flow.fill_width(), measure);
    if (core.flow.way() == Way::wrapping) width = std::min(width, natural);
    Box box = core.flow.take(width + 0.01f, core.paragraphs.lay_out(runs, type, width + 0.01f).height());
    if (core.flow.ends() && natural < box.w) box = {box.right() - natural - 0.01f, box.y, natural + 0.01f, box.h};
    return box;
}

}  // namespace

void Ui::heading(int level, std::string_view text, std::string_view language) {
    const bool small_title = level == 1 && core_.narrow();
    const Type type = level == 1 ? (small_title ? Type::question : Type::title) : level == 2 ? Type::section : Type::strong;
    if (level < 3 && !core_.flow.first()) core_.flow.at_least(level == 1 ? 32 : 24);
    const Run run{text};
    const NodeId id = core_.id(text) ^ static_cast<NodeId>(level);
    const Box box = take_words(core_, {&run, 1}, type, 1e6f);
    const Paragraph& lines = core_.paragraphs.lay_out({&run, 1}, type, box.w);
    if (core_.item(id, box)) core_.lines(lines, box.x, box.y, type, Colour::ink);
    core_.describe({.role = Role::heading, .id = id, .box = box, .name = lines.texts[0], .extra = language.empty() ? language_of_words(lines.texts[0]) : language, .level = static_cast<std::uint8_t>(level), .type = type});
    if (core_.flow.way() == Way::down) core_.flow.space(level == 1 ? 2 : level == 2 ? 8 : 4);
}

std::optional<std::size_t> Ui::paragraph(const Words& words, const TextOptions& options) {
    const auto runs = words.runs();
    if (std::ranges::all_of(runs, [](const Run& run) { return run.text.empty(); })) return std::nullopt;
    if (options.type == Type::reading && !core_.flow.first()) core_.flow.at_least(8);
    const Box box = take_words(core_, runs, options.type, options.measure);
    const NodeId id = core_.flow.nameless();
    return core_.write(id, runs, box, options.type, options.colour);
}

std::optional<std::size_t> Ui::icon_line(Icon icon, Tone tone, const Words& words) {
    const auto runs = words.runs();
    constexpr float indent = icon_size + 6;
    const float natural = core_.paragraphs.natural_width(runs, Type::body) + indent;
    float width = core_.flow.way() == Way::across ? core_.flow.flexible(natural) : core_.flow.fill_width();
    if (core_.flow.way() == Way::wrapping) width = std::min(width, natural);
    const float room = width - indent + 0.01f;
    const float height = core_.paragraphs.lay_out(runs, Type::body, room).height();
    const Box box = core_.flow.take(width + 0.01f, height);
    const NodeId id = core_.flow.nameless();
    core_.paint.icon(icon, box.x, box.y + 1, icon_size, core_.of(tone));
    return core_.write(id, runs, {box.x + indent, box.y, room, height}, Type::body, Colour::ink);
}

void Ui::list(Call<> inside) {
    core_.within(Role::list, core_.flow.nameless(), {}, 8, inside);
}

void Ui::list_item(Call<> inside) {
    core_.within(Role::list_item, core_.flow.nameless(), {}, 4, inside);
}

// ---------------------------------------------------------------- facts: label and value with lines between

namespace {

constexpr float term_width = 112;
constexpr float fact_pad = 7;

}  // namespace

void Ui::facts(Call<> inside) {
    core_.within(Role::facts, core_.flow.nameless(), {}, 0, inside);
}

void Ui::fact(std::string_view name, Call<> value) {
    Flow& flow = core_.flow;
    const NodeId id = core_.id(name);
    const float width = flow.fill_width();
    const bool stacked = width < 280;
    if (!flow.first()) {
        const Box line = flow.take(width, 1);
        core_.paint.across(line.x, line.right(), line.y, core_[Colour::line]);
    }
    flow.open(id, Way::down, width, 0);
    const Box top = flow.take(width, fact_pad);
    const Run run = quiet(name);
    const Box term{top.x, top.bottom(), stacked ? width : term_width - 12, 0};
    const float term_height = core_.paragraphs.lay_out({&run, 1}, Type::body, term.w).height();
    core_.write(id ^ 0x7e49u, {&run, 1}, {term.x, term.y, term.w, term_height}, Type::body, Colour::ink_2, Role::term);
    const Box room{stacked ? top.x : top.x + term_width, stacked ? term.y + term_height : term.y, stacked ? width : width - term_width, 0};
    core_.open_group(Role::definition, id, {}, {room.x, room.y, room.w, core_.memory.recall(id, 101)});
    core_.push(id);
    flow.open_at(id ^ 0xdef1u, room, 0);
    value();
    const Box filled = flow.close();
    core_.pop();
    core_.close_group();
    core_.memory.keep(id, 101, filled.h);
    flow.take(width, std::max(term.y + term_height, filled.y + filled.h) - term.y + fact_pad);
    flow.close();
}

std::optional<std::size_t> Ui::fact(std::string_view name, const Words& value) {
    std::optional<std::size_t> pressed;
    fact(name, [&] { pressed = paragraph(value); });
    return pressed;
}

// ---------------------------------------------------------------- tags

void Ui::chip(Icon icon, Tone tone, std::string_view words) {
    constexpr float high = 26;
    const float lead = icon == Icon::none ? 8.0f : 30.0f;
    const Box box = core_.flow.take(lead + core_.text_width(words, Type::body) + 9, high);
    const NodeId id = core_.flow.nameless();
    const Rgba ink = core_.of(tone);
    if (core_.item(id, box)) {
        core_.paint.filled_edge(box, core_.soft_of(tone), ink, core_.theme.strong_edges() ? 2 : 1, 4);
        if (icon != Icon::none) core_.paint.icon(icon, box.x + 9, box.y + 5, 16, ink);
        core_.paint.words(words, box.x + lead, box.y + 2, Type::body, ink);
    }
    core_.describe({.role = Role::text, .id = id, .box = box, .name = words});
}

void Ui::lane_tag(std::size_t lane, std::string_view short_name, std::string_view full_name) {
    constexpr float high = 24;
    const Box box = core_.flow.take(18 + core_.text_width(short_name, Type::strong) + 8, high);
    const NodeId id = core_.flow.nameless();
    if (core_.item(id, box)) {
        const auto colour = static_cast<Colour>(static_cast<std::size_t>(Colour::lane_1) + lane % 8);
        core_.paint.filled_edge(box, core_[Colour::ground], core_[Colour::control], 1, 3);
        core_.paint.lane({box.x + 1, box.y + 1, 10, high - 2}, lane, core_[colour], core_[Colour::ground]);
        core_.words(short_name, box.x + 18, box.y + 1, Type::strong, Colour::ink);
    }
    core_.describe({.role = Role::image, .id = id, .box = box, .name = full_name.empty() ? short_name : full_name});
}

}  // namespace tributary::ui
