// Which entries of different agencies tell of one event, and which entries of one agency are the same entry twice.
//
// Evidence is counted in points, each with its reason: rare words shared, the same day, a day that one names and the other
// has, each other's agency named, the same time. A pair is compared only when something rare is shared. Nothing is learned
// from data: the weight of a word is how few entries of this case have it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "domain/story/entry.hpp"
#include "domain/story/signature.hpp"

namespace tributary::domain::story {

enum class Evidence : std::uint8_t { same_day, near_days, named_day, same_time, shared_words, names_the_other, names_each_other, same_topic, same_address, same_roles };
using EvidenceBits = std::uint16_t;
[[nodiscard]] constexpr EvidenceBits bit(Evidence evidence) { return static_cast<EvidenceBits>(1u << static_cast<unsigned>(evidence)); }

struct Link {
    std::uint32_t a = 0, b = 0;  // entries, a < b
    float points = 0;
    EvidenceBits evidence = 0;
};

struct Duplicate {
    std::uint32_t a = 0, b = 0;  // the earlier one of the agency's file first
    bool exact = false;
    bool operator==(const Duplicate&) const = default;
};

inline constexpr float same_event_points = 11.0f;

/// How many entries have each term.
class TermCounts {
public:
    void add(std::span<const WordHash> terms);
    void remove(std::span<const WordHash> terms);
    [[nodiscard]] std::uint32_t count(WordHash term) const;
    void clear();

private:
    [[nodiscard]] std::size_t slot_of(WordHash term) const;
    void grow();
    struct Slot {
        WordHash term = 0;
        std::uint32_t count = 0;
        bool used = false;
    };
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

/// What the linker sees of a story. All spans are indexed by entry.
struct Corpus {
    std::span<const Placement> placements;
    std::span<const Signature> signatures;
    std::span<const WordHash> terms;
    const TermCounts& counts;

    [[nodiscard]] std::span<const WordHash> terms_of(std::uint32_t entry) const { return terms.subspan(signatures[entry].terms_at, signatures[entry].terms); }
    [[nodiscard]] float weight(WordHash term) const;  // points for sharing it, 0 to 7
};

/// The points that speak for one event; below `same_event_points` they do not suffice.
[[nodiscard]] Link compare(const Corpus& corpus, std::uint32_t a, std::uint32_t b);

/// Two entries of one agency and day: the same words, or nearly.
enum class Likeness : std::uint8_t { none, near, exact };
[[nodiscard]] Likeness likeness(const Corpus& corpus, std::uint32_t a, std::uint32_t b);

struct Links {
    std::vector<Link> events;           // ascending (a, b)
    std::vector<Duplicate> duplicates;  // ascending
};

/// Which entries have a term, of the terms that are rare enough to be evidence. Kept from change to change.
class Postings {
public:
    void build(const Corpus& corpus);
    void remove(std::span<const WordHash> terms, std::uint32_t entry);
    void insert(const Corpus& corpus, std::uint32_t entry);
    [[nodiscard]] std::span<const std::pair<WordHash, std::uint32_t>> having(WordHash term) const;
    [[nodiscard]] std::span<const std::pair<WordHash, std::uint32_t>> all() const { return all_; }

private:
    void add(const Corpus& corpus, std::uint32_t entry, std::uint32_t largest);
    std::vector<std::pair<WordHash, std::uint32_t>> all_;  // ascending
};

/// The pairs worth comparing: those that share a rare term within some days, and those of one agency and day. Ascending.
[[nodiscard]] std::vector<std::uint64_t> pairs_to_compare(const Corpus& corpus, const Postings& postings);
void compare_pairs(const Corpus& corpus, std::span<const std::uint64_t> pairs, Links& into);
void settle(const Corpus& corpus, Links& links);

/// The pairs of entries of one agency and one day that may be the same entry twice.
void same_day_pairs(const Corpus& corpus, std::vector<std::uint64_t>& pairs);

/// The links of one entry alone. `of_its_day`: the entries of its agency on its day.
void find_links_of(const Corpus& corpus, const Postings& postings, std::uint32_t entry, std::span<const std::uint32_t> of_its_day, Links& into);

}  // namespace tributary::domain::story
