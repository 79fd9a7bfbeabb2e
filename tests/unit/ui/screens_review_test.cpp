// An opened bundle before anything of it is added, and fields with two values.
#include "domain/chronology.hpp"
#include "domain/records.hpp"
#include "screens_desk.hpp"

namespace tributary::ui {
namespace {

using test::Desk;

app::Review small_review() {
    app::Review review;
    review.bundle = test::number_id(30);
    review.purpose = "contribution";
    review.sender = {test::number_id(9), "Idris Wold", "Children's social care", "Report author", {"amber", "kettle", "north", "plum"}, app::Trust::unknown, 0, {}};
    review.recipients = {"Nell Sallow"};
    review.created = test::an_evening - test::one_day;
    review.bundle_case = test::number_id(31);
    review.reference = "TH-2014-03";
    review.subject = "Child R";
    review.parts = {"case", "Children's social care"};
    review.fresh = 7;
    using What = app::ReviewedChange::What;
    review.rows = {{What::added, "entry", "CSC", {}, {}, "", "", "Call from the school to duty.", "4 February 2014"},
                   {What::changed, "entry", "CSC", {}, {}, "seen", "no", "not_applicable", "16 July 2013"},
                   {What::conflict, "entry", "CSC", {}, {}, "known", "24 July 2013", "25 July 2013", "25 July 2013"}};
    return review;
}

struct ReviewDesk : Desk {
    explicit ReviewDesk(app::Review review, Window window = {.width = 1600, .height = 1000}) : Desk(window) {
        open_as("Nell Sallow", "Thornmere board", "Board administrator");
        model.review = std::move(review);
        ask(app::Go{{app::Screen::review, {}, {}}});
    }
};

}  // namespace

TEST_CASE("a review says who signed, for whom it was sealed, and what would change") {
    ReviewDesk desk(small_review());
    CHECK(desk.title() == "Review before adding, Tributary");
    for (const char* words : {"Signature holds", "Idris Wold", "Not compared yet", "Sealed to you", "Nothing missing", "From Children's social care, sealed 19 January 2015 at 21:14"})
        CHECK(desk.says(words));
    CHECK(desk.has(Role::button, "Add 3 changes"));
    CHECK(desk.says("Entry of 4 February 2014"));
    CHECK(desk.says("OFFICIAL-SENSITIVE. Child R review. For people named in it only."));
    CHECK(desk.has(Role::button, "Set aside"));
    CHECK(desk.says("amber, kettle, north, plum"));
    CHECK(desk.says("Call from the school to duty."));
    CHECK(desk.says("Not applicable"));
    CHECK(desk.says("Conflict: CSC entry, Date your agency knew or acted"));
    CHECK(desk.says("The case and chronology of Children's social care"));
}

TEST_CASE("an unknown sender is asked about, nothing is chosen beforehand, and adding says that the answer is missing") {
    ReviewDesk desk(small_review());
    CHECK(desk.has(Role::radio_group, "Did you compare the words by telephone?"));
    CHECK((desk.states(Role::radio, "Yes, the words are the same") & state::checked) == 0);
    desk.press("Add 3 changes");
    CHECK(desk.model.review.has_value());
    CHECK(desk.says("Say whether you compared the words."));
    desk.press_role(Role::radio, "Yes, the words are the same");
    CHECK(desk.model.review->words_compared);
    CHECK_FALSE(desk.says("Say whether you compared the words."));
    CHECK((desk.states(Role::radio, "Yes, the words are the same") & state::checked) != 0);
}

TEST_CASE("a bundle of an unknown case asks which case it belongs to") {
    app::Review review = small_review();
    ReviewDesk desk({});
    desk.model.review.reset();
    desk.ask(app::NewReferral{"TH-2014-03", "Child R", "", ""});
    review.candidates = {desk.model.cases.begin()->first};
    desk.model.review = review;
    desk.ask(app::Go{{app::Screen::review, {}, {}}});
    CHECK(desk.has(Role::radio_group, "Which case does it belong to?"));
    CHECK(desk.says("The bundle says Child R, TH-2014-03."));
    desk.press("Add 3 changes");
    CHECK(desk.says("Choose the case that this belongs to."));
    desk.press_role(Role::radio, "A new case");
    CHECK(desk.model.review->target == 1);
}

TEST_CASE("a refused bundle names the stage and what to do, and offers nothing to add") {
    app::Review review;
    review.refused = Error{Problem::bundle_signature_broken};
    review.stage = "signature";
    ReviewDesk desk(review);
    CHECK(desk.says("This bundle was changed after it was signed. Nothing was read from it. Ask for it again, by another route."));
    CHECK(desk.says("signature"));
    CHECK(desk.starting_with(Role::button, "Add ") == nullptr);
    desk.press("Set aside");
    CHECK(desk.title() == "Home, Tributary");
}

TEST_CASE("a bundle that was added before, was passed on, or whose key changed says so") {
    app::Review review = small_review();
    review.fresh = 0;
    review.seen_before = test::an_evening - 7 * test::one_day;
    review.passed_on = true;
    ReviewDesk desk(review);
    CHECK(desk.says("You added this bundle on 13 January 2015. Opening it again changes nothing."));
    CHECK(desk.says("This was sealed for Nell Sallow and passed on to you."));
    CHECK(desk.starting_with(Role::button, "Add ") == nullptr);
    desk.model.review->fresh = 3;
    desk.model.review->sender_known = true;
    desk.model.review->sender.trust = app::Trust::key_changed;
    desk.show();
    CHECK(desk.says("The key of Idris Wold has changed."));
    CHECK(desk.starting_with(Role::button, "Add ") == nullptr);
}

TEST_CASE("a review rests and names nothing twice at every width") {
    for (const float width : {320.0f, 700.0f, 1024.0f, 1366.0f, 1600.0f}) {
        ReviewDesk desk(small_review(), {.width = width, .height = 800});
        CAPTURE(width);
        CHECK(desk.semantics().clash() == "");
        CHECK_FALSE(desk.unsettled());
        CHECK(desk.says("Words of the key"));
    }
}

TEST_CASE("a field with two values shows both and who wrote them, nothing chosen, and keeps the one that is chosen") {
    Desk desk({.width = 1600, .height = 1000});
    desk.open_as("Idris Wold", "Children's social care", "Report author");
    desk.ask(app::NewReferral{"TH-2014-03", "Child R", "", ""});
    const Id case_id = desk.model.place.case_id;
    desk.ask(app::AddEntry{});
    const Id entry = desk.model.place.record;
    domain::CaseFile& file = desk.model.cases.at(case_id).file;
    const Id part = domain::agencies_of(file).front().part;
    desk.ask(app::SetField{part, entry, "event", domain::Json("Visit planned.")});
    // Hana, on another device, wrote without having seen what Idris writes now.
    const auto other = file.next(part, test::number_id(77), test::number_id(78), test::an_evening, "change_entry",
                                      {{"entry", entry, {{"event", domain::Json("Visit, no reply.")}}}});
    desk.ask(app::SetField{part, entry, "event", domain::Json("Visit.")});
    REQUIRE(file.apply(domain::encode(other)));
    desk.show();
    CHECK(desk.says("Conflict: What happened"));
    CHECK(desk.says("Two people changed this without seeing each other's change."));
    desk.ask(app::Go{{app::Screen::conflicts, case_id, {}}});
    CHECK(desk.has(Role::heading, "Conflicts"));
    CHECK(desk.says("You, 20 January 2015 at 21:14. Had seen nothing written by someone whose card is not here."));
    CHECK(desk.says("Someone whose card is not here, 20 January 2015 at 21:14. Had seen what was written by you up to 20 January 2015 at 21:14."));
    CHECK(desk.says("Before, it said: Visit planned."));
    CHECK((desk.states(Role::radio, "Visit.") & state::checked) == 0);
    CHECK((desk.states(Role::radio, "Visit, no reply.") & state::checked) == 0);
    desk.press("Keep the one chosen");
    CHECK(desk.says("Choose the value to keep."));
    desk.press_role(Role::radio, "Visit, no reply.");
    desk.press("Keep the one chosen");
    CHECK(desk.model.current_case()->file.record(part, entry)->text("event") == "Visit, no reply.");
    CHECK(desk.says("No conflicts"));
    desk.ask(app::Undo{});
    CHECK(desk.says("Conflict: What happened"));
}

}  // namespace tributary::ui
