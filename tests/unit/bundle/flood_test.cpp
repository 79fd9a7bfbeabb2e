// Input that is too much of something: recipients, nesting. Refused with the rule, in time and without growing.
#include <doctest/doctest.h>

#include <algorithm>

#include "bundle/age_header.hpp"
#include "bundle/age_payload.hpp"
#include "bundle/opener.hpp"
#include "bundle/rules.hpp"
#include "crypto/random.hpp"
#include "crypto/text_codes.hpp"
#include "domain/change.hpp"
#include "sample.hpp"

using namespace tributary;
using namespace tributary::bundle;

static Bytes sealed_to_many(int count, const crypto::Secret& file_key) {
    const std::string share = crypto::to_base64(sample::people().stranger.age().public_key(), crypto::Padding::without);
    const std::string stanza = write_stanza("X25519 " + share, crypto::random_bytes(32));
    std::string stanzas;
    for (int i = 0; i < count; ++i) stanzas += stanza;
    Bytes file = copy_of(write_age_header(stanzas, file_key));
    PayloadWriter writer(begin_payload(file_key, file));
    writer.add(bytes_of("words"), file);
    writer.finish(file);
    return file;
}

TEST_CASE("an envelope for 10,000 others is tried to its end and not for me; a header of more than a MiB is refused unread") {
    const auto file_key = crypto::random_secret(16);
    CHECK(open_envelope(sealed_to_many(10'000, file_key), sample::people().board).error() == Error{Problem::bundle_not_for_me, "", "B-05"});
    CHECK(open_envelope(sealed_to_many(11'000, file_key), sample::people().board).error() == Error{Problem::bundle_envelope_broken, "", "B-03"});
}

TEST_CASE("a manifest with 10,000 recipients is refused") {
    const auto& people = sample::people();
    BundleContent content;
    content.bundle = crypto::new_id();
    content.of_case.id = crypto::new_id();
    std::vector<Recipient> recipients(10'000, recipient_of(people.board.card()));
    for (Recipient& recipient : recipients) std::ranges::copy(crypto::random_bytes(32), recipient.age.begin());
    CHECK(write(content, people.author, recipients).error() == Error{Problem::bundle_format, "B-63"});
}

static std::string nested(std::string_view open, std::string_view inside, std::string_view close) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += open;
    text += inside;
    for (int i = 0; i < 100'000; ++i) text += close;
    return text;
}

TEST_CASE("JSON nested 100,000 deep is refused as a value, a change, a card and a manifest") {
    for (const std::string& deep : {nested("[", "", "]"), nested(R"({"a":)", "1", "}"), nested("[", "", ""), nested(R"([{"a":)", "[", "")}) {
        CHECK(domain::read(deep).error().problem == Problem::json_too_deep);
        CHECK(domain::decode(deep).error().problem == Problem::json_too_deep);
        CHECK(read_card(deep).error() == Error{Problem::card_malformed, "B-40"});
        std::vector<File> files = {{"manifest.json", copy_of(deep)}, {"manifest.json.minisig", {}}, {"SHA256SUMS", {}}};
        CHECK(Opener::verify(std::move(files), std::nullopt).error() == Error{Problem::bundle_format, "B-31"});
    }
}
