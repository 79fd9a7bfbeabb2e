// What the vault asks of the place that keeps its files. Implemented in `platform` (IndexedDB, plain files); the
// in-memory twin for tests is memory_storage.hpp.
//
// A name is 1 to 64 characters out of a-z, 0-9 and '-'. Contents are opaque: everything is sealed before it gets here.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::store {

/// What must be stored under `name` for a transaction to be carried out: these bytes, or nothing at all.
struct Guard {
    std::string name;
    std::optional<Bytes> contents;
};

/// Everything that one save changes. The guard is how two writers, or a storage that was cleared underneath us, are
/// noticed before anything is written.
struct Transaction {
    Guard guard;
    std::map<std::string, Bytes> puts;
    std::vector<std::string> deletes;
};

class StoragePort {
public:
    using Done = std::function<void(Result<void>)>;

    virtual ~StoragePort() = default;

    /// Fetches what is stored, so that `list` and `read` can answer. Call it before the header is read, and again
    /// before a vault is opened after a `release` or a `commit`. Errors: `storage_refused`, `storage_failed`.
    virtual void load(Done done) { done({}); }

    /// Frees what `load` fetched. To be called when a vault has been opened.
    virtual void release() {}

    /// False when somebody else is writing here: open the vault with `Access::read_only`.
    [[nodiscard]] virtual bool writable() const { return true; }

    /// Asks to be the one who writes. Whoever writes now is asked to finish first; who does not answer loses the place, and
    /// his later commits are refused. `load` anew afterwards. Errors: `vault_read_only` when that cannot be had.
    virtual void take_over(Done done) { done(writable() ? Result<void>{} : fail(Problem::vault_read_only)); }

    /// Every stored name, in any order. Errors: `storage_refused`, `storage_failed` (also: not loaded).
    virtual Result<std::vector<std::string>> list() = 0;

    /// The contents of one file. Errors: `vault_missing` when no such file is stored, `storage_failed`.
    virtual Result<Bytes> read(const std::string& name) = 0;

    /// Carries out all of the transaction or nothing. `done` is called once, at once or later: with success only
    /// when everything has reached the disk so that a power cut cannot undo it.
    ///
    /// A failure may leave it open whether the transaction took place; the same transaction handed in again then
    /// completes it (it is idempotent), so the guard holds also when the guarded file already has its new contents.
    /// Errors: `storage_full`, `storage_refused`, `storage_failed` (also: the guarded file is gone),
    /// `vault_read_only` (the guarded file has other contents: somebody else writes here).
    /// `transaction` is only valid during the call; calling `done` is the last thing that happens.
    virtual void commit(const Transaction& transaction, Done done) = 0;
};

/// The rule of the guard, for implementers. `found` is what is stored under `transaction.guard.name`.
[[nodiscard]] Result<void> check_guard(const Transaction& transaction, const std::optional<Bytes>& found);

/// True for the names that the contract above allows. Implementers refuse and overlook all others.
[[nodiscard]] bool is_storage_name(std::string_view name);

}  // namespace tributary::store
