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

/// Where `wanted` stands in `text`, capitals or not; matches do not overlap.
[[nodiscard]] std::vector<Match> find_all(std::string_view text, std::string_view wanted);

/// How many UTF-16 units the first `bytes` of the text are: what the browser counts.
[[nodiscard]] std::uint32_t utf16_units(std::string_view text, std::size_t bytes);

/// How many bytes its first UTF-16 units are.
[[nodiscard]] std::size_t bytes_of_units(std::string_view text, std::uint32_t units);

inline constexpr float editor_pad = 9;  // above and below the text

/// Takes in what the browser says of a reference that is being typed: "reference FROM TO RUN TYPED", "no reference". In
/// editor_references.cpp.
void take_reference(Editing& editing, std::string_view said);
/// The list of entries at the caret, while a reference is being typed; after the text was drawn. Takes its keys and presses.
/// Gives the ids of the list and of its active option, nothing while it is shut.
std::string offer_references(Ui& ui, Editing& editing, const Field& field, const EditorOptions& options);

/// Whether one of the editor's own controls has focus.
[[nodiscard]] bool tools_have_focus(Core& core, NodeId field);

/// Inside the scope of the field: what stands below the box while the text is in use.
void draw_tools(Ui& ui, Editing& editing, const Field& field, std::string_view value, const EditorOptions& options);
/// The find panel; `matches` are those of the text as it is.
void draw_find(Ui& ui, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches);
/// Back into the text, at the match that is shown.
void stop_finding(Core& core, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches);
void draw_link_dialog(Ui& ui, Editing& editing, const Field& field, const EditorOptions& options);
/// In editor_language.cpp.
void draw_language_dialog(Ui& ui, Editing& editing, const Field& field);
void draw_versions_dialog(Ui& ui, Editing& editing, const Field& field, std::string_view label, std::string_view value, const EditorOptions& options);

}  // namespace tributary::ui
