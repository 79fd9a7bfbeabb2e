// The header of a vault. Its digest cannot be guessed, so the input is read as it is and once more with a right digest.
#include <algorithm>

#include "fuzz.hpp"
#include "store/header.hpp"

using namespace tributary;

static void read(ByteView input) {
    const auto header = store::read_header(input);
    if (!header) return;
    fuzz::promise(header->kdf.within_bounds() && !header->vault.is_nil(), "a header keeps the bounds");
    fuzz::promise(store::write_header(*header) == Bytes(input.begin(), input.end()), "a header has one spelling");
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    read({data, size});
    if (size < sizeof(crypto::Digest)) return 0;
    Bytes mended(data, data + size);
    const crypto::Digest digest = crypto::sha256(ByteView(mended).first(size - sizeof(crypto::Digest)));
    std::ranges::copy(digest, mended.end() - sizeof digest);
    read(mended);
    return 0;
}
