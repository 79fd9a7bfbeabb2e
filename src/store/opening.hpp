// Opening a vault: strict. It holds wholly, or the reason is returned and nothing is changed.
#pragma once

#include <functional>
#include <memory>

#include "store/header.hpp"
#include "store/log.hpp"
#include "store/storage_port.hpp"

namespace tributary::store {

/// Called with every record, in the order in which they were appended. The view ends with the call. What it returns
/// as an error ends the opening with that error.
using Visit = std::function<Result<void>(ByteView record)>;

struct Unlock {
    Slot slot = Slot::passphrase;
    const crypto::Secret& key;  // derived from the passphrase, or the recovery key itself, or the vault's own
};

/// An open vault as it is in storage.
struct Opened {
    Header header;
    crypto::Secret key;
    Log log;
    std::uint64_t counter = 0;
    Bytes head_file;
    Bytes drafts;                // empty when there are none
    Tag drafts_tag{};
    bool header_alone = false;   // one of the header's two copies is missing or damaged: the next save writes both
};

/// The header in storage, whose `kdf` the passphrase is derived with: of its two copies the first that is whole. Errors: `vault_missing` only when nothing at all
/// is stored; `vault_header_damaged`, `vault_newer`; those of the port.
[[nodiscard]] Result<Header> stored_header(StoragePort& port);

/// Opening part by part, so that whoever must not be kept waiting can do something else in between. The port stays loaded
/// and unchanged meanwhile.
///
/// `visit` sees records while the proof is still going on, so whatever was built from them must be thrown away when a
/// step returns an error.
///
/// Errors, apart from those of `stored_header`, the port and `visit`:
/// `vault_wrong_passphrase`; `vault_damaged` (facts: how many files cannot be read, how many there are);
/// `vault_rolled_back` (every file is genuine, but some are of another age than the head; facts as above).
/// A header of which one copy is whole is whole: see `Opened::header_alone`.
class Opening {
public:
    explicit Opening(StoragePort& port);
    ~Opening();

    /// Opens header and head: then it is known how many parts there are.
    [[nodiscard]] Result<void> begin(const Unlock& unlock);
    [[nodiscard]] std::size_t parts() const;
    /// Reads one part, at most `segment_limit` long unless a record is longer. False when there was none left.
    [[nodiscard]] Result<bool> step(const Visit& visit);
    /// After the last step: the vault, or what does not hold.
    [[nodiscard]] Result<Opened> finish();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// All of it at once.
[[nodiscard]] Result<Opened> open_stored(StoragePort& port, const Unlock& unlock, const Visit& visit);

}  // namespace tributary::store
