// References to entries as they are stored and as they are typed: there and back, hostile texts, numbers that changed.
#include <doctest/doctest.h>

#include <string>

#include "documents/commonmark.hpp"
#include "documents/references.hpp"

using namespace tributary;
using namespace tributary::documents;

namespace {

Id entry(int number) {
    Id id;
    id.bytes[0] = 0xE0;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

EntryNumbers twelve() {
    EntryNumbers numbers;
    for (int i = 1; i <= 12; ++i) numbers.add_own(entry(i));
    Id other = entry(1);
    other.bytes[0] = 0xAA;
    numbers.all.insert_or_assign(other, 3);  // another agency's
    return numbers;
}

std::string at(int number) { return "(entry:" + entry(number).text() + ")"; }
std::string run(int first, int last) { return "(entry:" + entry(first).text() + "-" + entry(last).text() + ")"; }

}  // namespace

TEST_CASE("references: short while they are typed, ids where they are stored, and the same after any number of ways") {
    const EntryNumbers numbers = twelve();
    const std::pair<std::string, std::string> pairs[] = {
        {"See [10].", "See [10]" + at(10) + "."},
        {"[10-12] and [3]", "[10-12]" + run(10, 12) + " and [3]" + at(3)},
        {"[10\u201112] [10\u201312]", "[10\u201112]" + run(10, 12) + " [10\u201312]" + run(10, 12)},
        {"[the **first** visit](1)", "[the **first** visit]" + at(1)},
        {"a run [of them](2-4)", "a run [of them]" + run(2, 4)},
        {"- [1]\n- [2]: asleep", "- [1]" + at(1) + "\n- [2]" + at(2) + ": asleep"},
        {"nothing [99], [0], [12-10], [1234567], [], [10 ], [a10], [ 10]", "nothing [99], [0], [12-10], [1234567], [], [10 ], [a10], [ 10]"},
        {"\\[10] and `[10]` and ``a ` [10]``", "\\[10] and `[10]` and ``a ` [10]``"},
        {"[10](https://example.org) [10](see file)", "[10](https://example.org) [10](see file)"},
        {"[10]{lang=cy}", "[10]{lang=cy}"},
        {"a lone ` and [5]", "a lone ` and [5]" + at(5)},
    };
    for (const auto& [typed, stored] : pairs) {
        CAPTURE(typed);
        CHECK(stored_form(typed, numbers) == stored);
        CHECK(typed_form(stored, numbers) == typed);
    }
}

TEST_CASE("references: a number that changed shows as it is now, a link that leads elsewhere stays whole") {
    EntryNumbers numbers = twelve();
    const std::string stored = "[10]" + at(10) + " [10-12]" + run(10, 12) + " [visit]" + at(12);
    EntryNumbers moved;
    for (const int i : {12, 1, 2, 10}) moved.add_own(entry(i));
    CHECK(typed_form(stored, moved) == "[4] [1-4] [visit](1)");
    CHECK(stored_form("[4] [1-4] [visit](1)", moved) == "[4]" + at(10) + " [1-4]" + run(12, 10) + " [visit]" + at(12));
    const std::string others = "[3](entry:" + std::string("aa") + std::string(28, '0') + "01) [77](entry:" + std::string(32, 'f') + ")";
    CHECK(typed_form(others, numbers) == others);
    CHECK(stored_form(others, numbers) == others);
    CHECK(numbers_of({entry(12), entry(10)}, numbers) == "10-12");
    CHECK(numbers_of({entry(12), entry(99)}, numbers).empty());
    CHECK(numbers.stamp != moved.stamp);
}

TEST_CASE("references: what only looks like one is never made one by the way") {
    const EntryNumbers numbers = twelve();
    for (const std::string stored : {"footnote [3] of the report", "see [page](4)", "[1][2]", "x [10-12]: y"}) {
        const std::string typed = typed_form(stored, numbers);
        CAPTURE(typed);
        CHECK(typed != stored);
        CHECK(stored_form(typed, numbers) == typed);
        CHECK(plain_words(typed) == plain_words(std::string_view(stored) == "see [page](4)" ? "see [page]\\(4)" : stored));
    }
}

TEST_CASE("references: any bytes end, there and back") {
    const EntryNumbers numbers = twelve();
    std::string all;
    for (const char* piece : {"[", "]", "(", ")", "\\", "`", "10", "-", "\u2011", "entry:", "{lang=cy}", "\n\n", "\xff", " "}) all += piece;
    const std::string pool = all + "[10]" + at(10) + "[1-2]" + run(1, 2) + "](3)";
    std::uint32_t state = 12345;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            state = state * 1664525 + 1013904223;
            const std::size_t from = (state >> 8) % pool.size();
            text += pool.substr(from, 1 + (state >> 20) % 6);
        }
        const std::string typed = typed_form(text, numbers);
        const std::string stored = stored_form(typed, numbers);
        CAPTURE(text);
        CHECK(stored_form(typed_form(stored, numbers), numbers) == stored);  // comes to rest
    }
    const std::string many(200'000, '`');
    CHECK(stored_form(many, numbers) == many);
    std::string ticks;
    for (int i = 1; i < 400; ++i) ticks += std::string(static_cast<std::size_t>(i), '`') + " ";
    CHECK(stored_form(ticks, numbers) == ticks);
}

TEST_CASE("references: read as links to the first entry and the last") {
    const Document document = read_commonmark("See [10-12]" + run(10, 12) + " and [3]" + at(3) + ".");
    REQUIRE(document.blocks.size() == 1);
    const auto& passages = document.blocks[0].passages;
    REQUIRE(passages.size() == 5);
    CHECK(passages[1].entry == entry(10).text());
    CHECK(passages[1].last == entry(12).text());
    CHECK(passages[3].entry == entry(3).text());
    CHECK(passages[3].last.empty());
    CHECK(are_numbers("10-12"));
    CHECK(are_numbers("7"));
    CHECK_FALSE(are_numbers("10-"));
    CHECK_FALSE(are_numbers(""));
}
