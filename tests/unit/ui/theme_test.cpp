// The tokens: one source, and contrast for every pair that stands together.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "ui/theme.hpp"

namespace tributary::ui {

namespace {

nlohmann::json tokens() {
    std::ifstream file(std::string(TRIBUTARY_TEST_DATA) + "/../../src/ui/tokens.json");
    REQUIRE(file);
    return nlohmann::json::parse(file);
}

Rgba parse(const std::string& hex) {
    const auto part = [&](std::size_t at) { return static_cast<Rgba>(std::stoul(hex.substr(at, 2), nullptr, 16)); };
    return 0xFF000000u | part(5) << 16 | part(3) << 8 | part(1);
}

// WCAG 2.2: relative luminance and contrast ratio.
double luminance(Rgba colour) {
    const auto channel = [&](int shift) {
        const double c = static_cast<double>(colour >> shift & 0xFF) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

double contrast(Rgba a, Rgba b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

std::vector<Colour> named(const std::string& pattern) {
    std::vector<Colour> found;
    for (std::size_t i = 0; i < colour_count; ++i) {
        const auto colour = static_cast<Colour>(i);
        const bool starts = pattern.ends_with('*') && name_of(colour).starts_with(pattern.substr(0, pattern.size() - 1));
        if (starts || name_of(colour) == pattern) found.push_back(colour);
    }
    return found;
}

constexpr std::pair<const char*, Look> looks[] = {{"light", Look::light}, {"dark", Look::dark}, {"contrast", Look::contrast}};

}  // namespace

TEST_CASE("the colours that are compiled in are those of tokens.json") {
    const auto themes = tokens()["themes"];
    for (const auto& [name, look] : looks) {
        CHECK(themes[name].size() == colour_count);
        for (std::size_t i = 0; i < colour_count; ++i) {
            const auto colour = static_cast<Colour>(i);
            CAPTURE(name_of(colour));
            CHECK(theme_of(look)[colour] == parse(themes[name][std::string(name_of(colour))]));
        }
    }
}

TEST_CASE("every pair of tokens that stands together has its contrast") {
    int pairs = 0;
    const auto checks = tokens()["checks"];
    for (const auto& check : checks)
        for (const auto& [name, look] : looks)
            for (const Colour front : named(check["fg"]))
                for (const std::string ground : check["on"]) {
                    CAPTURE(name);
                    CAPTURE(name_of(front));
                    CAPTURE(ground);
                    CHECK(contrast(theme_of(look)[front], theme_of(look)[named(ground).at(0)]) >= check["min"].get<double>());
                    ++pairs;
                }
    CHECK(pairs > 200);
}

}  // namespace tributary::ui
