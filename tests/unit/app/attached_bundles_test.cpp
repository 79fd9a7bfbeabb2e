// Attachments travel in bundles: written while they are read, taken in only after a person's yes.
#include <doctest/doctest.h>

#include "bundle/open.hpp"
#include "case_lines.hpp"
#include "domain/attachments.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

Bytes scan(std::size_t size, std::uint8_t seed = 1) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9) + seed);
    return bytes;
}

// An author whose entry has attachments, and a board that opens what they hand over.
struct Pair {
    Keeper author;
    Person board;
    Id entry = author.add("A letter came");

    Pair() {
        board.set_up("Ada Obi", "Safeguarding board", "Board manager");
        board.engine->ask(SaveMyCard{});
        author.engine->ask(AddCard{board.desk.files.back().bytes});
        author.engine->ask(SayCompared{board.model().me.id});
    }
    void attach(const std::string& name, Bytes bytes) { author.engine->ask(AttachFile{author.part(), entry, name, file_in_memory(std::move(bytes))}); }
    [[nodiscard]] Bytes hand_over(bool everything = false) {
        author.desk.files.clear();
        author.engine->ask(HandOver{author.held().file.id(), {author.part()}, {board.model().me.id}, "", everything, false});
        return author.desk.files.empty() ? Bytes{} : author.desk.files.back().bytes;
    }
    void open(const Bytes& file) {
        board.engine->ask(OpenBundle{file});
        board.engine->ask(AnswerCompared{true});
    }
    void take(const Bytes& file) {
        open(file);
        board.engine->ask(AddBundle{});
    }
    [[nodiscard]] std::vector<domain::Attachment> there() const {
        return board.model().cases.empty() ? std::vector<domain::Attachment>{} : domain::attachments_of(*board.only_case().file.part(author.part()));
    }
    [[nodiscard]] Bytes copy_there(std::size_t index = 0) {
        board.desk.files.clear();
        board.engine->ask(SaveAttachment{author.part(), there().at(index).record->id});
        return board.desk.files.empty() ? Bytes{} : board.desk.files.back().bytes;
    }
    void reopen_board() {
        board.restart();
        board.unlock();
    }
};

}  // namespace

TEST_CASE("an attachment goes with its part, is opened there, and stays after a restart") {
    Pair pair;
    const Bytes large = scan(2 * store::chunk_content + 77), small = copy_of("A short letter.\n");
    pair.attach("scan.bin", large);
    pair.attach("letter.txt", small);
    pair.take(pair.hand_over());
    REQUIRE(pair.there().size() == 2);
    CHECK(pair.copy_there(0) == large);
    CHECK(pair.copy_there(1) == small);
    pair.reopen_board();
    CHECK(pair.copy_there(0) == large);
    CHECK(pair.board.chunks.chunks.size() == 4);
}

TEST_CASE("attachments whose bytes begin and end anywhere in the envelope's chunks come back") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{65535}, std::size_t{65536}, std::size_t{65537}, std::size_t{200'000}}) {
        Pair pair;
        pair.attach("first", scan(size, 3));
        pair.attach("second", scan(size + 1, 4));
        pair.take(pair.hand_over());
        REQUIRE(pair.there().size() == 2);
        CHECK(pair.copy_there(0) == scan(size, 3));
        CHECK(pair.copy_there(1) == scan(size + 1, 4));
    }
}

TEST_CASE("the file is a bundle like any other: its attachments are verified where they lie, and unpack") {
    Pair pair;
    pair.attach("scan.bin", scan(300'000));
    const Bytes file = pair.hand_over();
    pair.open(file);
    REQUIRE(pair.board.model().review);
    CHECK_FALSE(pair.board.model().review->refused);
    CHECK(pair.board.model().review->brought.size() == 1);
    CHECK(pair.board.model().review->named.size() == 1);
    CHECK(pair.author.model().handed_over.back().sha256 == to_hex(crypto::sha256(file)));
    CHECK(pair.board.model().review->file_sha256 == to_hex(crypto::sha256(file)));
}

TEST_CASE("nothing of a bundle's attachments is kept before a person says yes") {
    Pair pair;
    pair.attach("scan.bin", scan(100'000));
    pair.open(pair.hand_over());
    CHECK(pair.board.chunks.calls() == 0);
    pair.board.engine->ask(SetAside{});
    CHECK(pair.board.chunks.chunks.empty());
    CHECK(pair.board.model().held.empty());
}

TEST_CASE("a change anywhere in a bundle with attachments refuses it before anything is kept") {
    Pair pair;
    pair.attach("scan.bin", scan(150'000));
    const Bytes file = pair.hand_over();
    for (std::size_t at = 0; at < file.size(); at += file.size() / 40) {
        Bytes changed = file;
        changed[at] ^= 1;
        pair.open(changed);
        REQUIRE(pair.board.model().review);
        CHECK(pair.board.model().review->refused);
        pair.board.engine->ask(AddBundle{});
        CHECK(pair.board.chunks.calls() == 0);
        pair.board.engine->ask(SetAside{});
    }
}

TEST_CASE("the file changes between the review and the yes: nothing is added, and nothing is half there") {
    struct Turning final : FileSource {
        Bytes bytes;
        bool turned = false;
        [[nodiscard]] std::uint64_t size() const override { return bytes.size(); }
        void read(std::uint64_t at, std::size_t count, Read done) override {
            const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
            Bytes piece(begin, begin + static_cast<std::ptrdiff_t>(count));
            if (turned && !piece.empty()) piece[piece.size() / 2] ^= 1;
            done(std::move(piece));
        }
    };
    Pair pair;
    pair.attach("scan.bin", scan(2 * store::chunk_content));
    const auto file = std::make_shared<Turning>();
    file->bytes = pair.hand_over();
    pair.board.engine->ask(OpenBundle{FileRef(file)});
    pair.board.engine->ask(AnswerCompared{true});
    file->turned = true;
    pair.board.engine->ask(AddBundle{});
    CHECK(pair.board.model().cases.empty());
    CHECK(pair.board.chunks.chunks.empty());
    CHECK_FALSE(pair.board.model().work);
    REQUIRE(pair.board.model().review);
    file->turned = false;
    pair.board.engine->ask(AddBundle{});
    CHECK(pair.there().size() == 1);
}

TEST_CASE("a full disk while a bundle's attachments are taken in: said, nothing added, and the next try works") {
    Pair pair;
    pair.attach("scan.bin", scan(3 * store::chunk_content));
    pair.attach("more.bin", scan(2 * store::chunk_content, 9));
    pair.open(pair.hand_over());
    pair.board.chunks.capacity = 4;
    pair.board.engine->ask(AddBundle{});
    CHECK(pair.board.model().cases.empty());
    REQUIRE(pair.board.model().message);
    CHECK(pair.board.model().message->error->problem == Problem::storage_full);
    pair.board.chunks.capacity.reset();
    pair.board.engine->ask(AddBundle{});
    REQUIRE(pair.there().size() == 2);
    CHECK(pair.copy_there(1) == scan(2 * store::chunk_content, 9));
    pair.reopen_board();
    CHECK(pair.board.chunks.chunks.size() == 5);
}

TEST_CASE("what a receipt has acknowledged is not sent again; everything is, when it is asked for") {
    Pair pair;
    pair.attach("scan.bin", scan(100'000));
    pair.take(pair.hand_over());
    pair.author.engine->ask(AddCard{[&] {
        pair.board.engine->ask(SaveMyCard{});
        return pair.board.desk.files.back().bytes;
    }()});
    pair.board.desk.files.clear();
    pair.board.engine->ask(SendReceipt{pair.board.only_case().file.id(), pair.board.model().received.back().bundle});
    REQUIRE_FALSE(pair.board.desk.files.empty());
    pair.author.engine->ask(OpenBundle{pair.board.desk.files.back().bytes});
    pair.author.engine->ask(AddBundle{});
    pair.author.engine->ask(SetField{pair.author.part(), pair.entry, "event", "Changed since"});
    const std::size_t small = pair.hand_over().size();
    CHECK(small > 0);
    CHECK(small < 50'000);
    pair.attach("new.bin", scan(60'000, 8));
    const Bytes later = pair.hand_over();
    CHECK(later.size() > 60'000);
    CHECK(later.size() < 120'000);
    CHECK(pair.hand_over(true).size() > 160'000);
    pair.take(later);
    REQUIRE(pair.there().size() == 2);
    CHECK(pair.copy_there(1) == scan(60'000, 8));
}

TEST_CASE("an attachment that was removed does not travel, and one that is missing is shown as such, never guessed") {
    Pair pair;
    pair.attach("removed.bin", scan(100'000));
    pair.attach("gone.bin", scan(90'000, 7));
    const auto all = domain::attachments_of(*pair.author.held().file.part(pair.author.part()));
    pair.author.engine->ask(Withdraw{pair.author.part(), all[0].record->id, "not ours"});
    const std::string gone(all[1].sha256);
    pair.author.chunks.chunks.clear();
    pair.author.restart();
    pair.author.unlock();
    const Bytes file = pair.hand_over();
    REQUIRE_FALSE(file.empty());
    CHECK(file.size() < 50'000);
    pair.take(file);
    REQUIRE(pair.there().size() == 2);
    CHECK_FALSE(pair.board.model().held.contains(gone));
    CHECK(pair.copy_there(1).empty());
    CHECK(pair.board.model().message->error->problem == Problem::attachment_missing);
}

TEST_CASE("an attachment that is damaged here stops the sealing: no file leaves") {
    Pair pair;
    pair.attach("scan.bin", scan(2 * store::chunk_content));
    for (auto& [name, sealed] : pair.author.chunks.chunks) sealed[100] ^= 1;
    CHECK(pair.hand_over().empty());
    CHECK(pair.author.model().message->error->problem == Problem::attachment_damaged);
    CHECK(pair.author.model().handed_over.empty());
    CHECK_FALSE(pair.author.model().work);
}

TEST_CASE("sealing shows how far it is and can be stopped") {
    Pair pair;
    pair.attach("scan.bin", scan(3 * store::chunk_content));
    pair.author.chunks.deferred = true;
    CHECK(pair.hand_over().empty());
    REQUIRE(pair.author.model().work);
    CHECK(pair.author.chunks.answer());
    CHECK(pair.author.model().work->done == store::chunk_content);
    pair.author.engine->ask(StopWork{});
    while (pair.author.chunks.answer()) {}
    CHECK(pair.author.desk.files.empty());
    CHECK(pair.author.model().handed_over.empty());
}

TEST_CASE("every call of the storage fails while a bundle with attachments is sealed, or taken in: nothing acknowledged is lost, nothing is half there") {
    for (const bool for_good : {false, true})
        for (const bool sealing : {true, false}) {
            std::size_t call = 1;
            for (bool finished = false; !finished && call < 60; ++call) {
                Pair pair;
                const Bytes content = scan(2 * store::chunk_content);
                pair.attach("scan.bin", content);
                Bytes file;
                if (sealing) {
                    pair.author.chunks.fault = {pair.author.chunks.calls() + call, Problem::storage_failed, for_good, false};
                    file = pair.hand_over();
                    finished = !file.empty() && pair.author.chunks.calls() < pair.author.chunks.fault.call;
                    pair.author.chunks.fault = {};
                    CHECK(file.empty() == pair.author.model().handed_over.empty());
                    if (file.empty()) continue;
                    pair.take(file);
                } else {
                    file = pair.hand_over();
                    pair.open(file);
                    pair.board.chunks.fault = {call, Problem::storage_failed, for_good, false};
                    pair.board.engine->ask(AddBundle{});
                    finished = !pair.board.model().cases.empty() && pair.board.chunks.calls() < call;
                    pair.board.chunks.fault = {};
                }
                const bool added = !pair.board.model().cases.empty();
                pair.reopen_board();
                REQUIRE(pair.board.model().phase == Phase::open);
                CHECK(pair.board.model().cases.empty() != added);
                if (added) CHECK(pair.copy_there() == content);
                CHECK(pair.board.chunks.chunks.size() == (added ? 2U : 0U));
            }
            CHECK(call > 2);
            CHECK(call < 60);
        }
}
