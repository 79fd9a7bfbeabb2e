// The frame of a text field: label, hint and error above the box, the box and its words. Not for screens.
#pragma once

#include "ui/core/core.hpp"

namespace tributary::ui {

/// A text field takes so many UTF-16 units, as browsers count them: at most 3 MB of UTF-8, and under a record's limit in the vault when it is
/// written as JSON. More is refused as a whole, with a sentence.
inline constexpr int most_characters = 1'000'000;

struct Field {
    NodeId id = 0, hint = 0, error = 0;
    Box box{};                      // of the control
    float lead = 13, trail = 13;    // 12 and the edge
    float width = 0;
    float room = 0;                 // of the words above it: those of a short box may be wider
    std::size_t words = 0;          // in a long text
};

/// Opens a column and writes what stands above the control; the caller takes `field.box`, draws, and closes the flow.
void open_field(Core& core, Field& field, std::string_view label, const FieldOptions& options);
/// What could not be typed or pasted into it, said below label and hint until something is typed. In editor_dialogs.cpp.
void write_notice(Core& core, Field& field);
/// The sentence of something that is no field, once.
[[nodiscard]] std::string take_notice(Core& core, NodeId id);
void draw_box(Core& core, const Field& field, const FieldOptions& options);
/// Not while the browser draws it.
void draw_value(Core& core, const Field& field, std::string_view value, const FieldOptions& options, Type type);
/// What was typed in this frame goes into `value`.
Edit take_edit(Core& core, NodeId id, std::string& value, const FieldOptions& options);
/// Name, value, tip and states of the control; `extra` and more bits may be set before it is given to `Core::describe`.
[[nodiscard]] Description description_of(Core& core, Role role, const Field& field, std::string_view label, std::string_view value, const FieldOptions& options, Type type);

}  // namespace tributary::ui
