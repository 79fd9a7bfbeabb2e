// Draws with WebGL2 on the page's canvas. Asks the context nothing while drawing: questions stall the pipeline.
// A lost context costs one picture; the textures are made again when it comes back.
#pragma once

#include <memory>

#include "platform/picture/renderer.hpp"

namespace tributary::platform {

/// Null when the browser gives no WebGL2 context.
[[nodiscard]] std::unique_ptr<Renderer> make_gl_renderer();

}  // namespace tributary::platform
