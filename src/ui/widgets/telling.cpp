// Dialog, message, progress, steps.
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr float dialog_width = 480;
constexpr Rgba veil = 0x991D2117u;  // the light theme's ink at 60 %, in every look

}  // namespace

bool Ui::dialog(std::string_view question, Call<> inside, float widest) {
    const NodeId id = core_.id(question) ^ 0xd1a1u;
    const Window& window = core_.window;
    const float width = std::min(widest > 0 ? widest : dialog_width, window.width - 32);
    const float wanted = core_.memory.recall(id, 105, 200);
    const float height = std::min(wanted, window.height - 32);
    const Box box{(window.width - width) / 2, std::max(16.0f, (window.height - height) * 0.4f), width, height};
    core_.paint.begin_over({0, 0, window.width, window.height});
    core_.paint.fill({0, 0, window.width, window.height}, veil);
    core_.paint.filled_edge(box, core_[Colour::ground], core_[Colour::control], core_.theme.strong_edges() ? 2 : 1, 6);
    bool escaped = core_.find(EventKind::dismissed, id) != nullptr;
    core_.item(id, box);
    core_.semantics.detach();
    core_.open_region({.role = Role::dialog, .id = id, .box = box, .name = question, .state = state::modal}, 24, 20, 20, 12, wanted > height);
    const auto around = std::exchange(core_.modal, {id, 0, 0});
    core_.push(id);
    row_top(8, [&] {
        column(0, 0, [&] { heading(2, question); });
        if (icon_button("Close", Icon::close)) escaped = true;
    });
    space(4);
    inside();
    const float bottom = core_.flow.bottom() + 20;
    core_.pop();
    core_.memory.keep(id, 105, bottom - box.y + static_cast<float>(core_.region().scroll));
    core_.modal = around;
    core_.close_region();
    core_.semantics.attach();
    core_.paint.end_over();
    return escaped;
}

void Ui::frame(std::string_view label, std::string_view address) {
    constexpr float around = 200;  // of a dialog: its edge, title and buttons
    constexpr float least = 160;
    const Box box = core_.flow.take(core_.flow.fill_width(), std::max(least, core_.window.height - around));
    core_.paint.filled_edge(box, 0xFFFFFFFF, core_[Colour::control], 1, 0);
    core_.describe({.role = Role::frame, .id = core_.id(label), .box = box, .name = label, .extra = address});
}

ToastResult Ui::toast(std::string_view words, bool can_undo) {
    ToastResult result;
    const NodeId id = core_.id("message") ^ static_cast<NodeId>(words.size());
    const Window& window = core_.window;
    const float actions = (can_undo ? core_.text_width("Undo", Type::body) + 16 : 0) + 40;
    const Run run{words};
    const float natural = core_.paragraphs.natural_width({&run, 1}, Type::body) + 0.1f;
    const float left = core_.page.left + std::min(32.0f, core_.page.margin);
    const float room = std::min({natural, 760.0f, window.width - left - 16 - 60 - actions});
    const float height = core_.paragraphs.lay_out({&run, 1}, Type::body, room).height();
    const Box box{left, core_.page.bottom - 16 - height - 22, room + 60 + actions, height + 22};
    core_.covers = box.h + 16;  // what scrolls ends above it
    if (core_.covers != core_.covered) core_.memory.ask_again();
    core_.paint.begin_over({0, 0, window.width, window.height});
    core_.paint.filled_edge(box, core_[Colour::ground], core_[Colour::control], core_.theme.strong_edges() ? 2 : 1, 4);
    core_.paint.fill({box.x, box.y, 4, box.h}, core_[Colour::ok]);
    core_.paint.icon(Icon::check, box.x + 18, box.y + 12, 20, core_[Colour::ok]);
    core_.semantics.detach();
    core_.open_group(Role::status, id, {}, box);
    core_.push(id);
    core_.write(id ^ 1u, {&run, 1}, {box.x + 46, box.y + 11, room, height}, Type::body, Colour::ink);
    core_.flow.open_at(id ^ 2u, {box.right() - actions, box.y + (box.h - 32) / 2, actions, 0}, 0);
    row(8, [&] {
        if (can_undo && text_button("Undo")) result.undone = true;
        if (icon_button("Close message", Icon::close)) result.closed = true;
    });
    core_.flow.close();
    core_.pop();
    core_.close_group();
    core_.semantics.attach();
    core_.paint.end_over();
    if (core_.memory.recall(id, 111) == 0) announce(words);
    core_.memory.note(id, 111, 1);
    return result;
}

bool Ui::progress(std::string_view what, float fraction, std::string_view words, bool can_cancel) {
    const NodeId id = core_.id(what) ^ 0x9406u;
    const float width = std::min(core_.flow.fill_width(), 600.0f);
    bool cancelled = false;
    fraction = std::clamp(fraction, 0.0f, 1.0f);
    column(width, 4, [&] {
        row(8, [&] {
            paragraph(bold(what));
            push_right();
            if (can_cancel) cancelled = text_button("Cancel");
        });
        const Box box = core_.flow.take(width, 10);
        core_.item(id, box);
        core_.paint.filled_edge(box, core_[Colour::ground], core_[Colour::control], 1, 5);
        if (fraction > 0) core_.paint.fill({box.x, box.y, std::max(10.0f, box.w * fraction), 10}, core_[Colour::accent], 5);
        core_.describe({.role = Role::progress, .id = id, .box = box, .name = what, .value = words, .number = {fraction, 0, 0}});
        paragraph(quiet(words));
    });
    return cancelled;
}

namespace {

std::string step_words(std::span<const std::string_view> names, std::size_t i, std::size_t current) {
    return i < current ? std::string(names[i]) : std::to_string(i + 1) + " " + std::string(names[i]);
}

// Alike when there is room, otherwise what their words need and a share of the rest.
std::vector<float> step_widths(Core& core, std::span<const std::string_view> names, std::size_t current, float gap) {
    std::vector<float> widths;
    float sum = gap * static_cast<float>(names.size() - 1);
    float widest = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        widths.push_back(core.text_width(step_words(names, i, current), Type::strong) + (i < current ? 26.0f : 0.0f));
        sum += widths.back();
        widest = std::max(widest, widths.back());
    }
    const auto count = static_cast<float>(names.size());
    const float room = core.flow.fill_width();
    const float alike = std::min(160.0f, (room - gap * (count - 1)) / count);
    for (float& width : widths) width = alike >= widest ? alike : width + std::max(0.0f, room - sum) / count;
    return widths;
}

}  // namespace

void Ui::steps(std::span<const std::string_view> names, std::size_t current) {
    const float gap = core_.narrow() ? 12 : 24;
    const std::vector<float> widths = step_widths(core_, names, current, gap);
    core_.within(Role::list, core_.flow.nameless(), "Steps", 0, [&] {
        row_top(gap, [&] {
            for (std::size_t i = 0; i < names.size(); ++i) {
                const bool done = i < current;
                const bool on = i == current;
                const Box box = core_.flow.take(widths[i], 31);
                const NodeId step = core_.id(names[i]) ^ 0x57e9u;
                const Type type = on ? Type::strong : Type::body;
                std::string words = step_words(names, i, current);
                core_.item(step, box);
                if (done) core_.paint.icon(Icon::check, box.x, box.y + 1, 20, core_[Colour::ok]);
                core_.words(words, box.x + (done ? 26.0f : 0.0f), box.y, type, done ? Colour::ok : on ? Colour::ink : Colour::ink_2);
                core_.paint.fill({box.x, box.bottom() - 3, box.w, 3}, core_[done ? Colour::ok : on ? Colour::accent : Colour::line]);
                if (done) words += ", done";
                core_.describe({.role = Role::list_item, .id = step, .box = box, .name = words, .state = on ? state::current : 0u, .type = type});
            }
        });
    }, state::screen_only);
}

}  // namespace tributary::ui
