// A backup: all files of a vault in one file, as they are stored, each in its own seal. It opens with the passphrase and
// the recovery key that the vault had when it was made. Format and must-refuse rules: docs/store-format.md, section 8.
//
// Nothing is sealed anew, so a backup needs no passphrase to be made, and a restored vault is proved by the same strict
// opening as any other, in a scratch storage, before anything is written.
#pragma once

#include "base/source.hpp"
#include "crypto/digest.hpp"
#include "store/memory_storage.hpp"
#include "store/opening.hpp"

namespace tributary::store {

inline constexpr std::uint16_t backup_version = 1;

struct Backup {
    std::int64_t made = 0;             // milliseconds since 1970, UTC
    MemoryStorage::Files files;        // by name
    struct Place {
        std::uint64_t at = 0, size = 0;
    };
    std::map<std::string, Place> chunks{};  // of attachments: where they lie in the backup, by the name of the chunk
};

/// Writes a backup file after file, for one that is larger than memory likes. Names in the order of `backup_names`.
class BackupWriter {
public:
    using Sink = std::function<void(ByteView)>;
    BackupWriter(std::int64_t made, std::size_t files, Sink sink);
    void add(const std::string& name, ByteView contents);
    void finish();
    /// Of the whole file, after `finish`.
    [[nodiscard]] const crypto::Digest& sha256() const { return sha256_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    void put(ByteView bytes);

    Sink sink_;
    crypto::Sha256 content_, file_;
    crypto::Digest sha256_{};
    std::uint64_t size_ = 0;
};

/// The name of a chunk inside a backup.
[[nodiscard]] std::string backup_name_of_chunk(const std::string& chunk);
/// All names of a backup with these files and chunks, as they are to be written.
[[nodiscard]] std::vector<std::string> backup_names(const MemoryStorage::Files& files, const std::vector<std::string>& chunks);

/// Of files that are in memory; `chunks` is not looked at.
[[nodiscard]] Bytes write_backup(const Backup& backup);

/// Reads a hostile file; what is inside its files is not looked at, and chunks stay where they are. Errors: `backup_not_a_backup`;
/// `vault_newer` (fact: the version found); `backup_damaged` for everything else; those of the source.
[[nodiscard]] Result<Backup> read_backup(Source& file);
[[nodiscard]] Result<Backup> read_backup(ByteView bytes);

/// Every file that is whole as far as its length says, of a backup that `read_backup` refuses as damaged: for Salvage.
[[nodiscard]] Backup read_damaged_backup(Source& file);
[[nodiscard]] Backup read_damaged_backup(ByteView bytes);

/// All files that are stored. The port is loaded. Errors: those of the port.
[[nodiscard]] Result<MemoryStorage::Files> stored_files(StoragePort& port);

/// Makes `files` the only ones in the storage, in one transaction; whoever calls this has opened them strictly before.
/// The port is loaded. Errors: those of the port.
void replace_all(StoragePort& port, const MemoryStorage::Files& files, StoragePort::Done done);

}  // namespace tributary::store
