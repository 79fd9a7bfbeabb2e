// The handover loop without a browser: an author, an administrator, and everything between them.
#include <doctest/doctest.h>

#include <algorithm>

#include "../domain/data.hpp"
#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;
using tributary::testing::read_data;
namespace field = tributary::domain::field;

static void import_csv(Person& person, const std::string& file, const std::string& agency) {
    person.engine->ask(ImportFile{file, read_data("child-r/" + file)});
    person.engine->ask(NameImportAgency{agency});
    person.engine->ask(FinishImport{});
}

static Id chronology_of(const Person& person, std::string_view agency) {
    for (const auto& one : domain::agencies_of(person.model().current_case()->file))
        if (one.name == agency) return one.part;
    return {};
}

static std::size_t entries(const Person& person, std::string_view agency) {
    return domain::entries_of(*person.model().current_case()->file.part(chronology_of(person, agency)), false).size();
}

struct Pair {
    Person author;
    Person board;

    Pair() {
        author.set_up("Idris Wold", "Children's social care", "Report author");
        board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
        board.engine->ask(SaveMyCard{});
        author.engine->ask(AddCard{board.desk.files.back().bytes});
        author.engine->ask(NewReferral{"TH-2014-03", "Child R", "1 January 2013", "14 November 2014"});
        import_csv(author, "children-social-care.csv", "Children's social care");
    }

    Bytes hand_over() {
        const Id part = chronology_of(author, "Children's social care");
        author.engine->ask(HandOver{author.model().place.case_id, {part}, {board.model().me.id}});
        return author.desk.files.back().bytes;
    }
};

TEST_CASE("an author's chronology reaches the board, signed, and merges with another agency's") {
    Pair pair;
    CHECK(entries(pair.author, "Children's social care") == 43);
    pair.author.engine->ask(AddEntry{});
    const Place added = pair.author.model().place;
    REQUIRE_FALSE(added.record.is_nil());
    const Id part = chronology_of(pair.author, "Children's social care");
    pair.author.engine->ask(SetField{part, added.record, std::string(field::known), "25/7/13"});
    pair.author.engine->ask(SetField{part, added.record, std::string(field::event), "Joint visit"});
    const Bytes file = pair.hand_over();
    REQUIRE(pair.author.model().handed_over.size() == 1);

    Person& board = pair.board;
    board.engine->ask(NewReferral{"TH-2014-03", "Child R", "", ""});
    import_csv(board, "police.csv", "Police");
    CHECK(entries(board, "Police") == 32);
    const Id case_here = board.model().place.case_id;

    board.engine->ask(OpenBundle{file});
    REQUIRE(board.model().review);
    const Review& review = *board.model().review;
    REQUIRE_FALSE(review.refused);
    CHECK(review.sender.name == "Idris Wold");
    CHECK(review.sender.words == pair.author.model().me.words);
    CHECK_FALSE(review.sender_known);
    CHECK_FALSE(review.passed_on);
    CHECK(review.candidates == std::vector<Id>{case_here});

    board.engine->ask(AddBundle{});
    REQUIRE(board.model().review);
    CHECK(board.model().review->needs_target);
    CHECK(board.model().review->needs_comparison);
    board.engine->ask(ChooseTarget{0});
    board.engine->ask(AnswerCompared{true});
    CHECK(std::ranges::count(board.model().review->rows, ReviewedChange::What::added, &ReviewedChange::what) == 44);
    board.engine->ask(AddBundle{});
    REQUIRE_FALSE(board.model().review);
    CHECK(board.model().place == Place{Screen::merged, case_here, {}});
    CHECK(board.model().cases.size() == 1);
    CHECK(board.model().contacts.at(pair.author.model().me.id).trust == Trust::compared);

    const auto merged = domain::merge(board.model().current_case()->file);
    CHECK(merged.entries.size() == 43 + 1 + 32);
    CHECK(merged.agencies.size() == 2);
    CHECK(std::ranges::is_sorted(merged.entries, {}, [](const auto& entry) { return entry.entry.known.earliest.value(); }));

    const std::string before = domain::write(board.model().cases.at(case_here).file.state());
    SUBCASE("and everything is there after a restart") {
        board.restart();
        CHECK(board.model().phase == Phase::locked);
        CHECK(board.model().cases.empty());
        board.unlock();
        REQUIRE(board.model().phase == Phase::open);
        CHECK(domain::write(board.model().cases.at(case_here).file.state()) == before);
        CHECK(board.model().contacts.size() == 1);
        CHECK(board.model().joined.size() == 1);
    }
    SUBCASE("and opening the same bundle again changes nothing") {
        board.engine->ask(OpenBundle{file});
        REQUIRE(board.model().review);
        CHECK(board.model().review->seen_before > 0);
        CHECK(board.model().review->fresh == 0);
        CHECK(board.model().review->rows.empty());
        board.engine->ask(AddBundle{});
        CHECK(domain::write(board.model().cases.at(case_here).file.state()) == before);
    }
    SUBCASE("and a corrected chronology shows what changed") {
        pair.author.engine->ask(Go{{Screen::chronology, added.case_id, {}}});
        pair.author.engine->ask(SetField{part, added.record, std::string(field::event), "Joint visit with HV1"});
        pair.author.engine->ask(Withdraw{part, domain::entries_of(*pair.author.model().current_case()->file.part(part))[0].record->id, "Other child"});
        board.engine->ask(OpenBundle{pair.hand_over()});
        REQUIRE(board.model().review);
        const auto& rows = board.model().review->rows;
        REQUIRE(rows.size() == 2);
        CHECK(std::ranges::count(rows, ReviewedChange::What::changed, &ReviewedChange::what) == 1);
        CHECK(std::ranges::count(rows, ReviewedChange::What::withdrawn, &ReviewedChange::what) == 1);
    }
}

TEST_CASE("the bundle of a case that is not here becomes a case of its own") {
    Pair pair;
    const Bytes file = pair.hand_over();
    pair.board.engine->ask(OpenBundle{file});
    pair.board.engine->ask(AnswerCompared{false});
    pair.board.engine->ask(AddBundle{});
    REQUIRE(pair.board.model().cases.size() == 1);
    CHECK(pair.board.only_case().file.id() == pair.author.only_case().file.id());
    const domain::Record* header = domain::header_of(pair.board.only_case().file);
    REQUIRE(header);
    CHECK(header->text(field::reference) == "TH-2014-03");
    CHECK(pair.board.model().contacts.begin()->second.trust == Trust::unknown);
}

TEST_CASE("every byte of a bundle flipped in turn: refused with its stage, and nothing is changed") {
    Pair pair;
    pair.author.engine->ask(NewReferral{"S-1", "Child S", "", ""});
    pair.author.engine->ask(AddEntry{});
    pair.author.engine->ask(HandOver{pair.author.model().place.case_id, {chronology_of(pair.author, "Children's social care")}, {pair.board.model().me.id}});
    const Bytes file = pair.author.desk.files.back().bytes;
    const auto stored = pair.board.storage.files;
    for (std::size_t i = 0; i < file.size(); ++i) {
        Bytes changed = file;
        changed[i] ^= 0x20;
        pair.board.engine->ask(OpenBundle{changed});
        REQUIRE(pair.board.model().review);
        REQUIRE(pair.board.model().review->refused);
        REQUIRE_FALSE(pair.board.model().review->stage.empty());
        pair.board.engine->ask(AddBundle{});
        pair.board.engine->ask(SetAside{});
    }
    CHECK(pair.board.storage.files == stored);
    CHECK(pair.board.model().cases.empty());
}

TEST_CASE("a bundle from somebody known, but signed with another key: nothing of it is added") {
    Pair pair;
    pair.author.engine->ask(SaveMyCard{});
    pair.board.engine->ask(AddCard{pair.author.desk.files.back().bytes});
    Person impostor;
    impostor.set_up("Idris Wold", "Children's social care", "Report author");
    impostor.engine->ask(AddCard{[&] { pair.board.engine->ask(SaveMyCard{}); return pair.board.desk.files.back().bytes; }()});
    impostor.engine->ask(NewReferral{"TH-2014-03", "Child R", "", ""});
    impostor.engine->ask(AddEntry{});
    impostor.engine->ask(HandOver{impostor.model().place.case_id, {chronology_of(impostor, "Children's social care")}, {pair.board.model().me.id}});
    pair.board.engine->ask(OpenBundle{impostor.desk.files.back().bytes});
    REQUIRE(pair.board.model().review);
    CHECK(pair.board.model().review->sender.trust == Trust::key_changed);
    pair.board.engine->ask(AnswerCompared{true});
    pair.board.engine->ask(AddBundle{});
    CHECK(pair.board.model().cases.empty());
    CHECK(pair.board.model().contacts.size() == 1);
    CHECK(pair.board.model().message->error->problem == Problem::sender_key_changed);
}

TEST_CASE("a bundle for somebody else stays shut") {
    Pair pair;
    const Bytes file = pair.hand_over();
    Person stranger;
    stranger.set_up("Hana Weir", "Police", "Report author");
    stranger.engine->ask(OpenBundle{file});
    REQUIRE(stranger.model().review);
    CHECK(stranger.model().review->refused->problem == Problem::bundle_not_for_me);
    CHECK(stranger.model().review->stage == "envelope");
}

TEST_CASE("a forked feed is named and put aside, and nothing of it is added") {
    Pair pair;
    const auto copy = pair.author.storage.files;  // the same vault opened on a second machine
    const Id case_id = pair.author.model().place.case_id;
    const auto add = [&](const std::string& words) {
        pair.author.engine->ask(Go{{Screen::chronology, case_id, {}}});
        pair.author.engine->ask(AddEntry{});
        pair.author.engine->ask(SetField{chronology_of(pair.author, "Children's social care"), pair.author.model().place.record, "event", words});
    };
    add("here");
    const Bytes first = pair.hand_over();
    pair.author.storage.files = copy;
    pair.author.restart();
    pair.author.unlock();
    add("there");
    const Bytes second = pair.hand_over();
    pair.board.engine->ask(OpenBundle{first});
    pair.board.engine->ask(AnswerCompared{true});
    pair.board.engine->ask(AddBundle{});
    const std::string before = domain::write(pair.board.only_case().file.state());
    pair.board.engine->ask(OpenBundle{second});
    REQUIRE_FALSE(pair.board.model().review->refused);
    REQUIRE_FALSE(pair.board.model().review->quarantined.empty());
    CHECK(pair.board.model().review->quarantined.front().error.problem == Problem::feed_forked);
    CHECK(pair.board.model().review->quarantined.front().part == "Children's social care");
    CHECK(pair.board.model().review->fresh == 0);
    pair.board.engine->ask(SetAside{});
    CHECK(domain::write(pair.board.only_case().file.state()) == before);
}

TEST_CASE("two devices change one field without seeing each other: both values arrive, and a person settles it") {
    Pair pair;
    const Id part = chronology_of(pair.author, "Children's social care");
    const Bytes first = pair.hand_over();
    pair.board.engine->ask(OpenBundle{first});
    pair.board.engine->ask(AnswerCompared{true});
    pair.board.engine->ask(AddBundle{});
    const Id entry = domain::entries_of(*pair.author.model().current_case()->file.part(part))[0].record->id;
    pair.board.engine->ask(SetField{part, entry, "event", "the board's words"});
    pair.author.engine->ask(SetField{part, entry, "event", "the author's words"});
    pair.board.engine->ask(OpenBundle{pair.hand_over()});
    REQUIRE(pair.board.model().review);
    REQUIRE(pair.board.model().review->rows.size() == 1);
    CHECK(pair.board.model().review->rows[0].what == ReviewedChange::What::conflict);
    pair.board.engine->ask(AddBundle{});
    const domain::Record* record = pair.board.only_case().file.record(part, entry);
    REQUIRE(record->in_conflict());
    pair.board.engine->ask(SettleConflict{part, entry, "event", "the author's words"});
    CHECK_FALSE(record->in_conflict());
    CHECK(record->text("event") == "the author's words");
}
