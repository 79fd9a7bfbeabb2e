// Salvage: what can still be read of a vault that opening refuses. An action of its own, never a part of opening; it
// writes nothing and guesses nothing: every record it gives out lay in a seal that holds, and it counts what it drops.
//
// What comes of it is for the caller to put into a new vault or a backup (backup.hpp).
#pragma once

#include <memory>

#include "store/opening.hpp"

namespace tributary::store {

struct SalvageReport {
    std::size_t files = 0;          // that belong to the vault, head and drafts among them
    std::size_t damaged = 0;        // that cannot be read
    std::size_t missing = 0;        // that the head names and that are not stored
    std::size_t other_age = 0;      // genuine, and not the version that the head names: read all the same
    std::uint64_t records = 0;      // given out
    std::uint64_t lost = 0;         // known to be missing, by their numbers
    bool head_read = false;         // without it nothing says how many records there were after the last one found
    bool drafts_lost = false;

    bool operator==(const SalvageReport&) const = default;
};

/// Part by part, so that whoever must not be kept waiting can do something else in between. The port stays loaded and
/// unchanged meanwhile.
class Salvage {
public:
    explicit Salvage(StoragePort& port);
    ~Salvage();

    /// Errors: `vault_missing`, `vault_header_damaged` (neither copy of the header: then nothing can be read),
    /// `vault_newer`, `vault_wrong_passphrase`, those of the port.
    [[nodiscard]] Result<void> begin(const Unlock& unlock);
    /// Every segment is read twice: to learn its place, then for its records.
    [[nodiscard]] std::size_t parts() const;
    /// Goes on with one part. False when there was none left. A file that the port fails to read counts as damaged.
    [[nodiscard]] bool step();
    /// The next records, in order, each of them once. Empty while nothing was read. They are the caller's to wipe.
    [[nodiscard]] std::vector<Bytes> take();

    /// After the last step.
    [[nodiscard]] const SalvageReport& report() const;
    [[nodiscard]] const Bytes& drafts() const;
    [[nodiscard]] const Header& header() const;
    [[nodiscard]] const crypto::Secret& key() const;

private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace tributary::store
