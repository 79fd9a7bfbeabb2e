#include "crypto/derive.hpp"

#include <sodium.h>

#include <algorithm>

#include "crypto/random.hpp"

namespace tributary::crypto {

bool KdfParameters::within_bounds() const {
    return memory_kib >= least_memory_kib && memory_kib <= most_memory_kib && passes >= least_passes &&
           passes <= most_passes;
}

KdfParameters new_kdf_parameters() {
    KdfParameters parameters;
    fill_random(parameters.salt);
    return parameters;
}

// A phone or an old office machine must still be able to open a vault made on a fast one.
static constexpr std::int64_t memory_kib_chosen_at_most = 256 * 1024;

KdfParameters stronger(const KdfParameters& measured, std::int64_t took, std::int64_t wanted) {
    KdfParameters result = measured;
    const std::int64_t work = std::int64_t{measured.memory_kib} * measured.passes;
    const std::int64_t affordable = work * std::clamp<std::int64_t>(wanted, 1, 60'000) / std::max<std::int64_t>(took, 1);
    const std::int64_t memory = std::clamp<std::int64_t>(affordable / KdfParameters::least_passes,
                                                         KdfParameters::least_memory_kib, memory_kib_chosen_at_most);
    result.memory_kib = static_cast<std::uint32_t>(memory);
    result.passes = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(affordable / memory, KdfParameters::least_passes, KdfParameters::most_passes));
    return result;
}

Result<Secret> derive_key(ByteView passphrase, const KdfParameters& parameters) {
    if (!parameters.within_bounds()) return fail(Problem::key_out_of_bounds);
    Secret key(32);
    const int failed = crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
                                     passphrase.size(), parameters.salt.data(), parameters.passes,
                                     std::size_t{parameters.memory_kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (failed) return fail(Problem::crypto_unavailable);
    return key;
}

Result<Secret> derive_scrypt(ByteView passphrase, ByteView salt, unsigned work) {
    if (work < 1 || work > scrypt_work_accepted) return fail(Problem::key_out_of_bounds);
    Secret key(32);
    const int failed = crypto_pwhash_scryptsalsa208sha256_ll(passphrase.data(), passphrase.size(), salt.data(), salt.size(),
                                                             std::uint64_t{1} << work, 8, 1, key.data(), key.size());
    if (failed) return fail(Problem::crypto_unavailable);
    return key;
}

}  // namespace tributary::crypto
