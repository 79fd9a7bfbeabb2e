// Every way of spoiling a few bytes, for every reader of this project that may meet hostile ones.
#pragma once

#include <array>
#include <cstddef>

#include "base/bytes.hpp"

namespace tributary::hostile {

/// Calls `reader` with every proper prefix of `good`.
template <class Reader>
void every_truncation(ByteView good, Reader reader) {
    for (std::size_t size = 0; size < good.size(); ++size) reader(good.first(size), size);
}

/// Calls `reader` with `good` and one byte changed, for every byte: its lowest bit, then its highest.
template <class Reader>
void every_changed_byte(ByteView good, Reader reader) {
    Bytes changed(good.begin(), good.end());
    for (std::size_t at = 0; at < changed.size(); ++at) {
        for (const std::uint8_t bits : std::to_array<std::uint8_t>({0x01, 0x80})) {
            changed[at] ^= bits;
            reader(ByteView(changed), at);
            changed[at] ^= bits;
        }
    }
}

/// Calls `reader` with one byte too many: at the end, and at the beginning.
template <class Reader>
void one_extra_byte(ByteView good, Reader reader) {
    for (const std::uint8_t extra : std::to_array<std::uint8_t>({0x00, 0x0a, 0x41})) {
        Bytes longer(good.begin(), good.end());
        longer.push_back(extra);
        reader(ByteView(longer), good.size());
        longer.pop_back();
        longer.insert(longer.begin(), extra);
        reader(ByteView(longer), 0);
    }
}

/// All of the above: `reader(bytes, at)` must refuse each.
template <class Reader>
void every_way(ByteView good, Reader reader) {
    every_truncation(good, reader);
    every_changed_byte(good, reader);
    one_extra_byte(good, reader);
}

}  // namespace tributary::hostile
