// Puts a frame's draw lists on the screen. Two of them: WebGL2, and a rasteriser for machines without a GPU.
#pragma once

#include <array>
#include <cstdint>

struct ImDrawData;

namespace tributary::platform {

/// How coverage of text becomes opacity: index and value 0 to 255. stb_truetype draws lighter than the system on light ground.
using TextGamma = std::array<std::uint8_t, 256>;
[[nodiscard]] TextGamma text_gamma(bool dark_ground);

class Renderer {
public:
    virtual ~Renderer() = default;
    /// Takes in textures that are new or changed, then draws. False when the screen was lost and nothing was drawn.
    virtual bool draw(ImDrawData& data) = 0;
    virtual void set_gamma(const TextGamma& gamma) = 0;
};

}  // namespace tributary::platform
