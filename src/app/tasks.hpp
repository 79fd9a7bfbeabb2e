// The heavy functions that need nothing of the model: bytes in, bytes out, nothing else read or changed. A browser runs
// them in a worker; wherever they run, the same comes of the same bytes (but for the random numbers inside a seal).
//
// Reading a bundle stays "verify, then parse" there: content leaves a task only out of a bundle::VerifiedBundle.
// Questions may hold the identity's secret keys: who passes one on wipes it. Answers come from the same program and
// are read as strictly as a file all the same.
#pragma once

#include <functional>
#include <memory>

#include "app/event.hpp"
#include "app/read_me.hpp"
#include "app/effect.hpp"
#include "bundle/write.hpp"
#include "crypto/secret.hpp"
#include "store/backup.hpp"

namespace tributary::app {

/// Runs tasks somewhere else. Declared here, implemented in `platform`.
class TaskPort {
public:
    using Done = std::function<void(Bytes answer)>;
    virtual ~TaskPort() = default;
    /// Calls `done` once, at once or later, with `do_task` of the question; never after `stop`. It does not fail: what
    /// cannot be done elsewhere is done here. The question is wiped afterwards.
    /// `file` is what the question is about, when it is not in it.
    virtual void run(Bytes question, FileRef file, Done done) = 0;
    /// Throws away what is under way, with everything it knows.
    virtual void stop() = 0;
};

/// Answers a question of this header. `write_read_me` makes the page inside a bundle. `file`: what the question is about, or null.
[[nodiscard]] Bytes do_task(ByteView question, WriteReadMe write_read_me, Source* file = nullptr);
/// The same where a file answers at once; of one that does not, nothing can be read (`file_unreadable`).
[[nodiscard]] Bytes do_task(ByteView question, WriteReadMe write_read_me, const FileRef& file);

// ---- a table

[[nodiscard]] Bytes table_question(const ReadTable& wanted);

/// Reads an answer bit by bit: it holds every row of the table.
class TableAnswer {
public:
    explicit TableAnswer(Bytes answer);
    ~TableAnswer();
    [[nodiscard]] std::size_t rows() const;
    /// Reads so many rows. False when all are read, or none is to be had (`error`).
    [[nodiscard]] bool read(std::size_t rows);
    [[nodiscard]] const std::optional<Error>& error() const;
    /// What the file itself says; case, names and what a person decided are for the caller.
    [[nodiscard]] Import take();

private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

// ---- bundles

/// `identity` is Identity::serialise, `id` that of the new bundle.
[[nodiscard]] Bytes seal_question(const SealBundle& wanted, const std::vector<bundle::Outside>& contents, const crypto::Secret& identity, const crypto::Secret& passphrase, const Id& id, std::int64_t now);
/// Without file name. With contents it has no bytes: `prepared` then says how the file is to be written.
/// Errors: those of bundle::read_card and bundle::write.
[[nodiscard]] Result<SealedBundle> seal_answer(ByteView answer, bundle::PreparedBundle& prepared);

/// Where the attachments of a bundle lie in its file, and what opens them there.
struct OpenedFile {
    FileRef file{};
    crypto::Secret key{};
    std::uint64_t at = 0;        // of the container's first sealed chunk
    std::uint64_t size = 0;      // of the container
    struct Place { std::int64_t size = 0; std::uint64_t at = 0; Bytes bytes{}; };  // bytes: of one that was packed
    std::map<std::string, Place> contents{};
};

/// The file is what the task is run with. `identities`: those of now and earlier, each Identity::serialise; the first that opens it does.
[[nodiscard]] Bytes bundle_question(const std::vector<crypto::Secret>& identities, const crypto::Secret& passphrase);
/// Errors with their stage: those of opening, verifying and reading a bundle. Of a bundle that was read, `opened` gets all but the file.
[[nodiscard]] std::variant<BundleRead, BundleRefused> bundle_answer(ByteView answer, OpenedFile& opened);

// ---- backups

/// What a backup holds, and its hash; the chunks of attachments stay in the file. `damaged`: what can be read of one that does not hold.
struct ReadBackupFile {
    store::Backup backup;
    std::string sha256;
};
[[nodiscard]] Bytes backup_question(bool damaged);
/// Errors: those of store::read_backup.
[[nodiscard]] Result<ReadBackupFile> backup_answer(ByteView answer);

}  // namespace tributary::app
