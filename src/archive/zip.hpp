// ZIP files: written plainly, and read as office programs write them. (Bundles have a stricter reader of their own, src/bundle/zip_read.cpp.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::zip {

struct File {
    std::string path{};
    Bytes bytes{};

    bool operator==(const File&) const = default;
};

/// The files in the order given, deflated where that helps, without dates. The same files give the same bytes.
/// Nothing is packed so densely that a reader would take it for a bomb.
[[nodiscard]] Bytes write(const std::vector<File>& files);

/// What an archive may come to.
struct Limits {
    std::size_t files = 10'000;
    std::uint64_t one_file = 128ULL << 20;
    std::uint64_t all_files = 512ULL << 20;
    std::uint64_t ratio = 500;                  // inflated to deflated,
    std::uint64_t ratio_free = 4ULL << 20;      // from this inflated size on
};

/// An archive whose directory was read; nothing is inflated before it is asked for. Data descriptors, zip64, comments and bytes
/// before the first file are passed over. `bytes` must live as long as it. Safe on hostile input.
class Archive {
public:
    /// Errors: file_damaged, file_has_password (an encrypted file inside), file_inflates_too_far.
    [[nodiscard]] static Result<Archive> open(ByteView bytes, const Limits& limits = {});

    [[nodiscard]] std::vector<std::string_view> paths() const;
    /// Without regard to capitals, as the packaging convention of office files has it.
    [[nodiscard]] bool has(std::string_view path) const { return find(path) != nullptr; }
    /// Errors: file_damaged (fact: the path; also when there is no such file).
    [[nodiscard]] Result<Bytes> read(std::string_view path) const;

private:
    struct Entry {
        std::string path;
        std::uint16_t method = 0;
        std::uint32_t crc = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
    };
    [[nodiscard]] const Entry* find(std::string_view path) const;

    ByteView bytes_;
    std::uint64_t before_ = 0;  // bytes that stand before the archive
    std::vector<Entry> entries_;
};

}  // namespace tributary::zip
