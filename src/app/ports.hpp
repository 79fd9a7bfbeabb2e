// What the engine asks of the platform, beside storage and keys (store/storage_port.hpp, store/key_port.hpp).
// Implemented in `platform`; tests have a twin of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>
#include <utility>

#include "app/place.hpp"
#include "base/bytes.hpp"
#include "store/storage_port.hpp"

namespace tributary::app {

/// The clock, files that go to the person, the address, what the browser promises.
class DevicePort {
public:
    virtual ~DevicePort() = default;
    /// Milliseconds since 1970, UTC.
    [[nodiscard]] virtual std::int64_t now() = 0;
    /// Gives the person a file to keep (a download). The name holds no case data.
    virtual void offer_file(const std::string& name, const std::string& type, ByteView bytes) = 0;
    /// A file that comes in pieces: after `begin_file` each `add_to_file` lengthens it, until it is offered like the one above, shown or
    /// dropped. One at a time. Without a better way it is gathered in memory.
    virtual void begin_file() { pieces_.clear(); }
    virtual void add_to_file(ByteView bytes) { pieces_.insert(pieces_.end(), bytes.begin(), bytes.end()); }
    virtual void offer_begun_file(const std::string& name, const std::string& type) {
        offer_file(name, type, pieces_);
        drop_file();
    }
    virtual void drop_file() { pieces_.clear(); }
    /// Makes what was begun an address that a frame without scripts can show; empty when nothing can be shown here. It is gone with
    /// `forget_shown`, the next one, or the page.
    [[nodiscard]] virtual std::string show_begun_file(const std::string& type) { return static_cast<void>(type), std::string(); }
    virtual void forget_shown() {}
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

protected:
    [[nodiscard]] Bytes take_begun() { return std::exchange(pieces_, {}); }

private:
    Bytes pieces_;
};

/// Where vaults are stored on this device: "" is the first, every other has 16 hexadecimal digits.
struct VaultsFound {
    std::vector<std::string> places;
    std::optional<std::string> last{};  // that this window had open before it was loaded anew
};

/// Several vaults on one device. The storage port is that of the place that was chosen last.
class VaultsPort {
public:
    virtual ~VaultsPort() = default;
    virtual void find(std::function<void(VaultsFound)> done) = 0;
    /// What is told of them outside the vaults (app/vaults.hpp), as any window wrote it last. Any text.
    [[nodiscard]] virtual std::string told() = 0;
    virtual void tell(const std::string& text) = 0;
    /// `done` comes when it is known who writes there. Error: `storage_refused`.
    virtual void choose(const std::string& place, store::StoragePort::Done done) = 0;
    /// No vault is this window's; the one it had may be removed.
    virtual void leave() = 0;
    /// Removes one for good, with all that belongs to it. Error: `vault_read_only` when a window has it open, `storage_failed`.
    virtual void remove(const std::string& place, store::StoragePort::Done done) = 0;
};

}  // namespace tributary::app
