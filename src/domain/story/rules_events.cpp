// Rules on the tellings of one event: days, the child, who was there.
#include <algorithm>

#include "domain/story/rules.hpp"

namespace tributary::domain::story {

namespace {

constexpr Roles adults = bit(Role::mother) | bit(Role::father) | bit(Role::partner) | bit(Role::step_parent) | bit(Role::grandmother) | bit(Role::grandfather) |
                         bit(Role::aunt) | bit(Role::uncle) | bit(Role::carer);
constexpr Topics meetings = bit(Topic::meeting) | bit(Topic::conference) | bit(Topic::core_group) | bit(Topic::child_in_need) | bit(Topic::strategy);

struct Claimed {
    std::uint32_t entry;
    DayClaim days;
};

bool names_a_day_in(const Signature& says, const DayClaim& days) {
    return std::ranges::any_of(says.days, [&](Day day) { return day != no_day && day >= days.from && day <= days.to; });
}

bool agree(const Scene& scene, const Claimed& a, const Claimed& b) {
    if (a.days.made() && b.days.made() && a.days.meets(b.days)) return true;
    return (a.days.made() && names_a_day_in(scene.says(b.entry), a.days)) || (b.days.made() && names_a_day_in(scene.says(a.entry), b.days));
}

// Rows that agree on the day, directly or through a third, are one side.
std::vector<std::vector<Claimed>> sides_of(const Scene& scene, const std::vector<Claimed>& claims) {
    std::vector<std::vector<Claimed>> sides;
    for (const Claimed& claim : claims) {
        std::vector<Claimed> joined = {claim};
        std::erase_if(sides, [&](std::vector<Claimed>& side) {
            const bool same = std::ranges::any_of(side, [&](const Claimed& other) { return agree(scene, claim, other); });
            if (same) joined.insert(joined.end(), side.begin(), side.end());
            return same;
        });
        sides.push_back(std::move(joined));
    }
    return sides;
}

bool is_firm(const std::vector<Claimed>& side) {
    return std::ranges::any_of(side, [](const Claimed& claim) { return claim.days.made(); });
}

void report_days(const Scene& scene, const std::vector<Claimed>& claims) {
    auto sides = sides_of(scene, claims);
    std::erase_if(sides, [](const auto& side) { return !is_firm(side); });
    if (sides.size() < 2) return;
    Discrepancy found{.kind = DiscrepancyKind::date};
    for (const auto& side : sides) {
        auto& rows = found.sides.emplace_back();
        for (const Claimed& claim : side) rows.push_back(claim.entry);
        found.rows.insert(found.rows.end(), rows.begin(), rows.end());
    }
    const auto agency = [&](std::uint32_t entry) { return scene.at(entry).agency; };
    const bool one_agency = std::ranges::all_of(found.rows, [&](std::uint32_t entry) { return agency(entry) == agency(found.rows[0]); });
    if (one_agency) return;
    for (const Claimed& claim : claims) {
        if (!claim.days.made()) continue;
        found.from = found.from == no_day ? claim.days.from : std::min(found.from, claim.days.from);
        found.to = found.to == no_day ? claim.days.to : std::max(found.to, claim.days.to);
    }
    scene.add(std::move(found));
}

template <class Is>
std::vector<std::uint32_t> those(const std::vector<std::uint32_t>& group, const Is& is) {
    std::vector<std::uint32_t> found;
    std::ranges::copy_if(group, std::back_inserter(found), is);
    return found;
}

void report_sides(const Scene& scene, DiscrepancyKind kind, std::vector<std::uint32_t> one, std::vector<std::uint32_t> other) {
    if (one.empty() || other.empty()) return;
    const bool one_agency = std::ranges::all_of(one, [&](std::uint32_t entry) { return scene.at(entry).agency == scene.at(other[0]).agency; }) && other.size() == 1;
    if (one_agency) return;
    Discrepancy found{.kind = kind};
    found.rows = one;
    found.rows.insert(found.rows.end(), other.begin(), other.end());
    found.sides = {std::move(one), std::move(other)};
    found.from = scene.at(found.rows[0]).first_day();
    found.to = scene.at(found.rows[0]).final_day();
    scene.add(std::move(found));
}

bool same_day(const Scene& scene, std::uint32_t a, std::uint32_t b) {
    const Placement& x = scene.at(a);
    const Placement& y = scene.at(b);
    const DayClaim of_x{x.first_day(), x.final_day()}, of_y{y.first_day(), y.final_day()};
    return of_x.meets(of_y) || names_a_day_in(scene.says(a), of_y) || names_a_day_in(scene.says(b), of_x);
}

}  // namespace

void rule_dates(const Scene& scene, const std::vector<std::uint32_t>& group) {
    const Placement& first = scene.at(group.front());
    if (std::ranges::all_of(group, [&](std::uint32_t entry) { return scene.at(entry).first_day() == first.first_day() && scene.at(entry).final_day() == first.final_day(); })) return;
    std::vector<Claimed> claims;
    // Nobody's own account among them, and nobody wrote to another of them: then the days of what came are days of one thing.
    const bool only_paper = std::ranges::all_of(group, [&](std::uint32_t entry) {
        const bool writes_to_one = std::ranges::any_of(group, [&](std::uint32_t other) { return other != entry && (scene.says(entry).mentions & scene.mask_of(other)) != 0; });
        return scene.says(entry).claims_that(Claim::transit) && !scene.at(entry).has_event() && !writes_to_one;
    });
    if (only_paper) {
        for (const std::uint32_t entry : group) claims.push_back({entry, {scene.at(entry).earliest, scene.at(entry).latest}});
        return report_days(scene, claims);
    }
    for (const std::uint32_t entry : group) claims.push_back({entry, day_claim(scene.at(entry), scene.says(entry))});
    report_days(scene, claims);
}

// A person dies once: whoever tells of it tells of one event, however far apart the days are.
void rule_deaths(const Scene& scene) {
    std::vector<std::vector<std::uint32_t>> deaths;
    const Corpus corpus = scene.story.corpus();
    const auto same_person = [&](std::uint32_t a, std::uint32_t b) {
        if ((scene.says(a).dead & scene.says(b).dead) != 0) return true;
        const auto of_a = corpus.terms_of(a), of_b = corpus.terms_of(b);
        constexpr float a_rare_name = 3.0f;
        return std::ranges::any_of(of_a, [&](WordHash term) { return corpus.weight(term) >= a_rare_name && std::ranges::binary_search(of_b, term) && term != join(0x70u, static_cast<WordHash>(Topic::death)); });
    };
    for (const std::uint32_t entry : scene.telling) {
        if (!scene.says(entry).claims_that(Claim::died)) continue;
        std::vector<std::uint32_t> joined = {entry};
        std::erase_if(deaths, [&](const auto& death) {
            const bool same = std::ranges::any_of(death, [&](std::uint32_t other) { return same_person(entry, other); });
            if (same) joined.insert(joined.end(), death.begin(), death.end());
            return same;
        });
        deaths.push_back(std::move(joined));
    }
    for (auto& death : deaths) {
        std::vector<Claimed> claims;
        for (const std::uint32_t entry : death) {
            const Signature& says = scene.says(entry);
            DayClaim days = day_claim(scene.at(entry), says);
            if (says.month != no_day) days = {says.month, says.month + 30};
            claims.push_back({entry, days});
        }
        std::ranges::sort(death);
        const bool reported = std::ranges::find(scene.findings.same_event, death) != scene.findings.same_event.end();
        if (!reported) report_days(scene, claims);
    }
}

void rule_child(const Scene& scene, const std::vector<std::uint32_t>& group) {
    if (std::ranges::none_of(group, [&](std::uint32_t entry) { return scene.story.seen(entry) == Answer::yes; })) return;
    auto seen = those(group, [&](std::uint32_t entry) { return scene.at(entry).seen == Answer::yes && !scene.at(entry).seen_unclear; });
    auto unseen = those(group, [&](std::uint32_t entry) { return scene.at(entry).seen == Answer::no; });
    // One event, or nearly one day: a later visit sees what it sees.
    const auto close = [&](std::uint32_t a, std::uint32_t b) { return same_day(scene, a, b) || std::abs(scene.at(a).first_day() - scene.at(b).first_day()) <= 3; };
    std::erase_if(unseen, [&](std::uint32_t entry) { return std::ranges::none_of(seen, [&](std::uint32_t other) { return close(entry, other); }); });
    auto seen_then = those(seen, [&](std::uint32_t entry) { return std::ranges::any_of(unseen, [&](std::uint32_t other) { return close(entry, other); }); });
    report_sides(scene, DiscrepancyKind::child_seen, std::move(seen_then), std::move(unseen));
    auto away = those(group, [&](std::uint32_t entry) { return scene.says(entry).claims_that(Claim::child_away) && scene.at(entry).seen != Answer::yes; });
    report_sides(scene, DiscrepancyKind::child_presence, std::move(seen), std::move(away));
}

// Two agencies have the child on one day, and by the hour he cannot have been with both.
void rule_two_places(const Scene& scene) {
    for (const std::uint32_t away : scene.telling) {
        const Signature& trip = scene.says(away);
        const Placement& at = scene.at(away);
        if (trip.back_at < 0 || at.seen != Answer::yes || at.earliest != at.latest) continue;
        for (std::uint32_t agency = 0; agency < scene.story.runs().size(); ++agency) {
            if (agency == at.agency) continue;
            for (const std::uint32_t other : scene.between(agency, at.earliest, at.earliest)) {
                const Placement& there = scene.at(other);
                const int minute = there.from >= 0 ? there.from : scene.says(other).minute;
                constexpr int morning = 9 * 60;
                const bool both = there.seen == Answer::yes && there.earliest == there.latest && minute >= morning && minute < trip.back_at;
                const bool together = (scene.says(other).mentions & scene.mask_of(away)) != 0;
                if (both && !together) report_sides(scene, DiscrepancyKind::child_seen, {other}, {away});
            }
        }
    }
}

void rule_attendance(const Scene& scene, const std::vector<std::uint32_t>& group) {
    auto came = those(group, [&](std::uint32_t entry) { return scene.says(entry).claims_that(Claim::attended) && !scene.says(entry).claims_that(Claim::not_brought); });
    auto missed = those(group, [&](std::uint32_t entry) { return scene.says(entry).claims_that(Claim::not_brought); });
    const bool met = std::ranges::any_of(group, [&](std::uint32_t entry) { return (scene.says(entry).topics & meetings) != 0; });
    if (!met) report_sides(scene, DiscrepancyKind::attendance, std::move(came), std::move(missed));
    // What one says of another's attendance, and what that one says itself.
    std::vector<std::uint32_t> disputed;
    for (const std::uint32_t one : group) {
        for (const std::uint32_t other : group) {
            const Signature& own = scene.says(other);
            const AgencyMask mask = scene.mask_of(other);
            const bool said_present = (scene.says(one).present_agencies & mask) != 0 && own.claims_that(Claim::not_attended);
            const bool said_absent = (scene.says(one).absent_agencies & mask) != 0 && own.claims_that(Claim::attended) && !own.claims_that(Claim::not_attended);
            if (one == other || !(said_present || said_absent)) continue;
            disputed.insert(disputed.end(), {one, other});
        }
    }
    if (!disputed.empty()) {
        Discrepancy found{.kind = DiscrepancyKind::attendance};
        found.rows = std::move(disputed);
        found.from = found.to = scene.at(found.rows[0]).first_day();
        scene.add(std::move(found));
    }
    // Who of the family was there, where both say so by their part in it.
    for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
            const Roles a = scene.says(group[i]).roles & adults, b = scene.says(group[j]).roles & adults;
            if (a == 0 || b == 0 || a == b || scene.at(group[i]).agency == scene.at(group[j]).agency || !same_day(scene, group[i], group[j])) continue;
            report_sides(scene, DiscrepancyKind::attendance, {group[i]}, {group[j]});
        }
    }
}

}  // namespace tributary::domain::story
