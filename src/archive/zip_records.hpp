// The records of a ZIP file as we write them: no dates, no attributes, no extra fields.
#pragma once

#include <string_view>

#include "archive/zip_format.hpp"

namespace tributary::zip {

/// Up to `ratio_free` bytes anything may shrink as it will; beyond, nothing is packed denser than `ratio`, so that no reader takes it for a bomb.
struct Density {
    std::uint64_t ratio = 200;
    std::uint64_t ratio_free = 1U << 20;
};

/// What a local header and a directory entry both say of a file, and the bytes between them when they are deflated.
struct Packed {
    std::uint16_t method = stored;
    Bytes deflated{};           // empty when stored
    std::uint32_t crc = 0;
    std::uint64_t size = 0;     // not deflated

    [[nodiscard]] std::uint64_t packed_size() const { return method == stored ? size : deflated.size(); }
};

/// Deflated where that helps.
[[nodiscard]] Packed pack(ByteView bytes, const Density& density);

void append(Bytes& out, ByteView bytes);
void put_local(Bytes& out, std::string_view path, const Packed& packed);
void put_entry(Bytes& directory, std::string_view path, const Packed& packed, std::uint64_t offset);
void put_end(Bytes& out, std::size_t count, std::uint64_t directory_at, std::size_t directory_size);

}  // namespace tributary::zip
