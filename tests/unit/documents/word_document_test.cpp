#include "documents/word_document.hpp"

#include <doctest/doctest.h>

#include "../domain/data.hpp"
#include "office_maker.hpp"

using namespace tributary;
using namespace tributary::documents;
using namespace tributary::testing;

static Source read(const Bytes& bytes) { return read_source(bytes).value(); }
static std::string words(const std::string& text) { return paragraph(run(text)); }

TEST_CASE("tables of a document become sheets in their order, with the words above them") {
    const Source source = read(document(words("Agency chronology") + table(row(cell(words("When")) + cell(words("What")), "<w:tblHeader/>") + row(cell(words("1/2/14")) + cell(words("a")))) + words("2014") +
                                        "<w:sdt><w:sdtContent>" + table(row(cell(words("b")))) + "</w:sdtContent></w:sdt>"));
    REQUIRE(source.sheets.size() == 2);
    CHECK(source.sheets[0].before == "Agency chronology");
    CHECK(source.sheets[0].rows[0].heading);
    CHECK_FALSE(source.sheets[0].rows[1].heading);
    CHECK(source.sheets[1].before == "2014");
    CHECK(row_reference("a.docx", source, source.sheets[1], source.sheets[1].rows[0]) == "a.docx#t2.r1");
    CHECK(source.notice(NoticeKind::text_outside_tables)->count == 2);
}

TEST_CASE("merged cells keep their place, across and down") {
    const Source source = read(document(table(row(cell(words("2013"), "<w:gridSpan w:val=\"3\"/>")) + row(cell(words("1/2"), "<w:vMerge w:val=\"restart\"/>") + cell(words("a")) + cell(words("b"))) +
                                              row(cell(words(""), "<w:vMerge/>") + cell(words("c")) + cell(words("d"))) + row(cell(words("e")), "<w:gridBefore w:val=\"2\"/>"))));
    const Sheet& sheet = source.sheets[0];
    CHECK(sheet.shown(0, 2).text == "2013");
    CHECK(sheet.rows[0].cells[2].kind == CellKind::covered);
    CHECK(sheet.shown(2, 0).text == "1/2");
    CHECK(sheet.rows[2].cells[0].origin_row == 1);
    CHECK(sheet.shown(2, 1).text == "c");
    CHECK(sheet.shown(3, 2).text == "e");
}

TEST_CASE("a cell's text reads with every change accepted; breaks, lists, notes and inner tables are kept") {
    const std::string numbering = "<w:numbering xmlns:w=\"m\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
                                  "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                                  "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    const std::string notes = "<w:footnotes xmlns:w=\"m\"><w:footnote w:id=\"0\" w:type=\"separator\">" + words("---") + "</w:footnote><w:footnote w:id=\"2\">" + words("see file 3") + "</w:footnote></w:footnotes>";
    const auto listed = [](const std::string& text, const std::string& list) { return paragraph(run(text), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + list + "\"/></w:numPr>"); };
    const std::string changes = paragraph(run("Seen ") + "<w:del><w:r><w:delText>twice</w:delText></w:r></w:del><w:ins>" + run("once") + "</w:ins><w:r><w:br/></w:r>" + run("at home") +
                                          "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r>");
    const Source source = read(document(table(row(cell(changes) + cell(listed("one", "1") + listed("two", "1") + listed("dot", "2")) + cell(words("in") + table(row(cell(words("x")) + cell(words("y"))))))  +
                                              row(cell(words("gone")), "<w:del/>") + row(cell(words("last")))),
                                        {part("word/numbering.xml", numbering), part("word/footnotes.xml", notes)}, relationship("r1", "numbering", "numbering.xml") + relationship("r2", "footnotes", "footnotes.xml")));
    const Sheet& sheet = source.sheets[0];
    CHECK(sheet.shown(0, 0).text == "Seen once\nat home [see file 3]");
    CHECK(sheet.shown(0, 1).text == "1. one\n2. two\n• dot");
    CHECK(sheet.shown(0, 2).text == "in\nx\ty");
    CHECK(sheet.rows[1].number == 3);
    CHECK(sheet.shown(1, 0).text == "last");
    CHECK(source.notice(NoticeKind::deleted_text_left_out)->count == 2);
    CHECK(source.notice(NoticeKind::inserted_text_kept)->count == 1);
    CHECK(source.notice(NoticeKind::comments_left_out)->count == 1);
    CHECK(source.notice(NoticeKind::notes_kept)->count == 1);
    CHECK(source.notice(NoticeKind::nested_tables)->count == 1);
}

TEST_CASE("the sample documents have every row; a date that is merged with the one above shows in both") {
    const Source surgery = read(read_data("child-r/gp.docx"));
    REQUIRE(surgery.sheets.size() == 1);
    CHECK(surgery.sheets[0].rows.size() == 40);
    CHECK(surgery.sheets[0].shown(26, 0).text == "14/4/14");
    CHECK(surgery.sheets[0].rows[26].cells[0].kind == CellKind::covered);
    CHECK(surgery.sheets[0].shown(36, 0).kind == CellKind::empty);
    CHECK(surgery.notice(NoticeKind::deleted_text_left_out) != nullptr);
    CHECK(surgery.notice(NoticeKind::comments_left_out)->count == 1);
    const Source housing = read(read_data("child-r/housing.docx"));
    CHECK(housing.sheets[0].rows.size() == 34);
    CHECK(housing.sheets[0].shown(1, 3).text == "2013");
    CHECK(housing.sheets[0].shown(15, 0).text == "2014");
}

TEST_CASE("a document that is none, or holds no table, is refused with its reason") {
    const auto problem = [](const Bytes& bytes) { return read_source(bytes).error().problem; };
    CHECK(problem(document(words("only words"))) == Problem::file_without_table);
    CHECK(problem(document("<w:tbl>")) == Problem::file_damaged);
    CHECK(problem(zip::write({part("word/document.xml", "<!DOCTYPE d><d/>")})) == Problem::file_has_entities);
    std::string deep = words("x");
    for (int i = 0; i < 60; ++i) deep = table(row(cell(deep)));
    const auto nested = read_source(document(deep));
    CHECK((nested || nested.error().problem == Problem::file_damaged));
}
