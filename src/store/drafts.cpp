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

constexpr std::size_t beside = 8 + 4 + crypto::seal_overhead;  // as much as a segment needs beside its records

}  // namespace

Result<Bytes> seal_drafts(const Place& place, ByteView content) { return seal_padded(place.key, content, beside, context(place.vault)); }

Result<Bytes> open_drafts(const Place& place, ByteView file) {
    auto content = open_padded(place.key, file, beside, context(place.vault));
    if (!content || content->empty()) return fail(Problem::vault_damaged);
    return content;
}

}  // namespace tributary::store
