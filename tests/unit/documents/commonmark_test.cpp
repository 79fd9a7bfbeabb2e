#include <doctest/doctest.h>

#include <string>

#include "base/utf8.hpp"
#include "documents/commonmark.hpp"

using namespace tributary::documents;

namespace {

const std::string id(32, 'a');

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

// Letters and digits only: what may never get lost.
std::string letters(std::string_view text) {
    std::string out;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80)) out += c;
    return out;
}

std::size_t depth_of(const std::vector<Block>& blocks) {
    std::size_t deepest = 0;
    for (const Block& block : blocks) deepest = std::max(deepest, 1 + depth_of(block.blocks));
    return deepest;
}

bool well_formed(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        for (const Passage& passage : block.passages)
            if (!tributary::is_utf8(passage.words) || passage.words.find('\0') != std::string::npos) return false;
        if (!well_formed(block.blocks)) return false;
    }
    return true;
}

const std::string sample =
    "# First account\n\nThree visits ended *without sight* of **Child R** [10-12](entry:" + id + ").\n\n"
    "- one\n  1. inner\n  2. next\n- two\n\n> Words of the record,\nas written\n\n---\n\n### Last\nLine one\nline two\n";

}  // namespace

TEST_CASE("commonmark: headings, lists, bold, italic, quotes, rules and links to entries") {
    const Document document = read_commonmark(sample);
    REQUIRE(document.blocks.size() == 7);
    CHECK(document.blocks[0].kind == BlockKind::heading);
    CHECK(document.blocks[0].level == 1);
    const auto& passages = document.blocks[1].passages;
    REQUIRE(passages.size() == 7);
    CHECK(passages[1] == Passage{"without sight", false, true});
    CHECK(passages[3] == Passage{"Child R", true, false});
    CHECK(passages[5] == Passage{"10-12", false, false, id});
    CHECK(document.blocks[2].kind == BlockKind::bullets);
    CHECK(document.blocks[2].blocks[0].blocks[1].kind == BlockKind::numbers);
    CHECK(document.blocks[2].line == 5);
    CHECK(document.blocks[3].kind == BlockKind::quote);
    CHECK(document.blocks[3].blocks[0].passages[0].words == "Words of the record,\nas written");
    CHECK(document.blocks[4].kind == BlockKind::rule);
    CHECK(document.blocks[5].level == 3);
    CHECK_FALSE(document.plain());
    CHECK(read_commonmark("Two lines\nof words\n\nand more").plain());
}

TEST_CASE("commonmark: bold inside italic keeps both") {
    const Document document = read_commonmark("*a **b** c*");
    REQUIRE(document.blocks[0].passages.size() == 3);
    CHECK(document.blocks[0].passages[1] == Passage{"b", true, true});
}

TEST_CASE("commonmark: the way back gives the words without marks") {
    CHECK(plain_words(sample) ==
          "First account\nThree visits ended without sight of Child R [10-12].\n\u2022 one\n  1. inner\n  2. next\n\u2022 two\n"
          "Words of the record,\nas written\nLast\nLine one\nline two");
    CHECK(plain_words("Home visit on 8 July 2013.") == "Home visit on 8 July 2013.");
    CHECK(plain_words("10. ten\n11. eleven") == "10. ten\n11. eleven");
    CHECK(plain_words("-\n- a") == "\u2022 \n\u2022 a");
    CHECK(plain_words("").empty());
}

TEST_CASE("commonmark: raw HTML, images and code are words") {
    CHECK(plain_words("<script>alert(1)</script>") == "<script>alert(1)</script>");
    CHECK(plain_words("a <img src=x onerror=alert(1)> b") == "a <img src=x onerror=alert(1)> b");
    CHECK(plain_words("![face](https://example.org/a.png)") == "face (https://example.org/a.png)");
    CHECK(plain_words("```js\nlet a = 1;\n```") == "js\nlet a = 1;");
    CHECK(plain_words("some `code` here") == "some code here");
}

TEST_CASE("commonmark: only entries are links; other addresses stand behind their words") {
    for (const std::string address : {"https://example.org", "mailto:a@example.org", "javascript:alert(1)", "data:text/html,x", "entry:short", "entry:", "#/case/1"}) {
        const Document document = read_commonmark("[words](" + address + ")");
        REQUIRE(document.blocks.size() == 1);
        for (const Passage& passage : document.blocks[0].passages) CHECK(passage.entry.empty());
        CHECK(plain_words(document) == "words (" + address + ")");
    }
    CHECK(plain_words("<https://example.org>") == "https://example.org");
    CHECK(plain_words("<a@example.org>") == "a@example.org");
    CHECK(plain_words("[a](https://example.org \"title\")") == "a (https://example.org \"title\")");
}

TEST_CASE("commonmark: what looks like the definition of a link stays in sight") {
    CHECK(plain_words("[note]: file") == "[note]: file");
    CHECK(plain_words("- [12]: Mother") == "\u2022 [12]: Mother");
    CHECK(plain_words("   [12]: Mother") == "[12]: Mother");
    CHECK(plain_words("[two\nlines]: here") == "[two\nlines]: here");
    CHECK(plain_words("> [a]: b") == "[a]: b");
    CHECK(plain_words("1. x\n\n    [a]: b").find("[a]: b") != std::string::npos);
}

TEST_CASE("commonmark: every truncation is a document, and no word gets lost") {
    for (std::size_t size = 0; size <= sample.size(); ++size) {
        const std::string_view part = std::string_view(sample).substr(0, size);
        const Document document = read_commonmark(part);
        CHECK(well_formed(document.blocks));
        std::string expected;
        for (const char c : letters(part)) expected += c;
        const std::string words = letters(plain_words(document));
        if (size < sample.find("](") || size > sample.find(id) + id.size())  // the id of an entry is no word
            CHECK(words.size() + id.size() + 8 >= expected.size());
    }
}

TEST_CASE("commonmark: every byte replaced by a mark, a NUL or a stray byte") {
    for (const char c : {'*', '[', '<', '>', '`', '\\', '&', '\0', '\xFF', '\n'})
        for (std::size_t at = 0; at < sample.size(); ++at) {
            std::string text = sample;
            text[at] = c;
            CHECK(well_formed(read_commonmark(text).blocks));
        }
}

TEST_CASE("commonmark: nesting stops at its limit and keeps the words") {
    for (const std::string_view marker : {"> ", "- ", "1. "}) {
        const Document document = read_commonmark(repeated(marker, 20) + "deep words");
        CHECK(depth_of(document.blocks) <= 2 * commonmark_nesting_limit + 1);
        CHECK(plain_words(document).find("deep words") != std::string::npos);
    }
    std::string stairs;
    for (std::size_t i = 0; i < 60; ++i) stairs += std::string(2 * i, ' ') + "- w" + std::to_string(i) + "\n";
    const Document document = read_commonmark(stairs);
    CHECK(depth_of(document.blocks) <= 2 * commonmark_nesting_limit + 1);
    for (std::size_t i = 0; i < 60; ++i) CHECK(plain_words(document).find("w" + std::to_string(i)) != std::string::npos);
}

TEST_CASE("commonmark: texts made to take long are shown as they were written") {
    for (const std::string_view bait : {"> ", "- ", "[", "![", "*a ", "_a ", "<!--", "`", "[a](", "&a", "**", "1. ", "<a b=", "]("}) {
        const std::string text = repeated(bait, 200'000) + "end";
        const Document document = read_commonmark(text);
        CHECK_MESSAGE(document.as_written, bait);
        CHECK(plain_words(document).ends_with("end"));
    }
    const Document large = read_commonmark(repeated("word ", commonmark_size_limit / 5 + 1));
    CHECK(large.as_written);
    CHECK(large.blocks[0].passages[0].words.size() > commonmark_size_limit);
}

TEST_CASE("commonmark: a long honest text is read") {
    const std::string text = repeated("Visit on *8 July* to **Child R**, see [8](entry:" + id + ").\n\n", 4000);
    const Document document = read_commonmark(text);
    CHECK_FALSE(document.as_written);
    CHECK(document.blocks.size() == 4000);
}

TEST_CASE("commonmark: words are counted without their marks") {
    CHECK(count_words("") == 0);
    CHECK(count_words("# One **two** three\n\n- four\n1. five") == 6);
    CHECK(count_words("\u4e00\u3000\u4e8c") == 2);
}

TEST_CASE("commonmark: a passage in another language is marked, and its marks inside hold") {
    const Document document = read_commonmark("She said [**Dw i** ddim yn hoffi]{lang=cy} to *him*.\n\n[Nie chcę]{lang=pl}");
    REQUIRE(document.blocks.size() == 2);
    const auto& first = document.blocks[0].passages;
    REQUIRE(first.size() == 6);
    CHECK(first[1] == Passage{"Dw i", true, false, {}, {}, "cy"});
    CHECK(first[2] == Passage{" ddim yn hoffi", false, false, {}, {}, "cy"});
    CHECK(first[3].language.empty());
    CHECK(document.blocks[1].passages[0].language == "pl");
    CHECK_FALSE(document.plain());
    CHECK(plain_words(document) == "She said Dw i ddim yn hoffi to him.\nNie chcę");
    CHECK(count_words("[Nie chcę]{lang=pl} iść") == 3);
}

TEST_CASE("commonmark: what is no mark of a language stays as it was written") {
    for (const std::string text : {"\\[a]{lang=cy}", "[a]{lang=}", "[a]{lang=c}", "[a]{lang=cy", "{lang=cy}", "[a] {lang=cy}", "[a]{lang=cy\"}", "a]{lang=cy}", "`[a]{lang=cy}`"}) {
        CAPTURE(text);
        const Document document = read_commonmark(text);
        REQUIRE(document.blocks.size() == 1);
        std::string words;
        for (const Passage& passage : document.blocks[0].passages) {
            CHECK(passage.language.empty());
            words += passage.words;
        }
        std::string expected = text;
        std::erase_if(expected, [](char c) { return c == '\\' || c == '`'; });
        CHECK(words == expected);
    }
    CHECK(is_language_tag("cy"));
    CHECK(is_language_tag("zh-Hant-TW"));
    CHECK_FALSE(is_language_tag("c"));
    CHECK_FALSE(is_language_tag("cy-"));
    CHECK_FALSE(is_language_tag("cy_GB"));
    CHECK_FALSE(is_language_tag(std::string(40, 'a')));
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "]{lang=";
    CHECK(letters(plain_words(many)) == letters(many));
}
