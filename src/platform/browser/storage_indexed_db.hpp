// The storage port in a browser: IDBFS loads the vault, and every save is one strict IndexedDB transaction of our own.
//
// Why not FS.syncfs for saving: docs/store-format.md, section 9. One writer at a time, by an exclusive Web Lock;
// whoever comes second is a reader. One object of this class per page.
#pragma once

#include "store/storage_port.hpp"

namespace tributary::platform {

/// Bytes, as the browser estimates them; both zero when it does not say.
struct StorageSpace {
    double used = 0;
    double quota = 0;
};

class IndexedDbStorage : public store::StoragePort {
public:
    /// From now on this is the storage of one of the device's vaults: "" is the first, every other has 16 hex digits. Mounts its
    /// folder and asks for its writer's lock; `done` comes when it is known who writes. Then `load`. Error: `storage_refused`.
    void choose(const std::string& place, Done done);
    /// Gives up lock and connections, so that the vault can be removed. Then `choose`.
    void leave();
    /// Removes the vault of a place for good. Error: `vault_read_only` when any page has it open.
    void remove(const std::string& place, Done done);

    void load(Done done) override;
    void release() override;
    [[nodiscard]] bool writable() const override { return writable_; }
    Result<std::vector<std::string>> list() override;
    Result<Bytes> read(const std::string& name) override;
    void commit(const store::Transaction& transaction, Done done) override;
    /// The tab that writes is asked to save and to give up; it may keep on, when something is not saved. It loses the place
    /// when it says nothing for ten seconds.
    void take_over(Done done) override;

    /// `wanted`: another tab asks to write; answer with `give_up` when everything is saved, else with `keep_writing`.
    /// `lost`: it took the place, because this page did not answer.
    void on_other_tab(std::function<void()> wanted, std::function<void()> lost);
    void give_up();
    void keep_writing();

    /// Asks the browser never to clear this storage by itself; it may ask the person, or decide.
    void ask_persistence(std::function<void(bool granted)> answer);
    void estimate(std::function<void(StorageSpace)> answer);

private:
    bool writable_ = false;
    bool loaded_ = false;
    std::string mount_ = "/vault";
    std::function<void()> wanted_;
    std::function<void()> lost_;

    friend struct LockCalls;
};

}  // namespace tributary::platform
