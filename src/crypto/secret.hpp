// Bytes that must not stay in memory: keys and passphrases.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bytes.hpp"

namespace tributary::crypto {

/// Owns secret bytes of a fixed size and wipes them when it goes. Moves, never copies by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size) : bytes_(size) {}
    Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(); }

    [[nodiscard]] static Secret copy_of(ByteView bytes);
    [[nodiscard]] static Secret copy_of(std::string_view text) { return copy_of(bytes_of(text)); }
    [[nodiscard]] Secret clone() const { return copy_of(view()); }

    [[nodiscard]] ByteView view() const { return bytes_; }
    [[nodiscard]] std::uint8_t* data() { return bytes_.data(); }
    [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }

    /// Overwrites and forgets the bytes at once.
    void wipe();

private:
    Bytes bytes_;
};

/// Overwrites a buffer or a text that held something secret, and empties it.
void wipe(Bytes& bytes);
void wipe(std::string& text);

/// True when both hold the same bytes. The time taken depends on the lengths alone.
[[nodiscard]] bool same(ByteView a, ByteView b);

}  // namespace tributary::crypto
