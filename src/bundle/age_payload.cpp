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

static crypto::Secret payload_key(const crypto::Secret& file_key, ByteView nonce) {
    return crypto::hkdf_sha256(file_key.view(), nonce, "payload");
}

void seal_payload(const crypto::Secret& file_key, ByteView plaintext, Bytes& file) {
    const Bytes nonce = crypto::random_bytes(nonce_size);
    const crypto::Secret key = payload_key(file_key, nonce);
    const std::size_t chunks = plaintext.size() / age_chunk_size + 1;
    file.reserve(file.size() + nonce_size + plaintext.size() + chunks * crypto::tag_size);
    file.insert(file.end(), nonce.begin(), nonce.end());
    std::uint64_t index = 0;
    do {
        const ByteView chunk = plaintext.first(std::min(age_chunk_size, plaintext.size()));
        plaintext = plaintext.subspan(chunk.size());
        crypto::seal_chunk(key, index++, plaintext.empty(), chunk, file);
    } while (!plaintext.empty());
}

// A file that ends where a chunk ends, but not the last one, was cut there. Elsewhere a cut cannot be told from damage.
static std::unexpected<Error> refuse_last(const crypto::Secret& key, std::uint64_t index, ByteView chunk, Bytes& plaintext) {
    const bool cut = chunk.size() == sealed_chunk_size && crypto::open_chunk(key, index, false, chunk, plaintext);
    if (cut) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_payload));
    return refuse(Problem::bundle_envelope_broken, rule::payload);
}

Result<Bytes> open_payload(const crypto::Secret& file_key, ByteView payload) {
    if (payload.size() < nonce_size) return refuse(Problem::bundle_cut_short, rule::whole, "header");
    if (payload.size() < nonce_size + crypto::tag_size) return refuse(Problem::bundle_cut_short, rule::whole, std::string(in_payload));
    const crypto::Secret key = payload_key(file_key, payload.first(nonce_size));
    payload = payload.subspan(nonce_size);
    Bytes plaintext;
    plaintext.reserve(payload.size());
    for (std::uint64_t index = 0; !payload.empty(); ++index) {
        const ByteView chunk = payload.first(std::min(sealed_chunk_size, payload.size()));
        payload = payload.subspan(chunk.size());
        const bool last = payload.empty();
        const bool empty_after_others = last && index > 0 && chunk.size() == crypto::tag_size;
        if (empty_after_others || !crypto::open_chunk(key, index, last, chunk, plaintext)) {
            if (last && !empty_after_others) return refuse_last(key, index, chunk, plaintext);
            return refuse(Problem::bundle_envelope_broken, rule::payload);
        }
    }
    return plaintext;
}

}  // namespace tributary::bundle
