#include "store/wire.hpp"

namespace tributary::store {

void Writer::number(std::uint64_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
}

ByteView Reader::raw(std::size_t size) {
    if (!ok_ || rest_.size() < size) {
        ok_ = false;
        return {};
    }
    const ByteView view = rest_.first(size);
    rest_ = rest_.subspan(size);
    return view;
}

bool Reader::rest_is_zero() const {
    return ok_ && std::ranges::all_of(rest_, [](std::uint8_t byte) { return byte == 0; });
}

std::uint64_t Reader::number(std::size_t width) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : raw(width)) value = value << 8 | byte;
    return value;
}

}  // namespace tributary::store
