// Marking the words that are selected as being in another language (WCAG 3.1.2): a screen reader changes its voice for them.
#include <algorithm>
#include <utility>
#include <vector>

#include "ui/widgets/editor_parts.hpp"
#include "ui/widgets/languages.hpp"

namespace tributary::ui {

std::string_view language_name(std::string_view tag) {
    const auto found = std::ranges::find(languages, tag, &Language::tag);
    return found == std::end(languages) ? tag : found->name;
}

static void mark(Core& core, Editing& editing, NodeId field, std::string_view tag) {
    core.requests.edits.push_back({field, "language", 0, 0, std::string(tag)});
    editing.naming_language = false;
}

void draw_language_dialog(Ui& ui, Editing& editing, const Field& field) {
    Core& core = ui.core();
    const bool closed = ui.dialog("Mark the language", [&] {
        ui.paragraph("Of the words that are selected, or of the word at the caret. They are read aloud in that language.");
        std::vector<std::string_view> names;
        for (const Language& language : languages) names.push_back(language.name);
        if (!std::exchange(editing.met, true)) ui.focus_here();
        ui.select("Language", names, editing.language);
        ui.row(12, [&] {
            if (ui.button("Mark the words", {.kind = Kind::primary}) && editing.language >= 0) mark(core, editing, field.id, languages[editing.language].tag);
            if (ui.text_button("Take the mark away")) mark(core, editing, field.id, {});
        });
    });
    if (closed) editing.naming_language = false;
    if (editing.naming_language) return;
    editing.met = false;
    core.requests.focus = field.id;
}

}  // namespace tributary::ui
