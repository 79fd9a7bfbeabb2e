// A vault with a case, an entry and attachments, as a backup whose passphrase is really derived; and commands that work on it.
#pragma once

#include <doctest/doctest.h>

#include "app/case_lines.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "crypto/words.hpp"
#include "folder.hpp"
#include "store/attachment.hpp"
#include "store/backup.hpp"
#include "store/support.hpp"

namespace tributary::cli::testing {

inline constexpr const char* passphrase = "lantern meadow otter brisk";
inline constexpr const char* secret_words = "The neighbour heard shouting";

inline Bytes content_of(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9) + size);
    return bytes;
}

struct Kept {
    Folder folder;
    std::string backup = folder.file("kept.tribbackup");
    crypto::Secret recovery = crypto::random_secret(32);

    /// One attachment of each size.
    explicit Kept(const std::vector<std::size_t>& sizes = {}) {
        app::testing::Keeper keeper;
        const Id entry = keeper.add(secret_words);
        for (const std::size_t size : sizes) keeper.engine->ask(app::AttachFile{keeper.part(), entry, "scan " + std::to_string(size), app::file_in_memory(content_of(size))});
        const auto kit = crypto::read_recovery_key(keeper.kit);
        REQUIRE(kit);
        const auto opened = store::test::reopen(keeper.storage, *kit, store::Slot::recovery);
        REQUIRE(opened.vault);
        store::test::Keys keys;
        auto key = crypto::derive_key(bytes_of(passphrase), keys.kdf);
        REQUIRE(key);
        keys.passphrase = std::move(*key);
        keys.recovery = recovery.clone();
        store::MemoryStorage storage;
        REQUIRE(store::test::append(*store::test::create(storage, keys), opened.records));
        REQUIRE(write_new_file(backup, with_chunks(storage.files, keeper.chunks.chunks), Readers::only_me));
        ::setenv("TEST_PASSPHRASE", passphrase, 1);
        ::setenv("TEST_KIT", std::string(text_of(crypto::write_recovery_key(recovery).view())).c_str(), 1);
    }

    static Bytes with_chunks(const store::MemoryStorage::Files& files, const std::map<std::string, Bytes>& chunks) {
        std::map<std::string, const Bytes*> contents;
        std::vector<std::string> names;
        for (const auto& [name, bytes] : files) contents[name] = &bytes;
        for (const auto& [name, bytes] : chunks) {
            names.push_back(name);
            contents[store::backup_name_of_chunk(name)] = &bytes;
        }
        Bytes file;
        store::BackupWriter writer(1'421'747'280'000, contents.size(), [&](ByteView bytes) { file.insert(file.end(), bytes.begin(), bytes.end()); });
        for (const std::string& name : store::backup_names(files, names)) writer.add(name, *contents.at(name));
        writer.finish();
        return file;
    }

    [[nodiscard]] Result<Answer> run(Result<Answer> (*command)(const Arguments&), const std::string& option, const std::string& variable, const std::string& output = {}) const {
        Arguments arguments{{backup}, {}};
        if (!option.empty()) arguments.options[option] = {variable};
        if (!output.empty()) arguments.options["-o"] = {output};
        return command(arguments);
    }
    /// With the recovery key, and options.
    [[nodiscard]] Result<Answer> on(const std::string& path, Result<Answer> (*command)(const Arguments&), const std::map<std::string, std::string>& options = {}) const {
        Arguments arguments{{path}, {}};
        arguments.options["--recovery-key-env"] = {"TEST_KIT"};
        for (const auto& [option, value] : options) arguments.options[option] = {value};
        return command(arguments);
    }
    /// The folder with the vault.
    [[nodiscard]] std::string restore(const std::string& name = "restored") const {
        const std::string restored = folder.file(name);
        REQUIRE(on(backup, backup_restore, {{"-o", restored}}));
        return restored;
    }
};

inline std::string problem_of(const Result<Answer>& answer) { return answer ? "no problem" : std::to_string(static_cast<int>(answer.error().problem)); }
inline std::string named(Problem problem) { return std::to_string(static_cast<int>(problem)); }

}  // namespace tributary::cli::testing
