#include "store/segment.hpp"

#include <algorithm>

#include "crypto/seal.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view label = "tributary vault segment 1\n";
constexpr std::size_t fields = 8 + 4;  // first, count
constexpr std::size_t step = 128 * 1024;
constexpr std::array<std::size_t, 5> small_buckets = {4096, 8192, 16384, 32768, active_limit};

constexpr std::size_t rounded_up(std::size_t size, std::size_t unit) { return (size + unit - 1) / unit * unit; }

Bytes context(const Id& vault, const Id& name) {
    Writer writer;
    writer.raw(bytes_of(label));
    writer.raw(vault.bytes);
    writer.raw(name.bytes);
    return writer.take();
}

// The count says where the records end and the padding begins.
ByteView whole_records(ByteView bytes, std::uint32_t count) {
    Reader reader(bytes);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) reader.raw(reader.u32());
    return reader.ok() ? bytes.first(bytes.size() - reader.left()) : ByteView{};
}

Result<Segment> parse(const Id& name, ByteView plain) {
    Reader reader(plain);
    Segment segment{name, reader.u64(), reader.u32(), {}};
    const ByteView records = whole_records(plain.last(reader.left()), segment.count);
    reader.raw(records.size());
    segment.records.assign(records.begin(), records.end());
    if (records.empty() || !reader.rest_is_zero() || segment.file_size() != plain.size() + crypto::seal_overhead)
        return fail(Problem::vault_damaged);
    return segment;
}

}  // namespace

std::size_t bucket(std::size_t size) {
    for (const std::size_t small : small_buckets)
        if (size <= small) return small;
    return rounded_up(size, size <= segment_limit ? step : segment_limit);
}

std::size_t segment_file_size(std::size_t record_bytes) {
    return bucket(fields + record_bytes + crypto::seal_overhead);
}

void Segment::add(ByteView record) {
    Writer length;
    length.u32(static_cast<std::uint32_t>(record.size()));
    records.insert(records.end(), length.bytes().begin(), length.bytes().end());
    records.insert(records.end(), record.begin(), record.end());
    ++count;
}

std::size_t Segment::file_size() const { return segment_file_size(records.size()); }

Result<Bytes> seal_segment(const Place& place, const Segment& segment) {
    const std::size_t size = segment.file_size() - crypto::seal_overhead;
    Writer writer;
    writer.reserve(size);
    writer.u64(segment.first);
    writer.u32(segment.count);
    writer.raw(segment.records);
    writer.pad_to(size);
    Bytes plain = writer.take();
    auto file = crypto::seal(place.key, plain, context(place.vault, segment.name));
    crypto::wipe(plain);
    return file;
}

Result<Segment> open_segment(const Place& place, const Id& name, ByteView file) {
    if (file.size() < crypto::seal_overhead + fields) return fail(Problem::vault_damaged);
    auto plain = crypto::open(place.key, file, context(place.vault, name));
    if (!plain) return fail(Problem::vault_damaged);
    auto segment = parse(name, *plain);
    crypto::wipe(*plain);
    return segment;
}

std::vector<ByteView> records_of(const Segment& segment) {
    std::vector<ByteView> records;
    records.reserve(segment.count);
    Reader reader(segment.records);
    for (std::uint32_t i = 0; i < segment.count; ++i) records.push_back(reader.raw(reader.u32()));
    return records;
}

Result<Bytes> seal_padded(const crypto::Secret& key, ByteView content, std::size_t beside, ByteView context) {
    const std::size_t size = bucket(content.size() + beside) - crypto::seal_overhead;
    Writer writer;
    writer.reserve(size);
    writer.u32(static_cast<std::uint32_t>(content.size()));
    writer.raw(content);
    writer.pad_to(size);
    Bytes plain = writer.take();
    auto file = crypto::seal(key, plain, context);
    crypto::wipe(plain);
    return file;
}

// The content moves to the beginning of what was opened: a chunk has a MiB, and is copied often enough.
Result<Bytes> open_padded(const crypto::Secret& key, ByteView file, std::size_t beside, ByteView context) {
    auto plain = crypto::open(key, file, context);
    if (!plain) return plain;
    Reader reader(*plain);
    const std::size_t size = reader.raw(reader.u32()).size();
    const std::size_t front = plain->size() - reader.left() - size;
    if (!reader.rest_is_zero() || bucket(size + beside) != file.size()) {
        crypto::wipe(*plain);
        return fail(Problem::not_authentic);
    }
    std::copy_n(plain->begin() + static_cast<std::ptrdiff_t>(front), size, plain->begin());
    std::fill(plain->begin() + static_cast<std::ptrdiff_t>(size), plain->end(), std::uint8_t{0});
    plain->resize(size);
    return plain;
}

Tag tag_of(ByteView file) {
    Tag tag{};
    if (file.size() >= tag.size()) std::copy(file.end() - tag.size(), file.end(), tag.begin());
    return tag;
}

}  // namespace tributary::store
