// The parts of the editor beside the text itself: tools, find and replace, links, earlier versions. Not for screens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/field.hpp"

namespace tributary::ui {

/// A found place, in bytes.
struct Match {
    std::size_t begin = 0, end = 0;
};

/// Where `wanted` stands in `text`, capitals of the Latin alphabet or not; matches do not overlap.
[[nodiscard]] std::vector<Match> find_all(std::string_view text, std::string_view wanted);

/// How many UTF-16 units the first `bytes` of the text are: what the browser counts.
[[nodiscard]] std::uint32_t utf16_units(std::string_view text, std::size_t bytes);

/// Whether one of the editor's own controls has focus.
[[nodiscard]] bool tools_have_focus(Core& core, NodeId field);

/// Inside the scope of the field: what stands below the box while the text is in use.
void draw_tools(Ui& ui, Editing& editing, const Field& field, std::string_view value, const EditorOptions& options);
/// The find panel; `matches` are those of the text as it is.
void draw_find(Ui& ui, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches);
/// Back into the text, at the match that is shown.
void stop_finding(Core& core, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches);
void draw_link_dialog(Ui& ui, Editing& editing, const Field& field, const EditorOptions& options);
void draw_versions_dialog(Ui& ui, Editing& editing, const Field& field, std::string_view label, std::string_view value, const EditorOptions& options);

}  // namespace tributary::ui
