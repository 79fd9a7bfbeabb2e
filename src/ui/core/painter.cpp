#include "ui/core/painter.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"

namespace tributary::ui {

namespace {

constexpr float icon_grid = 20;
constexpr float icon_line = 1.5f;
constexpr int layers = 3;

}  // namespace

void Painter::begin(ImDrawList& list, float scale) {
    list_ = &list;
    scale_ = scale;
    under_.clear();
    layer_ = 0;
    ImGui::GetForegroundDrawList()->ChannelsSplit(layers);
}

void Painter::end() { ImGui::GetForegroundDrawList()->ChannelsMerge(); }

float Painter::snap(float length) const { return std::round(length * scale_) / scale_; }

float Painter::hair(float thickness) const { return std::max(1.0f, std::round(thickness * scale_)) / scale_; }

void Painter::fill(const Box& box, Rgba colour, float radius) {
    list_->AddRectFilled({snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())}, colour, radius);
}

void Painter::filled_edge(const Box& box, Rgba ground, Rgba line, float thickness, float radius) {
    const float t = hair(thickness);
    fill(box, line, radius);
    const float x = snap(box.x) + t;
    const float y = snap(box.y) + t;
    list_->AddRectFilled({x, y}, {snap(box.right()) - t, snap(box.bottom()) - t}, ground, std::max(0.0f, radius - t));
}

void Painter::edge(const Box& box, Rgba colour, float thickness, float radius) {
    const float t = hair(thickness);
    if (radius == 0) {
        fill({box.x, box.y, box.w, t}, colour);
        fill({box.x, box.bottom() - t, box.w, t}, colour);
        fill({box.x, box.y + t, t, box.h - 2 * t}, colour);
        fill({box.right() - t, box.y + t, t, box.h - 2 * t}, colour);
        return;
    }
    const float half = t / 2;
    list_->PathRect({snap(box.x) + half, snap(box.y) + half}, {snap(box.right()) - half, snap(box.bottom()) - half}, radius - half);
    list_->PathStroke(colour, ImDrawFlags_Closed, t);
}

void Painter::across(float x0, float x1, float y, Rgba colour, float thickness) {
    fill({x0, snap(y), x1 - x0, hair(thickness)}, colour);
}

void Painter::down(float x, float y0, float y1, Rgba colour, float thickness) {
    fill({snap(x), y0, hair(thickness), y1 - y0}, colour);
}

void Painter::dashes_across(float x0, float x1, float y, Rgba colour) {
    constexpr float dash = 4;
    for (float x = x0; x < x1; x += 2 * dash - 1) across(x, std::min(x + dash, x1), y, colour);
}

void Painter::dashed_edge(const Box& box, Rgba colour, float thickness) {
    constexpr float dash = 4;
    const float t = hair(thickness);
    for (float x = box.x + 2; x < box.right() - 2; x += 2 * dash - 1) {
        const float end = std::min(x + dash, box.right() - 2);
        across(x, end, box.y, colour, thickness);
        across(x, end, box.bottom() - t, colour, thickness);
    }
    for (float y = box.y + 2; y < box.bottom() - 2; y += 2 * dash - 1) {
        const float end = std::min(y + dash, box.bottom() - 2);
        down(box.x, y, end, colour, thickness);
        down(box.right() - t, y, end, colour, thickness);
    }
}

void Painter::disc(float x, float y, float radius, Rgba colour) { list_->AddCircleFilled({x, y}, radius, colour); }

void Painter::ring(float x, float y, float radius, Rgba colour, float thickness) {
    list_->AddCircle({x, y}, radius - thickness / 2, colour, 0, thickness);
}

void Painter::words(std::string_view text, float x, float y, Type type, Rgba colour) {
    const TypeSize size = size_of(type);
    words(text, x, y + fonts_.baseline(size.size, size.line), size.size, size.cut, colour);
}

void Painter::words(std::string_view text, float x, float baseline, float size, Cut cut, Rgba colour) {
    if (fonts_.draws(text)) return letters(text, x, baseline, size, cut, colour);
    const Paragraph& line = paragraphs_.line(text, size, cut);
    for (const Piece& part : line.pieces) piece(line, part, x, baseline, size, cut, colour);
}

void Painter::piece(const Paragraph& paragraph, const Piece& piece, float x, float baseline, float size, Cut cut, Rgba colour) {
    const std::string_view text = std::string_view(paragraph.texts[piece.run]).substr(piece.begin, piece.end - piece.begin);
    x += piece.x;
    if (!piece.shaped) return letters(text, x, baseline, size, cut, colour);
    const ImVec4 clip = list_->_CmdHeader.ClipRect;
    if (baseline - 2 * size > clip.w || baseline + 2 * size < clip.y) return;
    pictures_.draw(*list_, {text, size, cut, piece.level % 2 == 1}, snap(x), snap(baseline), colour);
}

// Glyphs are asked for before room is reserved: a glyph that is new may move the draw list to a larger texture.
void Painter::letters(std::string_view text, float x, float baseline, float size, Cut cut, Rgba colour) {
    const auto [baked, scale] = fonts_.glyphs(size, cut);
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) baked->FindGlyph(static_cast<ImWchar>(next_code_point(text, at)));
    const float top = snap(baseline) - baked->Ascent * scale;
    const ImVec4 clip = list_->_CmdHeader.ClipRect;
    if (top > clip.w || top + baked->Size * scale < clip.y) return;
    list_->PrimReserve(6 * count, 4 * count);
    int drawn = 0;
    for (std::size_t at = 0; at < text.size();) {
        const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(next_code_point(text, at)));
        const float left = x + glyph->X0 * scale;
        const float right = x + glyph->X1 * scale;
        if (glyph->Visible && right > clip.x && left < clip.z) {
            list_->PrimRectUV({left, top + glyph->Y0 * scale}, {right, top + glyph->Y1 * scale}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
            ++drawn;
        }
        x += glyph->AdvanceX * scale;
    }
    list_->PrimUnreserve(6 * (count - drawn), 4 * (count - drawn));
}

const std::vector<Stroke>& Painter::strokes(Icon icon) {
    auto& kept = strokes_[static_cast<std::size_t>(icon)];
    if (kept.empty()) kept = strokes_of(path_of(icon));
    return kept;
}

void Painter::trace(const std::vector<Stroke>& lines, float x, float y, float unit, float thickness, Rgba colour) {
    x = snap(x);
    y = snap(y);
    for (const Stroke& stroke : lines) {
        const Point first = stroke.points.front();
        const Point last = stroke.points.back();
        if (stroke.points.size() == 2 && std::hypot(last.x - first.x, last.y - first.y) < 0.5f) {  // a dot
            disc(x + (first.x + last.x) / 2 * unit, y + (first.y + last.y) / 2 * unit, thickness * 0.62f, colour);
            continue;
        }
        for (const Point& point : stroke.points) list_->PathLineTo({x + point.x * unit, y + point.y * unit});
        list_->PathStroke(colour, stroke.closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
    }
}

void Painter::icon(Icon icon, float x, float y, float size, Rgba colour) {
    const float unit = size / icon_grid;
    trace(strokes(icon), x, y, unit, icon_line * unit, colour);
}

void Painter::path(std::string_view path, float x, float y, float unit, float thickness, Rgba colour) {
    trace(strokes_of(path), x, y, unit, thickness, colour);
}

void Painter::push_clip(const Box& box) {
    const ImVec2 low{snap(box.x), snap(box.y)};
    const ImVec2 high{snap(box.right()), snap(box.bottom())};
    ImGui::PushClipRect(low, high, true);
    if (!under_.empty()) list_->PushClipRect(low, high, true);
}

void Painter::pop_clip() {
    ImGui::PopClipRect();
    if (!under_.empty()) list_->PopClipRect();
}

void Painter::begin_over(const Box& box, int layer) {
    under_.push_back({list_, layer_});
    list_ = ImGui::GetForegroundDrawList();
    list_->ChannelsSetCurrent(layer_ = layer);
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, false);
    list_->PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, false);
}

void Painter::end_over() {
    pop_clip();
    const Under under = under_.back();
    under_.pop_back();
    list_ = under.list;
    layer_ = under.layer;
    if (!under_.empty()) list_->ChannelsSetCurrent(layer_);
}

}  // namespace tributary::ui
