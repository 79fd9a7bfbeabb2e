// The engine's side of several vaults on one device. Without a port for them, the storage is the only place.
#include <algorithm>

#include "app/engine.hpp"

namespace tributary::app {

void Engine::carry_out(FindVaults&) {
    if (!ports_.vaults) return;
    ports_.vaults->find([this](const VaultsFound& found) { report(VaultsSeen{all_vaults(ports_.vaults->told(), found.places), found.last}); });
}

void Engine::carry_out(ChoosePlace& effect) {
    if (!ports_.vaults) return look_at_storage();
    ports_.vaults->choose(effect.place, [this](const Result<void>& chosen) {
        if (!chosen) return report(StorageSeen{false, true, chosen.error()});
        look_at_storage();
    });
}

void Engine::carry_out(LeavePlace&) {
    ports_.storage.release();
    if (ports_.vaults) ports_.vaults->leave();
}

// Other windows may have written meanwhile: what they told stays.
static std::string without(const std::string& told, const std::string& place, const VaultHere* instead = nullptr) {
    std::vector<VaultHere> vaults = read_vaults(told);
    const auto same = std::ranges::find(vaults, place, &VaultHere::place);
    if (same == vaults.end() && instead) vaults.push_back(*instead);
    else if (instead) *same = *instead;
    else if (same != vaults.end()) vaults.erase(same);
    return write_vaults(vaults);
}

void Engine::carry_out(TellOfVault& effect) {
    if (ports_.vaults) ports_.vaults->tell(without(ports_.vaults->told(), effect.vault.place, &effect.vault));
}

void Engine::carry_out(RemovePlace& effect) {
    if (!ports_.vaults) return;
    ports_.vaults->remove(effect.place, [this, place = effect.place](const Result<void>& removed) {
        if (removed) ports_.vaults->tell(without(ports_.vaults->told(), place));
        report(VaultRemoved{place, removed});
    });
}

}  // namespace tributary::app
