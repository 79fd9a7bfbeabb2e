#include "domain/story/rules.hpp"

#include <algorithm>
#include <map>

namespace tributary::domain::story {

namespace {

constexpr Claims asked_for = bit(Claim::injured) | bit(Claim::home_poor) | bit(Claim::home_good) | bit(Claim::died) | bit(Claim::form_completed) | bit(Claim::moved);

class Sets {
public:
    std::uint32_t find(std::uint32_t entry) {
        auto& up = up_.try_emplace(entry, entry).first->second;
        return up == entry ? entry : up = find(up);
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        up_[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::vector<std::uint32_t>> sets() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> sets;
        for (const auto& [entry, up] : up_) sets[find(up)].push_back(entry);
        std::vector<std::vector<std::uint32_t>> all;
        for (auto& [first, set] : sets) all.push_back(std::move(set));
        return all;
    }

private:
    std::map<std::uint32_t, std::uint32_t> up_;
};

struct Best {
    std::uint32_t entry, agency;
    float points;
};

std::vector<Best> best_links(const Story& story) {
    std::vector<Best> best;
    best.reserve(story.links().events.size() * 2);
    for (const Link& link : story.links().events) {
        best.push_back({link.a, story.placements()[link.b].agency, link.points});
        best.push_back({link.b, story.placements()[link.a].agency, link.points});
    }
    std::ranges::sort(best, [](const Best& x, const Best& y) { return std::tuple(x.entry, x.agency, -x.points) < std::tuple(y.entry, y.agency, -y.points); });
    best.erase(std::unique(best.begin(), best.end(), [](const Best& x, const Best& y) { return x.entry == y.entry && x.agency == y.agency; }), best.end());
    return best;
}

float best_of(const std::vector<Best>& best, std::uint32_t entry, std::uint32_t agency) {
    return std::ranges::lower_bound(best, std::pair(entry, agency), {}, [](const Best& each) { return std::pair(each.entry, each.agency); })->points;
}

}  // namespace

bool is_telling(const Placement& at, const Signature& says) {
    if (!at.dated()) return false;
    return (says.claims & asked_for) != 0 || says.sent != 0 || says.denies_contact || says.denied_topics != 0 || says.engaged_topics != 0 || says.doctor != 0 ||
           says.old_address != 0 || says.weight >= 0 || says.back_at >= 0;
}

std::vector<std::vector<std::uint32_t>> events_of(const Story& story) {
    const auto best = best_links(story);
    constexpr float nearly = 0.75f;  // of the best: one agency may tell of an event in two rows
    Sets sets;
    for (const Link& link : story.links().events) {
        const bool of_a = link.points >= nearly * best_of(best, link.a, story.placements()[link.b].agency);
        const bool of_b = link.points >= nearly * best_of(best, link.b, story.placements()[link.a].agency);
        if (of_a && of_b) sets.join(link.a, link.b);
    }
    return sets.sets();
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
    const auto found = std::ranges::find_if(findings.same_event, [&](const auto& group) { return std::ranges::binary_search(group, entry); });
    return found == findings.same_event.end() ? nullptr : &*found;
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
    findings.same_event = events_of(story);
    const Scene scene{story, telling, findings};
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
