#include "ui/core/flow.hpp"

#include <algorithm>

namespace tributary::ui {

void Flow::begin(float width, float height) {
    areas_.clear();
    Area window;
    window.box = {0, 0, width, height};
    areas_.push_back(window);
}

NodeId Flow::nameless() {
    Area& area = areas_.back();
    return (area.id ^ ++area.children * 0x9E3779B9u) * 0x85EBCA6Bu | 1u;
}

float Flow::fill_width() const {
    const Area& area = areas_.back();
    if (area.way != Way::across) return area.box.w;
    const float count = memory_.recall(area.id, Slot::items, 1);
    const float others = memory_.recall(area.id, Slot::fixed) + memory_.recall(area.id, Slot::natural) + area.gap * (count - 1);
    return std::max(40.0f, (area.box.w - others) / std::max(1.0f, memory_.recall(area.id, Slot::fills, 1)));
}

float Flow::flexible(float wanted) {
    Area& area = areas_.back();
    if (area.way != Way::across) return std::min(wanted, area.box.w);
    const float count = memory_.recall(area.id, Slot::items, 1);
    const float room = area.box.w - memory_.recall(area.id, Slot::fixed) - area.gap * (count - 1);
    const float all = std::max(memory_.recall(area.id, Slot::natural, wanted), wanted);
    area.natural += wanted;
    counted_ = true;
    return all <= room ? wanted : std::max(40.0f, wanted * room / all);
}

void Flow::count(float width, bool fill, bool words) {
    Area& area = areas_.back();
    if (area.way != Way::across) return;
    if (fill) ++area.fills;
    else if (!words) area.fixed += width;
}

Box Flow::begin_item(float width, float height) {
    Area& area = areas_.back();
    const bool fill = width <= 0;
    if (fill) width = fill_width();
    count(width, fill, counted_);
    counted_ = false;
    const float gap = gap_of(area);
    if (area.way == Way::down) {
        area.y += static_cast<double>(gap);
        return {area.box.x, static_cast<float>(area.y), width, height};
    }
    area.x += gap;
    if (area.way == Way::wrapping && area.items > 0 && area.x + width > area.box.right() + 0.5f) {
        area.x = area.box.x;
        area.y += static_cast<double>(area.line_height + area.gap);
        area.line_height = 0;
    }
    const bool middle = area.way == Way::across && !area.tops;
    const float drop = middle ? std::max(0.0f, (memory_.recall(area.id, Slot::height) - height) / 2) : 0;
    return {area.x, static_cast<float>(area.y) + drop, width, height};
}

void Flow::end_item(const Box& box) {
    Area& area = areas_.back();
    ++area.items;
    if (area.pushed_at >= 0) area.pushed += (area.pushed > 0 ? area.gap : 0) + box.w;
    area.next_gap = -1;
    if (area.way == Way::down) {
        area.y += static_cast<double>(box.h);
        area.box.h = std::max(area.box.h, static_cast<float>(area.y - area.top));
        return;
    }
    area.x = box.right();
    area.line_height = std::max(area.line_height, box.h);
    area.box.h = std::max(area.box.h, static_cast<float>(area.y - area.top) + area.line_height);
}

Box Flow::take(float width, float h) {
    const Box box = begin_item(width, h);
    end_item(box);
    return box;
}

void Flow::open(NodeId id, Way way, float width, float gap, bool tops) {
    // In a row, a row or wrapping row is as wide as what is in it.
    const bool natural_width = width <= 0 && areas_.back().way != Way::down && way == Way::across;
    if (natural_width) width = std::clamp(memory_.recall(id, Slot::used, 1), 1.0f, areas_.back().box.w);
    if (areas_.back().way == Way::down) width = std::min(width, areas_.back().box.w);
    Box box = begin_item(width, memory_.recall(id, Slot::own_height));
    box.h = 0;
    const Area& around = areas_.back();
    Area area;
    area.id = id;
    area.way = way;
    area.box = box;
    area.x = box.x;
    area.top = area.y = around.way == Way::down ? around.y : static_cast<double>(box.y);
    area.gap = gap;
    area.tops = tops;
    areas_.push_back(area);
}

void Flow::open_exactly_at(NodeId id, const Box& box, double top, float gap, bool ends) {
    Area area;
    area.ends = ends;
    area.id = id;
    area.box = {box.x, box.y, box.w, 0};
    area.x = box.x;
    area.top = area.y = top;
    area.gap = gap;
    area.apart = true;
    areas_.push_back(area);
}

Box Flow::close() {
    const Area area = areas_.back();
    areas_.pop_back();
    if (area.way == Way::across) {
        memory_.keep(area.id, Slot::height, area.box.h);
        memory_.keep(area.id, Slot::fixed, area.fixed);
        memory_.keep(area.id, Slot::natural, area.natural);
        memory_.keep(area.id, Slot::fills, static_cast<float>(area.fills));
        memory_.keep(area.id, Slot::items, static_cast<float>(area.items));
        memory_.keep(area.id, Slot::used, area.fixed + area.natural + area.gap * static_cast<float>(std::max(0, area.items - 1)));
        if (area.pushed_at >= 0) memory_.keep(area.id, Slot::trailing, area.x - area.pushed_at);
    }
    if (area.way == Way::wrapping && area.pushed_at >= 0) memory_.keep(area.id, Slot::trailing, area.pushed);
    if (area.apart) return area.box;
    memory_.keep(area.id, Slot::own_height, area.box.h);
    end_item(area.box);
    return area.box;
}

void Flow::at_least(float pixels) {
    Area& area = areas_.back();
    area.next_gap = std::max(area.next_gap >= 0 ? area.next_gap : area.gap, pixels);
}

void Flow::down_to(float y) {
    Area& area = areas_.back();
    if (static_cast<double>(y) <= area.y) return;
    area.y = static_cast<double>(y);
    area.next_gap = 0;
    area.box.h = std::max(area.box.h, static_cast<float>(area.y - area.top));
}

void Flow::push_right() {
    Area& area = areas_.back();
    if (area.way == Way::down) return;
    const float start = area.box.right() - memory_.recall(area.id, Slot::trailing);
    area.pushed_at = std::max(area.x + gap_of(area), start);
    if (area.way == Way::wrapping && start < area.x + gap_of(area)) return;  // no room: it wraps
    area.x = area.pushed_at;
    area.next_gap = 0;
    if (area.items == 0) ++area.items;
}

}  // namespace tributary::ui
