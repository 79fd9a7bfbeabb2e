#include <doctest/doctest.h>

#include <set>

#include "cli/telling.hpp"

using namespace tributary;
using namespace tributary::cli;

TEST_CASE("every problem has a name of its own") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Problem::usage); ++i) {
        CAPTURE(i);
        const std::string_view name = name_of(static_cast<Problem>(i));
        CHECK_FALSE(name.empty());
        CHECK(names.insert(name).second);
    }
}

TEST_CASE("a refused bundle says its stage and its rule, as a value and in words") {
    const Error error{Problem::bundle_hash_mismatch, "read-me/index.html", "B-51"};
    const domain::Json json = json_of(error);
    CHECK(json.text("problem") == "bundle_hash_mismatch");
    CHECK(json.text("stage") == "hash");
    CHECK(json.text("rule") == "B-51");
    CHECK(json.text("path") == "read-me/index.html");
    CHECK(words_of(error).ends_with("Refused at the stage hash, rule B-51.\n"));
    CHECK(json_of(Error{Problem::bundle_format, "B-17"}).text("rule") == "B-17");
}

TEST_CASE("a refusal that comes from no bundle has no stage") {
    const domain::Json json = json_of(Error{Problem::file_unreadable, "a.trib"});
    CHECK(json.find("stage") == nullptr);
    CHECK(json.find("rule") == nullptr);
    CHECK_FALSE(json.text("sentence").empty());
    CHECK(words_of(Error{Problem::key_malformed, "a.key"}).find("a.key") == 0);
}
