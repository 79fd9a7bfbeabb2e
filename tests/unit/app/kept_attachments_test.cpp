// Attachments of every size around a chunk outlive all that is done to a vault: backups, restoring, salvage, packing, new
// keys; and whatever fails meanwhile, they are there whole or not at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "case_lines.hpp"
#include "domain/attachments.hpp"
#include "store/backup.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

constexpr const char* other_passphrase = "copper bramble heron quiet";
const std::vector<std::size_t> every_size = {0, 1, store::chunk_content - 1, store::chunk_content, store::chunk_content + 1, 2 * store::chunk_content + 7};
constexpr std::size_t every_chunk = 9;

Bytes content_of(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9) + size);
    return bytes;
}

std::vector<domain::Attachment> attached(const Person& person) {
    for (const auto& [id, held] : person.model().cases)
        for (const auto& [part_id, part] : held.file.parts())
            if (auto all = domain::attachments_of(part); !all.empty()) return all;
    return {};
}

std::optional<Bytes> copy(Person& person, const domain::Attachment& attachment) {
    const std::size_t before = person.desk.files.size();
    person.engine->ask(SaveAttachment{attachment.record->part, attachment.record->id});
    if (person.desk.files.size() == before) return std::nullopt;
    Bytes bytes = std::move(person.desk.files.back().bytes);
    person.desk.files.pop_back();
    return bytes;
}

// Every attachment comes out as it went in.
void check_whole(Person& person, const std::vector<std::size_t>& sizes) {
    REQUIRE(person.model().phase == Phase::open);
    const auto all = attached(person);
    REQUIRE(all.size() == sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) REQUIRE(copy(person, all[i]) == content_of(sizes[i]));
}

struct Archive : Keeper {
    Id entry = add("A letter came");
    std::vector<std::size_t> sizes;

    explicit Archive(const std::vector<std::size_t>& of = every_size) {
        for (const std::size_t size : of) attach(size);
    }
    void attach(std::size_t size) {
        engine->ask(AttachFile{part(), entry, "scan " + std::to_string(size), file_in_memory(content_of(size))});
        sizes.push_back(size);
    }
    [[nodiscard]] Bytes backup() {
        engine->ask(MakeBackup{});
        REQUIRE_FALSE(desk.files.empty());
        REQUIRE(desk.files.back().name.ends_with(".tribbackup"));
        return desk.files.back().bytes;
    }
    void reopen(const std::string& with = passphrase) {
        restart();
        unlock(with);
    }
};

}  // namespace

TEST_CASE("a backup carries attachments of every size, chunk by chunk as they are kept, to another machine") {
    Archive archive;
    CHECK(archive.chunks.chunks.size() == every_chunk);
    const Bytes file = archive.backup();
    Person other;
    other.engine->ask(RestoreBackup{file, passphrase, ""});
    check_whole(other, every_size);
    CHECK((other.chunks.chunks == archive.chunks.chunks));
    other.restart();
    other.unlock();
    check_whole(other, every_size);
    CHECK(other.chunks.chunks.size() == every_chunk);
}

TEST_CASE("the frozen vault of version 1 with attachments restores, and gives them out byte for byte") {
    const auto frozen = [](const std::string& name) {
        std::ifstream file(std::string(TRIBUTARY_TEST_DATA) + "/../vectors/frozen/vault/" + name, std::ios::binary);
        REQUIRE_MESSAGE(file.good(), name);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    Person person;
    person.engine->ask(RestoreBackup{copy_of(frozen("v1-attachments.tribbackup")), "", frozen("v1-attachments.recovery-key")});
    REQUIRE(person.model().phase == Phase::open);
    const auto all = attached(person);
    REQUIRE(all.size() == 3);
    Bytes scan(70'000);
    for (std::size_t i = 0; i < scan.size(); ++i) scan[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9));
    CHECK(all[0].name == "letter.txt");
    CHECK(copy(person, all[0]) == copy_of("Dear Ms Wold,\nthank you for yours of 3 March.\n"));
    CHECK(copy(person, all[1]) == scan);
    CHECK(copy(person, all[2]) == Bytes{});
}

TEST_CASE("with a new passphrase, a new recovery kit's opening or new keys of the person attachments stay as they are") {
    Archive archive;
    const Bytes before = archive.backup();
    const auto chunks = archive.chunks.chunks;
    archive.engine->ask(ChangePassphrase{passphrase, other_passphrase});
    archive.engine->ask(MakeNewKeys{});
    archive.reopen(other_passphrase);
    check_whole(archive, every_size);
    archive.restart();
    archive.engine->ask(UnlockWithKit{archive.kit});
    check_whole(archive, every_size);
    CHECK((archive.chunks.chunks == chunks));
    for (const auto& [file, with] : {std::pair{before, passphrase}, std::pair{archive.backup(), other_passphrase}}) {
        Person other;
        other.engine->ask(RestoreBackup{file, with, ""});
        check_whole(other, every_size);
    }
}

TEST_CASE("segments that are packed together keep what opens the attachments") {
    Archive archive;
    std::size_t most = 0, least = 0;
    for (int i = 0; i < 60; ++i) {
        archive.add("Visit " + std::to_string(i) + std::string(20'000, '.'));
        const std::size_t files = archive.storage.files.size();
        if (files < most && least == 0) least = files;
        most = std::max(most, files);
    }
    CHECK(least > 0);  // it has been packed
    archive.reopen();
    check_whole(archive, every_size);
    CHECK(archive.chunks.chunks.size() == every_chunk);
}

TEST_CASE("attachments that were removed are in backups all the same, and come back there") {
    Archive archive;
    for (const domain::Attachment& each : attached(archive)) archive.engine->ask(Withdraw{archive.part(), each.record->id, "wrong child"});
    archive.reopen();
    CHECK(archive.chunks.chunks.size() == every_chunk);
    Person other;
    other.engine->ask(RestoreBackup{archive.backup(), passphrase, ""});
    for (const domain::Attachment& each : attached(other)) {
        CHECK(each.record->withdrawn());
        other.engine->ask(Restore{each.record->part, each.record->id});
    }
    for (const domain::Attachment& each : attached(other)) CHECK_FALSE(each.record->withdrawn());
    check_whole(other, every_size);
}

TEST_CASE("salvage takes attachments along, and names those that are not whole") {
    Archive archive;
    archive.engine->ask(Lock{});
    archive.storage.files["head"][100] ^= 1;
    std::vector<std::string> lost;
    std::vector<std::size_t> left = every_size;
    SUBCASE("all are whole") {}
    SUBCASE("a chunk was altered") {
        for (auto& [name, chunk] : archive.chunks.chunks)
            if (chunk.size() == 8192 || chunk.size() == 4096) continue;
            else if (lost.empty()) chunk[5000] ^= 1, lost.emplace_back("?");
    }
    SUBCASE("all chunks are gone") {
        archive.chunks.chunks.clear();
        lost.resize(every_size.size());
    }
    archive.restart();
    archive.unlock();
    REQUIRE(archive.model().phase == Phase::locked);
    archive.engine->ask(SalvageVault{{}, passphrase, ""});
    REQUIRE(archive.model().salvage);
    CHECK(archive.model().salvage->lost_attachments.size() == lost.size());
    Person other;
    other.engine->ask(RestoreBackup{archive.desk.files.back().bytes, passphrase, ""});
    REQUIRE(other.model().phase == Phase::open);
    const auto all = attached(other);
    REQUIRE(all.size() == every_size.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_lost = std::ranges::find(archive.model().salvage->lost_attachments, std::string(all[i].name)) != archive.model().salvage->lost_attachments.end();
        const auto bytes = copy(other, all[i]);
        CHECK(bytes.has_value() != is_lost);
        if (bytes) CHECK(*bytes == content_of(every_size[i]));
    }
}

TEST_CASE("salvage of a damaged backup gives the attachments that are still whole in it") {
    Archive archive;
    Bytes file = archive.backup();
    const auto chunks = store::read_backup(file)->chunks;
    const auto large = std::ranges::find_if(chunks, [](const auto& chunk) { return chunk.second.size == store::segment_limit; });
    REQUIRE(large != chunks.end());
    file[static_cast<std::size_t>(large->second.at) + 100] ^= 1;
    Person other;
    other.engine->ask(RestoreBackup{file, passphrase, ""});
    CHECK(other.model().phase == Phase::first_run);
    other.engine->ask(SalvageVault{file, passphrase, ""});
    REQUIRE(other.model().salvage);
    REQUIRE(other.desk.files.size() == 1);
    const auto lost = other.model().salvage->lost_attachments;
    CHECK(lost.size() == 1);
    other.engine->ask(RestoreBackup{other.desk.files[0].bytes, passphrase, ""});
    REQUIRE(other.model().phase == Phase::open);
    std::size_t whole = 0;
    const auto all = attached(other);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (const auto bytes = copy(other, all[i])) {
            ++whole;
            CHECK(*bytes == content_of(every_size[i]));
        }
    CHECK(whole == every_size.size() - 1);
}

// ---- whatever fails

namespace {

const std::vector<std::size_t> few = {1, store::chunk_content + 1};

// A vault with attachments of its own, in the place of which the backup is put. How many calls it took.
struct Restored {
    bool said = false;
    std::size_t calls = 0;
};

Restored restore_with(const Bytes& file, const std::set<std::string>& lines, store::Fault fault, bool in_chunks) {
    Archive to({7, 70'000});
    const auto before = lines_of(to.model());
    to.engine->ask(Lock{});
    const std::size_t used = in_chunks ? to.chunks.calls() : to.storage.calls();
    fault.call += used;
    if (in_chunks) to.chunks.fault = fault;
    else to.storage.fault = fault;
    to.engine->ask(RestoreBackup{file, passphrase, ""});
    const Restored restored{to.model().phase == Phase::open, (in_chunks ? to.chunks.calls() : to.storage.calls()) - used};
    to.chunks.fault = {};
    to.storage.fault = {};
    to.reopen();
    REQUIRE(to.model().phase == Phase::open);
    const auto now = lines_of(to.model());
    const bool is_new = now == lines;
    REQUIRE((is_new || now == before));
    if (restored.said) REQUIRE(is_new);
    check_whole(to, is_new ? few : to.sizes);
    REQUIRE(to.chunks.chunks.size() == (is_new ? 3U : 2U));  // what nobody names was swept
    return restored;
}

}  // namespace

TEST_CASE("fault sweep of restoring with attachments: the vault before with its own, or the backup with all of its, never a mixture") {
    Archive from(few);
    const Bytes file = from.backup();
    const auto lines = lines_of(from.model());
    for (const bool in_chunks : {true, false})
        for (const bool for_good : {false, true})
            for (const bool yet_done : {false, true}) {
                std::size_t call = 1;
                for (bool untouched = false; !untouched; ++call) {
                    REQUIRE(call < 100);
                    const Restored restored = restore_with(file, lines, {.call = call, .for_good = for_good, .yet_done = yet_done}, in_chunks);
                    untouched = restored.said && restored.calls < call;
                }
                CHECK(call > 3);
            }
}

TEST_CASE("fault sweep of a backup with attachments: one that is offered is whole, or says what it lacks") {
    for (const Problem problem : {Problem::storage_failed, Problem::attachment_missing})
        for (const bool for_good : {false, true}) {
            std::size_t call = 1;
            for (bool untouched = false; !untouched; ++call) {
                REQUIRE(call < 100);
                Archive archive(few);
                const std::size_t used = archive.chunks.calls();
                archive.chunks.fault = {.call = used + call, .problem = problem, .for_good = for_good};
                archive.engine->ask(MakeBackup{});
                untouched = archive.chunks.calls() < used + call;
                archive.chunks.fault = {};
                const std::string told = archive.model().message->words_key;
                const bool offered = !archive.desk.files.empty();
                REQUIRE(offered == (told == "backup_saved" || told == "backup_saved_without"));
                if (!offered) continue;
                Person other;
                other.engine->ask(RestoreBackup{archive.desk.files.back().bytes, passphrase, ""});
                REQUIRE(other.model().phase == Phase::open);
                if (told == "backup_saved") check_whole(other, few);
                const auto all = attached(other);
                REQUIRE(all.size() == few.size());
                for (std::size_t i = 0; i < all.size(); ++i)
                    if (const auto bytes = copy(other, all[i])) REQUIRE(*bytes == content_of(few[i]));
            }
            CHECK(call > 3);
        }
}

TEST_CASE("the power goes at every moment of a restore: the vault before is there, and what was kept for nothing is swept") {
    Archive from(few);
    const Bytes file = from.backup();
    for (std::size_t answered = 0;; ++answered) {
        Archive to({7});
        const auto before = lines_of(to.model());
        to.engine->ask(Lock{});
        to.chunks.deferred = to.storage.deferred = true;
        to.engine->ask(RestoreBackup{file, passphrase, ""});
        std::size_t left = answered;
        while (left > 0 && (to.chunks.answer() || to.storage.answer())) --left;
        const bool over = left > 0;
        to.chunks.forget_waiting();
        to.storage.forget_waiting();
        to.chunks.deferred = to.storage.deferred = false;
        to.reopen();
        REQUIRE(to.model().phase == Phase::open);
        const bool is_new = lines_of(to.model()) == lines_of(from.model());
        REQUIRE((is_new || lines_of(to.model()) == before));
        if (over) REQUIRE(is_new);
        check_whole(to, is_new ? few : to.sizes);
        REQUIRE(to.chunks.chunks.size() == (is_new ? 3U : 1U));
        if (over) break;
        REQUIRE(answered < 50);
    }
}
