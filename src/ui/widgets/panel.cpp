// The details panel: beside the content, or a page of its own.
#include <algorithm>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_foot = 103;

struct Place {
    Box box;
    float pad;
};

Place place_of(const PageState& page, const Window& window) {
    const float left = page.panel_alone ? 0 : page.right;
    const float top = page.panel_alone ? page.content_top : page.top;
    const float pad = page.panel_alone ? page.margin : window.span() == Span::wide ? 24 : 20;
    return {{left, top, window.width - left, page.bottom - top}, pad};
}

PanelResult draw_head(Ui& ui, const PanelOptions& options, bool alone) {
    PanelResult result;
    if (alone && !options.back.empty()) result.closed = ui.text_button(options.back, Icon::left);
    ui.row(8, [&] {
        ui.column(0, 0, [&] { ui.heading(alone ? 1 : 2, options.title); });
        ui.one_stop("Details", [&] {
            if (!options.previous.empty()) result.previous = ui.icon_button(options.previous, Icon::up);
            if (!options.next.empty()) result.next = ui.icon_button(options.next, Icon::down);
            if (options.closes && !alone && ui.icon_button("Close", Icon::close)) result.closed = true;
        });
    });
    return result;
}

// The page scrolls as one: body and foot follow each other.
void draw_flat(Core& core, Ui& ui, float y, Call<> body, Call<> foot) {
    core.flow.down_to(y + 16);
    core.flow.open(core.id("panel column"), Way::down, 0, 16);
    body();
    core.flow.close();
    core.flow.space(16);
    ui.row(16, foot);
}

// The body scrolls between head and foot.
void draw_fixed(Core& core, const Box& box, float y, float pad, Call<> body, Call<> foot) {
    const NodeId id = core.id("foot");
    const float foot_height = core.memory.recall(id, slot_foot);
    const Box middle{box.x, y + 1, box.w, std::max(40.0f, box.bottom() - y - 1 - foot_height)};
    core.open_region({.role = Role::group, .id = core.id("panel body"), .box = middle}, pad, 16, 24, 16, true);
    body();
    core.close_region();
    const Box bottom{box.x, box.bottom() - foot_height, box.w, foot_height};
    core.open_region({.role = Role::group, .id = id, .box = bottom}, pad, 12, 12, 0, false);
    if (foot_height > 0) core.paint.across(box.x, box.right(), bottom.y, core[Colour::line]);
    core.flow.open(core.id("foot row"), Way::across, 0, 16);
    foot();
    const float high = core.flow.close().h;
    core.close_region();
    core.memory.keep(id, slot_foot, high > 0 ? high + 25 : 0);
}

}  // namespace

PanelResult Ui::panel(const PanelOptions& options, Call<> body, Call<> foot) {
    const PageState& page = core_.page;
    if (page.nav_alone || (!page.panel_alone && !page.panel_beside)) return {};
    const NodeId id = core_.id("panel");
    core_.id_of_panel = id;
    const Place place = place_of(page, core_.window);
    const Colour ground = page.panel_alone ? Colour::ground : Colour::ground_2;
    // As a page of its own it is the main part of it.
    const Role role = core_.page.panel_alone ? Role::main : Role::complementary;
    const Box box = core_.open_part({.role = role, .id = id, .box = place.box, .name = options.title, .state = state::focusable}, place.pad, 16, 12, 12, ground, false);
    if (!page.panel_alone) core_.paint.down(box.x, box.y, box.bottom(), core_[Colour::line]);
    core_.push(id);
    const PanelResult result = draw_head(*this, options, page.panel_alone);
    const float y = core_.flow.bottom() + 12;
    core_.paint.across(box.x, box.right(), y, core_[Colour::line]);
    if (page.flat) draw_flat(core_, *this, y, body, foot);
    else draw_fixed(core_, box, y, place.pad, body, foot);
    core_.pop();
    core_.close_part();
    return result;
}

}  // namespace tributary::ui
