// The pieces under the widgets: lines, heights, icons, descriptions.
#include <doctest/doctest.h>
#include <imgui.h>

#include <memory>

#include "ui/core/heights.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/semantics.hpp"
#include "ui/core/unbreakable.hpp"
#include "ui/core/svg_path.hpp"
#include "ui/frame.hpp"
#include "ui/icons.hpp"

namespace tributary::ui {

namespace {

struct Paper {
    std::unique_ptr<Frame> frame = Frame::create({});
    Fonts fonts;
    RunPictures pictures{nullptr};
    Paragraphs paragraphs{fonts, pictures};
    Paper() {
        REQUIRE(fonts.load({}));
        frame->resize({});
        frame->draw([](Ui&) {});  // the atlas is ready from the first frame on
    }
    std::vector<std::string> lines(std::span<const Run> runs, float width) {
        std::vector<std::string> found;
        const Paragraph& text = paragraphs.lay_out(runs, Type::body, width);
        found.resize(text.lines);
        for (const Piece& piece : text.pieces) found[piece.line] += text.texts[piece.run].substr(piece.begin, piece.end - piece.begin);
        return found;
    }
    std::vector<std::string> lines(std::string_view words, float width) {
        const Run run{words};
        return lines({&run, 1}, width);
    }
};

}  // namespace

TEST_CASE("a paragraph breaks between words, and cuts a word that is longer than the line") {
    Paper paper;
    const float letter = paper.fonts.advance('m', 16, Cut::regular);
    CHECK(paper.lines("mmm mmm mmm", 7.5f * letter) == std::vector<std::string>{"mmm mmm ", "mmm"});
    CHECK(paper.lines("mmmmmmmm", 3.5f * letter) == std::vector<std::string>{"mmm", "mmm", "mm"});
    CHECK(paper.lines("m\n\nm", 100) == std::vector<std::string>{"m", "", "m"});
    CHECK(paper.lines("", 100).size() == 1);
}

TEST_CASE("a word made of two runs stays whole") {
    Paper paper;
    const float letter = paper.fonts.advance('m', 16, Cut::regular);
    const Run runs[] = {Run("mm mm"), Run("mm", Type::strong)};
    CHECK(paper.lines(runs, 6.5f * letter) == std::vector<std::string>{"mm ", "mmmm"});
}

TEST_CASE("what belongs together is not parted") {
    const auto joined = [](std::string_view text) {
        std::string plain = with_unbreakable_spaces(text);
        for (std::size_t at = plain.find("\u00A0"); at != std::string::npos; at = plain.find("\u00A0")) plain.replace(at, 2, "_");
        return plain;
    };
    CHECK(joined("Child R was seen") == "Child_R was seen");
    CHECK(joined("Half-sibling 3 said") == "Half-sibling_3 said");
    CHECK(joined("on 25 July 2013.") == "on 25_July_2013.");
    CHECK(joined("for 101 days, then") == "for 101_days, then");
    CHECK(joined("43 entries and 3 gaps") == "43 entries and 3 gaps");
    CHECK(joined("Then I left") == "Then I left");
}

TEST_CASE("heights find the row at a distance, whatever changes above") {
    Heights heights;
    heights.reset(100'000, 75);
    CHECK(heights.total() == doctest::Approx(7'500'000));
    CHECK(heights.at(0) == 0);
    CHECK(heights.at(74.9) == 0);
    CHECK(heights.at(75) == 1);
    heights.set(0, 44);
    heights.set(50'000, 200);
    CHECK(heights.above(1) == doctest::Approx(44));
    CHECK(heights.at(heights.above(50'000) + 199) == 50'000);
    CHECK(heights.at(heights.above(50'001)) == 50'001);
    CHECK(heights.at(1e12) == 99'999);
    heights.reset(1, 10);
    CHECK(heights.at(5) == 0);
}

TEST_CASE("every icon is drawn inside its 20 px grid") {
    int drawn = 0;
    for (int i = 1; i <= icon_count; ++i) {
        const auto strokes = strokes_of(path_of(static_cast<Icon>(i)));
        CAPTURE(i);
        CHECK_FALSE(strokes.empty());
        for (const Stroke& stroke : strokes) {
            CHECK(stroke.points.size() >= 2);
            for (const Point& point : stroke.points) {
                CHECK(point.x >= 1);
                CHECK(point.x <= 19);
                CHECK(point.y >= 1);
                CHECK(point.y <= 19);
            }
        }
        ++drawn;
    }
    CHECK(drawn == 61);
}

TEST_CASE("a description says what changed since the last one") {
    Semantics semantics;
    const auto describe = [&](std::string_view words, bool more) {
        semantics.begin();
        semantics.open({.role = Role::main, .id = 1, .box = {100, 50, 400, 300}});
        semantics.add({.role = Role::button, .id = 2, .box = {110, 70, 80, 40}, .name = words});
        if (more) semantics.add({.role = Role::text, .id = 3, .name = "more"});
        semantics.close();
        return semantics.finish();
    };
    CHECK(describe("Add", false));
    CHECK(semantics.nodes()[1].x == 10);
    CHECK(semantics.nodes()[1].y == 20);
    CHECK_FALSE(describe("Add", false));
    CHECK(describe("Add 2", false));
    CHECK_FALSE(semantics.structure_changed());
    CHECK(semantics.nodes()[0].changed == 0);
    CHECK(semantics.nodes()[1].changed == 1);
    CHECK(describe("Add 2", true));
    CHECK(semantics.structure_changed());
    CHECK(semantics.nodes()[1].changed == 0);
    CHECK(semantics.nodes()[2].changed == 1);
}

}  // namespace tributary::ui
