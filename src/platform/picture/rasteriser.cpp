#include "platform/picture/rasteriser.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tributary::platform {

namespace {

constexpr std::uint32_t opaque = 0xFF000000u;

// Two channels at a time, exact at both ends; within one of the exact value between them. No branches: loops over it are
// made parallel by the compiler (cmake/rooms.cmake builds this file with SIMD), with the same pixels.
std::uint32_t blend(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
    const std::uint32_t part = alpha + (alpha >> 7);  // 255 is 256
    const std::uint32_t rest = 256 - part;
    const std::uint32_t red_blue = ((over & 0xFF00FFu) * part + (under & 0xFF00FFu) * rest + 0x800080u) >> 8;
    const std::uint32_t green = ((over & 0xFF00u) * part + (under & 0xFF00u) * rest + 0x8000u) >> 8;
    return (red_blue & 0xFF00FFu) | (green & 0xFF00u) | opaque;
}

// A product of two values up to 255, as a value up to 255, rounded down exactly as a division would.
std::uint32_t part_of(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b;
    return (product + 1 + (product >> 8)) >> 8;
}

// The first pixel whose centre lies at or beyond this edge.
int edge(float position) { return static_cast<int>(std::ceil(position - 0.5f)); }

}  // namespace

TextureKind kind_of(const ImTextureData& texture) {
    if (texture.Format == ImTextureFormat_Alpha8) return TextureKind::runs;
    return texture.UseColors ? TextureKind::colours : TextureKind::glyphs;
}

void make_again(ImDrawData& data) {
    if (!data.Textures) return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_WantUpdates) continue;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_WantCreate);
    }
}

TextGamma text_gamma(bool dark_ground) {
    const float exponent = dark_ground ? 0.95f : 0.85f;
    TextGamma gamma{};
    for (std::size_t i = 0; i < gamma.size(); ++i)
        gamma[i] = static_cast<std::uint8_t>(std::lround(255.0f * std::pow(static_cast<float>(i) / 255.0f, exponent)));
    return gamma;
}

void Rasteriser::set_gamma(const TextGamma& gamma) {
    gamma_changed_ = gamma_changed_ || gamma != gamma_;
    gamma_ = gamma;
}

void Rasteriser::draw(ImDrawData& data) {
    scale_ = data.FramebufferScale.x;
    const int width = static_cast<int>(data.DisplaySize.x * scale_ + 0.5f);
    const int height = static_cast<int>(data.DisplaySize.y * scale_ + 0.5f);
    if (width <= 0 || height <= 0) return;
    if (width != width_ || height != height_) {
        width_ = width;
        height_ = height;
        pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ~0u);
    }
    take_textures(data);
    for (const ImDrawList* list : data.CmdLists) draw_list(*list);
}

void Rasteriser::take_textures(ImDrawData& data) {
    if (!data.Textures) return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            if (texture->TexID != ImTextureID_Invalid) atlases_[static_cast<std::size_t>(texture->TexID) - 1].reset();
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates || (gamma_changed_ && texture->Status == ImTextureStatus_OK && kind_of(*texture) == TextureKind::glyphs)) {
            take(*texture);
        }
    }
    gamma_changed_ = false;
}

void Rasteriser::take(ImTextureData& texture) {
    const bool known = texture.TexID != ImTextureID_Invalid && texture.Status != ImTextureStatus_WantCreate;
    if (!known) {
        const auto free = std::find(atlases_.begin(), atlases_.end(), nullptr);
        const auto number = static_cast<std::size_t>(free - atlases_.begin());
        if (free == atlases_.end()) atlases_.emplace_back();
        atlases_[number] = std::make_unique<Atlas>();
        texture.SetTexID(static_cast<ImTextureID>(number + 1));
    }
    Atlas& atlas = *atlases_[static_cast<std::size_t>(texture.TexID) - 1];
    const bool whole = !known || texture.Status == ImTextureStatus_OK;
    if (!known) {
        atlas.kind = kind_of(texture);
        atlas.width = texture.Width;
        atlas.height = texture.Height;
        const std::size_t texels = static_cast<std::size_t>(texture.Width) * static_cast<std::size_t>(texture.Height);
        if (atlas.kind == TextureKind::colours) atlas.colours.assign(texels, 0);
        else atlas.coverage.assign(texels + static_cast<std::size_t>(texture.Width) + 8, 0);  // one row more spares the glyph loop its bounds
    }
    if (whole) take_part(atlas, texture, 0, 0, texture.Width, texture.Height);
    else
        for (const ImTextureRect& part : texture.Updates) take_part(atlas, texture, part.x, part.y, part.w, part.h);
    texture.SetStatus(ImTextureStatus_OK);
}

void Rasteriser::take_part(Atlas& atlas, const ImTextureData& texture, int x, int y, int width, int height) {
    const auto across = static_cast<std::size_t>(width);
    for (int row = y; row < y + height; ++row) {
        const auto* from = texture.Pixels + (static_cast<std::size_t>(row) * static_cast<std::size_t>(texture.Width) + static_cast<std::size_t>(x)) * static_cast<std::size_t>(texture.BytesPerPixel);
        const std::size_t to = static_cast<std::size_t>(row) * static_cast<std::size_t>(atlas.width) + static_cast<std::size_t>(x);
        if (atlas.kind == TextureKind::colours) std::memcpy(atlas.colours.data() + to, from, across * 4);
        else if (atlas.kind == TextureKind::runs) std::memcpy(atlas.coverage.data() + to, from, across);
        else
            for (std::size_t i = 0; i < across; ++i) atlas.coverage[to + i] = gamma_[from[i * 4 + 3]];
    }
}

void Rasteriser::draw_list(const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer)
        if (!command.UserCallback) draw_command(list, command);
}

void Rasteriser::draw_command(const ImDrawList& list, const ImDrawCmd& command) {
    const auto pixel = [&](float position, int most) { return std::clamp(static_cast<int>(position * scale_ + 0.5f), 0, most); };
    const Clip clip{pixel(command.ClipRect.x, width_), pixel(command.ClipRect.y, height_), pixel(command.ClipRect.z, width_), pixel(command.ClipRect.w, height_)};
    const auto number = static_cast<std::size_t>(command.GetTexID());
    if (clip.x1 <= clip.x0 || clip.y1 <= clip.y0 || number == 0 || number > atlases_.size()) return;
    atlas_ = atlases_[number - 1].get();
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount;) {
        if (i + 5 < command.ElemCount && draw_box(vertices, indices + i, clip)) {
            i += 6;
            continue;
        }
        triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], clip);
        i += 3;
    }
}

bool Rasteriser::draw_box(const ImDrawVert* vertices, const std::uint16_t* indices, const Clip& clip) {
    if (indices[3] != indices[0] || indices[4] != indices[2]) return false;
    const ImDrawVert& a = vertices[indices[0]];
    const ImDrawVert& b = vertices[indices[1]];
    const ImDrawVert& c = vertices[indices[2]];
    const ImDrawVert& d = vertices[indices[5]];
    const bool upright = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
    if (!upright || a.col != b.col || a.col != c.col || a.col != d.col) return false;
    if (a.uv.x != c.uv.x || a.uv.y != c.uv.y) {
        if (atlas_->kind == TextureKind::glyphs) glyph(a, c, clip);
        else texels(a, c, clip);
        return true;
    }
    const Clip box{std::max(clip.x0, edge(std::min(a.pos.x, c.pos.x) * scale_)), std::max(clip.y0, edge(std::min(a.pos.y, c.pos.y) * scale_)),
                   std::min(clip.x1, edge(std::max(a.pos.x, c.pos.x) * scale_)), std::min(clip.y1, edge(std::max(a.pos.y, c.pos.y) * scale_))};
    fill(box, a.col);
    return true;
}

void Rasteriser::fill(const Clip& box, std::uint32_t colour) {
    const std::uint32_t alpha = colour >> 24;
    if (alpha == 0 || box.x1 <= box.x0) return;
    for (int y = box.y0; y < box.y1; ++y) {
        std::uint32_t* row = pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
        if (alpha == 255) std::fill(row + box.x0, row + box.x1, colour);
        else
            for (int x = box.x0; x < box.x1; ++x) row[x] = blend(row[x], colour, alpha);
    }
}

// Lays a colour over pixels, as much as each of them is covered.
void Rasteriser::cover(std::uint32_t* to, const std::uint8_t* coverage, std::size_t across, std::uint32_t colour, std::uint32_t strength) {
    for (std::size_t i = 0; i < across; ++i) to[i] = blend(to[i], colour, part_of(coverage[i], strength));
}

// Texel on pixel: what the browser drew, where it drew it.
void Rasteriser::texels(const ImDrawVert& low, const ImDrawVert& high, const Clip& clip) {
    const int left = edge(low.pos.x * scale_);
    const int top = edge(low.pos.y * scale_);
    const int x0 = std::max(clip.x0, left);
    const int x1 = std::min(clip.x1, edge(high.pos.x * scale_));
    const int y0 = std::max(clip.y0, top);
    const int y1 = std::min(clip.y1, edge(high.pos.y * scale_));
    if (x1 <= x0) return;
    const int u = static_cast<int>(std::lround(low.uv.x * static_cast<float>(atlas_->width))) + x0 - left;
    const int v = static_cast<int>(std::lround(low.uv.y * static_cast<float>(atlas_->height))) - top;
    const std::uint32_t strength = low.col >> 24;
    for (int y = y0; y < y1; ++y) {
        const std::size_t from = static_cast<std::size_t>(v + y) * static_cast<std::size_t>(atlas_->width) + static_cast<std::size_t>(u);
        std::uint32_t* to = pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + x0;
        const auto across = static_cast<std::size_t>(x1 - x0);
        if (atlas_->kind == TextureKind::colours) {
            const std::uint32_t* colours = atlas_->colours.data() + from;
            for (std::size_t i = 0; i < across; ++i) to[i] = blend(to[i], colours[i], part_of(colours[i] >> 24, strength));
        } else {
            cover(to, atlas_->coverage.data() + from, across, low.col, strength);
        }
    }
}

// Samples coverage between four texels, in 24.8 fixed point along the row.
void Rasteriser::glyph(const ImDrawVert& low, const ImDrawVert& high, const Clip& clip) {
    const float x_low = low.pos.x * scale_;
    const float y_low = low.pos.y * scale_;
    const float u_step = (high.uv.x - low.uv.x) * static_cast<float>(atlas_->width) / ((high.pos.x - low.pos.x) * scale_);
    const float v_step = (high.uv.y - low.uv.y) * static_cast<float>(atlas_->height) / ((high.pos.y - low.pos.y) * scale_);
    const int x0 = std::max(clip.x0, edge(x_low));
    const int x1 = std::min(clip.x1, edge(high.pos.x * scale_));
    const int y0 = std::max(clip.y0, edge(y_low));
    const int y1 = std::min(clip.y1, edge(high.pos.y * scale_));
    if (x1 <= x0) return;
    const std::uint32_t colour = low.col;
    const std::uint32_t strength = colour >> 24;
    const auto across = static_cast<std::size_t>(x1 - x0);
    if (line_.size() < across) line_.resize(across);
    const int u_first = static_cast<int>((low.uv.x * static_cast<float>(atlas_->width) + (static_cast<float>(x0) + 0.5f - x_low) * u_step - 0.5f) * 256);
    const int u_add = static_cast<int>(u_step * 256);
    float v = low.uv.y * static_cast<float>(atlas_->height) + (static_cast<float>(y0) + 0.5f - y_low) * v_step - 0.5f;
    for (int y = y0; y < y1; ++y, v += v_step) {
        const int row = std::clamp(static_cast<int>(v), 0, atlas_->height - 1);
        const int v_part = std::clamp(static_cast<int>((v - static_cast<float>(row)) * 256), 0, 255);
        const std::uint8_t* upper = atlas_->coverage.data() + row * atlas_->width;
        const std::uint8_t* lower = upper + atlas_->width;
        int u = u_first;
        for (std::size_t i = 0; i < across; ++i, u += u_add) {
            const int at = std::max(0, u >> 8);
            const int part = u & 255;
            int covered = upper[at] * (256 - part) + upper[at + 1] * part;
            if (v_part > 2) covered = (covered * (256 - v_part) + (lower[at] * (256 - part) + lower[at + 1] * part) * v_part) >> 8;
            line_[i] = static_cast<std::uint8_t>(covered >> 8);
        }
        cover(pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + x0, line_.data(), across, colour, strength);
    }
}

// Anti-aliased edges come as thin triangles whose alpha falls to nothing; colours are the same at all corners.
void Rasteriser::triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Clip& clip) {
    const float ax = a.pos.x * scale_, ay = a.pos.y * scale_;
    const float bx = b.pos.x * scale_, by = b.pos.y * scale_;
    const float cx = c.pos.x * scale_, cy = c.pos.y * scale_;
    const float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (std::fabs(area) < 1e-6f) return;
    const float inverse = 1 / area;
    const int y0 = std::max(clip.y0, edge(std::min({ay, by, cy})));
    const int y1 = std::min(clip.y1, edge(std::max({ay, by, cy})));
    const float alpha_a = static_cast<float>(a.col >> 24);
    const float alpha_b = static_cast<float>(b.col >> 24);
    const float alpha_c = static_cast<float>(c.col >> 24);
    const bool flat = a.col == b.col && b.col == c.col;
    const float step_a = -(cy - by) * inverse;
    const float step_b = -(ay - cy) * inverse;
    for (int y = y0; y < y1; ++y) {
        const float py = static_cast<float>(y) + 0.5f;
        // Where the row's centre line crosses the edges.
        float from = 1e9f, to = -1e9f;
        const auto cross = [&](float x_1, float y_1, float x_2, float y_2) {
            if ((y_1 <= py) == (y_2 <= py)) return;
            const float x = x_1 + (py - y_1) * (x_2 - x_1) / (y_2 - y_1);
            from = std::min(from, x);
            to = std::max(to, x);
        };
        cross(ax, ay, bx, by);
        cross(bx, by, cx, cy);
        cross(cx, cy, ax, ay);
        const int x0 = std::max(clip.x0, edge(from));
        const int x1 = std::min(clip.x1, edge(to));
        if (x1 <= x0) continue;
        if (flat) {
            fill({x0, y, x1, y + 1}, a.col);
            continue;
        }
        std::uint32_t* row = pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
        const float px = static_cast<float>(x0) + 0.5f;
        float weight_a = ((bx - px) * (cy - py) - (by - py) * (cx - px)) * inverse;
        float weight_b = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) * inverse;
        for (int x = x0; x < x1; ++x, weight_a += step_a, weight_b += step_b) {
            const float alpha = alpha_a * weight_a + alpha_b * weight_b + alpha_c * (1 - weight_a - weight_b);
            const auto whole = static_cast<std::uint32_t>(std::clamp(alpha, 0.0f, 255.0f) + 0.5f);
            if (whole != 0) row[x] = blend(row[x], a.col, whole);
        }
    }
}

}  // namespace tributary::platform
