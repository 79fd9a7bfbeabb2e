// Every intent and every event, and where it is dealt with.
#include "app/update.hpp"

#include "app/update_parts.hpp"
#include "app/vault_record.hpp"

namespace tributary::app {

Effects operator+(Effects first, Effects second) {
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return first;
}

void tell(Model& model, std::string_view key, std::string fact, std::string second_fact) {
    model.message = Message{std::string(key), std::move(fact), std::move(second_fact), {}, 0, ++model.messages};
}

void tell(Model& model, Error error) { model.message = Message{{}, {}, {}, std::move(error), 0, ++model.messages}; }

Effect go(Model& model, const Place& place) {
    model.place = place;
    return ShowAddress{place};
}

// ---- first run, unlocking, locking

static Effects apply(Model& model, const TellWho& intent, const Stamp&) {
    model.first_run.name = intent.name;
    model.first_run.agency = intent.agency;
    model.first_run.role = intent.role;
    model.first_run.vault_name = intent.vault_name;
    model.first_run.step = FirstRunStep::passphrase;
    return {};
}

static Effects apply(Model& model, const StepBack&, const Stamp&) {
    if (model.first_run.step == FirstRunStep::passphrase && !model.first_run.working) model.first_run.step = FirstRunStep::you;
    return {};
}

static Effects apply(Model& model, CreateVault& intent, const Stamp&) {
    if (model.phase != Phase::first_run || model.first_run.working || model.broken) return {};
    model.first_run.working = true;
    return {MakeVault{std::move(intent.passphrase), model.first_run.name, model.first_run.agency, model.first_run.role}};
}

static Effects apply(Model& model, const ProveRecoveryKit& intent, const Stamp&) {
    return {CheckRecoveryGroup{intent.group, model.first_run.asked_group}};
}

static Effects apply(Model& model, Unlock& intent, const Stamp&) {
    if (model.phase != Phase::locked || model.broken) return {};
    model.phase = Phase::opening;
    model.unlocking.error.reset();
    return {OpenVault{std::move(intent.passphrase)}};
}

static Effects apply(Model& model, UnlockWithKit& intent, const Stamp&) {
    if (model.phase != Phase::locked || model.broken) return {};
    model.phase = Phase::opening;
    model.unlocking.error.reset();
    return {OpenVaultWithKit{std::move(intent.recovery_key)}};
}

// What is here now is what has been seen, as far as the vault does not say so yet.
static Effects keep_seen(Model& model, const Stamp& stamp) {
    if (!model.may_write() || model.saving.state == Saving::State::failed) return {};
    Recorder recorder(model, stamp);
    for (const auto& [id, held] : model.cases) {
        LastSeen now = seen_now(held.file, stamp.now);
        LastSeen& before = model.last_seen[id];
        if (before.feeds == now.feeds) continue;
        before = std::move(now);
        recorder.keep(seen_record(id, before));
    }
    return recorder.store();
}

static Effects apply(Model& model, const Lock& intent, const Stamp& stamp) {
    if (model.phase != Phase::open) return {};
    model.saving.lock_unused = intent.unused;
    model.saving.lock_to_vaults = intent.to_vaults;
    Effects effects = drop_work(model, stamp);
    if (!model.saving.lock_when_saved) effects = std::move(effects) + keep_seen(model, stamp);
    model.saving.lock_when_saved = model.saving.waiting > 0;
    if (model.saving.lock_when_saved) return effects;
    if (model.saving.state == Saving::State::failed) {
        tell(model, Error{model.saving.problem.value_or(Problem::storage_failed)});
        return effects;
    }
    return std::move(effects) + Effects{LockVault{}};
}

static Effects apply(Model&, ChangePassphrase& intent, const Stamp&) {
    return {RewrapVault{std::move(intent.current), std::move(intent.next)}};
}

static Effects apply(Model& model, const RetrySaving&, const Stamp&) {
    model.saving.state = Saving::State::saving;
    ++model.saving.waiting;
    return {StoreAgain{}};
}

static Effects apply(Model&, const KeepStorage&, const Stamp&) { return {AskPersistence{}}; }

static Effects apply(Model& model, const Go& intent, const Stamp&) {
    if (intent.place.screen == Screen::review && !model.review) return {go(model, {})};
    if (intent.place.screen == Screen::import && !model.import) return {go(model, {Screen::chronology, intent.place.case_id, {}})};
    if (intent.place == model.place) return {};
    return {go(model, intent.place)};
}

static Effects apply(Model& model, const DismissMessage&, const Stamp&) {
    model.message.reset();
    return {};
}

// ---- the vault

static Effects receive(Model& model, const StorageSeen& event, const Stamp&) {
    if (model.device.read_only && !event.read_only && event.has_vault) tell(model, "writes_here");
    model.device.read_only = event.read_only;
    model.broken = event.refused;
    model.phase = event.has_vault ? Phase::locked : Phase::first_run;
    if (!event.has_vault && !event.refused && model.this_vault()) tell(model, "vault_gone");
    return {};
}

static Effects receive(Model& model, const VaultMade& event, const Stamp& stamp) {
    model.me = event.me;
    model.device_id = stamp.new_id();
    model.first_run.working = false;
    model.first_run.step = FirstRunStep::recovery_kit;
    model.first_run.recovery_key = event.recovery_key;
    Recorder recorder(model, stamp);
    recorder.keep(device_record(model.device_id));
    return recorder.store() + tell_of_vault(model, model.first_run.vault_name) + Effects{AskPersistence{}};
}

static Effects receive(Model& model, const RecoveryGroupChecked& event, const Stamp&) {
    model.first_run.wrong_group = !event.right;
    if (!event.right) return {};
    model.first_run = {};
    model.phase = Phase::open;
    return Effects{go(model, {})} + watch_use(model);
}

static Effects receive(Model& model, const VaultRefused& event, const Stamp&) {
    if (model.phase == Phase::first_run) {
        model.first_run.working = false;
        model.first_run.restoring = false;
        tell(model, event.error);
        return {};
    }
    model.work.reset();
    model.salvaging = false;
    model.phase = Phase::locked;
    model.unlocking.error = event.error;
    if (event.error.problem == Problem::vault_wrong_passphrase) ++model.unlocking.wrong_tries;
    return {};
}

// What was opened or about to be imported is gone: the person comes back to where it would have gone.
static Place place_after_locking(const Place& place) {
    if (place.screen == Screen::review) return {};
    if (place.screen == Screen::import) return {Screen::chronology, place.case_id, {}};
    return place;
}

static Effects receive(Model& model, const VaultLocked&, const Stamp& stamp) {
    const Device device = model.device;
    const Preferences preferences = model.preferences;
    const int unused = model.saving.lock_unused ? preferences.lock_minutes : 0;
    const bool to_vaults = model.saving.lock_to_vaults;
    const auto error = model.unlocking.error;
    const Place place = place_after_locking(model.place);
    std::vector<VaultHere> vaults = std::move(model.vaults);
    std::string vault = std::move(model.vault);
    model = Model{};
    model.vaults = std::move(vaults);
    model.vault = std::move(vault);
    model.phase = Phase::locked;
    model.device = device;
    model.device.locks_soon = false;
    model.preferences = preferences;
    model.place = place;
    model.unlocking.error = error;
    model.unlocking.locked_at = stamp.now;
    model.unlocking.unused_minutes = unused;
    return watch_use(model) + (to_vaults ? apply(model, ShowVaults{}, stamp) : Effects{});
}

static Effects receive(Model& model, const Rewrapped& event, const Stamp&) {
    if (event.result) tell(model, "passphrase_changed");
    else tell(model, event.result.error());
    return {};
}

// So that a disk that fills up is seen before it is full.
static Effects measure_if_due(Model& model, const Stamp& stamp) {
    constexpr std::int64_t every = 60'000;
    if (stamp.now - model.device.measured_at < every) return {};
    model.device.measured_at = stamp.now;
    return {MeasureStorage{}};
}

static Effects receive(Model& model, const Stored& event, const Stamp& stamp) {
    Saving& saving = model.saving;
    if (saving.waiting > 0) --saving.waiting;
    if (!event.result) {
        if (saving.state != Saving::State::failed) saving.failed_since = stamp.now;
        saving.state = Saving::State::failed;
        saving.problem = event.result.error().problem;
        saving.lock_when_saved = false;
        return backup_if_waiting(model, stamp);
    }
    saving.saved_at = stamp.now;
    saving.problem.reset();
    saving.state = saving.waiting > 0 ? Saving::State::saving : Saving::State::saved;
    if (saving.waiting == 0 && saving.lock_when_saved) return {LockVault{}};
    return backup_if_waiting(model, stamp) + measure_if_due(model, stamp);
}

static Effects receive(Model& model, const DeviceSeen& event, const Stamp&) {
    if (event.offline_ready) model.device.offline_ready = *event.offline_ready;
    if (event.persistent) model.device.persistent = *event.persistent;
    if (event.asked_to_keep) model.device.persistence_answered = true;
    if (event.free_bytes) model.device.free_bytes = *event.free_bytes;
    return {};
}

// ---- who may ask for what

Effects update(Model& model, Intent intent, const Stamp& stamp) {
    model.now = stamp.now;
    if (waits_for_work(model, intent)) {
        put_off(model, std::move(intent));
        return {};
    }
    return std::visit(
        [&]<class T>(T& asked) -> Effects {
            if constexpr (changes_the_case<T>) {
                if (model.phase != Phase::open) return {};
                if (!model.may_write()) {
                    tell(model, Error{Problem::vault_read_only});
                    return {};
                }
            }
            return apply(model, asked, stamp);
        },
        intent);
}

Effects receive(Model& model, Event event, const Stamp& stamp) {
    model.now = stamp.now;
    return std::visit([&](auto& reported) -> Effects { return receive(model, reported, stamp); }, event);
}

}  // namespace tributary::app
