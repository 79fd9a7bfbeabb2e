#include <algorithm>
#include <cassert>

#include "bundle/rules.hpp"
#include "bundle/zip.hpp"
#include "archive/zip_format.hpp"

namespace tributary::bundle {

namespace {

struct Packed {
    std::uint16_t method = zip::stored;
    Bytes deflated;                    // empty when stored
    std::uint32_t crc = 0;
};

// What does not shrink, and what shrinks more than a reader believes, is stored as it is.
Packed pack(const File& file) {
    if (file.outside) return {zip::stored, {}, file.outside->crc32};
    const ByteView bytes = file.bytes;
    Packed packed{zip::deflated, zip::deflate_raw(bytes), zip::crc32_of(bytes)};
    const bool too_good = bytes.size() > zip_limit::ratio_free && bytes.size() / zip_limit::ratio >= packed.deflated.size();
    if (packed.deflated.size() >= bytes.size() || too_good) {
        packed.method = zip::stored;
        packed.deflated.clear();
    }
    return packed;
}

std::uint64_t packed_size(const File& file, const Packed& packed) {
    return packed.method == zip::stored ? file.size() : packed.deflated.size();
}

// The fields that a local header and a directory entry have in common, in their common order.
void put_common(Bytes& out, const File& file, const Packed& packed) {
    zip::put_u16(out, zip::version_needed);
    zip::put_u16(out, 0);  // flags
    zip::put_u16(out, packed.method);
    zip::put_u16(out, 0);  // time
    zip::put_u16(out, zip::no_date);
    zip::put_u32(out, packed.crc);
    zip::put_u32(out, static_cast<std::uint32_t>(packed_size(file, packed)));
    zip::put_u32(out, static_cast<std::uint32_t>(file.size()));
    zip::put_u16(out, static_cast<std::uint16_t>(file.path.size()));
    zip::put_u16(out, 0);  // extra field
}

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

void put_entry(Bytes& directory, const File& file, const Packed& packed, std::uint64_t offset) {
    zip::put_u32(directory, zip::entry_mark);
    zip::put_u16(directory, zip::version_needed);
    put_common(directory, file, packed);
    zip::put_u16(directory, 0);  // comment
    zip::put_u16(directory, 0);  // disk
    zip::put_u16(directory, 0);  // internal attributes
    zip::put_u32(directory, 0);  // external attributes
    zip::put_u32(directory, static_cast<std::uint32_t>(offset));
    append(directory, bytes_of(file.path));
}

void put_end(Bytes& out, std::size_t count, std::uint64_t directory_at, std::size_t directory_size) {
    zip::put_u32(out, zip::end_mark);
    zip::put_u16(out, 0);
    zip::put_u16(out, 0);
    zip::put_u16(out, static_cast<std::uint16_t>(count));
    zip::put_u16(out, static_cast<std::uint16_t>(count));
    zip::put_u32(out, static_cast<std::uint32_t>(directory_size));
    zip::put_u32(out, static_cast<std::uint32_t>(directory_at));
    zip::put_u16(out, 0);  // comment
}

bool within_limits(const std::vector<File>& files) {
    std::uint64_t total = 0;
    for (const File& file : files) total += file.size();
    return files.size() <= zip_limit::files && total <= zip_limit::all_files &&
           std::ranges::all_of(files, [](const File& file) { return file.size() <= zip_limit::one_file; });
}

}  // namespace

Result<std::vector<Piece>> write_zip_in_pieces(const std::vector<File>& files) {
    if (!within_limits(files)) return refuse(Problem::bundle_too_large, rule::limits);
    std::vector<Piece> pieces(1);
    Bytes directory;
    std::uint64_t before = 0;  // how long all pieces but the last are
    for (const File& file : files) {
        assert(is_bundle_path(file.path));
        const Packed packed = pack(file);
        Bytes& out = pieces.back().bytes;
        put_entry(directory, file, packed, before + out.size());
        zip::put_u32(out, zip::local_mark);
        put_common(out, file, packed);
        append(out, bytes_of(file.path));
        if (!file.outside) {
            append(out, packed.method == zip::stored ? ByteView(file.bytes) : ByteView(packed.deflated));
            continue;
        }
        before += out.size() + file.outside->size;
        pieces.push_back({{}, file.outside});
        pieces.emplace_back();
    }
    Bytes& out = pieces.back().bytes;
    const std::uint64_t directory_at = before + out.size();
    append(out, directory);
    put_end(out, files.size(), directory_at, directory.size());
    return pieces;
}

Result<Bytes> write_zip(const std::vector<File>& files) {
    auto pieces = write_zip_in_pieces(files);
    if (!pieces) return std::unexpected(pieces.error());
    assert(pieces->size() == 1);  // nothing is elsewhere
    return std::move(pieces->front().bytes);
}

}  // namespace tributary::bundle
