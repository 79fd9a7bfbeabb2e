#include "store/segment.hpp"

#include <algorithm>

#include "crypto/seal.hpp"
#include "store/head.hpp"
#include "support.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

struct Sample {
    test::Keys keys;
    crypto::Secret key = crypto::random_secret(32);
    Id vault = crypto::new_id();
    Place place{key, vault};
    Segment segment{crypto::new_id(), 41, 0, {}};
    Head head{7, crypto::sha256({}), 3, {9}, {{crypto::new_id(), {1}}, {crypto::new_id(), {2}}}};

    Sample() {
        for (const char* text : {"one", "", "three"}) segment.add(bytes_of(text));
    }
};

template <class Refused>
void refuses_every_alteration(const Bytes& file, const Refused& refused) {
    for (std::size_t at = 0; at < file.size(); ++at) {
        Bytes flipped = file;
        flipped[at] ^= static_cast<std::uint8_t>(1 << at % 8);
        REQUIRE(refused(flipped));
    }
    for (std::size_t size = 0; size < file.size(); ++size) REQUIRE(refused(ByteView(file).first(size)));
    Bytes longer = file;
    longer.push_back(0);
    REQUIRE(refused(longer));
}

}  // namespace

TEST_CASE("a segment gives back its records, the empty one too") {
    const Sample sample;
    const auto file = seal_segment(sample.place, sample.segment);
    REQUIRE(file);
    CHECK(file->size() == 4096);
    const auto opened = open_segment(sample.place, sample.segment.name, *file);
    REQUIRE(opened);
    CHECK(opened->first == 41);
    CHECK(opened->records == sample.segment.records);
    const auto records = records_of(*opened);
    REQUIRE(records.size() == 3);
    CHECK(text_of(records[0]) == "one");
    CHECK(records[1].empty());
    CHECK(text_of(records[2]) == "three");
}

TEST_CASE("file sizes are buckets that hold what is put into them") {
    CHECK(segment_file_size(0) == 4096);
    CHECK(segment_file_size(4096 - 52) == 4096);
    CHECK(segment_file_size(4096 - 51) == 8192);
    CHECK(segment_file_size(active_limit - 52) == active_limit);
    CHECK(segment_file_size(active_limit - 51) == 128 * 1024);
    CHECK(segment_file_size(segment_limit - 52) == segment_limit);
    CHECK(segment_file_size(segment_limit - 51) == 2 * segment_limit);
}

TEST_CASE("S-05 a segment with a flipped bit, cut short or lengthened is refused") {
    const Sample sample;
    refuses_every_alteration(*seal_segment(sample.place, sample.segment), [&](ByteView file) {
        return !open_segment(sample.place, sample.segment.name, file);
    });
}

TEST_CASE("S-06 a segment opens under its own name, vault and key only") {
    const Sample sample;
    const auto file = seal_segment(sample.place, sample.segment);
    const Id other = crypto::new_id();
    const auto other_key = crypto::random_secret(32);
    CHECK_FALSE(open_segment(sample.place, other, *file));
    CHECK_FALSE(open_segment({sample.key, other}, sample.segment.name, *file));
    CHECK_FALSE(open_segment({other_key, sample.vault}, sample.segment.name, *file));
    CHECK_FALSE(open_head(sample.place, *file));
}

TEST_CASE("S-07 a genuine segment with wrong contents is refused") {
    const Sample sample;
    Bytes context = copy_of("tributary vault segment 1\n");
    context.insert(context.end(), sample.vault.bytes.begin(), sample.vault.bytes.end());
    context.insert(context.end(), sample.segment.name.bytes.begin(), sample.segment.name.bytes.end());
    const auto refused = [&](const Bytes& plain) {
        return !open_segment(sample.place, sample.segment.name, *crypto::seal(sample.key, plain, context));
    };
    Bytes plain(4096 - 40);
    CHECK(refused(plain));                       // no record
    plain[11] = 1;
    CHECK_FALSE(refused(plain));                 // one empty record
    plain.back() = 1;
    CHECK(refused(plain));                       // padding that is not zero
    plain.back() = 0;
    plain[12] = 0xff;
    CHECK(refused(plain));                       // a record longer than the file
    plain[12] = 0;
    plain[8] = 0xff;
    CHECK(refused(plain));                       // more records than the file has room for
    plain[8] = 0;
    plain.resize(8192 - 40);
    CHECK(refused(plain));                       // a larger bucket than it needs
    plain.resize(4096 - 41);
    CHECK(refused(plain));                       // not a bucket
}

TEST_CASE("a head gives back what was put into it; S-08 altered, it is refused") {
    const Sample sample;
    const auto file = seal_head(sample.place, sample.head);
    REQUIRE(file);
    CHECK(*open_head(sample.place, *file) == sample.head);
    refuses_every_alteration(*file, [&](ByteView bytes) { return !open_head(sample.place, bytes); });
    const auto other_key = crypto::random_secret(32);
    CHECK_FALSE(open_head({other_key, sample.vault}, *file));
}

TEST_CASE("S-09 a head that names a segment twice or has no number is refused") {
    const Sample sample;
    Head twice = sample.head;
    twice.segments.push_back(twice.segments.front());
    CHECK_FALSE(open_head(sample.place, *seal_head(sample.place, twice)));
    Head unnumbered = sample.head;
    unnumbered.counter = 0;
    CHECK_FALSE(open_head(sample.place, *seal_head(sample.place, unnumbered)));
}
