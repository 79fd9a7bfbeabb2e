#include "documents/text_encoding.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace tributary::documents {

// WHATWG Encoding standard, index windows-1252, bytes 0x80 to 0x9F; 0 where the byte has no character of its own.
static constexpr std::array<char16_t, 32> windows_1252_high = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static constexpr std::size_t shown_examples = 24;  // bytes of UTF-8

static std::string line_number(std::string_view text_before) {
    return std::to_string(std::ranges::count(text_before, '\n') + 1);
}

static Result<DecodedText> from_windows_1252(ByteView bytes) {
    DecodedText decoded{{}, Encoding::windows_1252};
    decoded.text.reserve(bytes.size() + bytes.size() / 16);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t byte = bytes[i];
        if (byte < 0x80) {
            decoded.text += static_cast<char>(byte);
            continue;
        }
        const char32_t code = byte < 0xA0 ? windows_1252_high[byte - 0x80u] : byte;
        if (code == 0) return fail(Problem::file_encoding, line_number(text_of(bytes.first(i))));
        std::string character;
        append_code_point(character, code);
        decoded.text += character;
        ++decoded.evidence;
        if (decoded.examples.size() < shown_examples && !decoded.examples.contains(character)) decoded.examples += character;
    }
    return decoded;
}

static Result<DecodedText> from_utf16(ByteView bytes, bool big) {
    if (bytes.size() % 2 != 0) return fail(Problem::file_encoding, "1");
    DecodedText decoded{{}, big ? Encoding::utf16_big : Encoding::utf16_little};
    decoded.text.reserve(bytes.size() / 2);
    const auto unit = [&](std::size_t i) -> char32_t {
        const char32_t a = bytes[i];
        const char32_t b = bytes[i + 1];
        return big ? a << 8 | b : b << 8 | a;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xD800 && code <= 0xDFFF) {
            const bool pair = code < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF;
            if (!pair) return fail(Problem::file_encoding, line_number(decoded.text));
            i += 2;
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i) - 0xDC00);
        }
        if (code == 0) return fail(Problem::file_not_a_table);
        append_code_point(decoded.text, code);
    }
    return decoded;
}

static bool starts_with(ByteView bytes, std::initializer_list<std::uint8_t> mark) {
    return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

// Text of Western languages in UTF-16 has a zero in nearly every other place, and none in the others.
static bool zeros_in_every_other(ByteView bytes, std::size_t first) {
    if (bytes.size() < 4 || bytes.size() % 2 != 0) return false;
    std::size_t there = 0;
    std::size_t elsewhere = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == 0) ++(i % 2 == first ? there : elsewhere);
    return elsewhere == 0 && there > bytes.size() / 4;
}

Result<DecodedText> decode_text(ByteView bytes) {
    if (starts_with(bytes, {0xFF, 0xFE})) return from_utf16(bytes.subspan(2), false);
    if (starts_with(bytes, {0xFE, 0xFF})) return from_utf16(bytes.subspan(2), true);
    if (std::ranges::find(bytes, std::uint8_t{0}) != bytes.end()) {
        if (zeros_in_every_other(bytes, 1)) return from_utf16(bytes, false);
        if (zeros_in_every_other(bytes, 0)) return from_utf16(bytes, true);
        return fail(Problem::file_not_a_table);
    }
    const bool marked = starts_with(bytes, {0xEF, 0xBB, 0xBF});
    const ByteView body = marked ? bytes.subspan(3) : bytes;
    if (is_utf8(text_of(body))) return DecodedText{std::string(text_of(body)), marked ? Encoding::utf8_with_mark : Encoding::utf8};
    if (marked) return fail(Problem::file_encoding, "1");
    return from_windows_1252(body);
}

}  // namespace tributary::documents
