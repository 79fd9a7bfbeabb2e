// A shaper without a browser: every letter is ten pixels wide and a block of ink, marks take no room, emoji are red.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/scripts.hpp"
#include "ui/core/shaper.hpp"
#include "ui/frame.hpp"

namespace tributary::ui::testing {

class ShaperTwin final : public Shaper {
public:
    static constexpr float letter = 10;

    float width(const TextRun& run) override {
        ++measured;
        return letter * static_cast<float>(letters(run.text));
    }

    RunPicture draw(const TextRun& run, float density, bool light) override {
        drawn.emplace_back(run.text);
        lights.push_back(light);
        RunPicture picture;
        picture.width = static_cast<int>(letter * static_cast<float>(letters(run.text)) * density);
        picture.height = static_cast<int>(run.size * density);
        picture.top = -picture.height;
        std::size_t at = 0;
        picture.coloured = next_code_point(run.text, at) >= 0x1F300;
        const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
        for (std::size_t i = 0; picture.coloured && i < pixels; ++i) picture.pixels.insert(picture.pixels.end(), {255, 0, 0, 255});
        if (!picture.coloured) picture.pixels.assign(pixels, 255);
        return picture;
    }

    int measured = 0;
    std::vector<std::string> drawn;
    std::vector<bool> lights;

private:
    static int letters(std::string_view text) {
        int count = 0;
        for (std::size_t at = 0; at < text.size();)
            if (!stays_with_the_one_before(next_code_point(text, at))) ++count;
        return count;
    }
};

/// Text laid out as in a browser, on nothing: the fonts, and the twin for what they do not hold.
struct BlankPaper {
    ShaperTwin shaper;
    std::unique_ptr<Frame> frame = Frame::create({}, &shaper);
    Fonts fonts;
    RunPictures pictures{&shaper};
    Paragraphs paragraphs{fonts, pictures};

    BlankPaper() {
        REQUIRE(fonts.load({}));
        fonts.set_shaped(true);
        frame->resize({});
        frame->draw([](Ui&) {});  // the atlas is ready from the first frame on
    }
};

}  // namespace tributary::ui::testing
