// A list that is carried on from edit to edit is the list that would be made afresh.
#include <doctest/doctest.h>

#include <random>

#include "../domain/histories.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/parts.hpp"

using namespace tributary;
using namespace tributary::ui;
using domain::Json;
using domain::testing::numbered;
using domain::testing::test_hash;

namespace {

constexpr int agencies = 3;

struct Author {
    domain::CaseFile file{numbered(1, 1), test_hash};
    std::mt19937 random;
    std::int64_t at = 1'000'000;
    int entries = 0;

    explicit Author(std::uint32_t seed) : random(seed) {
        for (std::uint8_t agency = 1; agency <= agencies; ++agency)
            change(agency, domain::kind::part, part(agency), {{"kind", domain::part_kind::chronology}, {"agency", "Agency " + std::to_string(agency)}, {"agency_short", "A"}});
        for (int i = 0; i < 30; ++i) add();
    }
    static Id part(int agency) { return numbered(2, static_cast<std::uint8_t>(agency)); }
    static Id entry(int number) { return numbered(4, static_cast<std::uint8_t>(number)); }
    int up_to(int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }
    std::string day() { return std::to_string(1 + up_to(9)) + " March 2014"; }

    void change(int agency, std::string_view kind, const Id& record, Json::Object set) {
        const auto made = file.next(part(agency), numbered(3, static_cast<std::uint8_t>(agency)), numbered(5, 1), ++at, "change", {{std::string(kind), record, std::move(set)}});
        REQUIRE(file.apply(encode(made)));
    }
    void add() {
        if (entries == 250) return;  // as many as there are ids
        ++entries;
        change(1 + entries % agencies, domain::kind::entry, entry(entries), {{"known", domain::date_value(read_date(day(), 2015))}, {"sequence", entries % 5}});
    }
    void edit() {
        const int number = 1 + up_to(entries);
        const int agency = 1 + number % agencies;
        switch (up_to(6)) {
            case 0: return change(agency, domain::kind::entry, entry(number), {{"known", domain::date_value(read_date(day(), 2015))}});
            case 1: return change(agency, domain::kind::entry, entry(number), {{"seen", up_to(2) ? "no" : "yes"}});
            case 2: return change(agency, domain::kind::entry, entry(number), {{"withdrawn", up_to(2) ? "Entered twice" : ""}});
            case 4: return change(agency, domain::kind::entry, entry(number), {{"undone", up_to(2) == 0}});
            case 3: return change(agency, domain::kind::left_out, numbered(6, static_cast<std::uint8_t>(up_to(9))), {{"event", "Left out"}});
            default: return add();
        }
    }
};

void check_same(const EntryList& carried_on, const EntryList& afresh) {
    REQUIRE(carried_on.rows.size() == afresh.rows.size());
    for (std::size_t i = 0; i < afresh.rows.size(); ++i) {
        const EntryRow& a = carried_on.rows[i];
        const EntryRow& b = afresh.rows[i];
        REQUIRE(a.record == b.record);
        REQUIRE(a.number == b.number);
        REQUIRE(a.lane == b.lane);
        REQUIRE(a.known == b.known);
        REQUIRE(a.not_seen == b.not_seen);
        REQUIRE(a.withdrawn == b.withdrawn);
        REQUIRE(a.needs_you == b.needs_you);
    }
    CHECK(carried_on.standing == afresh.standing);
    CHECK(carried_on.not_seen == afresh.not_seen);
    CHECK(carried_on.needs_you == afresh.needs_you);
    CHECK(carried_on.shown == afresh.shown);
}

}  // namespace

TEST_CASE("a list carried on from edit to edit is the one made afresh") {
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        Author author(seed);
        EntryList own, merged;
        for (int i = 0; i < 60; ++i) {
            for (int edits = author.up_to(4); edits > 0; --edits) author.edit();
            const domain::Part* part = author.file.part(Author::part(1));
            compute(own, author.file, part, nullptr);
            compute(merged, author.file, nullptr, nullptr);
            EntryList own_afresh, merged_afresh;
            compute(own_afresh, author.file, part, nullptr);
            compute(merged_afresh, author.file, nullptr, nullptr);
            check_same(own, own_afresh);
            check_same(merged, merged_afresh);
        }
    }
}

TEST_CASE("words are found in what a list shows, and nothing is looked for before they are read") {
    Author author(3);
    author.change(1, domain::kind::entry, author.entry(3), {{"event", "Seen with **Zebra**"}, {"seen", "no"}});
    author.change(1, domain::kind::entry, author.entry(6), {{"action", "None"}, {"origin", Json::Object{{"file", "zebra.csv"}, {"row", 3}}}});
    const domain::Part* part = author.file.part(Author::part(1));
    SearchIndex words;
    words.follow(author.file);
    EntryList list;
    list.find = "ZEBRA";
    compute(list, author.file, part, nullptr);
    CHECK(list.shown.size() == list.rows.size());
    compute(list, author.file, part, &words);
    REQUIRE(list.shown.size() == 1);
    CHECK(list.rows[list.shown[0]].record == Author::entry(3));
    list.find = "no";  // none of those in which the child was not seen
    compute(list, author.file, part, &words);
    REQUIRE(list.shown.size() == 1);
    CHECK(list.rows[list.shown[0]].record == Author::entry(6));
    list.find = "march 2014";
    compute(list, author.file, part, &words);
    CHECK(list.shown.size() == list.rows.size());
}
