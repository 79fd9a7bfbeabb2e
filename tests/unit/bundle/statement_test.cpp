#include <doctest/doctest.h>

#include <functional>

#include "bundle/statement.hpp"
#include "crypto/text_codes.hpp"
#include "hostile.hpp"
#include "sample.hpp"

using namespace tributary;
using namespace tributary::bundle;

static constexpr std::int64_t monday = sample::monday;
static const Id one = *Id::parse("11111111111111111111111111111111");
static const Id two = *Id::parse("22222222222222222222222222222222");

static Directory directory() { return {{sample::people().author.card(), sample::people().stranger.card()}, {{two, monday, "Left the agency"}, {one, 5, "Laptop lost"}}}; }
static SignOff sign_off() { return {one, two, {{two, 3, {}}, {one, 1, crypto::sha256({})}}, "I have read this chronology and answer for it"}; }
static Receipt receipt() { return {one, two, crypto::sha256({}), Outcome::added, 12, 1, {{one, 12, {}}}}; }

static std::vector<std::string> one_of_each() {
    const Identity& board = sample::people().board;
    const Said all[] = {directory(), KeyChange{sample::people().author.card()}, sign_off(), receipt()};
    std::vector<std::string> texts;
    for (const Said& said : all) texts.push_back(*sign_statement(board, monday, said));
    return texts;
}

TEST_CASE("statements come back as they were said, with their lists in order") {
    for (const std::string& text : one_of_each()) {
        const auto read = read_statement(text);
        REQUIRE(read);
        CHECK(read->signer == sample::people().board.card());
        CHECK(read->created == monday);
        CHECK(read_statement(text + '\n').has_value());
    }
    const auto texts = one_of_each();
    const auto directory_read = std::get<Directory>(read_statement(texts[0])->said);
    CHECK(directory_read.cards.size() == 2);
    CHECK(directory_read.withdrawn.front() == WithdrawnKey{one, 5, "Laptop lost"});
    CHECK(std::get<KeyChange>(read_statement(texts[1])->said).next == sample::people().author.card());
    CHECK(std::get<SignOff>(read_statement(texts[2])->said).feeds.front().feed == one);
    CHECK(std::get<Receipt>(read_statement(texts[3])->said) == receipt());
}

TEST_CASE("every truncation, changed byte or extra byte of a statement is refused") {
    for (const std::string& text : one_of_each()) {
        hostile::every_way(bytes_of(text), [&](ByteView spoilt, std::size_t at) {
            CAPTURE(at);
            const bool line_end = at == text.size() && spoilt.size() == text.size() + 1 && spoilt.back() == '\n';
            if (!line_end) CHECK_FALSE(read_statement(text_of(spoilt)));
        });
    }
}

// A statement with a change, signed again by the board.
static Error refusal(const Said& said, const std::function<void(domain::Json::Object&)>& change) {
    const Identity& board = sample::people().board;
    auto json = *domain::read(*sign_statement(board, monday, said));
    change(*json.object());
    json.object()->erase("signature");
    json.object()->emplace("signature", crypto::to_base64(board.signing().key.sign(bytes_of(domain::write(json)))));
    const auto read = read_statement(domain::write(json));
    return read ? Error{Problem::usage} : read.error();
}

static Error broken(std::string_view rule) { return {Problem::card_malformed, std::string(rule)}; }

TEST_CASE("B-80: a statement of another type, by another key, or of a later version") {
    CHECK(refusal(receipt(), [](auto&) {}) == Error{Problem::usage});
    CHECK(refusal(receipt(), [](auto& said) { said["type"] = "tributary-manifest"; }) == broken("B-80"));
    CHECK(refusal(receipt(), [](auto& said) { said["version"] = 0; }) == broken("B-80"));
    CHECK(refusal(receipt(), [](auto& said) { said["version"] = 2; }).problem == Problem::bundle_newer);
    CHECK(refusal(receipt(), [](auto& said) { said["signer"] = sample::people().author.card().json(); }) == broken("B-80"));
    CHECK(refusal(receipt(), [](auto& said) { said["created"] = -1; }) == broken("B-80"));
    CHECK(read_statement(sample::people().board.card().file()).error() == broken("B-80"));
}

TEST_CASE("B-80: one kind of statement is not another under the same signature") {
    auto json = *domain::read(*sign_statement(sample::people().board, monday, sign_off()));
    (*json.object())["type"] = "tributary-receipt";
    CHECK(read_statement(domain::write(json)).error() == broken("B-80"));
}

TEST_CASE("B-81: a directory with a card that nobody signed, twice the same, or members that are not its own") {
    CHECK(refusal(directory(), [](auto& said) { said.erase("withdrawn"); }) == broken("B-81"));
    CHECK(refusal(directory(), [](auto& said) { said.emplace("more", 1); }) == broken("B-81"));
    CHECK(refusal(directory(), [](auto& said) { (*(*said["cards"].array())[0].object())["role"] = "Chair"; }) == broken("B-81"));
    CHECK(refusal(directory(), [](auto& said) { said["cards"].array()->push_back(said["cards"].array()->back()); }) == broken("B-81"));
    CHECK(refusal(directory(), [](auto& said) { std::swap((*said["cards"].array())[0], (*said["cards"].array())[1]); }) == broken("B-81"));
    CHECK(refusal(directory(), [](auto& said) { (*(*said["withdrawn"].array())[0].object())["reason"] = "two\nlines"; }) == broken("B-81"));
    CHECK(sign_statement(sample::people().board, monday, Directory{{sample::people().author.card(), sample::people().author.card()}, {}}).error() == broken("B-81"));
}

TEST_CASE("B-82: a key change to the same keys, or to a card that nobody signed") {
    CHECK(sign_statement(sample::people().board, monday, KeyChange{sample::people().board.card()}).error() == broken("B-82"));
    CHECK(refusal(KeyChange{sample::people().author.card()}, [](auto& said) { (*said["next"].object())["name"] = "Somebody Else"; }) == broken("B-82"));
    CHECK(refusal(KeyChange{sample::people().author.card()}, [](auto& said) { said.emplace("more", 1); }) == broken("B-82"));
}

TEST_CASE("B-83: a sign-off of nothing, or without words") {
    CHECK(sign_statement(sample::people().board, monday, SignOff{one, two, {}, "words"}).error() == broken("B-83"));
    CHECK(sign_statement(sample::people().board, monday, SignOff{one, two, {{one, 1, {}}}, ""}).error() == broken("B-83"));
    CHECK(sign_statement(sample::people().board, monday, SignOff{one, two, {{one, 0, {}}}, "words"}).error() == broken("B-83"));
    CHECK(sign_statement(sample::people().board, monday, SignOff{one, two, {{one, 1, {}}, {one, 1, {}}}, "words"}).error() == broken("B-83"));
}

TEST_CASE("B-84: a receipt with an outcome that nobody knows, or less than nothing") {
    CHECK(refusal(receipt(), [](auto& said) { said["outcome"] = "lost"; }) == broken("B-84"));
    CHECK(refusal(receipt(), [](auto& said) { said["changes"] = -1; }) == broken("B-84"));
    CHECK(refusal(receipt(), [](auto& said) { said["file"] = "00"; }) == broken("B-84"));
}
