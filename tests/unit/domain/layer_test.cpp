#include <doctest/doctest.h>

#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::testing;

static CaseFile file_of(const History& history, const std::vector<std::string>& lines, std::size_t count) {
    CaseFile file(history.case_id, test_hash);
    for (std::size_t i = 0; i < count; ++i) static_cast<void>(file.apply(lines[i]));
    return file;
}

TEST_CASE("a case file that takes in a layer is as if every change had been applied to it") {
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        const History history = random_history(seed, 3, 40);
        std::mt19937 random(seed + 5000);
        auto lines = history.lines;
        if (seed % 2 == 1) std::ranges::shuffle(lines, random);  // so that some wait for others
        const CaseFile whole = file_of(history, lines, lines.size());
        const std::size_t cut = random() % (lines.size() + 1);
        CaseFile file = file_of(history, lines, cut);
        const std::string before = write(file.state());
        Layer layer(file);
        for (std::size_t i = 0; i < lines.size(); ++i) REQUIRE(layer.apply(lines[i]));  // also what is below already
        REQUIRE(write(file.state()) == before);
        REQUIRE(layer.fits(file));
        file.take_in(std::move(layer));
        REQUIRE(write(file.state()) == write(whole.state()));
        REQUIRE(file.revision() == whole.revision());
        for (const auto& line : history.lines) REQUIRE(*file.apply(line) == Outcome::already_known);
    }
}

TEST_CASE("a layer over nothing becomes a case file, and two layers follow each other") {
    const History history = random_history(7, 3, 40);
    CaseFile file(history.case_id, test_hash);
    Layer first(history.case_id, test_hash);
    for (std::size_t i = 0; i < 20; ++i) REQUIRE(first.apply(history.lines[i]));
    file.take_in(std::move(first));
    Layer second(file);
    for (std::size_t i = 20; i < 40; ++i) REQUIRE(second.apply(history.lines[i]));
    file.take_in(std::move(second));
    CHECK(write(file.state()) == state_after(history, history.lines));
}

TEST_CASE("a layer refuses what its case file would refuse, and shows records as they would be") {
    const Id part = numbered(2, 1);
    const Id entry = numbered(4, 1);
    const auto change = [&](const auto& file, std::string_view words) {
        return encode(file.next(part, numbered(3, 1), numbered(5, 1), 1000, "change_entry", {{"entry", entry, Json::Object{{"event", words}}}}));
    };
    CaseFile file(numbered(1, 1), test_hash);
    REQUIRE(file.apply(change(file, "one")));
    const std::string other_second = change(file, "another second");
    Layer layer(file);
    REQUIRE(layer.apply(change(layer, "two")));
    CHECK(layer.apply(other_second).error().problem == Problem::feed_forked);
    CHECK(layer.apply("{}").error().problem == Problem::change_malformed);
    CHECK(layer.record(part, entry)->text("event") == "two");
    CHECK(file.record(part, entry)->text("event") == "one");
    CHECK(layer.record(part, numbered(4, 2)) == nullptr);

    SUBCASE("and fits no longer once the case file has changed") {
        REQUIRE(file.apply(other_second));
        CHECK_FALSE(layer.fits(file));
    }
}
