#include "archive/zip_records.hpp"

namespace tributary::zip {

Packed pack(ByteView bytes, const Density& density) {
    Packed packed{deflated, deflate_raw(bytes), crc32_of(bytes), bytes.size()};
    const bool too_good = bytes.size() > density.ratio_free && bytes.size() / density.ratio >= packed.deflated.size();
    if (packed.deflated.size() >= bytes.size() || too_good) {
        packed.method = stored;
        packed.deflated.clear();
    }
    return packed;
}

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

// The fields that a local header and a directory entry have in common, in their common order.
static void put_common(Bytes& out, std::string_view path, const Packed& packed) {
    put_u16(out, version_needed);
    put_u16(out, 0);  // flags
    put_u16(out, packed.method);
    put_u16(out, 0);  // time
    put_u16(out, no_date);
    put_u32(out, packed.crc);
    put_u32(out, static_cast<std::uint32_t>(packed.packed_size()));
    put_u32(out, static_cast<std::uint32_t>(packed.size));
    put_u16(out, static_cast<std::uint16_t>(path.size()));
    put_u16(out, 0);  // extra field
}

void put_local(Bytes& out, std::string_view path, const Packed& packed) {
    put_u32(out, local_mark);
    put_common(out, path, packed);
    append(out, bytes_of(path));
}

void put_entry(Bytes& directory, std::string_view path, const Packed& packed, std::uint64_t offset) {
    put_u32(directory, entry_mark);
    put_u16(directory, version_needed);
    put_common(directory, path, packed);
    put_u16(directory, 0);  // comment
    put_u16(directory, 0);  // disk
    put_u16(directory, 0);  // internal attributes
    put_u32(directory, 0);  // external attributes
    put_u32(directory, static_cast<std::uint32_t>(offset));
    append(directory, bytes_of(path));
}

void put_end(Bytes& out, std::size_t count, std::uint64_t directory_at, std::size_t directory_size) {
    put_u32(out, end_mark);
    put_u16(out, 0);
    put_u16(out, 0);
    put_u16(out, static_cast<std::uint16_t>(count));
    put_u16(out, static_cast<std::uint16_t>(count));
    put_u32(out, static_cast<std::uint32_t>(directory_size));
    put_u32(out, static_cast<std::uint32_t>(directory_at));
    put_u16(out, 0);  // comment
}

}  // namespace tributary::zip
