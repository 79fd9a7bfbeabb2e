// Whether a case meets a board's criteria, limb by limb, from the answers to the profile's questions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/profile/profile.hpp"

namespace tributary::domain::procedure {

enum class Outcome : std::uint8_t { not_met, must_consider, met };
/// "not_met", "must_consider", "met".
[[nodiscard]] std::string_view name_of(Outcome outcome);

struct LimbResult {
    const profile::Element* limb = nullptr;
    bool holds = false;
    std::vector<std::string> unanswered;  // questions that it asks and nobody answered: without an answer a limb may fail
};
struct RouteResult {
    const profile::Element* route = nullptr;
    bool holds = false;  // every limb does
    Outcome outcome = Outcome::not_met;
};

/// Points into the profile.
struct Criteria {
    Outcome outcome = Outcome::not_met;  // the strongest of the routes that hold
    std::vector<LimbResult> limbs;
    std::vector<RouteResult> routes;
    std::vector<const profile::Element*> opened;  // records and forms that the answers "yes" open
    std::size_t answered_yes = 0;
};

/// `answers` is an object: question id to true or false, a number, or one of the question's choices.
/// Error: answer_unknown (fact: the question) for one that the profile does not ask, or an answer that it does not offer.
[[nodiscard]] Result<Criteria> assess(const profile::Profile& profile, const Json& answers);

}  // namespace tributary::domain::procedure
