// Colours by what they are for. The values are in tokens.json, one source for the canvas, the browser's
// own controls and the contrast test; a screen names a use and never a value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tributary::ui {

/// The tokens, in the order of tokens.json.
enum class Colour : std::uint8_t {
    ground, ground_2, ground_3, selected,
    line, control,
    ink, ink_2,
    accent, accent_hover, on_accent,
    danger, danger_soft,
    warn, warn_soft,
    ok, ok_soft,
    mark, on_mark,
    focus, focus_gap,
    find,
    lane_1, lane_2, lane_3, lane_4, lane_5, lane_6, lane_7, lane_8,
};
inline constexpr std::size_t colour_count = 30;

/// What something wants of the reader. Drawn with an edge, an icon and words, never with colour alone.
enum class Tone : std::uint8_t { plain, needs_you, stop, done, quiet };

/// Which set of values is in force. `system` is built from the colours of a Windows contrast theme.
enum class Look : std::uint8_t { light, dark, contrast, system };

/// What the person chose. `device` asks the browser; a Windows contrast theme (forced colours) goes before every choice.
enum class LookChoice : std::uint8_t { device, light, dark, contrast };

/// Red, green, blue, alpha in memory order, as the draw lists take them.
using Rgba = std::uint32_t;

struct Theme {
    Look look = Look::light;
    std::array<Rgba, colour_count> colours{};

    [[nodiscard]] Rgba operator[](Colour colour) const { return colours[static_cast<std::size_t>(colour)]; }
    /// High contrast draws soft grounds as ground with a thicker edge.
    [[nodiscard]] bool strong_edges() const { return look == Look::contrast || look == Look::system; }
};

/// The values of tokens.json for `light`, `dark` or `contrast`.
[[nodiscard]] const Theme& theme_of(Look look);

/// The name of a token as tokens.json spells it ("ground-2").
[[nodiscard]] std::string_view name_of(Colour colour);

}  // namespace tributary::ui
