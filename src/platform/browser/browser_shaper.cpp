#include "platform/browser/browser_shaper.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

// shell/page.js
extern "C" {
double page_run_width(const char* text, int size, double pixels, int cut, int right_to_left);
/// Draws and keeps the picture; box: left, top, width, height.
void page_run_draw(const char* text, int size, double pixels, int cut, int right_to_left, int light, int* box);
/// Copies the kept picture, four bytes a pixel.
void page_run_take(void* pixels);
}

namespace tributary::platform {

namespace {

// Drawn in black or white: any other colour is the font's own.
bool has_colours(const std::vector<std::uint8_t>& pixels, std::uint8_t ink) {
    constexpr int close = 8;  // opacity that is nearly nothing leaves colours inexact
    for (std::size_t i = 0; i < pixels.size(); i += 4) {
        if (pixels[i + 3] < 32) continue;
        for (std::size_t channel = 0; channel < 3; ++channel)
            if (pixels[i + channel] > ink + close || pixels[i + channel] < ink - close) return true;
    }
    return false;
}

std::vector<std::uint8_t> coverage_of(const std::vector<std::uint8_t>& pixels) {
    std::vector<std::uint8_t> coverage(pixels.size() / 4);
    for (std::size_t i = 0; i < coverage.size(); ++i) coverage[i] = pixels[i * 4 + 3];
    return coverage;
}

class BrowserShaper final : public ui::Shaper {
public:
    float width(const ui::TextRun& run) override {
        return static_cast<float>(page_run_width(run.text.data(), static_cast<int>(run.text.size()), run.size, static_cast<int>(run.cut), run.right_to_left));
    }

    ui::RunPicture draw(const ui::TextRun& run, float density, bool light) override {
        int box[4] = {0, 0, 0, 0};
        page_run_draw(run.text.data(), static_cast<int>(run.text.size()), run.size * density, static_cast<int>(run.cut), run.right_to_left, light, box);
        ui::RunPicture picture{box[0], box[1], box[2], box[3], false, {}};
        if (picture.width <= 0 || picture.height <= 0) return {};
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
        page_run_take(pixels.data());
        picture.coloured = has_colours(pixels, light ? 255 : 0);
        picture.pixels = picture.coloured ? std::move(pixels) : coverage_of(pixels);
        return picture;
    }
};

}  // namespace

std::unique_ptr<ui::Shaper> make_browser_shaper() { return std::make_unique<BrowserShaper>(); }

}  // namespace tributary::platform
