#include <doctest/doctest.h>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/utf8.hpp"

using namespace tributary;

TEST_CASE("only well-formed UTF-8 is UTF-8") {
    CHECK(is_utf8("Siân Nguyễn 王 😀"));
    CHECK(is_utf8("\xEF\xBF\xBD"));
    for (const std::string_view bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82", "a\xFF", "\xF8\x88\x80\x80\x80"})
        CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("code points go to UTF-8 and back") {
    for (const char32_t code : {U'\0', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
        std::string text;
        append_code_point(text, code);
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == code);
        CHECK(at == text.size());
    }
}

TEST_CASE("hexadecimal has one spelling") {
    Bytes bytes;
    CHECK(from_hex("00ff10", bytes));
    CHECK(to_hex(bytes) == "00ff10");
    for (const auto bad : {"0", "0G", "FF", " 00"}) CHECK_FALSE(from_hex(bad, bytes));
}

TEST_CASE("an id has one spelling") {
    const auto id = Id::parse("000102030405060708090a0b0c0d0e0f");
    REQUIRE(id);
    CHECK(id->text() == "000102030405060708090a0b0c0d0e0f");
    CHECK_FALSE(id->is_nil());
    for (const auto bad : {"", "00", "000102030405060708090A0B0C0D0E0F", "000102030405060708090a0b0c0d0e0f0"}) CHECK_FALSE(Id::parse(bad));
}
