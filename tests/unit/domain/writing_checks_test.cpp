// What an author is told while writing.
#include <doctest/doctest.h>

#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "domain/writing_checks.hpp"
#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using domain::testing::numbered;
using domain::testing::test_hash;

namespace {

const Id people = numbered(2, 1), chronology = numbered(2, 2);

/// A case with a child, two people of one surname, a chronology with one explained abbreviation, and one entry.
struct Writing {
    CaseFile file{numbered(1, 1), test_hash};
    std::int64_t at = 0;

    Writing() {
        put(people, kind::part, people, {{"kind", part_kind::people}});
        put(people, kind::person, numbered(4, 1), {{"name", "Joshua Brown"}, {"review_name", "Child R"}});
        put(people, kind::person, numbered(4, 2), {{"name", "Kerry Brown"}, {"review_name", "Mother"}});
        put(people, kind::person, numbered(4, 3), {{"name", "Health visitor"}, {"review_name", "HV1"}});
        put(chronology, kind::part, chronology, {{"kind", part_kind::chronology}, {"agency", "Children's social care"}, {"short", "CSC"}});
        put(chronology, kind::abbreviation, numbered(4, 9), {{"short_form", "CIN"}, {"meaning", "Child in Need"}});
    }
    void put(const Id& part, std::string_view record_kind, const Id& record, Json::Object set) {
        const auto change = file.next(part, numbered(3, part == people ? 1 : 2), numbered(5, 1), ++at, "change", {{std::string(record_kind), record, std::move(set)}});
        REQUIRE(file.apply(encode(change)));
    }
    std::vector<WritingFinding> check(Json::Object fields) {
        put(chronology, kind::entry, numbered(6, 1), std::move(fields));
        return check_writing(*file.record(chronology, numbered(6, 1)), writing_context(file, *file.part(chronology)));
    }
    std::vector<WritingFinding> of_event(const char* words) { return check({{"event", words}, {"source", "Case note"}}); }
};

WritingFinding name(const char* words, const char* instead) { return {WritingNote::name_written, "event", words, instead}; }
WritingFinding abbreviation(const char* words) { return {WritingNote::abbreviation, "event", words, {}}; }

}  // namespace

TEST_CASE("a name that is written is offered its agreed label, the longest name first") {
    Writing writing;
    CHECK(writing.of_event("Visit to Joshua Brown. Joshua's room was cold.") == std::vector{name("Joshua Brown", "Child R"), name("Joshua", "Child R")});
    CHECK(writing.of_event("The Browns were out.").empty());
    CHECK(writing.of_event("Brown said nothing.") == std::vector{name("Brown", "")});
    CHECK(writing.of_event("Child R and Mother at home.").empty());
    CHECK(writing.of_event("joshua tree, kerryman").empty());
}

TEST_CASE("a label takes the place of whole names only") {
    CHECK(with_label("Joshua's room. Joshuas. Joshua", "Joshua", "Child R") == "Child R's room. Joshuas. Child R");
    CHECK(with_label("", "Joshua", "Child R").empty());
    CHECK(with_label("Joshua", "", "Child R") == "Joshua");
    CHECK(with_label("aa aa", "aa", "aa aa") == "aa aa aa aa");
}

TEST_CASE("an abbreviation is asked for once, unless it is explained: here, in this chronology, or as a label") {
    Writing writing;
    CHECK(writing.of_event("CIN plan. CP enquiry under S47 by HV1. CP closed.") == std::vector{abbreviation("CP"), abbreviation("S47")});
    CHECK(writing.of_event("Child protection (CP) plan. CP review.").empty());
    CHECK(writing.of_event("Emergency duty team (EDT) rang the CSC. OK at 9 PM.").empty());
    CHECK(writing.of_event("Seen at A&E.") == std::vector{abbreviation("A&E")});
    CHECK(writing.of_event("Nothing (CP) is said.") == std::vector{abbreviation("CP")});
}

TEST_CASE("words in capitals all the way are no abbreviations") {
    Writing writing;
    CHECK(writing.of_event("CHILD NOT SEEN, MOTHER SAID ASLEEP UPSTAIRS").empty());
}

TEST_CASE("a missing source is told once something is written, and dates that cannot follow each other") {
    Writing writing;
    CHECK(writing.check({{"event", ""}}).empty());
    CHECK(writing.check({{"event", "Visit"}}) == std::vector{WritingFinding{WritingNote::source_missing, "source", {}, {}}});
    const auto day = [](const char* words) { return date_value(read_date(words, 2015)); };
    CHECK(writing.check({{"event", "Visit"}, {"source", "Case note"}, {"known", day("3 May 2014")}, {"happened", day("5 May 2014")}}) ==
          std::vector{WritingFinding{WritingNote::known_before_it_happened, "happened", {}, {}}});
    CHECK(writing.check({{"happened", day("May 2014")}, {"recorded", day("1 May 2014")}}) ==
          std::vector{WritingFinding{WritingNote::recorded_before_known, "recorded", {}, {}}});
}

TEST_CASE("any bytes are safe to check") {
    Writing writing;
    CHECK_NOTHROW(writing.of_event("\xC3\xA9\xC3\xA9 (AB) (( & - A& -B A-B &&& 1A2B3C (ABCDEFG)"));
}
