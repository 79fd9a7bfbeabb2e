// Identities as folders, and the keys that options name.
//
//   FOLDER/card.tribcard   the contact card, to give away
//   FOLDER/age.key         as age-keygen makes it
//   FOLDER/minisign.key    as `minisign -G -W` makes it
//   FOLDER/minisign.pub    for `minisign -V -p`
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "bundle/identity.hpp"
#include "cli/command.hpp"
#include "crypto/keys.hpp"
#include "crypto/secret.hpp"

namespace tributary::cli {

/// Writes the four files into a new folder. Error: file_unwritable.
[[nodiscard]] Result<void> write_identity(const std::string& folder, const bundle::Identity& identity);

/// The card in a file, or of an identity folder. Errors: file_unreadable, card_malformed, bundle_newer.
[[nodiscard]] Result<bundle::Card> card_at(const std::string& path);

/// The keys of an age key file, or of an identity folder. Errors: file_unreadable; key_malformed (fact: the path).
[[nodiscard]] Result<std::vector<crypto::AgreementKey>> age_keys_at(const std::string& path);

/// What the options say to open with: `-i` keys or `--passphrase-env`. Errors: usage, and those of reading keys.
using Opening = std::variant<std::vector<crypto::AgreementKey>, crypto::Secret>;
[[nodiscard]] Result<Opening> opening_of(const Arguments& arguments);

/// What opens a vault or a backup, as typed: one of the two; the other is empty. Whoever takes it wipes it.
struct VaultSecret {
    std::string passphrase, recovery_key;
};
/// From the environment variable that `--passphrase-env` or `--recovery-key-env` names. Error: usage.
[[nodiscard]] Result<VaultSecret> vault_secret_of(const Arguments& arguments);

/// The passphrase in the environment variable that `--passphrase-env` names. Error: usage.
[[nodiscard]] Result<crypto::Secret> passphrase_of(const Arguments& arguments);

}  // namespace tributary::cli
