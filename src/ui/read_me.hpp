// The page inside a bundle that reads without the program: the words around what `app` gathered.
#pragma once

#include <string>

#include "app/read_me.hpp"

namespace tributary::ui {

/// A whole HTML page (headings, table headers bound to their cells, no script, no picture). Every text is escaped.
[[nodiscard]] std::string read_me_page(const app::ReadMe& content);

}  // namespace tributary::ui
