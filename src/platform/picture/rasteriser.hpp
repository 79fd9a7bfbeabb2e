// Draws ImGui's draw lists with the processor, for virtual desktops without a GPU: filled boxes and glyphs have paths
// of their own, everything else is triangles. Pixels are RGBA in memory order.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "platform/picture/renderer.hpp"

struct ImDrawCmd;
struct ImDrawList;
struct ImDrawVert;
struct ImTextureData;

namespace tributary::platform {

class Rasteriser {
public:
    /// Draws into its own pixels, `width` x `height` afterwards.
    void draw(ImDrawData& data);
    void set_gamma(const TextGamma& gamma);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }

private:
    struct Clip {
        int x0, y0, x1, y1;
    };
    struct Atlas {
        std::vector<std::uint8_t> coverage;  // one byte a texel; of glyphs with the gamma applied
        std::vector<std::uint32_t> colours;  // instead, of emoji
        int width = 0, height = 0;
        TextureKind kind = TextureKind::glyphs;
    };

    void take_textures(ImDrawData& data);
    void take(ImTextureData& texture);
    void take_part(Atlas& atlas, const ImTextureData& texture, int x, int y, int width, int height);
    void draw_list(const ImDrawList& list);
    void draw_command(const ImDrawList& list, const ImDrawCmd& command);
    /// Two triangles that are a box: true when they were drawn.
    bool draw_box(const ImDrawVert* vertices, const std::uint16_t* indices, const Clip& clip);
    void fill(const Clip& box, std::uint32_t colour);
    static void cover(std::uint32_t* to, const std::uint8_t* coverage, std::size_t across, std::uint32_t colour, std::uint32_t strength);
    void texels(const ImDrawVert& low, const ImDrawVert& high, const Clip& clip);
    void glyph(const ImDrawVert& low, const ImDrawVert& high, const Clip& clip);
    void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Clip& clip);

    std::vector<std::uint32_t> pixels_;
    int width_ = 0, height_ = 0;
    float scale_ = 1;
    std::vector<std::unique_ptr<Atlas>> atlases_;  // a texture's id is its number from 1; empty where one went
    const Atlas* atlas_ = nullptr;                 // of the command that is being drawn
    std::vector<std::uint8_t> line_;               // coverage of a row of a glyph
    TextGamma gamma_ = text_gamma(false);
    bool gamma_changed_ = true;
};

}  // namespace tributary::platform
