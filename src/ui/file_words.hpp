// What is told of a file that was read, beside its rows.
#pragma once

#include <string>

#include "documents/table.hpp"

namespace tributary::ui {

/// One sentence: what was noticed, or not taken. Empty for what nobody needs to hear.
[[nodiscard]] std::string notice_words(const documents::Notice& notice);

}  // namespace tributary::ui
