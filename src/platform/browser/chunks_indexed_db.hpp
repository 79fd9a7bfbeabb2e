// The chunk port in a browser: a database of its own, kept twice where the browser has storage buckets (docs/store-format.md,
// section 12). shell/attachments.js does the work.
#pragma once

#include "store/chunk_port.hpp"

namespace tributary::platform {

class IndexedDbChunks final : public store::ChunkPort {
public:
    void put(const std::string& name, ByteView contents, Done done) override;
    void get(const std::string& name, Got got) override;
    void names(Names names) override;
    void erase(const std::vector<std::string>& names, Done done) override;
};

}  // namespace tributary::platform
