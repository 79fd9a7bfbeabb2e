// Breaks text into lines: runs of cut and colour, greedy, no hyphenation. Text whose first letter runs from right to left has
// its pieces in that order. The only place where lines are found; paragraph.hpp and typed_text.hpp keep what was found.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ui/core/bidi.hpp"
#include "ui/core/fonts.hpp"
#include "ui/core/run_pictures.hpp"

namespace tributary::ui {

/// A part of a line that is drawn in one go.
struct Piece {
    std::uint32_t run = 0;
    std::uint32_t begin = 0, end = 0;  // bytes of the run's text
    std::uint32_t line = 0;
    float x = 0, width = 0;
    Level level = 0;      // odd: from right to left
    bool shaped = false;  // drawn by the shaper
};

struct Paragraph {
    std::vector<std::string> texts;  // of each run
    std::vector<Piece> pieces;
    std::uint32_t lines = 0;
    float width = 0;                 // of the longest line
    float line_height = 0;
    Level base = 0;                  // of its first line: odd when it begins from right to left
    std::uint64_t last_used = 0;
    [[nodiscard]] float height() const { return static_cast<float>(lines) * line_height; }
};

/// Where text stands that begins from right to left.
enum class Side : std::uint8_t { left, right_from_two_lines, right };

/// A width for text that is not broken but where it says so.
inline constexpr float endless = 1e9f;

struct Breaking {
    const Fonts& fonts;
    RunPictures& pictures;
    float size = 16;      // CSS pixels
    float width = endless;
    bool typed = false;   // words in a field, which the browser breaks at every space
    Side side = Side::right_from_two_lines;
};

/// Finds the lines of `out.texts`, which have these cuts: fills everything of `out` but texts, line_height and last_used.
/// The texts are `readable` (scripts.hpp).
void break_into_lines(Paragraph& out, std::span<const Cut> cuts, const Breaking& how);

}  // namespace tributary::ui
