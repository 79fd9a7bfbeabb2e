// A vault in a folder (docs/store-format.md, section 10), opened and worked with by the same engine as the application's: what a
// command asks for is an intent, and what comes of it is what the application would do and say.
#pragma once

#include <memory>
#include <string>

#include "app/engine.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "platform/native/file_chunks.hpp"
#include "platform/native/file_storage.hpp"

namespace tributary::cli {

/// The files that the application offers go to the path that the command was given, for their owner alone.
class FolderDevice final : public app::DevicePort {
public:
    std::string output;                  // of the next file
    std::optional<Error> failed{};       // why it could not be written

    [[nodiscard]] std::int64_t now() override;
    void offer_file(const std::string& name, const std::string& type, ByteView bytes) override;
    void begin_file() override;
    void add_to_file(ByteView bytes) override;
    void offer_begun_file(const std::string& name, const std::string& type) override;
    void drop_file() override { file_.reset(); }
    void show_address(const app::Place&) override {}
    void ask_persistence() override {}
    void measure_storage() override {}
    bool keep_preferences(const std::string&) override { return true; }
    void watch_use(int) override {}

private:
    void note(const Result<void>& result);

    std::unique_ptr<NewFile> file_;
};

/// Keys are derived at once: nobody waits at a screen.
class KeysAtOnce final : public store::KeyPort {
public:
    void derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) override;
    void derive_new(crypto::Secret passphrase, Done done) override;
};

class VaultFolder {
public:
    /// The vault in the folder that the arguments name, unlocked with what they say. Errors: file_unreadable (fact: the folder) when there is
    /// none; vault_missing; usage; those of opening a vault.
    [[nodiscard]] static Result<std::unique_ptr<VaultFolder>> unlock(const Arguments& arguments);
    /// A new vault in a new folder, from the backup that the arguments name; when that fails the folder goes again.
    /// Errors: file_unwritable (fact: the folder), those of reading a backup, opening a vault and storing it.
    [[nodiscard]] static Result<std::unique_ptr<VaultFolder>> restore(const Arguments& arguments, const std::string& folder);

    /// Asks for one thing and does all of it: what is then told has the key `expected` (ui/messages.hpp). A file that is offered goes to `output`.
    /// Errors: what is told instead; file_unwritable; vault_read_only when somebody else writes here; those of storing.
    [[nodiscard]] Result<void> ask(app::Intent intent, std::string_view expected, std::string output = {});
    [[nodiscard]] const app::Model& model() const { return engine_.model(); }

private:
    VaultFolder(const std::string& folder, std::unique_ptr<platform::FileStorage> storage);
    [[nodiscard]] static Result<std::unique_ptr<VaultFolder>> open(const std::string& folder);
    [[nodiscard]] Result<void> opened_by(app::Intent intent);

    std::unique_ptr<platform::FileStorage> storage_;
    platform::FileChunks chunks_;
    KeysAtOnce keys_;
    FolderDevice device_;
    app::Engine engine_;
};

}  // namespace tributary::cli
