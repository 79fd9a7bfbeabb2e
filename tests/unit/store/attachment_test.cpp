// The chunks of an attachment, and what a reader refuses (docs/store-format.md, section 12).
#include "store/attachment.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <set>

#include "../bundle/hostile.hpp"
#include "crypto/random.hpp"
#include "crypto/start.hpp"
#include "store/memory_chunks.hpp"

using namespace tributary;
using namespace tributary::store;

namespace {

struct Sample {
    crypto::Secret key;
    Bytes content;
    std::unique_ptr<Chunks> chunks;

    explicit Sample(std::size_t size) {
        REQUIRE(crypto::start());
        key = crypto::random_secret(32);
        content = crypto::random_bytes(size);
        chunks = std::make_unique<Chunks>(key, size);
    }
    [[nodiscard]] ByteView piece(std::uint32_t number) const {
        return ByteView(content).subspan(std::size_t{number} * chunk_content, chunks->content_size(number));
    }
    [[nodiscard]] Bytes sealed(std::uint32_t number) const { return *chunks->seal(number, piece(number)); }
};

bool is_damaged(const Result<Bytes>& opened) { return !opened && opened.error().problem == Problem::attachment_damaged; }

}  // namespace

TEST_CASE("an attachment of any size comes back from its chunks") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{5000}, chunk_content - 1, chunk_content, chunk_content + 1, 2 * chunk_content, 3 * chunk_content + 7}) {
        const Sample sample(size);
        CHECK(sample.chunks->count() == std::max<std::size_t>(1, (size + chunk_content - 1) / chunk_content));
        Bytes back;
        for (std::uint32_t number = 0; number < sample.chunks->count(); ++number) {
            const auto opened = sample.chunks->open(number, sample.sealed(number));
            REQUIRE(opened);
            back.insert(back.end(), opened->begin(), opened->end());
        }
        CHECK(back == sample.content);
    }
}

TEST_CASE("files of chunks have the sizes of segments, and none is over 1 MiB") {
    CHECK(Sample(0).sealed(0).size() == 4096);
    CHECK(Sample(4096 - 44).sealed(0).size() == 4096);
    CHECK(Sample(4096 - 43).sealed(0).size() == 8192);
    CHECK(Sample(chunk_content).sealed(0).size() == segment_limit);
    CHECK(Sample(chunk_content + 1).sealed(1).size() == 4096);
}

TEST_CASE("names are those of the port, all different, and do not follow from one another") {
    const Sample one(3 * chunk_content), other(3 * chunk_content);
    std::set<std::string> names;
    for (const Sample* each : {&one, &other})
        for (const std::string& name : each->chunks->names()) {
            CHECK(is_chunk_name(name));
            names.insert(name);
        }
    CHECK(names.size() == 6);
    CHECK(Chunks(one.key, 3 * chunk_content).names() == one.chunks->names());
}

TEST_CASE("S-16 a chunk that was cut short, lengthened or altered in any byte is refused") {
    const Sample sample(3000);
    hostile::every_way(sample.sealed(0), [&](ByteView file, std::size_t) { REQUIRE(is_damaged(sample.chunks->open(0, file))); });
}

TEST_CASE("S-17 a chunk opens in its own place only") {
    const Sample sample(3 * chunk_content), other(3 * chunk_content);
    const Bytes second = sample.sealed(1);
    CHECK(sample.chunks->open(1, second));
    CHECK(is_damaged(sample.chunks->open(0, second)));
    CHECK(is_damaged(sample.chunks->open(2, second)));
    CHECK(is_damaged(other.chunks->open(1, second)));
}

TEST_CASE("S-17 an attachment cannot be cut off after a chunk, nor go on after its last one") {
    const Sample sample(3 * chunk_content);
    const Chunks shorter(sample.key, 2 * chunk_content), longer(sample.key, 4 * chunk_content);
    CHECK(is_damaged(shorter.open(1, sample.sealed(1))));
    CHECK(is_damaged(longer.open(2, sample.sealed(2))));
}

TEST_CASE("S-18 a chunk whose length is not what the size of its attachment says is refused") {
    const Sample sample(3000);
    const Chunks said(sample.key, 2999);
    CHECK(is_damaged(said.open(0, sample.sealed(0))));
    const Chunks lying(sample.key, 3000);
    CHECK(is_damaged(lying.open(0, *lying.seal(0, sample.piece(0).first(10)))));  // another bucket, too
}

TEST_CASE("the port in memory fails the call it was told to") {
    MemoryChunks port;
    Result<void> told;
    const auto note = [&](const Result<void>& result) { told = result; };
    port.fault = {2, Problem::storage_failed, false, false};
    port.put("00000000000000000000000000000001", {}, note);
    CHECK(told);
    port.put("00000000000000000000000000000002", {}, note);
    CHECK_FALSE(told);
    CHECK(port.chunks.size() == 1);
    port.fault = {4, Problem::storage_failed, false, true};
    port.put("00000000000000000000000000000003", {}, note);
    port.put("00000000000000000000000000000004", {}, note);
    CHECK_FALSE(told);
    CHECK(port.chunks.size() == 3);
}
