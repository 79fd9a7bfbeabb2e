// Backups on the command line: checked as strictly as by the application, unpacked as a vault's folder, or read out as lines.
#include <cstdlib>

#include "app/vault_record.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/keys.hpp"
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
};

Result<crypto::Secret> recovery_key_of(const Arguments& arguments) {
    const char* value = std::getenv(std::string(arguments.value("--recovery-key-env")).c_str());
    if (value == nullptr || *value == '\0') return fail(Problem::usage, "The variable of --recovery-key-env is empty.");
    return crypto::read_recovery_key(value);
}

Result<std::pair<store::Slot, crypto::Secret>> key_for(const Arguments& arguments, store::StoragePort& vault) {
    if (arguments.has("--recovery-key-env")) {
        auto key = recovery_key_of(arguments);
        if (!key) return std::unexpected(key.error());
        return std::pair{store::Slot::recovery, std::move(*key)};
    }
    if (!arguments.has("--passphrase-env")) return fail(Problem::usage, "Give --passphrase-env or --recovery-key-env.");
    const auto passphrase = passphrase_of(arguments);
    if (!passphrase) return std::unexpected(passphrase.error());
    const auto header = store::stored_header(vault);
    if (!header) return std::unexpected(header.error());
    auto key = crypto::derive_key(passphrase->view(), header->kdf);
    if (!key) return std::unexpected(key.error());
    return std::pair{store::Slot::passphrase, std::move(*key)};
}

// Opened strictly, and every record read as at unlocking.
Result<ProvedBackup> prove(const Arguments& arguments) {
    const auto file = read_file(arguments.files[0]);
    if (!file) return std::unexpected(file.error());
    auto backup = store::read_backup(*file);
    if (!backup) return std::unexpected(backup.error());
    store::MemoryStorage scratch;
    scratch.files = backup->files;
    const auto key = key_for(arguments, scratch);
    if (!key) return std::unexpected(key.error());
    ProvedBackup proved{std::move(*backup), {}, 0, 0};
    app::Model model;
    const auto opened = store::open_stored(scratch, {key->first, key->second}, [&](ByteView record) -> Result<void> {
        proved.records.emplace_back(record.begin(), record.end());
        const bool is_identity = !record.empty() && record[0] == static_cast<std::uint8_t>(app::record_of_identity);
        return is_identity ? Result<void>{} : app::replay(model, record, crypto::sha256);
    });
    if (!opened) return std::unexpected(opened.error());
    proved.cases = model.cases.size();
    proved.saves = opened->counter;
    return proved;
}

Answer told(const ProvedBackup& proved) {
    const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
    return {Json::Object{{"cases", number(proved.cases)},
                         {"files", number(proved.backup.files.size())},
                         {"made", proved.backup.made},
                         {"records", number(proved.records.size())},
                         {"saves", static_cast<std::int64_t>(proved.saves)}},
            "Made " + ui::moment_words(proved.backup.made) + ": " + ui::counted(proved.cases, "case") + ", " + ui::counted(proved.records.size(), "record") + ".\n",
            {}};
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
        lines += text_of(ByteView(record).subspan(is_change ? 17 : 1));
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

Result<Answer> backup_restore(const Arguments& arguments) {
    const auto proved = prove(arguments);
    if (!proved) return std::unexpected(proved.error());
    const std::string folder(arguments.value("-o"));
    if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
    for (const auto& [name, contents] : proved->backup.files) {
        auto written = write_new_file(folder + '/' + name, contents, Readers::only_me);
        if (!written) return std::unexpected(written.error());
    }
    Answer answer = told(*proved);
    answer.text = "The vault is in " + folder + ", encrypted as it was. " + answer.text;
    return answer;
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
