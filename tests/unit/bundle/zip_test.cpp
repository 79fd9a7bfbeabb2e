#include <doctest/doctest.h>

#include "bundle/zip.hpp"
#include "crypto/random.hpp"
#include "hostile.hpp"
#include "zip_maker.hpp"

using namespace tributary;
using namespace tributary::bundle;
using hostile::changed;
using hostile::zip_entry;
using hostile::zip_of;
using hostile::ZipHeader;
using hostile::ZipPlan;

static Error refusal(const ZipPlan& plan) {
    const auto files = read_zip(zip_of(plan));
    REQUIRE_FALSE(files);
    return files.error();
}

static Error format(std::string rule) { return {Problem::bundle_format, std::move(rule)}; }

static hostile::ZipEntry honest(std::string path = "a.txt") { return zip_entry(std::move(path), bytes_of("words")); }

static ZipPlan plan(std::vector<hostile::ZipEntry> entries) {
    ZipPlan result;
    result.entries = std::move(entries);
    return result;
}

TEST_CASE("what is written comes back, and the same files give the same bytes") {
    const std::vector<File> files = {
        {"manifest.json", copy_of("{}")}, {"empty", {}}, {"parts/a/b.jsonl", Bytes(100'000, 'x')}, {"noise", crypto::random_bytes(5000)}};
    const auto zip = write_zip(files);
    REQUIRE(zip);
    CHECK(zip->size() < 6500);
    CHECK(read_zip(*zip) == files);
    CHECK(write_zip(files) == zip);
    CHECK(read_zip(*write_zip({}))->empty());
}

TEST_CASE("what shrinks more than a reader believes is stored as it is") {
    const std::vector<File> files = {{"blanks", Bytes(3'000'000, ' ')}};
    const auto zip = write_zip(files);
    REQUIRE(zip);
    CHECK(zip->size() > 3'000'000);
    CHECK(read_zip(*zip) == files);
}

TEST_CASE("every truncation, changed byte or extra byte of a container is refused or changes nothing") {
    const std::vector<File> files = {{"manifest.json", copy_of("{\"a\":1}")}, {"parts/x.jsonl", Bytes(300, 'y')}};
    hostile::every_way(*write_zip(files), [&](ByteView spoilt, std::size_t at) {
        CAPTURE(at);
        const auto read = read_zip(spoilt);
        const bool harmless = read && *read == files;  // dates, attributes and the version that made it
        const bool refused = !read && (read.error().problem == Problem::bundle_format || read.error().problem == Problem::bundle_too_large);
        CHECK((harmless || refused));
        if (spoilt.size() != write_zip(files)->size()) CHECK(refused);
    });
}

TEST_CASE("a container put together by hand is read") {
    CHECK(read_zip(zip_of(plan({honest(), honest("b/c.txt")})))->size() == 2);
    const Bytes timestamps = {0x55, 0x54, 5, 0, 1, 0, 0, 0, 0};
    CHECK(read_zip(zip_of(plan({changed(honest(), [&](ZipHeader& header) { header.extra = timestamps; })}))));
}

TEST_CASE("B-10: bytes after the end, an archive comment, several disks") {
    ZipPlan spoilt = plan({honest()});
    spoilt.after = copy_of("x");
    CHECK(refusal(spoilt) == format("B-10"));
    spoilt = plan({honest()});
    spoilt.comment = "comment";
    CHECK(refusal(spoilt) == format("B-10"));
    spoilt = plan({honest()});
    spoilt.disk = 1;
    CHECK(refusal(spoilt) == format("B-10"));
    CHECK(read_zip({}).error() == format("B-10"));
}

TEST_CASE("B-11: a directory that does not lie where the end says, or has more or fewer entries") {
    ZipPlan spoilt = plan({honest()});
    spoilt.after_directory = copy_of("hidden");
    CHECK(refusal(spoilt) == format("B-11"));
    spoilt = plan({honest()});
    spoilt.size_off_by = -4;
    CHECK(refusal(spoilt) == format("B-11"));
    spoilt = plan({honest(), honest("b")});
    spoilt.count_off_by = -1;
    CHECK(refusal(spoilt) == format("B-11"));
    spoilt.count_off_by = 1;
    CHECK(refusal(spoilt) == format("B-11"));
    spoilt = plan({honest()});
    spoilt.entries[0].central.disk = 1;
    CHECK(refusal(spoilt) == format("B-11"));
}

TEST_CASE("B-12: bytes before, between or after the entries, and entries that overlap") {
    ZipPlan spoilt = plan({honest()});
    spoilt.before = copy_of("#!/bin/sh\n");
    CHECK(refusal(spoilt) == format("B-12"));
    spoilt = plan({honest()});
    spoilt.before_directory = copy_of("hidden");
    CHECK(refusal(spoilt) == format("B-12"));
    spoilt = plan({honest(), honest("b")});
    spoilt.entries[0].packed.push_back('x');
    CHECK(refusal(spoilt) == format("B-12"));
    // Two names for one stretch of data.
    spoilt = plan({honest("a"), honest("b")});
    spoilt.entries[1].central.offset = static_cast<std::uint32_t>(-36);
    CHECK(refusal(spoilt) == format("B-12"));
    // Data that runs on into the directory.
    spoilt = plan({changed(honest(), [](ZipHeader& header) { header.size = header.packed_size = 70; })});
    CHECK(refusal(spoilt) == format("B-12"));
}

TEST_CASE("B-13: a local header that says something else than the directory") {
    const auto with_local = [](void (*change)(ZipHeader&)) {
        ZipPlan spoilt = plan({honest()});
        change(spoilt.entries[0].local);
        return refusal(spoilt);
    };
    CHECK(with_local([](ZipHeader& header) { header.path = "b.txt"; }) == format("B-13"));
    CHECK(with_local([](ZipHeader& header) { header.size = 6; }) == format("B-13"));
    CHECK(with_local([](ZipHeader& header) { header.packed_size = 4; }) == format("B-13"));
    CHECK(with_local([](ZipHeader& header) { header.crc ^= 1; }) == format("B-13"));
    CHECK(with_local([](ZipHeader& header) { header.method = 8; }) == format("B-13"));
    CHECK(with_local([](ZipHeader& header) { header.flags = 2; }) == format("B-13"));
}

TEST_CASE("B-14: encryption, data descriptors, other methods, later versions") {
    const auto with = [](void (*change)(ZipHeader&)) { return refusal(plan({changed(honest(), change)})); };
    CHECK(with([](ZipHeader& header) { header.flags = 1; }) == format("B-14"));
    CHECK(with([](ZipHeader& header) { header.flags = 8; }) == format("B-14"));
    CHECK(with([](ZipHeader& header) { header.method = 12; }) == format("B-14"));
    CHECK(with([](ZipHeader& header) { header.method = 99; }) == format("B-14"));
    CHECK(with([](ZipHeader& header) { header.version = 45; }) == format("B-14"));
    CHECK(with([](ZipHeader& header) { header.size = 6; }) == format("B-14"));
}

TEST_CASE("B-15: extra fields that could change what an entry means, and comments") {
    const auto with_extra = [](Bytes extra) {
        return refusal(plan({changed(honest(), [&](ZipHeader& header) { header.extra = extra; })}));
    };
    CHECK(with_extra({0x01, 0x00, 0, 0}) == format("B-15"));           // Zip64
    CHECK(with_extra({0x75, 0x70, 1, 0, 1}) == format("B-15"));        // another name
    CHECK(with_extra({0x55, 0x54, 9, 0, 1}) == format("B-15"));        // longer than it is
    CHECK(with_extra({0x55}) == format("B-15"));
    ZipPlan spoilt = plan({honest()});
    spoilt.entries[0].central.comment = "comment";
    CHECK(refusal(spoilt) == format("B-15"));
}

TEST_CASE("B-16: folders and links") {
    const auto with = [](std::uint16_t made_by, std::uint32_t attributes) {
        ZipPlan spoilt = plan({honest()});
        spoilt.entries[0].central.made_by = made_by;
        spoilt.entries[0].central.attributes = attributes;
        return read_zip(zip_of(spoilt));
    };
    CHECK(with(0x0314, 0xa1ff0000).error() == format("B-16"));  // symbolic link
    CHECK(with(0x0314, 0x41ed0010).error() == format("B-16"));  // folder
    CHECK(with(0x0014, 0x00000010).error() == format("B-16"));
    CHECK(with(0x0314, 0x81a40000));                            // regular file
}

TEST_CASE("B-17: paths that lead elsewhere, or that not every system can hold") {
    for (const char* path : {"../a", "a/../b", "/etc/passwd", "a//b", "a/", "", ".", "..", "./a", "a/.", ".hidden", "a\\b", "..\\a", "C:a", "a b", "a:b",
                             "a*", "\xc3\xa9", "a.", "a/b./c", "1/2/3/4/5/6/7/8/9", "a\nb"}) {
        CAPTURE(path);
        CHECK_FALSE(is_bundle_path(path));
        CHECK(refusal(plan({honest(path)})) == format("B-17"));
    }
    CHECK_FALSE(is_bundle_path(std::string(241, 'a')));
    CHECK_FALSE(is_bundle_path({"a\0b", 3}));
    for (const char* path : {"manifest.json", "manifest.json.minisig", "SHA256SUMS", "1/2/3/4/5/6/7/8", "read-me/index.html", "a..b"}) {
        CHECK(is_bundle_path(path));
    }
    CHECK(is_bundle_path(std::string(240, 'a')));
}

TEST_CASE("B-18: two files of one name, of names that differ in capitals, and a file that is a folder") {
    CHECK(refusal(plan({honest("a"), honest("a")})) == format("B-18"));
    CHECK(refusal(plan({honest("a"), honest("A")})) == format("B-18"));
    CHECK(refusal(plan({honest("a/b"), honest("a")})) == format("B-18"));
    CHECK(refusal(plan({honest("A"), honest("a/b/c")})) == format("B-18"));
}

TEST_CASE("B-19: too many files, too large files and bombs are refused before anything is inflated") {
    const auto too_large = Error{Problem::bundle_too_large, "", "B-19"};
    const auto claims = [](std::uint32_t packed, std::uint32_t size) {
        return changed(honest(), [=](ZipHeader& header) { header.method = 8, header.packed_size = packed, header.size = size; });
    };
    CHECK(refusal(plan({claims(0x10000000, 0x10000001)})) == too_large);
    CHECK(refusal(plan({claims(1000, 0x0fffffff)})) == too_large);
    CHECK(refusal(plan({claims(0xffffffff, 0xffffffff)})) == too_large);
    std::vector<hostile::ZipEntry> three;
    for (const char* name : {"a", "b", "c"}) three.push_back(changed(claims(0x0c000000, 0x0c000000), [&](ZipHeader& header) { header.path = name; }));
    CHECK(refusal(plan(three)) == too_large);
    ZipPlan many = plan({});
    for (int i = 0; i < 10'001; ++i) many.entries.push_back(zip_entry(std::to_string(i), {}));
    CHECK(refusal(many) == too_large);
    many.entries.pop_back();
    CHECK(read_zip(zip_of(many))->size() == 10'000);
}

TEST_CASE("B-20: deflated data that is longer, shorter or other than promised") {
    const Bytes plain(1000, 'x');
    const Bytes packed = zip::deflate_raw(plain);
    const auto with = [&](Bytes data, std::uint32_t size, std::uint32_t crc) {
        hostile::ZipEntry entry = zip_entry("a", plain);
        entry.packed = data;
        return plan({changed(entry, [&](ZipHeader& header) {
            header.method = 8, header.packed_size = static_cast<std::uint32_t>(data.size()), header.size = size, header.crc = crc;
        })});
    };
    const std::uint32_t crc = zip::crc32_of(plain);
    CHECK(read_zip(zip_of(with(packed, 1000, crc))));
    CHECK(refusal(with(packed, 999, crc)) == format("B-20"));
    CHECK(refusal(with(packed, 1001, crc)) == format("B-20"));
    CHECK(refusal(with(packed, 1000, crc ^ 1)) == format("B-20"));
    Bytes longer = packed;
    longer.push_back(0);
    CHECK(refusal(with(longer, 1000, crc)) == format("B-20"));
    Bytes shorter = packed;
    shorter.pop_back();
    CHECK(refusal(with(shorter, 1000, crc)) == format("B-20"));
    CHECK(refusal(with({}, 1000, crc)) == format("B-20"));
    CHECK(refusal(with(copy_of("not deflated"), 1000, crc)) == format("B-20"));
}
