#include "documents/list.hpp"

#include <doctest/doctest.h>

#include "archive/zip.hpp"
#include "documents/table.hpp"

using namespace tributary;
using namespace tributary::documents;

namespace {

List sample() {
    List list{.marking = "OFFICIAL-SENSITIVE & more", .title = "Merged <chronology>", .sheet = "A/B: [C]", .columns = {{"Date", 14}, {"Agency", 12}, {"What happened", 40}}, .coloured = 1, .colours = {0xD6E4F5, 0xFCE4C8}};
    list.rows = {{{"3 March 2014", "Police", "First line\nsecond, \"quoted\"; third"}, 0},
                 {{"", "Housing", "  blanks around  "}, 1},
                 {{"4 March 2014", "Police", "=HYPERLINK(\"http://example.org\")"}, 0},
                 {{"4 March 2014", "Police", "\xE2\x80\x8B\xEF\xBB\xBF+44 7700 900461"}, 7},
                 {{"5 March 2014", "GP", "_x0041_ stays, \xF0\x9F\x99\x82 & <b>"}, 0}};
    return list;
}

// The rows from the headings on, as the readers see them.
std::vector<std::vector<std::string>> read_back(const Bytes& bytes) {
    const auto source = read_source(bytes);
    REQUIRE(source.has_value());
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : source->sheets.front().rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row.cells) {
            CHECK_FALSE(cell.formula);
            cells.push_back(cell.text);
        }
        if (!rows.empty() || (!cells.empty() && cells[0] == "Date")) rows.push_back(std::move(cells));
    }
    return rows;
}

std::vector<std::vector<std::string>> cells_of(const List& list) {
    std::vector<std::vector<std::string>> rows(1);
    for (const ListColumn& column : list.columns) rows[0].push_back(column.heading);
    for (const ListRow& row : list.rows) rows.push_back(row.cells);
    return rows;
}

std::string part_of(const Bytes& bytes, std::string_view path) {
    const auto archive = zip::Archive::open(bytes);
    REQUIRE(archive.has_value());
    const auto part = archive->read(path);
    REQUIRE(part.has_value());
    return std::string(text_of(*part));
}

}  // namespace

TEST_CASE("what could be taken for a formula is seen behind characters that nobody sees") {
    for (const std::string text : {"=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "\rx", " =1", "\xC2\xA0=1", "\xE2\x80\x8B=1", "\xEF\xBB\xBF@x", "\xC2\xAD-1+1", "\xE2\x80\xAE=1", "\xEF\xBC\x9D" "1+1", "\xE2\x81\xA0\xE2\x81\xA0=x", "\n=1"})
        CHECK_MESSAGE(looks_like_formula(text), text);
    for (const std::string text : {"", "-", "a=1", "12/3/08", "\xE2\x80\x93 no", "(=1)", "'=1", "\"=1\""}) CHECK_FALSE_MESSAGE(looks_like_formula(text), text);
}

TEST_CASE("a spreadsheet and delimited text are read back to the same cells, and no cell computes") {
    const List list = sample();
    CHECK(read_back(*write_spreadsheet(list)) == cells_of(list));
    CHECK(read_back(write_delimited(list)) == cells_of(list));
    const std::string text(text_of(write_delimited(list)));
    CHECK(text.find(",\"'=HYPERLINK") != std::string::npos);
    CHECK(text.find("\"'\xE2\x80\x8B\xEF\xBB\xBF+44") != std::string::npos);
    CHECK(text.find("_x0041_") != std::string::npos);
}

TEST_CASE("a document is read back to the same cells, its headings marked to stand on every page") {
    const List list = sample();
    const Bytes bytes = write_word_document(list);
    auto wanted = cells_of(list);
    wanted[2][2] = "  blanks around";  // the reader of documents takes blanks at the end off
    CHECK(read_back(bytes) == wanted);
    CHECK(read_source(bytes)->sheets.front().rows.front().heading);
}

TEST_CASE("the marking stands on every page, and no file tells who made it or when") {
    const List list = sample();
    const Bytes sheet = *write_spreadsheet(list);
    const Bytes document = write_word_document(list);
    const std::string margins = part_of(sheet, "xl/worksheets/sheet1.xml");
    CHECK(margins.find("<oddHeader>&amp;C&amp;BOFFICIAL-SENSITIVE &amp;&amp; more</oddHeader>") != std::string::npos);
    CHECK(margins.find("<oddFooter>&amp;C&amp;BOFFICIAL-SENSITIVE") != std::string::npos);
    CHECK(part_of(document, "word/header.xml").find("OFFICIAL-SENSITIVE &amp; more") != std::string::npos);
    CHECK(part_of(document, "word/footer.xml").find("OFFICIAL-SENSITIVE &amp; more") != std::string::npos);
    for (const Bytes& bytes : {sheet, document})
        for (const std::string_view path : zip::Archive::open(bytes)->paths()) CHECK_FALSE(path.starts_with("docProps"));
}

TEST_CASE("the same list gives the same bytes, and a cell longer than a spreadsheet's is refused with its row") {
    List list = sample();
    CHECK(*write_spreadsheet(list) == *write_spreadsheet(list));
    CHECK(write_word_document(list) == write_word_document(list));
    list.rows[3].cells[2] = std::string(32'767, 'a');
    CHECK(write_spreadsheet(list).has_value());
    list.rows[3].cells[2] += 'a';
    const auto refused = write_spreadsheet(list);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == Error{Problem::file_cell_too_long, "4"});
    list.rows[3].cells[2] = std::string("a\x01") + '\xFF';
    CHECK(read_back(*write_spreadsheet(list))[4][2] == "a\xEF\xBF\xBD\xEF\xBF\xBD");
}
