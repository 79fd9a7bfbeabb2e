// The content of attachments on its way, chunk by chunk: into the device's chunks, or out of them. Ports may answer at once or
// later; between two chunks the page does something else, and never more than a few chunks are in memory.
#pragma once

#include <map>
#include <memory>

#include "app/file_source.hpp"
#include "app/vault_record.hpp"
#include "crypto/digest.hpp"
#include "store/attachment.hpp"
#include "store/chunk_port.hpp"

namespace tributary::app {

/// By the hash of the content, in hexadecimal.
using AttachmentKeys = std::map<std::string, AttachmentKey, std::less<>>;

class Transfer : public std::enable_shared_from_this<Transfer> {
public:
    using Moved = std::function<void(std::uint64_t bytes)>;
    Transfer() = default;
    virtual ~Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    /// Goes on until it is done; never after `give_up`.
    void go_on();
    /// Leaves nothing behind that nobody names. No callback comes any more.
    void give_up();

protected:
    /// Does the next chunk and calls `go_on` when that is done; or ends.
    virtual void step() = 0;
    virtual void undo() {}
    void end() { over_ = true; }
    /// `f`, as long as this goes on; keeps it alive meanwhile.
    template <class F>
    auto then(F f) {
        return [self = shared_from_this(), f = std::move(f)](auto&&... values) {
            if (!self->over_) f(std::forward<decltype(values)>(values)...);
        };
    }

private:
    bool over_ = false;
    bool stepping_ = false;
    bool again_ = false;
};

/// What became of a content that was taken in.
struct TakenContent {
    std::string sha256;
    Bytes beginning;         // of the content, at most a chunk: what it is, is told from that
    AttachmentKey key;
};

/// Seals a content of a known size into chunks. `read` gives its bytes from an offset on; errors are passed on, and what was
/// stored until then is erased.
class TakeIn final : public Transfer {
public:
    using Read = std::function<void(std::uint64_t at, std::size_t count, FileSource::Read done)>;
    using Done = std::function<void(Result<TakenContent>)>;
    TakeIn(store::ChunkPort& port, Read read, std::uint64_t size, Moved moved, Done done);

private:
    void step() override;
    void undo() override;
    void keep(Bytes content);
    void finish();
    void refuse(const Error& error);

    store::ChunkPort& port_;
    Read read_;
    AttachmentKey key_;
    store::Chunks chunks_;
    Moved moved_;
    Done done_;
    crypto::Sha256 hash_;
    Bytes beginning_;
    std::uint32_t next_ = 0;
};

/// Opens the chunks of a content in order and hands each to `sink`. Nothing of it may be used before `done` came with success: its
/// hash is checked last. Errors: `attachment_missing`, `attachment_damaged`, those of the port.
class ReadOut final : public Transfer {
public:
    using Sink = std::function<void(ByteView)>;
    using Done = std::function<void(Result<void>)>;
    ReadOut(store::ChunkPort& port, const AttachmentKey& key, std::string sha256, Sink sink, Moved moved, Done done);

private:
    void step() override;

    store::ChunkPort& port_;
    store::Chunks chunks_;
    std::string sha256_;
    Sink sink_;
    Moved moved_;
    Done done_;
    crypto::Sha256 hash_;
    std::uint64_t given_ = 0;
    std::uint32_t next_ = 0;
};

}  // namespace tributary::app
