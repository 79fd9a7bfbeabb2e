// The header of a vault: how its key is wrapped. The one file that is read before anything is unlocked.
//
// The vault key is 32 random bytes. It is sealed twice: under the key derived from the passphrase and under the
// printed recovery key. Format and must-refuse rules: docs/store-format.md, section 2.
#pragma once

#include "base/id.hpp"
#include "crypto/derive.hpp"
#include "crypto/digest.hpp"
#include "crypto/secret.hpp"

namespace tributary::store {

inline constexpr std::uint16_t vault_version = 1;
inline constexpr std::size_t header_size = 275;

/// Which key opens the vault: one of the two that wrap its key, or its key itself, held by whoever has it open.
enum class Slot : std::uint8_t { vault_key = 0, passphrase = 1, recovery = 2 };

struct Header {
    Id vault;
    crypto::KdfParameters kdf;
    Bytes passphrase_slot;  // the vault key, sealed
    Bytes recovery_slot;    // the vault key, sealed
    Bytes seal;             // an empty text sealed under the vault key, with all of the above beside it
};

/// Reads the header without any key: enough to ask for the passphrase and to derive its key with `kdf`. Input is
/// hostile. Errors: `vault_header_damaged`; `vault_newer` (fact: the format version found).
[[nodiscard]] Result<Header> read_header(ByteView bytes);
[[nodiscard]] Bytes write_header(const Header& header);

/// 32 bytes each.
struct HeaderKeys {
    const crypto::Secret& vault_key;
    const crypto::Secret& passphrase_key;
    const crypto::Secret& recovery_key;
};

/// Makes the header of a new vault, or the same vault's header under another passphrase or recovery key.
/// `kdf` is what `passphrase_key` was derived with.
/// Errors: `key_out_of_bounds` (weaker parameters than the floor are never stored), `key_malformed`.
[[nodiscard]] Result<Header> make_header(const Id& vault, const crypto::KdfParameters& kdf, const HeaderKeys& keys);
[[nodiscard]] Result<Header> with_passphrase(const Header& header, const crypto::Secret& vault_key,
                                             const crypto::KdfParameters& kdf, const crypto::Secret& passphrase_key);
[[nodiscard]] Result<Header> with_recovery_key(const Header& header, const crypto::Secret& vault_key,
                                               const crypto::Secret& recovery_key);

/// The vault key, out of one of the slots (or the one given, `Slot::vault_key`); proves also that no byte of the header was altered.
/// Errors: `vault_wrong_passphrase` (of either slot: the key does not fit); `vault_header_damaged`.
[[nodiscard]] Result<crypto::Secret> unwrap(const Header& header, Slot slot, const crypto::Secret& key);

}  // namespace tributary::store
