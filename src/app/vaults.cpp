#include "app/vaults.hpp"

#include <algorithm>

#include "domain/json.hpp"

namespace tributary::app {

using domain::Json;

static constexpr std::size_t most_vaults = 50;

bool is_vault_place(std::string_view place) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return place.empty() || (place.size() == 16 && std::ranges::all_of(place, digit));
}

std::string write_vaults(const std::vector<VaultHere>& vaults) {
    Json::Array list;
    for (const VaultHere& vault : vaults)
        list.emplace_back(Json::Object{{"backup", vault.backup_at}, {"name", vault.name}, {"opened", vault.opened_at}, {"place", vault.place}});
    return write(Json::Object{{"vaults", std::move(list)}});
}

static std::int64_t moment(const Json& from, std::string_view key) {
    const Json* member = from.find(key);
    return member != nullptr && member->integer() != nullptr && *member->integer() > 0 ? *member->integer() : 0;
}

std::string fitting_vault_name(std::string name) {
    if (name.size() <= longest_vault_name) return name;
    std::size_t end = longest_vault_name;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name.resize(end);
    return name;
}

static const VaultHere* find(const std::vector<VaultHere>& vaults, std::string_view place) {
    const auto found = std::ranges::find(vaults, place, &VaultHere::place);
    return found == vaults.end() ? nullptr : &*found;
}

std::vector<VaultHere> read_vaults(std::string_view text) {
    std::vector<VaultHere> vaults;
    const auto json = domain::read(text);
    const Json* list = json ? json->find("vaults") : nullptr;
    if (list == nullptr || list->array() == nullptr) return vaults;
    for (const Json& entry : *list->array()) {
        const Json* place = entry.find("place");
        if (place == nullptr || place->string() == nullptr || !is_vault_place(*place->string())) continue;
        if (find(vaults, *place->string()) || vaults.size() == most_vaults) continue;
        vaults.push_back({*place->string(), fitting_vault_name(std::string(entry.text("name"))), moment(entry, "opened"), moment(entry, "backup")});
    }
    return vaults;
}

std::vector<VaultHere> all_vaults(std::string_view told, const std::vector<std::string>& stored) {
    std::vector<VaultHere> vaults = read_vaults(told);
    for (const std::string& place : stored)
        if (is_vault_place(place) && !find(vaults, place)) vaults.push_back({.place = place, .name = {}});
    std::ranges::stable_partition(vaults, [](const VaultHere& vault) { return vault.place.empty(); });
    return vaults;
}

}  // namespace tributary::app
