// Procedures on the command line, and what became of every requirement.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "cli/command.hpp"

using namespace tributary;
using namespace tributary::cli;
using domain::Json;

namespace {

Result<Answer> answered(std::string_view name, std::vector<std::string_view> words) {
    const auto command = std::ranges::find(commands(), name, &Command::name);
    REQUIRE(command != commands().end());
    const auto arguments = parse(*command, words);
    if (!arguments) return std::unexpected(arguments.error());
    return command->run(*arguments);
}

std::string file_text(const std::string& path) {
    std::ifstream file(std::string(TRIBUTARY_TEST_DATA) + "/../../" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string first_profile() { return std::string((*answered("profile list", {})->json.array())[0].text("name")); }

}  // namespace

TEST_CASE("every requirement of the catalogue is enacted, or waits for something with its reason") {
    const auto answer = answered("requirements", {});
    REQUIRE(answer);
    const Json::Array& rows = *answer->json.array();
    CHECK(rows.size() == 521);
    std::size_t enacted = 0;
    for (const Json& row : rows) {
        CAPTURE(row.text("id"));
        enacted += row.text("status") == "enacted" ? 1 : 0;
        CHECK(row.text("status") != "missing");
        if (row.text("status") == "enacted") CHECK_FALSE(row.find("by")->array()->empty());
        if (row.text("status") == "waiting") CHECK_FALSE(row.text("reason").empty());
        const bool never_waits = row.text("kind") == "DEADLINE" || row.text("kind") == "DECISION" || row.text("kind") == "ROLE";
        if (never_waits) CHECK(row.text("status") == "enacted");
    }
    CHECK(enacted >= 380);
    CHECK(answer->text == file_text("docs/coverage.md"));  // made anew with: tributary requirements > docs/coverage.md
}

TEST_CASE("bank holidays of a year, and a year that has none") {
    const auto answer = answered("workingdays holidays", {"--region", "scotland", "--year", "2000"});
    REQUIRE(answer);
    CHECK((*answer->json.array())[0] == Json("2000-01-03"));
    CHECK((*answer->json.array())[1] == Json("2000-01-04"));
    CHECK_FALSE(answered("workingdays holidays", {"--region", "scotland", "--year", "1994"}));
    CHECK_FALSE(answered("workingdays holidays", {"--region", "wales", "--year", "2000"}));
}

TEST_CASE("profiles are listed, shown, checked and compared") {
    const auto list = answered("profile list", {});
    REQUIRE(list);
    REQUIRE(list->json.array()->size() >= 2);
    const std::string name = first_profile();
    CHECK(answered("profile show", {name})->json.text("name") == name);
    CHECK(answered("profile check", {name}));
    CHECK(answered("profile diff", {name, name})->json.array()->empty());
    const std::string other((*list->json.array())[1].text("name"));
    CHECK_FALSE(answered("profile diff", {name, other})->json.array()->empty());
    CHECK(answered("profile show", {"no such"}).error().problem == Problem::profile_missing);
    CHECK(answered("profile show", {"no-such.json"}).error().problem == Problem::file_unreadable);
}

TEST_CASE("deadlines tell date, rule, source and day it was checked") {
    const std::string name = first_profile();
    const auto profile = answered("profile show", {name})->json;
    const std::string event((*profile.find("events")->array())[0].text("id"));
    const std::string given = event + "=2015-01-30";
    const auto answer = answered("deadlines", {"--profile", name, "--event", given});
    REQUIRE(answer);
    for (const Json& due : *answer->json.array()) {
        CHECK_FALSE(due.text("source").empty());
        CHECK_FALSE(due.text("checked").empty());
        CHECK_FALSE(due.text("unmet").empty());
    }
    CHECK(answered("deadlines", {"--profile", name, "--event", "never=2015-01-30"}).error().problem == Problem::event_unknown);
    const std::string no_day = event + "=2015-02-30";
    CHECK(answered("deadlines", {"--profile", name, "--event", no_day}).error().problem == Problem::not_a_day);
}
