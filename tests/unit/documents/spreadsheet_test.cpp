#include "documents/spreadsheet.hpp"

#include <doctest/doctest.h>

#include "../domain/data.hpp"
#include "office_maker.hpp"

using namespace tributary;
using namespace tributary::documents;
using tributary::testing::part;
using tributary::testing::workbook;

static Source read(const Bytes& bytes) { return read_source(bytes).value(); }

static const Cell& at(const Source& source, std::size_t row, std::size_t column) { return source.sheets.at(0).rows.at(row).cells.at(column); }

TEST_CASE("a serial is a day, a time or a number as its format says, in both systems") {
    const std::string formats = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d\\ mmm\\ yy\"/><numFmt numFmtId=\"165\" formatCode=\"hh:mm\"/><numFmt numFmtId=\"166\" formatCode=\"[Red]0.00;[h]\"/>"
                                "<numFmt numFmtId=\"167\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"
                                "<xf numFmtId=\"167\"/><xf numFmtId=\"14\"/></cellXfs>";
    const std::string cells = "<sheetData><row r=\"3\"><c r=\"A3\" s=\"1\"><v>41703</v></c><c r=\"B3\" s=\"2\"><v>0.7673611111111112</v></c><c r=\"C3\" s=\"3\"><v>12.5</v></c>"
                              "<c r=\"D3\" s=\"4\"><v>41703.7673611</v></c><c r=\"F3\" s=\"5\"><v>41703</v></c><c r=\"G3\"><v>41703</v></c></row></sheetData>";
    const Source source = read(workbook(cells, {}, formats));
    CHECK(source.sheets[0].rows[0].number == 3);
    CHECK(at(source, 0, 0) == Cell{.text = "2014-03-05", .kind = CellKind::day, .number = 41703, .day = Date{2014, 3, 5}});
    CHECK(at(source, 0, 1).text == "18:25");
    CHECK(at(source, 0, 1).kind == CellKind::time);
    CHECK(at(source, 0, 2) == Cell{.text = "12.5", .kind = CellKind::number, .number = 12.5});
    CHECK(at(source, 0, 3).text == "2014-03-05 18:25");
    CHECK(at(source, 0, 4).kind == CellKind::empty);
    CHECK(at(source, 0, 5).day == Date{2014, 3, 5});
    CHECK(at(source, 0, 6).text == "41703");
    CHECK(row_reference("f.xlsx", source, source.sheets[0], source.sheets[0].rows[0]) == "f.xlsx#S!3");
    const Source later = read(workbook(cells, {}, formats, "<x:workbookPr date1904=\"1\"/>"));
    CHECK(at(later, 0, 0).day == Date{2018, 3, 6});
    CHECK(later.notice(NoticeKind::serials_from_1904) != nullptr);
    CHECK(day_of_serial(1, false) == Date{1900, 1, 1});
    CHECK(day_of_serial(59, false) == Date{1900, 2, 28});
    CHECK_FALSE(day_of_serial(60, false).has_value());
    CHECK(day_of_serial(61, false) == Date{1900, 3, 1});
    CHECK(day_of_serial(72686, false) == Date{2099, 1, 1});
    CHECK_FALSE(day_of_serial(1e300, false).has_value());
    CHECK_FALSE(day_of_serial(-1, false).has_value());
}

TEST_CASE("what a number format shows is seen through its quotes, colours and sections") {
    CHECK(serial_form("dd/mm/yyyy").day);
    CHECK_FALSE(serial_form("dd/mm/yyyy").time);
    CHECK(serial_form("mmm yy").day);
    CHECK(serial_form("[h]:mm").time);
    CHECK_FALSE(serial_form("[h]:mm").day);
    CHECK_FALSE(serial_form("0.00\" days\"").day);
    CHECK_FALSE(serial_form("[Red]General;dd").day);
    CHECK_FALSE(serial_form("#,##0\\d").day);
    CHECK(serial_form("[$-809]dddd d mmmm yyyy;@").day);
}

TEST_CASE("text is taken whole: shared, inline and rich strings, line breaks, escapes, formulas as they were computed") {
    const std::string strings = "<si><t xml:space=\"preserve\"> one </t></si><si><r><t>Seen </t></r><r><rPr><b/></rPr><t>at home</t></r><rPh><t>aloud</t></rPh></si><si><t>a&#13;&#10;b_x000D__x000A_c &amp; d</t></si>";
    const Source source = read(workbook("<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><t>in</t></is></c>"
                                        "<c t=\"str\"><f>A1&amp;B1</f><v>sum</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2014-03-05T18:25:00</v></c><c t=\"s\"><v>9</v></c></row></sheetData>", strings));
    const std::vector<std::string> texts = {" one ", "Seen at home", "a\nb\nc & d", "in", "sum", "TRUE", "#REF!", "2014-03-05 18:25"};
    REQUIRE(source.sheets[0].rows[0].cells.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(at(source, 0, i).text == texts[i]);
    CHECK(at(source, 0, 4).formula);
    CHECK(at(source, 0, 7).kind == CellKind::day);
    CHECK(source.notice(NoticeKind::formulas)->count == 1);
}

TEST_CASE("merged cells show in every place they cover, hidden rows and columns are told") {
    const Source source = read(workbook("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>"
                                        "<row r=\"2\" hidden=\"true\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>2</v></c></row><row r=\"3\"><c r=\"C3\"><v>3</v></c></row></sheetData>"
                                        "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A9:ZZZ9999999\"/></mergeCells>"));
    const Sheet& sheet = source.sheets[0];
    CHECK(sheet.shown(0, 2).text == "Title");
    CHECK(sheet.rows[0].cells[2].kind == CellKind::covered);
    CHECK(sheet.shown(2, 0).text == "1");
    CHECK(sheet.shown(2, 2).text == "3");
    CHECK(sheet.shown(7, 9).kind == CellKind::empty);
    CHECK(sheet.rows[1].hidden);
    CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{1, 2});
    CHECK(source.notice(NoticeKind::rows_hidden)->count == 1);
}

TEST_CASE("macros are left out and said, links are not followed") {
    const Source source = read(workbook("<sheetData><row><c><v>1</v></c></row></sheetData>", {}, {}, "<x:externalReferences><x:externalReference/></x:externalReferences>", {part("xl/vbaProject.bin", "Sub AutoOpen")}));
    CHECK(source.notice(NoticeKind::macros_left_out) != nullptr);
    CHECK(source.notice(NoticeKind::links_left_out)->count == 1);
}

TEST_CASE("the sample spreadsheets have every row, with its reference, hidden sheet and days") {
    const Source visits = read(tributary::testing::read_data("child-r/health-visiting.xlsx"));
    REQUIRE(visits.sheets.size() == 2);
    CHECK(visits.sheets[0].name == "Chronology");
    CHECK(visits.sheets[1].hidden);
    CHECK(visits.sheets[0].rows.back().number == 41);
    CHECK(visits.notice(NoticeKind::columns_hidden) != nullptr);
    CHECK(visits.notice(NoticeKind::comments_left_out)->count == 1);
    std::size_t days = 0;
    for (const Row& row : visits.sheets[0].rows) days += !row.cells.empty() && row.cells[0].kind == CellKind::day ? 1 : 0;
    CHECK(days == 34);
    const Source hospital = read(tributary::testing::read_data("child-r/hospital.xlsx"));
    REQUIRE(hospital.sheets.size() == 2);
    CHECK(hospital.sheets[0].rows.size() == 16);
    CHECK(row_reference("hospital.xlsx", hospital, hospital.sheets[1], hospital.sheets[1].rows.back()) == "hospital.xlsx#Outpatients!20");
    CHECK(hospital.notice(NoticeKind::several_sheets)->count == 2);
}

TEST_CASE("a spreadsheet that would do harm is refused with its reason") {
    const auto problem = [](const Bytes& bytes) {
        const auto source = read_source(bytes);
        return source ? Problem::usage : source.error().problem;
    };
    CHECK(problem(workbook("<sheetData/>")) == Problem::file_without_table);
    CHECK(problem(workbook("<sheetData><row>")) == Problem::file_damaged);
    const std::string laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>";
    const std::vector<zip::File> files = {part("xl/workbook.xml", laughs)};
    CHECK(problem(zip::write(files)) == Problem::file_has_entities);
    CHECK(problem(zip::write({part("xl/workbook.xml", "<!doctype x SYSTEM \"file:///etc/passwd\"><workbook/>")})) == Problem::file_has_entities);
    CHECK(problem(testing::packed_densely("xl/workbook.xml", Bytes(8 << 20, ' '))) == Problem::file_inflates_too_far);
    CHECK(problem(zip::write({part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")})) == Problem::file_is_open_document);
    CHECK(problem(zip::write({part("hello.txt", "hello")})) == Problem::file_not_a_table);
    CHECK(problem(workbook("<sheetData><row r=\"2000000\"><c><v>1</v></c></row></sheetData>")) == Problem::file_too_many_rows);
    CHECK(problem(workbook("<sheetData><row><c t=\"inlineStr\"><is><t>" + std::string(source_limit::cell + 1, 'x') + "</t></is></c></row></sheetData>")) == Problem::file_cell_too_long);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK(problem(workbook(deep)) == Problem::file_damaged);
    Bytes cut = workbook("<sheetData><row><c><v>1</v></c></row></sheetData>");
    cut.resize(cut.size() - 30);
    CHECK(problem(cut) == Problem::file_damaged);
    std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    CHECK(problem(copy_of(locked)) == Problem::file_is_old_office);
    for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
    CHECK(problem(copy_of(locked)) == Problem::file_has_password);
}

TEST_CASE("every byte of a spreadsheet may be missing or wrong") {
    const Bytes right = workbook("<sheetData><row><c r=\"A1\"><v>1</v></c><c t=\"s\"><v>0</v></c></row></sheetData>", "<si><t>x</t></si>");
    for (std::size_t size = 0; size < right.size(); ++size) CHECK_FALSE(read_source(ByteView(right).first(size)).has_value());
    for (std::size_t i = 0; i < right.size(); ++i) {
        Bytes wrong = right;
        wrong[i] ^= 1u << (i % 8);
        (void)read_source(wrong);
    }
}
