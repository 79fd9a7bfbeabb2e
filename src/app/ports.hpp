// What the engine asks of the platform. Implemented in `platform`; tests have twins of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/place.hpp"
#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/derive.hpp"

namespace tributary::app {

/// Derives keys from passphrases away from the page: in a browser in a worker that is thrown away afterwards.
class KdfPort {
public:
    /// The key, and how many milliseconds deriving it took.
    struct Derived {
        crypto::Secret key;
        std::int64_t took = 0;
    };
    using Done = std::function<void(Result<Derived>)>;

    virtual ~KdfPort() = default;
    /// `done` is called once, at once or later. Errors: those of crypto::derive_key.
    virtual void derive(crypto::Secret passphrase, const crypto::KdfParameters& parameters, Done done) = 0;
};

/// The rest of the world: the clock, files that go to the person, the address, what the browser promises.
class DevicePort {
public:
    virtual ~DevicePort() = default;
    /// Milliseconds since 1970, UTC.
    [[nodiscard]] virtual std::int64_t now() = 0;
    /// Gives the person a file to keep (a download). The name holds no case data.
    virtual void offer_file(const std::string& name, const std::string& type, ByteView bytes) = 0;
    /// Shows where the person is; going back and forward then brings a `Go` intent.
    virtual void show_address(const Place& place) = 0;
    /// Asks for storage that is not cleared; answered by `Engine::report(DeviceSeen)`.
    virtual void ask_persistence() = 0;
};

}  // namespace tributary::app
