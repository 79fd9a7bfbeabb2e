// All text that is drawn but what a field holds (typed_text.hpp). What stands at the right of its width: text that begins from
// right to left, in a field as in the browser's own controls, and where it takes several lines; one line of it (a name in a
// list) and headings stay at the left with their neighbours. web/style.css and web/describe.js give the mirror's elements the
// same places. Lines are found once for a text and a width and kept.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/core/breaking.hpp"

namespace tributary::ui {

class Paragraphs {
public:
    Paragraphs(const Fonts& fonts, RunPictures& pictures) : fonts_(fonts), pictures_(pictures) {}
    /// Broken to `width`. The reference holds until `forget_unused`.
    /// `as_typed`: words in a field in several runs (found words have a ground of their own).
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
