#include "cli/vault_folder.hpp"

#include "cli/keys.hpp"
#include "platform/native/clock.hpp"
#include "store/head.hpp"
#include "ui/messages.hpp"
#include "ui/read_me.hpp"

namespace tributary::cli {

// ---- the device

std::int64_t FolderDevice::now() { return platform::now(); }

void FolderDevice::note(const Result<void>& result) {
    if (!result && !failed) failed = result.error();
}

void FolderDevice::begin_file() {
    auto made = NewFile::make(output);
    note(made ? Result<void>{} : std::unexpected(made.error()));
    file_ = made ? std::move(*made) : nullptr;
}

void FolderDevice::add_to_file(ByteView bytes) {
    if (file_ && !failed) note(file_->add(bytes));
}

void FolderDevice::offer_begun_file(const std::string&, const std::string&) {
    if (file_ && !failed) note(file_->keep());
    file_.reset();
}

void FolderDevice::offer_file(const std::string& name, const std::string& type, ByteView bytes) {
    begin_file();
    add_to_file(bytes);
    offer_begun_file(name, type);
}

// ---- keys

void KeysAtOnce::derive(crypto::Secret passphrase, const crypto::KdfParameters& kdf, Done done) {
    auto key = crypto::derive_key(passphrase.view(), kdf);
    if (!key) return done(std::unexpected(key.error()));
    done(Derived{kdf, std::move(*key)});
}

void KeysAtOnce::derive_new(crypto::Secret passphrase, Done done) { derive(std::move(passphrase), crypto::new_kdf_parameters(), std::move(done)); }

// ---- the vault

VaultFolder::VaultFolder(const std::string& folder, std::unique_ptr<platform::FileStorage> storage)
    : storage_(std::move(storage)), chunks_(folder), engine_({.storage = *storage_, .keys = keys_, .device = device_, .write_read_me = ui::read_me_page, .chunks = &chunks_}) {}

Result<std::unique_ptr<VaultFolder>> VaultFolder::open(const std::string& folder) {
    auto storage = platform::FileStorage::open(folder);
    if (!storage) return std::unexpected(storage.error());
    std::unique_ptr<VaultFolder> vault(new VaultFolder(folder, std::move(*storage)));
    vault->engine_.start();
    return vault;
}

Result<void> VaultFolder::opened_by(app::Intent intent) {
    engine_.ask(std::move(intent));
    if (model().phase == app::Phase::open) return {};
    if (model().unlocking.error) return std::unexpected(*model().unlocking.error);
    if (model().message && model().message->error) return std::unexpected(*model().message->error);
    return std::unexpected(model().broken.value_or(Error{Problem::storage_failed}));
}

Result<std::unique_ptr<VaultFolder>> VaultFolder::unlock(const Arguments& arguments) {
    const std::string& folder = arguments.files[0];
    if (!is_folder(folder)) return fail(Problem::file_unreadable, folder);
    const bool there = std::filesystem::exists(folder + '/' + store::header_name) || std::filesystem::exists(folder + '/' + store::header_copy_name);
    if (!there) return fail(Problem::vault_missing);
    auto secret = vault_secret_of(arguments);
    if (!secret) return std::unexpected(secret.error());
    auto vault = open(folder);
    if (!vault) return vault;
    app::Intent intent = app::Unlock{std::move(secret->passphrase)};
    if (!secret->recovery_key.empty()) intent = app::UnlockWithKit{std::move(secret->recovery_key)};
    if (auto opened = (*vault)->opened_by(std::move(intent)); !opened) return std::unexpected(opened.error());
    return vault;
}

Result<std::unique_ptr<VaultFolder>> VaultFolder::restore(const Arguments& arguments, const std::string& folder) {
    auto secret = vault_secret_of(arguments);
    if (!secret) return std::unexpected(secret.error());
    auto file = FileOnDisk::open(arguments.files[0]);
    if (!file) return std::unexpected(file.error());
    if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
    auto vault = open(folder);
    auto opened = vault ? (*vault)->opened_by(app::RestoreBackup{app::FileRef(*file), std::move(secret->passphrase), std::move(secret->recovery_key)}) : std::unexpected(vault.error());
    if (opened) return vault;
    std::filesystem::remove_all(folder);
    return std::unexpected(opened.error());
}

Result<void> VaultFolder::ask(app::Intent intent, std::string_view expected, std::string output) {
    device_.output = std::move(output);
    const std::uint64_t before = model().messages;
    engine_.ask(std::move(intent));
    if (device_.failed) return std::unexpected(*device_.failed);
    const auto& message = model().message;
    const bool told = message && model().messages != before;
    if (told && message->error) return std::unexpected(*message->error);
    if (model().saving.state == app::Saving::State::failed) return fail(model().saving.problem.value_or(Problem::storage_failed));
    if (told && message->words_key == expected) return {};
    if (told && message->words_key == "no_room_to_attach") return fail(Problem::storage_full);
    if (!model().may_write()) return fail(Problem::vault_read_only);
    return fail(Problem::usage, told ? ui::sentence(*message) : "There is nothing of this kind to do here.");
}

}  // namespace tributary::cli
