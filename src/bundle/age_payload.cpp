#include "bundle/age_payload.hpp"

#include <algorithm>

#include "bundle/rules.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "crypto/stream.hpp"

namespace tributary::bundle {

static constexpr std::size_t nonce_size = 16;
static constexpr std::string_view in_payload = "payload";  // where the file was cut
static constexpr std::size_t sealed_chunk_size = age_chunk_size + crypto::tag_size;
static constexpr std::size_t chunks_at_once = 16;

static crypto::Secret payload_key(const crypto::Secret& file_key, ByteView nonce) {
    return crypto::hkdf_sha256(file_key.view(), nonce, "payload");
}

// ---- writing

crypto::Secret begin_payload(const crypto::Secret& file_key, Bytes& file) {
    const Bytes nonce = crypto::random_bytes(nonce_size);
    file.insert(file.end(), nonce.begin(), nonce.end());
    return payload_key(file_key, nonce);
}

static std::uint64_t chunks_of(std::uint64_t size) { return size == 0 ? 1 : (size + age_chunk_size - 1) / age_chunk_size; }

std::uint64_t sealed_payload_size(std::uint64_t size) { return size + chunks_of(size) * crypto::tag_size; }

void PayloadWriter::add(ByteView bytes, Bytes& out) {
    while (!bytes.empty()) {
        if (pending_.size() == age_chunk_size) {
            crypto::seal_chunk(key_, next_++, false, pending_, out);
            pending_.clear();
        }
        const ByteView taken = bytes.first(std::min(age_chunk_size - pending_.size(), bytes.size()));
        pending_.insert(pending_.end(), taken.begin(), taken.end());
        bytes = bytes.subspan(taken.size());
    }
}

void PayloadWriter::finish(Bytes& out) {
    crypto::seal_chunk(key_, next_++, true, pending_, out);
    crypto::wipe(pending_);
    key_.wipe();
}

// ---- reading

// A file that ends where a chunk ends, but not the last one, was cut there. Elsewhere a cut cannot be told from damage.
static std::unexpected<Error> refuse_last(const crypto::Secret& key, std::uint64_t index, ByteView chunk, Bytes& plaintext) {
    const bool cut = chunk.size() == sealed_chunk_size && crypto::open_chunk(key, index, false, chunk, plaintext);
    if (cut) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_payload));
    return refuse(Problem::bundle_envelope_broken, rule::payload);
}

// Appends what these chunks hold; `ends`: the last of them is the last of all.
static Result<void> open_chunks(const crypto::Secret& key, std::uint64_t index, ByteView sealed, bool ends, Bytes& plaintext) {
    for (; !sealed.empty(); ++index) {
        const ByteView chunk = sealed.first(std::min(sealed_chunk_size, sealed.size()));
        sealed = sealed.subspan(chunk.size());
        const bool last = ends && sealed.empty();
        const bool empty_after_others = last && index > 0 && chunk.size() == crypto::tag_size;
        if (empty_after_others || !crypto::open_chunk(key, index, last, chunk, plaintext)) {
            if (last && !empty_after_others) return refuse_last(key, index, chunk, plaintext);
            return refuse(Problem::bundle_envelope_broken, rule::payload);
        }
    }
    return {};
}

Result<OpenedPayload> open_payload(const crypto::Secret& file_key, Source& file, std::uint64_t at) {
    const std::uint64_t all = file.size() - at;
    if (all < nonce_size) return refuse(Problem::bundle_cut_short, rule::whole, "header");
    if (all < nonce_size + crypto::tag_size) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_payload));
    const auto nonce = file.read(at, nonce_size);
    if (!nonce) return std::unexpected(nonce.error());
    OpenedPayload opened{{}, payload_key(file_key, *nonce), at + nonce_size};
    opened.bytes.reserve(static_cast<std::size_t>(all - nonce_size));
    for (std::uint64_t next = opened.at, index = 0; next < file.size(); index += chunks_at_once) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(chunks_at_once * sealed_chunk_size, file.size() - next));
        const auto sealed = file.read(next, count);
        if (!sealed) return std::unexpected(sealed.error());
        next += count;
        if (auto done = open_chunks(opened.key, index, *sealed, next == file.size(), opened.bytes); !done) return std::unexpected(done.error());
    }
    return opened;
}

SealedPiece sealed_piece(std::uint64_t all, std::uint64_t at, std::size_t size) {
    SealedPiece piece;
    piece.chunk = at / age_chunk_size;
    piece.before = static_cast<std::size_t>(at % age_chunk_size);
    const std::uint64_t end = std::min(chunks_of(all), (at + size + age_chunk_size - 1) / age_chunk_size);
    piece.at = piece.chunk * sealed_chunk_size;
    piece.size = static_cast<std::size_t>(std::min(end * sealed_chunk_size, sealed_payload_size(all)) - piece.at);
    return piece;
}

Result<Bytes> open_piece(const crypto::Secret& key, std::uint64_t all, const SealedPiece& where, std::size_t size, ByteView sealed) {
    Bytes bytes;
    const bool ends = where.at + where.size == sealed_payload_size(all);
    if (auto done = open_chunks(key, where.chunk, sealed, ends, bytes); !done) return std::unexpected(done.error());
    if (bytes.size() < where.before || bytes.size() - where.before < size) return refuse(Problem::bundle_envelope_broken, rule::payload);
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(where.before));
    bytes.resize(size);
    return bytes;
}

}  // namespace tributary::bundle
