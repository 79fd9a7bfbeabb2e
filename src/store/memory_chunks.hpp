// The chunk port in memory: for tests, and for what is proved in a scratch place. With the faults that real storage has.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "store/chunk_port.hpp"
#include "store/memory_storage.hpp"

namespace tributary::store {

class MemoryChunks : public ChunkPort {
public:
    void put(const std::string& name, ByteView contents, Done done) override;
    void get(const std::string& name, Got got) override;
    void names(Names names) override;
    void erase(const std::vector<std::string>& names, Done done) override;

    /// What has reached the disk.
    std::map<std::string, Bytes> chunks;
    /// No room for more than so many: `storage_full`.
    std::optional<std::size_t> capacity;
    /// Every call counts, from 1 (memory_storage.hpp).
    Fault fault;
    /// Calls wait until `answer`, as in a browser.
    bool deferred = false;

    [[nodiscard]] std::size_t calls() const { return calls_; }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    /// Carries out the oldest waiting call. False when there is none.
    bool answer();
    /// A power cut: what was not carried out is gone, and nobody is told.
    void forget_waiting() { waiting_.clear(); }

private:
    [[nodiscard]] Result<void> called();
    void carry_out(std::function<void()> call);

    std::size_t calls_ = 0;
    std::deque<std::function<void()>> waiting_;
};

}  // namespace tributary::store
