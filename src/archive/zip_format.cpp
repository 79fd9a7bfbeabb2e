#include "archive/zip_format.hpp"

#include <zlib.h>

#include <cassert>

namespace tributary::zip {

static constexpr int raw_window = -15;

std::uint64_t Reader::number(std::size_t size) {
    const ByteView bytes = take(size);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return value;
}

ByteView Reader::take(std::size_t count) {
    if (count > bytes_.size() - at_) {
        good_ = false;
        return {};
    }
    const ByteView taken = bytes_.subspan(at_, count);
    at_ += count;
    return taken;
}

static void put(Bytes& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put_u16(Bytes& out, std::uint16_t value) { put(out, value, 2); }
void put_u32(Bytes& out, std::uint32_t value) { put(out, value, 4); }

std::uint32_t crc32_of(ByteView bytes) {
    return crc32_on(0, bytes);
}

std::uint32_t crc32_on(std::uint32_t crc, ByteView bytes) { return static_cast<std::uint32_t>(crc32_z(crc, bytes.data(), bytes.size())); }

// zlib promises not to write through its input pointer.
static Bytef* input(ByteView bytes) { return const_cast<Bytef*>(bytes.data()); }

Bytes deflate_raw(ByteView bytes) {
    z_stream stream{};
    const int started = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_window, 9, Z_DEFAULT_STRATEGY);
    assert(started == Z_OK);
    static_cast<void>(started);
    Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::optional<Bytes> inflate_raw(ByteView deflated_bytes, std::size_t size) {
    z_stream stream{};
    if (inflateInit2(&stream, raw_window) != Z_OK) return std::nullopt;
    Bytes out(size + 1);  // one byte more, so that too much is noticed and the address is never null
    stream.next_in = input(deflated_bytes);
    stream.avail_in = static_cast<uInt>(deflated_bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    const bool exact = result == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == size;
    inflateEnd(&stream);
    if (!exact) return std::nullopt;
    out.pop_back();
    return out;
}

}  // namespace tributary::zip
