// Writing and reading the fixed-width fields of the vault's files: big-endian integers and raw bytes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "base/bytes.hpp"

namespace tributary::store {

class Writer {
public:
    void u8(std::uint8_t value) { bytes_.push_back(value); }
    void u16(std::uint16_t value) { number(value, 2); }
    void u32(std::uint32_t value) { number(value, 4); }
    void u64(std::uint64_t value) { number(value, 8); }
    void raw(ByteView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
    /// Zero bytes up to `size` in all; nothing when there is that much already.
    void pad_to(std::size_t size) { bytes_.resize(std::max(size, bytes_.size())); }
    void reserve(std::size_t size) { bytes_.reserve(size); }

    [[nodiscard]] const Bytes& bytes() const { return bytes_; }
    [[nodiscard]] Bytes take() { return std::move(bytes_); }

private:
    void number(std::uint64_t value, int width);

    Bytes bytes_;
};

/// Reads hostile bytes: once one field reaches past the end, `ok()` is false for good and every value is zero.
class Reader {
public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }
    /// A view into the bytes handed in; empty when there are fewer than `size`.
    ByteView raw(std::size_t size);
    template <std::size_t Size>
    std::array<std::uint8_t, Size> array() {
        std::array<std::uint8_t, Size> value{};
        const ByteView view = raw(Size);
        if (ok_) std::copy(view.begin(), view.end(), value.begin());
        return value;
    }

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return ok_ && rest_.empty(); }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }
    /// Nothing but zero bytes is left.
    [[nodiscard]] bool rest_is_zero() const;

private:
    std::uint64_t number(std::size_t width);

    ByteView rest_;
    bool ok_ = true;
};

}  // namespace tributary::store
