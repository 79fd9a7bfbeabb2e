#include "domain/procedure/criteria.hpp"

#include <algorithm>

#include "domain/profile/rule.hpp"

namespace tributary::domain::procedure {

using profile::Element;
using profile::Profile;
using profile::Section;

namespace {

constexpr std::string_view prefix = "question.";

bool is_offered(const Element& question, const Json& answer) {
    if (question.text("type") == "number") return answer.integer() != nullptr;
    const auto choices = question.words("choices");
    if (choices.empty()) return answer.boolean() != nullptr;
    return answer.string() && std::ranges::find(choices, *answer.string()) != choices.end();
}

LimbResult result_of(const Element& limb, const Json& answers) {
    LimbResult result{&limb, false, {}};
    const Json& rule = *limb.find("when");
    for (const std::string& name : profile::variables_of(rule))
        if (name.starts_with(prefix) && answers.find(name.substr(prefix.size())) == nullptr) result.unanswered.push_back(name.substr(prefix.size()));
    result.holds = profile::holds(rule, [&](std::string_view name) {
        const Json* answer = name.starts_with(prefix) ? answers.find(name.substr(prefix.size())) : nullptr;
        return answer ? *answer : Json();
    });
    return result;
}

bool limb_holds(const Criteria& criteria, std::string_view id) {
    return std::ranges::any_of(criteria.limbs, [&](const LimbResult& each) { return each.limb->id() == id && each.holds; });
}

void open_what_follows(const Profile& profile, const Element& question, Criteria& criteria) {
    ++criteria.answered_yes;
    for (const std::string_view id : question.words("opens")) criteria.opened.push_back(profile.find_in("records artefacts", id));
}

}  // namespace

std::string_view name_of(Outcome outcome) { return outcome == Outcome::met ? "met" : outcome == Outcome::must_consider ? "must_consider" : "not_met"; }

Result<Criteria> assess(const Profile& profile, const Json& answers) {
    Criteria criteria;
    if (answers.object() == nullptr) return fail(Problem::answer_unknown);
    for (const auto& [id, answer] : *answers.object()) {
        const Element* question = profile.find(Section::questions, id);
        if (question == nullptr || !is_offered(*question, answer)) return fail(Problem::answer_unknown, id);
        if (answer.boolean() && *answer.boolean()) open_what_follows(profile, *question, criteria);
    }
    for (const Element& limb : profile.of(Section::limbs)) criteria.limbs.push_back(result_of(limb, answers));
    for (const Element& route : profile.of(Section::routes)) {
        RouteResult result{&route, true, route.text("outcome") == "met" ? Outcome::met : Outcome::must_consider};
        for (const std::string_view limb : route.words("limbs")) result.holds = result.holds && limb_holds(criteria, limb);
        if (result.holds) criteria.outcome = std::max(criteria.outcome, result.outcome);
        criteria.routes.push_back(result);
    }
    return criteria;
}

}  // namespace tributary::domain::procedure
