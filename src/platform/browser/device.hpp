// The device port in a browser: the clock, downloads, the address, and what the browser promises of its storage.
#pragma once

#include <functional>

#include "app/engine.hpp"
#include "platform/browser/storage_indexed_db.hpp"

namespace tributary::platform {

class BrowserDevice : public app::DevicePort {
public:
    explicit BrowserDevice(IndexedDbStorage& storage) : storage_(storage) {}

    /// Reports what the browser promises, now and when it changes. Both live as long as the page.
    /// `unused` is called when nothing was done for as long as the person chose.
    void watch(app::Engine& engine, std::function<void()> unused);

    [[nodiscard]] std::int64_t now() override;
    void offer_file(const std::string& name, const std::string& type, ByteView bytes) override;
    void begin_file() override;
    void add_to_file(ByteView bytes) override;
    void offer_begun_file(const std::string& name, const std::string& type) override;
    void drop_file() override;
    [[nodiscard]] std::string show_begun_file(const std::string& type) override;
    void forget_shown() override;
    void show_address(const app::Place& place) override;
    void ask_persistence() override;
    void measure_storage() override { measure(); }
    bool keep_preferences(const std::string& text) override;
    void watch_use(int minutes) override;

private:
    void measure();

    IndexedDbStorage& storage_;
    app::Engine* engine_ = nullptr;
    std::function<void()> unused_;

    friend struct DeviceCalls;
};

}  // namespace tributary::platform
