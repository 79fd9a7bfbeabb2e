// All agencies' entries as one story: their order with its reasons, what happened once and was told several times, where
// the tellings disagree, and when nothing was told or the child was not seen.
//
// Made to be kept: reading texts is the cost, and is paid once for each entry. A change costs what it changes; the findings
// are put together anew from what is kept. In a large case the weights of words are those of the last full reading.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/story/entry.hpp"
#include "domain/story/links.hpp"
#include "domain/story/signature.hpp"

namespace tributary::domain::story {

/// Why an entry stands after the one before it: the first thing in which they differ.
enum class PositionReason : std::uint8_t { first, later_day, ends_later, later_time, time_not_stated, agency_order, order_in_file, undated };

struct ReviewPeriod {
    Day from = 0, to = last_day;
};

enum class DiscrepancyKind : std::uint8_t {
    date,                   // one event on different days
    child_presence,         // the child was there, or was elsewhere
    child_seen,             // seen by one, not seen by the other; or in two places at one time
    attendance,             // who was there, who brought the child, whether the appointment was kept
    injury_one_sided,       // an injury that another who saw or accounted for the child in those days does not have
    referral_not_recorded,  // told or sent, and nothing at the other end
    named_gp,               // a family doctor whom the practice's own file does not have
    address,                // an address in use after the family had left it
    measurement,
    home_conditions,
    present_in_one_agency,  // known to one when others met and did not know
    account,                // a service said to be used, and its own file says otherwise
};
[[nodiscard]] std::string_view name_of(DiscrepancyKind kind);

/// Rows side by side and what sets them apart, as facts: sentences are made of them elsewhere.
struct Discrepancy {
    DiscrepancyKind kind = DiscrepancyKind::date;
    std::vector<std::uint32_t> rows{};               // ascending in the merged order
    std::vector<std::vector<std::uint32_t>> sides{};  // rows that agree with one another, when there are sides
    std::uint32_t agency = no_agency;              // who has nothing, or does not know
    Day from = no_day, to = no_day;                // the days it is about: rival dates, or a silent stretch
    std::int32_t value = 0, other_value = 0;       // of a measurement, in hundredths
    static constexpr std::uint32_t no_agency = 0xFFFFFFFF;

    bool operator==(const Discrepancy&) const = default;
};

struct Gap {
    std::uint32_t agency = 0;
    Day from = 0, to = 0;  // both without contact
    bool operator==(const Gap&) const = default;
};

struct NotSeenRun {
    std::uint32_t agency = 0;
    std::vector<std::uint32_t> rows;
    bool operator==(const NotSeenRun&) const = default;
};

inline constexpr Day shortest_gap = 60;
inline constexpr Day widest_contact = 31;       // an entry spread over more days is no contact
inline constexpr std::size_t shortest_run = 3;  // entries running without sight of the child

struct Findings {
    std::vector<std::uint32_t> order;  // entries; those without a date come last
    std::vector<std::vector<std::uint32_t>> same_event;  // groups of two and more, from two agencies at least
    std::vector<Discrepancy> discrepancies;
    std::vector<Gap> gaps;
    std::vector<NotSeenRun> not_seen_runs;
    std::vector<Duplicate> duplicates;
    std::vector<std::uint32_t> outside_period;
};

class Story {
public:
    Story(std::vector<std::string> agencies, ReviewPeriod period);

    /// Reads all entries, in the place of those before. Their texts are not needed afterwards.
    void read(std::span<const Entry> entries);

    /// The same in steps, for a page that must answer in between: `begin`, then every entry in its place to `learn`, then every
    /// entry to `read_some`, then `finish_some` until it says false. The entries come in any portions, in ascending order.
    void begin(std::size_t count);
    void learn(std::span<const Entry> entries);
    void read_some(std::span<const Entry> entries, std::uint32_t first);
    [[nodiscard]] bool finish_some(std::size_t pairs = 20'000);

    /// One entry says something else now, or stands elsewhere. Its agency stays.
    void change(std::uint32_t entry, const Entry& now);

    [[nodiscard]] Findings findings() const;

    [[nodiscard]] PositionReason why(std::uint32_t before, std::uint32_t entry) const;
    [[nodiscard]] const std::vector<std::string>& agencies() const { return agencies_; }
    [[nodiscard]] std::span<const Placement> placements() const { return placements_; }
    [[nodiscard]] std::span<const Signature> signatures() const { return signatures_; }
    [[nodiscard]] const Links& links() const { return links_; }
    [[nodiscard]] const ReviewPeriod& period() const { return period_; }
    [[nodiscard]] const Directory& directory() const { return directory_; }
    [[nodiscard]] Corpus corpus() const { return {placements_, signatures_, terms_, counts_}; }

    /// What the order is made of: compares as the entries stand.
    static constexpr Day day_zero = -719529;  // the first day that has a number of its own in a key
    struct Key {
        std::uint64_t major = 0;
        std::uint32_t sequence = 0, entry = 0;
        auto operator<=>(const Key&) const = default;
    };
    [[nodiscard]] static Key key_of(const Placement& at, std::uint32_t entry);
    /// The days of a key, without looking at its entry.
    [[nodiscard]] static Day earliest_of(const Key& key) { return static_cast<Day>(key.major >> 42) + day_zero; }
    [[nodiscard]] static Day latest_of(const Key& key) { return static_cast<Day>(key.major >> 20 & 0x3FFFFF) + day_zero; }
    [[nodiscard]] static bool is_dated(const Key& key) { return key.major >> 42 != 0x3FFFFF; }
    [[nodiscard]] Answer seen(std::uint32_t entry) const { return seen_[entry]; }
    [[nodiscard]] std::span<const std::vector<Key>> runs() const { return runs_; }  // of each agency, in order

private:
    void sign(std::uint32_t entry, const Entry& now, Signer& signer);
    [[nodiscard]] std::vector<Key> merged() const;

    std::vector<std::string> agencies_;
    ReviewPeriod period_;
    Directory directory_;
    std::vector<Placement> placements_;
    std::vector<Signature> signatures_;
    std::vector<WordHash> terms_;
    TermCounts counts_;
    Postings postings_;
    Links links_;
    std::vector<std::vector<Key>> runs_;
    std::vector<Key> order_;  // the runs merged
    std::vector<Answer> seen_;            // of each entry: what passes over all entries ask of them
    std::vector<std::uint64_t> pairs_;    // still to be compared
    std::size_t compared_ = 0;
    enum class Reading : std::uint8_t { done, post, gather, compare } reading_ = Reading::done;
    std::vector<std::uint32_t> telling_;  // entries whose signatures the rules ask for, ascending
};

}  // namespace tributary::domain::story
