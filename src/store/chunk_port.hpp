// What attachments ask of the place that keeps their chunks. Implemented in `platform` (a database of its own, plain files);
// the in-memory twin for tests is memory_chunks.hpp.
//
// A name is 32 characters of 0-9 and a-f. Contents are opaque: everything is sealed before it gets here. Answers may come at
// once or later, in any order; they come once.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace tributary::store {

class ChunkPort {
public:
    using Done = std::function<void(Result<void>)>;
    using Got = std::function<void(Result<Bytes>)>;
    using Names = std::function<void(Result<std::vector<std::string>>)>;

    virtual ~ChunkPort() = default;

    /// Keeps a chunk under a name that is new, or again under the same. Success when it has reached the disk, so that a power cut
    /// cannot undo it. Errors: `storage_full`, `storage_refused`, `storage_failed`. `contents` is valid during the call.
    virtual void put(const std::string& name, ByteView contents, Done done) = 0;

    /// Errors: `attachment_missing` when there is no such chunk, `storage_refused`, `storage_failed`.
    virtual void get(const std::string& name, Got got) = 0;

    /// All there are. Where the chunks are kept twice, both copies are first made to hold the same. Errors: as for `get`.
    virtual void names(Names names) = 0;

    /// Names that are not there count as erased. Errors: as for `get`.
    virtual void erase(const std::vector<std::string>& names, Done done) = 0;
};

/// True for the names that the contract above allows.
[[nodiscard]] bool is_chunk_name(std::string_view name);

}  // namespace tributary::store
