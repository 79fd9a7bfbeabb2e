#include "domain/json.hpp"

#include <doctest/doctest.h>

using namespace tributary;
using namespace tributary::domain;

TEST_CASE("what read accepts, write gives back byte for byte") {
    for (const std::string_view text :
         {R"(null)", R"(true)", R"(-9007199254740992)", R"(9007199254740992)", R"("")", R"([])", R"({})", R"([1,[2,{"a":null}],"x"])",
          R"({"a":1,"b":{"c":[]},"z":"Siân \"q\" \\ / \n\t\u0001"})", "\"\x7F\""}) {
        CAPTURE(text);
        const auto value = read(text);
        REQUIRE(value.has_value());
        CHECK(write(*value) == text);
    }
}

TEST_CASE("another spelling of the same value is refused") {
    for (const std::string_view text :
         {"", " 1", "1 ", "01", "1.0", "1e2", "-0", "9007199254740993", "-9007199254740993", "99999999999999999999", R"({"b":1,"a":2})",
          R"({"a":1,"a":2})", R"({"a" :1})", R"("\u0041")", R"("\/")", R"("\u000A")", R"([1,])", "nul", R"("\ud800")", "\"\xC3\"",
          R"({"é":1})", "[1]x", "\xEF\xBB\xBF[1]", R"({"a":1}{"a":1})"}) {
        CAPTURE(text);
        const auto value = read(text);
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().problem == Problem::json_not_canonical);
    }
}

TEST_CASE("nesting has a limit, and a million brackets do no harm") {
    CHECK(read(std::string(64, '[') + std::string(64, ']')).has_value());
    const auto deeper = read(std::string(65, '[') + std::string(65, ']'));
    REQUIRE_FALSE(deeper.has_value());
    CHECK(deeper.error().problem == Problem::json_too_deep);
    CHECK_FALSE(read(std::string(1'000'000, '[')).has_value());
}

TEST_CASE("every truncation and every changed byte of a document is refused or reads as itself") {
    const std::string text = R"({"a":[1,true,"é"],"b":{"c":null}})";
    for (std::size_t n = 0; n < text.size(); ++n) CHECK_FALSE(read(text.substr(0, n)).has_value());
    for (std::size_t i = 0; i < text.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = text;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            if (const auto value = read(changed)) CHECK(write(*value) == changed);
        }
}
