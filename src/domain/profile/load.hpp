// Reading a profile. Hostile input: a file may come from anybody.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/profile/profile.hpp"

namespace tributary::domain::profile {

/// Reads and checks a profile as a whole: shape (shape.hpp), names that point nowhere, circles, rules, templates.
/// Errors: profile_not_json, profile_newer, profile_malformed, profile_id_repeated, profile_name_unknown, profile_anchor_unknown,
/// profile_role_unheld, profile_cycle, profile_check_not_a_check, profile_check_endless, profile_template_field. The first fact is
/// the line of `text`, the second what it is about.
[[nodiscard]] Result<Profile> load(std::string_view text);

/// Profiles that come with the program, in the order of their file names. Loading them is checked by the tests.
struct BuiltIn {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const BuiltIn> built_in_profiles();
/// Error: profile_missing (fact: the name).
[[nodiscard]] Result<Profile> load_built_in(std::string_view name);

/// Whether a profile gives a meaning to a variable of rules and templates:
///
/// question.ID, fact.ID, event.ID (the day, with "T10:00" when it has a time), decision.ID (the outcome), deadline.ID (the day due),
/// check.ID (whether it holds), done.ID (of artefacts, records, notifications, declarations, sign_offs: whether it is done),
/// form.ID.FIELD (of artefacts, records, decisions: the value), role.ID and body.ID (what the board calls it), today, and of the case:
/// case.reference, case.subject.
[[nodiscard]] bool is_variable(const Profile& profile, std::string_view name);

}  // namespace tributary::domain::profile
