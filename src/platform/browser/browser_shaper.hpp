// Measures and draws text with the browser's 2D canvas (web/runs.js), in the font and with the fallbacks of its own controls.
#pragma once

#include <memory>

#include "ui/core/shaper.hpp"

namespace tributary::platform {

[[nodiscard]] std::unique_ptr<ui::Shaper> make_browser_shaper();

}  // namespace tributary::platform
