// Widgets on a headless frame: what they report, what they remember, where they stand.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "bench.hpp"

namespace tributary::ui {

TEST_CASE("a press is reported once, however often the frame is drawn") {
    Bench bench;
    int presses = 0;
    int drawings = 0;
    bench.screen = [&](Ui& ui) {
        ++drawings;
        page_with(ui, [&] {
            if (ui.button("Add")) ++presses;
            for (int i = 0; i < presses; ++i) ui.card([&] { ui.paragraph("more"); });
        });
    };
    bench.draw();
    drawings = 0;
    bench.press(Role::button, "Add");
    CHECK(presses == 1);
    CHECK(drawings >= 2);
    CHECK_FALSE(bench.frame().unsettled());
    bench.draw();
    CHECK(presses == 1);
    CHECK(bench.frame().passes() == 1);
    CHECK_FALSE(bench.frame().described_anew());
}

TEST_CASE("a text box follows what is typed and says when it was left") {
    Bench bench;
    std::string value = "before";
    Edit seen;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            const Edit edit = ui.text_box("Name", value, {.hint = "As on your badge"});
            seen.changed |= edit.changed;
            seen.left |= edit.left;
            seen.entered |= edit.entered;
        });
    };
    bench.draw();
    const NodeId id = bench.find(Role::text_box, "Name").id;
    CHECK(bench.find(Role::text_box, "Name").described_by[0] == bench.find(Role::text, "As on your badge").id);
    CHECK(bench.find(Role::label, "Name").described_by[0] == id);
    bench.focus(id);
    bench.focus(0);
    CHECK_FALSE(seen.left);  // nothing was typed
    bench.focus(id);
    bench.post(EventKind::typed, id, "after");
    bench.draw();
    CHECK(value == "after");
    CHECK(seen.changed);
    CHECK_FALSE(seen.left);
    bench.post(EventKind::hidden, 0);
    bench.draw();
    CHECK(seen.left);
    seen = {};
    bench.post(EventKind::typed, id, "later");
    bench.post(EventKind::blurred, id);
    bench.draw();
    CHECK(value == "later");
    CHECK(seen.left);
}

TEST_CASE("an error is bound to its field and spoken once") {
    Bench bench;
    std::string value;
    bench.screen = [&](Ui& ui) { page_with(ui, [&] { ui.text_box("Reason", value, {.error = "Say why"}); }); };
    bench.draw();
    REQUIRE(bench.requests.announcements.size() == 1);
    CHECK(bench.requests.announcements[0].first == "Say why");
    CHECK((bench.find(Role::text_box, "Reason").state & state::invalid) != 0);
    bench.draw();
    CHECK(bench.requests.announcements.empty());
}

TEST_CASE("choices change by what was pressed, and say so once") {
    Bench bench;
    int chosen = -1;
    int row = 0;
    int option = 0;
    int changes = 0;
    bool ticked = false;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            const Choice choices[] = {{"Draft"}, {"Submission"}};
            changes += ui.radio_group("What it is", choices, chosen);
            const Choice answers[] = {{"Yes"}, {"No"}};
            changes += ui.row_of_choices("Was Child R seen?", answers, row);
            const std::string_view options[] = {"One", "Two"};
            changes += ui.select("How many", options, option);
            changes += ui.check_box("Asked for", ticked);
        });
    };
    bench.draw();
    bench.press(Role::radio, "Submission");
    CHECK(chosen == 1);
    bench.press(Role::radio, "Submission");
    CHECK(changes == 1);
    bench.press(Role::radio, "No");
    CHECK(row == 1);
    bench.post(EventKind::chosen, bench.find(Role::select, "How many").id, {}, 1);
    bench.draw();
    CHECK(option == 1);
    bench.press(Role::tick_box, "Asked for");
    CHECK(ticked);
    CHECK(changes == 4);
    CHECK((bench.find(Role::tick_box, "Asked for").state & state::checked) != 0);
}

TEST_CASE("a long table describes what is in view, and the keyboard reaches every row") {
    Bench bench;
    std::size_t opened = 0;
    std::size_t rows = 5000;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            const auto result = ui.table("Entries", {{.name = "Words"}}, rows, {.choosable = true, .row_name = [](std::size_t i) { return "row " + std::to_string(i); }}, [](RowView& row) { row.cell("words"); });
            if (result.opened) opened = *result.opened;
        });
    };
    bench.draw();
    CHECK(bench.count(Role::row) < 60);
    CHECK(bench.find(Role::grid, "Entries").number[0] == 5001);
    const NodeId first = bench.find(Role::row, "row 0").id;
    CHECK((bench.find(Role::row, "row 0").state & state::tab_stop) != 0);
    bench.focus(first);
    bench.post(EventKind::key, first, "Down");
    bench.draw();
    CHECK(bench.requests.focus == bench.find(Role::row, "row 1").id);
    bench.focus(bench.requests.focus);
    bench.post(EventKind::key, bench.find(Role::row, "row 1").id, "End");
    bench.draw();
    const NodeId last = bench.find(Role::row, "row 4999").id;
    CHECK(bench.requests.focus == last);
    bench.focus(last);
    bench.post(EventKind::activated, last);
    bench.draw();
    CHECK(opened == 4999);
    rows = 3;
    bench.draw();
    CHECK(bench.count(Role::row) == 4);
}

TEST_CASE("a place that is opened anew begins at its top") {
    Bench bench({800, 600, 1});
    std::string title = "One";
    bench.screen = [&](Ui& ui) {
        ui.page({.title = title, .navigation = false}, [&] {
            ui.content([&] {
                for (int i = 0; i < 100; ++i) ui.paragraph("line");
            });
        });
    };
    const auto region = [&]() -> const Node& {
        for (const Node& node : bench.frame().semantics().nodes())
            if (node.state & state::scrolls) return node;
        FAIL("nothing scrolls");
        return bench.frame().semantics().nodes()[0];
    };
    bench.draw();
    const NodeId one = region().id;
    CHECK(region().number[0] > 3000);
    bench.post(EventKind::scrolled, one, {}, 500);
    bench.draw();
    const float y = bench.frame().semantics().nodes()[5].y;
    title = "Two";
    bench.draw();
    CHECK(region().id != one);
    title = "One";
    bench.draw();
    CHECK(bench.frame().semantics().nodes()[5].y == y);  // a node stands where it stands, however far one has scrolled
}

TEST_CASE("below 900 pixels the panel is a page of its own, below 1200 the navigation is behind a button") {
    bool open = true;
    const auto screen = [&](Ui& ui) {
        ui.page({.title = "Chronology", .panel = open ? Panel::open : Panel::idle}, [&] {
            ui.navigation("Case", [&] { ui.nav_item({.name = "Overview", .address = "#/"}); });
            ui.content([&] { ui.page_head("Chronology", "", [] {}); }, [&] { ui.paragraph("content"); });
            if (ui.panel({.title = "Entry 8", .back = "Back to chronology"}, [&] { ui.paragraph("details"); }, [] {}).closed) open = false;
        });
    };
    for (const float width : {1600.0f, 1366.0f, 1024.0f, 768.0f, 320.0f}) {
        CAPTURE(width);
        open = true;
        Bench bench({width, 700, 1});
        bench.screen = screen;
        bench.draw();
        CHECK(bench.count(Role::main) == 1);
        CHECK(bench.count(Role::complementary) == (width >= 900 ? 1 : 0));  // alone, it is the main part
        const auto& nodes = bench.frame().semantics().nodes();
        CHECK(std::ranges::count_if(nodes, [](const Node& n) { return n.role == static_cast<std::uint8_t>(Role::heading) && n.level == 1; }) == 1);
        if (width < 1200) {
            CHECK(bench.count(Role::link) == 0);
            bench.press(Role::button, "Menu");
            CHECK(bench.count(Role::link) == 1);
            bench.press(Role::button, "Menu");
        }
        bench.press(Role::button, width >= 900 ? "Close" : "Back to chronology");
        CHECK_FALSE(open);
        CHECK(bench.count(Role::main) == 1);
    }
}

TEST_CASE("only chords that a screen asks for are taken from the browser") {
    Bench bench;
    int asked = 0;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            if (ui.shortcut("Ctrl+K")) ++asked;
        });
    };
    bench.draw();
    CHECK(bench.frame().wants("Ctrl+K"));
    CHECK_FALSE(bench.frame().wants("Ctrl+P"));
    bench.post(EventKind::key, 0, "Ctrl+K");
    bench.draw();
    CHECK(asked == 1);
}

}  // namespace tributary::ui
