// Text in scripts that the fonts cannot draw: its order, its lines, its pictures. Capitals in the examples of UAX #9 stand
// for letters that run from right to left.
#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <memory>

#include "shaper_twin.hpp"
#include "ui/core/bidi.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/scripts.hpp"
#include "ui/frame.hpp"

namespace tributary::ui {

namespace {

// Capitals become Hebrew letters, the rest stays; the answer is what stands from left to right.
std::string shown(std::string_view text) {
    std::u32string letters;
    for (const char c : text) letters += c >= 'A' && c <= 'Z' ? static_cast<char32_t>(0x5D0 + (c - 'A')) : static_cast<char32_t>(c);
    Level base = 0;
    const std::vector<Level> levels = levels_of(letters, base);
    std::string out;
    for (const std::size_t i : visual_order(levels)) out += text[i];
    return out;
}

struct Paper : testing::BlankPaper {
    const Paragraph& paragraph(std::string_view words, float width, bool as_typed = false) {
        const Run run{words};
        return paragraphs.lay_out({&run, 1}, Type::body, width, as_typed);
    }
    // Each line from left to right; what the shaper draws in brackets.
    std::vector<std::string> lines(std::string_view words, float width, bool as_typed = false) {
        const Paragraph& text = paragraph(words, width, as_typed);
        std::vector<Piece> pieces = text.pieces;
        std::ranges::stable_sort(pieces, [](const Piece& a, const Piece& b) { return a.line != b.line ? a.line < b.line : a.x < b.x; });
        std::vector<std::string> found(text.lines);
        for (const Piece& piece : pieces) {
            const std::string part = text.texts[0].substr(piece.begin, piece.end - piece.begin);
            found[piece.line] += piece.shaped ? "[" + part + "]" : part;
        }
        return found;
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("scripts of both directions stand on a line in the order of UAX #9") {
    CHECK(shown("car means CAR.") == "car means RAC.");
    CHECK(shown("CAR MEANS car.") == ".car SNAEM RAC");
    CHECK(shown("JOHN SAID car TWICE, OFTEN.") == ".NETFO ,ECIWT car DIAS NHOJ");
    CHECK(shown("it was CALLED BY HIM at noon") == "it was MIH YB DELLAC at noon");
    CHECK(shown("AT 14:30 ON 25.7.2013") == "25.7.2013 NO 14:30 TA");
    CHECK(shown("PAID 25% OF IT") == "TI FO 25% DIAP");
    CHECK(shown("paid TO HIM 25, no more") == "paid 25 MIH OT, no more");
    CHECK(shown("a (B C) d") == "a (C B) d");
    CHECK(shown("AB(CD[&ef]!)gh") == "gh)!]ef&[DC(BA");
    CHECK(shown("a (B) C") == "a (B) C");
    CHECK(shown("a B (c) D e") == "a B (c) D e");
    CHECK(shown("seen with ABC DEF, then left") == "seen with FED CBA, then left");
    CHECK(shown("") == "");
}

TEST_CASE("hidden characters become marks, and joiners stay") {
    std::string room;
    CHECK(readable("plain", room) == "plain");
    CHECK(readable("a\u202Eb\u202Cc", room) == "a\uFFFDb\uFFFDc");
    CHECK(readable("\u2067x\u2069 \u200Ey\u200F\u061C", room) == "\uFFFDx\uFFFD \uFFFDy\uFFFD\uFFFD");
    CHECK(readable(std::string_view("a\0b\x1F\x7F", 5), room) == "a\uFFFDb\uFFFD\uFFFD");
    CHECK(readable("a\r\nb\rc\td\u2028e", room) == "a\nb\nc d\ne");
    CHECK(readable("क\u094D\u200Dष 👩\u200D👧 ❤\uFE0F", room) == "क\u094D\u200Dष 👩\u200D👧 ❤\uFE0F");
    CHECK(readable("’ “ – … é", room) == "’ “ – … é");
}

TEST_CASE("no hidden character turns around what stands beside it, in the picture and in the mirror") {
    Paper paper;
    CHECK(paper.lines("pay \u202E100\u202C now", 1000) == Lines{"pay [\uFFFD100\uFFFD] now"});
    paper.frame->draw([](Ui& ui) { ui.page({.title = "Bench", .navigation = false}, [&] { ui.content([&] { ui.paragraph("pay \u202E100"); ui.button("Ask \u2067him"); }); }); });
    std::string names;
    for (const Node& node : paper.frame->semantics().nodes()) names += paper.frame->semantics().name_of(node);
    CHECK(names.find("pay \uFFFD100") != std::string::npos);
    CHECK(names.find("Ask \uFFFDhim") != std::string::npos);
    CHECK(names.find("\u202E") == std::string::npos);
    CHECK(names.find("\u2067") == std::string::npos);
}

TEST_CASE("words of another script are drawn whole, the rest letter by letter") {
    Paper paper;
    CHECK(paper.lines("Seen with محمد عبد, twice", 1000) == Lines{"Seen with [عبد] [محمد], twice"});
    CHECK(paper.lines("Zoe\u0308 was n\u0303ot", 1000) == Lines{"[Zoe\u0308] was [n\u0303ot]"});
    CHECK(paper.lines("রহিমা বেগম", 1000) == Lines{"[রহিমা] [বেগম]"});
    CHECK(paper.lines("café über", 1000) == Lines{"café über"});
}

TEST_CASE("lines break between ideographs, but not before what closes a sentence") {
    Paper paper;
    CHECK(paper.lines("王小明說。", 25) == Lines{"[王][小]", "[明]", "[說。]"});
    CHECK(paper.lines("x王", 1000) == Lines{"x[王]"});
}

TEST_CASE("a paragraph that begins from right to left stands at the right when it has several lines, and in a field") {
    Paper paper;
    const Paragraph& one = paper.paragraph("אבג דהו", 200);
    CHECK(one.lines == 1);
    CHECK(std::ranges::min(one.pieces, {}, &Piece::x).x == 0);
    const Paragraph& field = paper.paragraph("אבג דהו", 200, true);
    const Piece& first = field.pieces.front();
    CHECK(first.x + first.width == doctest::Approx(200));
    const Paragraph& two = paper.paragraph("אבגדה אבגדה אבג", 70);
    CHECK(two.lines == 3);
    for (const std::uint32_t line : {0u, 1u, 2u}) {
        float end = 0;
        for (const Piece& piece : two.pieces)
            if (piece.line == line) end = std::max(end, piece.x + piece.width);
        CHECK(end == doctest::Approx(70));
    }
    CHECK(paper.lines("אב\nab", 1000, true) == Lines{"[אב]", "ab"});
}

TEST_CASE("a word that is longer than a line is cut between letters, never before a mark") {
    Paper paper;
    CHECK(paper.lines("אבגדהוז", 35) == Lines{"[אבג]", "[דהו]", "[ז]"});
    const std::string marked = "e\u0308e\u0308e\u0308e\u0308";
    for (const std::string& line : paper.lines(marked, 25)) CHECK(line.find("[\u0308") == std::string::npos);
    std::string longest;
    for (int i = 0; i < 10'000; ++i) longest += "م";
    const Paragraph& name = paper.paragraph(longest, 400);
    CHECK(name.lines == 250);
    CHECK(name.width <= 400);
    CHECK(paper.shaper.measured < 20'000);
}

TEST_CASE("the width of words is that of their pieces, whatever the script") {
    Paper paper;
    const float plain = paper.paragraphs.line_width("Ask ", 16, Cut::regular);
    CHECK(paper.paragraphs.line_width("Ask 王小", 16, Cut::regular) == doctest::Approx(plain + 20));
}

TEST_CASE("runs are drawn once for each ink, and kept") {
    testing::ShaperTwin shaper;
    auto frame = Frame::create({}, &shaper);
    frame->resize({});
    const auto draw = [&](std::string_view name) {
        frame->draw([&](Ui& ui) { ui.page({.title = "Bench", .navigation = false}, [&] { ui.content([&] { ui.paragraph(name); }); }); });
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {  // as a renderer does
            if (texture->TexID == ImTextureID_Invalid) texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    };
    draw("محمد");
    draw("محمد");
    CHECK(shaper.drawn == Lines{"محمد"});
    CHECK(shaper.lights == std::vector<bool>{false});
    frame->look(theme_of(Look::dark));
    draw("محمد");
    CHECK(shaper.lights == std::vector<bool>{false, true});
    frame->resize({1366, 768, 2});
    draw("محمد");
    CHECK(shaper.drawn.size() == 3);
}

TEST_CASE("full textures are emptied and used again, and nothing that a frame shows is lost") {
    testing::ShaperTwin shaper;
    auto frame = Frame::create({}, &shaper);
    frame->resize({1366, 4000, 1});
    constexpr int rounds = 40;
    constexpr int shown_at_once = 400;
    for (int round = 0; round < rounds; ++round) {
        frame->draw([&](Ui& ui) {
            ui.page({.title = "Bench", .navigation = false}, [&] {
                ui.content([&] {
                    std::string words;
                    for (int i = 0; i < shown_at_once; ++i) {
                        for (int n = round * shown_at_once + i, digit = 0; digit < 6; ++digit, n /= 10) append_code_point(words, static_cast<char32_t>(0x5D0 + n % 10));
                        words += ' ';
                    }
                    ui.paragraph(words);
                });
            });
        });
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
    }
    CHECK(shaper.drawn.size() == static_cast<std::size_t>(rounds * shown_at_once));
    CHECK(ImGui::GetPlatformIO().Textures.Size <= 8);
}

}  // namespace tributary::ui
