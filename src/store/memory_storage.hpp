// The storage port in memory: for tests of everything that stands on the vault, with the faults that real storage has.
#pragma once

#include <deque>

#include "store/storage_port.hpp"

namespace tributary::store {

/// Which call fails, and how. Calls of `list`, `read` and `commit` are counted from 1.
struct Fault {
    std::size_t call = 0;                         // 0: none
    Problem problem = Problem::storage_failed;
    bool for_good = false;                        // every later call fails as well
    bool yet_done = false;                        // a commit takes place and only its confirmation is lost
};

class MemoryStorage : public StoragePort {
public:
    using Files = std::map<std::string, Bytes>;

    [[nodiscard]] bool writable() const override { return !other_writer; }
    Result<std::vector<std::string>> list() override;
    Result<Bytes> read(const std::string& name) override;
    void commit(const Transaction& transaction, Done done) override;

    /// What has reached the disk.
    Files files;
    /// No room beyond so many bytes in all: `storage_full`.
    std::optional<std::size_t> capacity;
    /// Commits wait until `answer` is called, as in a browser.
    bool deferred = false;
    Fault fault;
    bool other_writer = false;

    [[nodiscard]] std::size_t calls() const { return calls_; }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    /// Carries out the oldest waiting commit. False when there is none.
    bool answer();
    /// A power cut: what was not carried out is gone, and nobody is told.
    void forget_waiting() { waiting_.clear(); }

private:
    struct Waiting {
        Transaction transaction;
        Done done;
    };

    [[nodiscard]] bool fails();
    [[nodiscard]] Result<void> carry_out(const Transaction& transaction);

    std::size_t calls_ = 0;
    std::deque<Waiting> waiting_;
};

}  // namespace tributary::store
