#include <doctest/doctest.h>

#include <random>
#include <string>

#include "documents/compare.hpp"

using namespace tributary::documents;

namespace {

std::string of(const std::vector<Stretch>& stretches, Fate fate) {
    std::string out;
    for (const Stretch& stretch : stretches)
        if (stretch.fate == Fate::same || stretch.fate == fate) out += stretch.words;
    return out;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

}  // namespace

TEST_CASE("compare: words that went and came") {
    const auto stretches = compare_words("The visit was on Monday.", "The second visit was on Tuesday.");
    CHECK(stretches == std::vector<Stretch>{{Fate::same, "The "}, {Fate::added, "second "}, {Fate::same, "visit was on "}, {Fate::removed, "Monday."}, {Fate::added, "Tuesday."}});
}

TEST_CASE("compare: equal and empty texts") {
    CHECK(compare_words("", "").empty());
    CHECK(compare_words("a b", "a b") == std::vector<Stretch>{{Fate::same, "a b"}});
    CHECK(compare_words("", "a") == std::vector<Stretch>{{Fate::added, "a"}});
    CHECK(compare_words("a", "") == std::vector<Stretch>{{Fate::removed, "a"}});
}

TEST_CASE("compare: both texts can be told from the difference") {
    std::mt19937 random(7);
    const auto text = [&] {
        std::string out;
        const int words = static_cast<int>(random() % 40);
        for (int i = 0; i < words; ++i) out += std::string(1, static_cast<char>('a' + random() % 5)) + (random() % 6 == 0 ? "\n" : " ");
        return out;
    };
    for (int i = 0; i < 3000; ++i) {
        const std::string before = text(), after = text();
        const auto stretches = compare_words(before, after);
        CHECK(of(stretches, Fate::added) == after);
        CHECK(without_spaces(of(stretches, Fate::removed)) == without_spaces(before));
    }
}

TEST_CASE("compare: texts with nothing in common, beyond the bound") {
    std::string before, after;
    for (int i = 0; i < 3000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    const auto stretches = compare_words("x " + before + "y", "x " + after + "y");
    REQUIRE(stretches.size() == 4);
    CHECK(stretches[1].fate == Fate::removed);
    CHECK(stretches[2] == Stretch{Fate::added, after});
}
