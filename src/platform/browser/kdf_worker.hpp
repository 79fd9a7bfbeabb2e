// The key port in a browser: a Web Worker with a small program of its own (src/platform/worker), thrown away after
// each key. Passphrases are moved to it, never copied, and wiped on both sides.
#pragma once

#include "store/key_port.hpp"

namespace tributary::platform {

class WorkerKeys : public store::KeyPort {
public:
    void derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) override;
    void derive_new(crypto::Secret passphrase, Done done) override;
};

}  // namespace tributary::platform
