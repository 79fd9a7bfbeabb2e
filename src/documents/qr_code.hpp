// QR codes (ISO/IEC 18004): words as a square of dark and light modules, for a camera or a picture file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tributary::documents {

struct QrCode {
    int side = 0;                     // modules, without the quiet zone
    std::vector<std::uint8_t> dark;   // side x side, row by row; 1: dark

    [[nodiscard]] bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)] != 0; }
};

/// Light modules that have to stand around it on all sides.
inline constexpr int quiet_zone = 4;

/// With error correction M, which stands a crease or a stain over 15 % of it. The words are kept byte for byte.
/// Error: `file_too_large` when they are more than one code holds (2,331 bytes of any text) or hold a zero byte, `file_empty`.
[[nodiscard]] Result<QrCode> qr_code(std::string_view words);

/// The dark modules as one SVG path of a unit a module, the quiet zone included: "M4 4h7v1h-7z…".
[[nodiscard]] std::string svg_path(const QrCode& code);

}  // namespace tributary::documents
