#include "domain/story/story.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "domain/story/rules.hpp"

namespace tributary::domain::story {

namespace {

constexpr std::uint64_t no_time = 1440;

// Terms of an entry and its topics, as the counts and postings know them.
void with_topics(Signature& signature, std::vector<WordHash>& terms) {
    for (Topics rest = signature.topics; rest != 0; rest &= rest - 1) terms.push_back(join(0x70u, static_cast<WordHash>(std::countr_zero(rest))));
    std::sort(terms.begin() + static_cast<std::ptrdiff_t>(signature.terms_at), terms.end());
    signature.terms = static_cast<std::uint16_t>(terms.size() - signature.terms_at);
}

}  // namespace

Story::Story(std::vector<std::string> agencies, ReviewPeriod period) : agencies_(std::move(agencies)), period_(period), directory_(agencies_) {}

// 22 bits for each day, 11 for the minute, 9 for the agency.
Story::Key Story::key_of(const Placement& at, std::uint32_t entry) {
    constexpr std::uint64_t last = (1u << 22) - 1;
    const std::uint64_t earliest = at.dated() ? static_cast<std::uint64_t>(at.earliest - day_zero) : last;
    const std::uint64_t latest = at.dated() ? static_cast<std::uint64_t>(at.latest - day_zero) : last;
    const std::uint64_t time = at.from < 0 ? no_time : static_cast<std::uint64_t>(at.from);
    return {earliest << 42 | latest << 20 | time << 9 | (at.agency & 0x1FFu), at.sequence, entry};
}

PositionReason Story::why(std::uint32_t before, std::uint32_t entry) const {
    const Placement& a = placements_[before];
    const Placement& b = placements_[entry];
    if (!b.dated()) return PositionReason::undated;
    if (a.earliest != b.earliest) return PositionReason::later_day;
    if (a.latest != b.latest) return PositionReason::ends_later;
    if (a.from != b.from) return b.from < 0 ? PositionReason::time_not_stated : PositionReason::later_time;
    return a.agency != b.agency ? PositionReason::agency_order : PositionReason::order_in_file;
}

void Story::sign(std::uint32_t entry, const Entry& now, Signer& signer) {
    signatures_[entry] = signer.sign(now, terms_);
    with_topics(signatures_[entry], terms_);
}

void Story::begin(std::size_t count) {
    placements_.assign(count, {});
    signatures_.assign(count, {});
    seen_.assign(count, Answer::not_stated);
    terms_.clear();
    terms_.reserve(count * 12);
    counts_.clear();
    directory_ = Directory(agencies_);
    runs_.assign(agencies_.size(), {});
    order_.clear();
    telling_.clear();
    links_ = {};
    reading_ = Reading::post;
}

void Story::learn(std::span<const Entry> entries) {
    for (const Entry& entry : entries) directory_.learn_workers(entry.texts.worker, entry.agency);
}

void Story::read_some(std::span<const Entry> entries, std::uint32_t first) {
    Signer signer(directory_);
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const std::uint32_t entry = first + i;
        placements_[entry] = entries[i];
        seen_[entry] = entries[i].seen;
        sign(entry, entries[i], signer);
        counts_.add(corpus().terms_of(entry));
        runs_[entries[i].agency].push_back(key_of(entries[i], entry));
        if (is_telling(placements_[entry], signatures_[entry])) telling_.push_back(entry);
    }
}

bool Story::finish_some(std::size_t pairs) {
    switch (reading_) {
        case Reading::post:
            for (auto& run : runs_) std::ranges::sort(run);
            order_ = merged();
            postings_.build(corpus());
            reading_ = Reading::gather;
            return true;
        case Reading::gather:
            pairs_ = pairs_to_compare(corpus(), postings_);
            compared_ = 0;
            reading_ = Reading::compare;
            return true;
        case Reading::compare: {
            const std::size_t some = std::min(pairs, pairs_.size() - compared_);
            compare_pairs(corpus(), std::span(pairs_).subspan(compared_, some), links_);
            compared_ += some;
            if (compared_ < pairs_.size()) return true;
            settle(corpus(), links_);
            pairs_ = {};
            reading_ = Reading::done;
            return false;
        }
        case Reading::done: return false;
    }
    return false;
}

void Story::read(std::span<const Entry> entries) {
    begin(entries.size());
    learn(entries);
    read_some(entries, 0);
    while (finish_some()) {}
}

void Story::change(std::uint32_t entry, const Entry& now) {
    const auto of_it = [entry](const auto& link) { return link.a == entry || link.b == entry; };
    std::erase_if(links_.events, of_it);
    std::erase_if(links_.duplicates, of_it);
    const std::vector<WordHash> before(corpus().terms_of(entry).begin(), corpus().terms_of(entry).end());
    counts_.remove(before);
    postings_.remove(before, entry);
    auto& run = runs_[placements_[entry].agency];
    const Key was_at = key_of(placements_[entry], entry);
    for (auto* keys : {&run, &order_}) keys->erase(std::ranges::lower_bound(*keys, was_at));

    placements_[entry] = now;
    seen_[entry] = now.seen;
    Signer signer(directory_);
    sign(entry, now, signer);
    counts_.add(corpus().terms_of(entry));
    postings_.insert(corpus(), entry);
    const Key key = key_of(now, entry);
    for (auto* keys : {&run, &order_}) keys->insert(std::ranges::lower_bound(*keys, key), key);
    const auto told = std::ranges::lower_bound(telling_, entry);
    const bool was = told != telling_.end() && *told == entry;
    const bool is = is_telling(placements_[entry], signatures_[entry]);
    if (was && !is) telling_.erase(told);
    if (is && !was) telling_.insert(told, entry);

    if (!now.dated()) return;
    std::vector<std::uint32_t> same_day;
    for (auto at = std::ranges::lower_bound(run, key_of({.agency = now.agency, .earliest = now.earliest, .latest = now.earliest, .from = 0}, 0)); at != run.end(); ++at) {
        if (placements_[at->entry].earliest != now.earliest) break;
        same_day.push_back(at->entry);
    }
    Links links;
    find_links_of(corpus(), postings_, entry, same_day, links);
    const auto merge_in = [](auto& into, const auto& more) {
        const auto middle = static_cast<std::ptrdiff_t>(into.size());
        into.insert(into.end(), more.begin(), more.end());
        std::ranges::inplace_merge(into, into.begin() + middle, {}, [](const auto& link) { return std::pair(std::min(link.a, link.b), std::max(link.a, link.b)); });
    };
    merge_in(links_.events, links.events);
    merge_in(links_.duplicates, links.duplicates);
}

// Runs are in order: two by two they become longer ones.
std::vector<Story::Key> Story::merged() const {
    std::vector<Key> from, into;
    std::vector<std::size_t> ends;
    for (const auto& run : runs_) {
        from.insert(from.end(), run.begin(), run.end());
        ends.push_back(from.size());
    }
    into.resize(from.size());
    while (ends.size() > 1) {
        std::vector<std::size_t> longer;
        std::size_t start = 0;
        for (std::size_t i = 0; i < ends.size(); i += 2) {
            const std::size_t middle = ends[i];
            const std::size_t end = i + 1 < ends.size() ? ends[i + 1] : middle;
            std::merge(from.begin() + static_cast<std::ptrdiff_t>(start), from.begin() + static_cast<std::ptrdiff_t>(middle), from.begin() + static_cast<std::ptrdiff_t>(middle),
                       from.begin() + static_cast<std::ptrdiff_t>(end), into.begin() + static_cast<std::ptrdiff_t>(start));
            longer.push_back(end);
            start = end;
        }
        from.swap(into);
        ends = std::move(longer);
    }
    return from;
}

namespace {

std::vector<Gap> gaps_of(const Story& story) {
    std::vector<Gap> gaps;
    const ReviewPeriod& period = story.period();
    for (std::uint32_t agency = 0; agency < story.runs().size(); ++agency) {
        if (story.runs()[agency].empty()) continue;
        Day from = period.from;  // the first day that nothing has touched yet
        const auto until = [&](Day day) {
            if (day - from >= shortest_gap) gaps.push_back({agency, from, day - 1});
        };
        for (const Story::Key& key : story.runs()[agency]) {
            const Day earliest = Story::earliest_of(key), latest = Story::latest_of(key);
            if (!Story::is_dated(key) || latest < period.from || earliest > period.to || latest - earliest + 1 > widest_contact) continue;
            if (latest > earliest && story.placements()[key.entry].stated_gap) continue;
            until(earliest);
            from = std::max(from, latest + 1);
        }
        until(period.to + 1);
    }
    return gaps;
}

std::vector<NotSeenRun> not_seen_runs_of(const Story& story) {
    std::vector<NotSeenRun> found;
    for (std::uint32_t agency = 0; agency < story.runs().size(); ++agency) {
        NotSeenRun run{agency, {}};
        const auto finish = [&] {
            if (run.rows.size() >= shortest_run) found.push_back(run);
            run.rows.clear();
        };
        for (const Story::Key& key : story.runs()[agency]) {
            const Answer seen = story.seen(key.entry);
            if (seen == Answer::no && Story::is_dated(key)) run.rows.push_back(key.entry);
            if (seen == Answer::yes) finish();
        }
        finish();
    }
    return found;
}

// In the order, what is over before the period stands in front, and what begins after it at the end.
std::vector<std::uint32_t> outside_of(const Story& story, std::span<const std::uint32_t> order) {
    std::vector<std::uint32_t> outside;
    for (const std::uint32_t entry : order) {
        const Placement& at = story.placements()[entry];
        if (!at.dated() || at.earliest >= story.period().from) break;
        if (at.latest < story.period().from) outside.push_back(entry);
    }
    const auto first = std::ranges::partition_point(order, [&](std::uint32_t entry) { return story.placements()[entry].dated() && story.placements()[entry].earliest <= story.period().to; });
    for (auto entry = first; entry != order.end() && story.placements()[*entry].dated(); ++entry) outside.push_back(*entry);
    return outside;
}

}  // namespace

Findings Story::findings() const {
    Findings findings;
    findings.order.resize(order_.size());
    std::ranges::transform(order_, findings.order.begin(), &Key::entry);
    findings.gaps = gaps_of(*this);
    findings.not_seen_runs = not_seen_runs_of(*this);
    findings.duplicates = links_.duplicates;
    findings.outside_period = outside_of(*this, findings.order);
    find_discrepancies(*this, telling_, findings);
    return findings;
}

std::string_view name_of(DiscrepancyKind kind) {
    constexpr std::array<std::string_view, 12> names = {"date",     "child_presence", "child_seen",  "attendance",      "injury_one_sided",      "referral_not_recorded",
                                                        "named_gp", "address",        "measurement", "home_conditions", "present_in_one_agency", "account"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace tributary::domain::story
