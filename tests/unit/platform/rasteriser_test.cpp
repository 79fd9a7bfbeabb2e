// The processor's pixels. The same checksum natively (without SIMD) and as wasm (with it): the two are one picture.
#include <doctest/doctest.h>
#include <imgui.h>

#include <cstring>

#include "platform/picture/rasteriser.hpp"

namespace tributary::platform {

namespace {

constexpr int width = 160;
constexpr int height = 96;
constexpr ImU32 paper = 0xFFFFFFFFu;
constexpr ImU32 ink = 0xFF1D2117u;

// Draw lists made by hand: the numbers of ImGui's own circles and curves may differ in the last bit between processors.
class Canvas {
public:
    Canvas() {
        ImGui::CreateContext();
        list_ = new ImDrawList(ImGui::GetDrawListSharedData());
        list_->_ResetForNewFrame();
        list_->PushClipRect({0, 0}, {width, height});
        data_.DisplaySize = {width, height};
        data_.FramebufferScale = {1, 1};
        data_.Textures = &textures_;
    }
    ~Canvas() {
        data_.CmdLists.clear();
        delete list_;
        for (ImTextureData* texture : textures_) delete texture;
        ImGui::DestroyContext();
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    ImTextureData& texture(ImTextureFormat format, bool colours) {
        auto* made = new ImTextureData;
        made->Create(format, 64, 64);
        made->UseColors = colours;
        made->SetStatus(ImTextureStatus_WantCreate);
        textures_.push_back(made);
        return *made;
    }
    void use(ImTextureData& texture) { list_->PushTexture(texture.GetTexRef()); }
    void box(ImVec2 low, ImVec2 high, ImU32 colour) {
        list_->PrimReserve(6, 4);
        list_->PrimRectUV(low, high, {0, 0}, {0, 0}, colour);
    }
    void picture(ImVec2 low, ImVec2 high, ImVec2 from, ImVec2 to, ImU32 colour) {
        list_->PrimReserve(6, 4);
        list_->PrimRectUV(low, high, from, to, colour);
    }
    void triangle(ImVec2 a, ImU32 at_a, ImVec2 b, ImU32 at_b, ImVec2 c, ImU32 at_c) {
        list_->PrimReserve(3, 3);
        list_->PrimVtx(a, {0, 0}, at_a);
        list_->PrimVtx(b, {0, 0}, at_b);
        list_->PrimVtx(c, {0, 0}, at_c);
    }
    std::span<const std::uint32_t> draw() {
        data_.CmdLists.clear();
        data_.CmdLists.push_back(list_);
        rasteriser_.draw(data_);
        return rasteriser_.pixels();
    }
    Rasteriser& rasteriser() { return rasteriser_; }

private:
    Rasteriser rasteriser_;
    ImDrawList* list_ = nullptr;
    ImDrawData data_;
    ImVector<ImTextureData*> textures_;
};

std::uint32_t checksum(std::span<const std::uint32_t> pixels) {
    std::uint32_t sum = 2166136261u;
    for (const std::uint32_t pixel : pixels) sum = (sum ^ pixel) * 16777619u;
    return sum;
}

std::uint32_t pixel(std::span<const std::uint32_t> pixels, int x, int y) { return pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)]; }

void fill_glyphs(ImTextureData& texture) {
    for (int i = 0; i < 64 * 64; ++i) {
        const auto cover = static_cast<std::uint32_t>((i * 37 + (i / 64) * 11) % 256);
        const std::uint32_t texel = cover << 24 | 0xFFFFFFu;
        std::memcpy(texture.Pixels + i * 4, &texel, 4);
    }
}

}  // namespace

TEST_CASE("the processor draws the same pixels with SIMD and without") {
    Canvas canvas;
    ImTextureData& glyphs = canvas.texture(ImTextureFormat_RGBA32, false);
    fill_glyphs(glyphs);
    ImTextureData& runs = canvas.texture(ImTextureFormat_Alpha8, false);
    for (int i = 0; i < 64 * 64; ++i) runs.Pixels[i] = static_cast<unsigned char>(i * 13 % 256);
    canvas.use(glyphs);
    canvas.box({0, 0}, {width, height}, paper);
    canvas.box({3.4f, 5.6f}, {80, 40}, 0x80685A0Bu);
    for (int i = 0; i < 12; ++i) {
        const float x = 2.0f + static_cast<float>(i) * 12.37f;
        canvas.picture({x, 10}, {x + 9.5f, 30.25f}, {0.125f, 0.25f}, {0.75f, 0.625f}, i % 2 ? ink : 0xC01A1D9Fu);
    }
    for (int i = 0; i < 9; ++i) {
        const float x = static_cast<float>(i) * 17;
        canvas.triangle({x, 50}, ink, {x + 14.5f, 52.25f}, ink & 0xFFFFFFu, {x + 3, 90}, ink);
        canvas.triangle({x, 60}, 0x600000FFu, {x + 9, 61}, 0x600000FFu, {x + 4, 80}, 0x600000FFu);
    }
    canvas.use(runs);
    canvas.picture({20, 60}, {60, 90}, {0, 0}, {40.0f / 64, 30.0f / 64}, ink);
    CHECK(checksum(canvas.draw()) == 3991525821u);
}

TEST_CASE("what covers wholly shows its own colour, what covers nothing leaves the ground") {
    Canvas canvas;
    ImTextureData& runs = canvas.texture(ImTextureFormat_Alpha8, false);
    std::memset(runs.Pixels, 0, 64 * 64);
    std::memset(runs.Pixels, 255, 64);
    canvas.use(runs);
    canvas.box({0, 0}, {width, height}, paper);
    canvas.picture({10, 10}, {20, 12}, {0, 0}, {10.0f / 64, 2.0f / 64}, ink);
    const auto pixels = canvas.draw();
    CHECK(pixel(pixels, 10, 10) == ink);
    CHECK(pixel(pixels, 19, 10) == ink);
    CHECK(pixel(pixels, 10, 11) == paper);
    CHECK(pixel(pixels, 20, 10) == paper);
}

TEST_CASE("emoji keep their own colours, runs keep the browser's coverage, glyphs get the gamma") {
    Canvas canvas;
    ImTextureData& emoji = canvas.texture(ImTextureFormat_RGBA32, true);
    ImTextureData& runs = canvas.texture(ImTextureFormat_Alpha8, false);
    ImTextureData& glyphs = canvas.texture(ImTextureFormat_RGBA32, false);
    for (int i = 0; i < 64 * 64; ++i) {
        const std::uint32_t red = 0xFF0000FFu;
        const std::uint32_t half = 0x80FFFFFFu;
        std::memcpy(emoji.Pixels + i * 4, &red, 4);
        std::memcpy(glyphs.Pixels + i * 4, &half, 4);
        runs.Pixels[i] = 0x80;
    }
    canvas.use(emoji);
    canvas.box({0, 0}, {width, height}, paper);
    canvas.picture({0, 0}, {8, 8}, {0, 0}, {0.125f, 0.125f}, paper);
    canvas.use(runs);
    canvas.picture({10, 0}, {18, 8}, {0, 0}, {0.125f, 0.125f}, 0xFF000000u);
    canvas.use(glyphs);
    canvas.picture({20, 0}, {28, 8}, {0, 0}, {0.125f, 0.125f}, 0xFF000000u);
    const auto pixels = canvas.draw();
    CHECK(pixel(pixels, 4, 4) == 0xFF0000FFu);
    const std::uint32_t run = pixel(pixels, 14, 4) & 0xFF;
    const std::uint32_t glyph = pixel(pixels, 24, 4) & 0xFF;
    CHECK(run >= 126);
    CHECK(run <= 128);
    const int gamma = text_gamma(false)[0x80];
    CHECK(gamma > 0x80);
    CHECK(static_cast<int>(glyph) == doctest::Approx(255 - gamma).epsilon(0.02));
}

TEST_CASE("a new gamma is taken for glyphs that are already there") {
    Canvas canvas;
    ImTextureData& glyphs = canvas.texture(ImTextureFormat_RGBA32, false);
    for (int i = 0; i < 64 * 64; ++i) {
        const std::uint32_t half = 0x80FFFFFFu;
        std::memcpy(glyphs.Pixels + i * 4, &half, 4);
    }
    canvas.use(glyphs);
    canvas.box({0, 0}, {width, height}, paper);
    canvas.picture({20, 0}, {28, 8}, {0, 0}, {0.125f, 0.125f}, 0xFF000000u);
    const std::uint32_t light = pixel(canvas.draw(), 24, 4);
    canvas.rasteriser().set_gamma(text_gamma(true));
    CHECK(pixel(canvas.draw(), 24, 4) != light);
}

}  // namespace tributary::platform
