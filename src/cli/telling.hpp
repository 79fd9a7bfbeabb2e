// Cards, bundles and refusals, as a value for `--json` and in words.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "bundle/card.hpp"
#include "bundle/open.hpp"
#include "domain/json.hpp"

namespace tributary::cli {

[[nodiscard]] domain::Json json_of(const bundle::Card& card);
[[nodiscard]] std::string words_of(const bundle::Card& card);

[[nodiscard]] domain::Json json_of(const bundle::VerifiedBundle& bundle);
[[nodiscard]] std::string words_of(const bundle::VerifiedBundle& bundle);

[[nodiscard]] domain::Json json_of(const Error& error);
/// What happened and what to do, then the stage and the rule when a bundle was refused.
[[nodiscard]] std::string words_of(const Error& error);

/// The problem as its enumerator is spelled: "bundle_not_for_me".
[[nodiscard]] std::string_view name_of(Problem problem);

}  // namespace tributary::cli
