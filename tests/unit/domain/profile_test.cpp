// Profiles: what the loader refuses, each with its problem and its line; what rules answer; and the ones that come with the program.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "domain/profile/holiday_file.hpp"
#include "domain/profile/load.hpp"
#include "domain/profile/place.hpp"
#include "domain/profile/rule.hpp"
#include "data.hpp"
#include "profile_sample.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::profile;
using tributary::testing::sample_profile;
using tributary::testing::with;

namespace {

struct Refusal {
    Problem problem;
    std::string about;
    std::string line_holds;  // a word of the line that the refusal names
};

std::string line_of_text(const std::string& text, const std::string& number) {
    std::size_t begin = 0;
    for (int line = 1; line < std::stoi(number); ++line) begin = text.find('\n', begin) + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
}

void check_refused(const std::string& text, const Refusal& expected) {
    CAPTURE(expected.line_holds);
    const auto loaded = load(text);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().problem == expected.problem);
    CHECK(loaded.error().second_fact == expected.about);
    REQUIRE_FALSE(loaded.error().fact.empty());
    CHECK(line_of_text(text, loaded.error().fact).find(expected.line_holds) != std::string::npos);
}

Json rule(std::string_view text) { return read_any_spelling(text).value(); }

}  // namespace

TEST_CASE("a profile that is whole is loaded") {
    const auto loaded = load(sample_profile);
    REQUIRE(loaded);
    CHECK(loaded->name() == "invented-2099");
    CHECK(loaded->region() == Region::scotland);
    CHECK(loaded->called("chair") == "Chair of Chairs");
    CHECK(loaded->find(Section::deadlines, "answer")->number("offset") == 10);
    CHECK(requirements_of(*loaded).count("SUR-1.2-02") == 1);
}

TEST_CASE("what is wrong in a profile is refused, and its line named") {
    check_refused(with("\"unit\": \"working_days\"", "\"unit\": \"fortnights\""), {Problem::profile_malformed, "deadlines[0].unit", "fortnights"});
    check_refused(with("\"version\": 1,", "\"version\": \"1\","), {Problem::profile_malformed, "version", "\"version\""});
    check_refused(with("\"region\": \"scotland\"", "\"region\": \"atlantis\""), {Problem::profile_malformed, "region", "atlantis"});
    check_refused(with("\"offset\": 10, ", ""), {Problem::profile_malformed, "deadlines[0].offset", "\"answer\""});
    check_refused(with("\"id\": \"closed\"", "\"id\": \"asked\""), {Problem::profile_id_repeated, "asked", "\"asked\""});
    check_refused(with("\"id\": \"before_answer\"", "\"id\": \"closed\""), {Problem::profile_id_repeated, "closed", "Draft"});
    check_refused(with("\"anchor\": \"asked\"", "\"anchor\": \"sunrise\""), {Problem::profile_anchor_unknown, "sunrise", "sunrise"});
    check_refused(with("\"role\": \"chair\"", "\"role\": \"king\""), {Problem::profile_role_unheld, "king", "king"});
    check_refused(with("\"to\": [\"inspectorate\"]", "\"to\": [\"nobody\"]"), {Problem::profile_name_unknown, "nobody", "nobody"});
    check_refused(with("\"Closed\", \"stage\": \"first\", \"after\": [\"asked\"]", "\"Closed\", \"stage\": \"first\", \"after\": [\"closed\"]"), {Problem::profile_cycle, "closed", "\"closed\""});
    check_refused(with("\"name\": \"First\"", "\"name\": \"First\", \"after\": [\"first\"]"), {Problem::profile_cycle, "first", "\"First\""});
    check_refused(with("{\"!!\": [{\"var\": \"form.letter.reason\"}]}", "{\"dance\": [1]}"), {Problem::profile_check_not_a_check, "has_reason", "dance"});
    check_refused(with("{\"!!\": [{\"var\": \"form.letter.reason\"}]}", "{\"var\": \"form.letter.rhyme\"}"), {Problem::profile_name_unknown, "form.letter.rhyme", "rhyme"});
    check_refused(with("{\"!!\": [{\"var\": \"form.letter.reason\"}]}", "{\"var\": \"check.has_reason\"}"), {Problem::profile_check_endless, "has_reason", "has_reason"});
    check_refused(with("{{ form.letter.reason }}", "{{ form.letter.rhyme }}"), {Problem::profile_template_field, "form.letter.rhyme", "rhyme"});
    check_refused(with("{{ form.letter.reason }}", "{{ form.letter.reason"), {Problem::profile_template_field, "{{ form.letter.reason", "template"});
    check_refused(with("\"until\": \"2098-12-31\"", "\"until\": \"1998-12-31\""), {Problem::profile_malformed, "bodies[0].until", "1998"});
    check_refused(with("\"checked\": \"2026-11-20\", \"sure\"", "\"checked\": \"2026-02-29\", \"sure\""), {Problem::profile_malformed, "sources[0].checked", "2026-02-29"});
}

TEST_CASE("a rule that walks lists inside lists without end is refused") {
    std::string deep = "{\"var\": \"\"}";
    for (int i = 0; i < 3; ++i) deep = "{\"all\": [{\"var\": \"fact.list\"}, " + deep + "]}";
    CHECK(check_rule(rule(deep), [](std::string_view) { return true; }).fault == RuleFault::too_long);
    std::string wide = "[1";
    for (int i = 0; i < 600; ++i) wide += ", 1";
    CHECK(check_rule(rule(wide + "]"), [](std::string_view) { return true; }).fault == RuleFault::too_long);
}

TEST_CASE("text that is not JSON is refused with the line where it stops") {
    const auto loaded = load("{\n  \"format\": \"tributary-profile-1\",\n  \"name\" \"x\"\n}\n");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error() == Error{Problem::profile_not_json, "3"});
    CHECK(load("").error().problem == Problem::profile_not_json);
    CHECK(load("[]").error().problem == Problem::profile_malformed);
    CHECK(load("{\"format\": \"tributary-profile-9\"}").error().problem == Problem::profile_newer);
    CHECK(load("{\"format\": \"something\"}").error().problem == Problem::profile_malformed);
}

TEST_CASE("no prefix of a profile is taken for one, and every one is safe") {
    const std::string text(sample_profile);
    for (std::size_t size = 0; size + 2 < text.size(); ++size) CHECK_FALSE(load(std::string_view(text).substr(0, size)));
}

TEST_CASE("rules answer as JsonLogic does") {
    const Lookup lookup = [](std::string_view name) {
        if (name == "day") return Json("2015-04-02");
        if (name == "seven") return Json(7);
        if (name == "list") return Json(Json::Array{1, 2, 3});
        return Json();
    };
    for (const char* yes : {R"(true)", R"({"==": [{"var": "seven"}, 7]})", R"({"<": [{"var": "day"}, "2015-04-10"]})", R"({"<": [1, {"var": "seven"}, 9]})",
                            R"({"!": [{"var": "unknown"}]})", R"({"or": [false, {"var": "seven"}]})", R"({"and": [true, 1, "x"]})", R"({"in": [2, {"var": "list"}]})",
                            R"({"in": ["04", {"var": "day"}]})", R"({"some": [{"var": "list"}, {">": [{"var": ""}, 2]}]})", R"({"none": [[], true]})",
                            R"({"missing": ["day", "unknown"]})", R"({"if": [false, 0, true, 5, 0]})", R"({"==": [{"var": ["unknown", 4]}, 4]})", R"({"!!": "x"})"}) {
        CAPTURE(yes);
        CHECK(check_rule(rule(yes), [](std::string_view) { return true; }).fault == RuleFault::none);
        CHECK(holds(rule(yes), lookup));
    }
    for (const char* no : {R"(0)", R"("")", R"([])", R"({"==": ["7", {"var": "seven"}]})", R"({">": [{"var": "unknown"}, 1]})", R"({"<": [{"var": "day"}, 9]})",
                           R"({"all": [[], true]})", R"({"missing": ["day"]})", R"({"and": [true, {"var": "unknown"}]})", R"({"if": [false, 1]})"}) {
        CAPTURE(no);
        CHECK_FALSE(holds(rule(no), lookup));
    }
}

TEST_CASE("the line of a place in a file") {
    constexpr std::string_view text = "{\n \"a\": [1,\n {\"b\\\"\": \"}\\\\\",\n  \"c\": 3}],\n \"d\": null }";
    CHECK(line_of(text, Place()) == 1);
    CHECK(line_of(text, Place("a").item(0)) == 2);
    CHECK(line_of(text, Place("a").item(1)) == 3);
    CHECK(line_of(text, Place("a").item(1).member("c")) == 4);
    CHECK(line_of(text, Place("a").item(1).member("missing")) == 3);
    CHECK(line_of(text, Place("d")) == 5);
    for (std::size_t size = 0; size < text.size(); ++size) CHECK(line_of(text.substr(0, size), Place("a").item(1).member("c")) >= 1);
}

TEST_CASE("the profiles that come with the program are sound, and each is called as its file is") {
    std::set<std::string_view> names;
    for (const BuiltIn& built_in : built_in_profiles()) {
        CAPTURE(built_in.name);
        const auto loaded = load(built_in.text);
        if (!loaded) FAIL("problem ", static_cast<int>(loaded.error().problem), " at ", loaded.error().second_fact);
        CHECK(loaded->name() == built_in.name);
        names.insert(built_in.name);
    }
    CHECK(names.size() >= 11);
    CHECK(load_built_in("no such").error() == Error{Problem::profile_missing, "no such"});
}

TEST_CASE("two profiles are compared member by member") {
    const auto before = load(sample_profile), after = load(with("\"offset\": 10", "\"offset\": 15"));
    REQUIRE(after);
    const auto found = differences(*before, *after);
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == "deadlines.answer.offset");
    CHECK(found[0].before == "10");
    CHECK(found[0].after == "15");
    CHECK(differences(*before, *before).empty());
}

TEST_CASE("a table of bank holidays goes out and comes back, and a bad one is refused with its line") {
    const std::string text = write(json_of(built_in_holidays()));
    REQUIRE(read_holiday_table(text));
    CHECK(*read_holiday_table(text) == built_in_holidays());
    const auto refused = [](std::string_view proclamation) {
        return read_holiday_table("{\"format\": \"tributary-holidays-1\", \"issued\": \"2026-02-25\", \"good_until\": \"2027-12-31\",\n\"proclamations\": [\n" + std::string(proclamation) + "]}").error();
    };
    CHECK(refused(R"({"day": "2026-02-29", "regions": ["scotland"], "source": "x"})") == Error{Problem::holiday_table_malformed, "3", "proclamations[0].day"});
    CHECK(refused(R"({"day": "2026-06-15", "regions": ["wales"], "source": "x"})") == Error{Problem::holiday_table_malformed, "3", "proclamations[0].regions[0]"});
    CHECK(refused(R"({"day": "2026-06-15", "regions": ["scotland"]})") == Error{Problem::holiday_table_malformed, "3", "proclamations[0].source"});
    CHECK(refused(R"({"day": "2026-06-14", "regions": ["scotland"], "source": "x"})") == Error{Problem::holiday_on_weekend, "2026-06-14"});
    CHECK(refused(R"({"day": "2028-06-12", "regions": ["scotland"], "source": "x"})") == Error{Problem::holiday_out_of_range, "2028-06-12"});
    for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(read_holiday_table(std::string_view(text).substr(0, size)));
}

TEST_CASE("the published schema is the table that the loader checks by") {
    const Bytes file = testing::read_data("../../docs/profile.schema.json");
    REQUIRE_FALSE(file.empty());
    CHECK(read_any_spelling(text_of(file)).value() == schema());
}
