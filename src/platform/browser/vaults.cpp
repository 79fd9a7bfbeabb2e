#include "platform/browser/vaults.hpp"

#include <emscripten.h>

#include <cstdlib>
#include <map>
#include <memory>

// shell/vaults.js, shell/device.js
extern "C" {
void vaults_find(int ticket);
char* vaults_read(const char* name, int of_tab);
void vaults_write(const char* name, const char* text, int of_tab);
void device_read_preferences();
}

namespace tributary::platform {

namespace {

constexpr const char* name_of_list = "tributary-vaults";
constexpr const char* name_of_last = "tributary-vault";

std::map<int, std::function<void(app::VaultsFound)>> looking;
int last_ticket = 0;

std::optional<std::string> kept(const char* name, bool of_tab) {
    const std::unique_ptr<char, decltype(&std::free)> text(vaults_read(name, of_tab ? 1 : 0), std::free);
    return text ? std::optional<std::string>(text.get()) : std::nullopt;
}

}  // namespace

void BrowserVaults::find(std::function<void(app::VaultsFound)> done) {
    looking[++last_ticket] = std::move(done);
    vaults_find(last_ticket);
}

std::string BrowserVaults::told() { return kept(name_of_list, false).value_or(std::string()); }
void BrowserVaults::tell(const std::string& text) { vaults_write(name_of_list, text.c_str(), 0); }

void BrowserVaults::choose(const std::string& place, store::StoragePort::Done done) {
    vaults_write(name_of_last, place.c_str(), 1);
    storage_.choose(place, [done = std::move(done)](const Result<void>& result) {
        device_read_preferences();
        done(result);
    });
}

}  // namespace tributary::platform

/// `places` ends each suffix with a line feed: "" or "-" and 16 digits.
extern "C" EMSCRIPTEN_KEEPALIVE void vaults_found(int ticket, const char* places) {
    using namespace tributary::platform;
    auto asked = looking.extract(ticket);
    if (asked.empty()) return;
    tributary::app::VaultsFound found;
    std::string_view rest = places;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        const std::string_view suffix = rest.substr(0, end);
        found.places.emplace_back(suffix.starts_with('-') ? suffix.substr(1) : suffix);
        rest.remove_prefix(end + 1);
    }
    found.last = kept(name_of_last, true);
    asked.mapped()(std::move(found));
}
