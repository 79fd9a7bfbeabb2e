// Byte sequences as every room passes them: owned (`Bytes`) or borrowed (`ByteView`).
//
// A view never outlives the call it is handed to unless its contract says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, without copying. Valid as long as `text` is.
[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The same bytes seen as text, without copying. Not checked to be UTF-8 (see utf8.hpp).
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes copy_of(std::string_view text) {
    const ByteView view = bytes_of(text);
    return {view.begin(), view.end()};
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// Reads what `to_hex` writes: lower case only, even length. False otherwise, and `out` is unchanged.
[[nodiscard]] bool from_hex(std::string_view text, Bytes& out);

}  // namespace tributary
