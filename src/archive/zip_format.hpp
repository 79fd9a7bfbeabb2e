// The records of a ZIP file (PKWARE APPNOTE 6.3), as far as a bundle uses them, and raw deflate.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.hpp"

namespace tributary::zip {

inline constexpr std::uint32_t local_mark = 0x04034b50;
inline constexpr std::uint32_t entry_mark = 0x02014b50;
inline constexpr std::uint32_t end_mark = 0x06054b50;
inline constexpr std::size_t local_size = 30;
inline constexpr std::size_t entry_size = 46;
inline constexpr std::size_t end_size = 22;
inline constexpr std::uint16_t stored = 0;
inline constexpr std::uint16_t deflated = 8;
inline constexpr std::uint16_t version_needed = 20;
inline constexpr std::uint16_t no_date = 0x0021;  // 1 January 1980, the least there is

/// Reads little-endian numbers one after another. Reading past the end gives zeros and is remembered.
class Reader {
public:
    explicit Reader(ByteView bytes) : bytes_(bytes) {}

    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    ByteView take(std::size_t count);
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

private:
    std::uint64_t number(std::size_t size);

    ByteView bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

void put_u16(Bytes& out, std::uint16_t value);
void put_u32(Bytes& out, std::uint32_t value);

[[nodiscard]] std::uint32_t crc32_of(ByteView bytes);
/// The CRC of what had `crc` (0 of nothing) and goes on with these bytes.
[[nodiscard]] std::uint32_t crc32_on(std::uint32_t crc, ByteView bytes);

/// Raw deflate (RFC 1951) at the middle level: the highest saves a few per cent and takes many times as long.
[[nodiscard]] Bytes deflate_raw(ByteView bytes);

/// Inflates exactly `size` bytes out of exactly all of `deflated_bytes`, or nothing.
[[nodiscard]] std::optional<Bytes> inflate_raw(ByteView deflated_bytes, std::size_t size);

}  // namespace tributary::zip
