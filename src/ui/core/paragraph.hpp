// One small paragraph layout, for all text that is drawn: runs of cut and colour, greedy lines, no hyphenation. Text whose
// first letter runs from right to left has its pieces in that order. It stands at the right of its width in a field, as in
// the browser's own controls, and where it takes several lines; one line of it (a name in a list) and headings stay at the
// left with their neighbours. web/style.css and web/describe.js give the mirror's elements the same places.
// These never break (ux.md section 4): a pseudonym (Child R, Half-sibling 3), a day with its month, a
// month with its year, a number with its unit. Lines are found once for a text and a width and kept.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/core/bidi.hpp"
#include "ui/core/fonts.hpp"
#include "ui/core/run_pictures.hpp"

namespace tributary::ui {

/// The text as it may be shown (scripts.hpp), with its unbreakable spaces written as U+00A0; drawn, measured and mirrored alike.
[[nodiscard]] std::string with_unbreakable_spaces(std::string_view text);

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

class Paragraphs {
public:
    Paragraphs(const Fonts& fonts, RunPictures& pictures) : fonts_(fonts), pictures_(pictures) {}
    /// Broken to `width`. The reference holds until `forget_unused`.
    /// `as_typed`: words in a field, which the browser breaks at every space.
    const Paragraph& lay_out(std::span<const Run> runs, Type type, float width, bool as_typed = false);
    /// Width on one line.
    [[nodiscard]] float natural_width(std::span<const Run> runs, Type type);
    /// Words on one line, whatever is in them.
    const Paragraph& line(std::string_view text, float size, Cut cut);
    [[nodiscard]] float line_width(std::string_view text, float size, Cut cut);
    /// Once a frame: lets go of what was not used for a while. `all` when the fonts' density changed.
    void forget_unused(bool all = false);

private:
    const Fonts& fonts_;
    RunPictures& pictures_;
    std::unordered_map<std::uint64_t, Paragraph> kept_;
    std::uint64_t frame_ = 1;
};

/// The cut that a run is drawn with in a paragraph of this type.
[[nodiscard]] Cut cut_of(const Run& run, Type paragraph);

}  // namespace tributary::ui
