#include "documents/qr_code.hpp"

#include <algorithm>
#include <cmath>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr Rgba light = 0xFFFFFFFF, dark = 0xFF000000;  // readers want contrast, whatever the theme

void draw_modules(Painter& paint, const documents::QrCode& code, float left, float top, float module) {
    for (int y = 0; y < code.side; ++y)
        for (int x = 0, end = 0; x < code.side; x = end + 1) {
            for (end = x; end < code.side && code.at(end, y); ++end) {}
            if (end > x) paint.fill({left + static_cast<float>(x) * module, top + static_cast<float>(y) * module, static_cast<float>(end - x) * module, module}, dark);
        }
}

}  // namespace

void Ui::qr_code(std::string_view name, const documents::QrCode& code, float width) {
    const float scale = core_.window.scale;
    const auto modules = static_cast<float>(code.side + 2 * documents::quiet_zone);
    const float room = std::min(width, core_.flow.fill_width());
    const float module = std::max(1.0f, std::floor(std::min(4.0f, room / modules) * scale)) / scale;
    const Box box = core_.flow.take(modules * module, modules * module);
    const NodeId id = core_.id(name);
    if (core_.item(id, box)) {
        const float left = core_.paint.snap(box.x), top = core_.paint.snap(box.y);
        core_.paint.fill({left, top, box.w, box.h}, light);
        const float quiet = static_cast<float>(documents::quiet_zone) * module;
        draw_modules(core_.paint, code, left + quiet, top + quiet, module);
    }
    core_.describe({.role = Role::image, .id = id, .box = box, .name = name});
}

}  // namespace tributary::ui
