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
#include "crypto/secret.hpp"

namespace tributary::app {

/// Runs tasks somewhere else. Declared here, implemented in `platform`.
class TaskPort {
public:
    using Done = std::function<void(Bytes answer)>;
    virtual ~TaskPort() = default;
    /// Calls `done` once, at once or later, with `do_task` of the question; never after `stop`. It does not fail: what
    /// cannot be done elsewhere is done here. The question is wiped afterwards.
    virtual void run(Bytes question, Done done) = 0;
    /// Throws away what is under way, with everything it knows.
    virtual void stop() = 0;
};

/// Answers a question of this header. `write_read_me` makes the page inside a bundle.
[[nodiscard]] Bytes do_task(ByteView question, WriteReadMe write_read_me);

// ---- a table

[[nodiscard]] Bytes table_question(ByteView file, int latest_year);

/// Reads an answer bit by bit: it holds every row of the table.
class TableAnswer {
public:
    explicit TableAnswer(Bytes answer);
    ~TableAnswer();
    [[nodiscard]] std::size_t rows() const;
    /// Reads so many rows. False when all are read, or none is to be had (`error`).
    [[nodiscard]] bool read(std::size_t rows);
    [[nodiscard]] const std::optional<Error>& error() const;
    /// With file_sha256, encoding, delimiter and table; the rest is for the caller.
    [[nodiscard]] Import take();

private:
    struct Reading;
    std::unique_ptr<Reading> reading_;
};

// ---- bundles

/// `identity` is Identity::serialise, `id` that of the new bundle.
[[nodiscard]] Bytes seal_question(const SealBundle& wanted, const crypto::Secret& identity, const crypto::Secret& passphrase, const Id& id, std::int64_t now);
/// Without file name. Errors: those of bundle::read_card and bundle::write.
[[nodiscard]] Result<SealedBundle> seal_answer(ByteView answer);

/// `identities`: those of now and earlier, each Identity::serialise; the first that opens it does.
[[nodiscard]] Bytes bundle_question(ByteView file, const std::vector<crypto::Secret>& identities, const crypto::Secret& passphrase);
/// Errors with their stage: those of opening, verifying and reading a bundle.
[[nodiscard]] std::variant<BundleRead, BundleRefused> bundle_answer(ByteView answer);

}  // namespace tributary::app
