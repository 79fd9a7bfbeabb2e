// Backups with their attachments, chunk by chunk: out of a vault, and out of a file into one.
#pragma once

#include "app/transfer.hpp"
#include "store/backup.hpp"

namespace tributary::app {

/// A backup on its way out: the vault's files, which were proved, and chunks, each of which is opened before it is written.
class WritingBackup final : public Transfer {
public:
    struct Chunk {
        std::string content;                         // hash of what it belongs to
        std::function<bool(ByteView file)> opens;
    };
    using Chunks = std::map<std::string, Chunk>;     // by name
    using Fetch = std::function<void(const std::string& chunk, store::ChunkPort::Got got)>;
    struct Written {
        std::uint64_t size = 0;
        crypto::Digest sha256{};
        std::string damaged{};                       // the content of which a chunk does not open: then it was not written to its end
    };
    using Done = std::function<void(Result<Written>)>;
    WritingBackup(std::int64_t made, const store::MemoryStorage::Files& files, Chunks chunks, Fetch fetch, store::BackupWriter::Sink sink, Done done);

private:
    void step() override;
    void answer(Result<Written> written);
    [[nodiscard]] std::vector<std::string> names() const;

    const store::MemoryStorage::Files files_;
    Chunks chunks_;
    std::vector<std::string> names_;
    Fetch fetch_;
    store::BackupWriter writer_;
    Done done_;
    std::size_t next_ = 0;
};

/// Chunks out of a backup's file, as they are.
class CopyingChunks final : public Transfer {
public:
    CopyingChunks(store::ChunkPort& port, FileRef file, std::map<std::string, store::Backup::Place> chunks, store::ChunkPort::Done done)
        : port_(port), file_(std::move(file)), chunks_(std::move(chunks)), done_(std::move(done)), next_(chunks_.begin()) {}

private:
    void step() override;
    void answer(const Result<void>& result);

    store::ChunkPort& port_;
    FileRef file_;
    std::map<std::string, store::Backup::Place> chunks_;
    store::ChunkPort::Done done_;
    std::map<std::string, store::Backup::Place>::const_iterator next_;
};

}  // namespace tributary::app
