// Backups, salvage, and which tab writes.
#include "app/job.hpp"
#include "app/update_parts.hpp"
#include "app/vault_record.hpp"

namespace tributary::app {

static Effects begin_backup(Model& model, const Stamp& stamp) {
    const Work& work = begin_work(model, stamp, {.what = WorkKind::backing_up});
    return {WriteBackup{work.number}};
}

Effects apply(Model& model, const MakeBackup&, const Stamp& stamp) {
    if (model.phase != Phase::open || works_on(model, WorkKind::backing_up)) return {};
    model.saving.backup_when_saved = model.saving.waiting > 0;
    return model.saving.backup_when_saved ? Effects{} : begin_backup(model, stamp);
}

Effects backup_if_waiting(Model& model, const Stamp& stamp) {
    if (!model.saving.backup_when_saved || model.saving.waiting > 0) return {};
    model.saving.backup_when_saved = false;
    return update(model, MakeBackup{}, stamp);
}

static bool is_current(const Model& model, std::uint64_t work) { return works_on(model, WorkKind::backing_up) && model.work->number == work; }

Effects receive(Model& model, const BackupMade& event, const Stamp& stamp) {
    if (!is_current(model, event.work)) return {};
    Effects effects = end_work(model, stamp);
    model.backups.push_back(event.backup);
    if (event.left_out > 0) tell(model, "backup_saved_without", event.file_name, std::to_string(event.left_out));
    else tell(model, "backup_saved", event.file_name);
    effects = std::move(effects) + tell_of_vault(model);
    // While the storage takes nothing, the receipt would be one more thing that is not stored.
    if (!model.may_write() || model.saving.state == Saving::State::failed) return effects;
    Recorder recorder(model, stamp);
    recorder.keep(backup_record(event.backup));
    return std::move(effects) + recorder.store();
}

Effects receive(Model& model, const BackupRefused& event, const Stamp& stamp) {
    if (!is_current(model, event.work)) return {};
    tell(model, event.error);
    return end_work(model, stamp);
}

Effects apply(Model& model, RestoreBackup& intent, const Stamp&) {
    if (model.phase != Phase::first_run && model.phase != Phase::locked) return {};
    if (model.device.read_only) {
        tell(model, Error{Problem::vault_read_only});
        return {};
    }
    if (model.phase == Phase::first_run && (model.first_run.working || model.first_run.restoring)) return {};
    if (model.phase == Phase::first_run) model.first_run.restoring = true;
    else model.phase = Phase::opening;
    model.message.reset();
    model.unlocking.error.reset();
    return {ReadBackup{std::move(intent.file.ref), std::move(intent.passphrase), std::move(intent.recovery_key)}};
}

Effects receive(Model& model, const BackupRestored&, const Stamp&) {
    model.phase = Phase::opening;
    model.broken.reset();
    model.salvage.reset();
    model.first_run = {};
    model.unlocking = {};
    tell(model, "backup_restored");
    return {};
}

Effects apply(Model& model, SalvageVault& intent, const Stamp&) {
    if (model.phase != Phase::locked && model.phase != Phase::first_run) return {};
    if (model.salvaging) return {};
    model.salvaging = true;
    model.salvage.reset();
    if (model.phase == Phase::locked) model.phase = Phase::opening;
    return {ReadDamagedVault{std::move(intent.file.ref), std::move(intent.passphrase), std::move(intent.recovery_key)}};
}

Effects receive(Model& model, const Salvaged& event, const Stamp&) {
    model.salvaging = false;
    if (model.phase == Phase::opening) model.phase = Phase::locked;
    model.salvage = event.salvage;
    return {};
}

Effects apply(Model& model, const TakeOver&, const Stamp&) {
    if (!model.device.read_only) return {};
    return {TakeOverStorage{}};
}

Effects receive(Model& model, const TakeOverRefused& event, const Stamp&) {
    tell(model, event.error);
    return {};
}

// What is open here is soon older than what the other tab writes: it is read again. What could not be stored stays on screen.
Effects receive(Model& model, const WriterLost&, const Stamp&) {
    model.device.read_only = true;
    if (model.phase != Phase::open || model.saving.waiting > 0 || model.saving.state == Saving::State::failed) return {};
    return {LockVault{}};
}

}  // namespace tributary::app
