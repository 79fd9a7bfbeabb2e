// Backups on the command line: made, checked as strictly as by the application, restored as a vault's folder, or read out as lines.
#include <algorithm>

#include "app/transfer.hpp"
#include "app/vault_record.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/keys.hpp"
#include "cli/vault_folder.hpp"
#include "crypto/digest.hpp"
#include "crypto/words.hpp"
#include "store/backup.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

using domain::Json;

namespace {

struct ProvedBackup {
    store::Backup backup;
    std::vector<Bytes> records;
    std::size_t cases = 0;
    std::uint64_t saves = 0;
    std::size_t contents = 0;  // of attachments, that it names
    std::size_t whole = 0;     // … and that are whole in it
};

Result<std::pair<store::Slot, crypto::Secret>> key_for(const Arguments& arguments, store::StoragePort& vault) {
    auto typed = vault_secret_of(arguments);
    if (!typed) return std::unexpected(typed.error());
    if (!typed->recovery_key.empty()) {
        auto key = crypto::read_recovery_key(typed->recovery_key);
        crypto::wipe(typed->recovery_key);
        if (!key) return std::unexpected(key.error());
        return std::pair{store::Slot::recovery, std::move(*key)};
    }
    const crypto::Secret passphrase = crypto::Secret::copy_of(typed->passphrase);
    crypto::wipe(typed->passphrase);
    const auto header = store::stored_header(vault);
    if (!header) return std::unexpected(header.error());
    auto key = crypto::derive_key(passphrase.view(), header->kdf);
    if (!key) return std::unexpected(key.error());
    return std::pair{store::Slot::passphrase, std::move(*key)};
}

// Every chunk is opened where it lies, and the whole content must have the hash of its record.
bool content_is_whole(FileOnDisk& file, const store::Backup& backup, const std::string& sha256, const app::AttachmentKey& content) {
    const store::Chunks chunks(content.key, static_cast<std::uint64_t>(content.size));
    crypto::Sha256 hash;
    for (std::uint32_t number = 0; number < chunks.count(); ++number) {
        const auto place = backup.chunks.find(chunks.name(number));
        if (place == backup.chunks.end()) return false;
        const auto sealed = file.read(place->second.at, static_cast<std::size_t>(place->second.size));
        const auto opened = sealed ? chunks.open(number, *sealed) : std::unexpected(sealed.error());
        if (!opened) return false;
        hash.add(*opened);
    }
    return to_hex(hash.finish()) == sha256;
}

// Opened strictly, and every record read as at unlocking.
Result<ProvedBackup> prove(const Arguments& arguments) {
    const auto file = FileOnDisk::open(arguments.files[0]);
    if (!file) return std::unexpected(file.error());
    auto backup = store::read_backup(**file);
    if (!backup) return std::unexpected(backup.error());
    store::MemoryStorage scratch;
    scratch.files = backup->files;
    const auto key = key_for(arguments, scratch);
    if (!key) return std::unexpected(key.error());
    ProvedBackup proved{std::move(*backup), {}, 0, 0, 0, 0};
    app::AttachmentKeys contents;
    app::Model model;
    const auto opened = store::open_stored(scratch, {key->first, key->second}, [&](ByteView record) -> Result<void> {
        proved.records.emplace_back(record.begin(), record.end());
        const bool is_attachment = !record.empty() && record[0] == static_cast<std::uint8_t>(app::record_of_attachment);
        if (auto content = is_attachment ? app::read_attachment_record(record) : fail(Problem::change_malformed)) contents.insert_or_assign(content->first, std::move(content->second));
        const bool is_identity = !record.empty() && record[0] == static_cast<std::uint8_t>(app::record_of_identity);
        return is_identity ? Result<void>{} : app::replay(model, record, crypto::sha256);
    });
    if (!opened) return std::unexpected(opened.error());
    proved.cases = model.cases.size();
    proved.saves = opened->counter;
    proved.contents = contents.size();
    for (const auto& [sha256, content] : contents) proved.whole += content_is_whole(**file, proved.backup, sha256, content) ? 1U : 0U;
    return proved;
}

Answer told(const ProvedBackup& proved) {
    const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
    const std::string gone = proved.whole < proved.contents ? ", of which " + std::to_string(proved.contents - proved.whole) + " cannot be read" : "";
    const std::string attachments = proved.contents > 0 ? ", " + ui::counted(proved.contents, "attachment") + gone : "";
    return {Json::Object{{"attachments", number(proved.contents)},
                         {"attachments_whole", number(proved.whole)},
                         {"cases", number(proved.cases)},
                         {"files", number(proved.backup.files.size())},
                         {"made", proved.backup.made},
                         {"records", number(proved.records.size())},
                         {"saves", static_cast<std::int64_t>(proved.saves)}},
            "Made " + ui::moment_words(proved.backup.made) + ": " + ui::counted(proved.cases, "case") + ", " + ui::counted(proved.records.size(), "record") + attachments + ".\n",
            {}};
}

// What opens an attachment is a key as well.
std::string without_key(ByteView content) {
    auto json = domain::read(content);
    if (!json || json->object() == nullptr) return "null";
    json->object()->erase("key");
    return domain::write(*json);
}

// One line of JSON for each record. The keys stay out: whoever needs them has the passphrase.
std::string lines_of(const ProvedBackup& proved) {
    std::string lines;
    for (const Bytes& record : proved.records) {
        const char kind = static_cast<char>(record[0]);
        if (kind == app::record_of_identity) continue;
        const bool is_change = kind == app::record_of_change;
        Id case_id;
        if (is_change) std::copy_n(record.begin() + 1, 16, case_id.bytes.begin());
        lines += '{' + (is_change ? "\"case\":\"" + case_id.text() + "\"," : std::string()) + "\"content\":";
        const ByteView content = ByteView(record).subspan(is_change ? 17 : 1);
        if (kind == app::record_of_attachment) lines += without_key(content);
        else lines += text_of(content);
        lines += std::string(",\"kind\":\"") + kind + "\"}\n";
    }
    return lines;
}

}  // namespace

Result<Answer> backup_check(const Arguments& arguments) {
    const auto proved = prove(arguments);
    if (!proved) return std::unexpected(proved.error());
    Answer answer = told(*proved);
    answer.text = "The backup is whole and opens. " + answer.text;
    return answer;
}

Result<Answer> backup_make(const Arguments& arguments) {
    auto vault = VaultFolder::unlock(arguments);
    if (!vault) return std::unexpected(vault.error());
    const std::string path(arguments.value("-o"));
    const std::size_t before = (*vault)->model().backups.size();
    const auto made = (*vault)->ask(app::MakeBackup{}, "backup_saved", path);
    const auto& backups = (*vault)->model().backups;
    if (!made && backups.size() == before) return std::unexpected(made.error());
    const app::Backup& receipt = backups.back();
    const std::string left_out = made ? "" : " Not all attachments are in it: backup check tells how many.";
    return Answer{Json::Object{{"bytes", receipt.bytes}, {"made", receipt.at}, {"records", receipt.records}, {"sha256", receipt.sha256}, {"whole", made.has_value()}},
                  "The backup is " + path + ", " + ui::size_words(receipt.bytes) + "." + left_out + '\n', {}};
}

Result<Answer> backup_restore(const Arguments& arguments) {
    const std::string folder(arguments.value("-o"));
    const auto vault = VaultFolder::restore(arguments, folder);
    if (!vault) return std::unexpected(vault.error());
    const app::Model& model = (*vault)->model();
    const auto here = static_cast<std::size_t>(std::ranges::count_if(model.held, [](const auto& held) { return held.second.whole; }));
    return Answer{Json::Object{{"attachments", static_cast<std::int64_t>(model.held.size())},
                               {"attachments_whole", static_cast<std::int64_t>(here)},
                               {"cases", static_cast<std::int64_t>(model.cases.size())},
                               {"folder", folder},
                               {"made", model.last_backup()}},
                  "The vault is in " + folder + ", encrypted as it was, under a device id of its own: " + ui::counted(model.cases.size(), "case") + ", " +
                      ui::counted(model.held.size(), "attachment") + ".\n",
                  {}};
}

Result<Answer> backup_open(const Arguments& arguments) {
    const auto proved = prove(arguments);
    if (!proved) return std::unexpected(proved.error());
    const std::string path(arguments.value("-o"));
    auto written = write_new_file(path, bytes_of(lines_of(*proved)), Readers::only_me);
    if (!written) return std::unexpected(written.error());
    Answer answer = told(*proved);
    answer.text += "All of it but the keys is in " + path + ". Delete it when you no longer need it: it is not sealed.\n";
    return answer;
}

}  // namespace tributary::cli
