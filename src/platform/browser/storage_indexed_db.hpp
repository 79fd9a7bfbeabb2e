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
    /// Mounts the vault's folder and asks for the writer's lock; `done` comes when it is known who writes. Then `load`.
    /// Error: `storage_refused`.
    void start(Done done);

    void load(Done done) override;
    void release() override;
    [[nodiscard]] bool writable() const override { return writable_; }
    Result<std::vector<std::string>> list() override;
    Result<Bytes> read(const std::string& name) override;
    void commit(const store::Transaction& transaction, Done done) override;

    /// Asks the browser never to clear this storage by itself; it may ask the person, or decide.
    void ask_persistence(std::function<void(bool granted)> answer);
    void estimate(std::function<void(StorageSpace)> answer);

private:
    bool writable_ = false;
    bool loaded_ = false;
};

}  // namespace tributary::platform
