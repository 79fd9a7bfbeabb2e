#include "domain/chronology.hpp"

#include <doctest/doctest.h>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::testing;

namespace {

struct Desk {
    CaseFile file{numbered(1, 1), test_hash};
    std::int64_t now = 1000;

    void change(std::uint8_t part, const Id& record, std::string_view kind, Json::Object set) {
        const Change change = file.next(numbered(2, part), numbered(3, part), numbered(5, 1), ++now, "x", {{std::string(kind), record, std::move(set)}});
        REQUIRE(file.apply(encode(change)).has_value());
    }
    void agency(std::uint8_t part, std::string_view name) {
        change(part, numbered(2, part), kind::part, {{"kind", part_kind::chronology}, {"agency", name}, {"short", short_name_for(name)}});
    }
    void entry(std::uint8_t part, std::uint8_t number, std::string_view date, std::int64_t sequence) {
        change(part, numbered(4, number), kind::entry,
               {{"known", date_value(read_date(date, 2015))}, {"sequence", sequence}, {"event", std::string(date)}});
    }
};

std::vector<int> ids(const std::vector<Entry>& entries) {
    std::vector<int> numbers;
    for (const Entry& entry : entries) numbers.push_back(entry.record->id.bytes[15]);
    return numbers;
}

}  // namespace

TEST_CASE("SUR-2.3-10: entries stand in the order of the date the agency knew, then time, then as they were added") {
    Desk desk;
    desk.agency(1, "Police");
    desk.entry(1, 1, "5 March 2014", 3);
    desk.entry(1, 2, "4 March 2014 21:40", 4);
    desk.entry(1, 3, "4 March 2014 08:10", 5);
    desk.entry(1, 4, "5 March 2014", 2);
    desk.entry(1, 5, "not yet known", 1);
    const auto entries = entries_of(*desk.file.part(numbered(2, 1)));
    CHECK(ids(entries) == std::vector<int>{3, 2, 4, 1, 5});
    CHECK(entries[0].number == 1);
    CHECK(entries[4].number == 5);
}

TEST_CASE("a withdrawn entry is left out of the merged list and keeps its number in its own") {
    Desk desk;
    desk.agency(1, "Police");
    desk.entry(1, 1, "1 March 2014", 1);
    desk.entry(1, 2, "2 March 2014", 2);
    desk.entry(1, 3, "3 March 2014", 3);
    desk.change(1, numbered(4, 2), kind::entry, {{"withdrawn", "Other family"}});
    CHECK(entries_of(*desk.file.part(numbered(2, 1))).size() == 3);
    const auto merged = merge(desk.file);
    REQUIRE(merged.entries.size() == 2);
    CHECK(merged.entries[1].entry.number == 3);
}

TEST_CASE("all agencies merge into one list; on one day the agency that joined first comes first") {
    Desk desk;
    desk.agency(2, "Children's social care");
    desk.agency(1, "Police");
    desk.entry(1, 11, "4 March 2014", 1);
    desk.entry(2, 21, "4 March 2014", 1);
    desk.entry(2, 22, "3 March 2014", 2);
    desk.entry(1, 12, "awaiting clinic letter", 2);
    const auto merged = merge(desk.file);
    REQUIRE(merged.agencies.size() == 2);
    CHECK(merged.agencies[0].name == "Children's social care");
    CHECK(merged.agencies[0].short_name == "CSC");
    std::vector<int> order;
    for (const auto& entry : merged.entries) order.push_back(entry.entry.record->id.bytes[15]);
    CHECK(order == std::vector<int>{22, 21, 11, 12});
}

TEST_CASE("a short name is made of the initials, or of the first letters of one word") {
    CHECK(short_name_for("Children's social care") == "CSC");
    CHECK(short_name_for("Children’s social care") == "CSC");
    CHECK(short_name_for("Police") == "POL");
    CHECK(short_name_for("GP") == "GP");
    CHECK(short_name_for("").empty());
    CHECK(short_name_for("Leicester Leicestershire and Rutland Safeguarding Children Board").size() == 5);
}

TEST_CASE("a date goes into a field and comes back with its words, bounds and time") {
    for (const auto words : {"12/3/08", "w/b 3 Feb 2014", "12/03/14 18:25", "31/02/2014", "soon", "", "Friday 4.3.14"}) {
        CAPTURE(words);
        const DateReading reading = read_date(words, 2015);
        CHECK(date_of(date_value(reading)) == reading);
    }
    CHECK_FALSE(date_of(Json::Object{{"earliest", "2014-02-31"}, {"latest", "2014-03-01"}, {"words", "x"}}).has_bounds());
    CHECK(date_of(Json("not a date value")).words.empty());
}
