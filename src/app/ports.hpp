// What the engine asks of the platform, beside storage and keys (store/storage_port.hpp, store/key_port.hpp).
// Implemented in `platform`; tests have a twin of their own.
#pragma once

#include <cstdint>
#include <string>

#include "app/place.hpp"
#include "base/bytes.hpp"

namespace tributary::app {

/// The clock, files that go to the person, the address, what the browser promises.
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
    /// Asks how much room there is; answered by `Engine::report(DeviceSeen)`.
    virtual void measure_storage() = 0;
    /// Keeps a text outside the vault, where it is seen before unlocking. It holds no case data. False when nothing can be kept.
    virtual bool keep_preferences(const std::string& text) = 0;
    /// After `minutes` without use the platform has what was typed kept and asks to lock; a minute before it reports
    /// `Unused`. 0: no more.
    virtual void watch_use(int minutes) = 0;
};

}  // namespace tributary::app
