#include "domain/import/rows.hpp"

#include <doctest/doctest.h>

#include "domain/import/date_cells.hpp"

using namespace tributary;
using namespace tributary::domain;

namespace {

SourceTable table_of(const std::vector<std::vector<std::string>>& rows) {
    SourceTable table;
    for (const auto& cells : rows) {
        SourceRow& row = table.rows.emplace_back();
        row.at = "r" + std::to_string(table.rows.size());
        for (const std::string& text : cells) row.cells.push_back({.text = text});
    }
    return table;
}

const ImportContext context{{{2017, 1, 1}, {2018, 12, 31}}, "probation"};

Imported import_rows(const std::vector<std::vector<std::string>>& rows, const MappingRules* rules = nullptr) { return import_tables({table_of(rows)}, context, rules); }

// A children's centre's own sheet: title, blank row, headings of another agency than those of the samples, a note at the end.
const std::vector<std::vector<std::string>> centre = {
    {"Sunrise Children's Centre - contacts", "", "", "", "", ""},
    {},
    {"Ref", "Date of contact", "Keyworker", "Details of contact", "Was the child seen?", "Views of the child"},
    {"S1", "4 May 2017", "B Marlowe", "Stay and play session.", "Yes", "Said she likes the trains"},
    {"S2", "31/04/2017", "B Marlowe", "Home visit, no reply.", "No", ""},
    {"Ref", "Date of contact", "Keyworker", "Details of contact", "Was the child seen?", "Views of the child"},
    {"S3", "", "B Marlowe", "Call from landlord.", "N/A", ""},
    {"S4", "to be confirmed", "B Marlowe", "Review meeting.", "n/a", ""},
    {"4 June 2017", "10.30", "B Marlowe", "Slipped by one.", "Yes", ""},
    {"S6", "2 July 2019", "B Marlowe", "Closed.", "-", "", "one cell too many"},
    {"End of record", "", "", "", "", ""},
};

}  // namespace

TEST_CASE("SUR-2.3-09: a heading row is found below titles, and columns are known by the words of other agencies too") {
    const Imported imported = import_rows(centre);
    const Mapping& mapping = imported.mappings.front();
    REQUIRE(mapping.heading_row == 2);
    const std::vector<Meaning> expected = {Meaning::source, Meaning::agency_date, Meaning::worker, Meaning::event, Meaning::child_seen, Meaning::voice};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(mapping.columns[i].meaning == expected[i]);
}

TEST_CASE("every source row is in exactly one place") {
    const Imported imported = import_rows(centre);
    CHECK(imported.rows.size() + imported.not_data.size() == centre.size());
    CHECK(imported.not_data == std::vector<std::string>{"r1", "r2", "r3", "r6", "r11"});
    std::vector<RowReason> reasons;
    for (const ImportedRow& row : imported.rows) reasons.push_back(row.reason);
    CHECK(reasons == std::vector{RowReason::none, RowReason::impossible_date, RowReason::empty_date, RowReason::text_in_date_column, RowReason::shifted_columns, RowReason::surplus_cells});
    CHECK(imported.rows[0].status == RowStatus::clean);
    CHECK(imported.rows[5].status == RowStatus::quarantine);
    CHECK(imported.rows[1].row == 4);  // its cells are found again in the table
}

TEST_CASE("LLR-17.39-05: seen, sought and expressed are three answers, and only a column of its own is an answer") {
    const Imported imported = import_rows(centre);
    CHECK(imported.rows[0].seen == Answer::yes);
    CHECK(imported.rows[0].expressed == Answer::yes);
    CHECK(imported.rows[0].sought == Answer::not_stated);
    CHECK(imported.rows[2].seen == Answer::not_applicable);
    CHECK(read_answer("\xE2\x80\x93") == Answer::not_applicable);
    CHECK(read_answer("No \xE2\x80\x93 asleep") == Answer::no);
    CHECK(read_answer("Not known") == Answer::not_stated);
    CHECK(suggest_voice("Not asked.", "", Answer::yes).sought == Answer::no);
    CHECK(suggest_voice("Asked about school: said it was boring", "", Answer::yes).sought == Answer::yes);
    CHECK(suggest_voice("Ella: \"We hid.\"", "", Answer::yes).expressed == Answer::not_stated);  // a sister's words
}

TEST_CASE("a person's mapping overrides the guess and is read from JSON") {
    const auto json = read_any_spelling(R"({ "columns": {"comment": "Details of contact", "event": ["Keyworker"]} })");
    REQUIRE(json.has_value());
    const auto rules = mapping_rules(*json);
    REQUIRE(rules.has_value());
    const Imported imported = import_rows(centre, &*rules);
    CHECK(imported.rows[0].event == "B Marlowe");
    CHECK(imported.rows[0].comment == "Stay and play session.");
    CHECK(json_of(imported.mappings.front()).find("columns")->find("comment")->array()->size() == 1);
    CHECK_FALSE(mapping_rules(*read_any_spelling(R"({"columns": {"no_such_meaning": "Ref"}})")).has_value());
    CHECK_FALSE(mapping_rules(*read_any_spelling(R"({"columns": 3})")).has_value());
}

TEST_CASE("without words that are known a column is told by what stands in it") {
    const Imported imported = import_rows({{"Datum", "Uhr", "Bericht", "Gesehen", "Source"},
                                           {"03/05/2017", "10:15", "A long account of what the family support worker saw at home.", "Y", "a"},
                                           {"04/05/2017", "11:15", "Another long account of a visit, and what was agreed to be done next.", "N", "b"},
                                           {"05/05/2017", "12:15", "A third account, of a telephone call about the school attendance.", "Y", "c"}});
    const Mapping& mapping = imported.mappings.front();
    REQUIRE(mapping.heading_row == 0);
    const std::vector expected = {Meaning::agency_date, Meaning::agency_time, Meaning::event, Meaning::child_seen, Meaning::source};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(mapping.columns[i].meaning == expected[i]);
        CHECK(mapping.columns[i].certain == (expected[i] == Meaning::source));
    }
    CHECK(imported.rows.size() == 3);
}

TEST_CASE("the agency's own date orders, an event's date is kept beside it, and rows outside the period say so") {
    const Imported imported = import_rows({{"Date of event", "Date agency informed", "Event", "Protective marking", "Comments"},
                                           {"20/12/2016", "03/01/2017", "Assault reported.", "RESTRICTED", ""},
                                           {"", "01/02/2019", "Order ended.", "", "Late addition, March 2019"},
                                           {"", "1 December 2016 to 20 February 2017", "No contact recorded.", "", ""}});
    REQUIRE(imported.rows.size() == 3);
    CHECK(imported.rows[0].known.earliest == Date{2017, 1, 3});
    CHECK(imported.rows[0].happened.earliest == Date{2016, 12, 20});
    CHECK(imported.rows[0].flags.has(RowFlag::event_before_period));
    CHECK(imported.rows[0].flags.has(RowFlag::restricted));
    CHECK_FALSE(imported.rows[0].flags.has(RowFlag::outside_period));
    CHECK(imported.rows[1].flags.has(RowFlag::outside_period));
    CHECK(imported.rows[1].flags.has(RowFlag::late_addition));
    CHECK(imported.rows[2].flags.has(RowFlag::stated_gap));
    CHECK(imported.rows[2].flags.has(RowFlag::straddles_period));
    CHECK(imported.rows[2].flags.has(RowFlag::wide_range));
    CHECK(imported.rows[2].seen == Answer::not_applicable);
}

TEST_CASE("a year or a month that stands alone in a row is a heading for the rows below, not an entry") {
    for (const std::string heading : {"2017", "YEAR 2017", "March 2017", "MARCH", "Sept 2018 (continued)"}) CHECK(date_heading({"r1", {{.text = heading}, {}, {}}}).has_value());
    for (const std::string other : {"3 March 2017", "Marching", "Total 2017", "17"}) CHECK_FALSE(date_heading({"r1", {{.text = other}, {}, {}}}).has_value());
    CHECK_FALSE(date_heading({"r1", {{.text = "2017"}, {.text = "Visit"}}}).has_value());
    CHECK(only_month_first("04/25/2017"));
    CHECK_FALSE(only_month_first("25/04/2017"));
    CHECK(has_two_digit_year("seen 7.10.13"));
    CHECK_FALSE(has_two_digit_year("7.10.2013"));
}

TEST_CASE("words of a cell that reaches over several columns are said once, as the event when it covers that") {
    SourceTable table = table_of({{"Date", "Patient", "Details", "Outcome"}, {"1 March 2017 to 2 April 2017", "No contact.", "No contact.", "No contact."}});
    for (const std::size_t column : {2u, 3u}) table.rows[1].cells[column].from_left = true;
    const Imported imported = import_tables({table}, context);
    REQUIRE(imported.rows.size() == 1);
    CHECK(imported.rows[0].event == "No contact.");
    CHECK(imported.rows[0].persons.empty());
    CHECK(imported.rows[0].action.empty());
    CHECK(imported.rows[0].flags.has(RowFlag::merged_across));
}

TEST_CASE("a hidden sheet and a sheet without headings are not data, and hidden columns say nothing") {
    SourceTable hidden = table_of({{"Date", "Event"}, {"1 March 2017", "x"}});
    hidden.name = "Lookup";
    hidden.hidden = true;
    SourceTable shown = table_of({{"Date", "Event", "Comments"}, {"1 March 2017", "Visit.", "secret"}});
    shown.name = "Main";
    shown.hidden_columns = {2};
    const Imported imported = import_tables({hidden, shown}, context);
    CHECK(imported.not_data.front() == "Lookup!*");
    REQUIRE(imported.rows.size() == 1);
    CHECK(imported.rows[0].comment.empty());
}

TEST_CASE("an empty table and hostile cells are read without harm") {
    CHECK(import_rows({}).rows.empty());
    CHECK(import_rows({{}}).rows.empty());
    const std::string long_cell(1u << 20, 'a');
    const Imported imported = import_rows({{"Date", "Event"}, {long_cell, std::string("\xFF\xFE\0", 3)}, {"=1+1", "+cmd"}});
    CHECK(imported.rows.size() == 2);
    CHECK(imported.rows[0].status == RowStatus::quarantine);
}

TEST_CASE("a year may stand over a table or on its sheet, and a table without headings goes on from the one before") {
    SourceTable first = table_of({{"Date", "Event"}, {"3 March", "Visit."}, {"30 Nov", "Call."}});
    first.before = "2017";
    SourceTable more = table_of({{"next day", "Call back."}, {"24 Dec", "Visit."}});
    SourceTable sheet = table_of({{"Date", "Event"}, {"5 Feb", "Review."}});
    sheet.name = "2018";
    SourceTable list = table_of({{"Abbreviation", "Meaning"}, {"HV", "health visitor"}});
    const Imported imported = import_tables({first, more, sheet, list}, context);
    std::vector<std::optional<Date>> days;
    for (const ImportedRow& row : imported.rows) days.push_back(row.known.earliest);
    CHECK(days == std::vector<std::optional<Date>>{Date{2017, 3, 3}, Date{2017, 11, 30}, Date{2017, 12, 1}, Date{2017, 12, 24}, Date{2018, 2, 5}});
    CHECK(imported.mappings[1].continues);
    CHECK(imported.rows[0].flags.has(RowFlag::year_from_heading));
    CHECK(imported.rows[2].flags.has(RowFlag::relative_to_previous_row));
    CHECK(imported.not_data == std::vector<std::string>{"r1", "r1", "*"});
}

TEST_CASE("after a row whose day nobody knows, the next day is not known either") {
    const Imported imported = import_rows({{"Date", "Event"}, {"3 March 2017", "Visit."}, {"", "Call."}, {"the following day", "Visit."}});
    REQUIRE(imported.rows.size() == 3);
    CHECK(imported.rows[1].reason == RowReason::empty_date);
    CHECK(imported.rows[2].reason == RowReason::text_in_date_column);
}

TEST_CASE("dates lean on the child's birth, the incident and the day of writing, where these are known") {
    ImportContext anchored = context;
    anchored.born = Date{2016, 6, 1};
    anchored.incident = Date{2018, 10, 20};
    const SourceTable table = table_of({{"Date", "Event", "Date recorded"}, {"aged 8 months", "Review.", ""}, {"two days before the incident", "Call.", ""}, {"3 weeks ago", "Fall.", "22 May 2017"}});
    const Imported imported = import_tables({table}, anchored);
    REQUIRE(imported.rows.size() == 3);
    CHECK(imported.rows[0].known.earliest == Date{2017, 2, 1});
    CHECK(imported.rows[0].known.latest == Date{2017, 2, 28});
    CHECK(imported.rows[1].known.earliest == Date{2018, 10, 18});
    CHECK(imported.rows[2].known.earliest == Date{2017, 5, 1});
    CHECK(imported.rows[2].recorded.earliest == Date{2017, 5, 22});
    CHECK(import_tables({table}, context).rows[0].status == RowStatus::quarantine);
}

TEST_CASE("the date of an event is read beside the day its agency knew") {
    const Imported imported = import_rows({{"Date known", "Date of event", "Event"},
                                           {"4 January 2018", "30 December", "Assault."},
                                           {"12 March 2018", "the previous evening", "Call to police."},
                                           {"received 7 June 2018, happened 2 June 2018", "", "Letter."}});
    REQUIRE(imported.rows.size() == 3);
    CHECK(imported.rows[0].happened.earliest == Date{2017, 12, 30});
    CHECK(imported.rows[1].happened.earliest == Date{2018, 3, 11});
    CHECK(imported.rows[2].known.earliest == Date{2018, 6, 7});
    CHECK(imported.rows[2].happened.earliest == Date{2018, 6, 2});
}

TEST_CASE("one date that is only possible with the month first puts every other in doubt, and both readings are kept") {
    const Imported imported = import_rows({{"Date", "Event"}, {"Tue 04/25/2017", "Visit."}, {"05/06/2017", "Call."}, {"06/06/2017", "Call."}, {"7 June 2017", "Visit."}});
    REQUIRE(imported.rows.size() == 4);
    CHECK(imported.month_first_evidence);
    CHECK(imported.rows[0].status == RowStatus::confirm);
    CHECK(imported.rows[1].status == RowStatus::confirm);
    CHECK(imported.rows[1].known.earliest == Date{2017, 6, 5});
    REQUIRE(imported.rows[1].known.others.size() == 1);
    CHECK(imported.rows[1].known.others[0] == OtherDate{OtherDate::Kind::alternative, {2017, 5, 6}, {2017, 5, 6}});
    CHECK(imported.rows[2].status == RowStatus::clean);
    CHECK(imported.rows[3].status == RowStatus::clean);
}
