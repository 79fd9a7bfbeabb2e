// Work in steps: whatever the steps, the same comes of it; stopped at any of them, nothing does.
#include <doctest/doctest.h>

#include "domain/chronology.hpp"
#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;

namespace {

constexpr int rows = 430;

Bytes table(int count = rows) {
    std::string csv = "Date known,What happened,Source\n";
    for (int i = 0; i < count; ++i) csv += (i % 40 == 7 ? "no date given" : Date::from_days(14'000 + i).iso()) + ",Visit " + std::to_string(i) + ",Case note\n";
    return copy_of(csv);
}

/// `update` and `receive` without an engine: time stands still and ids are counted, so that every byte can be compared.
struct Still {
    Model model;
    std::uint32_t ids = 0;
    std::vector<Bytes> kept;  // every record that was to be stored, in order
    int steps_at_once = 1;

    explicit Still(std::uint8_t who = 1) {
        model.phase = Phase::open;
        model.device_id.bytes[0] = who;
        model.me.id.bytes[1] = who;
        model.me.agency = "Health";
        model.device_id.bytes[15] = who;
        seed_ = who;
    }
    [[nodiscard]] Stamp stamp() {
        return {1'421'747'280'000, [this] {
                    Id id;
                    id.bytes[0] = seed_;
                    for (std::size_t i = 0; i < 4; ++i) id.bytes[12 + i] = static_cast<std::uint8_t>(ids >> (24 - 8 * i));
                    ++ids;
                    id.bytes[1] = 0xEE;
                    return id;
                }, crypto::sha256};
    }
    void take(Effects effects) {
        for (Effect& effect : effects) {
            if (auto* store = std::get_if<StoreRecords>(&effect)) kept.insert(kept.end(), store->records.begin(), store->records.end());
            if (auto* table = std::get_if<ReadTable>(&effect))
                report(TableRead{do_task(table_question(*table), no_read_me), table->work});
        }
    }
    void ask(Intent intent) { take(update(model, std::move(intent), stamp())); }
    void report(Event event) { take(receive(model, std::move(event), stamp())); }
    void open(BundleRead read) {
        ask(OpenBundle{});
        read.work = model.work->number;
        report(std::move(read));
    }
    bool step() {
        report(Proceed{steps_at_once});
        return model.work.has_value();
    }
    void finish() {
        while (model.work && model.work->job) step();
    }
    void begin_case() { ask(NewReferral{"TH-1", "Child R", "1 January 2008", "1 January 2012"}); }
    void begin_import() {
        ask(ImportFile{"rows.csv", table()});
        finish();
        ask(NameImportAgency{"Health"});
        ask(FinishImport{});
    }
    [[nodiscard]] std::string state() const {
        std::string all;
        for (const auto& [id, held] : model.cases) all += write(held.file.state());
        return all;
    }
    std::uint8_t seed_ = 1;
};

BundleRead bundle_of(const Still& from) {
    BundleRead read;
    const auto& [id, held] = *from.model.cases.begin();
    read.case_id = id;
    read.reference = "TH-1";
    read.subject = "Child R";
    read.sender.id = from.model.me.id;
    read.sender.name = "Idris Wold";
    for (const auto& [part_id, part] : held.file.parts()) {
        BundleRead::BundlePart out{part_id, std::string(part.kind()), "Part", {}};
        for (const auto& [feed_id, feed] : part.feeds)
            for (const auto& stored : feed.changes) out.lines.push_back(stored->line);
        read.parts.push_back(std::move(out));
    }
    return read;
}

}  // namespace

TEST_CASE("an import and a bundle give the same bytes whatever the steps") {
    std::vector<Bytes> imported, added;
    std::string state;
    for (const int steps : {1, 2, 3, 7, 1000}) {
        Still author(1);
        author.steps_at_once = steps;
        author.begin_case();
        author.begin_import();
        REQUIRE(author.model.work.has_value());
        author.finish();
        REQUIRE_FALSE(author.model.import.has_value());
        Still board(2);
        board.steps_at_once = steps;
        board.open(bundle_of(author));
        board.finish();
        REQUIRE(board.model.review.has_value());
        CHECK(board.model.review->rows.size() == rows - 11 + 1);  // eleven rows need a person; and the case header
        board.ask(AnswerCompared{true});
        board.ask(AddBundle{});
        board.finish();
        REQUIRE(board.state() == author.state());
        if (imported.empty()) {
            imported = author.kept;
            added = board.kept;
            state = author.state();
            CHECK(imported.size() == 3 + 1 + (rows + 49) / 50);  // the case, its two parts, the chronology, the rows
        }
        CHECK(author.kept == imported);
        CHECK(board.kept == added);
        CHECK(author.state() == state);
    }
}

TEST_CASE("stopped at any step, an import leaves no trace and can be finished afterwards") {
    for (int stop_at = 0;; ++stop_at) {
        Still desk;
        desk.begin_case();
        const auto kept = desk.kept;
        const std::string before = desk.state();
        desk.begin_import();
        bool under_way = desk.model.work.has_value();
        for (int step = 0; step < stop_at && under_way; ++step) under_way = desk.step();
        if (!under_way) {
            CHECK(stop_at > 5);
            break;
        }
        CHECK(desk.state() == before);  // nothing of it shows
        desk.ask(StopWork{});
        CHECK_FALSE(desk.model.work.has_value());
        CHECK(desk.state() == before);
        CHECK(desk.kept == kept);
        CHECK(desk.model.message->words_key == "work_stopped");
        REQUIRE(desk.model.import.has_value());
        desk.ask(FinishImport{});
        desk.finish();
        CHECK(domain::entries_of(*desk.model.cases.begin()->second.file.part(
                  domain::agencies_of(desk.model.cases.begin()->second.file).front().part)).size() == rows - 11);
    }
}

TEST_CASE("stopped at any step, the review of a bundle leaves no trace; so does its adding") {
    Still author(1);
    author.begin_case();
    author.begin_import();
    author.finish();
    for (int stop_at = 0;; ++stop_at) {
        Still board(2);
        board.open(bundle_of(author));
        bool under_way = true;
        for (int step = 0; step < stop_at && under_way; ++step) under_way = board.step();
        if (!under_way) break;
        board.ask(StopWork{});
        CHECK_FALSE(board.model.review.has_value());
        CHECK(board.model.cases.empty());
        CHECK(board.kept.empty());
    }
    Still board(2);
    board.open(bundle_of(author));
    board.finish();
    board.ask(AnswerCompared{true});
    board.ask(AddBundle{});  // the first of a case: it fits at once
    board.finish();
    const auto before = board.state();
    const auto kept = board.kept;
    const Id part = domain::agencies_of(author.model.cases.begin()->second.file).front().part;
    author.ask(AddEntry{part});
    board.open(bundle_of(author));
    board.finish();
    board.model.place = {Screen::chronology, board.model.cases.begin()->first, {}};
    board.ask(AddPerson{"Mother", "Mother", "", ""});  // the case is no longer the one that was reviewed
    const auto with_person = board.state();
    const auto kept_then = board.kept;
    CHECK(with_person != before);
    board.ask(AddBundle{});
    REQUIRE(board.model.work.has_value());
    board.step();
    board.ask(StopWork{});
    CHECK(board.state() == with_person);
    CHECK(board.kept == kept_then);
    board.ask(AddBundle{});
    board.finish();
    CHECK(board.state() != with_person);
    CHECK(board.kept.size() > kept.size());
}

TEST_CASE("what is asked for meanwhile is done afterwards, also when the work is stopped") {
    for (const bool stop : {false, true}) {
        Still desk;
        desk.begin_case();
        desk.begin_import();
        desk.step();
        const std::size_t kept = desk.kept.size();
        desk.ask(AddPerson{"Mother", "Mother", "", ""});
        CHECK(desk.kept.size() == kept);
        CHECK(desk.model.saving.state == Saving::State::saving);  // not called saved
        if (stop) desk.ask(StopWork{});
        else desk.finish();
        CHECK(domain::people_of(desk.model.cases.begin()->second.file).size() == 1);
        CHECK(desk.kept.size() == (stop ? kept + 1 : kept + 1 + 1 + (rows + 49) / 50));
    }
}

TEST_CASE("locking drops the work, does what was asked for meanwhile, and leaves no half import") {
    Person person;
    person.work_waits = [] {};
    person.restart();
    person.set_up("Idris Wold", "Health", "Author");
    person.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
    person.engine->ask(ImportFile{"rows.csv", table()});
    person.engine->proceed([] { return true; });
    person.engine->ask(NameImportAgency{"Health"});
    person.engine->ask(FinishImport{});
    person.proceed(3);
    REQUIRE(person.model().work.has_value());
    person.engine->ask(AddPerson{"Mother", "Mother", "", ""});
    person.engine->ask(Lock{});
    CHECK(person.model().phase == Phase::locked);
    person.work_waits = {};
    person.restart();
    person.unlock();
    REQUIRE(person.model().phase == Phase::open);
    CHECK(domain::agencies_of(person.only_case().file).empty());
    CHECK(domain::people_of(person.only_case().file).size() == 1);
}

TEST_CASE("unlocking in steps shows nothing before the vault holds, and a damaged one is refused at the end") {
    Person person;
    person.set_up("Idris Wold", "Health", "Author");
    person.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
    for (int file = 0; file < 4; ++file) {
        person.engine->ask(Go{{Screen::chronology, person.only_case().file.id(), {}}});
        person.engine->ask(ImportFile{"rows.csv", table(1500)});
        person.engine->ask(NameImportAgency{"Health"});
        person.engine->ask(FinishImport{});
    }
    const std::string state = write(person.only_case().file.state());
    person.work_waits = [] {};
    person.restart();
    SUBCASE("whole") {
        person.unlock();
        int steps = 0;
        for (; person.model().phase == Phase::opening; ++steps) {
            REQUIRE(person.model().cases.empty());
            person.proceed(1);
        }
        CHECK(steps > 20);
        REQUIRE(person.model().phase == Phase::open);
        CHECK(write(person.only_case().file.state()) == state);
    }
    SUBCASE("damaged") {
        for (auto& [name, bytes] : person.storage.files)
            if (name.size() == 32) bytes[bytes.size() / 2] ^= 1;
        person.unlock();
        person.engine->proceed([] { return true; });
        CHECK(person.model().phase == Phase::locked);
        CHECK(person.model().unlocking.error->problem == Problem::vault_damaged);
        CHECK(person.model().cases.empty());
        CHECK_FALSE(person.model().work.has_value());
    }
}

TEST_CASE("an import that the storage refuses is not there after a crash, and all of it is there after trying again") {
    for (const bool again : {false, true}) {
        Person person;
        person.set_up("Idris Wold", "Health", "Author");
        person.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
        person.engine->ask(ImportFile{"rows.csv", table()});
        person.engine->ask(NameImportAgency{"Health"});
        person.storage.fault = {person.storage.calls() + 1, Problem::storage_failed, false, false};
        person.engine->ask(FinishImport{});
        CHECK(person.model().saving.state == Saving::State::failed);
        if (again) person.engine->ask(RetrySaving{});
        person.restart();
        person.unlock();
        REQUIRE(person.model().phase == Phase::open);
        const auto agencies = domain::agencies_of(person.only_case().file);
        REQUIRE(agencies.size() == (again ? 1u : 0u));
        if (again) CHECK(domain::entries_of(*person.only_case().file.part(agencies[0].part)).size() == rows - 11);
    }
}

TEST_CASE("a long undo is done in steps: stopped it leaves no trace, done it is the same however the steps are taken") {
    const auto desk_after_import = [] {
        Still desk;
        desk.begin_case();
        desk.begin_import();
        desk.finish();
        return desk;
    };
    Still one_by_one = desk_after_import();
    Still at_once = desk_after_import();
    const std::string imported = one_by_one.state();
    const std::size_t stored = one_by_one.kept.size();
    for (int steps = 1; steps < 12; steps += 3) {
        one_by_one.ask(Undo{"import 430 rows"});
        REQUIRE((one_by_one.model.work && one_by_one.model.work->what == WorkKind::taking_back));
        for (int i = 0; i < steps; ++i) REQUIRE(one_by_one.step());
        one_by_one.ask(StopWork{});
        CHECK_FALSE(one_by_one.model.work);
        CHECK(one_by_one.state() == imported);
        CHECK(one_by_one.kept.size() == stored);
        CHECK(one_by_one.model.steps.done.size() == 1);
    }
    one_by_one.ask(Undo{"import 430 rows"});
    one_by_one.finish();
    at_once.steps_at_once = 1000;
    at_once.ask(Undo{"import 430 rows"});
    at_once.finish();
    CHECK(one_by_one.state() != imported);
    CHECK(one_by_one.state() == at_once.state());
    CHECK(one_by_one.kept == at_once.kept);
    CHECK(one_by_one.model.message->words_key == "undone");
    one_by_one.ask(Redo{"import 430 rows"});
    one_by_one.finish();
    const auto& file = one_by_one.model.cases.begin()->second.file;
    CHECK(domain::merge(file).entries.size() + domain::left_out_of(*file.part(domain::agencies_of(file)[0].part)).size() == rows);
}

TEST_CASE("a long undo that waits for another work is done when the vault locks") {
    Still desk;
    desk.begin_case();
    desk.begin_import();
    desk.finish();
    desk.begin_import();
    desk.step();
    desk.ask(Undo{"import 430 rows"});
    REQUIRE(desk.model.put_off.size() == 1);
    desk.ask(Lock{});
    CHECK_FALSE(desk.model.work);
    CHECK(domain::merge(desk.model.cases.begin()->second.file).entries.empty());
}
