// The storage port on plain files in one folder: the vault of the native programs and of the native tests.
//
// A transaction is first written to a journal; once the disk has it, it counts as done. Then each file is written
// beside its place and renamed into it. Opening carries out a whole journal that a crash left behind, and overlooks
// one that was cut short. Every step waits for the disk (fsync).
#pragma once

#include <memory>

#include "platform/native/files.hpp"
#include "store/storage_port.hpp"

namespace tributary::platform {

class FileStorage : public store::StoragePort {
public:
    /// Opens the folder, which is made when its parent is there. Takes the writer's lock when nobody has it;
    /// otherwise this is a reader: see `writable`. Errors: those of files.hpp.
    [[nodiscard]] static Result<std::unique_ptr<FileStorage>> open(const std::filesystem::path& folder);

    /// False when another program writes here. Commits are then refused with `vault_read_only`.
    [[nodiscard]] bool writable() const override { return lock_.is_open(); }

    Result<std::vector<std::string>> list() override;
    Result<Bytes> read(const std::string& name) override;
    void commit(const store::Transaction& transaction, Done done) override;

private:
    explicit FileStorage(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> carry_out(const store::Transaction& transaction);
    [[nodiscard]] Result<void> check(const store::Transaction& transaction);
    [[nodiscard]] Result<void> apply(const store::Transaction& transaction);
    [[nodiscard]] Result<void> put(const std::string& name, ByteView contents);

    std::filesystem::path folder_;
    Handle lock_;
};

}  // namespace tributary::platform
