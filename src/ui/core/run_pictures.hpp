// Keeps what the shaper measured and drew: widths, and pictures in textures of ImGui's. When the textures are full the
// one that was not used for longest is emptied and used again, never one that this frame draws from.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/core/shaper.hpp"
#include "ui/theme.hpp"

struct ImDrawList;
struct ImTextureData;

namespace tributary::ui {

class RunPictures {
public:
    explicit RunPictures(Shaper* shaper);
    ~RunPictures();
    RunPictures(const RunPictures&) = delete;
    RunPictures& operator=(const RunPictures&) = delete;

    /// Once a frame.
    void begin_frame();
    /// Device pixels for one CSS pixel. Everything kept is of no use when it changes.
    void set_density(float density);
    /// Every picture and every width.
    void forget();
    /// Before the ImGui context goes.
    void release();

    [[nodiscard]] float width(const TextRun& run);
    /// Draws a run with its pen at x on the baseline, both whole device pixels, in CSS pixels.
    void draw(ImDrawList& list, const TextRun& run, float x, float baseline, Rgba colour);

    [[nodiscard]] std::size_t textures() const { return pages_.size(); }
    [[nodiscard]] std::size_t pictures() const { return placed_.size(); }

private:
    struct Page;
    struct Placed {
        Page* page;
        int x, y, width, height;  // in the texture
        int left, top;
        bool coloured;
    };

    const Placed& place(const TextRun& run, bool light);
    Page& page_for(int width, int height, bool coloured);
    void empty(Page& page);

    Shaper* shaper_;
    float density_ = 1;
    std::uint64_t frame_ = 1;
    std::vector<std::unique_ptr<Page>> pages_;
    std::unordered_map<std::string, Placed> placed_;
    std::unordered_map<std::string, float> widths_;
};

}  // namespace tributary::ui
