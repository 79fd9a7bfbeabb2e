// Draws with the rasteriser and hands the pixels to the page's canvas.
#pragma once

#include <memory>

#include "platform/picture/renderer.hpp"

namespace tributary::platform {

[[nodiscard]] std::unique_ptr<Renderer> make_canvas_renderer();

}  // namespace tributary::platform
