#include "domain/story/rules.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tributary::domain::story {

namespace {

constexpr Claims asked_for = bit(Claim::injured) | bit(Claim::home_poor) | bit(Claim::home_good) | bit(Claim::died) | bit(Claim::form_completed) | bit(Claim::moved);

struct Best {
    std::uint32_t entry, agency;
    float points;
};

// Of entries with more than one link: the best in each agency.
std::vector<Best> best_links(const Story& story, const std::vector<std::uint8_t>& links_of) {
    std::vector<Best> best;
    for (const Link& link : story.links().events) {
        if (links_of[link.a] > 1) best.push_back({link.a, story.placements()[link.b].agency, link.points});
        if (links_of[link.b] > 1) best.push_back({link.b, story.placements()[link.a].agency, link.points});
    }
    std::ranges::sort(best, [](const Best& x, const Best& y) { return std::tuple(x.entry, x.agency, -x.points) < std::tuple(y.entry, y.agency, -y.points); });
    best.erase(std::unique(best.begin(), best.end(), [](const Best& x, const Best& y) { return x.entry == y.entry && x.agency == y.agency; }), best.end());
    return best;
}

float best_of(const std::vector<Best>& best, std::uint32_t entry, std::uint32_t agency) {
    return std::ranges::lower_bound(best, std::pair(entry, agency), {}, [](const Best& each) { return std::pair(each.entry, each.agency); })->points;
}

constexpr std::uint32_t no_group = 0xFFFFFFFF;

// Whose links were all another's is alone.
void drop_single(Events& events) {
    std::vector<std::vector<std::uint32_t>> several;
    for (auto& group : events.groups) {
        if (group.size() == 1) {
            events.index[group[0]] = no_group;
            continue;
        }
        for (const std::uint32_t entry : group) events.index[entry] = static_cast<std::uint32_t>(several.size());
        several.push_back(std::move(group));
    }
    events.groups = std::move(several);
}

}  // namespace

bool is_telling(const Placement& at, const Signature& says) {
    if (!at.dated()) return false;
    return (says.claims & asked_for) != 0 || says.sent != 0 || says.denies_contact || says.denied_topics != 0 || says.engaged_topics != 0 || says.doctor != 0 ||
           says.old_address != 0 || says.weight >= 0 || says.back_at >= 0;
}

Events events_of(const Story& story) {
    const std::size_t count = story.placements().size();
    std::vector<std::uint8_t> links_of(count);
    for (const Link& link : story.links().events)
        for (const std::uint32_t end : {link.a, link.b}) links_of[end] = static_cast<std::uint8_t>(std::min(links_of[end] + 1, 2));
    const auto best = best_links(story, links_of);
    constexpr float nearly = 0.75f;  // of the best: one agency may tell of an event in two rows
    std::vector<std::uint32_t> up(count);
    std::iota(up.begin(), up.end(), 0u);
    const auto find = [&](std::uint32_t entry) {
        while (up[entry] != entry) entry = up[entry] = up[up[entry]];
        return entry;
    };
    const auto good = [&](const Link& link, std::uint32_t end, std::uint32_t other) {
        return links_of[end] == 1 || link.points >= nearly * best_of(best, end, story.placements()[other].agency);
    };
    for (const Link& link : story.links().events) {
        if (!good(link, link.a, link.b) || !good(link, link.b, link.a)) {
            continue;
        }
        const std::uint32_t a = find(link.a), b = find(link.b);
        up[std::max(a, b)] = std::min(a, b);
    }
    Events events{{}, std::vector<std::uint32_t>(count, no_group)};
    for (std::uint32_t entry = 0; entry < count; ++entry) {
        if (links_of[entry] == 0) continue;
        const std::uint32_t root = find(entry);
        if (events.index[root] == no_group) {
            events.index[root] = static_cast<std::uint32_t>(events.groups.size());
            events.groups.emplace_back();
        }
        events.index[entry] = events.index[root];
        events.groups[events.index[root]].push_back(entry);
    }
    drop_single(events);
    return events;
}

DayClaim day_claim(const Placement& at, const Signature& says) {
    constexpr Day widest = 7;
    if (!at.dated()) return {};
    if (at.has_event()) return {at.event_earliest, at.event_latest};
    const bool came = says.claims_that(Claim::transit);
    if (came) return {};
    return at.latest - at.earliest <= widest ? DayClaim{at.earliest, at.latest} : DayClaim{};
}

const std::vector<std::uint32_t>* Scene::group_of(std::uint32_t entry) const {
    return group_index[entry] < findings.same_event.size() ? &findings.same_event[group_index[entry]] : nullptr;
}

std::vector<std::uint32_t> Scene::between(std::uint32_t agency, Day from, Day to) const {
    const auto run = story.runs()[agency];
    std::vector<std::uint32_t> entries;
    for (auto key = std::ranges::lower_bound(run, Story::key_of({.earliest = from, .latest = from, .from = 0}, 0)); key != run.end(); ++key) {
        if (!at(key->entry).dated() || at(key->entry).earliest > to) break;
        entries.push_back(key->entry);
    }
    return entries;
}

void Scene::add(Discrepancy found) const {
    const auto in_order = [&](std::uint32_t entry) { return Story::key_of(at(entry), entry); };
    const auto tidy = [&](std::vector<std::uint32_t>& rows) {
        std::ranges::sort(rows, {}, in_order);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    };
    tidy(found.rows);
    for (auto& side : found.sides) tidy(side);
    findings.discrepancies.push_back(std::move(found));
}

void find_discrepancies(const Story& story, std::span<const std::uint32_t> telling, Findings& findings) {
    Events events = events_of(story);
    findings.same_event = std::move(events.groups);
    const Scene scene{story, telling, findings, events.index};
    for (const auto& group : findings.same_event) {
        rule_dates(scene, group);
        rule_child(scene, group);
        rule_attendance(scene, group);
    }
    rule_deaths(scene);
    rule_two_places(scene);
    rule_injuries(scene);
    rule_unknown_to_meeting(scene);
    rule_referrals(scene);
    rule_doctors(scene);
    rule_addresses(scene);
    rule_measurements(scene);
    rule_homes(scene);
    rule_accounts(scene);
    std::ranges::stable_sort(findings.discrepancies, {}, [&](const Discrepancy& each) { return std::pair(Story::key_of(scene.at(each.rows.front()), each.rows.front()), each.kind); });
}

}  // namespace tributary::domain::story
