// The vault: every record a person has made on this device, encrypted, in the order in which it was made.
//
// Records are opaque bytes. They are appended and replayed, never changed. The words "saved on this device" may be
// shown when, and only when, the `Done` of an append came with success: the storage has then confirmed the
// transaction, and everything appended before it is stored as well.
//
//   derive the passphrase's key elsewhere (crypto::derive_key, in a browser by platform's worker) with
//   `stored_header(port)->kdf`, then:   auto vault = Vault::open(port, {Slot::passphrase, key}, access, visit);
//                                       (*vault)->append(std::move(records), done);
//
// Everything in this room happens on one thread; calls from inside a `Done` are allowed, also one that destroys the
// vault. The port must outlive the vault.
#pragma once

#include <memory>

#include "store/opening.hpp"

namespace tributary::store {

/// Read only: another tab or program is writing. Every change is then refused with `vault_read_only`.
enum class Access : std::uint8_t { read_write, read_only };

/// What a new vault is made with. `kdf` is what `passphrase_key` was derived with; both keys have 32 bytes.
struct NewVault {
    const crypto::KdfParameters& kdf;
    const crypto::Secret& passphrase_key;
    const crypto::Secret& recovery_key;
    std::vector<Bytes> first_records{};  // stored together with the vault itself
};

class Vault {
public:
    using Done = std::function<void(Result<void>)>;
    using Made = std::function<void(Result<std::unique_ptr<Vault>>)>;

    /// Makes a vault in an empty storage, in one transaction. Errors: `key_out_of_bounds`, `key_malformed`;
    /// `file_too_large`; `vault_read_only` when something is stored already, which stays as it is; those of the port.
    static void create(StoragePort& port, const NewVault& keys, Made made);

    /// Opens what is stored; `visit` gets every record (see Opening, whose errors these are).
    static Result<std::unique_ptr<Vault>> open(StoragePort& port, const Unlock& unlock, Access access,
                                               const Visit& visit);
    /// The same for what was opened part by part from `port`.
    static std::unique_ptr<Vault> from(StoragePort& port, Opened opened, Access access);

    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    /// Appends all of `records` or none, in one transaction. Several appends may be under way: they are stored in
    /// order, and those that arrive while a transaction runs share the next one.
    ///
    /// On failure `done` gets the reason and the vault keeps the records; the next append or `retry` stores them
    /// first. Errors of the port, and at once, keeping nothing: `file_too_large` (a record over `record_limit`),
    /// `vault_read_only` (also once locked).
    void append(std::vector<Bytes> records, Done done);

    /// The same, and in the same transaction `drafts` (drafts.hpp) takes the place of the drafts before; empty: there are
    /// none any more. Of several that wait for one transaction the last holds.
    void append(std::vector<Bytes> records, std::optional<Bytes> drafts, Done done);

    /// Tries again to store what was kept after a failure. `done` gets success when nothing is left to store.
    void retry(Done done);

    /// Puts the vault under another passphrase or another recovery key; the records stay as they are. The old one
    /// opens the vault until `done` came with success. Errors: as for `append`; at once `key_out_of_bounds`, `key_malformed`.
    void change_passphrase(const crypto::KdfParameters& kdf, const crypto::Secret& passphrase_key, Done done);
    void change_recovery_key(const crypto::Secret& recovery_key, Done done);

    /// An append of many records is sealed segment by segment: one at once, each further one when `seal_next` is called,
    /// so that whoever must not be kept waiting can do something else in between. Without this, all of it at once.
    void seal_in_steps() { in_steps_ = true; }
    /// True while an append waits for `seal_next`.
    [[nodiscard]] bool sealing() const;
    void seal_next();

    /// True when everything appended is stored.
    [[nodiscard]] bool settled() const { return !save_ && waiting_.empty(); }
    /// True while the storage carries out a transaction: what is read from it meanwhile may be from before or after.
    [[nodiscard]] bool under_way() const;

    /// Makes `stored`, the files as they are in storage, what they would be if everything appended were stored: what a
    /// full or failing storage did not take is then in them. Errors: `vault_read_only` once locked, or under way.
    [[nodiscard]] Result<void> complete(std::map<std::string, Bytes>& stored) const;

    /// The key itself, for whoever opens what `complete` gave (`Slot::vault_key`). Empty once locked.
    [[nodiscard]] const crypto::Secret& key() const { return key_; }
    /// As they were when the vault was opened.
    [[nodiscard]] const Bytes& opened_drafts() const { return opened_drafts_; }

    /// Wipes the keys and every record in memory. Lock a settled vault: what is not stored yet is lost, and its
    /// `done` gets `storage_failed`, except that a transaction under way still reports how it ended.
    void lock();
    [[nodiscard]] bool locked() const { return key_.empty(); }

    [[nodiscard]] const Id& id() const { return header_.vault; }
    [[nodiscard]] Access access() const { return access_; }
    /// As it is stored, for checking a passphrase again before it is changed.
    [[nodiscard]] const Header& header() const { return header_; }
    /// The number of records, and of saves so far, as stored.
    [[nodiscard]] std::uint64_t records() const { return log_.records; }
    [[nodiscard]] std::uint64_t counter() const { return counter_; }

private:
    struct Save;
    struct Waiting {
        std::vector<Bytes> records;
        std::optional<Bytes> drafts;
        std::optional<Header> header;
        std::vector<Done> callbacks;
    };

    Vault(StoragePort& port, Opened opened, Access access);

    bool refuse_change(const Done& done) const;
    void change_header(Result<Header> header, Done done);
    [[nodiscard]] const Header& latest_header() const;
    static void wipe(Waiting& waiting);
    void go_on();
    void begin_save();
    [[nodiscard]] Result<void> seal_drafts_of(Save& save) const;
    [[nodiscard]] Result<void> seal_head_of(Save& save) const;
    void seal_some();
    void submit();
    void finished(const Result<void>& result);
    void take_over_saved();
    [[nodiscard]] std::vector<Done> take_all_callbacks();

    StoragePort& port_;
    Access access_;
    Header header_;
    crypto::Secret key_;
    Log log_;
    std::uint64_t counter_;
    Bytes head_file_;
    Bytes opened_drafts_;
    Tag drafts_tag_{};
    bool header_alone_ = false;
    bool in_steps_ = false;
    std::vector<Waiting> waiting_;
    std::shared_ptr<Save> save_;              // being sealed, under way, or failed and kept
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tributary::store
