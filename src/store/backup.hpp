// A backup: all files of a vault in one file, as they are stored, each in its own seal. It opens with the passphrase and
// the recovery key that the vault had when it was made. Format and must-refuse rules: docs/store-format.md, section 8.
//
// Nothing is sealed anew, so a backup needs no passphrase to be made, and a restored vault is proved by the same strict
// opening as any other, in a scratch storage, before anything is written.
#pragma once

#include "store/memory_storage.hpp"
#include "store/opening.hpp"

namespace tributary::store {

inline constexpr std::uint16_t backup_version = 1;

struct Backup {
    std::int64_t made = 0;             // milliseconds since 1970, UTC
    MemoryStorage::Files files;        // by name
};

[[nodiscard]] Bytes write_backup(const Backup& backup);

/// Reads a hostile file; what is inside its files is not looked at. Errors: `backup_not_a_backup`; `vault_newer` (fact:
/// the version found); `backup_damaged` for everything else.
[[nodiscard]] Result<Backup> read_backup(ByteView bytes);

/// Every file that is whole as far as its length says, of a backup that `read_backup` refuses as damaged: for Salvage.
[[nodiscard]] Backup read_damaged_backup(ByteView bytes);

/// All files that are stored. The port is loaded. Errors: those of the port.
[[nodiscard]] Result<MemoryStorage::Files> stored_files(StoragePort& port);

/// Makes `files` the only ones in the storage, in one transaction; whoever calls this has opened them strictly before.
/// The port is loaded. Errors: those of the port.
void replace_all(StoragePort& port, const MemoryStorage::Files& files, StoragePort::Done done);

}  // namespace tributary::store
