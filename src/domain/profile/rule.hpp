// Rules as data: JsonLogic (jsonlogic.com), the operations that a procedure needs.
//
// A rule is a literal, a list of rules, or an object of one member: the operation and its operands. Operations: var, missing, if,
// ==, !=, ===, !==, !, !!, and, or, <, <=, >, >=, in, some, all, none. Two texts are compared as texts, so days (ISO 8601) come in
// their order. Nothing loops: `some`, `all` and `none` walk a list once, and may stand inside each other twice at most.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "domain/json.hpp"

namespace tributary::domain::profile {

/// What a variable stands for; null when it is not known. Names are those of `is_variable` in load.cpp: "event.decision".
using Lookup = std::function<Json(std::string_view)>;

enum class RuleFault : std::uint8_t {
    none,
    not_a_rule,    // another operation, too many members, too few operands
    too_long,      // more than 500 parts, or lists walked inside each other more than twice
    unknown_name,  // a variable that `is_known` denies
};

struct RuleCheck {
    RuleFault fault = RuleFault::none;
    std::string name{};  // the variable
};

/// Safe on hostile input. `is_known` is asked about each variable that is not the item of a walked list.
[[nodiscard]] RuleCheck check_rule(const Json& rule, const std::function<bool(std::string_view)>& is_known);

/// Every variable that the rule reads, in the order they stand.
[[nodiscard]] std::vector<std::string> variables_of(const Json& rule);

/// What a checked rule comes to.
[[nodiscard]] Json evaluate(const Json& rule, const Lookup& lookup);

/// As JsonLogic says: false, null, 0, "" and [] are not true.
[[nodiscard]] bool is_true(const Json& value);
[[nodiscard]] inline bool holds(const Json& rule, const Lookup& lookup) { return is_true(evaluate(rule, lookup)); }

}  // namespace tributary::domain::profile
