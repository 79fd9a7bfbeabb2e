// What stays on one line (ux.md section 4): a pseudonym (Child R, Half-sibling 3), a day with its month, a month with its
// year, a number with its unit.
#pragma once

#include <string>
#include <string_view>

namespace tributary::ui {

/// The text as it may be shown (scripts.hpp), with its unbreakable spaces written as U+00A0; drawn, measured and mirrored alike.
[[nodiscard]] std::string with_unbreakable_spaces(std::string_view text);

}  // namespace tributary::ui
