// What is drawn as a QR code. That it is read again, by an independent reader and by our own, is proved in tests/browser/qr.test.mjs.
#include <doctest/doctest.h>

#include "documents/qr_code.hpp"

using namespace tributary;
using namespace tributary::documents;

namespace {

// The pattern that a reader looks for first, with its upper left corner here.
bool finder_at(const QrCode& code, int left, int top) {
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 7; ++x) {
            const bool edge = x == 0 || x == 6 || y == 0 || y == 6;
            const bool core = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            if (code.at(left + x, top + y) != (edge || core)) return false;
        }
    return true;
}

}  // namespace

TEST_CASE("a QR code has its three finders, and is as small as its words allow") {
    const auto key = qr_code("0123ABCD-4567EFGH-89ABJKMN-CDEFPQRS-0123ABCD-4567EFGH-89ABJKMN-CDEFPQRS");
    REQUIRE(key);
    CHECK(key->side == 33);  // version 4, in the mode of capitals and figures
    CHECK(key->dark.size() == 33 * 33);
    for (const auto& [x, y] : {std::pair{0, 0}, std::pair{26, 0}, std::pair{0, 26}}) CHECK(finder_at(*key, x, y));
    const auto text = qr_code(std::string(600, 'x'));
    REQUIRE(text);
    CHECK(text->side > key->side);
    CHECK(finder_at(*text, 0, 0));
}

TEST_CASE("what a QR code cannot hold is refused, and other words give another code") {
    CHECK(qr_code(std::string(2331, 'x')));
    CHECK(qr_code(std::string(2332, 'x')).error().problem == Problem::file_too_large);
    CHECK(qr_code(std::string(100'000, 'x')).error().problem == Problem::file_too_large);
    CHECK(qr_code("").error().problem == Problem::file_empty);
    CHECK_FALSE(qr_code(std::string_view("a\0b", 3)));
    CHECK(qr_code("one")->dark != qr_code("two")->dark);
}

TEST_CASE("the path that is printed covers exactly the dark modules") {
    const auto code = qr_code("TRIBUTARY");
    REQUIRE(code);
    const std::string path = svg_path(*code);
    std::size_t dark = 0, covered = 0;
    for (const std::uint8_t module : code->dark) dark += module;
    for (std::size_t at = path.find('h'); at != std::string::npos; at = path.find('h', at + 1)) {
        const int across = std::stoi(path.substr(at + 1));  // there, then back
        if (across > 0) covered += static_cast<std::size_t>(across);
    }
    CHECK(path.starts_with("M4 4h7v1h-7z"));
    CHECK(covered == dark);
}
