#include "documents/delimited.hpp"

#include <doctest/doctest.h>

#include "../domain/data.hpp"

using namespace tributary;
using namespace tributary::documents;

static std::vector<std::string> texts(const Row& row) {
    std::vector<std::string> found;
    for (const Cell& cell : row.cells) found.push_back(cell.text);
    return found;
}

TEST_CASE("rows are numbered as records, and say where they stand") {
    const auto source = read_source(bytes_of("When,What\n\"1\r\n2\",x\n\ny,z\n")).value();
    const Sheet& sheet = source.sheets.at(0);
    REQUIRE(sheet.rows.size() == 4);
    CHECK(texts(sheet.rows[1]) == std::vector<std::string>{"1\n2", "x"});
    CHECK(sheet.rows[2].cells.empty());
    CHECK(row_reference("a.csv", source, sheet, sheet.rows[3]) == "a.csv#r4");
    CHECK(source.sha256 == "8690aa5679713e92c0f7aba28b70556d30b7ab3710bd1be4b3387c4d6ad2b724");
}

TEST_CASE("the delimiter is the sign that divides the rows evenly, or the one the file names") {
    const auto delimiter = [](std::string_view text) { return read_source(bytes_of(text)).value().delimiter; };
    CHECK(delimiter("a;b\none, two, three, four;2\nfive, six, seven;3\n") == ';');
    CHECK(delimiter("a|b|c\n1|2|3\n") == '|');
    CHECK(delimiter("a\tb\n1,5\t2,5\n2,5\t3,5\n") == '\t');
    const auto named = read_source(bytes_of("sep=;\r\na;b,c\r\n1;2\r\n")).value();
    CHECK(named.delimiter == ';');
    CHECK(named.sheets[0].rows[1].number == 2);
    CHECK(texts(named.sheets[0].rows[1]) == std::vector<std::string>{"a", "b,c"});
}

TEST_CASE("what was guessed or noticed is told with its evidence") {
    const auto old = read_source(bytes_of("Name,Note\nSi\xE2n,\xA3" "5 \x96 Si\xE2n\n1,2,3\n")).value();
    CHECK(old.encoding == Encoding::windows_1252);
    CHECK(*old.notice(NoticeKind::encoding_guessed) == Notice{NoticeKind::encoding_guessed, {}, 4, "â£–"});
    CHECK(*old.notice(NoticeKind::ragged_rows) == Notice{NoticeKind::ragged_rows, {}, 1, "r3"});
    const auto open = read_source(bytes_of("a,b\n1,\"never closed\n2,3\n")).value();
    CHECK(open.notice(NoticeKind::quote_never_closed)->fact == "r2");
    CHECK(read_source(bytes_of(std::string_view("a\0,\0b\0\n\0", 8))).value().encoding == Encoding::utf16_little);
    CHECK(read_source(bytes_of(std::string_view("\0a\0,\0b\0\n", 8))).value().encoding == Encoding::utf16_big);
}

TEST_CASE("what no table may be is refused with its reason") {
    const auto problem = [](const std::string& bytes) { return read_source(bytes_of(bytes)).error().problem; };
    CHECK(problem("") == Problem::file_empty);
    CHECK(problem("%PDF-1.7\n,\n") == Problem::file_is_pdf);
    CHECK(problem(std::string("\x89PNG\r\n\x1a\n\0\0", 10)) == Problem::file_is_picture);
    CHECK(problem("{\\rtf1,a}") == Problem::file_is_old_office);
    CHECK(problem(std::string("a,b\nc\0,d\n", 9)) == Problem::file_not_a_table);
    CHECK(read_source(bytes_of("a,b\n1,2\n3,\"" + std::string(source_limit::cell + 1, 'x') + "\"\n")).error() ==
          Error{Problem::file_cell_too_long, "3"});
    CHECK(read_source(bytes_of("a,b\n1,\"" + std::string(1'000'000, 'x') + "\"\n")).value().sheets[0].rows[1].cells[1].text.size() == 1'000'000);
    std::string many;
    for (int i = 0; i < 2'000'000; ++i) many += "a,b\n";
    CHECK(problem(many) == Problem::file_too_many_rows);
}

TEST_CASE("every sample file in delimited text has its rows, each with a reference") {
    const auto police = read_source(tributary::testing::read_data("child-r/police.csv")).value();
    CHECK(police.encoding == Encoding::windows_1252);
    CHECK(police.sheets[0].rows.size() == 34);
    CHECK(police.notice(NoticeKind::encoding_guessed) != nullptr);
    CHECK(row_reference("police.csv", police, police.sheets[0], police.sheets[0].rows[24]) == "police.csv#r25");
    CHECK(read_source(tributary::testing::read_data("child-r/school.csv")).value().sheets[0].rows.size() == 40);
}
