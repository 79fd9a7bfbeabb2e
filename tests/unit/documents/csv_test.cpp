#include "documents/csv.hpp"

#include <doctest/doctest.h>

#include "../domain/data.hpp"

using namespace tributary;
using namespace tributary::documents;

static Bytes utf16(std::u16string_view text, bool big) {
    Bytes bytes = big ? Bytes{0xFE, 0xFF} : Bytes{0xFF, 0xFE};
    for (const char16_t unit : text) {
        const auto high = static_cast<std::uint8_t>(unit >> 8);
        const auto low = static_cast<std::uint8_t>(unit & 255);
        bytes.push_back(big ? high : low);
        bytes.push_back(big ? low : high);
    }
    return bytes;
}

TEST_CASE("cells are split at the delimiter that the file uses, quotes and line breaks kept") {
    const auto table = read_csv(bytes_of("a;b;c\r\n1;\"x;y\";\"said \"\"no\"\"\nand left\"\r\n;;\r\nlast;2;3")).value();
    CHECK(table.delimiter == ';');
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[1] == std::vector<std::string>{"1", "x;y", "said \"no\"\nand left"});
    CHECK(table.rows[2] == std::vector<std::string>{"", "", ""});
    CHECK(table.rows[3] == std::vector<std::string>{"last", "2", "3"});
    CHECK(read_csv(bytes_of("a\tb\n1\t2\n")).value().delimiter == '\t');
    CHECK(read_csv(bytes_of("a,b\r1,2\r")).value().rows.size() == 2);
}

TEST_CASE("four encodings come out as one text") {
    const std::vector<std::vector<std::string>> expected = {{"Siân", "£5 – 😀"}, {"1", "2"}};
    CHECK(read_csv(bytes_of("Siân,£5 – 😀\n1,2\n")).value().rows == expected);
    const auto marked = read_csv(bytes_of("\xEF\xBB\xBFSiân,£5 – 😀\n1,2\n")).value();
    CHECK(marked.rows == expected);
    CHECK(marked.encoding == Encoding::utf8_with_mark);
    CHECK(read_csv(utf16(u"Siân,£5 – 😀\n1,2\n", false)).value().rows == expected);
    CHECK(read_csv(utf16(u"Siân,£5 – 😀\n1,2\n", true)).value().rows == expected);
    const auto old = read_csv(bytes_of("Si\xE2n,\xA3" "5 \x96\n")).value();
    CHECK(old.encoding == Encoding::windows_1252);
    CHECK(old.rows[0] == std::vector<std::string>{"Siân", "£5 –"});
}

TEST_CASE("what is no table is refused with its reason") {
    const auto problem = [](ByteView bytes) { return read_csv(bytes).error().problem; };
    CHECK(problem(bytes_of("")) == Problem::file_empty);
    CHECK(problem(bytes_of(" \r\n\r\n")) == Problem::file_empty);
    CHECK(problem(bytes_of(std::string_view("PK\x03\x04\x00\x00", 6))) == Problem::file_not_a_table);
    CHECK(problem(bytes_of("one\ntwo\n")) == Problem::file_not_a_table);
    CHECK(problem(bytes_of("a,b\nc\x81,\xE2\n")) == Problem::file_encoding);
    CHECK(read_csv(bytes_of("a,b\nc\x81,\xE2\n")).error().fact == "2");
    CHECK(problem(bytes_of("\xEF\xBB\xBF" "a,\xFF\n")) == Problem::file_encoding);
    CHECK(problem(Bytes{0xFF, 0xFE, 'a'}) == Problem::file_encoding);
    CHECK(problem(Bytes{0xFF, 0xFE, 0x00, 0xD8, 'a', 0}) == Problem::file_encoding);
}

TEST_CASE("the sample files keep every row and cell") {
    CHECK(read_csv(tributary::testing::read_data("child-r/children-social-care.csv")).value().rows.size() == 45);
    const auto police = read_csv(tributary::testing::read_data("child-r/police.csv")).value();
    CHECK(police.rows.size() == 34);
    CHECK(police.encoding == Encoding::windows_1252);
    CHECK(police.delimiter == ';');
    CHECK(read_csv(tributary::testing::read_data("child-r/school.csv")).value().rows.size() == 40);
}

TEST_CASE("any bytes are safe: every truncation and flipped bit of a sample gives a table or a reason") {
    const Bytes sample = copy_of("a,b\r\n\"x\"\"y\",\xC3\xA9\n");
    for (std::size_t n = 0; n <= sample.size(); ++n) static_cast<void>(read_csv(ByteView(sample).first(n)));
    for (std::size_t i = 0; i < sample.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            Bytes changed = sample;
            changed[i] = static_cast<std::uint8_t>(changed[i] ^ (1 << bit));
            const auto table = read_csv(changed);
            if (table) CHECK_FALSE(table->rows.empty());
        }
}
