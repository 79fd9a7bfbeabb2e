// What sets entries of one event apart, and what one agency has that another should have: each rule says what it looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/story/story.hpp"

namespace tributary::domain::story {

/// Whether a rule may ask for this entry beyond its links: it tells, denies, measures, moves, names a doctor …
[[nodiscard]] bool is_telling(const Placement& at, const Signature& says);

/// Fills `same_event` and `discrepancies`. `telling`: the entries of `is_telling`, ascending.
void find_discrepancies(const Story& story, std::span<const std::uint32_t> telling, Findings& findings);

/// Groups of entries that tell of one event: a link counts when each is the other's best in that agency.
struct Events {
    std::vector<std::vector<std::uint32_t>> groups;
    std::vector<std::uint32_t> index;  // of each entry: its group, or 0xFFFFFFFF
};
[[nodiscard]] Events events_of(const Story& story);

/// When a row says that its event was: bounds, both included. Nothing when the row only says when something came.
struct DayClaim {
    Day from = no_day, to = no_day;
    [[nodiscard]] bool made() const { return from != no_day; }
    [[nodiscard]] bool meets(const DayClaim& other) const { return from <= other.to && other.from <= to; }
};
[[nodiscard]] DayClaim day_claim(const Placement& at, const Signature& says);

// The rules. Each adds to `findings`.
struct Scene {
    const Story& story;
    std::span<const std::uint32_t> telling;
    Findings& findings;
    std::span<const std::uint32_t> group_index;  // of each entry: its group, or beyond the last one

    [[nodiscard]] const Placement& at(std::uint32_t entry) const { return story.placements()[entry]; }
    [[nodiscard]] const Signature& says(std::uint32_t entry) const { return story.signatures()[entry]; }
    [[nodiscard]] AgencyMask mask_of(std::uint32_t entry) const { return at(entry).agency < nameable_agencies ? AgencyMask{1} << at(entry).agency : 0; }
    [[nodiscard]] const std::vector<std::uint32_t>* group_of(std::uint32_t entry) const;  // or null
    /// The entries of an agency that begin in these days, both included, in order.
    [[nodiscard]] std::vector<std::uint32_t> between(std::uint32_t agency, Day from, Day to) const;
    void add(Discrepancy found) const;
};

void rule_dates(const Scene& scene, const std::vector<std::uint32_t>& group);
void rule_deaths(const Scene& scene);
void rule_child(const Scene& scene, const std::vector<std::uint32_t>& group);
void rule_two_places(const Scene& scene);
void rule_attendance(const Scene& scene, const std::vector<std::uint32_t>& group);
void rule_injuries(const Scene& scene);
void rule_unknown_to_meeting(const Scene& scene);
void rule_referrals(const Scene& scene);
void rule_doctors(const Scene& scene);
void rule_addresses(const Scene& scene);
void rule_measurements(const Scene& scene);
void rule_homes(const Scene& scene);
void rule_accounts(const Scene& scene);

}  // namespace tributary::domain::story
