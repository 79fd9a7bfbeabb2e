// Where the marks of a timeline stand. Pure: the same content, days and width give the same picture in every renderer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/timeline.hpp"

namespace tributary::ui {

/// A mark, or several that would lie over each other.
struct PlacedMark {
    std::size_t first = 0;    // index of the mark in its lane
    std::size_t count = 1;    // that many marks from `first` on in its slot
    float x = 0;              // middle
    float end = 0;            // of a wide date; x otherwise
    int step = 0;             // 0 in the middle of the lane, -1 above, 1 below
};

struct PlacedStretch {
    std::size_t stretch = 0;
    float x = 0, end = 0;
};

struct PlacedLane {
    std::vector<PlacedMark> marks;
    std::vector<PlacedStretch> stretches;
};

struct AxisMark {
    float x = 0;
    std::string words;        // empty: a tick alone
    bool begins_year = false;
};

struct PlacedEvent {
    std::size_t event = 0;
    float x = 0;
    int row = -1;             // of its words, from the axis upwards; -1: no room, the line alone
    float words_x = 0;
};

struct TimelineLayout {
    std::vector<PlacedLane> lanes;
    std::vector<AxisMark> axis;
    std::vector<PlacedEvent> events;
    std::vector<float> seen;
    int event_rows = 0;
};

inline constexpr float mark_slot = 11;   // CSS px that a mark needs
inline constexpr int most_apart = 3;     // so many step aside in one place; more become one

/// The middle of a day.
[[nodiscard]] float x_of_day(std::int64_t day, const TimeSpan& view, float width);

/// `width` in CSS pixels; `words_width` measures words as they are drawn.
[[nodiscard]] TimelineLayout lay_out_timeline(const TimelineData& data, const TimeSpan& view, float width, const std::function<float(const std::string&)>& words_width);

/// The first and last day that marks `first` to `first + count` of a lane reach over.
[[nodiscard]] TimeSpan days_of(const TimelineLane& lane, const PlacedMark& placed);

}  // namespace tributary::ui
