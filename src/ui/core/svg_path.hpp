// Reads the path language of SVG (M L H V C S A Z, both cases) into straight pieces, once for each icon.
// Input is our own table; anything else is ignored from the first thing not understood.
#pragma once

#include <string_view>
#include <vector>

namespace tributary::ui {

struct Point {
    float x = 0;
    float y = 0;
};

struct Stroke {
    std::vector<Point> points;
    bool closed = false;
};

[[nodiscard]] std::vector<Stroke> strokes_of(std::string_view path);

}  // namespace tributary::ui
