// `tributary attachment …` on a vault in a folder, and backups that carry what was attached.
#include <fstream>

#include "kept.hpp"
#include "platform/native/file_storage.hpp"

using namespace tributary;
using namespace tributary::cli;
using namespace tributary::cli::testing;

namespace {

const std::vector<std::size_t> every_size = {0, 1, store::chunk_content - 1, store::chunk_content, store::chunk_content + 1, 2 * store::chunk_content + 7};

const domain::Json::Array& listed(const Answer& answer) { return *answer.json.find("attachments")->array(); }

std::string id_of(const domain::Json& attachment) { return std::string(attachment.text("id")); }

// Every attachment of the vault in the folder, as it is given out.
void check_contents(const Kept& kept, const std::string& vault, const std::vector<std::size_t>& sizes) {
    const auto list = kept.on(vault, attachment_list);
    REQUIRE(list);
    REQUIRE(listed(*list).size() == sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const domain::Json& each = listed(*list)[i];
        CHECK(each.text("name") == "scan " + std::to_string(sizes[i]));
        CHECK(each.text("entry") == "CSC 2");
        CHECK(*each.find("here")->boolean());
        const std::string copy = vault + ".copy" + std::to_string(i);
        REQUIRE(kept.on(vault, attachment_save, {{"--attachment", id_of(each)}, {"-o", copy}}));
        CHECK(read_file(copy) == content_of(sizes[i]));
    }
}

}  // namespace

TEST_CASE("a backup restores with attachments of every size around a chunk, lists them and gives them out as they were") {
    const Kept kept(every_size);
    const auto checked = kept.on(kept.backup, backup_check);
    REQUIRE(checked);
    CHECK(*checked->json.find("attachments_whole")->integer() == static_cast<std::int64_t>(every_size.size()));
    const std::string vault = kept.restore();
    check_contents(kept, vault, every_size);
    std::size_t chunks = 0;
    for (const auto& file : std::filesystem::directory_iterator(vault + "/attachment.chunks")) {
        ++chunks;
        CHECK(std::filesystem::file_size(file) >= 4096);
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);
    }
    CHECK(chunks == 9);
}

TEST_CASE("a file is attached to the entry that is named, and is in the next backup") {
    const Kept kept({1});
    const std::string vault = kept.restore();
    const std::string letter = kept.folder.file("scan 5000");
    REQUIRE(write_new_file(letter, content_of(5000), Readers::only_me));
    const auto added = kept.on(vault, attachment_add, {{"--file", letter}, {"--entry", "CSC 2"}});
    REQUIRE(added);
    CHECK(added->text.starts_with("scan 5000 is attached to CSC 2: "));
    CHECK(*added->json.find("size")->integer() == 5000);
    check_contents(kept, vault, {1, 5000});
    const std::string backup = kept.folder.file("second.tribbackup");
    REQUIRE(kept.on(vault, backup_make, {{"-o", backup}}));
    CHECK(*kept.on(backup, backup_check)->json.find("attachments_whole")->integer() == 2);
    const std::string other = kept.folder.file("other");
    REQUIRE(kept.on(backup, backup_restore, {{"-o", other}}));
    check_contents(kept, other, {1, 5000});
}

TEST_CASE("an attachment is removed with its reason, listed as such, and comes back; without a reason nothing is removed") {
    const Kept kept({300});
    const std::string vault = kept.restore();
    const std::string id = id_of(listed(*kept.on(vault, attachment_list))[0]);
    CHECK(problem_of(kept.on(vault, attachment_remove, {{"--attachment", id}, {"--reason", " "}})) == named(Problem::usage));
    const auto removed = kept.on(vault, attachment_remove, {{"--attachment", id}, {"--reason", "wrong child"}});
    REQUIRE(removed);
    CHECK(removed->json.text("removed") == "wrong child");
    CHECK(kept.on(vault, attachment_list)->text.find("Removed: wrong child") != std::string::npos);
    REQUIRE(kept.on(vault, attachment_bring_back, {{"--attachment", id}}));
    CHECK(listed(*kept.on(vault, attachment_list))[0].find("removed") == nullptr);
    check_contents(kept, vault, {300});
    CHECK(problem_of(kept.on(vault, attachment_bring_back, {{"--attachment", id}})) == named(Problem::usage));
}

TEST_CASE("what is not there, too large, or would be written over is refused by its name, and nothing is written") {
    const Kept kept({10});
    const std::string vault = kept.restore(), file = kept.folder.file("letter"), huge = kept.folder.file("huge");
    REQUIRE(write_new_file(file, bytes_of("words"), Readers::only_me));
    std::ofstream(huge) << "x";
    std::filesystem::resize_file(huge, store::attachment_limit + 1);
    const auto add = [&](const std::string& what, const std::string& entry) { return problem_of(kept.on(vault, attachment_add, {{"--file", what}, {"--entry", entry}})); };
    CHECK(add(file, "CSC 7") == named(Problem::usage));
    CHECK(add(kept.folder.file("none"), "CSC 2") == named(Problem::file_unreadable));
    CHECK(add(kept.folder.path, "CSC 2") == named(Problem::file_unreadable));
    CHECK(add(huge, "CSC 2") == named(Problem::file_too_large));
    CHECK(problem_of(kept.on(kept.folder.path, attachment_list)) == named(Problem::vault_missing));
    CHECK(problem_of(kept.on(vault + "none", attachment_list)) == named(Problem::file_unreadable));
    const std::string id = id_of(listed(*kept.on(vault, attachment_list))[0]);
    CHECK(problem_of(kept.on(vault, attachment_save, {{"--attachment", id}, {"-o", file}})) == named(Problem::file_unwritable));
    CHECK(read_file(file) == copy_of("words"));
    CHECK(problem_of(kept.on(vault, attachment_save, {{"--attachment", std::string(32, '1')}, {"-o", file + "2"}})) == named(Problem::usage));
    CHECK(listed(*kept.on(vault, attachment_list)).size() == 1);
}

TEST_CASE("while another program writes to the vault it can be read, and nothing is attached") {
    const Kept kept({10});
    const std::string vault = kept.restore(), file = kept.folder.file("letter");
    REQUIRE(write_new_file(file, bytes_of("words"), Readers::only_me));
    const auto other = platform::FileStorage::open(vault);
    REQUIRE(other);
    check_contents(kept, vault, {10});
    CHECK(problem_of(kept.on(vault, attachment_add, {{"--file", file}, {"--entry", "CSC 2"}})) == named(Problem::vault_read_only));
    CHECK(listed(*kept.on(vault, attachment_list)).size() == 1);
}

TEST_CASE("a chunk that was altered gives no copy, and a backup without it says how many attachments it lacks") {
    const Kept kept({store::chunk_content + 5, 20});
    const std::string vault = kept.restore();
    const auto list = kept.on(vault, attachment_list);
    for (const auto& file : std::filesystem::directory_iterator(vault + "/attachment.chunks")) {
        if (std::filesystem::file_size(file) < store::segment_limit) continue;
        std::fstream(file.path(), std::ios::in | std::ios::out | std::ios::binary).seekp(500).put('!');
    }
    const std::string copy = kept.folder.file("copy"), backup = kept.folder.file("second.tribbackup");
    CHECK(problem_of(kept.on(vault, attachment_save, {{"--attachment", id_of(listed(*list)[0])}, {"-o", copy}})) == named(Problem::attachment_damaged));
    CHECK_FALSE(std::filesystem::exists(copy));
    const auto made = kept.on(vault, backup_make, {{"-o", backup}});
    REQUIRE(made);
    CHECK_FALSE(*made->json.find("whole")->boolean());
    const auto checked = kept.on(backup, backup_check);
    REQUIRE(checked);
    CHECK(*checked->json.find("attachments")->integer() == 2);
    CHECK(*checked->json.find("attachments_whole")->integer() == 1);
    CHECK(checked->text.find("2 attachments, of which 1 cannot be read") != std::string::npos);
}

TEST_CASE("what opens an attachment is a key, and is not among the lines that backup open writes") {
    const Kept kept({20});
    const std::string lines = kept.folder.file("lines.jsonl");
    REQUIRE(kept.on(kept.backup, backup_open, {{"-o", lines}}));
    const Bytes bytes = *read_file(lines);
    const std::string text(text_of(bytes));
    const std::string hash = to_hex(crypto::sha256(content_of(20)));
    REQUIRE(text.find("\"sha256\":\"" + hash) != std::string::npos);
    CHECK(text.find("\"key\"") == std::string::npos);
}
