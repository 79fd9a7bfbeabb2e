// What can still be read of a vault that does not open becomes a backup, which a person can restore. The damaged vault
// stays as it is.
#include "app/engine_side_work.hpp"
#include "crypto/random.hpp"
#include "domain/attachments.hpp"
#include "store/backup.hpp"
#include "store/salvage.hpp"

namespace tributary::app {

class Engine::Salvaging final : public SideWork {
public:
    /// `files` and `fetch` are those of a damaged backup; without files the vault in the engine's storage is read.
    Salvaging(Engine& engine, std::shared_ptr<store::MemoryStorage> files, WritingBackup::Fetch fetch)
        : engine_(engine), files_(std::move(files)), fetch_(std::move(fetch)), salvage_(files_ ? *files_ : engine.ports_.storage) {}
    ~Salvaging() override {
        for (Bytes& record : kept_) crypto::wipe(record);
        if (!files_) engine_.ports_.storage.release();
    }

    [[nodiscard]] Result<void> begin(store::Slot slot, const crypto::Secret& key) { return salvage_.begin({slot, key}); }

    bool step() override {
        const bool more = salvage_.step();
        for (Bytes& record : salvage_.take()) take(std::move(record));
        return more;
    }

    void finish() override {
        if (!identity_)
            if (auto made = make_identity(); !made) return engine_.report(VaultRefused{made.error()});
        auto files = new_vault();
        if (!files) return engine_.report(VaultRefused{files.error()});
        const std::int64_t now = engine_.ports_.device.now();
        auto leaving = std::make_shared<LeavingBackup>(LeavingBackup{now, std::move(*files), {}, fetch_, {}, {}});
        for (const auto& [hash, content] : contents_) add_chunks(leaving->chunks, hash, content);
        Salvage told = told_of(salvage_.report());
        told.file_name = name_of_backup(now, crypto::new_id());
        // This object goes before the last chunk is read.
        leaving->done = [&engine = engine_, all = leaving.get(), told = std::move(told), names = attachment_names()](const Result<WritingBackup::Written>& written) mutable {
            if (!written) return engine.report(VaultRefused{written.error()});
            for (const auto& [hash, name] : names)
                if (all->broken.contains(hash)) told.lost_attachments.push_back(name);
            engine.ports_.device.offer_begun_file(told.file_name, "application/octet-stream");
            engine.report(Salvaged{std::move(told)});
        };
        engine_.write_out(std::move(leaving));
    }

private:
    // Only what this program understands goes on: the backup has to open strictly.
    void take(Bytes record) {
        const bool is_identity = !record.empty() && record[0] == static_cast<std::uint8_t>(record_of_identity);
        const bool good = is_identity ? bundle::Identity::parse(text_of(ByteView(record).subspan(1))).has_value() : replay(replayed_, record, crypto::sha256).has_value();
        if (!good) {
            ++dropped_;
            return crypto::wipe(record);
        }
        identity_ |= is_identity;
        if (record[0] == static_cast<std::uint8_t>(record_of_attachment))
            if (auto content = read_attachment_record(record)) contents_.insert_or_assign(content->first, std::move(content->second));
        kept_.push_back(std::move(record));
    }

    // The keys were among what was lost: without some, nothing could be opened, sealed or signed.
    Result<void> make_identity() {
        const auto identity = bundle::Identity::generate({"Salvaged vault", "Not known", "Not known"}, engine_.ports_.device.now());
        if (!identity) return std::unexpected(identity.error());
        kept_.insert(kept_.begin(), identity_record(*identity));
        return {};
    }

    // Another device id: numbers of lost changes may be in other hands already, and must not be given out twice.
    Result<store::MemoryStorage::Files> new_vault() {
        store::MemoryStorage fresh;
        const auto& drafts = salvage_.drafts();
        kept_.push_back(device_record(crypto::new_id()));
        Result<void> done;
        {
            const auto vault = store::Vault::from(fresh, {salvage_.header(), salvage_.key().clone(), {}, 0, {}, {}, {}, false}, store::Access::read_write);
            vault->append(kept_, read_drafts(drafts) ? std::optional(drafts) : std::nullopt, [&](const Result<void>& result) { done = result; });
        }
        if (!done) return std::unexpected(done.error());
        return std::move(fresh.files);
    }

    // By the hash of the content: also those whose key was lost.
    std::vector<std::pair<std::string, std::string>> attachment_names() const {
        std::vector<std::pair<std::string, std::string>> names;
        for (const auto& [id, held] : replayed_.cases)
            for (const auto& [part_id, part] : held.file.parts())
                for (const domain::Attachment& each : domain::standing_attachments_of(part)) names.emplace_back(each.sha256, each.name);
        return names;
    }

    Salvage told_of(const store::SalvageReport& report) const {
        Salvage told;
        told.files = static_cast<std::int64_t>(report.files);
        told.unreadable = static_cast<std::int64_t>(report.damaged + report.missing);
        told.other_age = static_cast<std::int64_t>(report.other_age);
        told.records = static_cast<std::int64_t>(report.records) - dropped_;
        told.lost = static_cast<std::int64_t>(report.lost);
        told.dropped = dropped_;
        for (const auto& [id, held] : replayed_.cases)
            for (const auto& [part_id, part] : held.file.parts())
                for (const auto& [feed_id, feed] : part.feeds) told.waiting += static_cast<std::int64_t>(feed.waiting.size());
        told.end_unknown = !report.head_read;
        told.drafts_lost = report.drafts_lost;
        told.new_identity = !identity_;
        return told;
    }

    Engine& engine_;
    std::shared_ptr<store::MemoryStorage> files_;
    WritingBackup::Fetch fetch_;
    AttachmentKeys contents_;
    store::Salvage salvage_;
    Model replayed_;
    std::vector<Bytes> kept_;
    std::int64_t dropped_ = 0;
    bool identity_ = false;
};

// The chunks of a damaged backup, out of its file.
static WritingBackup::Fetch from_file(FileRef file, std::map<std::string, store::Backup::Place> chunks) {
    return [file = std::move(file), chunks = std::move(chunks)](const std::string& chunk, store::ChunkPort::Got got) {
        const auto place = chunks.find(chunk);
        if (place == chunks.end()) return got(fail(Problem::attachment_missing));
        file->read(place->second.at, static_cast<std::size_t>(place->second.size), std::move(got));
    };
}

void Engine::salvage(std::shared_ptr<store::MemoryStorage> files, WritingBackup::Fetch fetch, std::string passphrase, std::string recovery_key) {
    auto typed = std::make_shared<std::pair<std::string, std::string>>(std::move(passphrase), std::move(recovery_key));
    ports_.storage.load([this, files, fetch = std::move(fetch), typed](const Result<void>& loaded) {
        if (!loaded) return report(VaultRefused{loaded.error()});
        store::StoragePort& from = files ? *files : ports_.storage;
        with_key(typed->first, typed->second, from, [this, files, fetch](const Result<store::Slot>& slot, crypto::Secret key) {
            if (!slot) return report(VaultRefused{slot.error()});
            auto salvaging = std::make_unique<Salvaging>(*this, files, fetch);
            if (const auto begun = salvaging->begin(*slot, key); !begun) return report(VaultRefused{begun.error()});
            begin(std::move(salvaging));
        });
    });
}

void Engine::carry_out(ReadDamagedVault& effect) {
    if (effect.file->size() == 0) return salvage(nullptr, from_port(), std::move(effect.passphrase), std::move(effect.recovery_key));
    auto typed = std::make_shared<std::pair<std::string, std::string>>(std::move(effect.passphrase), std::move(effect.recovery_key));
    run_task(backup_question(true), effect.file, [this, file = effect.file, typed](Bytes answer) {
        auto read = backup_answer(answer);
        if (!read) return report(VaultRefused{read.error()});
        auto files = std::make_shared<store::MemoryStorage>();
        files->files = std::move(read->backup.files);
        salvage(files, from_file(file, std::move(read->backup.chunks)), std::move(typed->first), std::move(typed->second));
    });
}

void Engine::carry_out(TakeOverStorage&) {
    ports_.storage.take_over([this](const Result<void>& result) {
        if (!result) return report(TakeOverRefused{result.error()});
        LockVault lock;
        if (vault_ || opening_) carry_out(lock);
        look_at_storage();
    });
}

}  // namespace tributary::app
