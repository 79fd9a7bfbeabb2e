#include <doctest/doctest.h>

#include "histories.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::testing;

static constexpr int histories = 150;

TEST_CASE("changes give one state in whatever order they arrive") {
    for (std::uint32_t seed = 0; seed < histories; ++seed) {
        const History history = random_history(seed, 3, 40);
        const std::string expected = state_after(history, history.lines);
        std::mt19937 random(seed + 1000);
        for (int shuffle = 0; shuffle < 6; ++shuffle) {
            auto lines = history.lines;
            std::ranges::shuffle(lines, random);
            REQUIRE(state_after(history, lines) == expected);
        }
    }
}

TEST_CASE("merging twice changes nothing") {
    for (std::uint32_t seed = 0; seed < histories; ++seed) {
        const History history = random_history(seed, 3, 40);
        auto doubled = history.lines;
        doubled.insert(doubled.end(), history.lines.begin(), history.lines.end());
        REQUIRE(state_after(history, doubled) == state_after(history, history.lines));
    }
}

TEST_CASE("merging is associative: (a + b) + c is a + (b + c)") {
    for (std::uint32_t seed = 0; seed < histories; ++seed) {
        const History history = random_history(seed, 3, 42);
        const auto third = static_cast<std::ptrdiff_t>(history.lines.size() / 3);
        const std::vector<std::string> a(history.lines.begin(), history.lines.begin() + third);
        const std::vector<std::string> b(history.lines.begin() + third, history.lines.begin() + 2 * third);
        const std::vector<std::string> c(history.lines.begin() + 2 * third, history.lines.end());
        const auto joined = [](std::vector<std::string> x, const std::vector<std::string>& y) {
            x.insert(x.end(), y.begin(), y.end());
            return x;
        };
        REQUIRE(state_after(history, joined(joined(a, b), c)) == state_after(history, joined(joined(c, b), a)));
        REQUIRE(state_after(history, joined(b, joined(c, a))) == state_after(history, joined(joined(a, b), c)));
    }
}

TEST_CASE("random histories do hold conflicts, waiting changes and settled fields") {
    int conflicts = 0;
    int settled = 0;
    for (std::uint32_t seed = 0; seed < histories; ++seed) {
        const History history = random_history(seed, 3, 40);
        CaseFile file(history.case_id, test_hash);
        for (const auto& line : history.lines) REQUIRE(file.apply(line).has_value());
        for (const auto& [id, part] : file.parts())
            for (const auto& [record_id, record] : part.records)
                for (const auto& [name, field] : record.fields) {
                    conflicts += field.in_conflict();
                    settled += field.candidates().size() > 1 && !field.in_conflict();
                }
    }
    CHECK(conflicts > histories / 4);
    CHECK(settled > histories);
}
