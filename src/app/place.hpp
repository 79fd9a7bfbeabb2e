// Where the person is: what stands behind the # in the browser's address.
//
// An address holds random ids only: no name, reference, date or word of a case (ux.md section 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace tributary::app {

enum class Screen : std::uint8_t {
    home,
    people_and_trust,
    this_device,
    help,
    accessibility,
    review,      // an opened bundle, before anything is added
    overview,    // of a case, like all that follow
    chronology,
    import,
    merged,
    timeline,    // of the merged chronology
    knowledge,   // who knew what when
    discrepancies,  // what the merge found, like the next three
    not_seen,
    gaps,
    duplicates,
    family,
    handover,
    history,
    conflicts,
    search,
};

struct Place {
    Screen screen = Screen::home;
    Id case_id{};    // nil outside a case
    Id record{};     // the entry or person opened in the panel, or nil
    Screen about = Screen::home;  // of help: the place it is about; home: all of it

    bool operator==(const Place&) const = default;
};

/// "#/", "#/case/<id>/chronology/<id>".
[[nodiscard]] std::string address_of(const Place& place);
/// "chronology": the word of a place in an address; empty for home and the overview.
[[nodiscard]] std::string_view word_of(Screen screen);
/// Any text is safe; what is not an address of ours is home.
[[nodiscard]] Place place_of(std::string_view address);

}  // namespace tributary::app
