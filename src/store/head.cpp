#include "store/head.hpp"

#include <set>

#include "crypto/seal.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view label = "tributary vault head 1\n";
constexpr std::size_t fields = 8 + 32 + 8 + 16 + 4;  // counter, header, records, drafts, number of segments
constexpr std::size_t entry_size = 16 + 16;
constexpr std::size_t bucket = 2048;

std::size_t padded(std::size_t segments) {
    const std::size_t size = fields + segments * entry_size + crypto::seal_overhead;
    return (size + bucket - 1) / bucket * bucket - crypto::seal_overhead;
}

Bytes context(const Id& vault) {
    Writer writer;
    writer.raw(bytes_of(label));
    writer.raw(vault.bytes);
    return writer.take();
}

bool names_are_distinct(const Head& head) {
    std::set<Id> names;
    for (const SegmentRef& segment : head.segments)
        if (segment.name.is_nil() || !names.insert(segment.name).second) return false;
    return true;
}

Result<Head> parse(ByteView plain) {
    Reader reader(plain);
    Head head;
    head.counter = reader.u64();
    head.header = reader.array<32>();
    head.records = reader.u64();
    head.drafts = reader.array<16>();
    const std::uint32_t count = reader.u32();
    if (count > plain.size() / entry_size || padded(count) != plain.size()) return fail(Problem::vault_damaged);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Id name{reader.array<16>()};
        head.segments.push_back({name, reader.array<16>()});
    }
    if (!reader.rest_is_zero() || head.counter == 0 || !names_are_distinct(head)) return fail(Problem::vault_damaged);
    return head;
}

}  // namespace

Result<Bytes> seal_head(const Place& place, const Head& head) {
    Writer writer;
    writer.u64(head.counter);
    writer.raw(head.header);
    writer.u64(head.records);
    writer.raw(head.drafts);
    writer.u32(static_cast<std::uint32_t>(head.segments.size()));
    for (const SegmentRef& segment : head.segments) {
        writer.raw(segment.name.bytes);
        writer.raw(segment.tag);
    }
    writer.pad_to(padded(head.segments.size()));
    return crypto::seal(place.key, writer.bytes(), context(place.vault));
}

Result<Head> open_head(const Place& place, ByteView file) {
    if (file.size() < crypto::seal_overhead + fields) return fail(Problem::vault_damaged);
    auto plain = crypto::open(place.key, file, context(place.vault));
    if (!plain) return fail(Problem::vault_damaged);
    return parse(*plain);
}

}  // namespace tributary::store
