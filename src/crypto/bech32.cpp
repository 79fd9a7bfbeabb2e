#include <array>

#include "crypto/text_codes.hpp"

namespace tributary::crypto {

static constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
static constexpr std::size_t checksum_size = 6;

static std::uint32_t polymod(ByteView values) {
    static constexpr std::array<std::uint32_t, 5> generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    std::uint32_t sum = 1;
    for (const std::uint8_t value : values) {
        const std::uint32_t top = sum >> 25;
        sum = (sum & 0x1ffffff) << 5 ^ value;
        for (std::size_t i = 0; i < generator.size(); ++i) {
            if (top >> i & 1) sum ^= generator[i];
        }
    }
    return sum;
}

static Bytes expanded(std::string_view prefix) {
    Bytes values;
    for (const char c : prefix) values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5));
    values.push_back(0);
    for (const char c : prefix) values.push_back(static_cast<std::uint8_t>(c & 31));
    return values;
}

static Bytes to_fives(ByteView bytes) {
    Bytes fives;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5;) {
            bits -= 5;
            fives.push_back(static_cast<std::uint8_t>(held >> bits & 31));
        }
    }
    if (bits > 0) fives.push_back(static_cast<std::uint8_t>(held << (5 - bits) & 31));
    return fives;
}

static std::optional<Bytes> from_fives(ByteView fives) {
    Bytes bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t five : fives) {
        held = (held << 5 | five) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(held >> bits & 255));
    }
    const bool padding_is_short_and_zero = bits < 5 && (held & ((1U << bits) - 1)) == 0;
    if (!padding_is_short_and_zero) return std::nullopt;
    return bytes;
}

std::string to_bech32(std::string_view prefix, ByteView bytes) {
    const Bytes data = to_fives(bytes);
    Bytes checked = expanded(prefix);
    checked.insert(checked.end(), data.begin(), data.end());
    checked.insert(checked.end(), checksum_size, 0);
    const std::uint32_t sum = polymod(checked) ^ 1;
    std::string text = std::string(prefix) + '1';
    for (const std::uint8_t five : data) text += alphabet[five];
    for (std::size_t i = 0; i < checksum_size; ++i) text += alphabet[sum >> (5 * (checksum_size - 1 - i)) & 31];
    return text;
}

static std::optional<std::string> one_case(std::string_view text) {
    bool lower = false;
    bool upper = false;
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') lower = true;
        if (c >= 'A' && c <= 'Z') {
            upper = true;
            c = static_cast<char>(c + ('a' - 'A'));
        }
    }
    if (lower && upper) return std::nullopt;
    return result;
}

std::optional<Bytes> from_bech32(std::string_view prefix, std::string_view text) {
    const auto lower = one_case(text);
    if (!lower) return std::nullopt;
    const std::size_t separator = lower->rfind('1');
    if (separator == std::string::npos || std::string_view(*lower).substr(0, separator) != prefix) return std::nullopt;
    if (lower->size() - separator - 1 < checksum_size) return std::nullopt;
    Bytes data;
    for (const char c : std::string_view(*lower).substr(separator + 1)) {
        const std::size_t five = alphabet.find(c);
        if (five == std::string_view::npos) return std::nullopt;
        data.push_back(static_cast<std::uint8_t>(five));
    }
    Bytes checked = expanded(prefix);
    checked.insert(checked.end(), data.begin(), data.end());
    if (polymod(checked) != 1) return std::nullopt;
    data.resize(data.size() - checksum_size);
    return from_fives(data);
}

}  // namespace tributary::crypto
