// Bytes of every version that was ever written, and of every fault that a rule names (tests/vectors/frozen/README.md).
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "bundle/open.hpp"
#include "bundle/stage.hpp"
#include "bundle/statement.hpp"
#include "crypto/digest.hpp"

using namespace tributary;
using namespace tributary::bundle;

static std::string text_at(const std::string& name) {
    std::ifstream file(std::string(TRIBUTARY_TEST_DATA) + "/../vectors/frozen/bundle/" + name, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), name);
    return {std::istreambuf_iterator<char>(file), {}};
}

static Identity reader() {
    auto identity = Identity::parse(text_at("reader.identity"));
    REQUIRE(identity);
    return std::move(*identity);
}

static Result<std::vector<PartContent>> contents(const Result<Envelope>& envelope) {
    if (!envelope) return std::unexpected(envelope.error());
    const auto verified = verify(*envelope);
    if (!verified) return std::unexpected(verified.error());
    return parts_of(*verified);
}

TEST_CASE("a bundle and a card of version 1 are read") {
    const auto card = read_card(text_at("v1.tribcard"));
    REQUIRE(card);
    CHECK(card->person() == Person{"Idris Wold", "Children's social care", "IMR author"});
    CHECK(card->words() == std::vector<std::string_view>{"super", "chronic", "blossom", "diary", "palace", "number"});

    const auto bundle = verify(*open_envelope(bytes_of(text_at("v1.trib")), reader()));
    REQUIRE(bundle);
    CHECK(bundle->sender() == *card);
    CHECK_FALSE(bundle->passed_on());
    CHECK(bundle->manifest().of_case.reference == "TH-2014-03");
    const auto parts = parts_of(*bundle);
    REQUIRE(parts);
    REQUIRE(parts->size() == 1);
    CHECK(parts->front().feeds.front().lines.back() == R"({"number":2,"words":"Seen at school"})");
}

TEST_CASE("a bundle of version 1 with attachments is read, their contents byte for byte") {
    const auto bundle = verify(*open_envelope(bytes_of(text_at("v1-attachments.trib")), reader()));
    REQUIRE(bundle);
    REQUIRE(parts_of(*bundle));
    Bytes scan(70'000);
    for (std::size_t i = 0; i < scan.size(); ++i) scan[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9));
    std::size_t found = 0;
    for (const Bytes& content : {copy_of("Dear Ms Wold,\nthank you for yours of 3 March.\n"), scan, Bytes{}})
        for (const File& file : bundle->files())
            if (file.path == "attachments/" + to_hex(crypto::sha256(content))) found += file.bytes == content ? 1U : 0U;
    CHECK(found == 3);
}

TEST_CASE("a bundle of version 1 that was sealed to a passphrase is read") {
    const std::string file = text_at("v1-passphrase.trib");
    const auto envelope = open_envelope_with_passphrase(bytes_of(file), bytes_of("lantern meadow otter brisk"));
    CHECK(contents(envelope));
}

TEST_CASE("statements of version 1 are read") {
    const auto read = [](const std::string& name) { return read_statement(text_at("v1-" + name + ".statement")); };
    const auto directory = read("directory");
    REQUIRE(directory);
    CHECK(directory->signer.person() == Person{"Idris Wold", "Social care", "Author"});
    CHECK(std::get<Directory>(directory->said).withdrawn.front().reason == "Left");
    CHECK(std::get<KeyChange>(read("key-change")->said).next.person().name == "Idris Wold");
    CHECK(std::get<SignOff>(read("sign-off")->said).feeds.front().number == 3);
    CHECK(std::get<Receipt>(read("receipt")->said).changes == 3);
}

TEST_CASE("every fault is refused at the stage and by the rule that its file names") {
    const Identity me = reader();
    const std::string names = text_at("refused.txt");
    int refused = 0;
    for (std::size_t at = 0; at < names.size(); at = names.find('\n', at) + 1) {
        const std::string name = names.substr(at, names.find('\n', at) - at);
        CAPTURE(name);
        const std::string file = text_at(name);
        const auto parts = contents(open_envelope(bytes_of(file), me));
        REQUIRE_FALSE(parts);
        const Error& error = parts.error();
        const auto stage = stage_of(error.problem);
        REQUIRE(stage);
        const std::string rule = error.problem == Problem::bundle_format ? error.fact : error.second_fact;
        CHECK(name.starts_with(std::string(name_of(*stage)) + '-' + rule + '-'));
        ++refused;
    }
    CHECK(refused >= 40);
}
