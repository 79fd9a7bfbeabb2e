#include <doctest/doctest.h>

#include "bundle/card.hpp"
#include "bundle/identity.hpp"
#include "bundle/plain_line.hpp"
#include "crypto/text_codes.hpp"
#include "hostile.hpp"
#include "sample.hpp"

using namespace tributary;
using namespace tributary::bundle;

TEST_CASE("a card comes back as it was written, with its people, keys, id and words") {
    const Card& card = sample::people().author.card();
    const auto read = read_card(card.file());
    REQUIRE(read);
    CHECK(*read == card);
    CHECK(read->person() == Person{"Idris Wold", "Children's social care", "IMR author"});
    CHECK(read->created() == sample::monday);
    CHECK(read->id() == card.id());
    CHECK(read->words().size() == 6);
    CHECK(read->words() == card.words());
    CHECK(read->words() != sample::people().board.card().words());
}

TEST_CASE("every truncation, changed byte or extra byte of a card is refused") {
    const std::string file = sample::people().author.card().file();
    hostile::every_way(bytes_of(file), [&](ByteView spoilt, std::size_t at) {
        CAPTURE(at);
        const bool only_line_end = at + 1 == file.size() && spoilt.size() + 1 == file.size();
        if (!only_line_end) CHECK_FALSE(read_card(text_of(spoilt)));
    });
}

// The card with a change, signed again by its owner.
static Result<Card> resigned(const std::function<void(domain::Json::Object&)>& change) {
    const Identity& author = sample::people().author;
    domain::Json json = author.card().json();
    change(*json.object());
    json.object()->erase("signature");
    const std::string text = domain::write(json);
    json.object()->emplace("signature", crypto::to_base64(author.signing().key.sign(bytes_of(text))));
    return card_from_json(json);
}

static Error refused(std::string_view rule) { return {Problem::card_malformed, std::string(rule)}; }

TEST_CASE("B-40: a card with a member missing, left over or of another type") {
    CHECK(resigned([](auto&) {}));
    CHECK(resigned([](auto& card) { card.erase("role"); }).error() == refused("B-40"));
    CHECK(resigned([](auto& card) { card.emplace("more", 1); }).error() == refused("B-40"));
    CHECK(resigned([](auto& card) { card["created"] = "today"; }).error() == refused("B-40"));
    CHECK(resigned([](auto& card) { card["created"] = -1; }).error() == refused("B-40"));
    CHECK(read_card("{}\n{}").error() == refused("B-40"));
    CHECK(read_card("").error() == refused("B-40"));
}

TEST_CASE("B-41: a name that is empty, too long, or could look like another") {
    for (const std::string& name : {std::string(), std::string(201, 'x'), std::string(" Idris"), std::string("Idris "), std::string("Idris\nWold"),
                                    std::string("Idris\xe2\x80\xaeWold"), std::string("Idris\xe2\x80\x8bWold"), std::string("Idris\x7f")}) {
        CAPTURE(name);
        CHECK(resigned([&](auto& card) { card["name"] = name; }).error() == refused("B-41"));
        CHECK(make_card({name, "Agency", "Role"}, MinisignKey::generate(), {}, 0).error() == refused("B-41"));
    }
    CHECK(resigned([](auto& card) { card["name"] = "Zo\xc3\xab \xc5\xa0imi\xc4\x87-\xc5\xb4yn"; }));
}

TEST_CASE("B-42: a card with a key that is none") {
    CHECK(resigned([](auto& card) { card["age"] = "age1"; }).error() == refused("B-42"));
    CHECK(resigned([](auto& card) { card["minisign"] = "RW"; }).error() == refused("B-42"));
}

TEST_CASE("B-43: a card that its own key did not sign") {
    domain::Json json = sample::people().author.card().json();
    json.object()->at("name") = "Idris Weld";
    CHECK(card_from_json(json).error() == refused("B-43"));
    CHECK(resigned([](auto& card) { card["minisign"] = write_public_line(sample::people().stranger.card().signing()); }).error() == refused("B-43"));
}

TEST_CASE("B-44: something else that was signed is no card, and a later card is newer") {
    CHECK(resigned([](auto& card) { card["type"] = "tributary-manifest"; }).error() == refused("B-44"));
    CHECK(resigned([](auto& card) { card["version"] = 0; }).error() == refused("B-44"));
    CHECK(resigned([](auto& card) { card["version"] = 2, card.emplace("new", true); }).error() == Error{Problem::bundle_newer, "", "B-44"});
}

TEST_CASE("an identity comes back from its serialised form and from nothing else") {
    const Identity& author = sample::people().author;
    const crypto::Secret text = author.serialise();
    const auto read = Identity::parse(text_of(text.view()));
    REQUIRE(read);
    CHECK(read->card() == author.card());
    CHECK(text_of(read->serialise().view()) == text_of(text.view()));
    hostile::every_way(text.view(), [](ByteView spoilt, std::size_t at) {
        CAPTURE(at);
        CHECK_FALSE(Identity::parse(text_of(spoilt)));
    });
}

TEST_CASE("a person who moves keeps keys, id and words") {
    const Identity& author = sample::people().author;
    const auto moved = author.renamed({"Idris Wold", "Health visiting", "Team lead"});
    REQUIRE(moved);
    CHECK(moved->id() == author.id());
    CHECK(moved->card().words() == author.card().words());
    CHECK(moved->card().person().agency == "Health visiting");
    CHECK_FALSE(author.renamed({"", "x", "y"}));
}

TEST_CASE("any text can be made a plain line") {
    CHECK(as_plain_line("  TH-2014-03\r\n") == "TH-2014-03");
    CHECK(as_plain_line("Child\tR") == "Child R");
    CHECK(as_plain_line("\n \n").empty());
    for (const std::string& text : {std::string(500, 'x'), std::string(199, 'x') + "\xc3\xa9", std::string("\xff\xfe"), std::string("\xe2\x80\xaeR")}) {
        CHECK(is_plain_line(as_plain_line(text)));
    }
    CHECK(as_plain_line(std::string(199, 'x') + "\xc3\xa9") == std::string(199, 'x'));
}
