// The shell of the application: undo by name, commands and their keys, going anywhere, search, help, preferences, what
// is printed, files that are dropped, and what Home works out.
#include "app/recorder.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "screens_desk.hpp"
#include "ui/paper.hpp"
#include "ui/screens/commands.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/help_texts.hpp"
#include "ui/screens/home_summary.hpp"
#include "ui/screens/search_index.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

struct ShellDesk : Desk {
    explicit ShellDesk(Window window = {.width = 1600, .height = 1000}) : Desk(window) { open_as("Idris Wold", "Children's social care", "Report author"); }
    void open_sample() { press("Open the sample case"); }
    void open_case() {
        press("New referral");
        fill("Reference", "TH-2014-03");
        fill("Subject", "Child R");
        press("Open the case");
    }
    void add_entry(std::string_view happened) {
        ask(app::Go{{app::Screen::chronology, model.place.case_id, {}}});
        press("Add an entry");
        fill("Date your agency knew or acted", "25/7/2013");
        fill("What happened", happened);
    }
    void go(app::Screen screen) { ask(app::Go{{screen, model.place.case_id, {}}}); }
    void drop(std::string name, std::string_view bytes) {
        Event event{EventKind::dropped_files};
        event.files.push_back({std::move(name), copy_of(bytes), {}});
        post(std::move(event));
    }
    [[nodiscard]] std::size_t entries() const { return domain::merge(model.current_case()->file).entries.size(); }
};

}  // namespace

TEST_CASE("undo and redo say what they take back, by key, by button and beside the message") {
    ShellDesk desk;
    desk.open_case();
    desk.add_entry("First visit");
    desk.leave();
    CHECK(desk.has(Role::button, "Undo: change what happened of entry 1"));
    desk.key("Ctrl+Z");
    CHECK(desk.says("Undone: change what happened of entry 1."));
    CHECK(desk.has(Role::button, "Undo: change date of entry 1"));
    desk.key("Ctrl+Y");
    CHECK(desk.says("Done again: change what happened of entry 1."));
    desk.key("Ctrl+Z");
    desk.key("Ctrl+Shift+Z");
    CHECK(desk.value(Role::text_area, "What happened") == "First visit");

    desk.press("Withdraw");
    desk.fill("Say why this entry is withdrawn", "Entered twice");
    desk.press("Withdraw entry 1");
    CHECK(desk.says("Entry 1 withdrawn. It stays in the history."));
    desk.press("Undo");
    CHECK(desk.says("Undone: withdraw entry 1."));
    CHECK(desk.entries() == 1);
    desk.go(app::Screen::history);
    CHECK(desk.has(Role::button, "Redo: withdraw entry 1"));
    CHECK(desk.count(Role::button, "Undo: change what happened of entry 1") == 2);  // of the page and of the status line
    CHECK(desk.semantics().clash().empty());
    desk.press("Redo: withdraw entry 1");
    CHECK(desk.entries() == 0);
}

TEST_CASE("an entry that is taken back leaves the list, and nothing is left to undo") {
    ShellDesk desk;
    desk.open_case();
    desk.add_entry("First visit");
    desk.leave();
    for (int i = 0; i < 3; ++i) desk.key("Ctrl+Z");
    CHECK(desk.says("No entries yet"));
    CHECK(desk.model.steps.done.empty());
    CHECK(desk.starting_with(Role::button, "Undo") == nullptr);
    for (int i = 0; i < 3; ++i) desk.key("Ctrl+Y");
    CHECK(desk.entries() == 1);
}

TEST_CASE("no two commands share keys, and every name is said once") {
    std::set<std::string_view> keys, chords, names;
    for (const Command& command : all_commands()) {
        CHECK(keys.insert(command.key).second);
        CHECK(names.insert(command.name).second);
        if (!command.chord.empty()) CHECK(chords.insert(command.chord).second);
        CHECK(chord_problem(command.chord).empty());
    }
    CHECK(keys.size() >= 20);
}

TEST_CASE("keys of long text are commands like others, and need Ctrl or Alt") {
    app::Preferences preferences;
    CHECK(chord_of(preferences, "bold") == "Ctrl+B");
    const Command* bold = command_with(preferences, "Ctrl+B");
    REQUIRE(bold != nullptr);
    CHECK_FALSE(chord_problem(*bold, "B").empty());
    CHECK_FALSE(chord_problem(*bold, "Home").empty());
    CHECK(chord_problem(*bold, "F8").empty());
    CHECK(chord_problem(*bold, "Alt+B").empty());
    CHECK(chord_problem(*bold, "").empty());
    preferences.chords = {{"bold", ""}};
    CHECK(command_with(preferences, "Ctrl+B") == nullptr);
}

TEST_CASE("keys can be changed and switched off; what cannot be keys is said") {
    app::Preferences preferences;
    CHECK(chord_of(preferences, "help") == "F1");
    preferences.chords = {{"help", "F2"}, {"print", ""}};
    CHECK(chord_of(preferences, "help") == "F2");
    CHECK(chord_of(preferences, "print").empty());
    CHECK(chord_of(preferences, "shortcuts") == "?");
    preferences.single_keys = false;
    CHECK(chord_of(preferences, "shortcuts").empty());
    CHECK(command_with(preferences, "F2")->key == "help");
    CHECK(command_with(preferences, "") == nullptr);
    for (const char* wrong : {"F99", "Ctrl+", "Hello", "Ctrl+W", "ctrl+k", "Ctrl+ "}) CHECK_FALSE(chord_problem(wrong).empty());
}

TEST_CASE("the page of shortcuts changes a key, says when it belongs to another command, and brings ours back") {
    ShellDesk desk;
    desk.key("?");
    CHECK(desk.title() == "Keyboard shortcuts, Tributary");
    const auto use = [&](std::string_view name, std::string_view chord) {
        const auto at = std::ranges::find(all_commands(), name, &Command::name);
        desk.select("Command", static_cast<int>(at - all_commands().begin()));
        desk.fill("Its keys", chord);
        desk.press("Use these keys");
    };
    use("Help for this page", "F2");
    CHECK(chord_of(desk.model.preferences, "help") == "F2");
    use("Print this page", "F2");
    CHECK(desk.says("F2 already belongs to Help for this page. Change that one first."));
    CHECK(chord_of(desk.model.preferences, "print") == "Ctrl+P");
    use("Is everything saved?", "");
    CHECK(chord_of(desk.model.preferences, "saved").empty());
    desk.key("F2");
    CHECK(desk.title() == "Help, Tributary");
    desk.key("F1");
    CHECK(desk.title() == "Help, Tributary");
    desk.key("?");
    desk.press("Use our keys again");
    CHECK(desk.model.preferences.chords.empty());
}

TEST_CASE("F1 opens the help of the page that is open, for every page") {
    ShellDesk desk;
    desk.open_sample();
    for (const HelpText& text : help_texts()) {
        if (text.screen == app::Screen::review) continue;
        const bool of_case = text.screen > app::Screen::review;
        if (text.screen == app::Screen::import) continue;  // goes to the chronology without a file
        desk.ask(app::Go{{text.screen, of_case ? desk.model.cases.begin()->first : Id{}, {}}});
        desk.key("F1");
        if (text.screen == app::Screen::home) {
            CHECK(desk.title() == "Help, Tributary");
            continue;
        }
        CHECK(desk.title() == "Help for " + std::string(text.name) + ", Tributary");
        CHECK(desk.says(text.readers.substr(0, 20)));
    }
    for (const HelpText& text : help_texts()) CHECK((!text.purpose.empty() && !text.next.empty() && !text.readers.empty()));
}

TEST_CASE("go to anything: a place, an entry by its number, a command by its name, and why one cannot be done") {
    ShellDesk desk;
    desk.open_sample();
    desk.key("Ctrl+K");
    CHECK(desk.has(Role::dialog, "Go to"));
    CHECK(desk.focused_name() == "Place, case, entry or command");
    const auto pick = [&](std::string_view typed, std::string_view option) {
        desk.type_in(Role::combo_box, "Place, case, entry or command", typed);
        const Node* found = desk.starting_with(Role::option, option);
        REQUIRE(found != nullptr);
        desk.press_id(found->id);
    };
    pick("fam", "Family");
    CHECK(desk.title() == "Family, Tributary");
    CHECK_FALSE(desk.has(Role::dialog, "Go to"));
    desk.key("Ctrl+K");
    pick("entry csc 12", "Entry CSC 12,");
    CHECK(desk.model.place.screen == app::Screen::chronology);
    CHECK_FALSE(desk.model.place.record.is_nil());
    desk.key("Ctrl+K");
    pick("add a person", "Add a person");
    CHECK(desk.title() == "Family, Tributary");
    CHECK(desk.focused_name() == "Name in the review");
    desk.key("Ctrl+K");
    pick("redo", "Redo");
    CHECK(desk.says("Redo cannot be done now. Nothing to redo."));
}

TEST_CASE("search finds in all fields, people and the header, marks what it found, and opens the first with Enter") {
    ShellDesk desk;
    desk.open_sample();
    desk.key("Ctrl+Shift+F");
    CHECK(desk.title() == "Search, Tributary");
    CHECK(desk.focused_name() == "Words to find");
    desk.type("Words to find", "TH-2014-03");
    CHECK(desk.says("1 place found"));
    desk.type("Words to find", "no such words anywhere");
    CHECK(desk.says("Nothing in this case matches \"no such words anywhere\"."));
    desk.type("Words to find", "mother");
    const std::size_t found = desk.count_of(Role::row);
    CHECK(found > 3);
    CHECK(app::address_of(desk.model.place).find("mother") == std::string::npos);
    CHECK(desk.title() == "Search, Tributary");
}

TEST_CASE("a search waits until the words of the case are read, and a list shows all of its rows meanwhile") {
    ShellDesk desk;
    desk.open_sample();
    desk.work_in_steps();
    desk.go(app::Screen::search);
    desk.type("Words to find", "mother");
    CHECK(desk.says("Reading this case."));
    CHECK(desk.count_of(Role::row) == 0);
    desk.go(app::Screen::merged);
    const std::size_t all = desk.count_of(Role::row);
    CHECK(all > 3);
    desk.type("Find in all chronologies", "no such words anywhere");
    CHECK(desk.count_of(Role::row) == all);
    int steps = 1;
    while (desk.go_on()) ++steps;
    CHECK(steps > 75);  // a record each
    desk.show();
    CHECK(desk.says("Nothing here matches \"no such words anywhere\"."));
    desk.go(app::Screen::search);
    desk.type("Words to find", "mother");
    CHECK(desk.count_of(Role::row) > 3);
}

TEST_CASE("an import of many rows is one line of the history, and so is taking it back") {
    ShellDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    std::string csv = "Date known,What happened\n";
    for (int i = 0; i < 170; ++i) csv += (i == 99 ? "no date given" : std::to_string(1 + i % 28) + " March 2014") + std::string(",Visit ") + std::to_string(i) + "\n";
    desk.choose_file("Import a file", "visits.csv", csv);
    desk.fill("Agency", "Children's social care");
    desk.press("Finish with 169 rows");
    desk.go(app::Screen::history);
    CHECK(desk.says("Imported 170 rows from visits.csv"));
    CHECK(desk.says("169 entries, 1 row left out"));
    CHECK(desk.has(Role::button, "All 4"));  // header, people, chronology, import
    desk.key("Ctrl+Z");
    CHECK(desk.says("Took back a change"));
    CHECK(desk.says("169 entries"));
    CHECK(desk.has(Role::button, "All 5"));
    CHECK(desk.entries() == 0);
}

TEST_CASE("the index of a search reads only what changed") {
    ShellDesk desk;
    desk.open_sample();
    const domain::CaseFile& file = desk.model.current_case()->file;
    SearchIndex index;
    index.follow(file);
    const std::size_t all = index.records_read();
    CHECK(all > 100);
    index.follow(file);
    CHECK(index.records_read() == all);
    const auto entry = domain::merge(file).entries.front().entry.record;
    desk.ask(app::SetField{entry->part, entry->id, "event", "Zebra crossing"});
    index.follow(file);
    CHECK(index.records_read() == all + 1);
    const auto hits = index.find("ZEBRA");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].record == entry->id);
    CHECK(hits[0].field == "event");
    desk.ask(app::Undo{"it"});
    index.follow(file);
    CHECK(index.find("zebra").empty());
    CHECK(index.find("  \" ").empty());
}

TEST_CASE("words are found without regard to capitals and accents stay whole") {
    CHECK(holds("Siân ÉMILE", folded("émile")));
    CHECK(folded("ÀÉ").size() == std::string("ÀÉ").size());
    const auto runs = marked("Mother and mother", "mother");
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].ground == Colour::find);
    CHECK(runs[1].text == " and ");
    const std::string text(300, 'x');
    CHECK(around(text + " taxi " + text, "taxi").find("taxi") != std::string::npos);
    for (std::size_t most = 1; most < 40; ++most) CHECK(around("né né né né né né né né né", "né", most).find("\xC3\x20") == std::string::npos);
    CHECK(search_words("one \"two three\" four") == std::vector<std::string>{"one", "two three", "four"});
}

TEST_CASE("finding in a list: Ctrl+F goes there, a second press is the browser's, F3 goes to the next row") {
    ShellDesk desk;
    desk.open_sample();
    desk.key("Ctrl+F");
    CHECK(desk.focused_name() == "Find in all chronologies");
    desk.type("Find in all chronologies", "mother");
    CHECK_FALSE(desk.wants("Ctrl+F"));
    desk.key("F3");
    desk.draw();
    CHECK(desk.wants("Ctrl+F"));
    CHECK(desk.focused_role() == Role::row);
}

TEST_CASE("preferences are chosen on this device and asked to be kept") {
    ShellDesk desk;
    desk.ask(app::Go{{app::Screen::this_device, {}, {}}});
    desk.press_role(Role::radio, "Dark");
    CHECK(desk.model.preferences.look == app::Look::dark);
    desk.select("Size of text", 5);
    CHECK(desk.model.preferences.text_percent == 200);
    desk.select("Lock by itself after", 0);
    CHECK(desk.model.preferences.lock_minutes == 5);
    desk.press_role(Role::tick_box, "Shortcuts of a single key");
    CHECK_FALSE(desk.model.preferences.single_keys);
}

TEST_CASE("a minute before it locks the status line says so") {
    ShellDesk desk;
    desk.model.device.locks_soon = true;
    desk.show();
    CHECK(desk.says("Locks in a minute without use"));
}

TEST_CASE("print holds every row of the list, marked at top and bottom, with nothing unescaped") {
    ShellDesk desk({.width = 1366, .height = 600});
    desk.open_sample();
    desk.key("Ctrl+P");
    const std::string paper = desk.printed();
    const auto& model = desk.model;
    CHECK(paper.find("OFFICIAL-SENSITIVE") != paper.rfind("OFFICIAL-SENSITIVE"));
    std::size_t rows = 0;
    for (std::size_t at = paper.find("<tr><th scope=\"row\">"); at != std::string::npos; at = paper.find("<tr><th scope=\"row\">", at + 1)) ++rows;
    CHECK(rows == domain::merge(model.current_case()->file).entries.size());
    const Paper hostile{"<b>", "<script>alert(1)</script>", {"a & b"}, {{"<i>", {"\"h\""}, {{"<img src=x>"}}}}};
    const std::string html = paper_html(hostile);
    for (const char* raw : {"<b>", "<script", "<i>", "<img", "\"h\""}) CHECK(html.find(raw) == std::string::npos);
}

TEST_CASE("home, overview and hand over print as documents too") {
    ShellDesk desk;
    desk.open_sample();
    for (const app::Screen screen : {app::Screen::overview, app::Screen::handover, app::Screen::family}) {
        desk.go(screen);
        desk.key("Ctrl+P");
        const std::string paper = desk.printed();
        CHECK(paper.find("OFFICIAL-SENSITIVE") != std::string::npos);
        CHECK(paper.find("<tr><th scope=\"row\">") != std::string::npos);
    }
    desk.go(app::Screen::home);
    desk.key("Ctrl+P");
    CHECK(desk.printed().find("<h2>Cases</h2>") != std::string::npos);
}

TEST_CASE("what is dropped and not ours gets its sentence, and nothing is read from it") {
    ShellDesk desk;
    desk.open_case();
    const auto told = [&](std::string name, std::string_view bytes) {
        desk.drop(std::move(name), bytes);
        return desk.everything();
    };
    CHECK(told("photo.png", std::string_view("\x89PNG\r\n\x1a\n", 8)).find("photo.png is a picture") != std::string::npos);
    CHECK(told("setup.exe", std::string_view("MZ\x90\0", 4)).find("setup.exe is a program") != std::string::npos);
    CHECK(told("empty.trib", "").find("empty.trib is empty") != std::string::npos);
    CHECK(told("noise.bin", std::string_view("\x00\x01\x02", 3)).find("noise.bin is not a bundle") != std::string::npos);
    CHECK_FALSE(desk.model.import);
    CHECK_FALSE(desk.model.review);
}

TEST_CASE("several files are dealt with one after the other") {
    ShellDesk desk;
    desk.open_case();
    Event event{EventKind::dropped_files};
    event.files.push_back({"huge.csv", {}, Problem::file_too_large});
    event.files.push_back({"one.csv", copy_of(std::string_view("Date,What happened\n1/1/2014,One\n")), {}});
    event.files.push_back({"two.csv", copy_of(std::string_view("Date,What happened\n2/1/2014,Two\n")), {}});
    desk.post(std::move(event));
    REQUIRE(desk.model.import);
    CHECK(desk.model.import->file_name == "one.csv");
    CHECK(desk.says("1 more file waits"));
    desk.press("Set aside");
    REQUIRE(desk.model.import);
    CHECK(desk.model.import->file_name == "two.csv");
    desk.press("Set aside");
    CHECK_FALSE(desk.model.import);
}

TEST_CASE("home is worked out once for each state of the cases, and says what others added since the last lock") {
    ShellDesk desk;
    desk.open_sample();
    HomeSummary home;
    for (int i = 0; i < 5; ++i) compute(home, desk.model);
    CHECK(home.worked_out == 1);
    CHECK(home.since == 0);
    app::Model& model = desk.model;
    app::Case& held = model.cases.begin()->second;
    model.last_seen[held.file.id()] = app::seen_now(held.file, model.now);
    const domain::Agency agency = domain::agencies_of(held.file).front();
    const Id other = test::number_id(9);
    const domain::Change change = held.file.next(agency.part, other, other, model.now, "add_entry", {{"entry", test::number_id(10), {{"event", "Theirs"}}}});
    REQUIRE(held.file.apply(encode(change)));
    compute(home, model);
    CHECK(home.worked_out == 2);
    REQUIRE(home.changed.size() == 1);
    CHECK(home.changed[0].words == "Someone whose card is not here added 1 entry");
    REQUIRE_FALSE(home.due.empty());
    CHECK(home.due[0].words.find("wait") != std::string::npos);
}

TEST_CASE("every page of a case has a breadcrumb, and the place alone in the title") {
    ShellDesk desk;
    desk.open_sample();
    for (const app::Screen screen : {app::Screen::overview, app::Screen::chronology, app::Screen::merged, app::Screen::family, app::Screen::handover, app::Screen::history, app::Screen::search}) {
        desk.go(screen);
        CHECK(desk.count(Role::navigation, "Breadcrumb") == 1);
        CHECK(desk.title() == std::string(place_name(screen)) + ", Tributary");
        CHECK(desk.title().find("Child R") == std::string::npos);
    }
}

TEST_CASE("addresses of every place lead there and back") {
    const Id id = test::number_id(3);
    for (int i = 0; i <= static_cast<int>(app::Screen::search); ++i) {
        const auto screen = static_cast<app::Screen>(i);
        const bool of_case = screen > app::Screen::review;
        const app::Place place{screen, of_case ? id : Id{}, {}};
        CHECK(app::place_of(app::address_of(place)) == place);
        const app::Place help{app::Screen::help, {}, {}, screen};
        CHECK(app::place_of(app::address_of(help)) == help);
    }
    CHECK(app::place_of("#/help/nothing-like-it") == app::Place{app::Screen::help, {}, {}});
}

}  // namespace tributary::ui
