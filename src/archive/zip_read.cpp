// Reading by the directory at the end, as office programs do (PKWARE APPNOTE 6.3).
#include <algorithm>

#include "archive/zip.hpp"
#include "archive/zip_format.hpp"

namespace tributary::zip {

namespace {

constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::uint32_t locator_mark = 0x07064b50;
constexpr std::uint32_t end64_mark = 0x06064b50;
constexpr std::size_t locator_size = 20;
constexpr std::uint16_t zip64_extra = 0x0001;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;

std::uint64_t u64(Reader& reader) {
    const std::uint64_t low = reader.u32();
    return low | std::uint64_t{reader.u32()} << 32;
}

struct End {
    std::uint64_t count = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
    std::size_t at = 0;  // where the directory must have ended
};

// With more files or bytes than the old record can count, a second one stands before it.
bool read_zip64_end(ByteView bytes, End& end) {
    if (end.at < locator_size) return false;
    Reader locator(bytes.subspan(end.at - locator_size, locator_size));
    if (locator.u32() != locator_mark) return false;
    locator.take(4);
    const std::uint64_t where = u64(locator);
    if (where >= bytes.size()) return false;
    Reader record(bytes.subspan(static_cast<std::size_t>(where)));
    if (record.u32() != end64_mark) return false;
    record.take(28);
    end.count = u64(record);
    end.size = u64(record);
    end.offset = u64(record);
    end.at = static_cast<std::size_t>(where);
    return record.good();
}

std::optional<End> find_end(ByteView bytes) {
    if (bytes.size() < end_size) return std::nullopt;
    const std::size_t last = bytes.size() - end_size;
    const std::size_t first = last > longest_comment ? last - longest_comment : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        Reader reader(bytes.subspan(at));
        if (reader.u32() != end_mark) continue;
        reader.take(6);
        End end{reader.u16(), reader.u32(), reader.u32(), at};
        if (end.count == 0xFFFF || end.size == in_zip64 || end.offset == in_zip64) {
            if (!read_zip64_end(bytes, end)) return std::nullopt;
        }
        return end;
    }
    return std::nullopt;
}

}  // namespace

Result<Archive> Archive::open(ByteView bytes, const Limits& limits) {
    const auto end = find_end(bytes);
    if (!end || end->size > end->at || end->offset > end->at - end->size) return fail(Problem::file_damaged);
    if (end->count > limits.files) return fail(Problem::file_inflates_too_far);
    Archive archive;
    archive.bytes_ = bytes;
    archive.before_ = end->at - end->size - end->offset;
    Reader reader(bytes.subspan(static_cast<std::size_t>(end->at - end->size), static_cast<std::size_t>(end->size)));
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < end->count; ++i) {
        Entry entry;
        if (reader.u32() != entry_mark) return fail(Problem::file_damaged);
        reader.take(4);
        const std::uint16_t flags = reader.u16();
        entry.method = reader.u16();
        reader.take(4);
        entry.crc = reader.u32();
        entry.packed = reader.u32();
        entry.size = reader.u32();
        const std::uint16_t path_size = reader.u16();
        const std::uint16_t extra_size = reader.u16();
        const std::uint16_t comment_size = reader.u16();
        reader.take(8);
        entry.offset = reader.u32();
        entry.path = text_of(reader.take(path_size));
        std::ranges::replace(entry.path, '\\', '/');
        Reader extra(reader.take(extra_size));
        reader.take(comment_size);
        if (!reader.good()) return fail(Problem::file_damaged);
        while (!extra.at_end() && extra.good()) {
            const std::uint16_t kind = extra.u16();
            Reader field(extra.take(extra.u16()));
            if (kind != zip64_extra) continue;
            if (entry.size == in_zip64) entry.size = u64(field);
            if (entry.packed == in_zip64) entry.packed = u64(field);
            if (entry.offset == in_zip64) entry.offset = u64(field);
        }
        if ((flags & 1) != 0) return fail(Problem::file_has_password);
        const bool bomb = entry.size > limits.ratio_free && entry.size / limits.ratio > entry.packed;
        if (entry.size > limits.all_files || bomb) return fail(Problem::file_inflates_too_far);
        total += entry.size;
        if (total > limits.all_files || entry.size > limits.one_file) return fail(Problem::file_inflates_too_far);
        archive.entries_.push_back(std::move(entry));
    }
    return archive;
}

std::vector<std::string_view> Archive::paths() const {
    std::vector<std::string_view> all;
    for (const Entry& entry : entries_) all.push_back(entry.path);
    return all;
}

static bool same_path(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

const Archive::Entry* Archive::find(std::string_view path) const {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) { return same_path(entry.path, path); });
    return found == entries_.end() ? nullptr : &*found;
}

Result<Bytes> Archive::read(std::string_view path) const {
    const auto damaged = [&] { return fail(Problem::file_damaged, std::string(path)); };
    const Entry* entry = find(path);
    if (entry == nullptr) return damaged();
    const std::uint64_t at = before_ + entry->offset;
    if (at > bytes_.size()) return damaged();
    Reader reader(bytes_.subspan(static_cast<std::size_t>(at)));
    const bool marked = reader.u32() == local_mark;
    reader.take(22);
    const std::uint16_t path_size = reader.u16();
    reader.take(std::size_t{reader.u16()} + path_size);
    if (!marked || !reader.good() || entry->packed > bytes_.size()) return damaged();
    const ByteView packed = reader.take(static_cast<std::size_t>(entry->packed));
    if (!reader.good()) return damaged();
    std::optional<Bytes> bytes;
    if (entry->method == stored && entry->packed == entry->size) bytes = Bytes(packed.begin(), packed.end());
    else if (entry->method == deflated) bytes = inflate_raw(packed, static_cast<std::size_t>(entry->size));
    if (!bytes || crc32_of(*bytes) != entry->crc) return damaged();
    return std::move(*bytes);
}

}  // namespace tributary::zip
