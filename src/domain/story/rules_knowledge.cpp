// Rules on what one agency had and another did not: referrals, injuries, addresses, doctors, measurements, accounts.
#include <algorithm>
#include <map>

#include "domain/story/rules.hpp"

namespace tributary::domain::story {

namespace {

constexpr Topics meetings = bit(Topic::meeting) | bit(Topic::conference) | bit(Topic::core_group) | bit(Topic::child_in_need) | bit(Topic::strategy);
constexpr Topics services = bit(Topic::dental) | bit(Topic::immunisation) | bit(Topic::growth) | bit(Topic::hearing) | bit(Topic::mental_health) | bit(Topic::substance) | bit(Topic::antenatal);

bool in_period(const Scene& scene, const Placement& at) { return at.latest >= scene.story.period().from && at.earliest <= scene.story.period().to; }

void add_group(const Scene& scene, std::uint32_t entry, std::vector<std::uint32_t>& rows) {
    rows.push_back(entry);
    if (const auto* group = scene.group_of(entry)) rows.insert(rows.end(), group->begin(), group->end());
}

bool in_one_group(const Scene& scene, std::uint32_t a, std::uint32_t b) {
    const auto* group = scene.group_of(a);
    return group != nullptr && std::ranges::binary_search(*group, b);
}

}  // namespace

// An injury in one file; in the same days another saw the child, or says why the child was away, and has none.
void rule_injuries(const Scene& scene) {
    constexpr Day days_after = 3;
    std::vector<std::uint32_t> told;
    for (const std::uint32_t entry : scene.telling) {
        const Signature& says = scene.says(entry);
        const bool seen_there = says.claims_that(Claim::injured) && !says.claims_that(Claim::not_injured) && scene.at(entry).seen == Answer::yes;
        if (!seen_there || std::ranges::find(told, entry) != told.end()) continue;
        Discrepancy found{.kind = DiscrepancyKind::injury_one_sided};
        std::vector<std::uint32_t> with = {entry}, without;
        for (std::uint32_t agency = 0; agency < scene.story.runs().size(); ++agency) {
            if (agency == scene.at(entry).agency) continue;
            for (const std::uint32_t other : scene.between(agency, scene.at(entry).first_day() - 1, scene.at(entry).final_day() + days_after)) {
                const Signature& there = scene.says(other);
                const bool contact = (there.topics & meetings) == 0 && scene.at(other).final_day() >= scene.at(entry).first_day();
                if (there.claims_that(Claim::injured) && in_one_group(scene, entry, other)) with.push_back(other);
                else if (contact && !there.claims_that(Claim::injured) && (there.claims_that(Claim::not_injured) || there.claims_that(Claim::absent))) without.push_back(other);
            }
        }
        if (without.empty()) continue;
        told.insert(told.end(), with.begin(), with.end());
        found.rows = with;
        found.rows.insert(found.rows.end(), without.begin(), without.end());
        found.sides = {std::move(with), std::move(without)};
        found.from = scene.at(entry).first_day();
        found.to = scene.at(entry).final_day() + days_after;
        scene.add(std::move(found));
    }
}

// Agencies met, and the record says that nobody spoke of a thing that one of them, or another, had days before.
void rule_unknown_to_meeting(const Scene& scene) {
    constexpr Day days_before = 30;
    for (const std::uint32_t meeting : scene.telling) {
        const Topics denied = scene.says(meeting).denied_topics;
        if (denied == 0 || (scene.says(meeting).topics & meetings) == 0) continue;
        for (std::uint32_t agency = 0; agency < scene.story.runs().size(); ++agency) {
            if (agency == scene.at(meeting).agency) continue;
            for (const std::uint32_t holder : scene.between(agency, scene.at(meeting).first_day() - days_before, scene.at(meeting).first_day())) {
                const Signature& says = scene.says(holder);
                const bool holds = (says.topics & denied & ~meetings) != 0 && !says.claims_that(Claim::not_injured) && scene.at(holder).seen == Answer::yes;
                if (!holds) continue;
                Discrepancy found{.kind = DiscrepancyKind::present_in_one_agency, .agency = scene.at(meeting).agency};
                add_group(scene, meeting, found.rows);
                found.rows.push_back(holder);
                found.sides = {{holder}, {meeting}};
                found.from = scene.at(holder).first_day();
                found.to = scene.at(meeting).final_day();
                scene.add(std::move(found));
            }
        }
    }
}

namespace {

constexpr Day receipt_window = 14;
constexpr Day denial_window = 60;

struct Sent {
    std::uint32_t entry, to;
    bool form;
};

std::vector<Sent> sendings(const Scene& scene) {
    std::vector<Sent> all;
    const AgencyMask told_by_forms = scene.story.directory().agencies_of(Agency::social_care);
    for (const std::uint32_t entry : scene.telling) {
        if (!in_period(scene, scene.at(entry)) || scene.at(entry).stated_gap) continue;
        const Signature& says = scene.says(entry);
        const bool form = says.claims_that(Claim::form_completed) && scene.story.directory().is_one(told_by_forms);
        AgencyMask to = says.sent | (form ? told_by_forms : 0);
        to &= ~scene.mask_of(entry);
        for (std::uint32_t agency = 0; agency < scene.story.runs().size() && agency < nameable_agencies; ++agency)
            if ((to >> agency & 1u) != 0 && !scene.story.runs()[agency].empty()) all.push_back({entry, agency, (says.sent >> agency & 1u) == 0});
    }
    return all;
}

bool denies(const Scene& scene, std::uint32_t row, std::uint32_t sender) {
    const Signature& says = scene.says(row);
    if (!says.denies_contact) return false;
    if ((says.denied & scene.mask_of(sender)) != 0) return true;
    // "No earlier contact on file" is about this when both speak of one rare thing.
    const Corpus corpus = scene.story.corpus();
    constexpr float rare = 3.0f;
    return says.denies_all && std::ranges::any_of(corpus.terms_of(row), [&](WordHash term) { return corpus.weight(term) >= rare && std::ranges::binary_search(corpus.terms_of(sender), term); });
}

bool was_received(const Scene& scene, const Sent& sent) {
    const Placement& at = scene.at(sent.entry);
    const auto near = scene.between(sent.to, at.first_day() - 2, at.latest + receipt_window);
    if (std::ranges::any_of(near, [&](std::uint32_t row) { return (scene.says(row).mentions & scene.mask_of(sent.entry)) != 0 && !((scene.says(row).denied & scene.mask_of(sent.entry)) != 0 && scene.at(row).first_day() > at.latest); })) return true;
    const auto* group = scene.group_of(sent.entry);
    return group != nullptr && std::ranges::any_of(*group, [&](std::uint32_t row) { return scene.at(row).agency == sent.to && !denies(scene, row, sent.entry); });
}

// The row itself, rows at the other end that say there was nothing, and later rows of the sender that come back to it.
void add_silence(const Scene& scene, const Sent& sent, Discrepancy& found) {
    const Placement& at = scene.at(sent.entry);
    found.rows.push_back(sent.entry);
    for (const std::uint32_t row : scene.between(sent.to, at.first_day(), at.latest + denial_window))
        if (denies(scene, row, sent.entry)) found.rows.push_back(row);
    for (const std::uint32_t row : scene.between(at.agency, at.latest + 1, at.latest + denial_window)) {
        const auto& days = scene.says(row).days;
        const bool comes_back = (scene.says(row).sent >> sent.to & 1u) != 0 && std::ranges::any_of(days, [&](Day day) { return day != no_day && day >= at.first_day() && day <= at.final_day(); });
        if (comes_back) found.rows.push_back(row);
    }
}

Day silent_until(const Scene& scene, const Sent& sent) {
    const auto run = scene.story.runs()[sent.to];
    const Day after = scene.at(sent.entry).first_day();
    for (const Story::Key& key : run)
        if (scene.at(key.entry).dated() && scene.at(key.entry).earliest > after) return scene.at(key.entry).earliest - 1;
    return scene.story.period().to;
}

}  // namespace

void rule_referrals(const Scene& scene) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Discrepancy> forms;
    std::vector<Discrepancy> found;
    for (const Sent& sent : sendings(scene)) {
        if (was_received(scene, sent)) continue;
        Discrepancy one{.kind = DiscrepancyKind::referral_not_recorded, .agency = sent.to, .from = scene.at(sent.entry).first_day(), .to = silent_until(scene, sent)};
        add_silence(scene, sent, one);
        if (!sent.form) {
            // A second row that tells of the same sending joins the first.
            const auto same = std::ranges::find_if(found, [&](const Discrepancy& other) {
                return other.agency == one.agency && std::ranges::any_of(one.rows, [&](std::uint32_t row) { return std::ranges::any_of(other.rows, [&](std::uint32_t its) { return its == row || in_one_group(scene, its, row); }) && scene.at(row).agency != sent.to; });
            });
            if (same == found.end()) found.push_back(std::move(one));
            else same->rows.insert(same->rows.end(), one.rows.begin(), one.rows.end());
            continue;
        }
        Discrepancy& all = forms.try_emplace({scene.at(sent.entry).agency, sent.to}, one).first->second;
        all.rows.insert(all.rows.end(), one.rows.begin(), one.rows.end());
        all.to = std::max(all.to, one.to);
    }
    for (Discrepancy& each : found) scene.add(std::move(each));
    for (auto& [ends, each] : forms) scene.add(std::move(each));
}

void rule_doctors(const Scene& scene) {
    const AgencyMask practice = scene.story.directory().agencies_of(Agency::practice);
    if (!scene.story.directory().is_one(practice)) return;
    std::map<WordHash, std::vector<std::uint32_t>> named;
    for (const std::uint32_t entry : scene.telling)
        if (const WordHash doctor = scene.says(entry).doctor; doctor != 0 && scene.story.directory().agencies_of_name(doctor) != practice) named[doctor].push_back(entry);
    for (auto& [doctor, rows] : named) {
        if (std::ranges::all_of(rows, [&](std::uint32_t row) { return scene.mask_of(row) == practice; })) continue;
        Discrepancy found{.kind = DiscrepancyKind::named_gp, .rows = rows};
        found.from = scene.at(rows.front()).first_day();
        found.to = scene.at(rows.back()).final_day();
        scene.add(std::move(found));
    }
}

// After a family has left an address, by one file, others go on writing or going there.
void rule_addresses(const Scene& scene) {
    std::map<WordHash, Discrepancy> left;
    for (const std::uint32_t entry : scene.telling) {
        const Signature& says = scene.says(entry);
        if (says.old_address == 0 || scene.at(entry).latest - scene.at(entry).earliest > widest_contact) continue;
        Discrepancy& found = left.try_emplace(says.old_address, Discrepancy{.kind = DiscrepancyKind::address}).first->second;
        found.rows.push_back(entry);
        const Day day = scene.at(entry).final_day();
        found.from = found.from == no_day ? day : std::min(found.from, day);
        found.to = found.to == no_day ? day : std::max(found.to, day);
    }
    for (auto& [address, found] : left) {
        const auto tellers = found.rows;
        constexpr Day reach = 365;
        std::vector<std::uint32_t> users;
        for (std::uint32_t agency = 0; agency < scene.story.runs().size(); ++agency)
            for (const std::uint32_t row : scene.between(agency, found.from + 1, found.to + reach)) {
                const Signature& says = scene.says(row);
                const bool uses = (says.addresses[0] == address || says.addresses[1] == address) && says.old_address != address && says.new_address == 0;
                const bool later = scene.at(row).first_day() > found.from;
                const bool same = std::ranges::any_of(tellers, [&](std::uint32_t teller) { return scene.at(teller).agency == agency; });
                if (uses && later && !same) users.push_back(row);
            }
        if (users.empty()) continue;
        found.rows.insert(found.rows.end(), users.begin(), users.end());
        found.sides = {tellers, std::move(users)};
        scene.add(std::move(found));
    }
}

void rule_measurements(const Scene& scene) {
    constexpr Day near = 10;
    std::vector<std::uint32_t> weighed;
    for (const std::uint32_t entry : scene.telling)
        if (scene.says(entry).weight > 0) weighed.push_back(entry);
    for (std::size_t i = 0; i < weighed.size(); ++i) {
        for (std::size_t j = i + 1; j < weighed.size(); ++j) {
            const std::uint32_t a = weighed[i], b = weighed[j];
            const std::int32_t one = scene.says(a).weight, other = scene.says(b).weight;
            const bool close = std::abs(scene.at(a).first_day() - scene.at(b).first_day()) <= near && scene.at(a).agency != scene.at(b).agency;
            const std::int32_t apart = std::abs(one - other) * 100 / std::max(one, other);
            // Less is clothing and scales; more is another person.
            if (!close || apart < 4 || apart > 40) continue;
            Discrepancy found{.kind = DiscrepancyKind::measurement, .rows = {a, b}, .sides = {{a}, {b}}};
            found.from = std::min(scene.at(a).first_day(), scene.at(b).first_day());
            found.to = std::max(scene.at(a).final_day(), scene.at(b).final_day());
            found.value = one;
            found.other_value = other;
            scene.add(std::move(found));
        }
    }
}

void rule_homes(const Scene& scene) {
    constexpr Day near = 7;
    for (const std::uint32_t poor : scene.telling) {
        const Signature& bad = scene.says(poor);
        if (!bad.claims_that(Claim::home_poor) || bad.claims_that(Claim::home_good) || scene.at(poor).latest - scene.at(poor).earliest > near) continue;
        for (const std::uint32_t good : scene.telling) {
            const bool close = std::abs(scene.at(poor).first_day() - scene.at(good).first_day()) <= near && scene.at(poor).agency != scene.at(good).agency;
            if (!close || !scene.says(good).claims_that(Claim::home_good) || scene.says(good).claims_that(Claim::home_poor)) continue;
            Discrepancy found{.kind = DiscrepancyKind::home_conditions, .rows = {poor, good}, .sides = {{poor}, {good}}};
            found.from = std::min(scene.at(poor).first_day(), scene.at(good).first_day());
            found.to = std::max(scene.at(poor).final_day(), scene.at(good).final_day());
            scene.add(std::move(found));
        }
    }
}

// "He is now seeing a dentist", and the clinic's own file: not brought, not brought.
void rule_accounts(const Scene& scene) {
    constexpr Day days_before = 75, days_after = 30;
    for (const std::uint32_t account : scene.telling) {
        const Topics engaged = scene.says(account).engaged_topics & services;
        if (engaged == 0) continue;
        std::vector<std::uint32_t> missed;
        for (std::uint32_t agency = 0; agency < scene.story.runs().size(); ++agency) {
            if (agency == scene.at(account).agency) continue;
            for (const std::uint32_t row : scene.between(agency, scene.at(account).first_day() - days_before, scene.at(account).first_day() + days_after))
                if (scene.says(row).claims_that(Claim::not_brought) && (scene.says(row).topics & engaged) != 0) missed.push_back(row);
        }
        if (missed.empty()) continue;
        Discrepancy found{.kind = DiscrepancyKind::account, .rows = missed, .sides = {{account}, missed}};
        found.rows.push_back(account);
        found.from = scene.at(missed.front()).first_day();
        found.to = std::max(scene.at(account).final_day(), scene.at(missed.back()).final_day());
        scene.add(std::move(found));
    }
}

}  // namespace tributary::domain::story
