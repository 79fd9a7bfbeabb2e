#include "domain/table_import.hpp"

#include <doctest/doctest.h>

#include "domain/date_value.hpp"
#include "domain/records.hpp"

using namespace tributary;
using namespace tributary::domain;

using Rows = std::vector<std::vector<std::string>>;

static const Rows rows = {
    {"Chronology of an agency"},
    {"Log no", "Date reported", "Time", "Summary", "Child seen", "Child spoken to"},
    {"1", "04-Mar-2014", "21.40", "Visit", "Yes", "No - asleep"},
    {},
    {"2", "31/02/2014", "", "Impossible", "N", ""},
    {"3", "", "", "No date", "N/A", ""},
    {"12-Jul-2014", "21.10", "Slipped", "Yes", "No", ""},
    {"5", "awaiting letter", "", "Words", "", ""},
    {"6", "05-Mar-2014", "", "Too many", "", "", "more"},
};

TEST_CASE("headings are found below a title and matched by their words") {
    const TableImport import = plan_import(rows, 2015);
    CHECK(import.heading_row == 1);
    REQUIRE(import.columns.size() == 6);
    CHECK(import.columns[0].field == field::source);
    CHECK(import.columns[1].field == field::known);
    CHECK(import.columns[2].field == field::time);
    CHECK(import.columns[3].field == field::event);
    CHECK(import.columns[4].field == field::seen);
    CHECK(import.columns[5].field == field::wishes);
    CHECK_FALSE(import.columns[5].certain);
    CHECK(import.columns[1].example == "04-Mar-2014");
}

TEST_CASE("every data row is ready or says what it needs") {
    const TableImport import = plan_import(rows, 2015);
    REQUIRE(import.rows.size() == 6);
    CHECK(import.ready() == 1);
    CHECK(import.rows[0].row == 3);
    CHECK(import.rows[0].known.minute == 21 * 60 + 40);
    CHECK(import.rows[1].trouble == RowTrouble::not_a_day);
    CHECK(import.rows[2].trouble == RowTrouble::date_empty);
    CHECK(import.rows[3].trouble == RowTrouble::cells_slipped);
    CHECK(import.rows[4].trouble == RowTrouble::date_is_words);
    CHECK(import.rows[5].trouble == RowTrouble::too_many_cells);
}

TEST_CASE("a typed date makes a row ready and keeps its cells") {
    TableImport import = plan_import(rows, 2015);
    type_date(import, 1, "28/02/2014");
    CHECK(import.ready() == 2);
    CHECK(import.rows[1].cells[1] == "31/02/2014");
    type_date(import, 2, "not yet known");
    CHECK(import.rows[2].trouble == RowTrouble::date_empty);
}

TEST_CASE("a column that is given another meaning is taken from the one that had it") {
    TableImport import = plan_import(rows, 2015);
    assign_column(import, 5, field::comment);
    CHECK(import.column(field::wishes) == nullptr);
    assign_column(import, 0, field::known);
    CHECK(import.columns[1].field.empty());
    CHECK(import.ready() == 1);  // now only the slipped row has a date in its first cell
}

TEST_CASE("an entry keeps the words of its cells and where they came from") {
    const TableImport import = plan_import(rows, 2015);
    const Json::Object fields = entry_fields(import, import.rows[0], "log.csv", "00ff");
    CHECK(*fields.find(field::event)->second.string() == "Visit");
    CHECK(*fields.find(field::seen)->second.string() == "yes");
    CHECK(date_of(fields.find(field::known)->second).words == "04-Mar-2014");
    CHECK(fields.find(field::origin)->second.text("file") == "log.csv");
    CHECK(fields.find(field::origin)->second.find("cells")->array()->size() == 6);
}

TEST_CASE("child seen: not applicable is not no") {
    CHECK(read_child_seen("Y") == child_seen::yes);
    CHECK(read_child_seen("No – asleep") == child_seen::no);
    CHECK(read_child_seen("N/A") == child_seen::not_applicable);
    CHECK(read_child_seen("n/a") == child_seen::not_applicable);
    CHECK(read_child_seen("") == child_seen::not_stated);
    CHECK(read_child_seen("maybe") == child_seen::not_stated);
}

TEST_CASE("an empty table plans nothing") {
    CHECK(plan_import({}, 2015).rows.empty());
    CHECK(plan_import({{}}, 2015).rows.empty());
}
