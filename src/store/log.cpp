#include "store/log.hpp"

#include <algorithm>

namespace tributary::store {

namespace {

std::size_t record_bytes(const std::vector<ByteView>& records) {
    std::size_t size = 0;
    for (const ByteView record : records) size += stored_size(record.size());
    return size;
}

std::size_t tail_bytes(const Log& log) {
    std::size_t size = 0;
    for (const Segment& segment : log.tail) size += segment.records.size();
    return size;
}

std::uint64_t records_before_tail(const Log& log) {
    return log.tail.empty() ? log.records : log.tail.front().first;
}

void add_all(Segment& segment, const std::vector<ByteView>& records) {
    for (const ByteView record : records) segment.add(record);
}

// Fills segments one after the other, each as far as the limit goes.
class Packer {
public:
    Packer(std::uint64_t first, const FreshName& fresh_name) : next_(first), fresh_name_(fresh_name) {}

    void add(ByteView record) {
        if (packed_.empty() || !has_room(record.size())) packed_.push_back({fresh_name_(), next_, 0, {}});
        packed_.back().add(record);
        ++next_;
    }
    std::vector<Segment> take() { return std::move(packed_); }

private:
    bool has_room(std::size_t record) const {
        return segment_file_size(packed_.back().records.size() + stored_size(record)) <= segment_limit;
    }

    std::uint64_t next_;
    const FreshName& fresh_name_;
    std::vector<Segment> packed_;
};

Plan repacked(const Log& log, const std::vector<ByteView>& records, const FreshName& fresh_name) {
    Packer packer(records_before_tail(log), fresh_name);
    Plan plan;
    for (const Segment& segment : log.tail) {
        plan.dropped.push_back(segment.name);
        for (const ByteView record : records_of(segment)) packer.add(record);
    }
    for (const ByteView record : records) packer.add(record);
    plan.written = packer.take();
    return plan;
}

Plan lengthened(const Log& log, const std::vector<ByteView>& records) {
    Plan plan{log.tail.size() - 1, {log.tail.back()}, {}, 0};
    add_all(plan.written.front(), records);
    return plan;
}

Plan with_new_segment(const Log& log, const std::vector<ByteView>& records, const FreshName& fresh_name) {
    Plan plan{log.tail.size(), {Segment{fresh_name(), log.records, 0, {}}}, {}, 0};
    add_all(plan.written.front(), records);
    return plan;
}

Plan planned(const Log& log, const std::vector<ByteView>& records, const FreshName& fresh_name) {
    const std::size_t size = record_bytes(records);
    if (segment_file_size(tail_bytes(log) + size) > segment_limit) return repacked(log, records, fresh_name);
    const bool has_room =
        !log.tail.empty() && segment_file_size(log.tail.back().records.size() + size) <= active_limit;
    return has_room ? lengthened(log, records) : with_new_segment(log, records, fresh_name);
}

// Earlier segments leave memory as soon as the tail is longer than may be kept.
void shorten_tail(Log& log) {
    while (!log.tail.empty() && segment_file_size(tail_bytes(log)) > segment_limit) {
        log.full.push_back({log.tail.front().name, log.tail_tags.front()});
        crypto::wipe(log.tail.front().records);
        log.tail.erase(log.tail.begin());
        log.tail_tags.erase(log.tail_tags.begin());
    }
}

}  // namespace

std::vector<SegmentRef> Log::segments() const {
    std::vector<SegmentRef> all = full;
    for (std::size_t i = 0; i < tail.size(); ++i) all.push_back({tail[i].name, tail_tags[i]});
    return all;
}

Plan plan_append(const Log& log, const std::vector<ByteView>& records, const FreshName& fresh_name) {
    Plan plan{log.tail.size(), {}, {}, 0};
    if (!records.empty()) plan = planned(log, records, fresh_name);
    plan.records = log.records + records.size();
    return plan;
}

std::vector<SegmentRef> segments_after(const Log& log, const Plan& plan, const std::vector<Tag>& tags) {
    std::vector<SegmentRef> all = log.segments();
    all.resize(log.full.size() + plan.keep);
    for (std::size_t i = 0; i < plan.written.size(); ++i) all.push_back({plan.written[i].name, tags[i]});
    return all;
}

void carry_out(Log& log, Plan plan, const std::vector<Tag>& tags) {
    for (std::size_t i = plan.keep; i < log.tail.size(); ++i) crypto::wipe(log.tail[i].records);
    log.tail.resize(plan.keep);
    log.tail_tags.resize(plan.keep);
    std::ranges::move(plan.written, std::back_inserter(log.tail));
    log.tail_tags.insert(log.tail_tags.end(), tags.begin(), tags.end());
    log.records = plan.records;
    shorten_tail(log);
}

void add_opened(Log& log, Segment segment, const Tag& tag) {
    log.records += segment.count;
    log.tail.push_back(std::move(segment));
    log.tail_tags.push_back(tag);
    shorten_tail(log);
}

void wipe(Log& log) {
    for (Segment& segment : log.tail) crypto::wipe(segment.records);
    log = {};
}

}  // namespace tributary::store
