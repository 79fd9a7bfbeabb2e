// What the timeline keeps between frames: the marks it was made of, the days in view.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "ui/timeline.hpp"

namespace tributary::ui {

enum class Zoom : int { whole, year, quarter, month };

/// What the marks were computed from: the rows that the list shows, which its key names.
struct TimelineState {
    std::uint64_t made_of = 0;                     // EntryList::computed
    Id case_id{};
    TimelineData data;
    std::vector<std::vector<std::size_t>> rows;    // of each lane: for each mark, its index in EntryList::rows
    TimeSpan whole{};                              // the review period, or all entries where there is none
    std::size_t outside = 0;                       // entries that lie outside of it
    std::size_t undated = 0;                       // entries without a date that is understood
    bool with_outside = false;

    Zoom zoom = Zoom::whole;
    TimeSpan view{};
    Id current{};                                  // the entry whose words stand below
    std::optional<std::uint64_t> focus;            // the mark that gets focus when it is drawn next
};

}  // namespace tributary::ui
