// The chunk port on plain files: one file a chunk, in the folder `attachment.chunks` inside the vault's folder (a name with a
// dot cannot be one of the vault's own). A chunk is written beside its place, waited for, and renamed into it; what a crash left
// half written goes at the next `erase`.
#pragma once

#include "platform/native/files.hpp"
#include "store/chunk_port.hpp"

namespace tributary::platform {

class FileChunks : public store::ChunkPort {
public:
    /// `vault`: the vault's folder. Whoever puts or erases holds its writer's lock (file_storage.hpp).
    explicit FileChunks(const std::filesystem::path& vault) : folder_(vault / "attachment.chunks") {}

    void put(const std::string& name, ByteView contents, Done done) override;
    void get(const std::string& name, Got got) override;
    void names(Names names) override;
    void erase(const std::vector<std::string>& names, Done done) override;

private:
    [[nodiscard]] Result<void> keep(const std::string& name, ByteView contents);
    [[nodiscard]] Result<void> forget_half_written();

    std::filesystem::path folder_;
};

}  // namespace tributary::platform
