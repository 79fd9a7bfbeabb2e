// The patterns of agency lanes, after ux.md section 5: solid, dashes, diagonal, dots, double line, ladder, hollow, zigzag.
#include <imgui.h>

#include "ui/core/painter.hpp"

namespace tributary::ui {

namespace {

constexpr int patterns = 8;

void stripes_across(Painter& paint, const Box& box, float thick, float step, Rgba colour) {
    for (float y = box.y; y < box.bottom(); y += step) paint.fill({box.x, y, box.w, thick}, colour);
}

void stripes_down(Painter& paint, const Box& box, float thick, Rgba colour) {
    paint.fill({box.x, box.y, thick, box.h}, colour);
    paint.fill({box.right() - thick, box.y, thick, box.h}, colour);
}

}  // namespace

void Painter::pattern(const Box& box, int kind, Rgba colour) {
    const float rise = box.w;
    switch (kind) {
        case 0: fill(box, colour); break;
        case 1: stripes_across(*this, box, 5, 8, colour); break;
        case 2:
            for (float y = box.y - rise; y < box.bottom() + rise; y += 8.5f)
                list_->AddLine({box.x - 1, y}, {box.right() + 1, y + rise + 2}, colour, 3);
            break;
        case 3:
            for (float y = box.y + 3; y < box.bottom(); y += 6)
                for (float x = box.x + 2.5f; x < box.right(); x += 5) fill({x - 1.75f, y - 1.75f, 3.5f, 3.5f}, colour);
            break;
        case 4:
            fill({box.x, box.y, 3, box.h}, colour);
            fill({box.x + 6, box.y, 3, box.h}, colour);
            break;
        case 5:
            stripes_across(*this, box, 2, 5, colour);
            stripes_down(*this, box, 2, colour);
            break;
        case 6: stripes_down(*this, box, 2, colour); break;
        default:
            for (float y = box.y - rise; y < box.bottom() + rise; y += 10)
                list_->AddLine({box.x - 1, y + rise + 2}, {box.right() + 1, y}, colour, 2);
            break;
    }
}

void Painter::lane(const Box& box, std::size_t lane, Rgba colour, Rgba ground) {
    fill(box, ground);
    push_clip(box);
    pattern(box, static_cast<int>((lane + lane / patterns) % patterns), colour);
    pop_clip();
}

}  // namespace tributary::ui
