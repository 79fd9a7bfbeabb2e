// What one expression says, before it is a reading: points and times in their order, how they are joined, and which of them counts.
// Three passes work on it: `scan` finds, `choose` keeps what counts, `fill_years` brings years and months that stand elsewhere.
#pragma once

#include <optional>
#include <vector>

#include "base/dates/grammar.hpp"

namespace tributary::dates {


enum class Join : std::uint8_t { none, to, also, or_ };
enum class Opener : std::uint8_t { none, from, until, before, after, between };
enum class Role : std::uint8_t { none, received, event, recorded };

// A point, or two with "to" between them.
struct Group {
    Point first;
    std::optional<Point> last{};
    Join join = Join::none;  // with the group before
    Opener opener = Opener::none;
    Role role = Role::none;
    std::optional<TimeSpan> first_time{};
    std::optional<TimeSpan> last_time{};
    bool onwards = false;

    [[nodiscard]] std::optional<TimeSpan>& open_time() { return last ? last_time : first_time; }
};

struct Found {
    std::vector<Group> groups{};
    std::vector<Group> beside{};            // relative statements beside a written date
    std::optional<TimeSpan> spare_time{};   // a time of day that has no date yet
    std::optional<Point> lasting{};         // "for three days"
    bool other_words = false;
    DateNotes notes = 0;
    std::size_t main = 0;                   // the group that is the agency's date
};

[[nodiscard]] Found scan(const Tokens& tokens, Grammar& grammar, const DateContext& context);

/// What is too weak to be a date goes, times get their days, and the agency's date is told from the others.
void choose(Found& found, const DateContext& context);

/// False when a year or a month stands nowhere.
[[nodiscard]] bool fill_years(Found& found, const DateContext& context);

}  // namespace tributary::dates
