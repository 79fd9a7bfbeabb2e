// The port for text that ImGui's font cannot draw one character after the other: scripts that join, stack or run from
// right to left, ideographs, emoji, letters with marks of their own. The browser implements it; tests have a twin.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/core/fonts.hpp"

namespace tributary::ui {

/// One stretch of text in one direction, without spaces.
struct TextRun {
    std::string_view text;  // UTF-8
    float size;             // CSS pixels
    Cut cut;
    bool right_to_left;
};

/// A drawn run. Lengths are device pixels; left and top lead from the pen on the baseline to the picture's upper left corner.
struct RunPicture {
    int left = 0, top = 0;
    int width = 0, height = 0;
    bool coloured = false;             // emoji: pixels are red, green, blue, opacity; otherwise one byte of coverage each
    std::vector<std::uint8_t> pixels;  // rows from the top; empty when nothing is to be seen
};

class Shaper {
public:
    virtual ~Shaper() = default;
    /// How far the pen moves, in CSS pixels.
    virtual float width(const TextRun& run) = 0;
    /// At `density` device pixels for one CSS pixel. `light`: for light ink on a dark ground, which renders bolder.
    virtual RunPicture draw(const TextRun& run, float density, bool light) = 0;
};

}  // namespace tributary::ui
