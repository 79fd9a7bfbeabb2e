// What the merge reads of a chronology entry, wherever it comes from: a case file or an import. Texts are views; who fills
// one in keeps them alive for as long as the call that takes the entry.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "domain/import/rows.hpp"

namespace tributary::domain::story {

using Day = std::int32_t;  // since 1 January 1970
inline constexpr Day no_day = std::numeric_limits<Day>::min();
inline constexpr Day last_day = 2932896;  // 31 December 9999: an open end

struct Texts {
    std::string_view kind, event, action, persons, voice, worker, source;
};

/// Where an entry stands, without its words.
struct Placement {
    std::uint32_t agency = 0;    // index into the agencies of the story
    std::uint32_t sequence = 0;  // as added, in its agency
    Day earliest = no_day, latest = no_day;              // the date the agency knew: it orders the chronology
    std::int16_t from = -1, to = -1;                     // minutes since midnight
    Day event_earliest = no_day, event_latest = no_day;  // when it happened, where that is written as another date
    Answer seen = Answer::not_stated;
    bool stated_gap = false;   // says that there was no contact
    bool seen_unclear = false; // a child was seen, and the row does not say which

    [[nodiscard]] bool dated() const { return earliest != no_day; }
    [[nodiscard]] bool has_event() const { return event_earliest != no_day; }
    /// When it happened as far as the row says: the event's date, else the agency's.
    [[nodiscard]] Day first_day() const { return has_event() ? event_earliest : earliest; }
    [[nodiscard]] Day final_day() const { return has_event() ? event_latest : latest; }
};

struct Entry : Placement {
    Texts texts;
};

/// An entry made of an imported row. Views into the row.
[[nodiscard]] Entry entry_of(const ImportedRow& row, std::uint32_t agency, std::uint32_t sequence);

}  // namespace tributary::domain::story
