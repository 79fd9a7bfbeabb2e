// The engine: deadlines, decisions, checks and what is owed, on an invented procedure; the boards' own dates are in tests/data/profiles.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "data.hpp"
#include "domain/procedure/criteria.hpp"
#include "domain/procedure/state.hpp"
#include "domain/profile/load.hpp"
#include "profile_sample.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::procedure;

namespace {

Deed event(std::string id, const char* at) { return {DeedKind::event, std::move(id), {}, *Moment::parse(at)}; }
Deed field(std::string id, Json value) { return {DeedKind::field, std::move(id), std::move(value)}; }
Deed decision(std::string outcome, std::string role, std::string reason) {
    return {DeedKind::decision, "decide", std::move(outcome), *Moment::parse("2027-03-12"), std::move(role), std::move(reason)};
}

struct Desk {
    profile::Profile profile = profile::load(testing::sample_profile).value();
    WorkingCalendar calendar{profile.region()};
    std::vector<Deed> deeds;
    Moment now = *Moment::parse("2027-03-15");

    [[nodiscard]] Ledger ledger() const { return Ledger(profile, deeds, now, calendar); }
    [[nodiscard]] Due due(std::string_view id, int turn = 1) const { return ledger().due(*profile.find(profile::Section::deadlines, id), turn); }
    [[nodiscard]] Problem refusal(const Deed& deed) const {
        const auto may = may_record(ledger(), deed);
        REQUIRE_FALSE(may);
        return may.error().problem;
    }
};

std::vector<std::string> names(const std::vector<const Element*>& elements) {
    std::vector<std::string> all;
    for (const Element* each : elements) all.emplace_back(each->id());
    return all;
}

}  // namespace

TEST_CASE("a deadline waits, is due, is late, is met, or is met late") {
    Desk desk;
    CHECK(desk.due("answer").state == DueState::waiting);
    desk.deeds.push_back(event("asked", "2027-03-01"));  // a Monday; Scotland has no holiday before Good Friday, 26 March: ten working days end on Monday 15
    CHECK(desk.due("answer").date() == Moment::parse("2027-03-15"));
    CHECK(desk.due("answer").state == DueState::due);
    desk.now = *Moment::parse("2027-03-16");
    CHECK(desk.due("answer").state == DueState::late);
    desk.deeds.push_back(event("answered", "2027-03-15"));
    CHECK(desk.due("answer").state == DueState::met);
    desk.deeds.back() = event("answered", "2027-03-16");
    CHECK(desk.due("answer").state == DueState::met_late);
    desk.deeds.back() = event("answered", "2027-02-28");
    CHECK(desk.due("answer").state == DueState::before_anchor);
}

TEST_CASE("a deadline may count from another, back or forth; what is not stated asks for a date") {
    Desk desk;
    desk.deeds = {event("asked", "2027-03-01")};
    CHECK(desk.due("before_answer").date() == Moment::parse("2027-03-01"));  // 15 March less two weeks
    CHECK(desk.due("open_end").state == DueState::no_date);
    desk.deeds.push_back({DeedKind::agreed, "open_end", "2027-04-30"});
    CHECK(desk.due("open_end").state == DueState::due);
    desk.deeds.push_back({DeedKind::agreed, "answer", "2027-03-22"});
    CHECK(desk.due("answer").by_rule == Moment::parse("2027-03-15"));
    CHECK(desk.due("answer").date() == Moment::parse("2027-03-22"));
    CHECK(desk.due("before_answer").date() == Moment::parse("2027-03-08"));
}

TEST_CASE("29 February, the last day of a month, and what recurs") {
    CHECK(add_months({2012, 2, 29}, 12) == Date{2013, 2, 28});
    CHECK(add_months({2012, 2, 29}, 48) == Date{2016, 2, 29});
    CHECK(add_months({2015, 8, 31}, 6) == Date{2016, 2, 29});
    CHECK(add_months({2015, 3, 31}, -1) == Date{2015, 2, 28});
    CHECK(add_months({2015, 1, 31}, -13) == Date{2013, 12, 31});
    CHECK_FALSE(Moment::parse("2015-02-29").has_value());
    Desk desk;
    desk.deeds = {event("asked", "2026-11-01"), event("closed", "2026-11-30")};
    for (const auto& [turn, day] : {std::pair{1, "2027-02-28"}, std::pair{2, "2027-05-30"}, std::pair{4, "2027-11-30"}}) CHECK(desk.due("look_again", turn).date() == Moment::parse(day));
    CHECK(desk.due("look_again").on_a_day_off);  // 28 February 2027 is a Sunday: kept and marked
    const State state = state_of(desk.ledger());
    CHECK(std::ranges::count_if(state.dues, [](const Due& due) { return due.deadline->id() == "look_again"; }) == 2);  // the one that is past and the next
}

TEST_CASE("hours are counted to the minute, and need a time") {
    const auto meeting = profile::load(testing::with("\"offset\": 10, \"unit\": \"working_days\"", "\"offset\": -48, \"unit\": \"hours\"")).value();
    const auto& cut_off = *meeting.find(profile::Section::deadlines, "answer");
    const WorkingCalendar calendar(Region::scotland);
    CHECK(due_at(cut_off, *Moment::parse("2015-05-14T10:00"), calendar) == Moment::parse("2015-05-12T10:00"));
    CHECK(due_at(cut_off, *Moment::parse("2015-03-01T01:30"), calendar) == Moment::parse("2015-02-27T01:30"));
    CHECK_FALSE(due_at(cut_off, *Moment::parse("2015-05-14"), calendar).has_value());
    const auto counted = profile::load(testing::with("\"unit\": \"working_days\"", "\"unit\": \"working_days\", \"day0\": \"included\"")).value();
    CHECK(due_at(*counted.find(profile::Section::deadlines, "answer"), *Moment::parse("2027-03-01"), calendar) == Moment::parse("2027-03-12"));
}

TEST_CASE("a decision belongs to one role, and needs its reason") {
    Desk desk;
    desk.deeds = {event("asked", "2027-03-01"), event("answered", "2027-03-02"), field("letter.reason", "because")};
    CHECK(may_record(desk.ledger(), decision("yes", "chair", "because")));
    CHECK(desk.refusal(decision("yes", "clerk", "because")) == Problem::decision_wrong_role);
    CHECK(desk.refusal(decision("yes", "", "because")) == Problem::decision_wrong_role);
    CHECK(desk.refusal(decision("yes", "chair", "")) == Problem::decision_needs_reason);
    CHECK(desk.refusal(decision("perhaps", "chair", "because")) == Problem::decision_outcome_unknown);
    CHECK(desk.refusal(event("never", "2027-03-01")) == Problem::event_unknown);
    CHECK(may_record(desk.ledger(), decision("yes", "clerk", "because")).error() == Error{Problem::decision_wrong_role, "Decide", "Chair of Chairs"});
}

TEST_CASE("BLOCK cannot be passed over; WARN needs a reason; both name what is in the way") {
    Desk desk;
    desk.deeds = {event("asked", "2027-03-01")};
    CHECK(desk.refusal(decision("yes", "chair", "because")) == Problem::check_blocks);
    CHECK(desk.refusal({DeedKind::override, "has_reason", {}, {}, "chair", "I may"}) == Problem::check_blocks);
    State state = state_of(desk.ledger());
    CHECK(names(state.next) == std::vector<std::string>{"answered"});
    REQUIRE(state.blocked.size() == 2);  // to close, and to decide; what is read out belongs to a later stage
    CHECK(state.blocked[0].second->id() == "has_reason");
    desk.deeds.push_back(field("letter.reason", "because"));
    CHECK(desk.refusal(decision("yes", "chair", "because")) == Problem::override_needs_reason);
    CHECK(desk.refusal({DeedKind::override, "slow", {}, {}, "chair", ""}) == Problem::override_needs_reason);
    const Deed passed{DeedKind::override, "slow", {}, {}, "chair", "Nobody can answer."};
    CHECK(may_record(desk.ledger(), passed));
    desk.deeds.push_back(passed);
    CHECK(may_record(desk.ledger(), decision("no", "chair", "because")));
    state = state_of(desk.ledger());
    REQUIRE(state.unmet.size() == 1);
    CHECK(state.unmet[0].overridden == "Nobody can answer.");
}

TEST_CASE("what comes after something is not dated before it, and waits for it") {
    Desk desk;
    CHECK(desk.refusal(event("answered", "2027-03-02")) == Problem::event_before_anchor);
    desk.deeds = {event("asked", "2027-03-01T10:00")};
    CHECK(desk.refusal(event("answered", "2027-02-28")) == Problem::event_before_anchor);
    CHECK(desk.refusal(event("answered", "2027-03-01T09:59")) == Problem::event_before_anchor);
    CHECK(may_record(desk.ledger(), event("answered", "2027-03-01")));
    CHECK(may_record(desk.ledger(), event("answered", "2027-03-01T10:00")));
}

TEST_CASE("who is to be told, by when, and a body that is no more") {
    Desk desk;
    desk.deeds = {event("asked", "2027-03-01"), field("letter.reason", "because"), decision("yes", "chair", "because")};
    State state = state_of(desk.ledger());  // the decision brings the event "closed"
    REQUIRE(state.owed.size() == 1);
    CHECK(state.owed[0].to == "inspectorate");
    CHECK(state.owed[0].due == Moment::parse("2027-03-15"));
    CHECK_FALSE(state.owed[0].late);
    CHECK_FALSE(state.owed[0].body_gone);
    CHECK(state.stages[0].second == StageState::done);
    desk.now = *Moment::parse("2027-03-16");
    CHECK(state_of(desk.ledger()).owed[0].late);
    const Deed told{DeedKind::done, "tell", "inspectorate", *Moment::parse("2027-03-14")};
    CHECK(may_record(desk.ledger(), told));
    desk.deeds.push_back(told);
    CHECK(state_of(desk.ledger()).owed[0].sent == Moment::parse("2027-03-14"));
    CHECK_FALSE(state_of(desk.ledger()).owed[0].late);
    CHECK(may_record(desk.ledger(), {DeedKind::done, "tell", "inspectorate", *Moment::parse("2099-01-01")}).error() == Error{Problem::body_abolished, "Old Inspectorate", "2099-01-01"});
    CHECK(desk.refusal({DeedKind::done, "tell", "inspectorate", *Moment::parse("2001-03-31")}) == Problem::body_abolished);
}

TEST_CASE("criteria: limb by limb, with what is not answered") {
    const Desk desk;
    CHECK(assess(desk.profile, Json::Object{{"harmed", true}})->outcome == Outcome::met);
    CHECK(assess(desk.profile, Json::Object{{"harmed", false}})->outcome == Outcome::not_met);
    const auto open = assess(desk.profile, Json::Object{});
    CHECK(open->outcome == Outcome::not_met);
    CHECK(open->limbs[0].unanswered == std::vector<std::string>{"harmed"});
    CHECK(assess(desk.profile, Json::Object{{"harmed", "yes"}}).error() == Error{Problem::answer_unknown, "harmed"});
    CHECK(assess(desk.profile, Json::Object{{"hurried", true}}).error() == Error{Problem::answer_unknown, "hurried"});
    CHECK_FALSE(assess(desk.profile, Json(7)));
}

TEST_CASE("a bank holiday proclaimed afterwards shows which deadlines it moves") {
    Desk desk;
    desk.deeds = {event("asked", "2027-03-01")};
    HolidayTable later = built_in_holidays();
    later.proclamations.push_back({{2027, 3, 10}, {}, {Region::scotland}, "invented"});
    const WorkingCalendar other(Region::scotland, later);
    const auto moved = moved_by(desk.ledger(), Ledger(desk.profile, desk.deeds, desk.now, other));
    REQUIRE(moved.size() == 2);  // the answer, and the draft that counts back from it
    CHECK(moved[0].before == *Moment::parse("2027-03-15"));
    CHECK(moved[0].after == *Moment::parse("2027-03-16"));
    CHECK(moved[1].after == *Moment::parse("2027-03-02"));
}

TEST_CASE("the state of a case with 5,000 deeds is worked out from each of them once") {
    Desk desk;
    for (int i = 0; i < 5'000; ++i) desk.deeds.push_back(i % 2 ? field("letter.reason", "because") : Deed{DeedKind::done, "tell", "inspectorate", *Moment::parse("2027-03-14")});
    desk.deeds.push_back(event("asked", "2027-03-01"));
    const auto begin = std::chrono::steady_clock::now();
    const State state = state_of(desk.ledger());
    const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
    MESSAGE("5,001 deeds: ", spent, " microseconds");
    CHECK(state.dues.size() == 4);
}

TEST_CASE("the boards' own dates and criteria, worked out by hand in the file") {
    const Bytes bytes = testing::read_data("profiles/vectors.json");
    const auto vectors = read_any_spelling(text_of(bytes));
    REQUIRE(vectors);
    std::size_t checked = 0;
    for (const Json& vector : *vectors->array()) {
        CAPTURE(vector.text("test"));
        CAPTURE(vector.text("profile"));
        const auto board = profile::load_built_in(vector.text("profile"));
        REQUIRE(board);
        std::vector<Deed> deeds;
        Moment now{{1990, 1, 1}, {}};
        if (const Json* events = vector.find("events"))
            for (const auto& [id, at] : *events->object()) {
                REQUIRE(board->find(profile::Section::events, id));
                deeds.push_back(event(id, at.string()->c_str()));
                now = std::max(now, deeds.back().at);
            }
        if (const Json* agreed = vector.find("agreed"))
            for (const auto& [id, day] : *agreed->object()) deeds.push_back({DeedKind::agreed, id, day});
        const WorkingCalendar calendar(board->region());
        const Ledger ledger(*board, deeds, now, calendar);
        if (const Json* due = vector.find("due"))
            for (const auto& [id, days] : *due->object()) {
                const Element* deadline = board->find(profile::Section::deadlines, id);
                REQUIRE(deadline);
                for (std::size_t turn = 0; turn < days.array()->size(); ++turn) {
                    const Due found = ledger.due(*deadline, static_cast<int>(turn) + 1);
                    REQUIRE(found.date());
                    CHECK(found.date()->iso() == *(*days.array())[turn].string());
                    ++checked;
                }
            }
        if (const Json* states = vector.find("states"))
            for (const auto& [id, name] : *states->object()) {
                CHECK(name_of(ledger.due(*board->find(profile::Section::deadlines, id)).state) == *name.string());
                ++checked;
            }
        if (const Json* marked = vector.find("not_worked"))
            for (const Json& id : *marked->array()) CHECK(ledger.due(*board->find(profile::Section::deadlines, *id.string())).on_a_day_off);
        if (const Json* released = vector.find("public")) {
            Json::Array found;
            for (const Element* release : releases_of(ledger))
                if (release->flag("public")) found.emplace_back(release->id());
            CHECK(Json(found) == *released);
            ++checked;
        }
        if (const Json* answers = vector.find("answers")) {
            const auto criteria = assess(*board, *answers);
            REQUIRE(criteria);
            CHECK(name_of(criteria->outcome) == vector.text("outcome"));
            ++checked;
        }
    }
    CHECK(checked >= 34);
}
