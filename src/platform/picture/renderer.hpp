// Puts a frame's draw lists on the screen. Two of them: WebGL2, and a rasteriser for machines without a GPU.
//
// Three kinds of texture (ImTextureData): the font's glyphs (RGBA32 without UseColors: coverage in the alpha, sampled between
// texels, made darker or lighter by the gamma); shaped runs (Alpha8: coverage as the browser drew it) and emoji (RGBA32 with
// UseColors), both drawn texel on pixel.
#pragma once

#include <array>
#include <cstdint>

struct ImDrawData;
struct ImTextureData;

namespace tributary::platform {

/// How coverage of text becomes opacity: index and value 0 to 255. stb_truetype draws lighter than the system on light ground.
using TextGamma = std::array<std::uint8_t, 256>;
[[nodiscard]] TextGamma text_gamma(bool dark_ground);

enum class TextureKind : std::uint8_t { glyphs, runs, colours };
[[nodiscard]] TextureKind kind_of(const ImTextureData& texture);
/// Whoever held the textures is gone: they are to be made again.
void make_again(ImDrawData& data);

class Renderer {
public:
    virtual ~Renderer() = default;
    /// Takes in textures that are new or changed, then draws. False when the screen was lost and nothing was drawn.
    virtual bool draw(ImDrawData& data) = 0;
    virtual void set_gamma(const TextGamma& gamma) = 0;
};

}  // namespace tributary::platform
