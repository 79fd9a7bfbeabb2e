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
    writing.bench.post(EventKind::edited, writing.id(), "replace");
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

TEST_CASE("in the text area links are short; the text keeps its ids, and a number that changes does not change what is meant") {
    const std::string stored = "See [2](entry:00000000000000000000000000000002) and [9].";
    Writing writing(stored);
    const auto numbered = [](std::initializer_list<int> order) {
        auto numbers = std::make_shared<documents::EntryNumbers>();
        for (const int number : order) numbers->add_own(*Id::parse(std::string(31, '0') + std::to_string(number)));
        return numbers;
    };
    const auto value = [&] { return std::string(writing.bench.frame().semantics().value_of(writing.bench.find(Role::text_area, "What happened"))); };
    writing.options.document.numbers = numbered({1, 2, 3});
    writing.bench.draw();
    CHECK(value() == "See [2] and [9].");
    writing.focus();
    writing.bench.post(EventKind::typed, writing.id(), "See [2] and [3].");
    writing.bench.draw();
    CHECK(writing.text == "See [2](entry:00000000000000000000000000000002) and [3](entry:00000000000000000000000000000003).");
    writing.options.document.numbers = numbered({3, 2, 1});  // while somebody types, their numbers hold
    writing.bench.draw();
    writing.bench.post(EventKind::typed, writing.id(), "See [2] and [3]!");
    writing.bench.draw();
    CHECK(writing.text.ends_with("[3](entry:00000000000000000000000000000003)!"));
    writing.bench.focus(0);
    writing.bench.draw();
    CHECK(value() == "See [2] and [1]!");
    bool drawn = false;
    for (const Node& node : writing.bench.frame().semantics().nodes())
        drawn = drawn || (node.role == static_cast<std::uint8_t>(Role::link) && writing.bench.frame().semantics().name_of(node).find('1') != std::string_view::npos);
    CHECK(drawn);
}

TEST_CASE("a number in brackets offers entries at the caret: Enter puts one in, Escape puts the list away") {
    Writing writing("See [1");
    auto numbers = std::make_shared<documents::EntryNumbers>();
    for (int i = 1; i <= 12; ++i) {
        Id id;
        id.bytes[15] = static_cast<std::uint8_t>(i);
        numbers->add_own(id);
    }
    writing.options.document.numbers = numbers;
    writing.options.entry_words = [&](std::string_view id) { return numbers->number_of(*Id::parse(id)) == 11 ? std::string() : "A visit"; };
    writing.bench.draw();
    writing.focus();
    const auto offer = [&](const char* what) {
        writing.bench.post(EventKind::edited, writing.id(), what);
        writing.bench.draw();
    };
    offer("reference 4 6  1");
    CHECK(writing.bench.count(Role::list_box) == 1);
    CHECK(writing.bench.count(Role::option) == 3);  // 1, 10, 12; entry 11 is not to be linked
    CHECK((writing.bench.find(Role::text_area, "What happened").state & state::expanded) != 0);
    writing.bench.post(EventKind::key, writing.id(), "Down");
    writing.bench.draw();
    CHECK((writing.bench.find(Role::option, "Entry 10").state & state::selected) != 0);
    writing.bench.post(EventKind::key, writing.id(), "Enter");
    writing.bench.draw();
    CHECK(writing.edit().what == "replace");
    CHECK(writing.edit().from == 4);
    CHECK(writing.edit().to == 6);
    CHECK(writing.edit().words == "[10]");
    CHECK(writing.bench.count(Role::list_box) == 0);
    offer("reference 4 9 10- 1");
    CHECK(writing.bench.count(Role::option) == 1);
    writing.bench.press(Role::option, "Entry 12");
    CHECK(writing.edit().words == "[10-12]");
    offer("reference 4 6  1");
    writing.bench.post(EventKind::key, writing.id(), "Close");
    writing.bench.draw();
    CHECK(writing.bench.count(Role::list_box) == 0);
    offer("reference 4 6  7");
    CHECK(writing.bench.count(Role::option) == 1);
    offer("no reference");
    CHECK(writing.bench.count(Role::list_box) == 0);
}

TEST_CASE("a passage in another language says so, to the reader and to assistive technology") {
    Writing writing("She said [dw i ddim]{lang=cy} to her.\n\n\u0645\u06CC\u0631\u0627 \u0628\u06CC\u0679\u0627");
    const Semantics& said = writing.bench.frame().semantics();
    std::string welsh, urdu;
    for (const Node& node : said.nodes()) {
        if (said.extra_of(node) == "cy") welsh = said.name_of(node);
        if (said.extra_of(node) == "ur") urdu = said.name_of(node);
    }
    CHECK(welsh == "dw i ddim");
    CHECK_FALSE(urdu.empty());
    CHECK(has(writing.bench, Role::inline_text, " (Welsh)"));
    writing.focus();
    writing.bench.press(Role::button, "Mark the language");
    CHECK(writing.bench.count(Role::dialog) == 1);
    writing.bench.press(Role::button, "Mark the words");
    CHECK(writing.bench.count(Role::dialog) == 1);  // no language was chosen
    writing.bench.post(EventKind::chosen, writing.bench.find(Role::select, "Language").id, "", 7);
    writing.bench.draw();
    writing.bench.press(Role::button, "Mark the words");
    CHECK(writing.edit().what == "language");
    CHECK(writing.edit().words == "cs");
}

TEST_CASE("find ignores capitals of every alphabet that names are written in") {
    CHECK(find_all("Si\u00C2N si\u00E2n SI\u00C2N \u0416\u0423\u041A", "si\u00E2n").size() == 3);
    CHECK(find_all("\u0416\u0423\u041A", "\u0436\u0443\u043A").size() == 1);
    CHECK(find_all("a\xFF" "b", "B").size() == 1);
}

}  // namespace tributary::ui
