// The frame of a page: strips, content, panel, status line. Where each stands follows ux.md section 4.
#include <algorithm>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr float marking_height = 28;
constexpr float lock_room = 128;
constexpr float status_height = 32;
constexpr float nav_width = 232;
constexpr float panel_wide = 440;
constexpr float panel_small = 384;
constexpr float lead_width = 440;

float margin_of(Span span) { return span == Span::narrow ? 16 : span == Span::wide ? 32 : 24; }

PageState frame_of(const Window& window, const PageOptions& options, NodeId id, bool menu_open) {
    const Span span = window.span();
    PageState page;
    page.options = options;
    page.id = id;
    page.margin = margin_of(span);
    page.flat = span == Span::narrow || window.low();
    page.nav_beside = options.navigation && span >= Span::desk;
    page.nav_over = options.navigation && menu_open && span == Span::small && !page.flat;
    page.nav_alone = options.navigation && menu_open && span < Span::small;
    page.panel_beside = options.panel != Panel::none && span >= Span::small;
    page.panel_alone = options.panel == Panel::open && span < Span::small;
    page.bottom = window.height - status_height - options.above_status;
    page.left = page.nav_beside && !page.flat ? nav_width : 0;
    page.right = window.width - (page.panel_beside && !page.flat ? (span == Span::wide ? panel_wide : panel_small) : 0);
    return page;
}

}  // namespace

void Ui::page(const PageOptions& options, Call<> inside) {
    // Each place scrolls for itself; so does an entry that is a page of its own.
    const NodeId place = core_.id(options.title);
    core_.title = options.title.empty() ? "Tributary" : std::string(options.title) + ", Tributary";
    core_.page = frame_of(core_.window, options, place, core_.menu_open);
    if (core_.page.nav_alone) core_.page.panel_alone = false;
    const NodeId id = place ^ (core_.page.panel_alone ? 0x9a6e1u : 0x9a6e0u);
    if (core_.page.flat) core_.open_region({.role = Role::group, .id = id, .box = {0, 0, core_.window.width, core_.window.height}}, 0, 0, core_.covered, 0, true);
    inside();
    if (core_.page.flat) core_.close_region();
}

bool Ui::marking(std::string_view level, std::string_view words, bool can_lock) {
    const NodeId id = core_.id("marking");
    const Box box = core_.open_part({.role = Role::banner, .id = id, .box = {0, 0, core_.window.width, marking_height}}, 20, 0, 0, 0, Colour::mark, false);
    core_.page.top = core_.page.content_top = marking_height;
    core_.flow.take(0, marking_height);
    const float x = box.x + (core_.narrow() ? 16.0f : 20.0f);
    const float level_width = level.empty() ? 0 : core_.text_width(level, Type::strong) + 16;
    const bool fits = x + level_width + core_.text_width(words, Type::body) < box.right() - lock_room;
    const bool brief = !level.empty() && (core_.narrow() || !fits);
    const Rgba ink = core_[Colour::on_mark];
    core_.paint.words(level, x, box.y + 3, Type::strong, ink);
    if (!brief) core_.paint.words(words, x + level_width, box.y + 3, Type::body, ink);
    if (core_.theme.strong_edges()) core_.paint.across(box.x, box.right(), box.y + marking_height - 1, core_[Colour::line]);
    const std::string note = level.empty() ? std::string(words) : std::string(level) + ". " + std::string(words);
    const float words_width = brief ? 0 : core_.text_width(words, Type::body);
    core_.item(id ^ 1u, {x, box.y, level_width + words_width, marking_height});
    core_.open_group(Role::note, id ^ 1u, note, {x, box.y + 3, level_width + words_width, 22});
    if (!level.empty()) core_.describe({.role = Role::text, .id = id ^ 2u, .box = {x, box.y + 3, level_width, 22}, .name = level, .type = Type::strong});
    core_.describe({.role = Role::text, .id = id ^ 3u, .box = {x + level_width, box.y + 3, words_width, 22}, .name = words, .state = brief ? state::off_screen : 0u});
    core_.close_group();
    bool locked = false;
    if (can_lock) {
        constexpr std::string_view name = "Lock now";
        const NodeId lock = core_.id(name);
        const float width = core_.text_width(name, Type::body) + 28 + 8;
        const Box place{box.right() - 16 - width, box.y + 2, width, 24};
        core_.item(lock, place);
        core_.paint.icon(Icon::lock, place.x + 4, place.y + 2, 20, ink);
        core_.paint.words(name, place.x + 32, place.y + 1, Type::body, ink);
        if (core_.is_hovered(lock)) core_.paint.across(place.x + 32, place.right() - 4, place.y + 21, ink, 1);
        core_.describe({.role = Role::button, .id = lock, .box = place, .name = name});
        locked = core_.activated(lock);
    }
    core_.close_part();
    return locked;
}

void Ui::content(Call<> head, Call<> body) {
    PageState& page = core_.page;
    if (page.nav_alone || page.panel_alone) return;
    const NodeId id = core_.id("main");
    const float pad_top = core_.narrow() ? 12 : core_.window.height < 800 ? 14 : 20;
    const Box fixed{page.left, page.content_top, page.right - page.left, page.bottom - page.content_top};
    const Box box = core_.open_part({.role = Role::main, .id = id, .box = fixed, .state = state::focusable}, page.margin, pad_top, core_.narrow() ? 16 : 24, 12, Colour::ground, false);
    head();
    const float y = core_.flow.bottom() + 12;
    if (page.flat) {
        core_.flow.space(12);
        body();
    } else {
        const Box rest{box.x, y - 4, box.w, std::max(40.0f, box.bottom() - y + 4)};
        core_.open_region({.role = Role::group, .id = page.id ^ 0xb0d1u, .box = rest}, page.margin, 4, 32 + core_.covered, 16, true);
        body();
        core_.close_region();
    }
    core_.close_part();
}

void Ui::content(Call<> body) {
    PageState& page = core_.page;
    if (page.nav_alone || page.panel_alone) return;
    const Box fixed{page.left, page.content_top, page.right - page.left, page.bottom - page.content_top};
    const float pad_top = core_.narrow() ? 12 : core_.window.height < 800 ? 14 : 20;
    core_.open_part({.role = Role::main, .id = page.id ^ 0xb0d1u, .box = fixed, .state = state::focusable}, page.margin, pad_top, 32 + core_.covered, 16, Colour::ground, true);
    body();
    core_.close_part();
}

void Ui::content_with_lead(Call<> lead, Call<> body) {
    PageState& page = core_.page;
    if (page.nav_alone || page.panel_alone) return;
    const bool beside = core_.window.span() >= Span::small && !page.flat;
    const Box fixed{page.left, page.content_top, page.right - page.left, page.bottom - page.content_top};
    const float side = beside ? 0 : page.margin;
    const Box box = core_.open_part({.role = Role::main, .id = core_.id("main"), .box = fixed, .state = state::focusable}, side, beside ? 0 : 16.0f, 24, 24, Colour::ground, !beside);
    if (!beside) {
        nav_brand();
        column(std::min(600.0f, width()), 16, body);
        rule();
        core_.within(Role::group, core_.id("lead"), {}, 16, lead, state::screen_only);
        core_.close_part();
        return;
    }
    const Box left{box.x, box.y, lead_width, box.h};
    core_.paint.fill(left, core_[Colour::ground_2]);
    core_.paint.down(left.right() - 1, left.y, left.bottom(), core_[Colour::line]);
    core_.open_region({.role = Role::group, .id = core_.id("lead"), .box = left, .state = state::screen_only}, 40, 36, 40, 16, true);
    core_.lead_beside = true;
    core_.nav_foot_id = 0;
    nav_brand();
    lead();
    if (core_.nav_foot_id) core_.memory.keep(core_.nav_foot_id, 104, core_.flow.bottom() - core_.nav_foot_start);
    core_.lead_beside = false;
    core_.close_region();
    const Box right{left.right(), box.y, box.w - lead_width, box.h};
    const float pad = std::clamp((right.w - 600) / 2, 24.0f, 96.0f);
    core_.open_region({.role = Role::group, .id = page.id ^ 0xb0d1u, .box = right}, pad, core_.window.height < 800 ? 40.0f : 72.0f, 40, 16, true);
    column(std::min(600.0f, width()), 16, body);
    core_.close_region();
    core_.close_part();
}

std::optional<std::size_t> Ui::page_head(std::string_view title, const Words& below, Call<> actions) {
    std::optional<std::size_t> pressed;
    const auto words = [&] {
        column(0, 2, [&] {
            heading(1, title);
            if (!below.runs().empty() && !(below.runs().size() == 1 && below.runs()[0].text.empty()))
                pressed = paragraph(below, {.colour = Colour::ink_2, .measure = 2000});
        });
    };
    const auto buttons = [&] { one_stop("On this page", actions); };
    const NodeId beside = core_.id("beside the title");
    if (core_.narrow()) {
        words();
        column(0, 8, actions);
    } else if (core_.text_width(title, Type::title) + 16 + core_.flow.used_width(beside) > width()) {  // a title is never broken for its buttons
        words();
        wrap(8, buttons);
    } else {
        row_top(16, [&] {
            words();
            core_.flow.open(beside, Way::across, 0, 8);
            buttons();
            core_.flow.close();
        });
    }
    return pressed;
}

}  // namespace tributary::ui
