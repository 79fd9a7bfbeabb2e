// The engine's work with backups: a vault becomes one file, and one file becomes the vault here. Both are proved first by
// opening what they hold in a scratch storage.
#include "app/engine_side_work.hpp"
#include "base/date.hpp"
#include "crypto/words.hpp"
#include "crypto/random.hpp"
#include "store/backup.hpp"

namespace tributary::app {

// ---- what is shared

std::string short_name(const Id& id) {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstvwxyz0123456789";
    std::string name;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == 4) name += '-';
        name += letters[id.bytes[i] % letters.size()];
    }
    return name;
}

crypto::Secret take_secret(std::string& text) {
    crypto::Secret secret = crypto::Secret::copy_of(text);
    crypto::wipe(text);
    return secret;
}

std::string name_of_backup(std::int64_t now, const Id& id) { return "backup-" + uk_time(now).date.iso() + "-" + short_name(id) + ".tribbackup"; }

void Engine::begin(std::unique_ptr<SideWork> work) {
    side_work_ = std::move(work);
    run({});
}

void Engine::offer_backup(const Bytes& file, const std::string& name) { ports_.device.offer_file(name, "application/octet-stream", file); }

// The recovery key opens as it is; the passphrase's key takes about a second elsewhere.
void Engine::with_key(std::string& passphrase, std::string& recovery_key, store::StoragePort& port, std::function<void(Result<store::Slot>, crypto::Secret)> done) {
    crypto::Secret typed = take_secret(passphrase);
    const bool with_kit = !recovery_key.empty();
    auto kit = crypto::read_recovery_key(recovery_key);
    crypto::wipe(recovery_key);
    if (with_kit && !kit) return done(std::unexpected(kit.error()), {});
    if (with_kit) return done(store::Slot::recovery, std::move(*kit));
    const auto header = store::stored_header(port);
    if (!header) return done(std::unexpected(header.error()), {});
    ports_.keys.derive(std::move(typed), header->kdf, [done = std::move(done)](const Result<store::KeyPort::Derived>& derived) {
        if (!derived) return done(std::unexpected(derived.error()), {});
        done(store::Slot::passphrase, derived->key.clone());
    });
}

// ---- proving

Engine::Proving::Proving(store::MemoryStorage::Files files, store::Slot slot, crypto::Secret key) : slot_(slot), key_(std::move(key)), opening_(scratch_) {
    scratch_.files = std::move(files);
}

Result<void> Engine::Proving::prove(ByteView record) {
    if (record.empty() || record[0] != static_cast<std::uint8_t>(record_of_identity)) return replay(replayed_, record, crypto::sha256);
    has_identity_ = true;
    const auto identity = bundle::Identity::parse(text_of(record.subspan(1)));
    return identity ? Result<void>{} : std::unexpected(identity.error());
}

bool Engine::Proving::step() {
    const auto refuse = [this](const Error& error) {
        error_ = error;
        return false;
    };
    if (!std::exchange(begun_, true)) {
        const auto begun = opening_.begin({slot_, key_});
        return begun ? true : refuse(begun.error());
    }
    const auto more = opening_.step([this](ByteView record) { return prove(record); });
    if (!more) return refuse(more.error());
    if (*more) return true;
    auto opened = opening_.finish();
    if (!opened) return refuse(opened.error());
    if (!has_identity_) return refuse(Error{Problem::vault_damaged, "1", "1"});
    if (const auto drafts = read_drafts(opened->drafts); !drafts) return refuse(drafts.error());
    opened_ = std::move(*opened);
    return false;
}

// ---- making a backup

class Engine::BackingUp final : public Proving {
public:
    BackingUp(Engine& engine, store::MemoryStorage::Files files, crypto::Secret key, std::uint64_t work)
        : Proving(std::move(files), store::Slot::vault_key, std::move(key)), engine_(engine), work_(work) {}

    void finish() override {
        if (error()) return engine_.report(BackupRefused{*error(), work_});
        const std::int64_t now = engine_.ports_.device.now();
        const Bytes file = store::write_backup({now, std::move(scratch_.files)});
        const std::string name = name_of_backup(now, crypto::new_id());
        const Backup receipt{now, static_cast<std::int64_t>(file.size()), static_cast<std::int64_t>(opened_->log.records), to_hex(crypto::sha256(file)), false};
        engine_.offer_backup(file, name);
        engine_.report(BackupMade{receipt, name, work_});
    }

private:
    Engine& engine_;
    std::uint64_t work_;
};

// Asked for when nothing is on its way, so that what is read is of one moment.
void Engine::carry_out(WriteBackup& effect) {
    ports_.storage.load([this, work = effect.work](const Result<void>& loaded) {
        if (!vault_) return;
        auto files = loaded ? store::stored_files(ports_.storage) : std::unexpected(loaded.error());
        ports_.storage.release();
        if (!files) return report(BackupRefused{files.error(), work});
        if (auto completed = vault_->complete(*files); !completed) return report(BackupRefused{completed.error(), work});
        begin(std::make_unique<BackingUp>(*this, std::move(*files), vault_->key().clone(), work));
    });
}

// ---- restoring one

class Engine::Restoring final : public Proving {
public:
    Restoring(Engine& engine, store::Backup backup, Backup receipt, store::Slot slot, crypto::Secret key)
        : Proving(std::move(backup.files), slot, std::move(key)), engine_(engine), receipt_(std::move(receipt)) {}

    // The device id is another from here on: two machines that write under one would fork every feed.
    void finish() override {
        if (error()) return engine_.report(VaultRefused{*error()});
        receipt_.records = static_cast<std::int64_t>(opened_->log.records);
        Result<void> done;
        {
            const auto vault = store::Vault::from(scratch_, std::move(*opened_), store::Access::read_write);
            vault->append({device_record(crypto::new_id()), backup_record(receipt_)}, [&](const Result<void>& result) { done = result; });
        }
        if (!done) return engine_.report(VaultRefused{done.error()});
        engine_.put_in_place(scratch_.files, slot_, std::move(key_));
    }

private:
    Engine& engine_;
    Backup receipt_;
};

void Engine::put_in_place(const store::MemoryStorage::Files& files, store::Slot slot, crypto::Secret key) {
    auto held = std::make_shared<crypto::Secret>(std::move(key));
    const auto open = [this, slot, held](const Result<void>& done) {
        if (!done) return report(VaultRefused{done.error()});
        report(BackupRestored{});
        ports_.storage.load([this, slot, held](const Result<void>& loaded) {
            if (!loaded) return report(VaultRefused{loaded.error()});
            open_vault(slot, *held);
        });
    };
    ports_.storage.load([this, files, open](const Result<void>& loaded) {
        if (!loaded) return report(VaultRefused{loaded.error()});
        store::replace_all(ports_.storage, files, open);
    });
}

void Engine::carry_out(ReadBackup& effect) {
    auto backup = store::read_backup(effect.bytes);
    if (!backup) return report(VaultRefused{backup.error()});
    const Backup receipt{backup->made, static_cast<std::int64_t>(effect.bytes.size()), 0, to_hex(crypto::sha256(effect.bytes)), true};
    auto scratch = std::make_shared<store::MemoryStorage>();
    scratch->files = std::move(backup->files);
    with_key(effect.passphrase, effect.recovery_key, *scratch, [this, scratch, receipt](const Result<store::Slot>& slot, crypto::Secret key) {
        if (!slot) return report(VaultRefused{slot.error()});
        begin(std::make_unique<Restoring>(*this, store::Backup{receipt.at, std::move(scratch->files)}, receipt, *slot, std::move(key)));
    });
}

}  // namespace tributary::app
