// Random 128-bit identifiers of cases, parts, feeds, records and bundles.
//
// Written as 32 lower-case hexadecimal digits, the only spelling. An id says nothing about what it
// names, so it may stand in an address or in the clear.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tributary {

struct Id {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Id&) const = default;

    /// The id that no record has: all zero.
    [[nodiscard]] bool is_nil() const { return *this == Id{}; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static std::optional<Id> parse(std::string_view text);
};

}  // namespace tributary

template <>
struct std::hash<tributary::Id> {
    std::size_t operator()(const tributary::Id& id) const noexcept {
        std::size_t value = 0;
        for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | id.bytes[i];
        return value;
    }
};
