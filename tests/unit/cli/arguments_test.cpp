#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cli/command.hpp"

using namespace tributary;
using namespace tributary::cli;

static const Command& named(std::string_view name) {
    const auto found = std::ranges::find(commands(), name, &Command::name);
    REQUIRE(found != commands().end());
    return *found;
}

static Result<Arguments> parsed(std::string_view command, std::vector<std::string_view> words) { return parse(named(command), words); }

TEST_CASE("options come in any order, and may be given more than once") {
    const auto arguments = parsed("age encrypt", {"-r", "age1a", "plain", "--json", "-r", "age1b"});
    REQUIRE(arguments);
    CHECK(arguments->files == std::vector<std::string>{"plain"});
    CHECK(arguments->values("-r") == std::vector<std::string>{"age1a", "age1b"});
    CHECK(arguments->value("-r") == "age1b");
    CHECK(arguments->has("--json"));
    CHECK(arguments->value("-i").empty());
}

TEST_CASE("a line that is not understood says what is wrong with it") {
    const auto wrong = [](std::string_view command, std::vector<std::string_view> words) {
        const auto arguments = parsed(command, std::move(words));
        REQUIRE_FALSE(arguments);
        CHECK(arguments.error().problem == Problem::usage);
        return arguments.error().fact;
    };
    CHECK(wrong("bundle verify", {"-x", "a.trib"}) == "There is no option -x here.");
    CHECK(wrong("bundle verify", {"a.trib", "-i"}) == "A value is missing after -i.");
    CHECK(wrong("bundle verify", {}) == "Name the BUNDLE.");
    CHECK(wrong("bundle verify", {"a", "b"}) == "There is one word too many: b.");
    CHECK(wrong("identity new", {"folder", "--name", "x", "--agency", "y"}).starts_with("Give --role"));
}

TEST_CASE("a single hyphen is a file: standard input") { CHECK(parsed("age decrypt", {"-"})->files == std::vector<std::string>{"-"}); }

TEST_CASE("every command has its own name, a help and something to run") {
    std::set<std::string_view> names;
    for (const Command& command : commands()) {
        CHECK(names.insert(command.name).second);
        CHECK_FALSE(command.help.empty());
        CHECK(command.run != nullptr);
    }
    CHECK(names.size() > 10);
}

TEST_CASE("a negative number is a word of the line, and a command says how many words it needs") {
    const auto back = parsed("workingdays add", {"--region", "scotland", "2015-04-02", "-5"});
    REQUIRE(back);
    CHECK(back->files == std::vector<std::string>{"2015-04-02", "-5"});
    const auto short_of_one = parsed("workingdays add", {"--region", "scotland", "2015-04-02"});
    REQUIRE_FALSE(short_of_one);
    CHECK(short_of_one.error().fact == "Give DATE N.");
    const auto answer = workingdays_add(*back);
    REQUIRE(answer);
    CHECK(answer->text == "2015-03-26\n");  // Scotland: 1 April, 31, 30, 27, 26 March
    CHECK_FALSE(workingdays_add(*parsed("workingdays add", {"--region", "scotland", "2015-02-30", "1"})));
}
