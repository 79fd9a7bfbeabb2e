#include "ui/core/run_pictures.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstring>

namespace tributary::ui {

namespace {

constexpr int page_side = 1024;
constexpr int coloured_side = 512;
constexpr std::size_t pages_at_rest = 3;  // more only while one frame needs them
constexpr std::size_t widths_at_most = 20'000;

std::string key_of(const TextRun& run, bool light) {
    std::string key;
    key.reserve(run.text.size() + 8);
    const auto size = static_cast<std::uint16_t>(run.size * 16);
    key += static_cast<char>(size & 0xFF);
    key += static_cast<char>(size >> 8);
    key += static_cast<char>(static_cast<int>(run.cut) * 4 + (run.right_to_left ? 2 : 0) + (light ? 1 : 0));
    return key.append(run.text);
}

bool is_light(Rgba colour) { return (colour & 0xFF) * 2 + (colour >> 8 & 0xFF) * 5 + (colour >> 16 & 0xFF) > 4 * 255; }

}  // namespace

// Rows of pictures, each row as high as its first; a gap of one texel keeps neighbours apart.
struct RunPictures::Page {
    ImTextureData texture;
    bool coloured = false;
    int x = 0, y = 0, row = 0;  // where the next picture goes
    std::uint64_t used = 0;

    bool has_room(int width, int height) {
        if (x + width > texture.Width) {
            y += row;
            x = row = 0;
        }
        return x + width <= texture.Width && y + height <= texture.Height;
    }
};

RunPictures::RunPictures(Shaper* shaper) : shaper_(shaper) {}
RunPictures::~RunPictures() = default;

void RunPictures::begin_frame() {
    ++frame_;
    for (const auto& page : pages_)
        if (page->texture.Status == ImTextureStatus_OK) page->texture.Updates.resize(0);
    if (widths_.size() > widths_at_most) widths_.clear();
}

void RunPictures::set_density(float density) {
    if (density == density_) return;
    density_ = density;
    for (const auto& page : pages_) empty(*page);
}

void RunPictures::forget() {
    for (const auto& page : pages_) empty(*page);
    placed_.clear();
    widths_.clear();
}

void RunPictures::release() {
    for (const auto& page : pages_) {
        page->texture.SetTexID(ImTextureID_Invalid);
        page->texture.SetStatus(ImTextureStatus_Destroyed);
        ImGui::UnregisterUserTexture(&page->texture);
    }
    placed_.clear();
    pages_.clear();
}

float RunPictures::width(const TextRun& run) {
    const auto [found, fresh] = widths_.try_emplace(key_of(run, false));
    if (fresh) found->second = shaper_->width(run);
    return found->second;
}

void RunPictures::empty(Page& page) {
    std::erase_if(placed_, [&](const auto& entry) { return entry.second.page == &page; });
    page.x = page.y = page.row = 0;
    std::memset(page.texture.GetPixels(), 0, static_cast<std::size_t>(page.texture.GetSizeInBytes()));
    page.texture.Updates.resize(0);
    page.texture.Updates.push_back({0, 0, static_cast<unsigned short>(page.texture.Width), static_cast<unsigned short>(page.texture.Height)});
    if (page.texture.Status == ImTextureStatus_OK) page.texture.SetStatus(ImTextureStatus_WantUpdates);
}

RunPictures::Page& RunPictures::page_for(int width, int height, bool coloured) {
    for (const auto& page : pages_)
        if (page->coloured == coloured && page->has_room(width, height)) return *page;
    const auto fits = [&](const auto& page) { return page->coloured == coloured && page->used < frame_ && width <= page->texture.Width && height <= page->texture.Height; };
    const auto kind = static_cast<std::size_t>(std::ranges::count_if(pages_, [&](const auto& page) { return page->coloured == coloured; }));
    if (kind >= pages_at_rest) {
        Page* oldest = nullptr;
        for (const auto& page : pages_)
            if (fits(page) && (!oldest || page->used < oldest->used)) oldest = page.get();
        if (oldest) {
            empty(*oldest);
            return *oldest;
        }
    }
    const int side = coloured ? coloured_side : page_side;
    Page& page = *pages_.emplace_back(std::make_unique<Page>());
    page.coloured = coloured;
    page.texture.Create(coloured ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8, std::max(side, width), std::max(side, height));
    std::memset(page.texture.GetPixels(), 0, static_cast<std::size_t>(page.texture.GetSizeInBytes()));
    page.texture.UseColors = coloured;
    page.texture.RefCount = 1;
    page.texture.SetStatus(ImTextureStatus_WantCreate);
    ImGui::RegisterUserTexture(&page.texture);
    return page;
}

const RunPictures::Placed& RunPictures::place(const TextRun& run, bool light) {
    const auto [found, fresh] = placed_.try_emplace(key_of(run, light));
    Placed& placed = found->second;
    if (!fresh) return placed;
    constexpr int gap = 1;
    const RunPicture picture = shaper_->draw(run, density_, light);
    placed = {nullptr, 0, 0, picture.width, picture.height, picture.left, picture.top, picture.coloured};
    if (picture.pixels.empty()) return placed;
    Page& page = page_for(picture.width + gap, picture.height + gap, picture.coloured);
    ImTextureData& texture = page.texture;
    placed.page = &page;
    placed.x = page.x;
    placed.y = page.y;
    const auto bytes = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(texture.BytesPerPixel);
    for (int row = 0; row < picture.height; ++row)
        std::memcpy(texture.GetPixelsAt(placed.x, placed.y + row), picture.pixels.data() + bytes * static_cast<std::size_t>(row), bytes);
    texture.Updates.push_back({static_cast<unsigned short>(placed.x), static_cast<unsigned short>(placed.y), static_cast<unsigned short>(picture.width), static_cast<unsigned short>(picture.height)});
    if (texture.Status == ImTextureStatus_OK) texture.SetStatus(ImTextureStatus_WantUpdates);
    page.x += picture.width + gap;
    page.row = std::max(page.row, picture.height + gap);
    return placed;
}

void RunPictures::draw(ImDrawList& list, const TextRun& run, float x, float baseline, Rgba colour) {
    const Placed& picture = place(run, is_light(colour));
    if (!picture.page) return;
    picture.page->used = frame_;
    const float left = x + static_cast<float>(picture.left) / density_;
    const float top = baseline + static_cast<float>(picture.top) / density_;
    const ImTextureData& texture = picture.page->texture;
    const auto u = [&](int texel) { return static_cast<float>(texel) / static_cast<float>(texture.Width); };
    const auto v = [&](int texel) { return static_cast<float>(texel) / static_cast<float>(texture.Height); };
    const ImVec2 high{left + static_cast<float>(picture.width) / density_, top + static_cast<float>(picture.height) / density_};
    list.AddImage(picture.page->texture.GetTexRef(), {left, top}, high, {u(picture.x), v(picture.y)}, {u(picture.x + picture.width), v(picture.y + picture.height)},
                  picture.coloured ? (colour | 0xFFFFFFu) : colour);
}

}  // namespace tributary::ui
