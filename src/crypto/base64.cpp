#include <sodium.h>

#include "crypto/text_codes.hpp"

namespace tributary::crypto {

static int variant(Padding padding) {
    return padding == Padding::with ? sodium_base64_VARIANT_ORIGINAL : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
}

std::string to_base64(ByteView bytes, Padding padding) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant(padding)), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant(padding));
    text.pop_back();
    return text;
}

std::optional<Bytes> from_base64(std::string_view text, Padding padding) {
    Bytes bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                                         variant(padding));
    if (failed || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace tributary::crypto
