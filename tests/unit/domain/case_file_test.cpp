#include "domain/case_file.hpp"

#include <doctest/doctest.h>

#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::testing;

static const Id part = numbered(2, 1);
static const Id entry = numbered(4, 1);

static Change change_of(const CaseFile& file, std::uint8_t who, std::string_view field, Json value) {
    return file.next(part, numbered(3, who), numbered(5, who), 1000 + who, "change_entry",
                     {{"entry", entry, Json::Object{{std::string(field), std::move(value)}}}});
}

static CaseFile fresh() { return {numbered(1, 1), test_hash}; }

static CaseFile copy_of(const CaseFile& file) {
    CaseFile copy = fresh();
    for (const auto& [part_id, held] : file.parts())
        for (const auto& [feed_id, feed] : held.feeds)
            for (const auto& stored : feed.changes) REQUIRE(copy.apply(stored->line));
    return copy;
}

TEST_CASE("two changes to one field that had not seen each other are both kept") {
    CaseFile a = fresh();
    REQUIRE(a.apply(encode(change_of(a, 1, "known", "July 2013"))));
    CaseFile b = copy_of(a);
    const auto first = encode(change_of(a, 1, "known", "25 July 2013"));
    const auto second = encode(change_of(b, 2, "known", "24 July 2013"));
    REQUIRE(a.apply(first));
    REQUIRE(a.apply(second));
    const Field& field = a.record(part, entry)->fields.at("known");
    REQUIRE(field.in_conflict());
    REQUIRE(field.heads().size() == 2);
    CHECK(*field.heads()[0]->value.string() == "25 July 2013");
    CHECK(*field.heads()[1]->value.string() == "24 July 2013");
    CHECK(*field.before(field.heads()[1]->by->change)->value.string() == "July 2013");

    SUBCASE("until a person who saw both chooses") {
        REQUIRE(a.apply(encode(change_of(a, 1, "known", "24 July 2013"))));
        CHECK_FALSE(a.record(part, entry)->in_conflict());
        CHECK(a.record(part, entry)->text("known") == "24 July 2013");
        CHECK(a.record(part, entry)->fields.at("known").candidates().size() == 4);
    }
}

TEST_CASE("the same value from two people is no conflict, and other fields are not touched") {
    CaseFile a = fresh();
    REQUIRE(a.apply(encode(change_of(a, 1, "event", "Visit"))));
    CaseFile b = copy_of(a);
    const auto theirs = encode(change_of(b, 2, "event", "Home visit"));
    REQUIRE(a.apply(encode(change_of(a, 1, "event", "Home visit"))));
    REQUIRE(a.apply(encode(change_of(a, 1, "source", "Case note"))));
    REQUIRE(a.apply(theirs));
    CHECK_FALSE(a.record(part, entry)->in_conflict());
    CHECK(a.record(part, entry)->text("source") == "Case note");
}

TEST_CASE("a fork is named and changes nothing") {
    CaseFile a = fresh();
    CaseFile b = fresh();
    REQUIRE(a.apply(encode(change_of(a, 1, "event", "one"))));
    const auto before = write(a.state());
    const auto forked = a.apply(encode(change_of(b, 1, "event", "another")));
    REQUIRE_FALSE(forked.has_value());
    CHECK(forked.error().problem == Problem::feed_forked);
    CHECK(forked.error().fact == "1");
    CHECK(write(a.state()) == before);
}

TEST_CASE("a change that does not follow from the one before it is refused") {
    CaseFile a = fresh();
    REQUIRE(a.apply(encode(change_of(a, 1, "event", "one"))));
    Change second = change_of(a, 1, "event", "two");
    second.previous[0] ^= 1;
    const auto refused = a.apply(encode(second));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().problem == Problem::feed_broken);
}

TEST_CASE("a change waits for its predecessor and is applied when it comes") {
    CaseFile a = fresh();
    const auto one = encode(change_of(a, 1, "event", "one"));
    REQUIRE(a.apply(one));
    const auto two = encode(change_of(a, 1, "event", "two"));
    CaseFile b = fresh();
    CHECK(b.apply(two).value() == Outcome::waiting);
    CHECK(b.record(part, entry) == nullptr);
    CHECK(b.apply(two).value() == Outcome::waiting);
    CHECK(b.apply(one).value() == Outcome::applied);
    CHECK(b.record(part, entry)->text("event") == "two");
    CHECK(b.apply(two).value() == Outcome::already_known);
}

TEST_CASE("withdrawn is a value like any other: the record stays and can come back") {
    CaseFile a = fresh();
    REQUIRE(a.apply(encode(change_of(a, 1, "event", "one"))));
    REQUIRE(a.apply(encode(change_of(a, 1, "withdrawn", "Entered twice"))));
    CHECK(a.record(part, entry)->withdrawn());
    REQUIRE(a.apply(encode(change_of(a, 1, "withdrawn", ""))));
    CHECK_FALSE(a.record(part, entry)->withdrawn());
    CHECK(a.part(part)->feeds.begin()->second.changes.size() == 3);
}

TEST_CASE("a line goes through decode and encode unchanged; a malformed one is refused") {
    CaseFile a = fresh();
    const Change change = change_of(a, 1, "event", "Siân said “no”\n");
    const std::string line = encode(change);
    CHECK(decode(line).value() == change);
    const Json json = read(line).value();
    for (const auto& [key, value] : *json.object()) {
        CAPTURE(key);
        Json::Object without = *json.object();
        without.erase(key);
        CHECK_FALSE(decode(write(without)).has_value());
        Json::Object wrong = *json.object();
        wrong[key] = Json(true);
        CHECK_FALSE(decode(write(wrong)).has_value());
    }
    Json::Object more = *json.object();
    more.emplace("extra", 1);
    CHECK_FALSE(decode(write(more)).has_value());
}

TEST_CASE("every truncation of a line, and every flipped bit that still reads, leaves the case file whole") {
    CaseFile a = fresh();
    const std::string line = encode(change_of(a, 1, "event", "one"));
    for (std::size_t n = 0; n < line.size(); ++n) CHECK_FALSE(decode(line.substr(0, n)).has_value());
    for (std::size_t i = 0; i < line.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = line;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            if (const auto read_back = decode(changed)) CHECK(encode(*read_back) == changed);
        }
}
