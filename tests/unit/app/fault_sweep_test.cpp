// Every storage call of everything a person does fails in turn, once and for good, with and without having taken place.
// After a restart everything that was called saved is there, and nothing is there in part.
#include <doctest/doctest.h>

#include <algorithm>

#include "../domain/data.hpp"
#include "case_lines.hpp"
#include "store/backup.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

constexpr const char* other_passphrase = "copper bramble heron quiet";

struct Known {
    std::set<std::string> lines;         // when all of it was last called saved
    std::string draft;                   // what was typed last and called saved
    std::string passphrase = app::testing::passphrase;
    bool passphrase_changing = false;
};

std::size_t imported(const Model& model) {
    std::size_t rows = 0;
    for (const auto& [id, held] : model.cases)
        for (const auto& [part_id, part] : held.file.parts())
            if (part.kind() == "chronology" && part.description()->text("agency") == "Police")
                rows += static_cast<std::size_t>(std::ranges::count_if(part.records, [](const auto& item) { return item.second.kind == "entry"; }));
    return rows;
}

struct Tried {
    Keeper keeper;
    Id record = keeper.add("Before");
    Known known;
    bool done = false;

    void note() {
        const Saving& saving = keeper.model().saving;
        if (keeper.model().phase == Phase::open && saving.state == Saving::State::saved && saving.waiting == 0) known.lines = lines_of(keeper.model());
    }
    void ask(Intent intent) {
        keeper.engine->ask(std::move(intent));
        note();
    }
    void type(const std::string& words) {
        ask(KeepDraft{keeper.part(), record, "source", words});
        if (keeper.model().saving.state == Saving::State::saved) known.draft = words;
    }
    // Unlock, add, edit, type, import, hand over, change the passphrase, back up, lock.
    void run(const Bytes& board_card) {
        known.lines = lines_of(keeper.model());
        keeper.restart();
        keeper.unlock();
        if (keeper.model().phase != Phase::open) return;
        ask(Go{{Screen::chronology, keeper.held().file.id(), {}}});
        ask(AddEntry{});
        ask(SetField{keeper.part(), record, "event", "After"});
        type("Case");
        type("Case note");
        ask(ImportFile{"police.csv", tributary::testing::read_data("child-r/police.csv")});
        ask(NameImportAgency{"Police"});
        ask(FinishImport{});
        ask(AddCard{board_card});
        if (!keeper.model().contacts.empty()) ask(HandOver{keeper.held().file.id(), {keeper.part()}, {keeper.model().contacts.begin()->first}});
        known.passphrase_changing = true;
        ask(ChangePassphrase{app::testing::passphrase, other_passphrase});
        if (keeper.model().message && keeper.model().message->words_key == "passphrase_changed") known.passphrase = other_passphrase;
        ask(MakeBackup{});
        ask(Lock{});
        done = keeper.model().phase == Phase::locked;
    }
};

void check_after(Tried& tried) {
    Keeper& keeper = tried.keeper;
    keeper.storage.fault = {};
    keeper.restart();
    keeper.unlock(tried.known.passphrase);
    if (keeper.model().phase != Phase::open && tried.known.passphrase_changing) keeper.unlock(other_passphrase);
    REQUIRE(keeper.model().phase == Phase::open);
    const auto lines = lines_of(keeper.model());
    REQUIRE(std::ranges::includes(lines, tried.known.lines));
    const std::size_t rows = imported(keeper.model());
    REQUIRE((rows == 0 || rows == 32));
    const std::string source(keeper.held().file.record(keeper.part(), tried.record)->text("source"));
    REQUIRE(source.starts_with(tried.known.draft));
    // It goes on: the next change is stored.
    keeper.engine->ask(SetField{keeper.part(), tried.record, "event", "Afterwards"});
    REQUIRE(keeper.model().saving.state == Saving::State::saved);
    // A backup that was offered is whole, and restores what was known when it was made.
    for (const OfferedFile& file : keeper.desk.files)
        if (file.name.ends_with(".tribbackup")) {
            Person other;
            other.engine->ask(RestoreBackup{file.bytes, tried.known.passphrase, ""});
            if (other.model().phase != Phase::open) other.engine->ask(RestoreBackup{file.bytes, other_passphrase, ""});
            REQUIRE(other.model().phase == Phase::open);
            REQUIRE(imported(other.model()) == rows);
        }
}

std::size_t sweep(store::Fault fault) {
    Person board;
    board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    board.engine->ask(SaveMyCard{});
    for (std::size_t call = 1; call < 500; ++call) {
        Tried tried;
        const std::size_t used = tried.keeper.storage.calls();
        fault.call = used + call;
        tried.keeper.storage.fault = fault;
        tried.run(board.desk.files.back().bytes);
        const bool untouched = tried.done && tried.keeper.storage.calls() < fault.call;
        check_after(tried);
        if (untouched) return call;
    }
    return 0;
}

}  // namespace

TEST_CASE("fault sweep of a day's work: each storage call fails once") { CHECK(sweep({}) > 15); }
TEST_CASE("fault sweep of a day's work: each storage call fails and all later ones") { CHECK(sweep({.for_good = true}) > 15); }
TEST_CASE("fault sweep of a day's work: each confirmation is lost though it took place") { CHECK(sweep({.yet_done = true}) > 15); }
TEST_CASE("fault sweep of a day's work: the disk is full from some moment on") {
    CHECK(sweep({.problem = Problem::storage_full, .for_good = true}) > 15);
}

TEST_CASE("fault sweep of restoring: the vault before or the backup, never a mixture") {
    Keeper from;
    from.engine->ask(MakeBackup{});
    const Bytes file = from.desk.files.back().bytes;
    for (const bool for_good : {false, true})
        for (const bool yet_done : {false, true}) {
            bool untouched = false;
            for (std::size_t call = 1; !untouched; ++call) {
                REQUIRE(call < 100);
                Keeper to;
                to.add("Another vault");
                const auto lines = lines_of(to.model());
                to.engine->ask(Lock{});
                const std::size_t until = to.storage.calls() + call;
                to.storage.fault = {.call = until, .for_good = for_good, .yet_done = yet_done};
                to.engine->ask(RestoreBackup{file, passphrase, ""});
                untouched = to.storage.calls() < until;
                if (untouched) REQUIRE(to.model().phase == Phase::open);
                const bool said = to.model().phase == Phase::open;
                to.storage.fault = {};
                to.restart();
                to.unlock();
                REQUIRE(to.model().phase == Phase::open);
                const auto now = lines_of(to.model());
                REQUIRE((now == lines || now == lines_of(from.model())));
                if (said) REQUIRE(now == lines_of(from.model()));
            }
        }
}

TEST_CASE("fault sweep of salvage: nothing is written, and nothing is said that is not so") {
    Keeper keeper;
    keeper.engine->ask(Lock{});
    const auto files = keeper.storage.files;
    for (const bool for_good : {false, true})
        for (std::size_t call = 1; call < 20; ++call) {
            keeper.restart();
            keeper.desk.files.clear();
            keeper.storage.fault = {.call = keeper.storage.calls() + call, .for_good = for_good};
            keeper.engine->ask(SalvageVault{{}, passphrase, ""});
            REQUIRE((keeper.storage.files == files));
            REQUIRE(keeper.model().salvage.has_value() == !keeper.desk.files.empty());
            keeper.storage.fault = {};
        }
    keeper.unlock();
    REQUIRE(keeper.model().phase == Phase::open);
}
