// The vaults of this device in a browser: which are stored, what is told of them, which one this page has.
#pragma once

#include "app/ports.hpp"
#include "platform/browser/storage_indexed_db.hpp"

namespace tributary::platform {

class BrowserVaults : public app::VaultsPort {
public:
    /// Lives as long as the page. The storage is that of the vault that was chosen last.
    explicit BrowserVaults(IndexedDbStorage& storage) : storage_(storage) {}

    void find(std::function<void(app::VaultsFound)> done) override;
    [[nodiscard]] std::string told() override;
    void tell(const std::string& text) override;
    void choose(const std::string& place, store::StoragePort::Done done) override;
    void leave() override { storage_.leave(); }
    void remove(const std::string& place, store::StoragePort::Done done) override { storage_.remove(place, std::move(done)); }

private:
    IndexedDbStorage& storage_;
};

}  // namespace tributary::platform
