// Puts together ZIP files with any field wrong, to see them refused.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/zip_format.hpp"

namespace tributary::hostile {

struct ZipHeader {
    std::uint16_t made_by = 20;
    std::uint16_t version = 20;
    std::uint16_t flags = 0;
    std::uint16_t method = zip::stored;
    std::uint32_t crc = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::string path{};
    Bytes extra{};
    std::string comment{};
    std::uint16_t disk = 0;
    std::uint32_t attributes = 0;
    std::uint32_t offset = 0;
};

struct ZipEntry {
    ZipHeader local{};
    ZipHeader central{};
    Bytes packed{};
};

struct ZipPlan {
    Bytes before{};                 // in front of the first entry
    std::vector<ZipEntry> entries{};
    Bytes before_directory{};
    Bytes after_directory{};
    std::string comment{};
    Bytes after{};
    std::uint16_t disk = 0;
    int count_off_by = 0;
    int size_off_by = 0;
};

/// An honest entry, stored.
inline ZipEntry zip_entry(std::string path, ByteView bytes) {
    ZipEntry entry;
    entry.packed.assign(bytes.begin(), bytes.end());
    entry.local.path = std::move(path);
    entry.local.crc = zip::crc32_of(bytes);
    entry.local.size = entry.local.packed_size = static_cast<std::uint32_t>(bytes.size());
    entry.central = entry.local;
    return entry;
}

/// The same change to both headers of an entry.
inline ZipEntry changed(ZipEntry entry, const std::function<void(ZipHeader&)>& change) {
    change(entry.local);
    change(entry.central);
    return entry;
}

inline void put_common(Bytes& out, const ZipHeader& header) {
    using namespace tributary::zip;
    for (const std::uint16_t value : {header.version, header.flags, header.method, std::uint16_t{0}, no_date}) put_u16(out, value);
    for (const std::uint32_t value : {header.crc, header.packed_size, header.size}) put_u32(out, value);
    put_u16(out, static_cast<std::uint16_t>(header.path.size()));
    put_u16(out, static_cast<std::uint16_t>(header.extra.size()));
}

inline void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

inline Bytes directory_of(const ZipPlan& plan, const std::vector<std::uint32_t>& offsets) {
    using namespace tributary::zip;
    Bytes out;
    for (std::size_t i = 0; i < plan.entries.size(); ++i) {
        const ZipHeader& header = plan.entries[i].central;
        put_u32(out, entry_mark);
        put_u16(out, header.made_by);
        put_common(out, header);
        put_u16(out, static_cast<std::uint16_t>(header.comment.size()));
        put_u16(out, header.disk);
        put_u16(out, 0);
        put_u32(out, header.attributes);
        put_u32(out, offsets[i] + header.offset);
        append(out, bytes_of(header.path));
        append(out, header.extra);
        append(out, bytes_of(header.comment));
    }
    return out;
}

inline Bytes zip_of(const ZipPlan& plan) {
    using namespace tributary::zip;
    Bytes out = plan.before;
    std::vector<std::uint32_t> offsets;
    for (const ZipEntry& entry : plan.entries) {
        offsets.push_back(static_cast<std::uint32_t>(out.size()));
        put_u32(out, local_mark);
        put_common(out, entry.local);
        append(out, bytes_of(entry.local.path));
        append(out, entry.local.extra);
        append(out, entry.packed);
    }
    append(out, plan.before_directory);
    const std::size_t at = out.size();
    const Bytes directory = directory_of(plan, offsets);
    append(out, directory);
    append(out, plan.after_directory);
    put_u32(out, end_mark);
    put_u16(out, plan.disk);
    put_u16(out, plan.disk);
    for (int i = 0; i < 2; ++i) put_u16(out, static_cast<std::uint16_t>(static_cast<int>(plan.entries.size()) + plan.count_off_by));
    put_u32(out, static_cast<std::uint32_t>(static_cast<int>(directory.size()) + plan.size_off_by));
    put_u32(out, static_cast<std::uint32_t>(at));
    put_u16(out, static_cast<std::uint16_t>(plan.comment.size()));
    append(out, bytes_of(plan.comment));
    append(out, plan.after);
    return out;
}

}  // namespace tributary::hostile
