#include "domain/story/links.hpp"

#include <algorithm>
#include <cmath>

namespace tributary::domain::story {

namespace {

constexpr std::uint32_t small_posting = 64;  // entries with one term: all pairs within the far window
constexpr Day far_window = 60;
constexpr Day near_window = 14;

constexpr Topics meetings = bit(Topic::meeting) | bit(Topic::conference) | bit(Topic::core_group) | bit(Topic::child_in_need) | bit(Topic::strategy);
// What sort of thing happened: two entries that name different sorts tell of different things, mostly.
constexpr Topics sorts = bit(Topic::visit) | bit(Topic::phone) | bit(Topic::letter) | meetings | bit(Topic::referral) | bit(Topic::notification) | bit(Topic::incident) |
                         bit(Topic::arrest) | bit(Topic::welfare_check) | bit(Topic::clinic) | bit(Topic::emergency) | bit(Topic::admission) | bit(Topic::birth) |
                         bit(Topic::death) | bit(Topic::medical) | bit(Topic::dental) | bit(Topic::immunisation) | bit(Topic::lateness) | bit(Topic::absence) |
                         bit(Topic::repair) | bit(Topic::arrears) | bit(Topic::assessment) | bit(Topic::not_brought) | bit(Topic::moving) | bit(Topic::ambulance);

constexpr Topics once_only = meetings | bit(Topic::birth) | bit(Topic::death) | bit(Topic::welfare_check) | bit(Topic::joint) | bit(Topic::medical) | bit(Topic::arrest) |
                            bit(Topic::admission) | bit(Topic::ambulance) | bit(Topic::collapse) | bit(Topic::incident);

Day distance(Day first_a, Day final_a, Day first_b, Day final_b) { return first_a > final_b ? first_a - final_b : first_b > final_a ? first_b - final_a : 0; }

bool names_day_of(const Signature& one, const Placement& other) {
    return std::ranges::any_of(one.days, [&](Day day) { return day != no_day && other.final_day() - other.first_day() <= 7 && day >= other.first_day() && day <= other.final_day(); });
}

bool share_a_day(const Signature& a, const Signature& b) {
    return std::ranges::any_of(a.days, [&](Day day) { return day != no_day && std::ranges::find(b.days, day) != b.days.end(); });
}

AgencyMask mask_of(std::uint32_t agency) { return agency < nameable_agencies ? AgencyMask{1} << agency : 0; }

template <class Each>
void each_shared(std::span<const WordHash> a, std::span<const WordHash> b, const Each& each) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] < b[j]) ++i;
        else if (b[j] < a[i]) ++j;
        else {
            each(a[i]);
            ++i;
            ++j;
        }
    }
}

bool share_an_address(const Signature& a, const Signature& b) {
    return std::ranges::any_of(a.addresses, [&](WordHash address) { return address != 0 && std::ranges::find(b.addresses, address) != b.addresses.end(); });
}

float days_points(const Corpus& corpus, const Placement& a, const Placement& b, const Signature& of_a, const Signature& of_b, Link& link) {
    const Day apart = distance(a.first_day(), a.final_day(), b.first_day(), b.final_day());
    const Day spread = std::max(a.final_day() - a.first_day(), b.final_day() - b.first_day());
    if (names_day_of(of_a, b) || names_day_of(of_b, a) || share_a_day(of_a, of_b)) {
        link.evidence |= bit(Evidence::named_day);
        const bool by_paper = apart != 0 && (of_a.claims_that(Claim::transit) || of_b.claims_that(Claim::transit));
        return apart == 0 && spread == 0 ? 5.0f : by_paper ? 5.5f : 4.5f;
    }
    link.evidence |= bit(apart == 0 ? Evidence::same_day : Evidence::near_days);
    // Agencies meet rarely: two that tell of such a meeting within days tell of one, and weeks apart of two.
    const bool met = (of_a.topics & of_b.topics & meetings & ~bit(Topic::meeting)) != 0;
    const float meeting = !met ? 0.0f : apart <= 3 ? 3.0f : -4.0f;
    if (apart == 0) return (spread == 0 ? 4.0f : spread <= 7 ? 3.0f : spread <= 31 ? 1.0f : -2.0f) + meeting;
    // Visits and calls come again and again: on different days they are different ones, unless a row says otherwise.
    const bool once = ((of_a.topics | of_b.topics) & once_only) != 0 || a.has_event() || b.has_event() || of_a.claims_that(Claim::transit) || of_b.claims_that(Claim::transit);
    // An address that few entries have is seldom gone to twice in a week; that of the family is, by everybody.
    constexpr float rare = 5.0f;
    const bool rare_address = apart <= 3 && share_an_address(of_a, of_b) && std::ranges::any_of(of_a.addresses, [&](WordHash address) { return address != 0 && corpus.weight(address) >= rare; });
    const bool same_minute = a.from >= 0 && a.from == b.from;
    // Both with a time of day, and another one: told on another day it is another call, not a slip of the date.
    const float other_time = a.from >= 0 && b.from >= 0 && a.from != b.from && !a.has_event() && !b.has_event() ? -2.0f : 0.0f;
    const float again = other_time + (once ? meeting : rare_address ? (same_minute ? 3.0f : 0.0f) : -3.0f);
    constexpr float too_far = -100.0f;
    return again + (apart == 1 ? 2.0f : apart <= 3 ? 1.0f : apart <= 7 ? 0.0f : apart <= near_window ? -1.5f : too_far);
}

float time_points(const Placement& a, const Placement& b, Link& link) {
    if (a.from < 0 || b.from < 0) return 0;
    const int apart = std::abs(a.from - b.from);
    if (apart <= 30) link.evidence |= bit(Evidence::same_time);
    return apart == 0 ? 3.0f : apart <= 30 ? 2.0f : apart <= 120 ? 0.0f : -2.0f;
}

}  // namespace

std::size_t TermCounts::slot_of(WordHash term) const {
    std::size_t slot = (term * 0x9e3779b1u) & (slots_.size() - 1);
    while (slots_[slot].used && slots_[slot].term != term) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

void TermCounts::grow() {
    std::vector<Slot> before = std::move(slots_);
    slots_.assign(std::max<std::size_t>(before.size() * 2, 1024), {});
    for (const Slot& slot : before)
        if (slot.used) slots_[slot_of(slot.term)] = slot;
}

void TermCounts::add(std::span<const WordHash> terms) {
    for (const WordHash term : terms) {
        if (used_ * 2 >= slots_.size()) grow();
        Slot& slot = slots_[slot_of(term)];
        if (!slot.used) {
            slot = {term, 0, true};
            ++used_;
        }
        ++slot.count;
    }
}

void TermCounts::remove(std::span<const WordHash> terms) {
    for (const WordHash term : terms)
        if (Slot& slot = slots_[slot_of(term)]; slot.used && slot.count > 0) --slot.count;
}

std::uint32_t TermCounts::count(WordHash term) const { return slots_.empty() ? 0 : slots_[slot_of(term)].count; }

void TermCounts::clear() {
    slots_.clear();
    used_ = 0;
}

float Corpus::weight(WordHash term) const {
    // A handful of entries tells little about what is rare: a small case is weighed as one of this size.
    constexpr std::size_t fewest = 150;
    constexpr float most = 7.0f;
    const std::uint32_t having = std::max(counts.count(term), 1u);
    const bool everywhere = having > std::max<std::size_t>(3, placements.size() / 3);
    const float weight = std::log2(static_cast<float>(std::max(placements.size(), fewest)) / static_cast<float>(having)) - 1.0f;
    return std::clamp(everywhere ? std::min(weight, 1.0f) : weight, 0.0f, most);
}

Link compare(const Corpus& corpus, std::uint32_t a, std::uint32_t b) {
    const Placement& at_a = corpus.placements[a];
    const Placement& at_b = corpus.placements[b];
    const Signature& of_a = corpus.signatures[a];
    const Signature& of_b = corpus.signatures[b];
    Link link{std::min(a, b), std::max(a, b), 0, 0};
    link.points = days_points(corpus, at_a, at_b, of_a, of_b, link);
    const bool named_day = (link.evidence & bit(Evidence::named_day)) != 0;
    if (!named_day && at_a.first_day() == at_b.first_day()) link.points += time_points(at_a, at_b, link);
    float words = 0;
    each_shared(corpus.terms_of(a), corpus.terms_of(b), [&](WordHash term) {
        const float weight = corpus.weight(term);
        if (weight >= 1.5f) words += weight - 0.5f;
        if (term == of_a.addresses[0] || term == of_a.addresses[1]) link.evidence |= bit(Evidence::same_address);
    });
    if (words > 0) link.evidence |= bit(Evidence::shared_words);
    link.points += words;
    const Topics shared = of_a.topics & of_b.topics;
    if (shared != 0) link.evidence |= bit(Evidence::same_topic);
    const bool different_sorts = (of_a.topics & sorts) != 0 && (of_b.topics & sorts) != 0 && (shared & sorts) == 0;
    if (different_sorts) link.points -= 3.5f;
    const bool a_names = (of_a.mentions & mask_of(at_b.agency)) != 0;
    const bool b_names = (of_b.mentions & mask_of(at_a.agency)) != 0;
    if (a_names && b_names) link.evidence |= bit(Evidence::names_each_other);
    else if (a_names || b_names) link.evidence |= bit(Evidence::names_the_other);
    link.points += a_names && b_names ? 4.0f : a_names || b_names ? 2.0f : 0.0f;
    if (of_a.roles != 0 && of_a.roles == of_b.roles) {
        link.evidence |= bit(Evidence::same_roles);
        link.points += 1.0f;
    }
    const bool elsewhere = of_a.addresses[0] != 0 && of_b.addresses[0] != 0 && !share_an_address(of_a, of_b);
    if (elsewhere) link.points -= 4.0f;
    return link;
}

Likeness likeness(const Corpus& corpus, std::uint32_t a, std::uint32_t b) {
    const Placement& at_a = corpus.placements[a];
    const Placement& at_b = corpus.placements[b];
    if (at_a.earliest != at_b.earliest || at_a.latest != at_b.latest || at_a.stated_gap != at_b.stated_gap) return Likeness::none;
    const Signature& of_a = corpus.signatures[a];
    const Signature& of_b = corpus.signatures[b];
    const auto words_a = corpus.terms_of(a);
    const auto words_b = corpus.terms_of(b);
    if (of_a.exact == of_b.exact && at_a.from == at_b.from && std::ranges::equal(words_a, words_b)) return Likeness::exact;
    const bool elsewhere = of_a.addresses[0] != 0 && of_b.addresses[0] != 0 && !share_an_address(of_a, of_b);
    if (elsewhere) return Likeness::none;
    constexpr int minutes = 60;
    if (at_a.from >= 0 && at_b.from >= 0 && std::abs(at_a.from - at_b.from) > minutes) return Likeness::none;
    if (at_a.seen != at_b.seen && at_a.seen != Answer::not_stated && at_b.seen != Answer::not_stated) return Likeness::none;
    float shared = 0, all = 0;
    const auto weigh = [&](WordHash term) { return corpus.weight(term) + 0.5f; };
    each_shared(words_a, words_b, [&](WordHash term) { shared += weigh(term); });
    for (const WordHash term : words_a) all += weigh(term);
    for (const WordHash term : words_b) all += weigh(term);
    constexpr float alike = 0.42f;
    constexpr std::size_t fewest = 3;
    const bool enough = std::min(words_a.size(), words_b.size()) >= fewest;
    return enough && shared >= alike * (all - shared) ? Likeness::near : Likeness::none;
}

namespace {

std::uint32_t largest_posting(const Corpus& corpus) {
    constexpr std::size_t share = 50;
    return static_cast<std::uint32_t>(std::max<std::size_t>(small_posting, corpus.placements.size() / share));
}

Day window_of(std::size_t having) { return having <= small_posting ? far_window : near_window; }

void compare_into(const Corpus& corpus, std::uint32_t a, std::uint32_t b, Links& into) {
    if (corpus.placements[a].agency == corpus.placements[b].agency) {
        if (const Likeness alike = likeness(corpus, a, b); alike != Likeness::none) into.duplicates.push_back({std::min(a, b), std::max(a, b), alike == Likeness::exact});
        return;
    }
    if (const Link link = compare(corpus, a, b); link.points >= same_event_points) into.events.push_back(link);
}

// Entries of one agency and day are compared each with each while the day is short; of a long one only those that share a rare word or all words.
constexpr std::size_t short_day = 24;

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) { return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b); }

// All pairs of entries within the window, from a run of entries that share a term.
void candidates(const Corpus& corpus, std::vector<std::uint32_t>& having, std::vector<std::uint64_t>& pairs) {
    std::ranges::sort(having, {}, [&](std::uint32_t i) { return std::pair(corpus.placements[i].first_day(), i); });
    const Day window = window_of(having.size());
    for (std::size_t i = 0; i < having.size(); ++i) {
        const Day until = corpus.placements[having[i]].first_day() + window;
        for (std::size_t j = i + 1; j < having.size() && corpus.placements[having[j]].first_day() <= until; ++j) pairs.push_back(pair_key(having[i], having[j]));
    }
}

}  // namespace

void settle(const Corpus& corpus, Links& links) {
    const auto pair_of = [](const auto& link) { return std::pair(link.a, link.b); };
    std::ranges::sort(links.events, {}, pair_of);
    std::ranges::sort(links.duplicates, {}, pair_of);
    const auto same = [&](const auto& x, const auto& y) { return pair_of(x) == pair_of(y); };
    links.events.erase(std::unique(links.events.begin(), links.events.end(), same), links.events.end());
    links.duplicates.erase(std::unique(links.duplicates.begin(), links.duplicates.end(), same), links.duplicates.end());
    for (Duplicate& each : links.duplicates)
        if (corpus.placements[each.b].sequence < corpus.placements[each.a].sequence) std::swap(each.a, each.b);
}

void Postings::build(const Corpus& corpus) {
    all_.clear();
    const std::uint32_t largest = 2 * largest_posting(corpus);
    for (std::uint32_t i = 0; i < corpus.placements.size(); ++i) add(corpus, i, largest);
    std::ranges::sort(all_);
}

void Postings::add(const Corpus& corpus, std::uint32_t entry, std::uint32_t largest) {
    if (!corpus.placements[entry].dated()) return;
    for (const WordHash term : corpus.terms_of(entry))
        if (corpus.counts.count(term) <= largest) all_.emplace_back(term, entry);
}

void Postings::remove(std::span<const WordHash> terms, std::uint32_t entry) {
    for (const WordHash term : terms) {
        const auto found = std::ranges::lower_bound(all_, std::pair(term, entry));
        if (found != all_.end() && *found == std::pair(term, entry)) all_.erase(found);
    }
}

void Postings::insert(const Corpus& corpus, std::uint32_t entry) {
    if (!corpus.placements[entry].dated()) return;
    const std::uint32_t largest = 2 * largest_posting(corpus);
    for (const WordHash term : corpus.terms_of(entry))
        if (corpus.counts.count(term) <= largest) all_.insert(std::ranges::lower_bound(all_, std::pair(term, entry)), {term, entry});
}

std::span<const std::pair<WordHash, std::uint32_t>> Postings::having(WordHash term) const {
    const auto range = std::ranges::equal_range(all_, term, {}, &std::pair<WordHash, std::uint32_t>::first);
    return {range.begin(), range.end()};
}

std::vector<std::uint64_t> pairs_to_compare(const Corpus& corpus, const Postings& postings) {
    std::vector<std::uint64_t> pairs;
    std::vector<std::uint32_t> having;
    const std::uint32_t largest = largest_posting(corpus);
    const auto all = postings.all();
    for (std::size_t first = 0; first < all.size();) {
        std::size_t last = first;
        having.clear();
        while (last < all.size() && all[last].first == all[first].first) having.push_back(all[last++].second);
        if (having.size() >= 2 && having.size() <= largest) candidates(corpus, having, pairs);
        first = last;
    }
    same_day_pairs(corpus, pairs);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

void compare_pairs(const Corpus& corpus, std::span<const std::uint64_t> pairs, Links& into) {
    for (const std::uint64_t pair : pairs) compare_into(corpus, static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair), into);
}

void same_day_pairs(const Corpus& corpus, std::vector<std::uint64_t>& pairs) {
    struct OfDay {
        std::uint32_t agency;
        Day day;
        std::uint64_t exact;
        std::uint32_t entry;
        auto operator<=>(const OfDay&) const = default;
    };
    std::vector<OfDay> days;
    days.reserve(corpus.placements.size());
    for (std::uint32_t i = 0; i < corpus.placements.size(); ++i)
        if (corpus.placements[i].dated()) days.push_back({corpus.placements[i].agency, corpus.placements[i].earliest, corpus.signatures[i].exact, i});
    std::ranges::sort(days);
    for (std::size_t first = 0; first < days.size();) {
        std::size_t last = first;
        while (last < days.size() && days[last].agency == days[first].agency && days[last].day == days[first].day) ++last;
        for (std::size_t i = first; i < last; ++i)
            for (std::size_t j = i + 1; j < last && (last - first <= short_day || days[j].exact == days[i].exact); ++j) pairs.push_back(pair_key(days[i].entry, days[j].entry));
        first = last;
    }
}

void find_links_of(const Corpus& corpus, const Postings& postings, std::uint32_t entry, std::span<const std::uint32_t> of_its_day, Links& into) {
    const std::uint32_t largest = largest_posting(corpus);
    std::vector<std::uint32_t> others(of_its_day.begin(), of_its_day.end());
    const Day day = corpus.placements[entry].first_day();
    for (const WordHash term : corpus.terms_of(entry)) {
        const auto having = postings.having(term);
        if (having.size() < 2 || having.size() > largest) continue;
        for (const auto& [each, other] : having)
            if (std::abs(corpus.placements[other].first_day() - day) <= window_of(having.size())) others.push_back(other);
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t other : others)
        if (other != entry) compare_into(corpus, entry, other, into);
    settle(corpus, into);
}

}  // namespace tributary::domain::story
