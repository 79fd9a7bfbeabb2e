// What each intent does to the model, the vault and the words on the status line.
#include <doctest/doctest.h>

#include "../domain/data.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;
using tributary::testing::read_data;
namespace field = tributary::domain::field;

struct Author : Person {
    Author() {
        set_up("Idris Wold", "Children's social care", "Report author");
        engine->ask(NewReferral{"TH-1", "Child R", "", ""});
    }
    [[nodiscard]] Id part() const { return domain::agencies_of(model().current_case()->file).front().part; }
    Id add(const std::string& words) {
        engine->ask(AddEntry{});
        const Id record = model().place.record;
        engine->ask(SetField{part(), record, "event", words});
        return record;
    }
};

TEST_CASE("an application whose encryption fails its own check makes no vault and opens none") {
    Person person;
    SUBCASE("at first run") {
        person.engine->report(StorageSeen{false, true, Error{Problem::crypto_unavailable, "Argon2id"}});
        person.engine->ask(TellWho{"Idris Wold", "Children's social care", "Report author"});
        person.engine->ask(CreateVault{"lantern meadow otter brisk"});
        CHECK(person.storage.files.empty());
    }
    SUBCASE("with a vault here") {
        person.set_up("Idris Wold", "Children's social care", "Report author");
        person.restart();
        person.engine->report(StorageSeen{true, true, Error{Problem::crypto_unavailable, "Argon2id"}});
        person.unlock();
        CHECK(person.model().phase == Phase::locked);
        CHECK(person.model().broken->problem == Problem::crypto_unavailable);
    }
}

TEST_CASE("first run ends open only when the kit was proved") {
    Person person;
    CHECK(person.model().phase == Phase::first_run);
    person.engine->ask(TellWho{"Idris Wold", "Children's social care", "Report author"});
    person.engine->ask(CreateVault{"lantern meadow otter brisk"});
    CHECK(person.model().first_run.step == FirstRunStep::recovery_kit);
    const std::string kit = person.model().first_run.recovery_key;
    CHECK(kit.size() == 8 * 8 + 7);
    person.engine->ask(ProveRecoveryKit{"wrong"});
    CHECK(person.model().first_run.wrong_group);
    CHECK(person.model().phase == Phase::first_run);
    person.engine->ask(ProveRecoveryKit{kit.substr(18, 8)});
    CHECK(person.model().phase == Phase::open);
    CHECK(person.model().first_run.recovery_key.empty());
    CHECK(person.model().me.words.size() == 6);

    SUBCASE("the kit opens the vault too") {
        person.restart();
        person.engine->ask(UnlockWithKit{kit});
        CHECK(person.model().phase == Phase::open);
    }
    SUBCASE("a wrong passphrase does not, says so, and changes nothing") {
        person.restart();
        const auto before = person.storage.files;
        person.unlock("another passphrase altogether");
        CHECK(person.model().phase == Phase::locked);
        CHECK(person.model().unlocking.error->problem == Problem::vault_wrong_passphrase);
        CHECK(person.model().unlocking.wrong_tries == 1);
        CHECK(person.storage.files == before);
        person.unlock();
        CHECK(person.model().phase == Phase::open);
    }
}

TEST_CASE("saved is said only when the storage has acknowledged it") {
    Author author;
    author.add("one");
    author.storage.deferred = true;
    author.engine->ask(SetField{author.part(), author.model().place.record, "source", "Case note"});
    CHECK(author.model().saving.state == Saving::State::saving);
    CHECK(author.storage.answer());
    CHECK(author.model().saving.state == Saving::State::saved);
    CHECK(author.model().saving.saved_at == author.model().now);
}

TEST_CASE("a full disk: not saved is said, what was typed stays, and trying again stores it") {
    Author author;
    author.storage.capacity = 0;
    const Id record = author.add("kept on screen");
    CHECK(author.model().saving.state == Saving::State::failed);
    CHECK(author.model().saving.problem == Problem::storage_full);
    CHECK(author.model().current_case()->file.record(author.part(), record)->text("event") == "kept on screen");
    author.engine->ask(Lock{});
    CHECK(author.model().phase == Phase::open);  // locking would lose what is not stored
    author.storage.capacity.reset();
    author.engine->ask(RetrySaving{});
    CHECK(author.model().saving.state == Saving::State::saved);
    author.restart();
    author.unlock();
    author.engine->ask(Go{{Screen::chronology, author.only_case().file.id(), {}}});
    CHECK(author.model().current_case()->file.record(author.part(), record)->text("event") == "kept on screen");
}

TEST_CASE("locking while something is on its way waits for it") {
    Author author;
    author.storage.deferred = true;
    author.add("one");
    author.engine->ask(Lock{});
    CHECK(author.model().phase == Phase::open);
    while (author.storage.answer()) {}
    CHECK(author.model().phase == Phase::locked);
    CHECK(author.model().cases.empty());
    CHECK(author.model().me.name.empty());
    author.storage.deferred = false;
    author.unlock();
    CHECK(author.only_case().file.record(domain::agencies_of(author.only_case().file).front().part, author.model().place.record));
}

TEST_CASE("an entry that was left blank is used again, a value that is the same makes no change") {
    Author author;
    author.engine->ask(AddEntry{});
    const Id first = author.model().place.record;
    author.engine->ask(AddEntry{});
    CHECK(author.model().place.record == first);
    author.engine->ask(SetField{author.part(), first, "event", "one"});
    const auto revision = author.model().current_case()->file.revision();
    author.engine->ask(SetField{author.part(), first, "event", "one"});
    author.engine->ask(SetField{author.part(), first, "source", ""});
    CHECK(author.model().current_case()->file.revision() == revision);
    author.engine->ask(AddEntry{});
    CHECK(author.model().place.record != first);
}

TEST_CASE("a withdrawn entry stays, and Undo brings it back") {
    Author author;
    const Id record = author.add("one");
    author.engine->ask(Withdraw{author.part(), record, "Entered twice"});
    CHECK(author.model().current_case()->file.record(author.part(), record)->withdrawn());
    REQUIRE(author.model().message);
    CHECK(author.model().message->words_key == "entry_withdrawn");
    CHECK(author.model().message->fact == "1");
    author.engine->ask(Undo{"withdraw entry 1"});
    CHECK_FALSE(author.model().current_case()->file.record(author.part(), record)->withdrawn());
}

TEST_CASE("a second tab reads and changes nothing") {
    Author author;
    author.add("one");
    author.storage.other_writer = true;
    author.restart();
    author.unlock();
    REQUIRE(author.model().phase == Phase::open);
    CHECK(author.model().device.read_only);
    const auto before = author.storage.files;
    author.engine->ask(Go{{Screen::chronology, author.only_case().file.id(), {}}});
    author.engine->ask(AddEntry{});
    CHECK(author.model().message->error->problem == Problem::vault_read_only);
    CHECK(author.storage.files == before);
}

TEST_CASE("a damaged header or segment is told, and nothing stored is changed") {
    Author author;
    author.add("one");
    const auto whole = author.storage.files;
    for (const auto& [name, bytes] : whole) {
        CAPTURE(bytes.size());
        author.storage.files = whole;
        author.storage.files[name].resize(bytes.size() / 2);
        if (name == store::header_name) author.storage.files[store::header_copy_name].resize(3);
        if (name == store::header_copy_name) author.storage.files[store::header_name].resize(3);
        const auto damaged = author.storage.files;
        author.restart();
        author.unlock();
        CHECK(author.model().phase == Phase::locked);
        CHECK((author.model().broken || author.model().unlocking.error));
        CHECK(author.model().cases.empty());
        CHECK(author.storage.files == damaged);
    }
}

TEST_CASE("the sample case opens in one press and is opened only once") {
    Author author;
    author.engine->ask(OpenSampleCase{});
    const Case& sample = *author.model().current_case();
    CHECK(sample.sample);
    const auto agencies = domain::agencies_of(sample.file);
    REQUIRE(agencies.size() == 3);
    CHECK(agencies[0].short_name == "CSC");
    CHECK(agencies[1].short_name == "POL");
    CHECK(agencies[2].short_name == "SCH");
    CHECK(domain::merge(sample.file).entries.size() >= 43 + 32);
    CHECK(domain::people_of(sample.file).size() == 16);
    author.engine->ask(OpenSampleCase{});
    CHECK(author.model().cases.size() == 2);
}

TEST_CASE("the sample files import as their expected answers say, and every source row is somewhere") {
    struct Expected { const char* file; std::size_t clean, needs_you; };
    for (const Expected& expected : {Expected{"children-social-care.csv", 43, 1}, Expected{"police.csv", 32, 1}}) {
        Author author;
        author.engine->ask(ImportFile{expected.file, read_data(std::string("child-r/") + expected.file)});
        REQUIRE(author.model().import);
        CHECK(author.model().import->ready() == expected.clean);
        CHECK(author.model().import->rows.size() == expected.clean + expected.needs_you);
        author.engine->ask(FinishImport{});
        CHECK(author.model().import->agency_missing);
        author.engine->ask(NameImportAgency{"Some agency"});
        author.engine->ask(FinishImport{});
        std::size_t entries = 0;
        std::size_t left_out = 0;
        for (const auto& [id, record] : author.model().current_case()->file.part(author.part())->records) {
            entries += record.kind == domain::kind::entry;
            left_out += record.kind == domain::kind::left_out;
        }
        CHECK(entries == expected.clean);
        CHECK(left_out == expected.needs_you);
    }
}

TEST_CASE("a row that an import left out can be taken in with a typed date, or put aside; its words are kept either way") {
    Author author;
    author.engine->ask(ImportFile{"children-social-care.csv", read_data("child-r/children-social-care.csv")});
    author.engine->ask(NameImportAgency{"Children's social care"});
    author.engine->ask(FinishImport{});
    const auto& file = author.model().current_case()->file;
    const auto rows = domain::left_out_of(*file.part(author.part()));
    REQUIRE(rows.size() == 1);
    const Id row = rows.front()->id;
    SUBCASE("taken in") {
        author.engine->ask(TakeInRow{author.part(), row, "not a date"});
        CHECK(domain::left_out_of(*file.part(author.part())).size() == 1);
        author.engine->ask(TakeInRow{author.part(), row, "28/02/2014"});
        CHECK(domain::left_out_of(*file.part(author.part())).empty());
        CHECK(domain::entries_of(*file.part(author.part())).size() == 44);
        const domain::Record* entry = file.record(author.part(), author.model().place.record);
        REQUIRE(entry);
        CHECK(entry->value(field::origin).find("cells")->array()->size() == 11);
    }
    SUBCASE("put aside") {
        author.engine->ask(LeaveOutRow{author.part(), row});
        CHECK(domain::left_out_of(*file.part(author.part())).empty());
        CHECK(file.record(author.part(), row)->value(field::origin).find("cells")->array()->size() == 11);
    }
}

TEST_CASE("a file that cannot be read is told with its reason and imports nothing") {
    Author author;
    author.engine->ask(ImportFile{"notes.csv", copy_of("just words\nwithout columns\n")});
    REQUIRE(author.model().import);
    CHECK(author.model().import->refused->problem == Problem::file_not_a_table);
    author.engine->ask(FinishImport{});
    CHECK(author.model().import);
    author.engine->ask(CancelImport{});
    CHECK_FALSE(author.model().import);
}

TEST_CASE("changing the passphrase needs the present one") {
    Author author;
    author.engine->ask(ChangePassphrase{"not it", "four other good words"});
    CHECK(author.model().message->error->problem == Problem::vault_wrong_passphrase);
    author.engine->ask(ChangePassphrase{"lantern meadow otter brisk", "four other good words"});
    CHECK(author.model().message->words_key == "passphrase_changed");
    author.restart();
    author.unlock();
    CHECK(author.model().phase == Phase::locked);
    author.unlock("four other good words");
    CHECK(author.model().phase == Phase::open);
}

TEST_CASE("a card with another key for the same person is never accepted quietly") {
    Author author;
    Person board;
    board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    Person impostor;
    impostor.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    board.engine->ask(SaveMyCard{});
    impostor.engine->ask(SaveMyCard{});
    author.engine->ask(AddCard{board.desk.files.back().bytes});
    CHECK(author.model().contacts.size() == 1);
    author.engine->ask(AddCard{impostor.desk.files.back().bytes});
    CHECK(author.model().message->error->problem == Problem::sender_key_changed);
    CHECK(author.model().contacts.at(impostor.model().me.id).trust == Trust::key_changed);
    CHECK(author.model().contacts.at(board.model().me.id).trust == Trust::unknown);
    author.engine->ask(HandOver{author.model().place.case_id, {author.add("x"), author.part()}, {impostor.model().me.id}});
    CHECK(author.model().handed_over.empty());
    author.engine->ask(AddCard{copy_of("not a card")});
    CHECK(author.model().message->error->problem == Problem::card_malformed);
}

TEST_CASE("an address goes to a place and back; any other text is home") {
    Author author;
    const Id id = author.model().place.case_id;
    for (const Screen screen : {Screen::overview, Screen::chronology, Screen::merged, Screen::family, Screen::handover, Screen::history}) {
        const Place place{screen, id, screen == Screen::chronology ? Id{{1}} : Id{}};
        CHECK(place_of(address_of(place)) == place);
    }
    for (const Screen screen : {Screen::home, Screen::people_and_trust, Screen::this_device, Screen::review})
        CHECK(place_of(address_of({screen, {}, {}})) == Place{screen, {}, {}});
    for (const auto bad : {"", "#", "#/x", "#/case/", "#/case/zz/chronology", "#/case/000102030405060708090a0b0c0d0e0f/nowhere", "javascript:x"})
        CHECK(place_of(bad) == Place{});
}
