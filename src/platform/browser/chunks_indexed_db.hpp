// The chunk port in a browser: a database of its own, kept twice where the browser has storage buckets (docs/store-format.md,
// section 12). And files that a person chose, which stay where they are and are read piece by piece. shell/attachments.js does
// the work.
#pragma once

#include "app/file_source.hpp"
#include "store/chunk_port.hpp"

namespace tributary::platform {

class IndexedDbChunks final : public store::ChunkPort {
public:
    void put(const std::string& name, ByteView contents, Done done) override;
    void get(const std::string& name, Got got) override;
    void names(Names names) override;
    void erase(const std::vector<std::string>& names, Done done) override;
};

/// A file that web/files.js holds under this number, until the last reference goes.
[[nodiscard]] app::FileRef held_file(int number, std::uint64_t size);
/// That number; 0 for a file that is in memory.
[[nodiscard]] int held_number(const app::FileRef& file);

}  // namespace tributary::platform
