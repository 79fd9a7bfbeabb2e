// Cards, keys that change, the board's directory, receipts, sign-offs and what may not leave.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/statements.hpp"
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "twins.hpp"

using namespace tributary;
using namespace tributary::app;
using namespace tributary::app::testing;
namespace field = tributary::domain::field;

namespace {

Bytes card_of(Person& person) {
    person.engine->ask(SaveMyCard{});
    return person.desk.files.back().bytes;
}

void meet(Person& one, Person& other) {
    one.engine->ask(AddCard{card_of(other)});
    one.engine->ask(SayCompared{other.model().me.id});
    other.engine->ask(AddCard{card_of(one)});
    other.engine->ask(SayCompared{one.model().me.id});
}

Trust trust_in(const Person& person, const Person& other) { return person.model().contacts.at(other.model().me.id).trust; }

void take(Person& person, const Bytes& file) {
    person.engine->ask(OpenBundle{file});
    person.engine->ask(AnswerCompared{true});
    person.engine->ask(ChooseTarget{0});
    person.engine->ask(AddBundle{});
}

struct Review3 {
    Person author, board, police;
    Id case_id{};

    Review3() {
        author.set_up("Idris Wold", "Children's social care", "Report author");
        board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
        police.set_up("Hana Weir", "Police", "Report author");
        meet(author, board);
        meet(police, board);
        author.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
        case_id = author.model().place.case_id;
        add("First visit");
    }
    void add(const std::string& words) {
        author.engine->ask(Go{{Screen::chronology, case_id, {}}});
        author.engine->ask(AddEntry{});
        author.engine->ask(SetField{part(), author.model().place.record, "event", words});
    }
    [[nodiscard]] const domain::CaseFile& file() const { return author.model().cases.at(case_id).file; }
    [[nodiscard]] Id part() const { return domain::agencies_of(file()).front().part; }
    Bytes hand_over(bool everything = false) {
        author.engine->ask(HandOver{case_id, {part()}, {board.model().me.id}, {}, everything});
        return author.desk.files.back().bytes;
    }
};

}  // namespace

TEST_CASE("a receipt closes the loop: it comes back, says what was added, and what is known does not leave again") {
    Review3 review;
    take(review.board, review.hand_over());
    const Passage& received = review.board.model().received.back();
    REQUIRE(review.board.model().statements.at(received.case_id).receipts.size() == 1);
    review.board.engine->ask(SendReceipt{received.case_id, received.bundle});
    CHECK(review.board.model().handed_over.back().purpose == "receipt");
    CHECK(review.board.model().handed_over.back().in_reply_to == received.bundle);
    const Bytes receipt = review.board.desk.files.back().bytes;

    CHECK(receipt_for(review.author.model(), review.author.model().handed_over.front()) == nullptr);
    review.author.engine->ask(OpenBundle{receipt});
    REQUIRE(review.author.model().review);
    CHECK(review.author.model().review->purpose == "receipt");
    REQUIRE(review.author.model().review->statements.receipts.size() == 1);
    review.author.engine->ask(AddBundle{});
    const SeenReceipt* seen = receipt_for(review.author.model(), review.author.model().handed_over.front());
    REQUIRE(seen);
    CHECK(seen->by.name == "Nell Sallow");
    CHECK(seen->said.outcome == bundle::Outcome::added);
    CHECK(seen->said.changes == received.changes);
    CHECK(seen->said.quarantined == 0);

    const std::size_t files = review.author.desk.files.size();
    review.hand_over();
    CHECK(review.author.desk.files.size() == files);
    CHECK(review.author.model().message->words_key == "nothing_new");

    review.add("Second visit");
    const Bytes later = review.hand_over();
    CHECK(review.author.model().handed_over.back().changes == 2);
    const Bytes whole = review.hand_over(true);
    CHECK(review.author.model().handed_over.back().changes == review.author.model().handed_over.front().changes + 2);
    take(review.board, later);
    CHECK(domain::entries_of(*review.board.only_case().file.part(review.part())).size() == 2);
    review.board.engine->ask(OpenBundle{whole});
    CHECK(review.board.model().review->fresh == 0);
}

TEST_CASE("receipts are there after a restart") {
    Review3 review;
    take(review.board, review.hand_over());
    review.board.restart();
    review.board.unlock();
    const Passage& received = review.board.model().received.back();
    CHECK(received.person == review.author.model().me.id);
    CHECK(review.board.model().statements.at(received.case_id).receipts.size() == 1);
}

TEST_CASE("a sign-off holds for the state that was signed, and any later change shows it as out of date") {
    Review3 review;
    review.author.engine->ask(SignOffPart{review.case_id, review.part(), "I have read this chronology and answer for it"});
    const auto& sign_offs = review.author.model().statements.at(review.case_id).sign_offs;
    REQUIRE(sign_offs.size() == 1);
    CHECK(sign_offs[0].by.name == "Idris Wold");
    CHECK(changes_since(sign_offs[0].said, *review.file().part(review.part())) == 0);
    review.add("Later");
    CHECK(changes_since(review.author.model().statements.at(review.case_id).sign_offs[0].said, *review.file().part(review.part())) == 2);

    const Id of_part = part_about(review.file(), domain::part_kind::sign_offs, review.part());
    review.author.engine->ask(HandOver{review.case_id, {review.part(), of_part}, {review.board.model().me.id}});
    take(review.board, review.author.desk.files.back().bytes);
    const Case& there = review.board.only_case();
    REQUIRE(review.board.model().statements.at(there.file.id()).sign_offs.size() == 1);
    CHECK(changes_since(review.board.model().statements.at(there.file.id()).sign_offs[0].said, *there.file.part(review.part())) == 2);
    domain::Part other = domain::Part{};
    CHECK(changes_since(sign_offs[0].said, other) == -1);
}

TEST_CASE("the board's directory travels in its commission and endorses people who never met; a role is not claimed") {
    Review3 review;
    Person& board = review.board;
    board.engine->ask(Endorse{review.police.model().me.id});
    CHECK_FALSE(board.model().directory.empty());
    board.engine->ask(NewReferral{"TH-2", "Child S", "", ""});
    const Case& commissioned = board.model().cases.at(board.model().place.case_id);
    const Id header = domain::header_of(commissioned.file)->part;
    board.engine->ask(HandOver{commissioned.file.id(), {header}, {review.author.model().me.id}});
    REQUIRE(board.model().handed_over.back().purpose == "commission");
    const Bytes commission = board.desk.files.back().bytes;

    SUBCASE("a board whose words were compared and that was named as the board") {
        review.author.engine->ask(TrustAsBoard{board.model().me.id});
        take(review.author, commission);
        CHECK(trust_in(review.author, review.police) == Trust::endorsed);
        review.author.restart();
        review.author.unlock();
        CHECK(trust_in(review.author, review.police) == Trust::endorsed);
        CHECK(review.author.model().contacts.at(board.model().me.id).board);
    }
    SUBCASE("naming the board later reads the directory that is here already") {
        take(review.author, commission);
        CHECK_FALSE(review.author.model().contacts.contains(review.police.model().me.id));
        review.author.engine->ask(TrustAsBoard{board.model().me.id});
        CHECK(trust_in(review.author, review.police) == Trust::endorsed);
    }
    SUBCASE("the board withdraws a key, and everybody learns of it") {
        review.author.engine->ask(TrustAsBoard{board.model().me.id});
        take(review.author, commission);
        board.engine->ask(RefuseKey{review.police.model().me.id, "Left the force"});
        board.engine->ask(HandOver{commissioned.file.id(), {header}, {review.author.model().me.id}, {}, true});
        take(review.author, board.desk.files.back().bytes);
        CHECK(trust_in(review.author, review.police) == Trust::refused);
        CHECK(review.author.model().contacts.at(review.police.model().me.id).refused_for == "Left the force");
    }
}

TEST_CASE("only a board that was compared can be trusted as one, and only compared people can be endorsed") {
    Person one, other;
    one.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    other.set_up("Hana Weir", "Police", "Report author");
    one.engine->ask(AddCard{card_of(other)});
    one.engine->ask(TrustAsBoard{other.model().me.id});
    one.engine->ask(Endorse{other.model().me.id});
    const Contact& contact = one.model().contacts.at(other.model().me.id);
    CHECK_FALSE(contact.board);
    CHECK_FALSE(contact.endorsed_by_me);
    CHECK(one.model().directory.empty());
}

TEST_CASE("a key that was lost: the new card is not used until its words were compared, then the old one no longer counts") {
    Review3 review;
    Person anew;  // the same person on a new device, without the old keys
    anew.set_up("Idris Wold", "Children's social care", "Report author");
    anew.engine->ask(AddCard{card_of(review.board)});
    review.board.engine->ask(AddCard{card_of(anew)});
    CHECK(trust_in(review.board, anew) == Trust::key_changed);
    CHECK(trust_in(review.board, review.author) == Trust::compared);
    CHECK(review.board.model().message->error->problem == Problem::sender_key_changed);
    review.board.engine->ask(NewReferral{"TH-2", "Child S", "", ""});
    const auto seal = [&](const Person& to) {
        const std::size_t files = review.board.desk.files.size();
        const Case& held = review.board.model().cases.at(review.board.model().place.case_id);
        review.board.engine->ask(HandOver{held.file.id(), {domain::header_of(held.file)->part}, {to.model().me.id}});
        return review.board.desk.files.size() > files;
    };
    CHECK_FALSE(seal(anew));
    CHECK(review.board.model().message->words_key == "key_not_used");
    const Bytes by_the_old_key = review.hand_over();
    review.board.engine->ask(SayCompared{anew.model().me.id});
    CHECK(trust_in(review.board, anew) == Trust::compared);
    CHECK(trust_in(review.board, review.author) == Trust::refused);
    CHECK(seal(anew));
    CHECK_FALSE(seal(review.author));
    review.board.engine->ask(OpenBundle{by_the_old_key});
    REQUIRE(review.board.model().review);
    CHECK(review.board.model().review->sender.trust == Trust::refused);
    const std::size_t cases = review.board.model().cases.size();
    review.board.engine->ask(AddBundle{});
    CHECK(review.board.model().cases.size() == cases);
}

TEST_CASE("a key that was changed: a new card signed by the old key takes its place") {
    Person board;
    board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    const auto before = *bundle::Identity::generate({"Idris Wold", "Children's social care", "Report author"}, 1);
    const auto after = *bundle::Identity::generate({"Idris Wold", "Children's social care", "Report author"}, 2);
    const auto other = *bundle::Identity::generate({"Somebody Else", "Children's social care", "Report author"}, 2);
    const auto change = [&](const bundle::Identity& by) { return copy_of(*bundle::sign_statement(by, 3, bundle::KeyChange{after.card()})); };
    board.engine->ask(AddCard{copy_of(before.card().file())});

    SUBCASE("when the old one was compared") {
        board.engine->ask(SayCompared{before.id()});
        board.engine->ask(AddCard{change(before)});
        CHECK(board.model().contacts.at(before.id()).trust == Trust::refused);
        CHECK(board.model().contacts.at(after.id()).trust == Trust::unknown);  // a thief of the old key could have signed it
        board.engine->ask(SayCompared{after.id()});
        CHECK(board.model().contacts.at(after.id()).trust == Trust::compared);
    }
    SUBCASE("nor does a key speak for the board that follows one that did") {
        board.engine->ask(SayCompared{before.id()});
        board.engine->ask(TrustAsBoard{before.id()});
        board.engine->ask(AddCard{change(before)});
        CHECK_FALSE(board.model().contacts.at(after.id()).board);
    }
    SUBCASE("not when nobody compared the old one") {
        board.engine->ask(AddCard{change(before)});
        CHECK(board.model().contacts.at(after.id()).trust == Trust::key_changed);
        CHECK(board.model().contacts.at(before.id()).trust == Trust::unknown);
    }
    SUBCASE("not when somebody else signed it") {
        board.engine->ask(AddCard{copy_of(other.card().file())});
        board.engine->ask(SayCompared{other.id()});
        board.engine->ask(AddCard{change(other)});
        CHECK(board.model().contacts.at(after.id()).trust == Trust::key_changed);
        CHECK(board.model().contacts.at(other.id()).trust == Trust::compared);
    }
}

TEST_CASE("LLR-17.41-01: an agency's chronology is not sealed to another agency") {
    Review3 review;
    meet(review.author, review.police);
    const std::size_t files = review.author.desk.files.size();
    review.author.engine->ask(HandOver{review.case_id, {review.part()}, {review.police.model().me.id, review.board.model().me.id}});
    CHECK(review.author.desk.files.size() == files);
    CHECK(review.author.model().message->words_key == "may_not_hold");
    CHECK(refusing_rule(*review.file().part(review.part()), review.author.model().contacts.at(review.police.model().me.id)) != nullptr);
    CHECK(refusing_rule(*review.file().part(review.part()), review.author.model().contacts.at(review.board.model().me.id)) == nullptr);
}

TEST_CASE("first contact: sealed to a passphrase that is made here, read out, and typed at the other end") {
    Review3 review;
    review.author.engine->ask(HandOver{review.case_id, {review.part()}, {}, {}, false, true});
    const std::string told = review.author.model().passphrase_to_tell;
    CHECK(std::ranges::count(told, ' ') == 5);
    const Bytes file = review.author.desk.files.back().bytes;
    Person stranger;
    stranger.set_up("Una Marsh", "Health", "Panel member");
    stranger.engine->ask(OpenBundle{file});
    REQUIRE(stranger.model().review);
    CHECK(stranger.model().review->refused->fact == "passphrase");
    stranger.engine->ask(OpenWithPassphrase{"another one"});
    CHECK(stranger.model().review->refused->fact == "wrong_passphrase");
    stranger.engine->ask(OpenWithPassphrase{told});
    REQUIRE_FALSE(stranger.model().review->refused);
    CHECK_FALSE(stranger.model().review->passed_on);
    CHECK(stranger.model().review->fresh > 0);
    review.author.engine->ask(ForgetPassphrase{});
    CHECK(review.author.model().passphrase_to_tell.empty());
}

TEST_CASE("new keys: the old ones still open what was sealed to them, contacts who compared them compare anew, and the work stays the person's own") {
    Review3 review;
    Person& author = review.author;
    Person& board = review.board;
    take(board, review.hand_over());
    const Id before = author.model().me.id;
    const auto words = author.model().me.words;
    board.engine->ask(NewReferral{"TH-2", "Child S", "", ""});
    const Case& commissioned = board.model().cases.at(board.model().place.case_id);
    const Id header = domain::header_of(commissioned.file)->part;
    board.engine->ask(HandOver{commissioned.file.id(), {header}, {before}});
    const Bytes sealed_to_the_old = board.desk.files.back().bytes;

    author.engine->ask(MakeNewKeys{});
    const Id after = author.model().me.id;
    CHECK(after != before);
    CHECK(author.model().me.words != words);
    CHECK(author.model().is_me(before));
    CHECK(author.model().saving.state == Saving::State::saved);
    CHECK(author.model().message->words_key == "keys_replaced");
    author.restart();
    author.unlock();
    REQUIRE(author.model().me.id == after);
    REQUIRE(author.model().me.earlier == std::vector{before});

    take(author, sealed_to_the_old);
    CHECK(author.model().cases.size() == 2);
    author.engine->ask(SaveKeyChange{});
    REQUIRE(author.desk.files.back().name.starts_with("new-card-"));
    const std::string change(text_of(author.desk.files.back().bytes));
    CHECK(change.find("SECRET") == std::string::npos);
    board.engine->ask(AddCard{copy_of(change)});
    CHECK(board.model().contacts.at(after).trust == Trust::unknown);
    CHECK(board.model().contacts.at(before).trust == Trust::refused);
    board.engine->ask(SayCompared{after});

    review.add("After the change");  // the feed goes on under the new keys
    take(board, review.hand_over());
    CHECK(board.model().review == std::nullopt);
    const Case& there = board.model().cases.at(board.model().received.back().case_id);
    CHECK(domain::entries_of(*there.file.part(review.part())).size() == 2);
    CHECK(board.model().handed_over.back().purpose != "receipt");
}

TEST_CASE("a case that two people began is one case from the first bundle on, for both and for good") {
    Person author, board;
    author.set_up("Idris Wold", "Children's social care", "Report author");
    board.set_up("Nell Sallow", "Thornmere board", "Board administrator");
    meet(author, board);
    const auto begin = [](Person& person) {
        person.engine->ask(NewReferral{"TH-1", "Child R", "", ""});
        return person.model().place.case_id;
    };
    const auto headers = [](const Person& person) {
        std::vector<Id> parts;
        for (const auto& [id, part] : person.model().cases.begin()->second.file.parts())
            if (part.kind() == domain::part_kind::case_header) parts.push_back(id);
        return parts;
    };
    const Id his = begin(author), hers = begin(board);
    author.engine->ask(HandOver{his, headers(author), {board.model().me.id}});
    take(board, author.desk.files.back().bytes);
    REQUIRE(board.model().cases.size() == 1);
    CHECK(board.model().joined.at(his) == hers);
    board.engine->ask(SendReceipt{hers, board.model().received.back().bundle});

    author.engine->ask(OpenBundle{board.desk.files.back().bytes});
    REQUIRE(author.model().review);
    CHECK(author.model().review->target == 0);  // it answers his bundle, so it belongs where that came from
    CHECK(author.model().review->candidates == std::vector{his});
    author.engine->ask(AddBundle{});
    REQUIRE_FALSE(author.model().review);
    CHECK(author.model().cases.size() == 1);

    for (int times = 0; times < 2; ++times) {
        author.engine->ask(HandOver{his, headers(author), {board.model().me.id}, "", true});
        board.engine->ask(OpenBundle{author.desk.files.back().bytes});
        REQUIRE(board.model().review);
        CHECK(board.model().joined.at(his) == hers);
        CHECK(board.model().review->bundle_case == his);
        CHECK(board.model().review->candidates.empty());
        board.engine->ask(AddBundle{});
        CHECK_FALSE(board.model().review);
        CHECK(board.model().cases.size() == 1);
        board.restart();
        board.unlock();
    }
}

TEST_CASE("new keys that could not be stored are not used") {
    Person person;
    person.set_up("Idris Wold", "Police", "Report author");
    const Id before = person.model().me.id;
    person.storage.capacity = 1;
    person.engine->ask(MakeNewKeys{});
    CHECK(person.model().me.id == before);
    CHECK(person.model().me.earlier.empty());
    CHECK(person.model().saving.state == Saving::State::failed);
}

TEST_CASE("a backup holds earlier keys too") {
    Person person;
    person.set_up("Idris Wold", "Police", "Report author");
    person.engine->ask(MakeNewKeys{});
    person.engine->ask(MakeBackup{});
    const Bytes backup = person.desk.files.back().bytes;
    Person other;
    other.engine->ask(RestoreBackup{backup, "lantern meadow otter brisk", {}});
    REQUIRE(other.model().phase == Phase::open);
    CHECK(other.model().me.id == person.model().me.id);
    CHECK(other.model().me.earlier == person.model().me.earlier);
}

TEST_CASE("a bundle that is set aside: its sender learns of it only when a person says so, and learns no more") {
    Review3 review;
    const Bytes file = review.hand_over();
    const Id bundle = review.author.model().handed_over.back().bundle;
    review.board.engine->ask(OpenBundle{file});
    const std::size_t files = review.board.desk.files.size();
    SUBCASE("said nothing") {
        review.board.engine->ask(SetAside{});
        CHECK(review.board.desk.files.size() == files);
    }
    SUBCASE("said so") {
        review.board.engine->ask(SetAside{.with_receipt = true});
        CHECK(review.board.model().cases.empty());
        REQUIRE(review.board.desk.files.size() == files + 1);
        CHECK(review.board.model().handed_over.back().purpose == "receipt");
        CHECK(review.board.model().handed_over.back().in_reply_to == bundle);
        take(review.author, review.board.desk.files.back().bytes);
        const SeenReceipt* seen = receipt_for(review.author.model(), review.author.model().handed_over.front());
        REQUIRE(seen);
        CHECK(seen->said.outcome == bundle::Outcome::set_aside);
        CHECK(seen->said.changes == 0);
        CHECK(seen->said.feeds.empty());
        CHECK(seen->by.id == review.board.model().me.id);
        const Bytes again = review.hand_over();  // nothing counts as known to them
        take(review.board, again);
        CHECK(review.board.only_case().file.part(review.part()) != nullptr);
    }
    SUBCASE("a case that is here keeps the receipt that it gave") {
        take(review.board, file);
        review.add("Later");
        review.board.engine->ask(OpenBundle{review.hand_over()});
        review.board.engine->ask(SetAside{.with_receipt = true});
        const Id case_id = review.board.only_case().file.id();
        REQUIRE(review.board.model().statements.at(case_id).receipts.size() == 2);
        CHECK(review.board.model().statements.at(case_id).receipts.back().said.outcome == bundle::Outcome::set_aside);
        review.board.restart();
        review.board.unlock();
        CHECK(review.board.model().statements.at(case_id).receipts.size() == 2);
    }
    SUBCASE("nobody is told whose key no longer counts") {
        review.board.engine->ask(SetAside{});
        review.board.engine->ask(RefuseKey{review.author.model().me.id, "Laptop stolen"});
        review.board.engine->ask(OpenBundle{file});
        review.board.engine->ask(SetAside{.with_receipt = true});
        CHECK(review.board.desk.files.size() == files);
    }
}

TEST_CASE("each signature is verified once, in steps at opening, and what is derived is the same") {
    Review3 review;
    for (int i = 0; i < 20; ++i) {
        review.add("Visit " + std::to_string(i));
        take(review.board, review.hand_over());
    }
    const Passage received = review.board.model().received.back();
    const Statements before = review.board.model().statements.at(received.case_id);
    REQUIRE(before.receipts.size() == 20);
    CHECK(before.read.size() == 20);
    Statements anew;
    int steps = 1;
    while (read_statements(anew, review.board.only_case().file, 3)) ++steps;
    CHECK(steps == 7);
    CHECK(anew.receipts.size() == 20);
    CHECK(anew.receipt_of == before.receipt_of);
    CHECK(anew.reached == before.reached);
    review.board.work_waits = [] {};
    review.board.restart();
    review.board.unlock();
    for (int i = 0; i < 10000 && review.board.model().phase != Phase::open; ++i) review.board.proceed(1);
    REQUIRE(review.board.model().phase == Phase::open);
    CHECK(review.board.model().statements.at(received.case_id).reached == before.reached);
}
