// What a timeline shows and what was done on it. Ui::timeline draws it (ui/widgets/timeline.cpp); where its marks stand is
// worked out in ui/core/timeline_layout.hpp.
//
// Days are counted from 1 January 1970. First and last days are both included.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tributary::ui {

enum class MarkKind : std::uint8_t { other, seen, not_seen };

/// An entry. One whose date is wide reaches over several days.
struct TimelineMark {
    std::int64_t first = 0;
    std::int64_t last = 0;
    MarkKind kind = MarkKind::other;
    std::uint64_t key = 0;  // the same for the same entry in every frame, unlike all others
};

/// A stretch of time in one lane.
struct TimelineStretch {
    enum class Kind : std::uint8_t { no_contact, not_seen };
    std::int64_t first = 0;
    std::int64_t last = 0;
    Kind kind = Kind::no_contact;
    std::string words;      // inside the box, or behind the bracket: "71 days", "3"
    std::string sentence;   // "No contact for 71 days, 1 January to 12 March 2013"
};

struct TimelineLane {
    std::string name;
    std::string short_name;
    std::size_t colour = 0;                   // in the order in which agencies joined
    std::vector<TimelineMark> marks;          // by first day
    std::vector<TimelineStretch> stretches;   // by first day
};

/// A day or a stretch of the child's life: words on a line through all lanes, or a band above them.
struct LifeEvent {
    std::int64_t day = 0;
    std::string words;
};
struct LifeBand {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string words;
};

struct TimelineData {
    std::vector<TimelineLane> lanes;
    std::vector<LifeEvent> events;            // by day
    std::vector<LifeBand> life;               // by first day, side by side
    std::string life_name;                    // "Child R"; empty: no lane of life
    std::vector<std::int64_t> seen_by_anyone; // days, ascending
    std::uint64_t revision = 0;               // another number for other content
};

/// The days in view.
struct TimeSpan {
    std::int64_t first = 0;
    std::int64_t last = 0;
    [[nodiscard]] std::int64_t days() const { return last - first + 1; }
    bool operator==(const TimeSpan&) const = default;
};

struct PlaceOnTimeline {
    std::size_t lane = 0;
    std::size_t mark = 0;
    bool operator==(const PlaceOnTimeline&) const = default;
};

struct TimelineOptions {
    TimeSpan view{};
    std::optional<std::uint64_t> current{};   // key of the entry whose words stand below
    std::optional<std::uint64_t> focus{};     // the mark that gets focus in this frame
    /// What a mark is called: "14 August 2014, not seen: Inspection. No beds". Asked only for marks in view.
    std::function<std::string(PlaceOnTimeline)> name{};
};

struct TimelineResult {
    std::optional<PlaceOnTimeline> reached{};  // focus came to it
    std::optional<PlaceOnTimeline> opened{};   // pressed, or Enter
    std::optional<TimeSpan> look_at{};         // several marks in one place were pressed: these days show them apart
    int step = 0;                              // an arrow key went beyond the view: earlier (-1) or later (1)
};

}  // namespace tributary::ui
