#include "ui/core/timeline_layout.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"

namespace tributary::ui {

namespace {

constexpr float least_between_words = 84;  // on the axis
constexpr float words_apart = 12;          // between the words of two events
constexpr int most_event_rows = 3;

bool in_view(std::int64_t first, std::int64_t last, const TimeSpan& view) { return last >= view.first && first <= view.last; }

float left_of_day(std::int64_t day, const TimeSpan& view, float width) {
    return static_cast<float>(static_cast<double>(day - view.first) * static_cast<double>(width) / static_cast<double>(view.days()));
}

// Marks whose middles share a slot stand in the middle, above and below; when there are more, they are one.
void settle_slot(std::vector<PlacedMark>& marks, std::size_t begin) {
    static constexpr std::array<int, most_apart> aside = {0, -1, 1};
    const std::size_t count = marks.size() - begin;
    if (count <= static_cast<std::size_t>(most_apart)) {
        for (std::size_t i = begin; i < marks.size(); ++i) marks[i].step = aside[i - begin];
        return;
    }
    PlacedMark one = marks[begin];
    one.count = marks.back().first - one.first + 1;
    for (std::size_t i = begin; i < marks.size(); ++i) one.end = std::max(one.end, marks[i].end);
    marks.resize(begin);
    marks.push_back(one);
}

std::vector<PlacedMark> place_marks(const TimelineLane& lane, const TimeSpan& view, float width) {
    std::vector<PlacedMark> placed;
    std::size_t begin = 0;
    float slot_end = -1;
    for (std::size_t i = 0; i < lane.marks.size() && lane.marks[i].first <= view.last; ++i) {
        const TimelineMark& mark = lane.marks[i];
        if (!in_view(mark.first, mark.last, view)) continue;
        const bool before = mark.first < view.first;  // a wide date that began earlier: only its line is in view
        const float x = before ? 0 : x_of_day(mark.first, view, width);
        const float end = mark.last > mark.first ? std::min(width, x_of_day(mark.last, view, width)) : x;
        if (before || x >= slot_end) {
            settle_slot(placed, begin);
            begin = placed.size();
            slot_end = before ? -1 : x + mark_slot;
        }
        placed.push_back({i, 1, x, end, 0});
    }
    settle_slot(placed, begin);
    return placed;
}

std::vector<PlacedStretch> place_stretches(const TimelineLane& lane, const TimeSpan& view, float width) {
    std::vector<PlacedStretch> placed;
    for (std::size_t i = 0; i < lane.stretches.size(); ++i) {
        const TimelineStretch& stretch = lane.stretches[i];
        if (!in_view(stretch.first, stretch.last, view)) continue;
        const bool box = stretch.kind == TimelineStretch::Kind::no_contact;
        const float x = box ? left_of_day(stretch.first, view, width) : x_of_day(stretch.first, view, width);
        const float end = box ? left_of_day(stretch.last + 1, view, width) : x_of_day(stretch.last, view, width);
        placed.push_back({i, std::max(0.0f, x), std::min(width, end)});
    }
    return placed;
}

Date next_month(Date date, int months) {
    const int at = date.year * 12 + date.month - 1 + months;
    return {at / 12, at % 12 + 1, 1};
}

std::string words_of(Date day, int step, bool first) {
    if (step >= 12) return std::to_string(day.year);
    const std::string month(month_name(day.month));
    return first || day.month == 1 ? month + " " + std::to_string(day.year) : month;
}

// The smallest step of months whose words do not touch.
int months_between(const TimeSpan& view, float width) {
    static constexpr std::array steps = {1, 3, 6, 12, 24, 60, 120, 240};
    const float month = width * 30.4f / static_cast<float>(view.days());
    for (const int step : steps)
        if (month * static_cast<float>(step) >= least_between_words) return step;
    return 480;
}

std::vector<AxisMark> days_on_axis(const TimeSpan& view, float width) {
    const float day_width = width / static_cast<float>(view.days());
    const auto step = static_cast<std::int64_t>(day_width * 7 >= least_between_words ? 7 : 14);
    std::vector<AxisMark> axis;
    std::int64_t day = view.first;
    while (Date::from_days(day).weekday() != 0) ++day;
    for (; day <= view.last; day += step) {
        const Date date = Date::from_days(day);
        const std::string year = axis.empty() ? " " + std::to_string(date.year) : std::string();
        const std::string words = std::to_string(date.day) + " " + std::string(month_name(date.month)).substr(0, 3) + year;
        axis.push_back({left_of_day(day, view, width), words, false});
    }
    return axis;
}

std::vector<AxisMark> place_axis(const TimeSpan& view, float width) {
    if (width * 30.4f / static_cast<float>(view.days()) >= 4 * least_between_words) return days_on_axis(view, width);
    const int step = months_between(view, width);
    std::vector<AxisMark> axis;
    Date date = Date::from_days(view.first);
    if (date.day != 1) date = next_month(date, 1);
    while ((date.month - 1) % std::min(step, 12) != 0 || date.year % std::max(1, step / 12) != 0) date = next_month(date, 1);
    for (; date.days() <= view.last; date = next_month(date, step))
        axis.push_back({left_of_day(date.days(), view, width), words_of(date, step, axis.empty()), date.month == 1});
    return axis;
}

// Words stand before their line, in the lowest row where they touch no others; a line without room for words still stands.
void place_events(const TimelineData& data, const TimeSpan& view, float width, const std::function<float(const std::string&)>& words_width, TimelineLayout& layout) {
    std::array<float, most_event_rows> ends{};
    ends.fill(-1e9f);
    for (std::size_t i = 0; i < data.events.size(); ++i) {
        const LifeEvent& event = data.events[i];
        if (!in_view(event.day, event.day, view)) continue;
        PlacedEvent placed{i, x_of_day(event.day, view, width), -1, 0};
        const float wide = words_width(event.words);
        placed.words_x = std::clamp(placed.x - wide, 0.0f, std::max(0.0f, width - wide));
        for (int row = 0; row < most_event_rows && placed.row < 0; ++row)
            if (placed.words_x >= ends[static_cast<std::size_t>(row)] + words_apart) placed.row = row;
        if (placed.row >= 0) ends[static_cast<std::size_t>(placed.row)] = placed.words_x + wide;
        layout.event_rows = std::max(layout.event_rows, placed.row + 1);
        layout.events.push_back(placed);
    }
}

}  // namespace

float x_of_day(std::int64_t day, const TimeSpan& view, float width) {
    return left_of_day(day, view, width) + width / static_cast<float>(view.days()) / 2;
}

TimeSpan days_of(const TimelineLane& lane, const PlacedMark& placed) {
    TimeSpan days{lane.marks[placed.first].first, lane.marks[placed.first].last};
    for (std::size_t i = placed.first; i < placed.first + placed.count; ++i) days.last = std::max(days.last, lane.marks[i].last);
    return days;
}

TimelineLayout lay_out_timeline(const TimelineData& data, const TimeSpan& view, float width, const std::function<float(const std::string&)>& words_width) {
    TimelineLayout layout;
    if (view.days() <= 0 || width <= 0) return layout;
    for (const TimelineLane& lane : data.lanes) layout.lanes.push_back({place_marks(lane, view, width), place_stretches(lane, view, width)});
    layout.axis = place_axis(view, width);
    place_events(data, view, width, words_width, layout);
    float last = -1;
    for (const std::int64_t day : data.seen_by_anyone) {
        if (!in_view(day, day, view)) continue;
        const float x = x_of_day(day, view, width);
        if (x - last < 1) continue;  // ticks on one pixel are one
        layout.seen.push_back(last = x);
    }
    return layout;
}

}  // namespace tributary::ui
