// Chronologies: one agency's, and all of them merged into one list. Computed from the case file, never stored.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/case_file.hpp"

namespace tributary::domain {

/// An entry with its dates read. `record` and what it points to live as long as the case file is unchanged.
struct Entry {
    const Record* record = nullptr;
    DateReading known;
    DateReading happened;
    int number = 0;  // 1, 2, 3 … by date within its agency, withdrawn ones counted, so that both views give one number

    [[nodiscard]] bool child_not_seen() const;
};

/// The entries of one chronology part in the order of the date the agency knew (SUR-2.3-10), then the time of
/// day, then as they were added. Entries without a readable date come last.
[[nodiscard]] std::vector<Entry> entries_of(const Part& part, bool with_withdrawn = true);

struct Agency {
    Id part;
    std::string name;
    std::string short_name;
    int lane = 0;  // 0, 1, 2 … in the order in which agencies joined the case
};

/// The agencies that have a chronology in this case, in the order in which they joined.
[[nodiscard]] std::vector<Agency> agencies_of(const CaseFile& file);

struct MergedEntry {
    Entry entry;
    int lane = 0;  // index into `agencies`
};

struct MergedChronology {
    std::vector<Agency> agencies;
    std::vector<MergedEntry> entries;  // without withdrawn ones
};

/// The orders of `entries_of` and of `merge`.
[[nodiscard]] bool comes_before(const Record& a, const Record& b);
[[nodiscard]] bool comes_before(const Record& a, int lane_of_a, const Record& b, int lane_of_b);

/// The number of an entry in its part, as `entries_of` gives it, without putting them in order.
[[nodiscard]] int number_of(const Part& part, const Record& entry);

/// All agencies in one list. Order: earliest day the agency knew, time of day, latest day, lane, order in the lane.
[[nodiscard]] MergedChronology merge(const CaseFile& file);

/// The people parts' person records, as they were added; withdrawn ones left out.
[[nodiscard]] std::vector<const Record*> people_of(const CaseFile& file);

/// The record that describes the case: that of its own header part, or null before it has one.
[[nodiscard]] const Record* header_of(const CaseFile& file);

/// The first and last day under review, as far as the header says them.
struct ReviewDays {
    std::optional<Date> from, to;
};
[[nodiscard]] ReviewDays review_days(const CaseFile& file);

/// The rows of imported files that still need a person, in the order of their files.
[[nodiscard]] std::vector<const Record*> left_out_of(const Part& part);

/// A short name for the lane tag, made from the capitals or the first letters: "Children's social care" gives "CSC".
[[nodiscard]] std::string short_name_for(std::string_view agency);

}  // namespace tributary::domain
