// What the world reports: the answers to effects, and what happens by itself.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/model.hpp"

namespace tributary::app {

/// The storage was looked at, at the start or after locking.
struct StorageSeen {
    bool has_vault = false;
    bool read_only = false;
    std::optional<Error> refused{};
};

/// Which vaults this device has; `last` was this window's before it was loaded anew.
struct VaultsSeen {
    std::vector<VaultHere> vaults;
    std::optional<std::string> last{};
};
struct VaultRemoved {
    std::string place;
    Result<void> result;
};

struct VaultMade {
    Me me;
    std::string recovery_key;
};
struct RecoveryGroupChecked { bool right = false; };

/// The key is right; the records follow, in so many parts.
struct VaultUnlocked { std::size_t parts = 0; };
/// The records of one part, in order, the identity left out.
struct RecordsRead { std::vector<Bytes> records; };
/// Every part was read, and the vault holds.
struct VaultOpened { Me me; Bytes drafts{}; };
/// Time for some more of the work under way. Nothing happens when there is none.
struct Proceed { int steps = 1; };
struct VaultRefused { Error error; };
struct VaultLocked {};
struct BackupMade { Backup backup; std::string file_name; std::uint64_t work = 0; std::size_t left_out = 0; };  // left_out: contents that could not be read
struct BackupRefused { Error error; std::uint64_t work = 0; };
/// The backup is the vault here now; it opens next.
struct BackupRestored {};
struct Salvaged { Salvage salvage; };
/// The tab that writes has something that is not saved, and goes on.
struct TakeOverRefused { Error error; };
/// Another tab writes from now on; this one reads.
struct WriterLost {};
struct Rewrapped { Result<void> result; };

/// The answer to one `StoreRecords` or `StoreAgain`.
struct Stored { Result<void> result; };

/// What the browser promises; what is absent is as it was.
struct DeviceSeen {
    std::optional<bool> offline_ready{};
    std::optional<bool> persistent{};
    std::optional<std::int64_t> free_bytes{};
    bool asked_to_keep = false;   // `persistent` is the answer to `AskPersistence`
};

/// What the browser has kept, at the start and when another tab changed it. Any text.
struct PreferencesSeen { std::string text; };
struct PreferencesKept { bool kept = false; };
/// Nothing was done for so long that the vault locks within a minute; or something was done again.
struct Unused { bool locks_soon = false; };

struct KeysReplaced { Result<Me> me; };
struct CardRead { Contact contact; Id signed_by{}; };  // signed_by: who says with their key that this card takes the place of theirs, or nil
struct CardRefused { Error error; };

struct SealedBundle {
    Id bundle;
    Id case_id;
    std::string purpose;
    std::vector<std::string> recipients;
    std::string sha256;
    std::int64_t changes = 0;
    std::string file_name;
    Bytes bytes;
    Id in_reply_to{};
    std::string passphrase{};
    std::uint64_t work = 0;  // Work::number, as in all answers to work
};
struct SealRefused {
    Error error;
    std::uint64_t work = 0;
};

struct StatementSigned {
    std::string text;
    Id case_id;
    Id about;
};

/// A bundle whose envelope, signature, hashes and format all hold.
struct BundleRead {
    Id bundle;
    std::string sha256;
    std::string purpose;
    Contact sender;
    std::vector<std::string> recipients;
    bool sealed_to_me = true;
    std::int64_t created = 0;
    Id in_reply_to{};  // a bundle, or nil
    Id case_id;
    std::string reference;
    std::string subject;
    struct BundlePart { Id id; std::string kind, title; std::vector<std::string> lines; std::vector<Id> feeds{}; };
    std::vector<BundlePart> parts;
    std::map<std::string, std::int64_t> contents{};  // of attachments: size by hash
    std::uint64_t work = 0;
};
struct BundleRefused {
    Error error;
    std::string stage;
    std::uint64_t work = 0;
    FileRef file{};  // when it asks for a passphrase
};

/// The content is stored, its record (vault_record.hpp) not yet: it belongs into one transaction with what names it. No record: it was here already.
struct ContentKept { std::string sha256, media; std::int64_t size = 0; Bytes record{}; std::uint64_t work = 0; };
/// The records of contents out of a bundle, by hash: as above.
struct ContentsTaken { std::map<std::string, Bytes> records; std::uint64_t work = 0; };
struct ContentRefused { Error error; std::uint64_t work = 0; };
/// `address`: where it shows; empty when a file was given out, whose name is `file_name`, or when it cannot be shown.
struct ContentShown { std::string address, file_name; std::uint64_t work = 0; };
/// Contents that this device should have, and of which chunks are gone.
struct ContentsSeen { std::vector<std::string> broken; };
/// How far work elsewhere has come.
struct WorkMoved { std::size_t done = 0, total = 0; std::uint64_t work = 0; };

/// The answer to `ReadTable`, to be read with a TableAnswer.
struct TableRead {
    Bytes answer;
    std::uint64_t work = 0;
};

using Event = std::variant<StorageSeen, VaultsSeen, VaultRemoved, VaultMade, RecoveryGroupChecked, VaultUnlocked, RecordsRead, VaultOpened, Proceed, VaultRefused, VaultLocked, BackupMade, BackupRefused, BackupRestored, Salvaged, TakeOverRefused, WriterLost, Rewrapped, Stored, DeviceSeen,
                           PreferencesSeen, PreferencesKept, Unused, KeysReplaced, CardRead, CardRefused, SealedBundle, SealRefused, StatementSigned, BundleRead, BundleRefused, TableRead, ContentKept, ContentsTaken, ContentRefused, ContentShown, ContentsSeen, WorkMoved>;

}  // namespace tributary::app
