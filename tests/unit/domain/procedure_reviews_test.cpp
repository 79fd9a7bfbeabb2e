// A review under each founding board from referral to commissioning, step by step: tests/data/profiles/reviews.json says what is done, what
// is refused and why, and what is due and owed; the dates are worked out by hand there.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "data.hpp"
#include "domain/procedure/state.hpp"
#include "domain/profile/load.hpp"

using namespace tributary;
using namespace tributary::domain;
using namespace tributary::domain::procedure;

namespace {

const std::map<std::string_view, Problem> problems = {
    {"check_blocks", Problem::check_blocks},               {"override_needs_reason", Problem::override_needs_reason}, {"decision_wrong_role", Problem::decision_wrong_role},
    {"decision_needs_reason", Problem::decision_needs_reason}, {"event_before_anchor", Problem::event_before_anchor},     {"body_abolished", Problem::body_abolished},
    {"decision_outcome_unknown", Problem::decision_outcome_unknown}};

const std::map<std::string_view, DeedKind> kinds = {{"event", DeedKind::event}, {"decision", DeedKind::decision}, {"done", DeedKind::done},         {"fact", DeedKind::fact},
                                                    {"field", DeedKind::field}, {"agreed", DeedKind::agreed},     {"override", DeedKind::override}};

std::optional<Deed> deed_of(const Json& step) {
    for (const auto& [name, kind] : kinds) {
        if (step.find(name) == nullptr) continue;
        Deed deed{kind, std::string(step.text(name))};
        if (const Json* value = step.find("value")) deed.value = *value;
        if (const auto at = Moment::parse(step.text("on"))) deed.at = *at;
        deed.role = step.text("by");
        deed.reason = step.text("reason");
        return deed;
    }
    return std::nullopt;
}

struct Review {
    profile::Profile profile;
    WorkingCalendar calendar;
    std::vector<Deed> deeds;
    std::size_t refusals = 0, dates = 0, told = 0;

    explicit Review(profile::Profile board) : profile(std::move(board)), calendar(profile.region()) {}

    void take(const Json& step) {
        const auto deed = deed_of(step);
        if (!deed) return expect(step);
        const Ledger ledger(profile, deeds, deed->at, calendar);
        const auto may = may_record(ledger, *deed);
        if (step.find("refused") == nullptr) {
            if (!may) FAIL("refused: ", static_cast<int>(may.error().problem), " ", may.error().fact, " ", may.error().second_fact);
            deeds.push_back(*deed);
            return;
        }
        REQUIRE_FALSE(may);
        CHECK(may.error().problem == problems.at(step.text("refused")));
        if (!step.text("because").empty()) CHECK((may.error().fact == step.text("because") || may.error().second_fact == step.text("because")));
        ++refusals;
    }

    void expect(const Json& step) {
        const Ledger ledger(profile, deeds, *Moment::parse(step.text("today")), calendar);
        const State state = state_of(ledger);
        if (const Json* due = step.find("due"))
            for (const auto& [id, expected] : *due->object()) {
                CAPTURE(id);
                const Due found = ledger.due(*profile.find(profile::Section::deadlines, id));
                const std::string date = found.date() ? found.date()->iso() : "none";
                CHECK(date + " " + std::string(name_of(found.state)) == *expected.string());
                ++dates;
            }
        if (const Json* owed = step.find("owed")) {
            std::vector<std::string> found;
            for (const Owed& each : state.owed)
                found.push_back(std::string(each.notification->id()) + ">" + std::string(each.to) + (each.sent ? " sent" : "") + (each.late ? " late" : "") + (each.body_gone ? " gone" : ""));
            std::vector<std::string> expected;
            for (const Json& each : *owed->array()) expected.push_back(*each.string());
            std::ranges::sort(found);
            std::ranges::sort(expected);
            CHECK(found == expected);
            told += expected.size();
        }
        if (const Json* blocked = step.find("blocked"))
            for (const auto& [id, holder] : *blocked->object()) {
                CAPTURE(id);
                const auto held = std::ranges::find_if(state.blocked, [&](const auto& each) { return each.first->id() == id; });
                REQUIRE(held != state.blocked.end());
                CHECK(held->second->id() == *holder.string());
            }
        if (const Json* next = step.find("next"))
            for (const Json& id : *next->array()) {
                CAPTURE(*id.string());
                CHECK(std::ranges::any_of(state.next, [&](const Element* each) { return each->id() == *id.string(); }));
            }
    }
};

}  // namespace

TEST_CASE("a review under each founding board, from referral to commissioning") {
    const Bytes bytes = testing::read_data("profiles/reviews.json");
    const auto reviews = read_any_spelling(text_of(bytes));
    REQUIRE(reviews);
    CHECK(reviews->array()->size() >= 5);
    for (const Json& script : *reviews->array()) {
        CAPTURE(script.text("profile"));
        auto board = profile::load_built_in(script.text("profile"));
        REQUIRE(board);
        Review review(std::move(*board));
        std::size_t number = 0;
        for (const Json& step : *script.find("steps")->array()) {
            CAPTURE(++number);
            review.take(step);
        }
        CHECK(review.refusals >= 3);
        CHECK(review.dates >= 1);
        CHECK(review.told >= 1);
    }
}
