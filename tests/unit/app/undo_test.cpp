// Undo and redo: whatever was done can be taken back to the beginning and done again to the end, and nothing that
// somebody else wrote is ever taken away.
#include <doctest/doctest.h>

#include <random>

#include "../domain/data.hpp"
#include "app/vault_record.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;
using tributary::testing::read_data;
namespace field = tributary::domain::field;

namespace {

struct Author : Person {
    Author() {
        set_up("Idris Wold", "Children's social care", "Report author");
        engine->ask(NewReferral{"TH-1", "Child R", "1 January 2013", ""});
    }
    [[nodiscard]] const domain::CaseFile& file() const { return only_case().file; }
    [[nodiscard]] Id chronology() const { return domain::agencies_of(file()).front().part; }
    [[nodiscard]] Id header_part() const { return domain::header_of(file())->part; }
    Id add(const std::string& words) {
        engine->ask(AddEntry{});
        const Id record = model().place.record;
        engine->ask(SetField{chronology(), record, "event", words});
        return record;
    }
    void undo() { engine->ask(Undo{"it"}); }
    void redo() { engine->ask(Redo{"it"}); }
};

// What a person can see: records that stand, with their fields that say something, and which are in conflict.
std::string seen_state(const domain::CaseFile& file) {
    domain::Json::Object records;
    for (const auto& [part_id, part] : file.parts()) {
        if (part.description() != nullptr && part.description()->undone()) continue;
        for (const auto& [id, record] : part.records) {
            if (record.undone()) continue;
            domain::Json::Object fields;
            for (const auto& [name, held] : record.fields) {
                const domain::Json& value = held.shown().value;
                const bool empty = value.is_null() || value == domain::Json("") || name == field::undone;
                if (held.in_conflict()) fields.emplace(name, "two values");
                else if (!empty) fields.emplace(name, value);
            }
            records.emplace(id.text(), domain::Json::Object{{"fields", std::move(fields)}, {"kind", record.kind}});
        }
    }
    return write(domain::Json(std::move(records)));
}

// Another agency's device writes into the case: its line arrives as from a bundle.
void write_elsewhere(Author& author, const Id& part, const Id& record, const std::string& kind, const std::string& name, const domain::Json& value, bool knows_ours) {
    Model& model = const_cast<Model&>(author.model());
    domain::CaseFile& file = model.cases.begin()->second.file;
    Id other;
    other.bytes.fill(77);
    domain::Change change = file.next(part, other, other, 1'500'000'000'000, "change_entry", {{kind, record, {{name, value}}}});
    if (!knows_ours) change.seen.clear();
    REQUIRE(file.apply(encode(change)));
}

std::string words_for(std::mt19937& random) { return "Words " + std::to_string(random() % 1000); }

// One thing that a person does, at random; false when it cannot be done now.
bool do_something(Author& author, std::mt19937& random) {
    const auto agencies = domain::agencies_of(author.file());
    std::vector<domain::Entry> entries;
    if (!agencies.empty()) entries = domain::entries_of(*author.file().part(agencies.front().part));
    const auto any = [&] { return entries[random() % entries.size()].record->id; };
    const std::uint64_t before = author.model().steps.counter;
    switch (random() % 8) {
        case 0: author.engine->ask(AddEntry{}); break;
        case 1: if (!entries.empty()) author.engine->ask(SetField{author.chronology(), any(), "event", words_for(random)}); break;
        case 2: if (!entries.empty()) author.engine->ask(SetField{author.chronology(), any(), "known", std::to_string(1 + random() % 28) + " May 2013"}); break;
        case 3: if (!entries.empty()) author.engine->ask(Withdraw{author.chronology(), any(), words_for(random)}); break;
        case 4: if (!entries.empty()) author.engine->ask(Restore{author.chronology(), any()}); break;
        case 5: author.engine->ask(AddPerson{"", words_for(random), "", "3 March 2010"}); break;
        case 6: author.engine->ask(SetField{author.header_part(), author.file().id(), "subject", words_for(random)}); break;
        default:
            author.engine->ask(ImportFile{"rows.csv", copy_of(std::string("Date,What happened\n1 May 2013,One\nsoon,Two\n"))});
            author.engine->ask(NameImportAgency{random() % 2 ? "Children's social care" : "Police"});
            author.engine->ask(FinishImport{});
    }
    return author.model().steps.counter != before;
}

}  // namespace

TEST_CASE("random edits: undo all gives the beginning, redo all gives the end, also twice and after a restart") {
    for (const unsigned seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
        Author author;
        std::mt19937 random(seed);
        std::vector<std::string> states = {seen_state(author.file())};
        while (states.size() < 25)
            if (do_something(author, random)) states.push_back(seen_state(author.file()));
        REQUIRE(author.model().steps.done.size() == states.size() - 1);
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = states.size() - 1; i > 0; --i) {
                author.undo();
                REQUIRE(author.model().message->words_key == "undone");
                CHECK(seen_state(author.file()) == states[i - 1]);
            }
            CHECK(author.model().steps.done.empty());
            for (std::size_t i = 1; i < states.size(); ++i) {
                author.redo();
                REQUIRE(author.model().message->words_key == "redone");
                CHECK(seen_state(author.file()) == states[i]);
            }
        }
        author.restart();
        author.unlock();
        CHECK(seen_state(author.file()) == states.back());
    }
}

TEST_CASE("an import is one step, and the chronology that it began goes with it") {
    Author author;
    author.engine->ask(ImportFile{"police.csv", read_data("child-r/police.csv")});
    author.engine->ask(NameImportAgency{"Police"});
    author.engine->ask(FinishImport{});
    REQUIRE(domain::agencies_of(author.file()).size() == 1);
    REQUIRE(author.model().steps.done.size() == 1);
    CHECK(author.model().message->step == author.model().steps.done.back().number);
    const std::size_t entries = author.model().steps.done.back().entries;
    CHECK(entries == domain::merge(author.file()).entries.size());
    author.undo();
    CHECK(domain::agencies_of(author.file()).empty());
    CHECK(domain::merge(author.file()).entries.empty());
    author.redo();
    CHECK(domain::merge(author.file()).entries.size() == entries);
}

TEST_CASE("a row taken in and a row put aside go back to the rows that need somebody") {
    Author author;
    author.engine->ask(ImportFile{"rows.csv", copy_of(std::string("Date,What happened\n1 May 2013,One\nsoon,Two\nlater,Three\n"))});
    author.engine->ask(NameImportAgency{"Children's social care"});
    author.engine->ask(FinishImport{});
    const auto rows = [&] { return domain::left_out_of(*author.file().part(author.chronology())); };
    REQUIRE(rows().size() == 2);
    author.engine->ask(TakeInRow{author.chronology(), rows().front()->id, "2 May 2013"});
    author.engine->ask(LeaveOutRow{author.chronology(), rows().front()->id});
    CHECK(rows().empty());
    author.undo();
    CHECK(rows().size() == 1);
    author.undo();
    CHECK(rows().size() == 2);
    CHECK(domain::merge(author.file()).entries.size() == 1);
    author.redo();
    author.redo();
    CHECK(rows().empty());
}

TEST_CASE("a settled conflict is a conflict again, and settled again") {
    Author author;
    const Id entry = author.add("Ours");
    write_elsewhere(author, author.chronology(), entry, "entry", "event", "Theirs", false);
    const auto event = [&]() -> const domain::Field& { return author.file().record(author.chronology(), entry)->fields.find("event")->second; };
    REQUIRE(event().in_conflict());
    author.engine->ask(SettleConflict{author.chronology(), entry, "event", "Ours"});
    CHECK_FALSE(event().in_conflict());
    for (int round = 0; round < 2; ++round) {
        author.undo();
        CHECK(author.model().message->words_key == "undone");
        CHECK(event().in_conflict());
        CHECK(event().heads().size() == 2);
        author.redo();
        CHECK_FALSE(event().in_conflict());
        CHECK(event().shown().value == domain::Json("Ours"));
    }
    author.undo();
    author.restart();
    author.unlock();
    CHECK(author.file().parts().size() > 0);
}

TEST_CASE("what another person wrote since stays, and that is said") {
    Author author;
    const Id entry = author.add("Ours");
    author.engine->ask(SetField{author.chronology(), entry, "event", "Ours, second"});
    write_elsewhere(author, author.chronology(), entry, "entry", "event", "Theirs", true);
    const std::string before = seen_state(author.file());
    author.undo();
    CHECK(author.model().message->words_key == "undo_overtaken");
    CHECK(seen_state(author.file()) == before);
    CHECK(author.file().record(author.chronology(), entry)->text("event") == "Theirs");
}

TEST_CASE("an added entry that another person has written in does not go") {
    Author author;
    author.engine->ask(AddEntry{});
    const Id entry = author.model().place.record;
    write_elsewhere(author, author.chronology(), entry, "entry", "comment", "Theirs", true);
    author.undo();
    CHECK(author.model().message->words_key == "undo_overtaken");
    CHECK_FALSE(author.file().record(author.chronology(), entry)->undone());
}

TEST_CASE("a new change ends what could be done again; locking ends all of it") {
    Author author;
    author.add("One");
    author.undo();
    CHECK(author.model().steps.undone.size() == 1);
    author.add("Two");
    CHECK(author.model().steps.undone.empty());
    author.engine->ask(Lock{});
    CHECK(author.model().steps.done.empty());
    author.unlock();
    CHECK(author.model().steps.done.empty());
    author.undo();
    CHECK_FALSE(author.model().message);
}

TEST_CASE("the opened entry closes when its adding is undone, and opens again") {
    Author author;
    author.engine->ask(AddEntry{});
    const Id entry = author.model().place.record;
    author.undo();
    CHECK(author.model().place.record.is_nil());
    author.redo();
    CHECK(author.model().place.record == entry);
}

TEST_CASE("preferences are kept outside the vault, come back, and hold while it is locked") {
    Author author;
    Preferences wanted;
    wanted.look = Look::dark;
    wanted.text_percent = 200;
    wanted.lock_minutes = 5;
    wanted.chords = {{"help", "F2"}, {"print", ""}};
    CHECK(author.desk.watched == 10);
    author.engine->ask(SetPreferences{wanted});
    CHECK(author.desk.watched == 5);
    CHECK(read_preferences(author.desk.preferences) == wanted);
    author.engine->ask(Lock{true});
    CHECK(author.model().preferences == wanted);
    CHECK(author.model().unlocking.unused_minutes == 5);
    CHECK(author.desk.watched == 0);
    author.engine->report(PreferencesSeen{write_preferences({})});
    CHECK(author.model().preferences == Preferences{});
    author.desk.keeps = false;
    author.unlock();
    author.engine->ask(SetPreferences{wanted});
    CHECK(author.model().message->words_key == "preferences_not_kept");
}

TEST_CASE("any text is safe as preferences, and numbers come into their bounds") {
    CHECK(read_preferences("") == Preferences{});
    CHECK(read_preferences("{\"look\":7}") == Preferences{});
    CHECK(read_preferences("\xFF\xFE") == Preferences{});
    const Preferences wide = read_preferences("{\"lock_minutes\":1,\"look\":\"contrast\",\"single_keys\":false,\"text_percent\":9000}");
    CHECK(wide.lock_minutes == 5);
    CHECK(wide.text_percent == 400);
    CHECK(wide.look == Look::contrast);
    CHECK_FALSE(wide.single_keys);
    const std::string whole = write_preferences(wide);
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK(read_preferences(whole.substr(0, size)) == Preferences{});
}

TEST_CASE("it says so before it locks, and not any more after") {
    Author author;
    author.engine->report(Unused{true});
    CHECK(author.model().device.locks_soon);
    author.engine->report(Unused{false});
    CHECK_FALSE(author.model().device.locks_soon);
    author.engine->report(Unused{true});
    author.engine->ask(Lock{true});
    CHECK_FALSE(author.model().device.locks_soon);
}
