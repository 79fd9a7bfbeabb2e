// Long lists: rows far below stand where they should to the half pixel, and the mirror is spared while something scrolls.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>

#include "ui/core/long_scroll.hpp"
#include "ui/frame.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t rows = 100'000;

struct LongList {
    std::unique_ptr<Frame> frame = Frame::create({});

    LongList() {
        REQUIRE(frame);
        frame->resize({1366, 768, 1});
        draw();
        draw();
    }
    void draw(bool may_wait = false) {
        frame->draw([](Ui& ui) {
            ui.page({.title = "Bench", .navigation = false}, [&] {
                ui.content([&] {
                    ui.table("Rows", {{.name = "No.", .width = 90}, {.name = "Words"}}, rows, {}, [](RowView& row) {
                        row.cell(std::to_string(row.index()));
                        row.cell(row.index() % 2 ? "One line" : "A first line\nand a second line\nand a third one");
                    });
                });
            });
        }, may_wait);
    }
    void scroll(double top, bool may_wait = false) {
        frame->post({EventKind::scrolled, region().id, {}, top});
        draw(may_wait);
    }
    const Node& region() const {
        for (const Node& node : frame->semantics().nodes())
            if (node.state & state::scrolls) return node;
        FAIL("nothing scrolls");
        return frame->semantics().nodes()[0];
    }
    // Of every row that is described: its distance from the one before is that one's height.
    int seams() const {
        const Node* before = nullptr;
        int apart = 0;
        for (const Node& node : frame->semantics().nodes()) {
            if (node.role != static_cast<std::uint8_t>(Role::row)) continue;
            const bool far = before && before->number[0] < 3;  // the heading and the row that Tab reaches may be far from the others
            if (before && !far && node.number[0] == before->number[0] + 1 && std::fabs(node.y - before->y - before->h) > 0.01f) ++apart;
            before = &node;
        }
        return apart;
    }
    float top_of(float number) const {
        for (const Node& node : frame->semantics().nodes())
            if (node.role == static_cast<std::uint8_t>(Role::row) && node.number[0] == number) return node.y;
        return -1;
    }
    const Node& table() const {
        for (const Node& node : frame->semantics().nodes())
            if (node.role == static_cast<std::uint8_t>(Role::table)) return node;
        FAIL("no table");
        return frame->semantics().nodes()[0];
    }
};

}  // namespace

TEST_CASE("millions of pixels down, rows meet without a seam and do not move against their list") {
    LongList list;
    const float head = list.table().y;
    for (const double top : {5'000'000.25, 5'000'000.75, 6'999'999.5}) {
        list.scroll(top);
        list.scroll(top);
        CHECK(list.seams() == 0);
        CHECK(list.table().y == head);
    }
    list.scroll(5'000'000.25);
    const std::size_t first = static_cast<std::size_t>(list.frame->semantics().nodes().size());
    float number = 0;
    for (const Node& node : list.frame->semantics().nodes())
        if (node.role == static_cast<std::uint8_t>(Role::row) && node.number[0] > 100) number = node.number[0];
    REQUIRE(first > 10);
    const float before = list.top_of(number);
    list.scroll(5'000'000.75);
    CHECK(list.top_of(number) == before);
}

TEST_CASE("more than an element can be high is scrolled in steps and in shares, and both ends meet") {
    LongScroll scroll;
    constexpr double content = 8'000'000, view = 200, height = 2'000'000;
    scroll.follow(0, content, view, height);
    scroll.follow(100, content, view, height);
    CHECK(scroll.real() == 100);
    scroll.follow(1'000'000, content, view, height);
    CHECK(scroll.real() == doctest::Approx(4'000'000).epsilon(0.001));
    scroll.follow(1'000'120, content, view, height);
    CHECK(scroll.real() == doctest::Approx(4'000'320).epsilon(0.001));
    CHECK_FALSE(scroll.strayed());
    scroll.follow(height - view, content, view, height);
    CHECK(scroll.real() == content - view);
    scroll.follow(0, content, view, height);
    CHECK(scroll.real() == 0);
    for (int i = 1; i <= 60; ++i) scroll.follow(i * 150.0, content, view, height);
    CHECK(scroll.real() == 9'000);
    CHECK(scroll.strayed());
    scroll.jump(scroll.real());
    CHECK(scroll.real() == 9'000);
    CHECK_FALSE(scroll.strayed());
    const double before = scroll.real();
    scroll.follow(scroll.shown(), content, view, height);  // what the browser answers
    CHECK(scroll.real() == before);
}

TEST_CASE("at 400 % on a dense screen every row can be reached, and no element lies beyond what a browser can place") {
    LongList list;
    list.frame->resize({342, 192, 8});
    list.draw();
    list.draw();
    const auto longest = static_cast<float>(highest_element(8));
    const Node region = list.region();
    CHECK(region.number[0] == longest);
    for (const double share : {0.0, 0.3, 0.8, 1.0}) {
        list.scroll(share * static_cast<double>(longest - region.h));
        list.draw();
        std::map<NodeId, double> tops{{list.region().id, 0.0}};
        for (const Node& node : list.frame->semantics().nodes()) {
            const auto parent = tops.find(node.parent);
            if (parent == tops.end()) continue;
            const double top = parent->second + static_cast<double>(node.y);
            tops[node.id] = top;
            CHECK(top >= -10'000);
            CHECK(top + static_cast<double>(node.h) <= static_cast<double>(longest) + 10'000);
        }
        CHECK(list.seams() == 0);
    }
    float last = 0;
    for (const Node& node : list.frame->semantics().nodes())
        if (node.role == static_cast<std::uint8_t>(Role::row)) last = std::max(last, node.number[0]);
    CHECK(last == static_cast<float>(rows + 1));
}

TEST_CASE("the description waits while something scrolls, and is owed") {
    LongList list;
    list.scroll(400, true);
    CHECK(list.frame->owes_description());
    CHECK_FALSE(list.frame->described_anew());
    list.scroll(800, true);
    CHECK(list.frame->owes_description());
    list.draw();
    CHECK_FALSE(list.frame->owes_description());
    CHECK(list.frame->described_anew());
    list.draw();
    CHECK_FALSE(list.frame->described_anew());
}

TEST_CASE("whatever else happens is described at once") {
    LongList list;
    list.frame->post({EventKind::key, 0, "PageDown"});
    list.draw(true);
    CHECK_FALSE(list.frame->owes_description());
}

}  // namespace tributary::ui
