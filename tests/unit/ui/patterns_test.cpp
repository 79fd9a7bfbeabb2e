// Menus, trees, tabs, panes, rows in order, and tables that are sorted and chosen from.
#include <array>

#include "bench.hpp"

namespace tributary::ui {

namespace {

void key(Bench& bench, Role role, std::string_view name, const char* what) {
    bench.post(EventKind::key, bench.find(role, name).id, what);
    bench.draw();
}

bool has(const Node& node, std::uint32_t bit) { return (node.state & bit) != 0; }

}  // namespace

TEST_CASE("a menu opens with focus in it, and gives focus back to its button") {
    Bench bench;
    std::optional<std::size_t> pressed;
    static constexpr std::array items = {MenuItem{"Print"}, MenuItem{"Save a copy"}, MenuItem{"Show history"}};
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            if (const auto now = ui.menu_button("More", items)) pressed = now;
        });
    };
    bench.draw();
    CHECK(bench.count(Role::menu) == 0);
    key(bench, Role::button, "More", "Up");
    CHECK(bench.requests.focus == bench.find(Role::menu_item, "Show history").id);
    bench.focus(bench.requests.focus);
    key(bench, Role::menu_item, "Show history", "find:p");
    CHECK(bench.requests.focus == bench.find(Role::menu_item, "Print").id);
    bench.focus(bench.requests.focus);
    bench.press(Role::menu_item, "Print");
    CHECK(pressed == 0);
    CHECK(bench.count(Role::menu) == 0);
    CHECK(bench.requests.focus == bench.find(Role::button, "More").id);
    bench.press(Role::button, "More");
    bench.focus(bench.find(Role::menu_item, "Print").id);
    bench.focus(1);  // somewhere else
    CHECK(bench.count(Role::menu) == 0);
}

TEST_CASE("a tree: places among siblings, arrows to parent and child") {
    Bench bench;
    TreeResult result;
    static constexpr std::array items = {TreeItem{"A", 1, true, true}, TreeItem{"A1", 2}, TreeItem{"A2", 2}, TreeItem{"B", 1, true}};
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            TreeResult now = ui.tree("Parts", items);
            if (now.opened || !now.toggled.empty()) result = now;
        });
    };
    bench.draw();
    CHECK(bench.find(Role::tree_item, "A2").number[0] == 2);
    CHECK(bench.find(Role::tree_item, "A2").number[1] == 2);
    CHECK(bench.find(Role::tree_item, "B").number[0] == 2);
    CHECK(has(bench.find(Role::tree_item, "A"), state::tab_stop));
    key(bench, Role::tree_item, "A2", "Left");
    CHECK(bench.requests.focus == bench.find(Role::tree_item, "A").id);
    key(bench, Role::tree_item, "A", "Right");
    CHECK(bench.requests.focus == bench.find(Role::tree_item, "A1").id);
    key(bench, Role::tree_item, "B", "Right");
    CHECK(result.toggled == std::vector<std::size_t>{3});
    key(bench, Role::tree_item, "A", "Left");
    CHECK(result.toggled == std::vector<std::size_t>{0});
    key(bench, Role::tree_item, "A1", "Enter");
    CHECK(result.opened == 1);
}

TEST_CASE("rows in order: moved by keys, by buttons and by dragging, and told") {
    Bench bench;
    std::optional<Moved> moved;
    static constexpr std::array<std::string_view, 3> names = {"One", "Two", "Three"};
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            if (const auto now = ui.reorder_list("Order", names, [&](std::size_t row) { ui.paragraph(names.at(row)); })) moved = now;
        });
    };
    bench.draw();
    key(bench, Role::button, "Move Two", "Alt+Down");
    REQUIRE(moved);
    CHECK(moved->from == 1);
    CHECK(moved->to == 2);
    REQUIRE(bench.requests.announcements.size() == 1);
    CHECK(bench.requests.announcements[0].first == "Two moved to place 3 of 3");
    moved.reset();
    bench.press(Role::button, "Move up One");
    CHECK_FALSE(moved);
    CHECK(bench.requests.announcements[0].first == "One is the first");
    bench.post(EventKind::dragged, bench.find(Role::button, "Move Three").id, "", 0);
    bench.draw();
    CHECK_FALSE(moved);
    bench.post(EventKind::dragged, bench.find(Role::button, "Move Three").id, "drop", 0);
    bench.draw();
    REQUIRE(moved);
    CHECK(moved->from == 2);
    CHECK(moved->to == 0);
}

TEST_CASE("panes: the line stays between its bounds, and Enter shuts and opens the first") {
    Bench bench;
    float share = 0.5f;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] { ui.split("Size", share, {.height = 300}, [&] { ui.paragraph("Left"); }, [&] { ui.paragraph("Right"); }); });
    };
    bench.draw();
    for (int i = 0; i < 20; ++i) key(bench, Role::separator, "Size", "Left");
    CHECK(share == doctest::Approx(0.2));
    key(bench, Role::separator, "Size", "Enter");
    CHECK(share == 0);
    key(bench, Role::separator, "Size", "Enter");
    CHECK(share == doctest::Approx(0.2));
    bench.post(EventKind::dragged, bench.find(Role::separator, "Size").id, "", 5000);
    bench.draw();
    CHECK(share == doctest::Approx(0.8));
}

TEST_CASE("rows of a table are chosen by Space, Shift and arrows, and the box in the heading; headings sort") {
    Bench bench;
    Selection chosen;
    std::optional<Sorted> sort;
    std::optional<std::size_t> opened;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            const TableResult result = ui.table("Visits", {{.name = "Date", .width = 120, .sortable = true}, {.name = "What"}}, 4,
                                                {.choosable = true, .row_name = [](std::size_t row) { return "Visit " + std::to_string(row); }, .sorted = Sorted{0, false}, .selected = &chosen},
                                                [](RowView& row) {
                                                    row.cell("4 May");
                                                    row.cell("Visit");
                                                });
            if (result.sort) sort = result.sort;
            if (result.opened) opened = result.opened;
        });
    };
    bench.draw();
    key(bench, Role::row, "Visit 1", "Space");
    CHECK(chosen.keys == std::set<std::uint64_t>{1});
    CHECK_FALSE(opened);
    key(bench, Role::row, "Visit 1", "Shift+Down");
    CHECK(chosen.keys == std::set<std::uint64_t>{1, 2});
    CHECK(has(bench.find(Role::tick_box, "Choose all rows"), state::mixed));
    bench.press(Role::tick_box, "Choose all rows");
    CHECK(chosen.keys.size() == 4);
    CHECK(has(bench.find(Role::tick_box, "Choose all rows"), state::checked));
    bench.press(Role::tick_box, "Choose Visit 3");
    CHECK(chosen.keys.size() == 3);
    bench.press(Role::button, "Date");
    REQUIRE(sort);
    CHECK(sort->descending);
    key(bench, Role::row, "Visit 2", "Enter");
    CHECK(opened == 2);
}

TEST_CASE("a tip is described all the time, seen on focus that is shown, and put away by Escape first") {
    Bench bench;
    bool escaped = false;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] {
            ui.button("Seal", {.tip = "You cannot call it back"});
            if (ui.shortcut("Escape")) escaped = true;
        });
    };
    bench.draw();
    const NodeId seal = bench.find(Role::button, "Seal").id;
    CHECK(has(bench.find(Role::tip, "You cannot call it back"), state::off_screen));
    CHECK(bench.find(Role::button, "Seal").described_by[0] == bench.find(Role::tip, "You cannot call it back").id);
    bench.post(EventKind::focused, seal, "", 1);
    bench.draw();
    CHECK_FALSE(has(bench.find(Role::tip, "You cannot call it back"), state::off_screen));
    CHECK(bench.frame().wants("Close"));
    bench.post(EventKind::key, seal, "Close");
    bench.draw();
    CHECK(has(bench.find(Role::tip, "You cannot call it back"), state::off_screen));
    CHECK_FALSE(bench.frame().wants("Close"));
    CHECK_FALSE(escaped);
}

}  // namespace tributary::ui
