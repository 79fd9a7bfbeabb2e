// Draws on ImGui's draw list: flat fills, lines on whole device pixels, text on its baseline. Lengths are CSS pixels.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "ui/core/fonts.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/semantics.hpp"
#include "ui/core/svg_path.hpp"
#include "ui/icons.hpp"
#include "ui/theme.hpp"

struct ImDrawList;

namespace tributary::ui {

class Painter {
public:
    Painter(const Fonts& fonts, Paragraphs& paragraphs, RunPictures& pictures) : fonts_(fonts), paragraphs_(paragraphs), pictures_(pictures) {}

    void begin(ImDrawList& list, float scale);
    void end();

    void fill(const Box& box, Rgba colour, float radius = 0);
    /// A line inside the edge of the box.
    void edge(const Box& box, Rgba colour, float thickness = 1, float radius = 0);
    void dashed_edge(const Box& box, Rgba colour, float thickness = 1);
    void filled_edge(const Box& box, Rgba ground, Rgba line, float thickness, float radius);
    void across(float x0, float x1, float y, Rgba colour, float thickness = 1);
    void down(float x, float y0, float y1, Rgba colour, float thickness = 1);
    void dashes_across(float x0, float x1, float y, Rgba colour);

    void disc(float x, float y, float radius, Rgba colour);
    void ring(float x, float y, float radius, Rgba colour, float thickness);

    /// Words on one line, from the upper left corner of a line of the type's height.
    void words(std::string_view text, float x, float y, Type type, Rgba colour);
    /// The same, with its own size of line and of text.
    void words(std::string_view text, float x, float baseline, float size, Cut cut, Rgba colour);
    /// One piece of a paragraph; x is the paragraph's.
    void piece(const Paragraph& paragraph, const Piece& piece, float x, float baseline, float size, Cut cut, Rgba colour);
    void icon(Icon icon, float x, float y, float size, Rgba colour);
    /// An SVG path on a grid whose unit is `unit` pixels.
    void path(std::string_view path, float x, float y, float unit, float thickness, Rgba colour);
    /// The 10 px strip of an agency: colour and pattern.
    void lane(const Box& box, std::size_t lane, Rgba colour, Rgba ground);

    void push_clip(const Box& box);
    void pop_clip();
    /// What follows is drawn over the page, in this box, until `end_over`. Layers cover each other in their order,
    /// however they are nested: 0 menus of the page and dialogs, 1 lists and menus that drop down, 2 tips.
    void begin_over(const Box& box, int layer = 0);
    void end_over();

    [[nodiscard]] float snap(float length) const;
    [[nodiscard]] float hair(float thickness) const;  // at least one device pixel, whole ones

private:
    void letters(std::string_view text, float x, float baseline, float size, Cut cut, Rgba colour);
    const std::vector<Stroke>& strokes(Icon icon);
    void trace(const std::vector<Stroke>& strokes, float x, float y, float unit, float thickness, Rgba colour);
    void pattern(const Box& box, int kind, Rgba colour);

    const Fonts& fonts_;
    Paragraphs& paragraphs_;
    RunPictures& pictures_;
    ImDrawList* list_ = nullptr;
    struct Under {
        ImDrawList* list;
        int layer;
    };
    std::vector<Under> under_;  // while drawing over the page: what to come back to
    int layer_ = 0;
    float scale_ = 1;
    std::array<std::vector<Stroke>, icon_count + 1> strokes_{};
};

}  // namespace tributary::ui
