// The order of characters on a line when scripts of both directions meet: UAX #9 (Unicode 14) for text without explicit
// formatting, which `readable` has turned into marks. Rules P2 to P3, W1 to W7, N0 to N2, I1, I2, L1 and L2 are here; L4
// (mirrored brackets) is done by who draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tributary::ui {

using Level = std::uint8_t;  // odd: from right to left

/// One level for each character of one paragraph (no line ends in it). `base` is set to the paragraph's own level: that
/// of its first strong character.
[[nodiscard]] std::vector<Level> levels_of(std::u32string_view paragraph, Level& base);

/// The order from left to right of a line's pieces, given in reading order.
[[nodiscard]] std::vector<std::size_t> visual_order(std::span<const Level> levels);

}  // namespace tributary::ui
