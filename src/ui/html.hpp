// Pieces of HTML for documents that leave the screen: read-me pages in bundles, and print.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tributary::ui {

/// Safe as text and inside a quoted attribute; line ends become breaks.
[[nodiscard]] std::string escaped(std::string_view text);

enum class RowKind { headings, values };
/// One row of a table, escaped. The first of the values is the heading of its row.
[[nodiscard]] std::string html_row(RowKind kind, std::span<const std::string> cells);

/// A heading of level 2 and a table below it.
[[nodiscard]] std::string html_table(std::string_view name, std::span<const std::string> headings, const std::string& rows);

}  // namespace tributary::ui
