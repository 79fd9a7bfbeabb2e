// Long text on a headless frame: formatted at rest, tools while in use, find and replace, versions, what does not fit.
#include <doctest/doctest.h>

#include "bench.hpp"
#include "ui/widgets/editor_parts.hpp"

namespace tributary::ui {

namespace {

const std::string marked = "## Visits\n\nThe *first* was in **August** [10](entry:0000000000000000000000000000000a).\n\n- one\n- two\n\n> not seen";

struct Writing {
    Bench bench;
    std::string text;
    EditorOptions options{};
    Edit last{};

    explicit Writing(std::string words) : text(std::move(words)) {
        options.document.address = [](std::string_view entry) { return "#/entry/" + std::string(entry); };
        options.entries = [](std::string_view) { return std::vector<EntryToLink>{{"10", "14 August 2013", "0000000000000000000000000000000a"}}; };
        options.versions = [] { return std::vector<EarlierVersion>{{"Idris Wold, yesterday", "The first visit"}}; };
        bench.screen = [this](Ui& ui) {
            page_with(ui, [&] {
                const Edit edit = ui.editor("What happened", text, options);
                if (edit.paused || edit.left || edit.changed) last = edit;
                ui.button("After");
            });
        };
        bench.draw();
    }
    NodeId id() { return bench.find(Role::text_area, "What happened").id; }
    void focus() { bench.focus(id()); }
    const FieldEdit& edit() {
        REQUIRE(bench.requests.edits.size() == 1);
        return bench.requests.edits[0];
    }
};

bool has(Bench& bench, Role role, std::string_view name) {
    for (const Node& node : bench.frame().semantics().nodes())
        if (node.role == static_cast<std::uint8_t>(role) && bench.frame().semantics().name_of(node) == name) return true;
    return false;
}

}  // namespace

TEST_CASE("an editor at rest shows headings, lists and links, and the text area below them") {
    Writing writing(marked);
    CHECK(has(writing.bench, Role::heading, "Visits"));
    CHECK(writing.bench.find(Role::heading, "Visits").level == 3);
    CHECK(writing.bench.count(Role::list_item) == 2);
    CHECK(writing.bench.count(Role::link) == 1);
    CHECK(writing.bench.count(Role::document) == 1);
    CHECK(writing.bench.count(Role::toolbar) == 0);
    CHECK((writing.bench.find(Role::text_area, "What happened").state & state::rich) != 0);
}

TEST_CASE("an editor of plain words is its text area alone, and as high as its lines") {
    Writing writing("Two lines\nof words");
    CHECK(writing.bench.count(Role::document) == 0);
    const float high = writing.bench.find(Role::text_area, "What happened").h;
    writing.focus();
    CHECK(writing.bench.find(Role::text_area, "What happened").h == high);
    CHECK(writing.bench.count(Role::toolbar) == 1);
    CHECK(has(writing.bench, Role::paragraph, "4 words"));
    writing.bench.focus(0);
    CHECK(writing.bench.count(Role::toolbar) == 0);
}

TEST_CASE("the tools stay while one of them has focus, and their commands name the field") {
    Writing writing(marked);
    writing.focus();
    CHECK(writing.bench.count(Role::document) == 0);
    const Node& bold = writing.bench.find(Role::tool, "Bold");
    CHECK(writing.bench.frame().semantics().extra_of(bold) == "bold " + std::to_string(writing.id()));
    writing.bench.focus(bold.id);
    CHECK(writing.bench.count(Role::toolbar) == 1);
    writing.bench.post(EventKind::edited, writing.id(), "bold on");
    writing.bench.draw();
    REQUIRE(writing.bench.requests.announcements.size() == 1);
    CHECK(writing.bench.requests.announcements[0].first == "Bold");
}

TEST_CASE("a pause is told after something was typed, and leaving is told too") {
    Writing writing("a");
    writing.focus();
    writing.bench.post(EventKind::paused, writing.id());
    writing.bench.draw();
    CHECK_FALSE(writing.last.paused);
    writing.bench.post(EventKind::typed, writing.id(), "ab");
    writing.bench.post(EventKind::paused, writing.id());
    writing.bench.draw();
    CHECK(writing.last.paused);
    CHECK(writing.text == "ab");
    writing.bench.focus(0);
    CHECK(writing.last.left);
}

TEST_CASE("find and replace: places, one change for one, one change for all, counted as the browser counts") {
    Writing writing("\U0001F600 Visit, visit and VISIT.");
    writing.focus();
    writing.bench.post(EventKind::edited, writing.id(), "find");
    writing.bench.draw();
    const NodeId find = writing.bench.find(Role::text_box, "Find").id;
    CHECK(writing.bench.requests.focus == find);
    writing.bench.focus(find);
    writing.bench.post(EventKind::typed, find, "visit");
    writing.bench.draw();
    CHECK(has(writing.bench, Role::paragraph, "1 of 3"));
    writing.bench.press(Role::button, "Next");
    CHECK(has(writing.bench, Role::paragraph, "2 of 3"));
    writing.bench.post(EventKind::typed, writing.bench.find(Role::text_box, "Replace with").id, "call");
    writing.bench.draw();
    writing.bench.press(Role::button, "Replace");
    CHECK(writing.edit().what == "replace");
    CHECK(writing.edit().from == 10);
    CHECK(writing.edit().to == 15);
    CHECK(writing.edit().words == "call");
    writing.bench.press(Role::button, "Replace all");
    CHECK(writing.edit().from == 3);
    CHECK(writing.edit().to == 25);
    CHECK(writing.edit().words == "call, call and call");
    writing.bench.press(Role::button, "Close find");
    CHECK(writing.edit().what == "select");
    CHECK_FALSE(has(writing.bench, Role::text_box, "Find"));
}

TEST_CASE("an entry is linked through a dialog, an earlier version comes back in one change") {
    Writing writing("The second visit");
    writing.focus();
    writing.bench.press(Role::button, "Link an entry");
    CHECK(writing.bench.count(Role::dialog) == 1);
    writing.bench.press(Role::button, "Entry 10");
    CHECK(writing.edit().words == "10\nentry:0000000000000000000000000000000a");
    CHECK(writing.bench.count(Role::dialog) == 0);
    writing.focus();
    writing.bench.press(Role::button, "Earlier versions");
    CHECK(writing.bench.count(Role::inserted) == 1);
    CHECK(writing.bench.count(Role::deleted) == 1);
    CHECK(has(writing.bench, Role::inserted, "second "));
    writing.bench.press(Role::button, "Bring this version back");
    CHECK(writing.edit().words == "The first visit");
    CHECK(writing.edit().to == 16);
}

TEST_CASE("what does not fit is said at the field until something is typed") {
    Writing writing("a");
    writing.focus();
    writing.bench.post(EventKind::refused, writing.id(), "full", 5'000'000);
    writing.bench.draw();
    const std::string words = "Nothing was put in: 5.0 million characters do not fit here. A field holds 1 million. Put them in as parts, or take some out first.";
    CHECK(has(writing.bench, Role::text, words));
    REQUIRE(writing.bench.requests.announcements.size() == 1);
    CHECK(writing.bench.requests.announcements[0] == std::pair<std::string, bool>{words, true});
    writing.bench.draw();
    CHECK(writing.bench.requests.announcements.empty());
    writing.bench.post(EventKind::typed, writing.id(), "ab");
    writing.bench.draw();
    CHECK_FALSE(has(writing.bench, Role::text, words));
}

TEST_CASE("a text that is only read gives its blocks and no control") {
    Bench bench;
    bench.screen = [](Ui& ui) { page_with(ui, [&] { ui.document(marked + "\n\n" + marked); }); };
    bench.draw();
    CHECK(bench.count(Role::heading) >= 2);
    CHECK(bench.count(Role::list_item) == 4);
    CHECK(bench.count(Role::text_area) == 0);
    CHECK(bench.count(Role::link) == 0);  // no way to the entry: its words stand in brackets
}

TEST_CASE("matches do not overlap, and offsets count UTF-16 units") {
    CHECK(find_all("aaaa", "aa").size() == 2);
    CHECK(find_all("", "a").empty());
    CHECK(find_all("a", "").empty());
    CHECK(utf16_units("\u00E9\U0001F600x", 7) == 4);
    CHECK(utf16_units("abc", 99) == 3);
}

}  // namespace tributary::ui
