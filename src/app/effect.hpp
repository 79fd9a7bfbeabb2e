// What `update` wants done in the world. The engine does it and reports back with an event.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/file_source.hpp"
#include "app/place.hpp"
#include "base/bytes.hpp"
#include "app/vaults.hpp"
#include "bundle/statement.hpp"
#include "domain/import/rows.hpp"

namespace tributary::app {

/// Make a vault on this device, with a new identity for this person.
struct MakeVault { std::string passphrase, name, agency, role; };
struct OpenVault { std::string passphrase; };
struct OpenVaultWithKit { std::string recovery_key; };
struct RewrapVault { std::string current, next; };
struct LockVault {};
struct CheckRecoveryGroup { std::string typed; int group = 0; };

/// Keep these records, all or none. The event `Stored` tells what became of them.
/// `drafts`, when given, takes the place of the drafts before, in the same transaction.
struct StoreRecords { std::vector<Bytes> records; std::optional<Bytes> drafts{}; };
struct StoreAgain {};

/// Offer the vault as one file, with what could not be stored; answered by `BackupMade` or `BackupRefused`.
struct WriteBackup { std::uint64_t work = 0; };
/// Prove the backup and put it in the place of what is stored; answered by `BackupRestored` and the opening, or `VaultRefused`.
struct ReadBackup { FileRef file; std::string passphrase, recovery_key; };
/// Offer what can still be read as a backup; answered by `Salvaged` or `VaultRefused`.
struct ReadDamagedVault { FileRef file; std::string passphrase, recovery_key; };
/// Say which vaults there are; answered by `VaultsSeen`.
struct FindVaults {};
/// The storage is that of this vault from now on; answered by `StorageSeen`.
struct ChoosePlace { std::string place; };
struct LeavePlace {};
/// Answered by `VaultRemoved`.
struct RemovePlace { std::string place; };
/// Keep this beside the vaults, in the place of what is told of the same one.
struct TellOfVault { VaultHere vault; };
/// Become the one tab that writes; answered by `StorageSeen`.
struct TakeOverStorage {};
/// Say how much room there is; answered by `DeviceSeen`.
struct MeasureStorage {};

struct AskPersistence {};

/// Keep these outside the vault. The event `PreferencesKept` tells what became of them.
struct KeepPreferences { std::string text; };
/// Say when nothing was done for so many minutes; 0: stop watching.
struct WatchUse { int minutes = 0; };

/// Show this place in the browser's address.
struct ShowAddress { Place place; };

struct OfferFile { std::string name, type; Bytes bytes; };
struct OfferMyCard {};
/// New keys for this person, stored before they count; answered by `KeysReplaced`.
struct ReplaceKeys {};
struct OfferKeyChange {};
struct ReadCard { Bytes bytes; };

/// Seal these parts to these people and offer the file.
struct SealPart {
    Id part;
    std::string kind;
    std::string title;
    struct SealFeed { Id feed; std::vector<std::string> lines; std::string head_hash; std::size_t known = 0; };  // known: lines that stay here
    std::vector<SealFeed> feeds;
};
struct SealBundle {
    Id case_id;
    std::string reference, subject, purpose;
    std::vector<Bytes> recipient_cards;
    std::vector<SealPart> parts;
    std::int64_t changes = 0;
    std::uint64_t work = 0;  // Work::number
    Id in_reply_to{};        // a bundle, or nil
    struct Content { std::string sha256; std::int64_t size = 0; };
    std::vector<Content> contents{};  // of attachments, by their hashes
    bool by_passphrase = false;  // made here, and told with `SealedBundle`; then there are no cards
};
/// Sign this as this person; answered by `StatementSigned`. `about`: for whom or what, as `field::about` has it.
struct SignStatement { bundle::Said said; Id case_id{}; Id about{}; };
struct ReadBundle { FileRef file; std::uint64_t work = 0; std::string passphrase{}; };  // with a passphrase instead of this person's key
/// Keep the content of this file; answered by `ContentKept` or `ContentRefused`.
struct KeepContent { FileRef file; std::uint64_t work = 0; };
/// Keep these contents of the bundle that was opened last; answered by `ContentsTaken` or `ContentRefused`.
struct TakeContents { std::vector<std::string> wanted; std::uint64_t work = 0; };
/// Show the content with this hash, or give it out as a file; answered by `ContentShown` or `ContentRefused`.
struct GiveContent { std::string sha256, name; bool show = false; std::uint64_t work = 0; };
/// The attachment that was shown is not looked at any more.
struct ForgetShown {};
/// See which contents are whole, and sweep away what no record names; answered by `ContentsSeen`.
struct LookAtContents {};
/// Read the tables of a file; answered by `TableRead`.
struct ReadTable { std::shared_ptr<const Bytes> file; domain::ImportContext context; domain::MappingRules rules; std::string name; std::uint64_t work = 0; };
/// Throw away what is being done elsewhere.
struct StopTask {};

using Effect = std::variant<MakeVault, OpenVault, OpenVaultWithKit, RewrapVault, LockVault, CheckRecoveryGroup, StoreRecords, StoreAgain, WriteBackup, ReadBackup, ReadDamagedVault, FindVaults, ChoosePlace, LeavePlace, RemovePlace, TellOfVault, TakeOverStorage, MeasureStorage,
                            AskPersistence, KeepPreferences, WatchUse, ShowAddress, OfferFile, OfferMyCard, ReplaceKeys, OfferKeyChange, ReadCard, SealBundle, SignStatement, ReadBundle, ReadTable, KeepContent, TakeContents, GiveContent, ForgetShown, LookAtContents, StopTask>;
using Effects = std::vector<Effect>;

}  // namespace tributary::app
