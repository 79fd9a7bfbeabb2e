// One small paragraph layout, for all text that is drawn: runs of cut and colour, greedy lines, left aligned, no
// hyphenation. These never break (ux.md section 4): a pseudonym (Child R, Half-sibling 3), a day with its month, a
// month with its year, a number with its unit. Lines are found once for a text and a width and kept.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/core/fonts.hpp"

namespace tributary::ui {

/// The text with its unbreakable spaces written as U+00A0; drawn, measured and mirrored alike.
[[nodiscard]] std::string with_unbreakable_spaces(std::string_view text);

struct Piece {
    std::uint32_t run = 0;
    std::uint32_t begin = 0, end = 0;  // bytes of the run's text
    std::uint32_t line = 0;
    float x = 0, width = 0;
};

struct Paragraph {
    std::vector<std::string> texts;  // of each run
    std::vector<Piece> pieces;
    std::uint32_t lines = 0;
    float width = 0;                 // of the longest line
    float line_height = 0;
    std::uint64_t last_used = 0;
    [[nodiscard]] float height() const { return static_cast<float>(lines) * line_height; }
};

class Paragraphs {
public:
    explicit Paragraphs(const Fonts& fonts) : fonts_(fonts) {}
    /// Broken to `width`. The reference holds until `forget_unused`.
    /// `as_typed`: words in a field, which the browser breaks at every space.
    const Paragraph& lay_out(std::span<const Run> runs, Type type, float width, bool as_typed = false);
    /// Width on one line.
    [[nodiscard]] float natural_width(std::span<const Run> runs, Type type);
    /// Once a frame: lets go of what was not used for a while. `all` when the fonts' density changed.
    void forget_unused(bool all = false);

private:
    const Fonts& fonts_;
    std::unordered_map<std::uint64_t, Paragraph> kept_;
    std::uint64_t frame_ = 1;
};

/// The cut that a run is drawn with in a paragraph of this type.
[[nodiscard]] Cut cut_of(const Run& run, Type paragraph);

}  // namespace tributary::ui
