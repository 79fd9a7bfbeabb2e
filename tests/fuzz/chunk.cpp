// Chunks of attachments. Seals cannot be guessed, so the input is both: a file as it lies there, and what lies under the seal,
// sealed here. A chunk opens to what it holds in one spelling, in its own place, or not at all.
//   four bytes: how much content is said to be in the last chunk (2), how many full ones before it, which one is opened
#include <algorithm>

#include "crypto/seal.hpp"
#include "fuzz.hpp"
#include "store/attachment.hpp"
#include "store/chunk_port.hpp"

using namespace tributary;

static crypto::Secret known_key() { return crypto::Secret::copy_of(fuzz::known_bytes(0x66)); }

// Docs/store-format.md, section 12.
static Bytes sealed(const store::Chunks& chunks, std::uint32_t number, ByteView plain) {
    const crypto::Secret sealing = crypto::hkdf_sha256(known_key().view(), {}, "tributary attachment chunks 1");
    Bytes context = copy_of("tributary attachment chunk 1\n" + chunks.name(number));
    for (int shift = 24; shift >= 0; shift -= 8) context.push_back(static_cast<std::uint8_t>(number >> shift));
    context.push_back(number + 1 == chunks.count() ? 1 : 0);
    return *crypto::seal(sealing, plain, context);
}

static Bytes spelling_of(ByteView content, std::size_t size) {
    Bytes plain;
    for (int shift = 24; shift >= 0; shift -= 8) plain.push_back(static_cast<std::uint8_t>(content.size() >> shift));
    plain.insert(plain.end(), content.begin(), content.end());
    plain.resize(std::max(plain.size(), size));
    return plain;
}

// The seal made here is the one that the store looks for: else nothing below would be reached.
static bool context_is_right() {
    const store::Chunks chunks(known_key(), store::chunk_content + 5);
    const auto opened = chunks.open(1, sealed(chunks, 1, spelling_of(bytes_of("hello"), 4096 - crypto::seal_overhead)));
    return opened && text_of(*opened) == "hello";
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    static const bool right = context_is_right();
    fuzz::promise(right, "chunks are sealed as docs/store-format.md says");
    if (size < 4) return 0;
    const std::size_t said = data[0] * 256U + data[1];
    const store::Chunks chunks(known_key(), (data[2] % 3) * store::chunk_content + said);
    const std::uint32_t number = data[3] % chunks.count();
    const ByteView input(data + 4, size - 4);
    fuzz::promise(!chunks.open(number, input), "what nobody sealed does not open");
    Bytes plain(input.begin(), input.end());
    plain.resize(std::max<std::size_t>(plain.size(), 4096 - crypto::seal_overhead));
    const Bytes file = sealed(chunks, number, plain);
    const auto opened = chunks.open(number, file);
    if (!opened) return 0;
    fuzz::promise(opened->size() == chunks.content_size(number), "a chunk holds what the size of its attachment makes it");
    fuzz::promise(plain == spelling_of(*opened, plain.size()) && chunks.seal(number, *opened)->size() == file.size(), "a chunk has one spelling");
    fuzz::promise(store::is_chunk_name(chunks.name(number)), "its name is one of the port");
    for (std::uint32_t other = 0; other < chunks.count(); ++other) fuzz::promise(other == number || !chunks.open(other, file), "it opens in its own place");
    return 0;
}
