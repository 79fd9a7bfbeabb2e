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

// Proves the vault, then writes it out with every chunk that opens.
class Engine::BackingUp final : public Proving {
public:
    BackingUp(Engine& engine, store::MemoryStorage::Files files, crypto::Secret key, std::uint64_t work)
        : Proving(std::move(files), store::Slot::vault_key, std::move(key)), engine_(engine), work_(work) {}

    void finish() override {
        if (error()) return engine_.report(BackupRefused{*error(), work_});
        engine_.write_backup(std::move(scratch_.files), opened_->log.records, work_);
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

void add_chunks(WritingBackup::Chunks& chunks, const std::string& hash, const AttachmentKey& content) {
    const auto opener = std::make_shared<store::Chunks>(content.key, static_cast<std::uint64_t>(content.size));
    for (std::uint32_t number = 0; number < opener->count(); ++number)
        chunks.emplace(opener->name(number), WritingBackup::Chunk{hash, [opener, number](ByteView file) { return opener->open(number, file).has_value(); }});
}

// A content that turns out to be damaged is left out, and the backup begun again: what can be kept is kept, and said.
void Engine::write_out(std::shared_ptr<LeavingBackup> leaving) {
    ports_.device.begin_file();
    const auto done = [this, leaving](const Result<WritingBackup::Written>& written) {
        transfer_.reset();
        const bool again = written && !written->damaged.empty();
        if (!written || again) ports_.device.drop_file();
        if (!again) return leaving->done(written);
        leaving->broken.insert(written->damaged);
        std::erase_if(leaving->chunks, [&](const auto& chunk) { return chunk.second.content == written->damaged; });
        write_out(leaving);
    };
    begin(std::make_shared<WritingBackup>(leaving->made, leaving->files, leaving->chunks, leaving->fetch, [this](ByteView bytes) { ports_.device.add_to_file(bytes); }, done));
}

WritingBackup::Fetch Engine::from_port() const {
    return [this](const std::string& chunk, store::ChunkPort::Got got) {
        if (ports_.chunks == nullptr) return got(fail(Problem::attachment_missing));
        ports_.chunks->get(chunk, std::move(got));
    };
}

void Engine::write_backup(store::MemoryStorage::Files files, std::uint64_t records, std::uint64_t work) {
    auto leaving = std::make_shared<LeavingBackup>(LeavingBackup{ports_.device.now(), std::move(files), {}, from_port(), broken_, {}});
    for (const auto& [hash, content] : contents_)
        if (!broken_.contains(hash) && named_.contains(hash)) add_chunks(leaving->chunks, hash, content);
    const std::string name = name_of_backup(leaving->made, crypto::new_id());
    LeavingBackup* const all = leaving.get();  // it holds the function
    leaving->done = [this, all, records, work, name](const Result<WritingBackup::Written>& written) {
        if (!written) return report(BackupRefused{written.error(), work});
        broken_ = all->broken;
        if (!broken_.empty()) report(ContentsSeen{{broken_.begin(), broken_.end()}});
        ports_.device.offer_begun_file(name, "application/octet-stream");
        const Backup receipt{all->made, static_cast<std::int64_t>(written->size), static_cast<std::int64_t>(records), to_hex(written->sha256), false};
        report(BackupMade{receipt, name, work, broken_.size()});
    };
    write_out(std::move(leaving));
}

// ---- restoring one

class Engine::Restoring final : public Proving {
public:
    Restoring(Engine& engine, store::Backup backup, FileRef file, Backup receipt, store::Slot slot, crypto::Secret key)
        : Proving(std::move(backup.files), slot, std::move(key)), engine_(engine), file_(std::move(file)), chunks_(std::move(backup.chunks)), receipt_(std::move(receipt)) {}

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
        engine_.restore_chunks(std::move(file_), std::move(chunks_), [held = std::make_shared<Held>(scratch_.files, slot_, std::move(key_)), &engine = engine_](const Result<void>& kept) {
            if (!kept) return engine.report(VaultRefused{kept.error()});
            engine.put_in_place(held->files, held->slot, std::move(held->key));
        });
    }

private:
    // This object goes before the chunks are all there.
    struct Held {
        store::MemoryStorage::Files files;
        store::Slot slot;
        crypto::Secret key;
    };

    Engine& engine_;
    FileRef file_;
    std::map<std::string, store::Backup::Place> chunks_;
    Backup receipt_;
};

// Chunks first, under names that nobody else has; the vault that names them follows in one transaction. What was kept for a restore
// that failed is swept at the next good opening.
void Engine::restore_chunks(FileRef file, std::map<std::string, store::Backup::Place> chunks, store::ChunkPort::Done done) {
    if (chunks.empty()) return done({});
    if (ports_.chunks == nullptr) return done(fail(Problem::storage_refused));
    begin(std::make_shared<CopyingChunks>(*ports_.chunks, std::move(file), std::move(chunks), [this, done = std::move(done)](const Result<void>& result) {
        transfer_.reset();
        done(result);
    }));
}

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
    auto typed = std::make_shared<std::pair<std::string, std::string>>(std::move(effect.passphrase), std::move(effect.recovery_key));
    run_task(backup_question(false), effect.file, [this, file = effect.file, typed](Bytes answer) {
        auto read = backup_answer(answer);
        if (!read) return report(VaultRefused{read.error()});
        const Backup receipt{read->backup.made, static_cast<std::int64_t>(file->size()), 0, read->sha256, true};
        auto scratch = std::make_shared<store::MemoryStorage>();
        scratch->files = std::move(read->backup.files);
        with_key(typed->first, typed->second, *scratch, [this, scratch, file, chunks = std::move(read->backup.chunks), receipt](const Result<store::Slot>& slot, crypto::Secret key) {
            if (!slot) return report(VaultRefused{slot.error()});
            begin(std::make_unique<Restoring>(*this, store::Backup{receipt.at, std::move(scratch->files), chunks}, file, receipt, *slot, std::move(key)));
        });
    });
}

}  // namespace tributary::app
