// A field's text that changes in one place is laid out anew in that place only, and comes out as if all of it were.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <random>

#include "documents/commonmark.hpp"
#include "shaper_twin.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/typed_text.hpp"
#include "ui/frame.hpp"

namespace tributary::ui {

namespace {

struct Paper : testing::BlankPaper {
    float width = 90;
    void write(TypedText& into, std::string_view text) { into.write(text, {{fonts, pictures, 16, width, true, Side::right}, Cut::regular, 22}); }
};

// What stands on each line, from left to right, with its place.
std::vector<std::string> lines_of(const Paragraph& text) {
    std::vector<std::vector<std::pair<float, std::string>>> pieces(text.lines);
    for (const Piece& piece : text.pieces) pieces.at(piece.line).emplace_back(piece.x, text.texts[0].substr(piece.begin, piece.end - piece.begin));
    std::vector<std::string> lines;
    for (auto& line : pieces) {
        std::ranges::stable_sort(line, {}, [](const auto& piece) { return piece.first; });
        std::string words;
        for (const auto& [x, part] : line) words += (words.empty() ? std::to_string(static_cast<int>(x)) + ": " : "") + part;
        lines.push_back(words);
    }
    return lines;
}

void check_same(const TypedText& changed, const TypedText& afresh) {
    REQUIRE(changed.lines().texts == afresh.lines().texts);
    REQUIRE(changed.lines().lines == afresh.lines().lines);
    REQUIRE(lines_of(changed.lines()) == lines_of(afresh.lines()));
    CHECK(changed.lines().width == afresh.lines().width);
    CHECK(changed.lines().base == afresh.lines().base);
    CHECK(changed.words() == afresh.words());
}

// Words, line ends of every kind, and what is shown otherwise than it is written.
std::string piece(std::mt19937& random) {
    static constexpr std::array<std::string_view, 14> pieces = {"visit ", "the child was asleep upstairs ", "\n", "\n\n", "\r\n", "\r", "x", "", "محمد ", "\u2028", "\u202E", "**seen** ", "a-b/c ", "\n- "};
    return std::string(pieces[random() % pieces.size()]);
}

}  // namespace

TEST_CASE("a text that changes comes out as the same text written at once") {
    Paper paper;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        std::mt19937 random(seed);
        std::vector<std::string> parts;
        TypedText changed;
        for (int i = 0; i < 60; ++i) {
            const std::size_t from = parts.empty() ? 0 : random() % parts.size();
            const std::size_t count = random() % 3 == 0 ? std::min<std::size_t>(random() % 4, parts.size() - from) : 0;
            const auto place = parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(from), parts.begin() + static_cast<std::ptrdiff_t>(from + count));
            parts.insert(place, piece(random));
            const std::string text = std::accumulate(parts.begin(), parts.end(), std::string());
            paper.write(changed, text);
            TypedText afresh;
            paper.write(afresh, text);
            check_same(changed, afresh);
            REQUIRE(changed.words() == documents::count_words(text));
        }
    }
}

TEST_CASE("a field has the lines of the same words in several runs") {
    Paper paper;
    const std::string text = "The worker was told that\nthe child was asleep.\n\nSeen with محمد عبد twice, and\nonce more.\n";
    TypedText typed;
    paper.write(typed, text);
    const Run run{text};
    CHECK(lines_of(typed.lines()) == lines_of(paper.paragraphs.lay_out({&run, 1}, Type::body, paper.width, true)));
}

TEST_CASE("a key in a long text breaks the line it is in, and no other") {
    Paper paper;
    std::string text;
    for (int i = 0; i < 300; ++i) text += "On 8 July 2013 the worker visited and was told that the child was asleep upstairs.\n";
    TypedText typed;
    paper.write(typed, text);
    const std::size_t all = typed.broken();
    CHECK(all == 301);
    paper.write(typed, text);
    CHECK(typed.broken() == all);
    text.insert(text.size() / 2, "x");
    paper.write(typed, text);
    CHECK(typed.broken() == all + 1);
    text.insert(text.size() / 2, "\n");
    paper.write(typed, text);
    CHECK(typed.broken() <= all + 4);
    paper.width = 120;
    paper.write(typed, text);
    CHECK(typed.broken() > 2 * all);
}

}  // namespace tributary::ui
