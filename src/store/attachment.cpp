#include "store/attachment.hpp"

#include "base/id.hpp"
#include "crypto/digest.hpp"
#include "crypto/seal.hpp"
#include "store/wire.hpp"

namespace tributary::store {

namespace {

constexpr std::string_view label = "tributary attachment chunk 1\n";
constexpr std::size_t beside = 4 + crypto::seal_overhead;  // the length, the seal
static_assert(chunk_content + beside == segment_limit);

std::uint32_t count_for(std::uint64_t size) {
    return size == 0 ? 1 : static_cast<std::uint32_t>((size + chunk_content - 1) / chunk_content);
}

}  // namespace

Chunks::Chunks(const crypto::Secret& key, std::uint64_t size)
    : sealing_(crypto::hkdf_sha256(key.view(), {}, "tributary attachment chunks 1")), naming_(crypto::hkdf_sha256(key.view(), {}, "tributary attachment names 1")),
      size_(size), count_(count_for(size)) {}

std::size_t Chunks::content_size(std::uint32_t number) const {
    return number + 1 < count_ ? chunk_content : static_cast<std::size_t>(size_ - std::uint64_t{number} * chunk_content);
}

std::string Chunks::name(std::uint32_t number) const {
    Writer writer;
    writer.u32(number);
    const crypto::Digest code = crypto::hmac_sha256(naming_.view(), writer.bytes());
    return to_hex(ByteView(code).first(sizeof(Id::bytes)));
}

std::vector<std::string> Chunks::names() const {
    std::vector<std::string> all;
    for (std::uint32_t number = 0; number < count_; ++number) all.push_back(name(number));
    return all;
}

// The name is in it too: it stands for the attachment, whose key it was made from.
Bytes Chunks::context(std::uint32_t number) const {
    Writer writer;
    writer.raw(bytes_of(label));
    writer.raw(bytes_of(name(number)));
    writer.u32(number);
    writer.u8(number + 1 == count_ ? 1 : 0);
    return writer.take();
}

Result<Bytes> Chunks::seal(std::uint32_t number, ByteView content) const { return seal_padded(sealing_, content, beside, context(number)); }

Result<Bytes> Chunks::open(std::uint32_t number, ByteView file) const {
    auto content = open_padded(sealing_, file, beside, context(number));
    if (content && content->size() == content_size(number)) return content;
    if (content) crypto::wipe(*content);
    return fail(Problem::attachment_damaged);
}

}  // namespace tributary::store
