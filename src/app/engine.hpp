// Runs the application: stamps intents, lets `update` decide, carries out the effects with the ports, and
// reports what came of them. Holds what the model must not: the vault, the identity's secret keys.
//
// One thread. Ports may call back at once or later, also from inside a call of the engine; the engine lives as
// long as the program.
#pragma once

#include <memory>
#include <set>

#include "app/ports.hpp"
#include "app/tasks.hpp"
#include "app/transfer.hpp"
#include "app/transfer_backup.hpp"
#include "app/update.hpp"
#include "bundle/identity.hpp"
#include "store/key_port.hpp"
#include "store/memory_storage.hpp"
#include "store/vault.hpp"

namespace tributary::app {

class Engine {
public:
    struct Ports {
        store::StoragePort& storage;
        store::KeyPort& keys;
        DevicePort& device;
        WriteReadMe write_read_me;
        std::function<void()> changed = [] {};  // called after the model may have changed
        std::function<void()> work_waits{};     // there is work: call `proceed` soon. Without it, work is done at once
        TaskPort* tasks = nullptr;              // where heavy functions run; without it, here
        VaultsPort* vaults = nullptr;           // without it, the storage holds the only vault there is
        store::ChunkPort* chunks = nullptr;     // where attachments are kept; without it, none can be (`storage_refused`)
    };
    explicit Engine(Ports ports);
    ~Engine();

    /// Looks which vaults there are, and at the storage: the model then is at first run, locked or choosing.
    void start();
    void ask(Intent intent);
    void report(Event event);

    /// Goes on with the work under way while `time_left`, one step at least. True when there is more to do.
    bool proceed(const std::function<bool()>& time_left);
    /// Tells the model what time it is.
    void tick() { static_cast<void>(receive(model_, Proceed{0}, stamp())); }
    [[nodiscard]] bool has_work() const { return opening_ || side_work_ || (model_.work && model_.work->job) || (vault_ && vault_->sealing()); }

    [[nodiscard]] const Model& model() const { return model_; }
    /// True while something is on its way to the storage or being derived.
    [[nodiscard]] bool busy() const { return model_.saving.waiting > 0 || model_.phase == Phase::opening || model_.first_run.working || model_.work; }

private:
    void run(Effects effects);
    void carry_out(MakeVault& effect);
    void carry_out(OpenVault& effect);
    void carry_out(OpenVaultWithKit& effect);
    void carry_out(RewrapVault& effect);
    void carry_out(LockVault& effect);
    void carry_out(CheckRecoveryGroup& effect);
    void carry_out(StoreRecords& effect);
    void carry_out(StoreAgain& effect);
    void carry_out(WriteBackup& effect);
    void carry_out(ReadBackup& effect);
    void carry_out(ReadDamagedVault& effect);
    void carry_out(FindVaults& effect);
    void carry_out(ChoosePlace& effect);
    void carry_out(LeavePlace& effect);
    void carry_out(RemovePlace& effect);
    void carry_out(TellOfVault& effect);
    void carry_out(TakeOverStorage& effect);
    void carry_out(MeasureStorage& effect);
    void carry_out(AskPersistence& effect);
    void carry_out(KeepPreferences& effect);
    void carry_out(WatchUse& effect);
    void carry_out(ShowAddress& effect);
    void carry_out(OfferFile& effect);
    void carry_out(OfferMyCard& effect);
    void carry_out(ReplaceKeys& effect);
    void carry_out(OfferKeyChange& effect);
    void carry_out(ReadCard& effect);
    void carry_out(SealBundle& effect);
    void carry_out(SignStatement& effect);
    void carry_out(ReadBundle& effect);
    void carry_out(ReadTable& effect);
    void carry_out(KeepContent& effect);
    void carry_out(TakeContents& effect);
    void carry_out(GiveContent& effect);
    void carry_out(ForgetShown& effect);
    void carry_out(LookAtContents& effect);
    void carry_out(StopTask& effect);

    // Work beside the vault that is open, in steps (engine_backup.cpp, engine_salvage.cpp).
    class SideWork;
    class Proving;
    class BackingUp;
    class Restoring;
    class Salvaging;
    struct TakingContents;
    struct LeavingBackup;
    void begin(std::unique_ptr<SideWork> work);
    void write_backup(store::MemoryStorage::Files files, std::uint64_t records, std::uint64_t work);
    void write_out(std::shared_ptr<LeavingBackup> leaving);
    [[nodiscard]] WritingBackup::Fetch from_port() const;
    void restore_chunks(FileRef file, std::map<std::string, store::Backup::Place> chunks, store::ChunkPort::Done done);
    void salvage(std::shared_ptr<store::MemoryStorage> files, WritingBackup::Fetch fetch, std::string passphrase, std::string recovery_key);
    void put_in_place(const store::MemoryStorage::Files& files, store::Slot slot, crypto::Secret key);
    void with_key(std::string& passphrase, std::string& recovery_key, store::StoragePort& port, std::function<void(Result<store::Slot>, crypto::Secret)> done);

    // The content of attachments, chunk by chunk (engine_attachments.cpp).
    void begin(std::shared_ptr<Transfer> transfer);
    void give_up_transfer();
    [[nodiscard]] Transfer::Moved moved(std::uint64_t work);
    [[nodiscard]] Bytes keep(TakenContent taken);
    void given(const GiveContent& what, const std::string& media, const Result<void>& result);
    void sweep(const std::vector<std::string>& stored);

    void look_at_storage();
    void make_vault(const MakeVault& who, const store::KeyPort::Derived& derived);
    void keep_new_passphrase(crypto::Secret passphrase);
    void open_vault(store::Slot slot, const crypto::Secret& key);
    void run_task(Bytes question, FileRef file, TaskPort::Done done);
    [[nodiscard]] std::vector<bundle::Outside> outside_of(const SealBundle& wanted) const;
    void write_out(bundle::PreparedBundle prepared, SealedBundle sealed);
    void take_next(std::shared_ptr<TakingContents> taking);
    [[nodiscard]] TakeIn::Read reader_of(const OpenedFile::Place& place) const;
    void step();
    void read_part();
    void refuse_vault(const Error& error);
    void stop_opening();
    [[nodiscard]] Result<void> take_record(ByteView record, std::vector<Bytes>& records);
    void become(bundle::Identity identity);
    [[nodiscard]] Me me() const;
    [[nodiscard]] Stamp stamp() const;

    Ports ports_;
    Model model_;
    bool proceeding_ = false;
    std::unique_ptr<store::Opening> opening_;
    std::size_t parts_read_ = 0;
    std::unique_ptr<SideWork> side_work_;
    std::unique_ptr<store::Vault> vault_;
    std::unique_ptr<bundle::Identity> identity_;
    std::vector<std::unique_ptr<bundle::Identity>> earlier_;  // oldest first: they open what was sealed to them, and sign nothing but their own end
    AttachmentKeys contents_;             // what opens the attachments held here
    std::set<std::string> broken_;        // hashes of those of which chunks are gone
    std::set<std::string> named_;         // hashes of those whose record is stored, or on its way
    std::unique_ptr<OpenedFile> bundle_;  // the bundle that was opened last
    std::shared_ptr<Transfer> transfer_;  // under way
    bool opened_whole_ = false;           // nothing was odd when the vault was opened
    crypto::Secret recovery_key_;  // between making the vault and the proof that the kit was kept
};

}  // namespace tributary::app
