#include "archive/zip.hpp"
#include "archive/zip_format.hpp"

namespace tributary::zip {

namespace {

struct Packed {
    std::uint16_t method = stored;
    Bytes deflated;                    // empty when stored
    std::uint32_t crc = 0;
};

// What does not shrink, and what shrinks more than a reader believes, is stored as it is.
Packed pack(ByteView bytes, std::uint64_t ratio, std::uint64_t ratio_free) {
    Packed packed{deflated, deflate_raw(bytes), crc32_of(bytes)};
    const bool too_good = bytes.size() > ratio_free && bytes.size() / ratio >= packed.deflated.size();
    if (packed.deflated.size() >= bytes.size() || too_good) {
        packed.method = stored;
        packed.deflated.clear();
    }
    return packed;
}

std::size_t packed_size(const File& file, const Packed& packed) {
    return packed.method == stored ? file.bytes.size() : packed.deflated.size();
}

// The fields that a local header and a directory entry have in common, in their common order.
void put_common(Bytes& out, const File& file, const Packed& packed) {
    put_u16(out, version_needed);
    put_u16(out, 0);  // flags
    put_u16(out, packed.method);
    put_u16(out, 0);  // time
    put_u16(out, no_date);
    put_u32(out, packed.crc);
    put_u32(out, static_cast<std::uint32_t>(packed_size(file, packed)));
    put_u32(out, static_cast<std::uint32_t>(file.bytes.size()));
    put_u16(out, static_cast<std::uint16_t>(file.path.size()));
    put_u16(out, 0);  // extra field
}

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

void put_entry(Bytes& directory, const File& file, const Packed& packed, std::size_t offset) {
    put_u32(directory, entry_mark);
    put_u16(directory, version_needed);
    put_common(directory, file, packed);
    put_u16(directory, 0);  // comment
    put_u16(directory, 0);  // disk
    put_u16(directory, 0);  // internal attributes
    put_u32(directory, 0);  // external attributes
    put_u32(directory, static_cast<std::uint32_t>(offset));
    append(directory, bytes_of(file.path));
}

void put_end(Bytes& out, std::size_t count, std::size_t directory_at, std::size_t directory_size) {
    put_u32(out, end_mark);
    put_u16(out, 0);
    put_u16(out, 0);
    put_u16(out, static_cast<std::uint16_t>(count));
    put_u16(out, static_cast<std::uint16_t>(count));
    put_u32(out, static_cast<std::uint32_t>(directory_size));
    put_u32(out, static_cast<std::uint32_t>(directory_at));
    put_u16(out, 0);  // comment
}

}  // namespace

Bytes write(const std::vector<File>& files, std::uint64_t ratio, std::uint64_t ratio_free) {
    Bytes out;
    Bytes directory;
    for (const File& file : files) {
        const Packed packed = pack(file.bytes, ratio, ratio_free);
        put_entry(directory, file, packed, out.size());
        put_u32(out, local_mark);
        put_common(out, file, packed);
        append(out, bytes_of(file.path));
        append(out, packed.method == stored ? ByteView(file.bytes) : ByteView(packed.deflated));
    }
    const std::size_t directory_at = out.size();
    append(out, directory);
    put_end(out, files.size(), directory_at, directory.size());
    return out;
}

}  // namespace tributary::zip
