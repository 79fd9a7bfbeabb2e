// Everything the application knows while it runs. Screens read it; only `update` changes it.
//
// Secret keys are not in here: the engine holds them. Locking replaces the whole model. Never copied.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/intent.hpp"
#include "app/place.hpp"
#include "app/preferences.hpp"
#include "app/steps.hpp"
#include "app/vaults.hpp"
#include "app/work.hpp"
#include "base/result.hpp"
#include "bundle/statement.hpp"
#include "domain/case_file.hpp"
#include "documents/table.hpp"
#include "domain/import/rows.hpp"

namespace tributary::app {

enum class Phase : std::uint8_t {
    starting,    // storage is being looked at
    choosing,    // several vaults are here, and none of them is this window's
    first_run,   // no vault here yet
    locked,      // a vault is here
    opening,     // the key is being derived, the vault read
    open,
};

enum class FirstRunStep : std::uint8_t { you, passphrase, recovery_kit };

struct FirstRun {
    FirstRunStep step = FirstRunStep::you;
    std::string name;
    std::string agency;
    std::string role;
    std::string vault_name;            // of another vault on this device
    bool working = false;              // the vault is being made
    bool restoring = false;            // … from a backup
    std::string recovery_key;          // eight groups; only during the last step
    int asked_group = 3;               // which group is to be typed back
    bool wrong_group = false;
};

struct Unlocking {
    int wrong_tries = 0;
    std::optional<Error> error{};      // why it did not open
    std::int64_t locked_at = 0;        // 0 unless it was locked in this window
    int unused_minutes = 0;            // it locked by itself after so long without use, or 0
};

/// A backup that was made here, or that this vault was restored from.
struct Backup {
    std::int64_t at = 0;
    std::int64_t bytes = 0;            // of the file
    std::int64_t records = 0;
    std::string sha256;                // of the file
    bool restored = false;
};

/// What was read of a vault that does not open. The file with it was offered.
struct Salvage {
    std::int64_t files = 0;
    std::int64_t unreadable = 0;       // damaged or missing files
    std::int64_t other_age = 0;        // older or newer than the rest, read all the same
    std::int64_t records = 0;          // that the backup holds
    std::int64_t lost = 0;             // known to be missing
    std::int64_t dropped = 0;          // read, and not understood
    std::int64_t waiting = 0;          // changes that hang on a lost one, kept and not shown
    bool end_unknown = false;          // nobody knows how many there were after the last
    bool drafts_lost = false;
    bool new_identity = false;         // the keys were lost: new ones were made
    std::string file_name;
    std::vector<std::string> lost_attachments{};  // names of those whose content is not whole
};

/// A field that is being typed in.
struct DraftKey {
    Id part;
    Id record;
    std::string field;
    auto operator<=>(const DraftKey&) const = default;
};
using DraftTexts = std::map<DraftKey, std::string>;

/// What became of the last change. "Saved" means that the storage acknowledged it.
struct Saving {
    enum class State : std::uint8_t { nothing_yet, saved, saving, failed } state = State::nothing_yet;
    std::int64_t saved_at = 0;
    std::int64_t failed_since = 0;
    std::optional<Problem> problem{};
    int waiting = 0;                   // changes on their way
    bool lock_when_saved = false;      // locking was asked for while something was on its way
    bool lock_unused = false;          // … because nothing was done for a while
    bool lock_to_vaults = false;       // … to go to the list of vaults
    bool backup_when_saved = false;    // a backup was asked for while something was on its way
};

struct Device {
    bool offline_ready = false;        // the browser keeps the program
    bool persistent = false;           // the browser promised to keep the storage
    std::int64_t free_bytes = -1;      // -1 unknown
    std::int64_t measured_at = 0;      // when that was asked
    bool persistence_answered = false; // the browser was asked in this window to keep the storage, and said yes or no
    bool read_only = false;            // another tab holds the vault
    bool locks_soon = false;           // nothing was done for so long that it locks within a minute
};

struct Me {
    Id id{};
    std::string name;
    std::string agency;
    std::string role;
    std::vector<std::string> words;    // fingerprint of the card
    std::string card{};                // the contact card, as its file
    std::vector<Id> earlier{};         // who this person was with keys that new ones took the place of
};

enum class Trust : std::uint8_t { unknown, compared, endorsed, key_changed, refused };

/// Somebody whose card is on this device.
struct Contact {
    Id id{};
    std::string name;
    std::string agency;
    std::string role;
    std::vector<std::string> words;
    Trust trust = Trust::unknown;
    std::int64_t trusted_at = 0;
    Bytes card;                        // the card file, as received and verified
    bool board = false;                // its directory says who is who
    bool endorsed_by_me = false;       // stands in my own directory
    std::int64_t refused_at = 0;       // what this key signed from then on does not count
    std::string refused_for{};         // the reason
};

/// What was signed about a case, read from its statements; each holds, and its signer is known by the card in it.
struct SignedBy { Id id{}; std::string name{}, role{}, agency{}; std::int64_t at = 0; };
struct SeenReceipt { SignedBy by; bundle::Receipt said; };
struct SeenSignOff { SignedBy by; bundle::SignOff said; };
struct Statements {
    std::vector<SeenReceipt> receipts;   // oldest first
    std::vector<SeenSignOff> sign_offs;  // oldest first
    std::set<Id> read;                   // records that were looked at; each signature is verified once
    std::map<Id, std::size_t> receipt_of;  // by bundle: the first of its receipts
    std::map<std::pair<Id, Id>, std::vector<bundle::FeedState>> reached;  // by person and feed: how far they said they have it
};

/// A bundle that left or came.
struct Passage {
    Id bundle{};
    Id case_id{};
    std::string purpose;
    std::vector<std::string> people;   // recipients, or the one sender
    std::int64_t at = 0;
    std::int64_t changes = 0;
    std::string sha256;                // of the file
    std::int64_t quarantined = 0;      // changes that were put aside
    Id in_reply_to{};
    Id person{};                       // of a received bundle: its sender
};

/// A line of a bundle that could not be taken in. The rest is not kept from going in by it.
struct Quarantined { std::string part; Error error; };

/// A bundle of which nothing was added, while the receipt that says so is being signed.
struct Reply {
    Id bundle{};
    Id case_id{};                      // the bundle's
    std::string reference;
    std::string subject;
    Contact to;
};

/// What one row of a review shows.
struct ReviewedChange {
    enum class What : std::uint8_t { added, changed, withdrawn, conflict } what = What::added;
    std::string kind;                  // record kind
    std::string agency;                // short name of the chronology it belongs to
    Id part{};
    Id record{};
    std::string field;                 // of a change or conflict
    std::string before;
    std::string after;
    std::string date;                  // of an entry, as read
};

/// An opened bundle, before anything of it is added; or why it was refused.
struct Review {
    std::optional<Error> refused{};    // nothing of it was read
    FileRef asks_for_passphrase{};     // the file, when it is sealed to one
    std::string stage;                 // "envelope", "signature", "hash", "format" of a refusal
    Id bundle{};
    std::string file_sha256;
    std::string purpose;
    Contact sender;                    // as its card in the bundle says; trust as this device knows it
    bool sender_known = false;
    bool words_compared = false;       // said in this review
    bool compared_answered = false;
    std::vector<std::string> recipients;
    bool passed_on = false;            // not sealed for me by its sender
    std::int64_t created = 0;
    std::int64_t seen_before = 0;      // when this bundle was added, or 0
    Id bundle_case{};
    std::string reference;
    std::string subject;
    std::vector<Id> candidates;        // cases here that it may belong to (same reference), when its own is not here
    std::optional<std::size_t> target{};  // index into candidates; candidates.size() is "a new case"
    std::vector<std::string> parts;    // titles
    std::vector<std::size_t> part_ends;  // how many lines there are up to the end of each part
    std::vector<std::pair<Id, Id>> feeds;  // part and feed, of all that it brings
    std::vector<Quarantined> quarantined;
    Statements statements;             // that it brings
    std::vector<std::string> lines;    // the changes, in the order of the bundle
    std::vector<std::size_t> fresh_lines;  // which of them are not here yet
    std::shared_ptr<domain::Layer> prepared{};  // all of them beside the case they would go to
    std::size_t fresh = 0;             // changes that are not here yet
    std::size_t waiting = 0;           // changes whose predecessor has not arrived
    std::vector<ReviewedChange> rows;
    std::map<std::string, std::int64_t> brought;   // contents of attachments: size by hash
    struct NamedContent { std::string name; std::int64_t size = 0; };
    std::map<std::string, NamedContent, std::less<>> named;  // attachments that its changes name, by the hash of their content
    std::map<std::string, Bytes> kept; // contents that are on this device since *Add* was pressed: their records, by hash
    bool needs_target = false;         // *Add* was pressed without saying to which case
    bool needs_comparison = false;     // … or without saying whether the words match
};

/// One table or sheet of an imported file.
struct ImportTable {
    std::string name;                  // empty in delimited text
    bool hidden = false;
    bool read = false;                 // headings were found, or it goes on from the table before
    std::size_t heading_row = 0;       // as the file counts its rows, from 1; 0: without headings of its own
    std::vector<domain::MappedColumn> columns;
};

/// One row of an imported file that is no heading, title or note.
struct ImportRow {
    std::size_t table = 0;
    std::string at;                    // "r12", "Outpatients!12", "t1.r12"
    domain::RowStatus status = domain::RowStatus::clean;
    domain::RowReason reason = domain::RowReason::none;
    domain::Json::Object fields;       // of the entry that it becomes, with its origin
};

/// What a person decided about a row while the file was looked at; it holds when the file is read again.
struct RowDecision {
    std::string date;                  // typed
    std::optional<bool> as_other{};    // day and month the other way about
};

/// A file on its way into a chronology. Nothing is in the case until it is finished.
struct Import {
    Id case_id{};
    std::string file_name;
    std::string file_sha256;
    std::shared_ptr<const Bytes> file; // to read it again when a column means something else
    std::string agency;                // whose chronology it becomes
    documents::SourceKind kind = documents::SourceKind::delimited;
    documents::Encoding encoding = documents::Encoding::utf8;
    char delimiter = ',';
    std::vector<documents::Notice> notices;
    std::vector<ImportTable> tables;
    std::vector<ImportRow> rows;       // in file order
    std::size_t not_data = 0;          // rows that are titles, headings, notes or blank
    domain::MappingRules rules;        // what a person said of the columns, now or for this agency before
    std::map<std::string, RowDecision> decided{};  // by ImportRow::at
    std::optional<Error> refused{};    // the file could not be read
    bool agency_missing = false;       // *Finish* was pressed without an agency

    [[nodiscard]] std::size_t ready() const;
};

/// The content of an attachment on this device.
struct HeldContent {
    std::int64_t size = 0;
    bool whole = true;                 // false: chunks of it are gone
};

/// An attachment that is being looked at.
struct ShownAttachment {
    Id part{};
    Id record{};
    std::string address;               // for a frame without scripts
};

/// How much of a case was here when this device was last locked: of each feed the last number.
struct LastSeen {
    std::int64_t at = 0;
    std::map<Id, std::int64_t> feeds;
};

/// Something to tell, until the next action.
struct Message {
    std::string words_key;             // key of a sentence in the catalogue
    std::string fact{};
    std::string second_fact{};
    std::optional<Error> error{};      // instead of a key
    std::uint64_t step = 0;            // of `Step::number`: what *Undo* beside it takes back, or 0
    std::uint64_t number = 0;          // grows with each message
};

struct Case {
    domain::CaseFile file;
    bool sample = false;
};

struct Model {
    Phase phase = Phase::starting;
    std::optional<Error> broken{};     // why the vault cannot be used at all
    FirstRun first_run;
    Unlocking unlocking;
    Saving saving;
    Device device;
    Preferences preferences;
    std::int64_t now = 0;              // of the latest intent or event
    std::vector<Backup> backups;       // oldest first
    std::optional<Salvage> salvage{};  // the last one in this window
    bool salvaging = false;            // …, under way
    std::vector<VaultHere> vaults;     // of this device, as far as is told without opening them
    std::string vault;                 // the place of the one that is this window's

    Place place;
    Me me;
    Id device_id{};
    std::map<Id, Case> cases;
    DraftTexts drafts;                 // as they are stored
    std::map<Id, LastSeen> last_seen;  // by case; as it was at unlocking
    std::map<std::string, HeldContent, std::less<>> held;  // by the hash of the content
    std::optional<ShownAttachment> shown;
    std::map<Id, Statements> statements;  // by case
    std::map<Id, Id> joined;           // id of a case elsewhere → the case here that it is
    std::map<Id, Contact> contacts;
    std::string passphrase_to_tell;    // of a bundle just sealed for first contact; until it was read out
    std::string directory;             // whom I endorse, as last signed, or empty
    std::vector<Passage> received;
    std::vector<Passage> handed_over;
    std::optional<Review> review;
    std::optional<Reply> reply;
    std::shared_ptr<Import> reading{};   // the file that is being read elsewhere, without what it says
    std::optional<Import> import;
    Steps steps;
    std::optional<Message> message;
    std::uint64_t messages = 0;
    std::optional<Work> work;
    std::uint64_t works = 0;
    std::vector<Intent> put_off;       // asked for while it could not be done, in order

    [[nodiscard]] const Case* current_case() const {
        const auto found = cases.find(place.case_id);
        return found == cases.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const VaultHere* this_vault() const {
        const auto found = std::ranges::find(vaults, vault, &VaultHere::place);
        return found == vaults.end() ? nullptr : &*found;
    }
    /// When the last backup was made, or the one this vault came from; 0: never.
    [[nodiscard]] std::int64_t last_backup() const { return backups.empty() ? 0 : backups.back().at; }
    /// With the keys of now or earlier ones.
    [[nodiscard]] bool is_me(const Id& person) const { return person == me.id || std::ranges::find(me.earlier, person) != me.earlier.end(); }
    [[nodiscard]] bool may_write() const { return phase == Phase::open && !device.read_only; }
};

}  // namespace tributary::app
