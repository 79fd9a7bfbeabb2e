// Several vaults on one device: which of them is this window's, making another, removing one.
#include "app/update_parts.hpp"

namespace tributary::app {

// Nothing of the vault before is left, nor of what was typed for it.
static Effects choose(Model& model, std::string place) {
    Model next;
    next.device = model.device;
    next.device.read_only = false;
    next.preferences = model.preferences;
    next.vaults = std::move(model.vaults);
    next.messages = model.messages;
    next.works = model.works;
    next.place = model.place;
    next.vault = place;
    model = std::move(next);
    return {ChoosePlace{std::move(place)}};
}

Effects receive(Model& model, const VaultsSeen& event, const Stamp&) {
    model.vaults = event.vaults;
    if (model.phase != Phase::starting && model.phase != Phase::choosing) return {};
    const auto is_here = [&](const std::string& place) { return std::ranges::find(model.vaults, place, &VaultHere::place) != model.vaults.end(); };
    if (model.vaults.empty()) return choose(model, {});
    if (model.phase == Phase::choosing) return {};
    if (event.last && is_here(*event.last)) return choose(model, *event.last);
    if (model.vaults.size() == 1) return choose(model, model.vaults.front().place);
    model.phase = Phase::choosing;
    return {};
}

static bool may_leave(const Model& model) {
    if (model.phase == Phase::first_run) return !model.first_run.working && !model.first_run.restoring && model.first_run.step != FirstRunStep::recovery_kit;
    return model.phase == Phase::locked && !model.salvaging;
}

Effects apply(Model& model, const ShowVaults&, const Stamp&) {
    if (!may_leave(model)) return {};
    static_cast<void>(choose(model, {}));
    model.phase = Phase::choosing;
    return {LeavePlace{}, FindVaults{}, go(model, {})};
}

Effects apply(Model& model, const ChooseVault& intent, const Stamp&) {
    if (model.phase != Phase::choosing) return {};
    return choose(model, intent.place);
}

Effects apply(Model& model, const MakeAnotherVault&, const Stamp& stamp) {
    if (model.phase != Phase::choosing && !may_leave(model)) return {};
    const Id random = stamp.new_id();
    return choose(model, to_hex(ByteView(random.bytes).first(8)));
}

Effects apply(Model& model, const RemoveVault& intent, const Stamp&) {
    if (model.phase != Phase::choosing) return {};
    return {RemovePlace{intent.place}};
}

Effects receive(Model& model, const VaultRemoved& event, const Stamp&) {
    const auto removed = std::ranges::find(model.vaults, event.place, &VaultHere::place);
    const std::string name = removed == model.vaults.end() ? std::string() : removed->name;
    if (event.result) {
        tell(model, "vault_removed", name);
        return {FindVaults{}};
    }
    if (event.result.error().problem == Problem::vault_read_only) tell(model, "vault_in_use", name);
    else tell(model, event.result.error());
    return {};
}

Effects tell_of_vault(Model& model, std::optional<std::string> name) {
    auto known = std::ranges::find(model.vaults, model.vault, &VaultHere::place);
    if (known == model.vaults.end()) known = model.vaults.insert(model.vaults.end(), VaultHere{.place = model.vault, .name = {}});
    known->opened_at = model.now;
    known->backup_at = model.last_backup();
    if (name) known->name = fitting_vault_name(std::move(*name));
    return {TellOfVault{*known}};
}

Effects apply(Model& model, const NameVault& intent, const Stamp&) {
    if (model.phase != Phase::open) return {};
    return tell_of_vault(model, intent.name);
}

}  // namespace tributary::app
