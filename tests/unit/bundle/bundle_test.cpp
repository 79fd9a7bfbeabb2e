#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "bundle/opener.hpp"
#include "bundle/stage.hpp"
#include "hostile.hpp"
#include "sample.hpp"

using namespace tributary;
using namespace tributary::bundle;
using sample::opened;
using sample::people;

TEST_CASE("a bundle opens for its recipient with everything that was put in") {
    const BundleContent content = sample::content();
    const Bytes file = sample::written(content);
    const auto envelope = open_envelope(file, people().board);
    REQUIRE(envelope);
    const auto bundle = verify(*envelope);
    REQUIRE(bundle);
    CHECK(bundle->sender() == people().author.card());
    CHECK_FALSE(bundle->passed_on());
    CHECK(bundle->manifest().bundle == content.bundle);
    CHECK(bundle->manifest().of_case == content.of_case);
    CHECK(bundle->manifest().purpose == Purpose::contribution);
    CHECK(bundle->manifest().created == sample::monday);
    CHECK_FALSE(bundle->manifest().in_reply_to);
    CHECK(bundle->manifest().recipients == std::vector<Recipient>{recipient_of(people().board.card())});
    CHECK(bundle->read_me() == content.read_me);
    CHECK(parts_of(*bundle) == content.parts);
}

TEST_CASE("a bundle without parts, with attachments and in reply to another opens too") {
    BundleContent content = sample::content();
    content.parts.clear();
    content.read_me.clear();
    content.purpose = Purpose::receipt;
    content.in_reply_to = crypto::new_id();
    content.attachments = {copy_of("letter"), copy_of("plan"), copy_of("letter")};
    const auto bundle = verify(*open_envelope(sample::written(content), people().board));
    REQUIRE(bundle);
    CHECK(bundle->manifest().purpose == Purpose::receipt);
    CHECK(bundle->manifest().in_reply_to == content.in_reply_to);
    CHECK(bundle->files().size() == 2);
    CHECK(bundle->read_me().empty());
    CHECK(parts_of(*bundle)->empty());
}

TEST_CASE("every purpose has one name") {
    for (int i = 0; i < 8; ++i) CHECK(purpose_named(name_of(static_cast<Purpose>(i))) == static_cast<Purpose>(i));
    CHECK_FALSE(purpose_named("sign off"));
    CHECK_FALSE(purpose_named(""));
}

TEST_CASE("labels that are no plain lines are made so before they are signed") {
    BundleContent content = sample::content();
    content.of_case.subject = " Child\nR ";
    content.parts[0].title = "";
    const auto bundle = verify(*open_envelope(sample::written(content), people().board));
    REQUIRE(bundle);
    CHECK(bundle->manifest().of_case.subject == "Child R");
    CHECK(bundle->manifest().parts[0].title == "chronology");
}

TEST_CASE("what a reader would refuse is not written") {
    const Recipient board = recipient_of(people().board.card());
    const auto refusal = [&](void (*change)(BundleContent&)) {
        BundleContent content = sample::content();
        change(content);
        return write(content, people().author, {&board, 1}).error();
    };
    CHECK(refusal([](BundleContent& content) { content.parts[0].feeds[0].lines[0] = "{ }"; }) == Error{Problem::bundle_format, "B-66"});
    CHECK(refusal([](BundleContent& content) { content.parts[0].feeds[0].head_hash = "00"; }) == Error{Problem::bundle_format, "B-66"});
    CHECK(refusal([](BundleContent& content) { content.parts[0].feeds[0].lines.clear(); }) == Error{Problem::bundle_format, "B-60"});
    CHECK(refusal([](BundleContent& content) { content.parts[0].kind = "Chronology"; }) == Error{Problem::bundle_format, "B-60"});
    CHECK(refusal([](BundleContent& content) { content.bundle = {}; }) == Error{Problem::bundle_format, "B-60"});
    CHECK(refusal([](BundleContent& content) { content.parts.push_back(content.parts[0]); }).problem == Problem::bundle_format);
    CHECK(write(sample::content(), people().author, {}).error() == Error{Problem::key_malformed});
    const std::vector<Recipient> twice = {board, board};
    CHECK(write(sample::content(), people().author, twice).error() == Error{Problem::bundle_format, "B-63"});
}

TEST_CASE("B-05: a bundle sealed for somebody else stays shut") {
    CHECK(opened(sample::written(sample::content()), people().stranger).error() == Error{Problem::bundle_not_for_me, "", "B-05"});
    CHECK(opened(sample::written(sample::content()), people().author).error() == Error{Problem::bundle_not_for_me, "", "B-05"});
}

TEST_CASE("B-70: a bundle passed on opens, and is seen to be passed on") {
    const auto files = sample::files_of(sample::written(sample::content()));
    const crypto::PublicKey stranger = people().stranger.card().age();
    const Bytes passed = *age_encrypt(*write_zip(files), {&stranger, 1});
    const auto bundle = verify(*open_envelope(passed, people().stranger));
    REQUIRE(bundle);
    CHECK(bundle->passed_on());
    CHECK(bundle->manifest().recipients.front().name == "Nell Sallow");
}

TEST_CASE("a bundle for first contact opens with its passphrase and was passed on by nobody") {
    const Bytes container = *write_zip(sample::files_of(sample::written(sample::content())));
    const Bytes file = *age_encrypt_for_passphrase(container, bytes_of("lantern meadow"), 10);
    CHECK(verify(*open_envelope_with_passphrase(file, bytes_of("lantern meadow")))->passed_on());
    CHECK(open_envelope_with_passphrase(file, bytes_of("meadow")).error() == Error{Problem::bundle_not_for_me, "wrong_passphrase", "B-05"});
}

TEST_CASE("every truncation, every changed byte and every extra byte of a bundle is refused in the envelope") {
    const Bytes file = sample::written(sample::content());
    int refused = 0;
    hostile::every_way(file, [&](ByteView spoilt, std::size_t at) {
        const auto parts = opened(spoilt);
        CAPTURE(at);
        REQUIRE_FALSE(parts);
        CHECK((stage_of(parts.error().problem) == Stage::envelope || parts.error().problem == Problem::bundle_newer));
        ++refused;
    });
    CHECK(refused > 5000);
}

// What is inside the envelope, put together anew.
static std::optional<Error> refusal_of(const std::vector<File>& files) {
    const auto verified = Opener::verify(files, people().board.card().age());
    if (!verified) return verified.error();
    const auto parts = parts_of(*verified);
    return parts ? std::nullopt : std::optional(parts.error());
}

// One byte of one file inside changed, by somebody who can make the envelope anew.
static void every_byte_of(std::string_view path, bool mend, Stage expected) {
    auto files = sample::files_of(sample::written(sample::content()));
    const Bytes good = sample::bytes_at(files, path);
    hostile::every_changed_byte(good, [&](ByteView spoilt, std::size_t at) {
        sample::bytes_at(files, path) = Bytes(spoilt.begin(), spoilt.end());
        if (mend) sample::mend_checksums(files);
        const auto refusal = refusal_of(files);
        CAPTURE(path);
        CAPTURE(at);
        REQUIRE(refusal);
        const auto stage = stage_of(refusal->problem);
        // A manifest that is no longer one cannot be asked who signed it.
        CHECK((stage == expected || (path == "manifest.json" && stage == Stage::format)));
    });
}

TEST_CASE("every changed byte of the manifest is refused at the signature, or as no manifest") { every_byte_of("manifest.json", true, Stage::signature); }

TEST_CASE("every changed byte of the checksums is refused by hash") { every_byte_of("SHA256SUMS", false, Stage::hash); }

TEST_CASE("every changed byte of the content is refused by hash, with its path, though the checksums were mended") {
    every_byte_of("read-me/index.html", true, Stage::hash);
    const BundleContent content = sample::content();
    auto files = sample::files_of(sample::written(content));
    const std::string path = layout::feed_path(content.parts[0].part, content.parts[0].feeds[0].feed);
    sample::bytes_at(files, path)[3] ^= 1;
    sample::mend_checksums(files);
    CHECK(opened(sample::sealed(files)).error() == Error{Problem::bundle_hash_mismatch, path, "B-51"});
}

TEST_CASE("every changed byte of the signature file is refused, at the signature or by hash") {
    auto files = sample::files_of(sample::written(sample::content()));
    const Bytes good = sample::bytes_at(files, "manifest.json.minisig");
    hostile::every_way(good, [&](ByteView spoilt, std::size_t at) {
        sample::bytes_at(files, "manifest.json.minisig") = Bytes(spoilt.begin(), spoilt.end());
        const auto refusal = refusal_of(files);
        CAPTURE(at);
        REQUIRE(refusal);
        const auto stage = stage_of(refusal->problem);
        CHECK((stage == Stage::signature || stage == Stage::hash));
    });
}
