#include "platform/browser/canvas_renderer.hpp"

#include "platform/picture/rasteriser.hpp"

extern "C" void page_show_pixels(const void* pixels, int width, int height);

namespace tributary::platform {

namespace {

class CanvasRenderer final : public Renderer {
public:
    bool draw(ImDrawData& data) override {
        rasteriser_.draw(data);
        if (rasteriser_.width() > 0) page_show_pixels(rasteriser_.pixels().data(), rasteriser_.width(), rasteriser_.height());
        return true;
    }
    void set_gamma(const TextGamma& gamma) override { rasteriser_.set_gamma(gamma); }

private:
    Rasteriser rasteriser_;
};

}  // namespace

std::unique_ptr<Renderer> make_canvas_renderer() { return std::make_unique<CanvasRenderer>(); }

}  // namespace tributary::platform
