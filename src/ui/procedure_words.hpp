// What Tributary says about procedures: profiles, deadlines, decisions and bank holidays.
#pragma once

#include <string>

#include "base/result.hpp"
#include "domain/procedure/criteria.hpp"
#include "domain/procedure/state.hpp"

namespace tributary::ui {

/// The sentences of the problems from `holiday_table_malformed` to `override_needs_reason`; part of `sentence`.
[[nodiscard]] std::string procedure_sentence(const Error& error);

/// The rule in words: "5 working days after Chair decided", "every 6 months after Action plan agreed", "Not stated: a date is agreed for each case".
[[nodiscard]] std::string rule_words(const domain::profile::Profile& profile, const domain::profile::Element& deadline);
/// "SCRG recommendation reaches the Chair: due on Saturday 28 February 2015, a day nobody works on. 1 month after Referral received."
[[nodiscard]] std::string due_words(const domain::profile::Profile& profile, const domain::procedure::Due& due);
/// The outcome, and each limb with what is not answered.
[[nodiscard]] std::string criteria_words(const domain::procedure::Criteria& criteria);
/// Why a step cannot be taken yet: the event it waits for, or the check in its way.
[[nodiscard]] std::string blocked_words(const domain::profile::Element& step, const domain::profile::Element& held_by);

}  // namespace tributary::ui
