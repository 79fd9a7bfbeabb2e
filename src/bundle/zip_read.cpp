#include <algorithm>
#include <set>

#include "archive/zip_format.hpp"
#include "bundle/layout.hpp"
#include "bundle/rules.hpp"
#include "bundle/zip.hpp"

namespace tributary::bundle {

namespace {

// What a local header and a directory entry both say, and must say alike.
struct Common {
    std::uint16_t version = 0;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::uint16_t path_size = 0;
    std::uint16_t extra_size = 0;  // the one field in which they may differ

    bool operator==(const Common& other) const {
        return version == other.version && flags == other.flags && method == other.method && crc == other.crc &&
               packed_size == other.packed_size && size == other.size && path_size == other.path_size;
    }
};

struct Entry {
    Common common;
    std::string_view path;
    std::uint32_t offset = 0;
    ByteView packed{};
};

std::unexpected<Error> broken(std::string_view rule) { return refuse(Problem::bundle_format, rule); }

Common read_common(zip::Reader& reader) {
    Common common;
    common.version = reader.u16();
    common.flags = reader.u16();
    common.method = reader.u16();
    reader.take(4);  // time and date mean nothing here
    common.crc = reader.u32();
    common.packed_size = reader.u32();
    common.size = reader.u32();
    common.path_size = reader.u16();
    common.extra_size = reader.u16();
    return common;
}

// Bits 1 and 2 say how hard the deflater tried, bit 11 that names are UTF-8, which ASCII is.
bool is_plain(const Common& common) {
    static constexpr unsigned allowed_flags = 0x0806;
    const bool method_known = common.method == zip::deflated || (common.method == zip::stored && common.packed_size == common.size);
    return method_known && common.version <= zip::version_needed && (common.flags & ~allowed_flags) == 0;
}

// Info-ZIP's timestamps and owner are passed over; anything else could change what the entry means.
bool is_harmless_extra(ByteView extra) {
    static constexpr std::uint16_t timestamps = 0x5455;
    static constexpr std::uint16_t owner = 0x7875;
    zip::Reader reader(extra);
    while (reader.good() && !reader.at_end()) {
        const std::uint16_t kind = reader.u16();
        reader.take(reader.u16());
        if (kind != timestamps && kind != owner) return false;
    }
    return reader.good();
}

// The upper half of the external attributes is the Unix mode, if the entry was made there.
bool is_regular_file(std::uint16_t made_by, std::uint32_t attributes) {
    static constexpr std::uint32_t dos_folder = 0x10;
    const std::uint32_t kind = attributes >> 28;
    const bool unix_regular = kind == 0 || kind == 8;
    return (attributes & dos_folder) == 0 && (made_by >> 8 != 3 || unix_regular);
}

struct End {
    std::size_t count = 0;
    std::size_t directory_at = 0;
    std::size_t directory_size = 0;
};

Result<End> read_end(ByteView zip_file) {
    if (zip_file.size() < zip::end_size) return broken(rule::end_record);
    zip::Reader reader(zip_file.last(zip::end_size));
    const bool marked = reader.u32() == zip::end_mark;
    const std::uint32_t disks = reader.u32();
    const std::uint16_t count_here = reader.u16();
    End end;
    end.count = reader.u16();
    end.directory_size = reader.u32();
    end.directory_at = reader.u32();
    const std::uint16_t comment = reader.u16();
    if (!marked || disks != 0 || count_here != end.count || comment != 0) return broken(rule::end_record);
    if (std::uint64_t{end.directory_at} + end.directory_size != zip_file.size() - zip::end_size) return broken(rule::directory);
    if (end.count > zip_limit::files) return refuse(Problem::bundle_too_large, rule::limits);
    return end;
}

Result<Entry> read_entry(zip::Reader& reader) {
    Entry entry;
    const bool marked = reader.u32() == zip::entry_mark;
    const std::uint16_t made_by = reader.u16();
    entry.common = read_common(reader);
    const std::uint16_t comment = reader.u16();
    const std::uint16_t disk = reader.u16();
    reader.take(2);  // internal attributes: text or binary
    const std::uint32_t attributes = reader.u32();
    entry.offset = reader.u32();
    entry.path = text_of(reader.take(entry.common.path_size));
    const ByteView extra = reader.take(entry.common.extra_size);
    if (!reader.good() || !marked || disk != 0) return broken(rule::directory);
    if (!is_plain(entry.common)) return broken(rule::method);
    if (comment != 0 || !is_harmless_extra(extra)) return broken(rule::extra_fields);
    if (!is_regular_file(made_by, attributes)) return broken(rule::regular_files);
    if (!is_bundle_path(entry.path)) return broken(rule::path);
    return entry;
}

Result<std::vector<Entry>> read_directory(ByteView zip_file, const End& end) {
    zip::Reader reader(zip_file.subspan(end.directory_at, end.directory_size));
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < end.count; ++i) {
        auto entry = read_entry(reader);
        if (!entry) return std::unexpected(entry.error());
        entries.push_back(*entry);
    }
    if (!reader.at_end()) return broken(rule::directory);
    return entries;
}

Result<void> check_limits(const std::vector<Entry>& entries) {
    std::uint64_t total = 0;
    for (const Entry& entry : entries) {
        const std::uint64_t size = entry.common.size;
        const bool bomb = size > zip_limit::ratio_free && size / zip_limit::ratio > entry.common.packed_size;
        total += size;
        if (size > zip_limit::one_file || total > zip_limit::all_files || bomb) return refuse(Problem::bundle_too_large, rule::limits);
    }
    return {};
}

std::string lower_case(std::string_view path) {
    std::string lower(path);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lower;
}

// Distinct on file systems that do not tell capitals apart, and no file where another path needs a folder.
Result<void> check_paths(const std::vector<Entry>& entries) {
    std::set<std::string> files;
    std::set<std::string> folders;
    for (const Entry& entry : entries) {
        const std::string path = lower_case(entry.path);
        if (!files.insert(path).second) return broken(rule::distinct_paths);
        for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
            folders.insert(path.substr(0, slash));
        }
    }
    const bool clash = std::ranges::any_of(folders, [&](const std::string& folder) { return files.contains(folder); });
    if (clash) return broken(rule::distinct_paths);
    return {};
}

// The entries lie in the order of the directory, each where the one before it ends, from the first byte to the directory.
Result<void> locate(ByteView zip_file, std::size_t directory_at, std::vector<Entry>& entries) {
    zip::Reader reader(zip_file.first(directory_at));
    for (Entry& entry : entries) {
        if (entry.offset != reader.at()) return broken(rule::one_after_another);
        const bool marked = reader.u32() == zip::local_mark;
        const Common local = read_common(reader);
        const std::string_view path = text_of(reader.take(local.path_size));
        const ByteView extra = reader.take(local.extra_size);
        if (!reader.good() || !marked || local != entry.common || path != entry.path) return broken(rule::local_header);
        if (!is_harmless_extra(extra)) return broken(rule::extra_fields);
        entry.packed = reader.take(entry.common.packed_size);
        if (!reader.good()) return broken(rule::one_after_another);
    }
    if (!reader.at_end()) return broken(rule::one_after_another);
    return {};
}

// The bytes stay in the container; what is said of them is what they are.
Result<File> find_in_place(const Entry& entry, ByteView zip_file) {
    if (zip::crc32_of(entry.packed) != entry.common.crc) return broken(rule::inflated);
    const auto at = static_cast<std::uint64_t>(entry.packed.data() - zip_file.data());
    return File{std::string(entry.path), {}, Outside{entry.packed.size(), crypto::sha256(entry.packed), entry.common.crc, at}};
}

Result<File> unpack(const Entry& entry) {
    std::optional<Bytes> bytes = entry.common.method == zip::stored ? Bytes(entry.packed.begin(), entry.packed.end())
                                                    : zip::inflate_raw(entry.packed, entry.common.size);
    if (!bytes || zip::crc32_of(*bytes) != entry.common.crc) return broken(rule::inflated);
    return File{std::string(entry.path), std::move(*bytes), {}};
}

}  // namespace

Result<std::vector<File>> read_zip(ByteView zip_file, Attachments attachments) {
    const auto end = read_end(zip_file);
    if (!end) return std::unexpected(end.error());
    auto entries = read_directory(zip_file, *end);
    if (!entries) return std::unexpected(entries.error());
    if (auto limits = check_limits(*entries); !limits) return std::unexpected(limits.error());
    if (auto paths = check_paths(*entries); !paths) return std::unexpected(paths.error());
    if (auto located = locate(zip_file, end->directory_at, *entries); !located) return std::unexpected(located.error());
    std::vector<File> files;
    for (const Entry& entry : *entries) {
        const bool in_place = attachments == Attachments::in_place && entry.common.method == zip::stored && entry.path.starts_with(layout::attachments_folder);
        auto file = in_place ? find_in_place(entry, zip_file) : unpack(entry);
        if (!file) return std::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace tributary::bundle
