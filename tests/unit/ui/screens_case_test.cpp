// The screens of a case, on the sample case and on small ones, found by role and name as the issue names them.
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

struct AuthorDesk : Desk {
    explicit AuthorDesk(Window window = {.width = 1600, .height = 1000}) : Desk(window) {
        open_as("Idris Wold", "Children's social care", "Report author");
    }
    void open_case() {
        press("New referral");
        fill("Reference", "TH-2014-03");
        fill("Subject", "Child R");
        fill("Review period from", "1/1/2013");
        fill("Review period to", "14/11/2014");
        press("Open the case");
    }
    void go(app::Screen screen, Id record = {}) { ask(app::Go{{screen, model.place.case_id, record}}); }
    [[nodiscard]] const app::Case& opened() const { return *model.current_case(); }
    [[nodiscard]] const domain::Record& entry(std::size_t number) const {
        const auto agency = domain::agencies_of(opened().file).front();
        return *domain::entries_of(*opened().file.part(agency.part)).at(number - 1).record;
    }
};

constexpr std::string_view table =
    "Date,What happened,What we did,Child seen\n"
    "04/03/2014,Visit to the home.,Rebook.,No\n"
    "31/02/2014,Audit of the file.,None.,N/A\n"
    "12/03/2014,Seen at school.,Plan continued.,Yes\n";

constexpr app::Screen all_of_a_case[] = {app::Screen::overview, app::Screen::chronology, app::Screen::merged, app::Screen::timeline, app::Screen::knowledge, app::Screen::discrepancies,
                                         app::Screen::not_seen, app::Screen::gaps, app::Screen::duplicates,
                                         app::Screen::family,   app::Screen::handover,   app::Screen::history};

}  // namespace

TEST_CASE("home offers the three ways to begin, and says that there are no cases yet") {
    AuthorDesk desk;
    CHECK(desk.title() == "Home, Tributary");
    CHECK(desk.has(Role::button, "New referral"));
    CHECK(desk.has(Role::file_button, "Open a bundle"));
    CHECK(desk.count(Role::button, "Open the sample case") == 1);
    CHECK(desk.says("No cases yet"));
    CHECK(desk.says("Tuesday 20 January 2015"));
}

TEST_CASE("a new referral says what is missing, then opens the case") {
    AuthorDesk desk;
    desk.press("New referral");
    CHECK(desk.focused_name() == "Reference");
    desk.press("Open the case");
    CHECK(desk.has(Role::alert, "2 things to put right before the case opens"));
    desk.fill("Reference", "TH-2014-03");
    desk.fill("Subject", "Child R");
    desk.fill("Review period from", "31/02/2013");
    CHECK(desk.says("31/02/2013 is not a day. February 2013 has 28 days."));
    desk.press("Open the case");
    CHECK(desk.model.cases.empty());
    desk.fill("Review period from", "1/1/2013");
    desk.press("Open the case");
    REQUIRE(desk.model.cases.size() == 1);
    CHECK(desk.title() == "Overview, Tributary");
    CHECK(desk.says("OFFICIAL-SENSITIVE. Child R review. For people named in it only."));
    for (const char* name : {"Overview", "Chronology", "Merged chronology", "Family", "Hand over", "History", "All cases", "This device"})
        CHECK(desk.has(Role::link, name));
    CHECK(desk.has(Role::button, "Lock now"));
}

TEST_CASE("an empty chronology says how to begin, and an added entry opens with the caret in its date") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    CHECK(desk.says("No entries yet"));
    CHECK(desk.has(Role::file_button, "Import a file"));
    desk.press("Add an entry");
    CHECK(desk.title() == "Chronology, Tributary");
    CHECK(desk.has(Role::complementary, "Entry 1"));
    CHECK(desk.focused_name() == "Date your agency knew or acted");
    for (const char* label : {"Date your agency knew or acted", "Time", "Who was involved", "Worker", "Record it comes from"})
        CHECK(desk.has(Role::text_box, label));
    for (const char* label : {"What happened", "What your agency did", "Child R's wishes and feelings", "Your comment"})
        CHECK(desk.has(Role::text_area, label));
    CHECK(desk.has(Role::radio_group, "Was Child R seen?"));
    for (const char* choice : {"Yes", "No", "Not applicable", "Not stated"}) CHECK(desk.has(Role::radio, choice));
}

TEST_CASE("a field that is left is saved, the reading is said at each key, and the status line says when") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.type("Date your agency knew or acted", "25/7/13");
    CHECK(desk.says("Thursday 25 July 2013"));
    CHECK(desk.entry(1).text("known").empty());
    desk.leave();
    CHECK(domain::entries_of(*desk.opened().file.part(desk.entry(1).part)).front().known.earliest == Date{2013, 7, 25});
    desk.fill("What happened", "Joint visit with HV1.");
    CHECK(desk.entry(1).text("event") == "Joint visit with HV1.");
    desk.press_role(Role::radio, "No");
    CHECK(desk.entry(1).text("seen") == "no");
    CHECK(desk.says("Saved on this device at 21:14"));
    CHECK(desk.says("Not seen"));
    CHECK(desk.says("Saved 21:14"));
    desk.fill("Date your agency knew or acted", "31/02/2014");
    CHECK(desk.says("31/02/2014 is not a day. February 2014 has 28 days. The words are kept."));
    CHECK(desk.value(Role::text_box, "Date your agency knew or acted") == "31/02/2014");
}

TEST_CASE("what was typed and not left is kept when another entry is stepped to, and when the vault is locked") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.fill("Date your agency knew or acted", "1 March 2014");
    desk.key("Ctrl+Enter");
    CHECK(desk.has(Role::complementary, "Entry 2"));
    desk.fill("Date your agency knew or acted", "2 March 2014");
    desk.type("What happened", "Visit. No reply.");
    desk.key("Alt+Up");
    CHECK(desk.has(Role::complementary, "Entry 1"));
    CHECK(desk.entry(2).text("event") == "Visit. No reply.");
    CHECK(desk.focused_name() == "What happened");
    desk.type("What happened", "Text sent to Mother.");
    desk.press("Lock now");
    CHECK(desk.entry(1).text("event") == "Text sent to Mother.");
}

TEST_CASE("Escape leaves the panel and comes back to the row") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.fill("Date your agency knew or acted", "1 March 2014");
    desk.key("Escape");
    CHECK(desk.model.place.record.is_nil());
    CHECK_FALSE(desk.has(Role::complementary, "Entry 1"));
    CHECK(desk.requests().focus != 0);
}

TEST_CASE("withdrawing asks for the reason, keeps the entry in sight and can be undone") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.fill("Date your agency knew or acted", "1 March 2014");
    desk.press("Withdraw");
    CHECK(desk.has(Role::text_box, "Say why this entry is withdrawn"));
    desk.press("Withdraw entry 1");
    CHECK(desk.says("Type the reason. It stays in the history."));
    desk.fill("Say why this entry is withdrawn", "It belongs to another child.");
    desk.press("Withdraw entry 1");
    CHECK(desk.entry(1).withdrawn());
    CHECK(desk.says("Entry 1 withdrawn. It stays in the history."));
    CHECK(desk.says("It belongs to another child."));
    desk.press("Undo");
    CHECK_FALSE(desk.entry(1).withdrawn());
    desk.press("Withdraw");
    desk.fill("Say why this entry is withdrawn", "Twice.");
    desk.press("Withdraw entry 1");
    desk.press("Restore");
    CHECK_FALSE(desk.entry(1).withdrawn());
}

TEST_CASE("an imported file says what was read, what needs a person, and adds nothing before it is finished") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.choose_file("Import a file", "chronology.csv", table);
    CHECK(desk.title() == "Import a file, Tributary");
    CHECK(desk.has(Role::button, "Finish with 2 rows"));
    CHECK(desk.says("1 row needs you"));
    CHECK(desk.says("31/02/2014 is not a day. February 2014 has 28 days."));
    CHECK(desk.says("chronology.csv. Text in UTF-8. Columns split by commas."));
    CHECK(desk.says("Headings in row 1."));
    CHECK(desk.has(Role::select, "What happened becomes"));
    CHECK(desk.count(Role::text_box, "Type the date") == 1);
    desk.press("Finish with 2 rows");
    CHECK(desk.says("Type whose chronology this is, then finish."));
    desk.fill("Agency", "Children's social care");
    desk.fill("Type the date", "28/02/2014");
    desk.press("Finish with 3 rows");
    CHECK(desk.says("3 rows imported."));
    CHECK(desk.title() == "Chronology, Tributary");
    CHECK(desk.has(Role::button, "All 3"));
    CHECK(desk.has(Role::button, "Not seen 1"));
    CHECK(desk.says("28 February 2014"));
}

TEST_CASE("a row that an import left out waits in the chronology, with its words, until a person decides") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.choose_file("Import a file", "chronology.csv", table);
    desk.fill("Agency", "Children's social care");
    desk.press("Finish with 2 rows");
    CHECK(desk.says("2 rows imported, 1 needs you."));
    CHECK(desk.has(Role::button, "Needs you 1"));
    CHECK_FALSE(desk.says("Audit of the file."));
    desk.press("Needs you 1");
    CHECK(desk.says("31/02/2014 | Audit of the file. | None. | N/A"));
    desk.press("Take the row in");
    CHECK(desk.says("Type a date that can be read, then take the row in."));
    desk.fill("Type the date", "28/2/2014");
    desk.press("Take the row in");
    CHECK(desk.has(Role::complementary, "Entry 1"));
    CHECK(desk.entry(1).text("event") == "Audit of the file.");
    CHECK(desk.has(Role::button, "Needs you 0"));
}

TEST_CASE("a file that is no table is refused in words and nothing is added") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.choose_file("Import a file", "empty.csv", "");
    CHECK(desk.says("This file is empty. Choose the file that holds the rows."));
    desk.press("Set aside");
    CHECK(desk.title() == "Chronology, Tributary");
    desk.choose_file("Import a file", "notes.docx", std::string_view("PK\x03\x04", 4));
    CHECK(desk.says("This file was not read"));
}

TEST_CASE("what a row's columns mean is confirmed once for an agency, and known when its next file comes") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    const std::string first = "When,Story,Ref\n1 May 2013,A visit.,Note 1\n2 May 2013,A call.,Note 2\n";
    desk.choose_file("Import a file", "one.csv", first);
    desk.fill("Agency", "Children's social care");
    desk.select("Ref becomes", 16);
    desk.press("Finish with 2 rows");
    CHECK(desk.entry(1).text("comment") == "Note 1");
    desk.choose_file("Import a file", "two.csv", "When,Story,Ref\n3 May 2013,A letter.,Note 3\n");
    desk.press("Finish with 1 row");
    CHECK(desk.entry(3).text("comment") == "Note 3");
}

TEST_CASE("a date that can be read in two ways waits for a person, row by row or for the whole file") {
    const std::string rows = "Date,What happened\n04/03/2013,One.\n05/06/2013,Two.\n03/25/2013,Three.\n";
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.choose_file("Import a file", "visits.csv", rows);
    desk.fill("Agency", "Children's social care");
    CHECK(desk.says("04/03/2013 can be 4 March 2013 or 3 April 2013: other dates in this file are written month first."));
    SUBCASE("one row") {
        desk.press("3 April 2013");
        CHECK(desk.count(Role::button, "3 April 2013") == 0);
        CHECK(desk.says("03/25/2013 can only be 25 March 2013, with the month first."));
        desk.press("25 March 2013");
        desk.press("Finish with 2 rows");
        CHECK(desk.says("3 April 2013"));
        CHECK(desk.says("2 rows imported, 1 needs you."));
    }
    SUBCASE("all of them") {
        desk.press("All are month, then day");
        desk.press("Finish with 3 rows");
        CHECK(desk.says("3 April 2013"));
        CHECK(desk.says("6 May 2013"));
    }
}

TEST_CASE("a date that leans on a heading of its file is shown as it was read, and typing the same words changes nothing") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.choose_file("Import a file", "visits.csv", "Date,What happened\n2013,\n14 August,A visit.\n");
    desk.fill("Agency", "Children's social care");
    desk.press("Finish with 1 row");
    desk.go(app::Screen::chronology, desk.entry(1).id);
    CHECK(desk.says("Wednesday 14 August 2013"));
    desk.fill("Date your agency knew or acted", "14 August");
    CHECK(domain::date_of(desk.entry(1).value("known")).has_bounds());
}

TEST_CASE("finding and filtering leave what matches, and say when nothing does") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    desk.go(app::Screen::chronology);
    desk.fill("Find in this chronology", "zebra crossing");
    CHECK(desk.says("Nothing here matches \"zebra crossing\"."));
    const Node* all = desk.starting_with(Role::button, "Show all ");
    REQUIRE(all != nullptr);
    desk.press_id(all->id);
    CHECK(desk.has(Role::grid, "Entries"));
}

TEST_CASE("the sample case shows all agencies in one list, each by name, and one entry in the panel") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    CHECK(desk.title() == "Merged chronology, Tributary");
    CHECK(desk.says("from 3 agencies, in the order each agency knew"));
    CHECK(desk.has(Role::image, "Police"));
    const auto merged = domain::merge(desk.opened().file);
    desk.go(app::Screen::merged, merged.entries.front().entry.record->id);
    CHECK(desk.says("Date the agency knew or acted"));
    CHECK(desk.has(Role::link, "Change this entry"));
}

TEST_CASE("a name typed into an entry is offered its label, and an abbreviation its meaning") {
    AuthorDesk desk;
    desk.open_case();
    desk.ask(app::AddPerson{"Joshua Brown", "Child R", "", ""});
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.fill("What happened", "Visit to Joshua Brown under CP.");
    CHECK(desk.says("\"Joshua Brown\" is a name. In the review it is Child R."));
    desk.press("Write Child R instead");
    CHECK(desk.entry(1).text(domain::field::event) == "Visit to Child R under CP.");
    CHECK_FALSE(desk.says("is a name"));
    desk.press("Explain CP");
    desk.press("Keep the meaning");
    CHECK(desk.says("Type what it means."));
    desk.fill("What does CP mean?", "Child protection");
    desk.press("Keep the meaning");
    CHECK(desk.says("CP is explained in this chronology."));
    CHECK_FALSE(desk.says("CP is not explained"));
    CHECK(desk.says("It is not said which record this comes from."));
}

TEST_CASE("what was known by a day: agencies are told apart by the date they knew, and only what had happened counts") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    desk.go(app::Screen::knowledge);
    CHECK(desk.has(Role::grid, "Who knew what when"));
    desk.fill("What was known by", "1 March 2013");
    CHECK(desk.says("By the end of 1 March 2013"));
    CHECK(desk.says("Knew of "));
    desk.press("Known later than they happened");
    CHECK(desk.says(" later"));
}

TEST_CASE("several entries are chosen and changed together, and one is split where its writer says") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    desk.go(app::Screen::chronology);
    const Id part = desk.entry(1).part;
    desk.press("Choose several");
    CHECK(desk.says("Tick the entries to change together"));
    desk.press_role(Role::tick_box, "Choose all rows");
    desk.press("Change a field");
    const std::string all = std::to_string(desk.opened().file.part(part)->count(domain::kind::entry)) + " entries";
    desk.fill("What it says in " + all, "Case note");
    desk.press("Change " + all);
    CHECK(desk.entry(1).text(domain::field::source) == "Case note");
    desk.press("Choose several");
    desk.go(app::Screen::chronology, desk.entry(1).id);
    desk.fill("What happened", "Rang the school. Rang the GP.");
    desk.press("More");
    desk.press_role(Role::menu_item, "Split into two");
    desk.press("Split the entry");
    CHECK(desk.says("Choose where."));
    desk.press_role(Role::radio, "Rang the GP.");
    desk.press("Split the entry");
    CHECK(desk.says("is two entries now. This is the second one."));
}

TEST_CASE("LLR-17.40-02: a discrepancy is shown with its entries, asked about, answered at the entry, and decided") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    desk.go(app::Screen::discrepancies);
    CHECK(desk.has(Role::heading, "Different dates"));
    desk.press("Ask the agencies");
    desk.press("Ask them");
    CHECK(desk.says("Write it in a sentence. It stays in the history."));
    desk.fill("Question to the agencies", "Does the date come from the diary?");
    desk.press("Ask them");
    CHECK(desk.says("Asked: Does the date come from the diary?"));
    CHECK(desk.says("No answer yet"));
    const auto asked = [&] {
        std::vector<domain::Query> all;
        for (const domain::Agency& agency : domain::agencies_of(desk.opened().file))
            for (const domain::Query& query : domain::queries_to(desk.opened().file, agency.part)) all.push_back(query);
        return all;
    };
    REQUIRE(asked().size() == 2);
    const domain::Query query = asked().front();
    desk.go(app::Screen::chronology, *Id::parse(query.record->text(domain::field::about)));
    CHECK(desk.says("The board asks, 20 January 2015"));
    desk.press("Answer");
    desk.fill("Your answer to the board", "From the typed note.");
    desk.press("Answer");
    CHECK(desk.says("Answered: From the typed note."));
    desk.go(app::Screen::discrepancies);
    CHECK(desk.says("Answer: From the typed note."));
    desk.press("Decide anew");
    desk.press("Agree a version");
    desk.fill("The version the panel agrees", "It was the earlier day.");
    desk.press("Keep the agreed version");
    CHECK(desk.says("Agreed version: It was the earlier day."));
}

TEST_CASE("SUR-3.1-06: the panel marks entries by a press or a key, and filters by marks") {
    AuthorDesk desk;
    desk.press("Open the sample case");
    const auto merged = domain::merge(desk.opened().file);
    const Id entry = merged.entries.front().entry.record->id;
    desk.go(app::Screen::merged, entry);
    desk.press("Key issue");
    CHECK(domain::marks_of(desk.opened().file).at(entry).has(domain::PanelMark::key_issue));
    CHECK(desk.has(Role::button, "Key issue 1"));
    desk.key("G");
    CHECK(domain::marks_of(desk.opened().file).at(entry).has(domain::PanelMark::good_practice));
    desk.press("Key issue 1");
    CHECK(desk.find(Role::grid, "Entries of all agencies").number[0] == 2);
    desk.press("Key issue");
    desk.key("G");
    CHECK(domain::marks_of(desk.opened().file).empty());
}

TEST_CASE("every screen of a case rests, names nothing twice and keeps case data out of the title, at every width") {
    for (const Window window : {Window{320, 640, 1}, Window{320, 256, 1}, Window{700, 900, 1}, Window{1024, 768, 1}, Window{1366, 768, 1}, Window{1600, 1000, 1}}) {
        AuthorDesk desk(window);
        desk.ask(app::OpenSampleCase{});
        for (const app::Screen screen : all_of_a_case) {
            desk.go(screen);
            CAPTURE(window.width);
            CAPTURE(desk.title());
            CHECK(desk.semantics().clash() == "");
            CHECK_FALSE(desk.unsettled());
            CHECK(desk.count_of(Role::heading) >= 1);
            CHECK(desk.title().find("Child") == std::string::npos);
        }
        for (const app::Screen screen : {app::Screen::home, app::Screen::people_and_trust, app::Screen::this_device}) {
            desk.ask(app::Go{{screen, {}, {}}});
            CAPTURE(desk.title());
            CHECK(desk.semantics().clash() == "");
            CHECK_FALSE(desk.unsettled());
        }
    }
}

TEST_CASE("on a small screen the panel is a page of its own with a way back") {
    AuthorDesk desk({.width = 320, .height = 640});
    desk.ask(app::OpenSampleCase{});
    desk.go(app::Screen::chronology);
    desk.go(app::Screen::chronology, desk.entry(1).id);
    CHECK(desk.has(Role::button, "Back to chronology"));
    CHECK_FALSE(desk.has(Role::grid, "Entries"));
    desk.press("Back to chronology");
    CHECK(desk.has(Role::grid, "Entries"));
}

TEST_CASE("people are added and changed with the names of the review") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::family);
    CHECK(desk.says("Nobody yet"));
    desk.press("Add a person");
    desk.press("Add this person");
    CHECK(desk.says("Type the name this person has in the review, for example Mother."));
    desk.fill("Name in the review", "Mother");
    desk.fill("Relation to Child R", "Mother");
    desk.press("Add this person");
    const auto people = domain::people_of(desk.opened().file);
    REQUIRE(people.size() == 1);
    desk.go(app::Screen::family, people[0]->id);
    desk.fill("Date of birth", "3/5/1986");
    CHECK(desk.says("3 May 1986"));
    desk.press("Withdraw");
    desk.fill("Say why this person is withdrawn", "Not part of this case.");
    desk.press("Withdraw person");
    CHECK(desk.says("Withdrawn. It stays in the history."));
}

TEST_CASE("nothing leaves before somebody and something is ticked") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    app::Contact nell{test::number_id(7), "Nell Sallow", "Thornmere board", "Board administrator", {"amber", "kettle"}, app::Trust::unknown, 0, {}};
    desk.model.contacts.emplace(nell.id, nell);
    desk.go(app::Screen::handover);
    CHECK(desk.has(Role::complementary, "About to leave"));
    CHECK(desk.has(Role::tick_box, "Chronology of Children's social care"));
    CHECK((desk.states(Role::tick_box, "Nell Sallow") & state::checked) == 0);
    CHECK(desk.says("Not compared yet"));
    desk.press("Seal and save the file");
    CHECK(desk.has(Role::alert, "1 thing to put right before the file is sealed"));
    desk.press_role(Role::tick_box, "Nell Sallow");
    CHECK(desk.says("Nell Sallow: not compared yet"));
    desk.press("Compare by telephone");
    CHECK(desk.says("amber, kettle"));
    desk.press("The words are the same");
    CHECK(desk.model.contacts.at(nell.id).trust == app::Trust::compared);
    desk.press("Seal and save the file");
    CHECK_FALSE(desk.has(Role::alert, "1 thing to put right before the file is sealed"));
}

TEST_CASE("history names who changed what, before and after") {
    AuthorDesk desk;
    desk.open_case();
    desk.go(app::Screen::chronology);
    desk.press("Add an entry");
    desk.fill("What happened", "Visit.");
    desk.fill("What happened", "Visit. No reply.");
    desk.go(app::Screen::history);
    CHECK(desk.says("Changed an entry"));
    CHECK(desk.says("What happened: Visit."));
    CHECK(desk.says("What happened: Visit. No reply."));
    CHECK(desk.says("Opened the case"));
    CHECK(desk.says("You"));
}

TEST_CASE("what could not be stored is told, and a second tab only reads") {
    AuthorDesk desk;
    desk.open_case();
    desk.model.saving.state = app::Saving::State::failed;
    desk.model.saving.failed_since = test::an_evening - 12 * test::one_minute;
    desk.model.saving.problem = Problem::storage_full;
    desk.show();
    CHECK(desk.says("Not saved since 21:02. Storage is full"));
    CHECK(desk.has(Role::button, "Try again"));
    desk.key("Ctrl+S");
    CHECK(desk.says("Storage is full. Nothing is lost, but new words cannot be kept."));

    desk.model.saving = {};
    desk.model.device.read_only = true;
    desk.go(app::Screen::overview);
    CHECK(desk.says("Tributary is open in another tab. You can read here."));
    CHECK((desk.states(Role::text_box, "Subject") & state::read_only) != 0);
}

TEST_CASE("a case that is not on this device says so") {
    AuthorDesk desk;
    desk.ask(app::Go{{app::Screen::chronology, test::number_id(99), {}}});
    CHECK(desk.says("This case is not on this device"));
    CHECK(desk.title() == "Not on this device, Tributary");
}

}  // namespace tributary::ui
