// What the vault's user asks of the place that derives keys from passphrases: it takes about a second, so a browser
// does it in a worker. Implemented in `platform`.
#pragma once

#include <functional>

#include "crypto/derive.hpp"

namespace tributary::store {

class KeyPort {
public:
    struct Derived {
        crypto::KdfParameters kdf;
        crypto::Secret key;
    };
    using Done = std::function<void(Result<Derived>)>;

    virtual ~KeyPort() = default;

    /// The key for an existing vault, with the parameters of its header. `done` is called once, at once or later.
    /// Errors: `key_out_of_bounds`, `crypto_unavailable`.
    virtual void derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) = 0;

    /// The key for a new vault or a new passphrase: a fresh salt, and as much work as takes about a second here,
    /// never less than the floor. Error: `crypto_unavailable`.
    virtual void derive_new(crypto::Secret passphrase, Done done) = 0;
};

/// How long the derivation of a new key should take, in milliseconds.
inline constexpr std::int64_t derivation_time = 1000;

}  // namespace tributary::store
