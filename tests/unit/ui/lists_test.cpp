// Combo boxes, disclosures and what finds among names.
#include <array>

#include "bench.hpp"
#include "ui/widgets/matching.hpp"

namespace tributary::ui {

namespace {

constexpr std::array items = {
    ComboItem{"Overview", "Place"}, ComboItem{"Chronology", "Place", "Ctrl+1"}, ComboItem{"Merged chronology", "Place"},
    ComboItem{"Hand over", "Place"}, ComboItem{"Add an entry", "Command", "Ctrl+Enter"},
};

struct Combo {
    Bench bench;
    std::string text;
    ComboOptions options;
    std::optional<std::size_t> chosen;
    bool entered = false;

    explicit Combo(ComboOptions how = {}) : options(how) {
        bench.screen = [this](Ui& ui) {
            page_with(ui, [&] {
                const ComboEdit edit = ui.combo_box("Go to", text, items, options);
                if (edit.chosen) chosen = edit.chosen;
                entered = entered || edit.entered;
            });
        };
        bench.draw();
        bench.focus(id());
    }
    const Node& box() { return bench.find(Role::combo_box, "Go to"); }
    NodeId id() { return box().id; }
    void key(const char* name) {
        bench.post(EventKind::key, id(), name);
        bench.draw();
    }
    void type(const char* words) {
        bench.post(EventKind::typed, id(), words);
        bench.draw();
    }
    bool open() { return (box().state & state::expanded) != 0; }
    // The name of the line that aria-activedescendant points to.
    std::string active() {
        const std::string extra(bench.frame().semantics().extra_of(box()));
        const auto space = extra.find(' ');
        if (space == std::string::npos) return "";
        for (const Node& node : bench.frame().semantics().nodes())
            if (std::to_string(node.id) == extra.substr(space + 1)) return std::string(bench.frame().semantics().name_of(node));
        return "(not described)";
    }
};

}  // namespace

TEST_CASE("names are found by their words, best first, whatever their capitals") {
    CHECK(folded("ŁÓDŹ Ŵyn ÉCOLE Ωμ Жук") == "łódź ŵyn école ωμ жук");
    CHECK(fit("merged chronology", "chron") == 2);
    CHECK(fit("chronology", "chron") == 3);
    CHECK(fit("merged chronology", "chron mer") == 2);
    CHECK(fit("merged chronology", "nolo") == 1);
    CHECK(fit("merged chronology", "chron taxi") == 0);
    CHECK(fit("anything", "") == 3);
}

TEST_CASE("a combo box: typing filters, arrows choose, Enter takes it") {
    Combo combo;
    CHECK_FALSE(combo.open());
    combo.type("chron");
    CHECK(combo.open());
    CHECK(combo.bench.count(Role::option) == 2);
    CHECK(combo.active() == "");
    combo.key("Down");
    CHECK(combo.active() == "Chronology");
    combo.key("Down");
    CHECK(combo.active() == "Merged chronology");
    combo.key("Down");
    CHECK(combo.active() == "Chronology");
    combo.key("End");
    combo.key("Enter");
    CHECK(combo.chosen == 2);
    CHECK(combo.text == "Merged chronology");
    CHECK_FALSE(combo.open());
    CHECK(combo.bench.count(Role::option) == 0);
}

TEST_CASE("a combo box: Escape and leaving close the list and keep what was typed") {
    Combo combo;
    combo.type("hand");
    CHECK(combo.bench.frame().wants("Close"));
    combo.key("Close");
    CHECK_FALSE(combo.open());
    CHECK(combo.text == "hand");
    CHECK_FALSE(combo.bench.frame().wants("Close"));
    combo.key("Down");
    CHECK(combo.open());
    CHECK(combo.bench.count(Role::option) == items.size());  // until something is typed the whole list is there
    combo.bench.focus(1);
    CHECK_FALSE(combo.open());
    CHECK(combo.text == "hand");
}

TEST_CASE("a combo box: nothing found is said, and a press on a line chooses it") {
    Combo combo;
    combo.type("taxi");
    CHECK((combo.bench.find(Role::option, "Nothing here matches").state & state::disabled) != 0);
    CHECK(combo.bench.requests.announcements.size() == 1);
    combo.key("Enter");
    CHECK_FALSE(combo.chosen);
    CHECK(combo.entered);
    combo.type("entry");
    combo.bench.press(Role::option, "Add an entry");
    CHECK(combo.chosen == 4);
}

TEST_CASE("a palette: its first line is active, a quiet word finds too, and the words typed stay") {
    Combo combo({{}, true});
    CHECK(combo.active() == "Overview");
    combo.type("command");
    CHECK(combo.active() == "Add an entry");
    CHECK(combo.bench.frame().semantics().value_of(combo.bench.find(Role::option, "Add an entry")) == "Command, Ctrl+Enter");
    combo.key("Enter");
    CHECK(combo.chosen == 4);
    CHECK(combo.text == "command");
}

TEST_CASE("a list of hundreds describes what is in sight, and always the active line") {
    Bench bench;
    std::vector<std::string> names;
    for (int i = 0; i < 600; ++i) names.push_back("Command " + std::to_string(i));
    std::vector<ComboItem> many;
    for (const std::string& name : names) many.push_back({name, "Does something", "Ctrl+K"});
    std::string text;
    bench.screen = [&](Ui& ui) { page_with(ui, [&] { ui.combo_box("Command", text, many, {{}, true}); }); };
    bench.draw();
    CHECK(bench.count(Role::option) < 30);
    bench.focus(bench.find(Role::combo_box, "Command").id);
    bench.post(EventKind::key, bench.find(Role::combo_box, "Command").id, "Up");
    bench.draw();
    const Node& last = bench.find(Role::option, "Command 599");
    CHECK((last.state & state::selected) != 0);
    CHECK(last.number[0] == 600);
    CHECK(last.number[1] == 600);
    CHECK(bench.requests.scroll_top > 10000);
}

TEST_CASE("a disclosure unfolds what is inside, and names what it controls") {
    Bench bench;
    bool open = false;
    bench.screen = [&](Ui& ui) {
        page_with(ui, [&] { ui.disclosure("How dates are read", open, [&] { ui.paragraph("Day before month."); }); });
    };
    bench.draw();
    CHECK(bench.count(Role::region) == 0);
    bench.press(Role::button, "How dates are read");
    CHECK(open);
    const Node& button = bench.find(Role::button, "How dates are read");
    CHECK((button.state & state::expanded) != 0);
    CHECK(bench.frame().semantics().extra_of(button) == std::to_string(bench.find(Role::region, "How dates are read").id));
    bench.press(Role::button, "How dates are read");
    CHECK_FALSE(open);
}

}  // namespace tributary::ui
