#include "platform/browser/device.hpp"

#include <emscripten.h>

#include <chrono>
#include <cstdlib>
#include <memory>

// shell/device.js
extern "C" {
void device_offer_file(const char* name, const char* type, const std::uint8_t* bytes, std::size_t size);
void device_show_address(const char* address);
void device_watch();
void begun_file_begin();
void begun_file_add(const std::uint8_t* bytes, std::size_t size);
void begun_file_drop();
void begun_file_offer(const char* name, const char* type);
char* begun_file_show(const char* type);
void shown_file_forget();
int device_keep_preferences(const char* text);
void device_watch_use(int minutes);
}

namespace tributary::platform {

static BrowserDevice* watching = nullptr;

// What shell/device.js reports.
struct DeviceCalls {
    static void report(app::Event event) { watching->engine_->report(std::move(event)); }
    static void unused() { watching->unused_(); }
};

void BrowserDevice::watch(app::Engine& engine, std::function<void()> unused) {
    engine_ = &engine;
    unused_ = std::move(unused);
    watching = this;
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

void BrowserDevice::begin_file() { begun_file_begin(); }
void BrowserDevice::add_to_file(ByteView bytes) { begun_file_add(bytes.data(), bytes.size()); }
void BrowserDevice::offer_begun_file(const std::string& name, const std::string& type) { begun_file_offer(name.c_str(), type.c_str()); }
void BrowserDevice::drop_file() { begun_file_drop(); }
void BrowserDevice::forget_shown() { shown_file_forget(); }

std::string BrowserDevice::show_begun_file(const std::string& type) {
    const std::unique_ptr<char, void (*)(void*)> address(begun_file_show(type.c_str()), std::free);
    return address.get();
}

void BrowserDevice::show_address(const app::Place& place) { device_show_address(app::address_of(place).c_str()); }

void BrowserDevice::ask_persistence() {
    storage_.ask_persistence([this](bool granted) {
        engine_->report(app::DeviceSeen{{}, granted, {}, true});
        measure();
    });
}

bool BrowserDevice::keep_preferences(const std::string& text) { return device_keep_preferences(text.c_str()) != 0; }
void BrowserDevice::watch_use(int minutes) { device_watch_use(minutes); }

}  // namespace tributary::platform

using tributary::platform::DeviceCalls;

extern "C" {
EMSCRIPTEN_KEEPALIVE void device_seen(int offline_ready, int persistent) {
    DeviceCalls::report(tributary::app::DeviceSeen{offline_ready != 0, persistent != 0, {}});
}

EMSCRIPTEN_KEEPALIVE void device_preferences(const char* text, int size) {
    DeviceCalls::report(tributary::app::PreferencesSeen{std::string(text, static_cast<std::size_t>(size))});
}

/// 1: it locks within a minute; 0: something is done again; -1: nothing was done for all that time.
EMSCRIPTEN_KEEPALIVE void device_unused(int locks_soon) {
    if (locks_soon < 0) return DeviceCalls::unused();
    DeviceCalls::report(tributary::app::Unused{locks_soon > 0});
}
}
