#include "store/log.hpp"

#include "support.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

std::vector<Tag> tags_for(const Plan& plan) { return std::vector<Tag>(plan.written.size()); }

// A log together with what its files would hold.
struct Simulated {
    test::Keys keys;
    Log log;
    std::map<Id, Segment> files;

    Plan append(const test::Records& records) {
        const std::vector<ByteView> views(records.begin(), records.end());
        Plan plan = plan_append(log, views, crypto::new_id);
        for (const Segment& segment : plan.written) files[segment.name] = segment;
        for (const Id& name : plan.dropped) files.erase(name);
        carry_out(log, plan, tags_for(plan));
        return plan;
    }
    test::Records replay() const {
        test::Records all;
        for (const SegmentRef& ref : log.segments())
            for (const ByteView record : records_of(files.at(ref.name))) all.emplace_back(record.begin(), record.end());
        return all;
    }
    Log as_opened() const {
        Log opened;
        for (const SegmentRef& ref : log.segments()) add_opened(opened, files.at(ref.name), ref.tag);
        return opened;
    }
};

}  // namespace

TEST_CASE("small appends lengthen one segment under its name until it is full") {
    Simulated simulated;
    const Id name = simulated.append({test::record_of(1000, 1)}).written.front().name;
    CHECK(simulated.append({test::record_of(1000, 2)}).written.front().name == name);
    CHECK(simulated.append({test::record_of(47 * 1024, 3)}).written.front().name != name);
    CHECK(simulated.log.tail.size() == 2);
    CHECK(simulated.log.records == 3);
}

TEST_CASE("an append of many records spans full segments") {
    Simulated simulated;
    test::Records records(400, test::record_of(10 * 1024, 7));
    const Plan plan = simulated.append(records);
    CHECK(plan.written.size() == 4);
    for (const Segment& segment : plan.written) CHECK(segment.file_size() <= segment_limit);
    CHECK(simulated.log.full.size() == 3);
    CHECK(simulated.replay() == records);
}

TEST_CASE("an empty append plans nothing") {
    Simulated simulated;
    simulated.append({test::record_of(10, 1)});
    const Plan plan = simulated.append({});
    CHECK(plan.written.empty());
    CHECK(plan.dropped.empty());
    CHECK(simulated.log.records == 1);
}

TEST_CASE("a record longer than a segment has one to itself and is not written again") {
    Simulated simulated;
    simulated.append({test::record_of(100, 1)});
    simulated.append({test::record_of(3 * segment_limit, 2)});
    const Plan after = simulated.append({test::record_of(100, 3)});
    CHECK(after.written.size() == 1);
    CHECK(after.dropped.empty());
    CHECK(simulated.log.full.size() == 2);
    CHECK(simulated.replay().size() == 3);
}

TEST_CASE("on random appends the log replays in order, stays short and equals the one that opening builds") {
    std::mt19937 random(20140205);
    for (int round = 0; round < 20; ++round) {
        Simulated simulated;
        test::Records all;
        std::size_t bytes = 0;
        const std::size_t longest = std::size_t{1} << (4 + random() % 14);
        for (int i = 0; i < 60; ++i) {
            test::Records batch(random() % 5);
            for (Bytes& record : batch) record = test::random_record(random, longest);
            for (const Bytes& record : batch) bytes += record.size() + 4;
            simulated.append(batch);
            test::add_to(all, batch);
            const Log opened = simulated.as_opened();
            REQUIRE(opened.full == simulated.log.full);
            REQUIRE(opened.tail.size() == simulated.log.tail.size());
        }
        REQUIRE(simulated.replay() == all);
        REQUIRE(simulated.files.size() == simulated.log.segments().size());
        REQUIRE(simulated.files.size() <= 2 * (bytes / segment_limit) + 46);
    }
}

TEST_CASE("ten thousand saves of a KiB leave few files, and each save writes little") {
    Simulated simulated;
    std::size_t written = 0, most = 0;
    for (int i = 0; i < 10'000; ++i) {
        std::size_t size = 0;
        for (const Segment& segment : simulated.append({test::record_of(1024, 1)}).written) size += segment.file_size();
        written += size;
        most = std::max(most, size);
    }
    CHECK(simulated.files.size() <= 40);
    CHECK(most <= segment_limit + active_limit);
    CHECK(written / 10'000 <= 32 * 1024);
}
