#include "platform/browser/device.hpp"

#include <emscripten.h>

#include <chrono>

// shell/device.js
extern "C" {
void device_offer_file(const char* name, const char* type, const std::uint8_t* bytes, std::size_t size);
void device_show_address(const char* address);
void device_watch();
}

namespace tributary::platform {

static app::Engine* watching = nullptr;

void BrowserDevice::watch(app::Engine& engine) {
    engine_ = watching = &engine;
    device_watch();
    measure();
}

void BrowserDevice::measure() {
    storage_.estimate([this](StorageSpace space) {
        if (space.quota > 0) engine_->report(app::DeviceSeen{{}, {}, static_cast<std::int64_t>(space.quota - space.used)});
    });
}

std::int64_t BrowserDevice::now() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void BrowserDevice::offer_file(const std::string& name, const std::string& type, ByteView bytes) {
    device_offer_file(name.c_str(), type.c_str(), bytes.data(), bytes.size());
}

void BrowserDevice::show_address(const app::Place& place) { device_show_address(app::address_of(place).c_str()); }

void BrowserDevice::ask_persistence() {
    storage_.ask_persistence([this](bool granted) {
        engine_->report(app::DeviceSeen{{}, granted, {}});
        measure();
    });
}

}  // namespace tributary::platform

extern "C" EMSCRIPTEN_KEEPALIVE void device_seen(int offline_ready, int persistent) {
    tributary::platform::watching->report(tributary::app::DeviceSeen{offline_ready != 0, persistent != 0, {}});
}
