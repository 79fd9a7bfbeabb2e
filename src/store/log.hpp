// The log of a vault in memory, and the decision which segments one append writes. Pure: no storage, no sealing.
//
// The log ends in a `tail`: the latest segments, together at most `segment_limit`, whose records are kept in memory.
// An append either lengthens the last segment (up to `active_limit`), or opens a new one, or, when the tail would
// outgrow its limit, packs tail and append into full segments and lets the small ones go. So a vault has at most
// two segments for each MiB, plus some forty, however many saves made it.
#pragma once

#include <functional>

#include "store/head.hpp"

namespace tributary::store {

struct Log {
    std::uint64_t records = 0;
    std::vector<SegmentRef> full;   // never rewritten
    std::vector<Segment> tail;      // follow after `full`
    std::vector<Tag> tail_tags;     // one for each of `tail`

    [[nodiscard]] std::vector<SegmentRef> segments() const;
};

/// What one append changes: the segments of the tail from number `keep` on give way to `written`.
struct Plan {
    std::size_t keep = 0;
    std::vector<Segment> written;
    std::vector<Id> dropped;        // names that go for good
    std::uint64_t records = 0;      // in all, afterwards
};

using FreshName = std::function<Id()>;

/// None of `records` may be longer than `record_limit`. No records at all: a plan that changes nothing.
[[nodiscard]] Plan plan_append(const Log& log, const std::vector<ByteView>& records, const FreshName& fresh_name);

/// The log after the plan, whose written segments got these tags when they were sealed.
[[nodiscard]] std::vector<SegmentRef> segments_after(const Log& log, const Plan& plan, const std::vector<Tag>& tags);
void carry_out(Log& log, Plan plan, const std::vector<Tag>& tags);

/// Adds the next segment while a vault is being opened, keeping its records only as long as they belong to the tail.
void add_opened(Log& log, Segment segment, const Tag& tag);

/// Overwrites every record that is kept in memory.
void wipe(Log& log);

}  // namespace tributary::store
