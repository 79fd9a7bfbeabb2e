// Bytes as text: base64 and bech32, each with one spelling per value. Decoders are safe on hostile input.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace tributary::crypto {

enum class Padding { with, without };

/// Base64 with the standard alphabet (RFC 4648 section 4).
[[nodiscard]] std::string to_base64(ByteView bytes, Padding padding = Padding::with);
/// Reads exactly what `to_base64` writes: no line breaks, right padding, unused bits zero.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text, Padding padding = Padding::with);

/// Bech32 (BIP 173, checksum constant 1) without its 90-character limit, as age uses it. `prefix` in
/// lower case; the text is lower case throughout.
[[nodiscard]] std::string to_bech32(std::string_view prefix, ByteView bytes);
/// Reads what `to_bech32` writes, or the same text wholly in upper case; never mixed.
[[nodiscard]] std::optional<Bytes> from_bech32(std::string_view prefix, std::string_view text);

}  // namespace tributary::crypto
