// The key-derivation program of web/kdf-worker.js: one request, then the worker is thrown away.
#include <chrono>

#include <emscripten.h>

#include "crypto/derive.hpp"
#include "crypto/start.hpp"

namespace {

using namespace tributary;

struct Request {
    crypto::Secret passphrase;
    crypto::KdfParameters kdf;
    crypto::Secret key;
};

Request request;

std::int64_t milliseconds() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count();
}

bool derive(const crypto::KdfParameters& kdf) {
    auto key = crypto::derive_key(request.passphrase.view(), kdf);
    if (!key) return false;
    request.kdf = kdf;
    request.key = std::move(*key);
    return true;
}

// The weakest parameters are measured, which gives a key already; a machine that has no memory for more keeps it.
bool derive_for(std::int64_t wanted) {
    const std::int64_t start = milliseconds();
    if (!derive(request.kdf)) return false;
    const auto more = crypto::stronger(request.kdf, milliseconds() - start, wanted);
    if (more != request.kdf) (void)derive(more);
    return true;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* kdf_passphrase(std::size_t size) {
    request.passphrase = crypto::Secret(size);
    return request.passphrase.data();
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* kdf_salt() { return request.kdf.salt.data(); }

EMSCRIPTEN_KEEPALIVE int kdf_derive(std::uint32_t memory_kib, std::uint32_t passes, std::uint32_t wanted) {
    request.kdf.memory_kib = memory_kib;
    request.kdf.passes = passes;
    if (!crypto::start()) return 0;
    return (wanted == 0 ? derive(request.kdf) : derive_for(wanted)) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* kdf_key() { return request.key.data(); }
EMSCRIPTEN_KEEPALIVE std::uint32_t kdf_memory() { return request.kdf.memory_kib; }
EMSCRIPTEN_KEEPALIVE std::uint32_t kdf_passes() { return request.kdf.passes; }

EMSCRIPTEN_KEEPALIVE void kdf_wipe() {
    request.passphrase.wipe();
    request.key.wipe();
}

}  // extern "C"

int main() { return 0; }
