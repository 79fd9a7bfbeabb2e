// The three cuts of the font in ImGui's atlas, and the widths of text in them. Lengths are CSS pixels.
//
// Dear ImGui's size is ascent minus descent; CSS means the em. The factor between them comes from the font's own
// tables (1.326 for Source Sans 3). No kerning and no ligatures, as the browser's own fields are told (style.css).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "ui/text.hpp"

struct ImFont;
struct ImFontBaked;

namespace tributary::ui {

enum class Cut : std::uint8_t { regular, semibold, italic };

struct TypeSize {
    float size;    // CSS pixels
    float line;
    Cut cut;
};

[[nodiscard]] TypeSize size_of(Type type);

/// The glyphs of a cut at a size. ImGui keeps whole sizes only: lengths in it times `scale` are CSS pixels.
struct Glyphs {
    ImFontBaked* baked;  // valid until the next frame
    float scale;
};

/// Font files as the host read them; empty views give ImGui's built-in font (for tests without files).
struct FontFiles {
    ByteView regular{};
    ByteView semibold{};
    ByteView italic{};
};

class Fonts {
public:
    /// Needs a current ImGui context. The bytes must outlive it. False when a file is not a font.
    bool load(const FontFiles& files);
    /// Device pixels for one CSS pixel: glyphs are drawn at that density.
    void set_density(float density) { density_ = density; }
    /// Whether somebody else (shaper.hpp) draws what the fonts cannot.
    void set_shaped(bool shaped) { shaped_ = shaped; }

    /// Whether this character looks right when it is drawn by itself, beside its neighbours, from left to right.
    [[nodiscard]] bool draws(char32_t code_point) const;
    /// Whether every character does and none is hidden (scripts.hpp).
    [[nodiscard]] bool draws(std::string_view text) const;
    /// Of text that the fonts draw.
    [[nodiscard]] float width(std::string_view text, float size, Cut cut) const;
    [[nodiscard]] float advance(char32_t code_point, float size, Cut cut) const;
    /// From the top of a line of this height down to the baseline, as browsers place it.
    [[nodiscard]] float baseline(float size, float line) const;
    [[nodiscard]] Glyphs glyphs(float size, Cut cut) const;

private:
    std::array<ImFont*, 3> cuts_{};
    float factor_ = 1;       // ImGui's size for one CSS pixel
    float ascent_ = 0.8f;    // of the em
    float descent_ = 0.2f;
    float density_ = 1;
    bool shaped_ = false;
    mutable std::vector<std::uint8_t> known_;  // of each character: 0 not asked yet, 1 does, 2 does not
};

}  // namespace tributary::ui
