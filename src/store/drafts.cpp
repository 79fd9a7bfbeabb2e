#include "store/drafts.hpp"

#include "crypto/seal.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view label = "tributary vault drafts 1\n";

Bytes context(const Id& vault) {
    Writer writer;
    writer.raw(bytes_of(label));
    writer.raw(vault.bytes);
    return writer.take();
}

std::size_t padded(std::size_t content) { return segment_file_size(content) - crypto::seal_overhead; }

Result<Bytes> parse(ByteView plain) {
    Reader reader(plain);
    const ByteView content = reader.raw(reader.u32());
    if (content.empty() || !reader.rest_is_zero() || padded(content.size()) != plain.size()) return fail(Problem::vault_damaged);
    return Bytes(content.begin(), content.end());
}

}  // namespace

Result<Bytes> seal_drafts(const Place& place, ByteView content) {
    Writer writer;
    writer.reserve(padded(content.size()));
    writer.u32(static_cast<std::uint32_t>(content.size()));
    writer.raw(content);
    writer.pad_to(padded(content.size()));
    Bytes plain = writer.take();
    auto file = crypto::seal(place.key, plain, context(place.vault));
    crypto::wipe(plain);
    return file;
}

Result<Bytes> open_drafts(const Place& place, ByteView file) {
    auto plain = crypto::open(place.key, file, context(place.vault));
    if (!plain) return fail(Problem::vault_damaged);
    auto content = parse(*plain);
    crypto::wipe(*plain);
    return content;
}

}  // namespace tributary::store
