// What the engine's files share: work in steps beside the open vault, and small things. Inside `app` only.
#pragma once

#include "app/engine.hpp"
#include "app/vault_record.hpp"
#include "crypto/digest.hpp"

namespace tributary::app {

/// Does a part at a time, so that the page answers in between; dropping it leaves no trace.
class Engine::SideWork {
public:
    SideWork() = default;
    virtual ~SideWork() = default;
    SideWork(const SideWork&) = delete;
    SideWork& operator=(const SideWork&) = delete;

    /// False when nothing is left to do.
    [[nodiscard]] virtual bool step() = 0;
    virtual void finish() = 0;
};

/// Opens a vault in a scratch storage as strictly as any, and replays every record: what it proves can be opened here.
class Engine::Proving : public SideWork {
public:
    Proving(store::MemoryStorage::Files files, store::Slot slot, crypto::Secret key);

    [[nodiscard]] bool step() override;
    /// What does not hold, after the last step.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

protected:
    store::MemoryStorage scratch_;
    store::Slot slot_;
    crypto::Secret key_;
    std::optional<store::Opened> opened_;   // after the last step, without an error

private:
    [[nodiscard]] Result<void> prove(ByteView record);

    store::Opening opening_;
    Model replayed_;
    bool begun_ = false;
    bool has_identity_ = false;
    std::optional<Error> error_;
};

/// A backup that is written with its attachments; those that cannot be read are left out, and named by their hashes.
struct Engine::LeavingBackup {
    std::int64_t made = 0;
    store::MemoryStorage::Files files;
    WritingBackup::Chunks chunks;
    WritingBackup::Fetch fetch;
    std::set<std::string> broken;
    std::function<void(const Result<WritingBackup::Written>&)> done;   // the file has been begun, and not been offered
};
/// The chunks of one content, each with what proves it.
void add_chunks(WritingBackup::Chunks& chunks, const std::string& hash, const AttachmentKey& content);

/// "7kq2-m4xd": says nothing about what it names, and is short enough to be read out.
[[nodiscard]] std::string short_name(const Id& id);
/// Wipes what was typed.
[[nodiscard]] crypto::Secret take_secret(std::string& text);
/// The vault's record of these keys: secret.
[[nodiscard]] Bytes identity_record(const bundle::Identity& identity);
/// "backup-2015-01-20-7kq2-m4xd.tribbackup"
[[nodiscard]] std::string name_of_backup(std::int64_t now, const Id& id);

}  // namespace tributary::app
