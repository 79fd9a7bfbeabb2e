// Finding words in text as people type them: capitals make no difference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/text.hpp"
#include "ui/widgets/matching.hpp"

namespace tributary::ui {

/// `wanted` is folded. Nothing wanted is found everywhere.
[[nodiscard]] bool holds(std::string_view text, std::string_view wanted);

/// The text in runs, what was found on the ground `find`. `look` is the look of the rest. Views into `text`.
[[nodiscard]] std::vector<Run> marked(std::string_view text, std::string_view wanted, Run look = "");

/// So much of the text around the first find, on word ends, with dots where it was cut.
[[nodiscard]] std::string around(std::string_view text, std::string_view wanted, std::size_t most = 160);

}  // namespace tributary::ui
