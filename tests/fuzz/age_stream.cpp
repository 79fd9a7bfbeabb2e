// Payloads of age files. Seals cannot be guessed, so the input says how long a payload is and how to spoil it: it opens to
// exactly what was sealed, or not at all.
//   two bytes: length, in steps of a tenth of a chunk and then in bytes; then triples: what to do, where
#include <algorithm>

#include "bundle/age_payload.hpp"
#include "fuzz.hpp"

using namespace tributary;

static constexpr std::size_t nonce_size = 16;
static constexpr std::size_t sealed_chunk = bundle::age_chunk_size + 16;

static void swap_chunks(Bytes& payload, std::size_t first) {
    const std::size_t at = nonce_size + first * sealed_chunk;
    if (at + 2 * sealed_chunk > payload.size()) return;
    const auto begin = payload.begin() + static_cast<std::ptrdiff_t>(at);
    std::swap_ranges(begin, begin + sealed_chunk, begin + sealed_chunk);
}

static void spoil(Bytes& payload, unsigned what, std::size_t where) {
    const std::size_t at = payload.empty() ? 0 : where * 257 % payload.size();
    switch (what % 6) {
        case 0: payload.resize(at); break;
        case 1: if (!payload.empty()) payload[at] ^= static_cast<std::uint8_t>(what | 1); break;
        case 2: payload.insert(payload.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::uint8_t>(what)); break;
        case 3: if (!payload.empty()) payload.erase(payload.begin() + static_cast<std::ptrdiff_t>(at)); break;
        case 4: swap_chunks(payload, where % 3); break;
        case 5: payload.resize(std::min(payload.size(), nonce_size + (where % 4) * sealed_chunk)); break;
    }
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    if (size < 2) return 0;
    static const crypto::Secret key = fuzz::known_file_key();
    const Bytes plaintext(data[0] % 25 * (bundle::age_chunk_size / 10) + data[1], 'p');
    Bytes payload;
    bundle::PayloadWriter writer(bundle::begin_payload(key, payload));
    writer.add(ByteView(plaintext).first(plaintext.size() / 3), payload);
    writer.add(ByteView(plaintext).subspan(plaintext.size() / 3), payload);
    writer.finish(payload);
    const Bytes whole = payload;
    for (std::size_t at = 2; at + 2 < size && at < 32; at += 3) spoil(payload, data[at], data[at + 1] + 256U * data[at + 2]);
    SourceInMemory spoilt(payload), anything({data, size});
    const auto opened = bundle::open_payload(key, spoilt, 0);
    fuzz::promise(opened.has_value() == (payload == whole), "a payload opens when it is whole, and only then");
    fuzz::promise(!opened || opened->bytes == plaintext, "and gives what was sealed");
    static_cast<void>(bundle::open_payload(key, anything, 0));
    return 0;
}
