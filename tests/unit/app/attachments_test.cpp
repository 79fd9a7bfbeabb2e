// Files that belong to entries: attached, shown, given out, removed; nothing of them half there, whatever fails.
#include <doctest/doctest.h>

#include "case_lines.hpp"
#include "crypto/random.hpp"
#include "domain/attachments.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

const Bytes letter = copy_of("Dear Ms Wold,\nthank you for yours of 3 March.\n");

Bytes picture(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9));
    const std::string_view start("\x89PNG\r\n\x1A\n", 8);
    std::copy(start.begin(), start.end(), bytes.begin());
    return bytes;
}

struct Clerk : Keeper {
    Id entry = add("A letter came");

    void attach(const std::string& name, Bytes bytes) { engine->ask(AttachFile{part(), entry, name, file_in_memory(std::move(bytes))}); }
    [[nodiscard]] std::vector<domain::Attachment> attached() const { return domain::attachments_of(*held().file.part(part())); }
    [[nodiscard]] std::string told() const { return model().message ? model().message->words_key : std::string(); }
    [[nodiscard]] std::optional<Problem> problem() const {
        if (!model().message || !model().message->error) return std::nullopt;
        return model().message->error->problem;
    }
    void reopen() {
        restart();
        unlock();
    }
    // The content of an attachment, as it is given out.
    [[nodiscard]] Bytes copy_of_first() {
        const auto all = attached();
        REQUIRE_FALSE(all.empty());
        desk.files.clear();
        engine->ask(SaveAttachment{part(), all.front().record->id});
        return desk.files.empty() ? Bytes{} : desk.files.back().bytes;
    }
};

}  // namespace

TEST_CASE("a file that is attached belongs to its entry, with its name, kind, size and hash, and comes back after a restart") {
    Clerk clerk;
    const Bytes scan = picture(2 * store::chunk_content + 100);
    clerk.attach("letter of the school.png", scan);
    clerk.reopen();
    const auto all = clerk.attached();
    REQUIRE(all.size() == 1);
    CHECK(all[0].about == clerk.entry);
    CHECK(all[0].name == "letter of the school.png");
    CHECK(all[0].media == "image/png");
    CHECK(all[0].size == static_cast<std::int64_t>(scan.size()));
    CHECK(all[0].sha256 == to_hex(crypto::sha256(scan)));
    CHECK(all[0].record->created->change.author == clerk.model().me.id);
    CHECK(clerk.chunks.chunks.size() == 3);
    CHECK(clerk.copy_of_first() == scan);
}

TEST_CASE("nothing of the content stands in the chunks as it is, and their names are not its hash") {
    Clerk clerk;
    clerk.attach("letter.txt", letter);
    const std::string words = "thank you for yours";
    for (const auto& [name, sealed] : clerk.chunks.chunks) {
        CHECK(text_of(sealed).find(words) == std::string_view::npos);
        CHECK(sealed.size() == 4096);
        CHECK_FALSE(to_hex(crypto::sha256(letter)).starts_with(name));
    }
}

TEST_CASE("an attachment is shown as what it is, not as what its name or record says") {
    Clerk clerk;
    clerk.attach("letter.png", letter);
    REQUIRE(clerk.attached().size() == 1);
    CHECK(clerk.attached()[0].media == "text/plain");
    clerk.engine->ask(ShowAttachment{clerk.part(), clerk.attached()[0].record->id});
    REQUIRE(clerk.model().shown);
    REQUIRE(clerk.desk.shown);
    CHECK(clerk.desk.shown->name == "text/plain;charset=utf-8");
    CHECK(clerk.desk.shown->bytes == letter);
    clerk.engine->ask(CloseAttachment{});
    CHECK_FALSE(clerk.model().shown);
    CHECK_FALSE(clerk.desk.shown);

    clerk.attach("page.html", copy_of("<script>alert(1)</script>"));
    CHECK(clerk.attached()[1].media == "text/plain");   // shown as its own source, never as a page
    clerk.attach("archive", Bytes{0, 1, 2, 3});
    clerk.engine->ask(ShowAttachment{clerk.part(), clerk.attached()[2].record->id});
    CHECK_FALSE(clerk.model().shown);
    CHECK(clerk.told() == "not_shown_here");
}

TEST_CASE("locking forgets what was shown and every key") {
    Clerk clerk;
    clerk.attach("letter.txt", letter);
    clerk.engine->ask(ShowAttachment{clerk.part(), clerk.attached()[0].record->id});
    REQUIRE(clerk.desk.shown);
    clerk.engine->ask(Lock{});
    CHECK_FALSE(clerk.desk.shown);
    CHECK_FALSE(clerk.model().shown);
    CHECK(clerk.model().held.empty());
}

TEST_CASE("a copy that is given out has a name that says nothing of the case, and an ending of what it is") {
    Clerk clerk;
    clerk.attach("Ellie Wold, school.exe", picture(100));
    static_cast<void>(clerk.copy_of_first());
    REQUIRE(clerk.desk.files.size() == 1);
    CHECK(clerk.desk.files[0].name.starts_with("attachment-"));
    CHECK(clerk.desk.files[0].name.ends_with(".png"));
    CHECK(clerk.desk.files[0].name.find("Ellie") == std::string::npos);
    CHECK(clerk.told() == "copy_saved");
}

TEST_CASE("the same content is kept once, however often it is attached") {
    Clerk clerk;
    clerk.attach("one.txt", letter);
    clerk.attach("two.txt", letter);
    CHECK(clerk.attached().size() == 2);
    CHECK(clerk.chunks.chunks.size() == 1);
    clerk.reopen();
    CHECK(clerk.copy_of_first() == letter);
}

TEST_CASE("an attachment is removed with a reason, comes back, and attaching is undone; the content stays for the history") {
    Clerk clerk;
    clerk.attach("letter.txt", letter);
    const Id record = clerk.attached()[0].record->id;
    clerk.engine->ask(Withdraw{clerk.part(), record, "wrong child"});
    CHECK(clerk.told() == "attachment_removed");
    CHECK(clerk.attached()[0].record->text("withdrawn") == "wrong child");
    CHECK(domain::standing_attachments_of(*clerk.held().file.part(clerk.part())).empty());
    clerk.engine->ask(Restore{clerk.part(), record});
    CHECK(clerk.told() == "attachment_restored");
    CHECK(domain::standing_attachments_of(*clerk.held().file.part(clerk.part())).size() == 1);
    clerk.attach("second.txt", picture(20));
    REQUIRE(clerk.attached().size() == 2);
    clerk.engine->ask(Undo{"attach a file"});
    CHECK(clerk.attached().size() == 1);
    CHECK(clerk.chunks.chunks.size() == 2);
    clerk.engine->ask(Redo{"attach a file"});
    CHECK(clerk.attached().size() == 2);
}

TEST_CASE("what is too large, and what does not fit on the disk, is said and leaves nothing") {
    struct Huge final : FileSource {
        [[nodiscard]] std::uint64_t size() const override { return store::attachment_limit + 1; }
        void read(std::uint64_t, std::size_t, Read done) override { done(fail(Problem::file_unreadable)); }
    };
    Clerk clerk;
    clerk.engine->ask(AttachFile{clerk.part(), clerk.entry, "film.mp4", std::make_shared<Huge>()});
    CHECK(clerk.told() == "attachment_too_large");
    clerk.chunks.capacity = 2;
    clerk.attach("scan.png", picture(3 * store::chunk_content));
    CHECK(clerk.told() == "no_room_to_attach");
    CHECK(clerk.attached().empty());
    CHECK(clerk.chunks.chunks.empty());
    CHECK(clerk.model().saving.state == Saving::State::saved);
    clerk.attach("scan.png", picture(2 * store::chunk_content));
    CHECK(clerk.attached().size() == 1);
}

TEST_CASE("a file that cannot be read on is not attached in part") {
    struct Gone final : FileSource {
        [[nodiscard]] std::uint64_t size() const override { return 2 * store::chunk_content; }
        void read(std::uint64_t at, std::size_t count, Read done) override { done(at == 0 ? Result<Bytes>(Bytes(count)) : fail(Problem::file_unreadable)); }
    };
    Clerk clerk;
    clerk.engine->ask(AttachFile{clerk.part(), clerk.entry, "scan.png", std::make_shared<Gone>()});
    CHECK(clerk.problem() == Problem::file_unreadable);
    CHECK(clerk.attached().empty());
    CHECK(clerk.chunks.chunks.empty());
    CHECK_FALSE(clerk.model().work);
}

TEST_CASE("attaching shows how far it is, can be stopped, and then leaves nothing") {
    Clerk clerk;
    clerk.chunks.deferred = true;
    clerk.attach("scan.png", picture(3 * store::chunk_content));
    REQUIRE(clerk.model().work);
    CHECK(clerk.model().work->what == WorkKind::attaching);
    CHECK(clerk.model().work->can_stop);
    CHECK(clerk.chunks.answer());
    CHECK(clerk.model().work->done == store::chunk_content);
    CHECK(clerk.model().work->total == 3 * store::chunk_content);
    clerk.engine->ask(StopWork{});
    CHECK_FALSE(clerk.model().work);
    while (clerk.chunks.answer()) {}
    CHECK(clerk.attached().empty());
    CHECK(clerk.chunks.chunks.empty());
}

TEST_CASE("what was typed meanwhile is saved while a file is being attached") {
    Clerk clerk;
    clerk.chunks.deferred = true;
    clerk.attach("scan.png", picture(2 * store::chunk_content));
    clerk.engine->ask(SetField{clerk.part(), clerk.entry, "event", "Written beside"});
    CHECK(clerk.text(clerk.entry) == "Written beside");
    while (clerk.chunks.answer()) {}
    CHECK(clerk.attached().size() == 1);
}

TEST_CASE("the program stops while a file is being attached: the next good opening sweeps what nobody names") {
    Clerk clerk;
    clerk.attach("kept.txt", letter);
    clerk.chunks.deferred = true;
    clerk.attach("scan.png", picture(3 * store::chunk_content));
    clerk.chunks.answer();
    clerk.chunks.answer();
    CHECK(clerk.chunks.chunks.size() == 3);
    clerk.chunks.forget_waiting();
    clerk.chunks.deferred = false;
    clerk.reopen();
    CHECK(clerk.chunks.chunks.size() == 1);
    CHECK(clerk.attached().size() == 1);
    CHECK(clerk.copy_of_first() == letter);
}

TEST_CASE("nothing is swept when anything was odd: a header alone, a chunk that is gone, a reader's tab") {
    Clerk clerk;
    clerk.attach("kept.txt", letter);
    const std::string stray(32, '7');
    clerk.chunks.chunks[stray] = Bytes(4096);
    SUBCASE("a header alone") {
        clerk.storage.files["header-copy"].back() ^= 1;
        clerk.reopen();
        CHECK(clerk.chunks.chunks.contains(stray));
    }
    SUBCASE("a chunk that is gone") {
        clerk.chunks.chunks.erase(clerk.chunks.chunks.begin()->first == stray ? std::next(clerk.chunks.chunks.begin())->first : clerk.chunks.chunks.begin()->first);
        clerk.reopen();
        CHECK(clerk.chunks.chunks.contains(stray));
    }
    SUBCASE("a reader's tab") {
        clerk.storage.other_writer = true;
        clerk.reopen();
        CHECK(clerk.chunks.chunks.contains(stray));
    }
    SUBCASE("all is well: it goes") {
        clerk.reopen();
        CHECK_FALSE(clerk.chunks.chunks.contains(stray));
        CHECK(clerk.chunks.chunks.size() == 1);
    }
}

TEST_CASE("S-20 a content of which chunks are gone is said to be missing, and attaching the file again brings it back") {
    Clerk clerk;
    clerk.attach("kept.txt", letter);
    clerk.chunks.chunks.clear();
    clerk.reopen();
    CHECK(clerk.attached().size() == 1);
    CHECK_FALSE(clerk.model().held.begin()->second.whole);
    CHECK(clerk.copy_of_first().empty());
    CHECK(clerk.problem() == Problem::attachment_missing);
    clerk.attach("again.txt", letter);
    CHECK(clerk.model().held.begin()->second.whole);
    CHECK(clerk.copy_of_first() == letter);
    clerk.reopen();
    CHECK(clerk.copy_of_first() == letter);
}

TEST_CASE("a chunk that was altered on the disk is not shown, and nothing of the file is given out") {
    Clerk clerk;
    clerk.attach("scan.png", picture(2 * store::chunk_content));
    for (auto& [name, sealed] : clerk.chunks.chunks) sealed[sealed.size() / 2] ^= 1;
    CHECK(clerk.copy_of_first().empty());
    CHECK(clerk.problem() == Problem::attachment_damaged);
    CHECK_FALSE(clerk.model().work);
}

TEST_CASE("chunks of two attachments that were swapped, or cut off, are refused") {
    Clerk clerk;
    clerk.attach("one.png", picture(store::chunk_content + 5));
    clerk.attach("two.png", picture(store::chunk_content + 6));
    std::vector<std::string> names;
    for (const auto& [name, sealed] : clerk.chunks.chunks) names.push_back(name);
    std::vector<Bytes> contents;
    for (const std::string& name : names) contents.push_back(clerk.chunks.chunks[name]);
    for (std::size_t i = 0; i < names.size(); ++i) clerk.chunks.chunks[names[i]] = contents[(i + 1) % names.size()];
    CHECK(clerk.copy_of_first().empty());
    CHECK(clerk.problem() == Problem::attachment_damaged);
}

TEST_CASE("S-19 a content whose chunks all open and whose hash is another is damaged, and its end is not told as success")  {
    static_cast<void>(crypto::start());
    store::MemoryChunks port;
    const FileRef file = file_in_memory(letter);
    std::optional<TakenContent> taken;
    const auto read = [&](std::uint64_t at, std::size_t count, FileSource::Read done) { file->read(at, count, std::move(done)); };
    std::make_shared<TakeIn>(port, read, letter.size(), [](std::uint64_t) {}, [&](Result<TakenContent> result) { taken = std::move(*result); })->go_on();
    REQUIRE(taken);
    CHECK(taken->sha256 == to_hex(crypto::sha256(letter)));
    const auto result_for = [&](const std::string& hash) {
        std::optional<Result<void>> told;
        std::make_shared<ReadOut>(port, taken->key, hash, [](ByteView) {}, [](std::uint64_t) {}, [&](const Result<void>& result) { told = result; })->go_on();
        REQUIRE(told);
        return *told;
    };
    CHECK(result_for(taken->sha256));
    CHECK(result_for(std::string(64, '0')).error().problem == Problem::attachment_damaged);
}

// ---- every call fails in turn

namespace {

// Attached, acknowledged: the record of it is stored.
struct Swept {
    std::size_t calls = 0;
    bool finished = false;
};

Swept attach_with(store::Fault chunks, store::Fault storage, std::size_t pieces) {
    Clerk clerk;
    clerk.attach("before.txt", letter);
    const std::size_t before = clerk.chunks.calls(), stored_before = clerk.storage.calls();
    if (chunks.call > 0) chunks.call += before;
    if (storage.call > 0) storage.call += stored_before;
    clerk.chunks.fault = chunks;
    clerk.storage.fault = storage;
    const Bytes scan = picture(pieces * store::chunk_content);
    clerk.attach("scan.png", scan);
    const bool acknowledged = clerk.told() == "file_attached" && clerk.model().saving.state == Saving::State::saved;
    const std::size_t calls = storage.call > 0 ? clerk.storage.calls() - stored_before : clerk.chunks.calls() - before;
    clerk.chunks.fault = {};
    clerk.storage.fault = {};
    clerk.reopen();
    REQUIRE(clerk.model().phase == Phase::open);
    const auto all = clerk.attached();
    REQUIRE(all.size() >= 1);
    CHECK(clerk.copy_of_first() == letter);
    if (acknowledged) REQUIRE(all.size() == 2);
    if (all.size() == 2) {
        clerk.desk.files.clear();
        clerk.engine->ask(SaveAttachment{clerk.part(), all[1].record->id});
        REQUIRE(clerk.desk.files.size() == 1);
        CHECK(clerk.desk.files[0].bytes == scan);
    }
    CHECK(clerk.chunks.chunks.size() == (all.size() == 2 ? 1 + pieces : 1));
    return {calls, acknowledged};
}

}  // namespace

TEST_CASE("every storage call of attaching fails in turn, once and for good: what was acknowledged is there, nothing is half there") {
    for (const bool for_good : {false, true})
        for (const bool yet_done : {false, true})
            for (const bool in_chunks : {true, false}) {
                std::size_t call = 1;
                for (; call < 100; ++call) {
                    const store::Fault fault{call, Problem::storage_failed, for_good, yet_done};
                    const Swept swept = in_chunks ? attach_with(fault, {}, 2) : attach_with({}, fault, 2);
                    if (swept.finished && swept.calls < call) break;
                }
                CHECK(call > 1);
                CHECK(call < 100);
            }
}
