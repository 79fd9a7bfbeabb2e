// Lanes of marks over time. One tab stop: left and right go along a lane, up and down to the next lane. Each mark is a
// button in a grid; what it says in full stands below, on the screen that draws this.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.hpp"
#include "ui/core/timeline_layout.hpp"
#include "ui/messages.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float lane_height = 56;
constexpr float strip_height = 28;   // of the life of the child and of the days on which anybody saw it
constexpr float axis_height = 30;
constexpr float words_height = 22;
constexpr float label_width = 176;
constexpr float label_height = 26;   // above its lane, in a narrow window
constexpr float step_aside = 11;
constexpr float half_mark = 6;

struct Timeline {
    Core& core;
    Ui& ui;
    NodeId id;
    const TimelineData& data;
    const TimelineOptions& options;
    TimelineMemory& memory;
    Box whole{};
    Box plot{};                      // where time runs
    TimelineResult result{};

    [[nodiscard]] bool narrow() const { return plot.w >= whole.w; }
    [[nodiscard]] NodeId lane_id(std::size_t lane) const { return part_of(id, lane + 1); }
    [[nodiscard]] NodeId mark_id(std::size_t lane, const PlacedMark& placed) const { return part_of(lane_id(lane), data.lanes[lane].marks[placed.first].key); }
    [[nodiscard]] const std::vector<PlacedMark>& placed(std::size_t lane) const { return memory.layout.lanes[lane].marks; }
    void focus(std::size_t lane, std::size_t at) {
        core.reached[id] = mark_id(lane, placed(lane)[at]);
        core.requests.focus = core.reached[id];
    }
};

// ---- what was done

std::size_t nearest(const std::vector<PlacedMark>& marks, float x) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < marks.size(); ++i)
        if (std::fabs(marks[i].x - x) < std::fabs(marks[best].x - x)) best = i;
    return best;
}

void go_to_lane(Timeline& timeline, std::size_t lane, std::size_t at, int step) {
    const float x = timeline.placed(lane)[at].x;
    const auto lanes = static_cast<std::ptrdiff_t>(timeline.data.lanes.size());
    for (auto to = static_cast<std::ptrdiff_t>(lane) + step; to >= 0 && to < lanes; to += step) {
        const auto& marks = timeline.placed(static_cast<std::size_t>(to));
        if (!marks.empty()) return timeline.focus(static_cast<std::size_t>(to), nearest(marks, x));
    }
}

void take_key(Timeline& timeline, std::size_t lane, std::size_t at, const std::string& key) {
    const std::size_t last = timeline.placed(lane).size() - 1;
    if (key == "Right" && at < last) timeline.focus(lane, at + 1);
    else if (key == "Right") timeline.result.step = 1;
    else if (key == "Left" && at > 0) timeline.focus(lane, at - 1);
    else if (key == "Left") timeline.result.step = -1;
    else if (key == "Home") timeline.focus(lane, 0);
    else if (key == "End") timeline.focus(lane, last);
    else if (key == "Down") go_to_lane(timeline, lane, at, 1);
    else if (key == "Up") go_to_lane(timeline, lane, at, -1);
}

// So much around several marks in one place that they come apart.
TimeSpan around(const TimeSpan& days) {
    const std::int64_t more = std::max<std::int64_t>(3, days.days() / 4);
    return {days.first - more, days.last + more};
}

void take_events(Timeline& timeline) {
    const std::vector<Event> events = timeline.core.events;
    for (std::size_t lane = 0; lane < timeline.data.lanes.size() && !events.empty(); ++lane)
        for (std::size_t at = 0; at < timeline.placed(lane).size(); ++at) {
            const PlacedMark& mark = timeline.placed(lane)[at];
            const NodeId id = timeline.mark_id(lane, mark);
            for (const Event& event : events) {
                if (event.id != id) continue;
                if (event.kind == EventKind::key) take_key(timeline, lane, at, event.text);
                if (event.kind == EventKind::focused) {
                    timeline.core.reached[timeline.id] = id;
                    timeline.result.reached = PlaceOnTimeline{lane, mark.first};
                }
                if (event.kind != EventKind::activated) continue;
                if (mark.count > 1) timeline.result.look_at = around(days_of(timeline.data.lanes[lane], mark));
                else timeline.result.opened = PlaceOnTimeline{lane, mark.first};
            }
        }
}

// The mark that Tab reaches: the one with focus, else that of the entry whose words stand below, else the first.
NodeId tab_stop(Timeline& timeline) {
    const NodeId before = timeline.core.reached.contains(timeline.id) ? timeline.core.reached[timeline.id] : 0;
    NodeId first = 0, current = 0;
    for (std::size_t lane = 0; lane < timeline.data.lanes.size(); ++lane)
        for (const PlacedMark& mark : timeline.placed(lane)) {
            const NodeId id = timeline.mark_id(lane, mark);
            if (id == before) return before;
            if (first == 0) first = id;
            const auto& marks = timeline.data.lanes[lane].marks;
            for (std::size_t i = mark.first; timeline.options.current && i < mark.first + mark.count; ++i)
                if (marks[i].key == *timeline.options.current) current = id;
        }
    return current ? current : first;
}

void give_focus(Timeline& timeline) {
    if (!timeline.options.focus) return;
    for (std::size_t lane = 0; lane < timeline.data.lanes.size(); ++lane) {
        const auto& marks = timeline.data.lanes[lane].marks;
        for (std::size_t at = 0; at < timeline.placed(lane).size(); ++at) {
            const PlacedMark& placed = timeline.placed(lane)[at];
            for (std::size_t i = placed.first; i < placed.first + placed.count; ++i)
                if (marks[i].key == *timeline.options.focus) return timeline.focus(lane, at);
        }
    }
}

// ---- words

std::string days_in_words(const TimeSpan& days) { return long_form(Date::from_days(days.first), Date::from_days(days.last)); }

std::string words_of_several(const TimelineLane& lane, const PlacedMark& placed) {
    std::array<std::size_t, 3> of{};
    for (std::size_t i = placed.first; i < placed.first + placed.count; ++i) ++of[static_cast<std::size_t>(lane.marks[i].kind)];
    std::string words = counted(placed.count, "entry", "entries") + ", " + days_in_words(days_of(lane, placed));
    const std::size_t seen = of[static_cast<std::size_t>(MarkKind::seen)], not_seen = of[static_cast<std::size_t>(MarkKind::not_seen)];
    if (seen + not_seen > 0) words += ": child seen in " + std::to_string(seen) + ", not seen in " + std::to_string(not_seen);
    return words + ". Press to look closer";
}

std::string name_of(const Timeline& timeline, std::size_t lane, const PlacedMark& placed) {
    if (placed.count > 1) return words_of_several(timeline.data.lanes[lane], placed);
    return timeline.options.name({lane, placed.first});
}

// ---- drawing

void draw_shape(Core& core, MarkKind kind, float x, float y, Rgba colour) {
    if (kind == MarkKind::seen) return core.paint.disc(x, y, 5, colour);
    if (kind == MarkKind::other) return core.paint.fill({x - 2, y - 6, 4, 12}, colour);
    core.paint.disc(x, y, 5.5f, core[Colour::ground]);
    core.paint.ring(x, y, 4.75f, colour, 1.5f);
    core.paint.path("M0 6 L6 0", x - 3, y - 3, 1, 1.5f, colour);
}

// Several in one place: a block as tall as the lane allows, with their number in it when there is room.
void draw_several(Core& core, const PlacedMark& placed, float x, float y, Rgba colour) {
    const float high = std::min(lane_height - 16, 14 + 3 * std::log2(static_cast<float>(placed.count)) * 2);
    core.paint.fill({x - 4, y - high / 2, 8, high}, colour);
    core.paint.fill({x - 2, y - high / 2 + 2, 4, high - 4}, core[Colour::ground]);
    core.paint.fill({x - 1, y - high / 2 + 4, 2, high - 8}, colour);
}

Rgba lane_colour(Core& core, const TimelineLane& lane) {
    return core[static_cast<Colour>(static_cast<std::size_t>(Colour::lane_1) + lane.colour % 8)];
}

void draw_mark(Timeline& timeline, const TimelineLane& lane, const PlacedMark& placed, float x, float y) {
    Core& core = timeline.core;
    const Rgba colour = lane_colour(core, lane);
    if (placed.end > placed.x) core.paint.across(x, timeline.plot.x + placed.end, y - 1, colour, 2);
    if (placed.count > 1) return draw_several(core, placed, x, y, colour);
    const TimelineMark& mark = lane.marks[placed.first];
    if (timeline.options.current == mark.key) {
        core.paint.disc(x, y, 11, core[Colour::find]);
        core.paint.ring(x, y, 10, core[Colour::ink], 2);
    }
    draw_shape(core, mark.kind, x, y, colour);
}

// As large to press as its neighbours leave room for, up to 24 by 24 (WCAG 2.5.8; where it is less, the buttons below the
// timeline and the list lead to the same entries).
Box target_of(const std::vector<PlacedMark>& marks, std::size_t at, float x, float y) {
    constexpr float half_target = 12;
    float room = half_target;
    if (at > 0) room = std::min(room, (marks[at].x - marks[at - 1].x) / 2);
    if (at + 1 < marks.size()) room = std::min(room, (marks[at + 1].x - marks[at].x) / 2);
    const bool aside = marks[at].step != 0 || (at + 1 < marks.size() && marks[at + 1].step != 0);
    const float half_width = std::max(half_mark, room), half_height = aside ? step_aside / 2 : marks[at].count > 1 ? lane_height / 2 - 8 : half_target;
    return {x - half_width, y - half_height, 2 * half_width, 2 * half_height};
}

void put_mark(Timeline& timeline, std::size_t lane, std::size_t at, float middle, NodeId stop) {
    Core& core = timeline.core;
    const PlacedMark& placed = timeline.placed(lane)[at];
    const NodeId id = timeline.mark_id(lane, placed);
    const float x = timeline.plot.x + placed.x;
    const float y = middle + static_cast<float>(placed.step) * step_aside;
    Box box = target_of(timeline.placed(lane), at, x, y);
    const float right = std::min(box.right(), timeline.plot.right());
    box.x = std::max(box.x, timeline.plot.x);
    box.w = right - box.x;
    if (core.item(id, box)) draw_mark(timeline, timeline.data.lanes[lane], placed, x, y);
    const std::string name = name_of(timeline, lane, placed);
    core.open_group(Role::cell, id ^ 0xce11u, {}, box);
    core.semantics.set_number(id ^ 0xce11u, 0, static_cast<float>(at + 2));
    const bool current = placed.count == 1 && timeline.options.current == timeline.data.lanes[lane].marks[placed.first].key;
    core.describe({.role = Role::button, .id = id, .box = box, .name = name,
                   .state = state::icon_only | state::takes_keys | (id == stop ? state::tab_stop : 0u) | (current ? state::current : 0u)});
    core.close_group();
    tip_of_name(core, id, box, name);
}

void draw_no_contact(Core& core, const Box& box, std::string_view words) {
    core.paint.fill(box, core[Colour::ground_3]);
    core.paint.dashed_edge(box, core[Colour::control]);
    const float width = core.text_width(words, Type::body);
    if (width + 8 <= box.w) core.words(words, box.x + (box.w - width) / 2, box.y + (box.h - 22) / 2, Type::body, Colour::ink_2);
}

void draw_bracket(Core& core, const Box& box, std::string_view words) {
    core.paint.across(box.x, box.right(), box.bottom() - 2, core[Colour::warn], 2);
    core.paint.down(box.x, box.y, box.bottom(), core[Colour::warn], 2);
    core.paint.down(box.right() - 2, box.y, box.bottom(), core[Colour::warn], 2);
    core.words(words, box.right() + 4, box.bottom() - 15, Type::strong, Colour::warn);
}

void put_stretch(Timeline& timeline, std::size_t lane, const PlacedStretch& placed, float top, float middle) {
    Core& core = timeline.core;
    const TimelineStretch& stretch = timeline.data.lanes[lane].stretches[placed.stretch];
    const NodeId id = part_of(timeline.lane_id(lane) ^ 0x57e7u, placed.stretch);
    const bool no_contact = stretch.kind == TimelineStretch::Kind::no_contact;
    const float width = std::max(4.0f, placed.end - placed.x);
    const Box box = no_contact ? Box{timeline.plot.x + placed.x, middle - 14, width, 28} : Box{timeline.plot.x + placed.x, top + lane_height - 10, width, 7};
    if (core.item(id, box)) no_contact ? draw_no_contact(core, box, stretch.words) : draw_bracket(core, box, stretch.words);
    core.open_group(Role::cell, id ^ 0xce11u, {}, box);
    core.describe({.role = Role::image, .id = id, .box = box, .name = stretch.sentence});
    core.close_group();
}

void put_label(Timeline& timeline, std::size_t lane, float top) {
    Core& core = timeline.core;
    const TimelineLane& own = timeline.data.lanes[lane];
    const NodeId id = timeline.lane_id(lane) ^ 0x1abe1u;
    const float width = timeline.narrow() ? timeline.whole.w : label_width - 8;
    const Box box{timeline.whole.x, top, width, timeline.narrow() ? label_height : lane_height};
    const float tag = 18 + core.text_width(own.short_name, Type::strong) + 8;
    if (core.item(id, box)) {
        core.paint.filled_edge({box.x, box.y + 4, tag, 24}, core[Colour::ground], core[Colour::control], 1, 3);
        core.paint.lane({box.x + 1, box.y + 5, 10, 22}, own.colour, lane_colour(core, own), core[Colour::ground]);
        core.words(own.short_name, box.x + 18, box.y + 5, Type::strong, Colour::ink);
        core.paint.push_clip(box);
        core.words(own.name, timeline.narrow() ? box.x + tag + 8 : box.x, timeline.narrow() ? box.y + 5 : box.y + 30, Type::body, Colour::ink);
        core.paint.pop_clip();
    }
    core.open_group(Role::cell, id ^ 0xce11u, {}, box);
    core.semantics.set_number(id ^ 0xce11u, 0, 1);
    core.describe({.role = Role::text, .id = id, .box = box, .name = own.name});
    core.close_group();
}

float put_lane(Timeline& timeline, std::size_t lane, float top, NodeId stop) {
    Core& core = timeline.core;
    const float label = timeline.narrow() ? label_height : 0;
    const Box box{timeline.whole.x, top, timeline.whole.w, lane_height + label};
    const float middle = top + label + (lane_height - 8) / 2;
    core.paint.across(box.x, box.right(), box.bottom() - 1, core[Colour::line]);
    const TimelineLane& own = timeline.data.lanes[lane];
    core.open_group(Role::row, timeline.lane_id(lane), own.name + ", " + counted(own.marks.size(), "entry", "entries"), box);
    core.semantics.set_number(timeline.lane_id(lane), 0, static_cast<float>(lane + 1));
    put_label(timeline, lane, top);
    for (const PlacedStretch& stretch : timeline.memory.layout.lanes[lane].stretches) put_stretch(timeline, lane, stretch, top + label, middle);
    for (std::size_t at = 0; at < timeline.placed(lane).size(); ++at) put_mark(timeline, lane, at, middle, stop);
    core.close_group();
    return box.bottom();
}

// ---- above and below the lanes

float put_axis(Timeline& timeline, float top) {
    Core& core = timeline.core;
    const float bottom = top + axis_height;
    const NodeId id = part_of(timeline.id, 0);
    if (core.item(id, {timeline.whole.x, top, timeline.whole.w, axis_height}))
        for (const AxisMark& mark : timeline.memory.layout.axis) {
            const float x = timeline.plot.x + mark.x;
            core.paint.down(x, top + 4, bottom, core[Colour::line]);
            core.words(mark.words, x + 5, top + 2, mark.begins_year ? Type::strong : Type::body, mark.begins_year ? Colour::ink : Colour::ink_2);
        }
    core.paint.across(timeline.plot.x, timeline.plot.right(), bottom - 1, core[Colour::control]);
    core.describe({.role = Role::text, .id = id, .box = {timeline.whole.x, top, timeline.whole.w, axis_height}, .name = days_in_words(timeline.options.view)});
    return bottom;
}

float put_event_words(Timeline& timeline, float top) {
    Core& core = timeline.core;
    const float bottom = top + static_cast<float>(timeline.memory.layout.event_rows) * words_height;
    for (const PlacedEvent& placed : timeline.memory.layout.events) {
        const LifeEvent& event = timeline.data.events[placed.event];
        const NodeId id = part_of(timeline.id ^ 0xe7e7u, placed.event);
        const float y = bottom - static_cast<float>(placed.row + 1) * words_height;
        const Box box{timeline.plot.x + placed.words_x, y, std::max(24.0f, core.text_width(event.words, Type::strong)), words_height};
        if (placed.row >= 0 && core.item(id, box)) core.words(event.words, box.x, box.y, Type::strong, Colour::ink);
        core.describe({.role = Role::text, .id = id, .box = box, .name = event.words + ", " + long_form(Date::from_days(event.day)),
                       .state = placed.row < 0 ? state::off_screen : 0u, .type = Type::strong});
    }
    return bottom;
}

void draw_event_lines(Timeline& timeline, float top, float bottom) {
    Core& core = timeline.core;
    for (const PlacedEvent& placed : timeline.memory.layout.events) {
        const float x = timeline.plot.x + placed.x;
        const float begin = placed.row < 0 ? top : top - static_cast<float>(placed.row) * words_height;
        for (float y = begin; y < bottom; y += 6) core.paint.down(x, y, std::min(y + 3, bottom), core[Colour::ink_2]);
    }
}

void strip_label(Timeline& timeline, NodeId id, std::string_view words, float top) {
    Core& core = timeline.core;
    const Box box{timeline.whole.x, top + 3, std::max(24.0f, core.text_width(words, Type::strong)), 22};
    if (core.item(id, box)) core.words(words, box.x, box.y, Type::strong, Colour::ink);
    core.describe({.role = Role::text, .id = id, .box = box, .name = words, .type = Type::strong});
}

float put_life(Timeline& timeline, float top) {
    if (timeline.data.life.empty()) return top;
    Core& core = timeline.core;
    const TimeSpan& view = timeline.options.view;
    const float lead = timeline.narrow() ? label_height : 0;
    strip_label(timeline, timeline.id ^ 0x11feu, timeline.data.life_name, top);
    for (std::size_t i = 0; i < timeline.data.life.size(); ++i) {
        const LifeBand& band = timeline.data.life[i];
        if (band.last < view.first || band.first > view.last) continue;
        const float half_day = timeline.plot.w / static_cast<float>(view.days()) / 2;
        const float x = timeline.plot.x + std::max(0.0f, x_of_day(band.first, view, timeline.plot.w) - half_day);
        const float end = timeline.plot.x + std::min(timeline.plot.w, x_of_day(band.last, view, timeline.plot.w) + half_day);
        const Box box{x, top + lead + 2, std::max(2.0f, end - x), strip_height - 6};
        const NodeId id = part_of(timeline.id ^ 0xba2du, i);
        if (core.item(id, box)) {
            core.paint.fill(box, core[i % 2 == 0 ? Colour::ground_3 : Colour::ground_2]);
            core.paint.down(box.x, box.y, box.bottom(), core[Colour::control]);
            if (core.text_width(band.words, Type::body) + 8 <= box.w) core.words(band.words, box.x + 6, box.y, Type::body, Colour::ink);
        }
        core.describe({.role = Role::text, .id = id, .box = box, .name = band.words + ", " + days_in_words({band.first, band.last})});
    }
    const float bottom = top + lead + strip_height;
    core.paint.across(timeline.whole.x, timeline.whole.right(), bottom - 1, core[Colour::line]);
    return bottom;
}

float put_seen_by_anyone(Timeline& timeline, float top) {
    Core& core = timeline.core;
    const float lead = timeline.narrow() ? label_height : 0;
    const NodeId id = timeline.id ^ 0x5ee7u;
    strip_label(timeline, id ^ 1u, "Seen by anyone", top);
    const Box box{timeline.plot.x, top + lead + 4, timeline.plot.w, strip_height - 8};
    if (core.item(id, box))
        for (const float x : timeline.memory.layout.seen) core.paint.down(timeline.plot.x + x, box.y, box.bottom(), core[Colour::ok], 2);
    const TimeSpan& view = timeline.options.view;
    const auto& days = timeline.data.seen_by_anyone;
    const auto count = std::ranges::count_if(days, [&](std::int64_t day) { return day >= view.first && day <= view.last; });
    core.describe({.role = Role::image, .id = id, .box = box, .name = "Seen on " + counted(static_cast<std::size_t>(count), "day") + " in this stretch of time"});
    return top + lead + strip_height;
}

float height_of(const Timeline& timeline) {
    const float label = timeline.narrow() ? label_height : 0;
    const float lanes = static_cast<float>(timeline.data.lanes.size()) * (lane_height + label);
    const float life = timeline.data.life.empty() ? 0 : strip_height + label;
    return static_cast<float>(timeline.memory.layout.event_rows) * words_height + axis_height + life + lanes + strip_height + label;
}

void lay_out(Timeline& timeline) {
    TimelineMemory& memory = timeline.memory;
    if (memory.revision == timeline.data.revision && memory.view == timeline.options.view && memory.width == timeline.plot.w) return;
    memory.layout = lay_out_timeline(timeline.data, timeline.options.view, timeline.plot.w, [&](const std::string& words) { return timeline.core.text_width(words, Type::strong); });
    memory.revision = timeline.data.revision;
    memory.view = timeline.options.view;
    memory.width = timeline.plot.w;
}

void draw_all(Timeline& timeline) {
    Core& core = timeline.core;
    const NodeId stop = tab_stop(timeline);
    const float axis_top = put_event_words(timeline, timeline.whole.y);
    float y = put_axis(timeline, axis_top);
    y = put_life(timeline, y);
    const float lanes_top = y;
    const float lanes_height = static_cast<float>(timeline.data.lanes.size()) * (lane_height + (timeline.narrow() ? label_height : 0));
    draw_event_lines(timeline, axis_top, y + lanes_height);
    core.open_group(Role::grid, timeline.id, "Entries by agency", {timeline.whole.x, lanes_top, timeline.whole.w, lanes_height});
    core.semantics.set_number(timeline.id, 0, static_cast<float>(timeline.data.lanes.size()));
    for (std::size_t lane = 0; lane < timeline.data.lanes.size(); ++lane) y = put_lane(timeline, lane, y, stop);
    core.close_group();
    put_seen_by_anyone(timeline, y);
}

// A shape and what it means.
void put_sample(Core& core, std::string_view words, Call<float, float> draw) {
    const Box box = core.flow.take(24 + core.text_width(words, Type::body), 24);
    const NodeId id = core.flow.nameless();
    if (core.item(id, box)) {
        draw(box.x + 8, box.y + 12);
        core.words(words, box.x + 22, box.y + 1, Type::body, Colour::ink);
    }
    core.describe({.role = Role::text, .id = id, .box = box, .name = words});
}

}  // namespace

void Ui::timeline_legend(std::string_view seen) {
    const Rgba ink = core_[Colour::ink];
    const PlacedMark several{0, 4, 0, 0, 0};
    const Rgba warn = core_[Colour::warn];
    wrap(18, [&] {
        put_sample(core_, seen, [&](float x, float y) { draw_shape(core_, MarkKind::seen, x, y, ink); });
        put_sample(core_, "Not seen", [&](float x, float y) { draw_shape(core_, MarkKind::not_seen, x, y, ink); });
        put_sample(core_, "Other entry", [&](float x, float y) { draw_shape(core_, MarkKind::other, x, y, ink); });
        put_sample(core_, "Wide date", [&](float x, float y) { core_.paint.across(x - 7, x + 7, y - 1, ink, 2); });
        put_sample(core_, "No contact", [&](float x, float y) { core_.paint.dashed_edge({x - 8, y - 7, 16, 14}, core_[Colour::control]); });
        put_sample(core_, "Not seen in a row", [&](float x, float y) {
            core_.paint.across(x - 8, x + 8, y + 3, warn, 2);
            core_.paint.down(x - 8, y - 4, y + 4, warn, 2);
            core_.paint.down(x + 6, y - 4, y + 4, warn, 2);
        });
        put_sample(core_, "Several entries", [&](float x, float y) { draw_several(core_, several, x, y, ink); });
    });
}

TimelineResult Ui::timeline(std::string_view name, const TimelineData& data, const TimelineOptions& options) {
    const NodeId id = core_.id(name);
    Timeline timeline{core_, *this, id, data, options, core_.timelines[id]};
    const float width = core_.flow.fill_width();
    const float label = width < 560 ? 0 : label_width;
    timeline.whole = {0, 0, width, 0};
    timeline.plot = {0, 0, width - label, 0};
    lay_out(timeline);
    timeline.whole = core_.flow.take(width, height_of(timeline));
    timeline.plot = {timeline.whole.x + label, timeline.whole.y, width - label, timeline.whole.h};
    take_events(timeline);
    give_focus(timeline);
    draw_all(timeline);
    return timeline.result;
}

}  // namespace tributary::ui
