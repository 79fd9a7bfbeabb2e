#include "app/engine.hpp"

#include "app/engine_side_work.hpp"
#include "app/vault_record.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "crypto/words.hpp"

namespace tributary::app {

Engine::Engine(Ports ports) : ports_(std::move(ports)) {}
Engine::~Engine() = default;

Stamp Engine::stamp() const { return {ports_.device.now(), crypto::new_id, crypto::sha256}; }

void Engine::ask(Intent intent) { run(update(model_, std::move(intent), stamp())); }
void Engine::report(Event event) { run(receive(model_, std::move(event), stamp())); }

void Engine::run(Effects effects) {
    for (Effect& effect : effects) std::visit([this](auto& wanted) { carry_out(wanted); }, effect);
    if (proceeding_) return;
    if (has_work()) {
        if (ports_.work_waits) ports_.work_waits();
        else proceed([] { return true; });
    }
    ports_.changed();
}

bool Engine::proceed(const std::function<bool()>& time_left) {
    proceeding_ = true;
    while (has_work()) {
        step();
        if (!time_left()) break;
    }
    proceeding_ = false;
    return has_work();
}

// What was read of the vault is taken in before more of it is read, so that it is in memory once.
void Engine::step() {
    if (vault_ && vault_->sealing()) return vault_->seal_next();
    if (side_work_) {
        if (side_work_->step()) return;
        const auto finished = std::move(side_work_);
        return finished->finish();
    }
    const bool read_on = opening_ && model_.work && model_.work->done == parts_read_;
    if (read_on) read_part();
    else report(Proceed{});
}

void Engine::start() {
    FindVaults every;
    ports_.vaults ? carry_out(every) : look_at_storage();
}

void Engine::look_at_storage() {
    ports_.storage.load([this](const Result<void>& loaded) {
        StorageSeen seen;
        seen.read_only = !ports_.storage.writable();
        if (!loaded) {
            seen.refused = loaded.error();
        } else if (const auto header = store::stored_header(ports_.storage); header) {
            seen.has_vault = true;
        } else if (header.error().problem != Problem::vault_missing) {
            seen.has_vault = true;
            seen.refused = header.error();
        }
        report(std::move(seen));
    });
}

// ---- making and opening the vault

void Engine::carry_out(MakeVault& effect) {
    crypto::Secret passphrase = take_secret(effect.passphrase);
    ports_.keys.derive_new(std::move(passphrase), [this, who = effect](const Result<store::KeyPort::Derived>& derived) {
        if (!derived) return report(VaultRefused{derived.error()});
        make_vault(who, *derived);
    });
}

void Engine::make_vault(const MakeVault& who, const store::KeyPort::Derived& derived) {
    auto identity = bundle::Identity::generate({who.name, who.agency, who.role}, ports_.device.now());
    if (!identity) return report(VaultRefused{identity.error()});
    identity_ = std::make_unique<bundle::Identity>(std::move(*identity));
    recovery_key_ = crypto::random_secret(32);
    store::NewVault vault{derived.kdf, derived.key, recovery_key_, {identity_record(*identity_)}};
    store::Vault::create(ports_.storage, vault, [this](Result<std::unique_ptr<store::Vault>> made) {
        if (!made) return report(VaultRefused{made.error()});
        vault_ = std::move(*made);
        if (ports_.work_waits) vault_->seal_in_steps();
        const crypto::Secret kit = crypto::write_recovery_key(recovery_key_);
        report(VaultMade{me(), std::string(text_of(kit.view()))});
    });
}

Me Engine::me() const {
    Me me;
    const bundle::Card& card = identity_->card();
    me.id = card.id();
    me.name = card.person().name;
    me.agency = card.person().agency;
    me.role = card.person().role;
    for (const std::string_view word : card.words()) me.words.emplace_back(word);
    me.card = card.file();
    for (const auto& earlier : earlier_) me.earlier.push_back(earlier->id());
    return me;
}

void Engine::carry_out(OpenVault& effect) {
    auto secret = std::make_shared<crypto::Secret>(take_secret(effect.passphrase));
    ports_.storage.load([this, secret](const Result<void>& loaded) {
        if (!loaded) return report(VaultRefused{loaded.error()});
        const auto header = store::stored_header(ports_.storage);
        if (!header) return report(VaultRefused{header.error()});
        ports_.keys.derive(std::move(*secret), header->kdf, [this](const Result<store::KeyPort::Derived>& derived) {
            if (!derived) return report(VaultRefused{derived.error()});
            open_vault(store::Slot::passphrase, derived->key);
        });
    });
}

void Engine::carry_out(OpenVaultWithKit& effect) {
    auto key = crypto::read_recovery_key(effect.recovery_key);
    crypto::wipe(effect.recovery_key);
    if (!key) return report(VaultRefused{key.error()});
    auto held = std::make_shared<crypto::Secret>(std::move(*key));
    ports_.storage.load([this, held](const Result<void>& loaded) {
        if (!loaded) return report(VaultRefused{loaded.error()});
        open_vault(store::Slot::recovery, *held);
    });
}

Result<void> Engine::take_record(ByteView record, std::vector<Bytes>& records) {
    if (!record.empty() && record[0] == static_cast<std::uint8_t>(record_of_attachment)) {
        auto content = read_attachment_record(record);
        if (!content) return std::unexpected(content.error());
        named_.insert(content->first);
        contents_.insert_or_assign(content->first, std::move(content->second));
    }
    if (record.empty() || record[0] != static_cast<std::uint8_t>(record_of_identity)) {
        records.emplace_back(record.begin(), record.end());
        return {};
    }
    auto identity = bundle::Identity::parse(text_of(record.subspan(1)));
    if (!identity) return std::unexpected(identity.error());
    become(std::move(*identity));
    return {};
}

// The latest counts; what was sealed to the ones before still opens.
void Engine::become(bundle::Identity identity) {
    if (identity_) earlier_.push_back(std::move(identity_));
    identity_ = std::make_unique<bundle::Identity>(std::move(identity));
}

void Engine::open_vault(store::Slot slot, const crypto::Secret& key) {
    opening_ = std::make_unique<store::Opening>(ports_.storage);
    contents_.clear();
    named_.clear();
    bundle_.reset();
    parts_read_ = 0;
    if (const auto begun = opening_->begin({slot, key}); !begun) return refuse_vault(begun.error());
    report(VaultUnlocked{opening_->parts()});
}

void Engine::read_part() {
    std::vector<Bytes> records;
    const auto more = opening_->step([&](ByteView record) { return take_record(record, records); });
    if (!more) return refuse_vault(more.error());
    if (*more) {
        ++parts_read_;
        return report(RecordsRead{std::move(records)});
    }
    auto opened = opening_->finish();
    if (!opened) return refuse_vault(opened.error());
    if (!identity_) return refuse_vault(Error{Problem::vault_damaged, "1", "1"});
    opened_whole_ = !opened->header_alone;
    const auto access = ports_.storage.writable() ? store::Access::read_write : store::Access::read_only;
    vault_ = store::Vault::from(ports_.storage, std::move(*opened), access);
    if (ports_.work_waits) vault_->seal_in_steps();
    stop_opening();
    report(VaultOpened{me(), vault_->opened_drafts()});
}

void Engine::refuse_vault(const Error& error) {
    stop_opening();
    identity_.reset();
    earlier_.clear();
    report(VaultRefused{error});
}

void Engine::stop_opening() {
    opening_.reset();
    ports_.storage.release();
}

void Engine::keep_new_passphrase(crypto::Secret passphrase) {
    ports_.keys.derive_new(std::move(passphrase), [this](const Result<store::KeyPort::Derived>& derived) {
        if (!vault_) return;  // locked meanwhile
        if (!derived) return report(Rewrapped{std::unexpected(derived.error())});
        vault_->change_passphrase(derived->kdf, derived->key, [this](const Result<void>& result) { report(Rewrapped{result}); });
    });
}

// The one at the keyboard must know the present passphrase, although the vault is open.
void Engine::carry_out(RewrapVault& effect) {
    if (!vault_) return;
    auto next = std::make_shared<crypto::Secret>(take_secret(effect.next));
    crypto::Secret current = take_secret(effect.current);
    ports_.keys.derive(std::move(current), vault_->header().kdf, [this, next](const Result<store::KeyPort::Derived>& derived) {
        if (!vault_) return;
        if (!derived) return report(Rewrapped{std::unexpected(derived.error())});
        if (const auto opens = store::unwrap(vault_->header(), store::Slot::passphrase, derived->key); !opens) {
            return report(Rewrapped{std::unexpected(opens.error())});
        }
        keep_new_passphrase(std::move(*next));
    });
}

void Engine::carry_out(LockVault&) {
    if (ports_.tasks) ports_.tasks->stop();
    give_up_transfer();
    ports_.device.forget_shown();
    contents_.clear();
    named_.clear();
    bundle_.reset();
    side_work_.reset();
    if (opening_) stop_opening();
    if (vault_) vault_->lock();
    vault_.reset();
    identity_.reset();
    earlier_.clear();
    recovery_key_.wipe();
    report(VaultLocked{});
}

void Engine::carry_out(CheckRecoveryGroup& effect) {
    const bool right = crypto::is_recovery_group(recovery_key_, static_cast<std::size_t>(effect.group), effect.typed);
    if (right) recovery_key_.wipe();
    report(RecoveryGroupChecked{right});
}

// ---- storing

void Engine::carry_out(StoreRecords& effect) {
    for (const Bytes& record : effect.records)
        if (record[0] == static_cast<std::uint8_t>(record_of_attachment))
            if (const auto content = read_attachment_record(record)) named_.insert(content->first);
    vault_->append(std::move(effect.records), std::move(effect.drafts), [this](const Result<void>& result) { report(Stored{result}); });
}

void Engine::carry_out(StoreAgain&) {
    vault_->retry([this](const Result<void>& result) { report(Stored{result}); });
}

void Engine::carry_out(MeasureStorage&) { ports_.device.measure_storage(); }
void Engine::carry_out(AskPersistence&) { ports_.device.ask_persistence(); }
void Engine::carry_out(KeepPreferences& effect) { report(PreferencesKept{ports_.device.keep_preferences(effect.text)}); }
void Engine::carry_out(WatchUse& effect) { ports_.device.watch_use(effect.minutes); }
void Engine::carry_out(ShowAddress& effect) { ports_.device.show_address(effect.place); }
void Engine::carry_out(OfferFile& effect) { ports_.device.offer_file(effect.name, effect.type, effect.bytes); }

}  // namespace tributary::app
