// Long text: while it has focus the browser draws it, with its spelling, undo and dictation; at rest the canvas draws it
// formatted. Marks are put in by web/editor.js through the browser's undo.
#include <algorithm>

#include "ui/core/script_languages.hpp"
#include "ui/widgets/document.hpp"
#include "ui/widgets/editor_parts.hpp"

namespace tributary::ui {

namespace {

constexpr float pad_y = editor_pad;
constexpr int slot_height = 101;
constexpr std::size_t tasted = 2000;  // bytes that tell the language of a text

/// What the browser did to the text, in the words of the button.
std::string said_of(std::string_view done) {
    if (done == "bold on") return "Bold";
    if (done == "bold off") return "Not bold";
    if (done == "italic on") return "Italic";
    if (done == "italic off") return "Not italic";
    if (done == "bullets on") return "Bulleted list";
    if (done == "numbers on") return "Numbered list";
    if (done == "bullets off" || done == "numbers off") return "No list";
    if (done == "heading off") return "No heading";
    if (done.starts_with("heading ")) return "Heading " + std::string(done.substr(8));
    return {};
}

// What tools and chords did, and what they ask for.
void take_in(Core& core, Editing& editing, NodeId field) {
    const Event* event = core.find(EventKind::edited, field);
    if (event == nullptr) return;
    if (const std::string words = said_of(event->text); !words.empty()) core.requests.announcements.emplace_back(words, false);
    if (event->text == "replace") editing.finding = true;
    if (event->text == "language") editing.naming_language = true;
    take_reference(editing, event->text);
}

// Numbers hold while somebody types; at rest they are those of now. Takes what was typed into `value`.
Edit take_words(Core& core, Editing& editing, NodeId field, std::string& value, const EditorOptions& options) {
    const auto& now = options.document.numbers;
    const bool differs = !editing.numbers != !now || (now && editing.numbers && now->stamp != editing.numbers->stamp);
    if (!editing.stored || (differs && !core.is_focused(field))) {
        editing.numbers = now;
        editing.stored.reset();
    }
    if (editing.stored != value) {
        editing.typed = editing.numbers ? documents::typed_form(value, *editing.numbers) : value;
        editing.stored = value;
    }
    const Edit edit = take_edit(core, field, editing.typed, options.field);
    if (!edit.changed) return edit;
    value = editing.numbers ? documents::stored_form(editing.typed, *editing.numbers) : editing.typed;
    editing.stored = value;
    return edit;
}

struct Text {
    std::string_view value;
    const std::vector<Match>& matches;
    std::size_t at;
};

// The text cut where matches begin and end, so that they get their ground.
std::vector<Run> runs_of(const Text& text) {
    std::vector<Run> runs;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.matches.size(); ++i) {
        const Match& match = text.matches[i];
        if (match.begin > from) runs.emplace_back(text.value.substr(from, match.begin - from));
        Run hit = found(text.value.substr(match.begin, match.end - match.begin));
        if (i == text.at) hit.mark = Mark::inserted;  // the one that is shown has a line below
        runs.push_back(hit);
        from = match.end;
    }
    if (from < text.value.size() || runs.empty()) runs.emplace_back(text.value.substr(from));
    return runs;
}

void scroll_to_match(Core& core, const Field& field, float y, float line) {
    const Region region = core.scrolling_region();
    const float top = field.box.y + pad_y + y;
    if (top >= region.box.y + 24 && top + line <= region.box.bottom() - 24) return;
    core.scroll_to(region.id, std::max(0.0, region.scroll + static_cast<double>(top - region.box.y) - 80));
}

// As it was typed: the picture under the browser's own control.
void draw_written(Core& core, Field& field, const Text& text, const FieldOptions& options, Type type, bool show_match) {
    const std::vector<Run> runs = runs_of(text);
    const float room = field.width - field.lead - field.trail;
    const TypedText& typed = core.typed.lay_out(field.id, text.value, type, room);
    field.words = typed.words();
    const Paragraph& lines = runs.size() == 1 ? typed.lines() : core.paragraphs.lay_out(runs, type, room, true);
    const TypeSize size = size_of(type);
    const float least = static_cast<float>(std::max<std::uint32_t>(lines.lines, static_cast<std::uint32_t>(options.least_lines)));
    field.box = core.flow.take(field.width, least * size.line + 2 * pad_y);
    const bool browser_draws = core.is_focused(field.id);
    float match_y = -1;
    if (core.item(field.id, field.box)) {
        draw_box(core, field, options);
        if (!browser_draws) core.draw_runs(field.id, runs, lines, {field.box.x + field.lead, field.box.y + pad_y, room, 0}, type, Colour::ink);
    }
    for (const Piece& piece : lines.pieces)
        if (match_y < 0 && runs[piece.run].mark == Mark::inserted) match_y = static_cast<float>(piece.line) * size.line;
    if (show_match && match_y >= 0) scroll_to_match(core, field, match_y, size.line);
}

// "stamp language", "list active", then its keys: Description::extra of a rich text area.
void describe_area(Core& core, const Field& field, std::string_view label, const Editing& editing, const FieldOptions& options, const EditorOptions& editor, std::string_view list) {
    Description description = description_of(core, Role::text_area, field, label, editing.typed, options, editor.document.type);
    const std::string_view language = language_of_words(std::string_view(editing.typed).substr(0, tasted));
    std::string extra = (editing.numbers ? std::to_string(editing.numbers->stamp) : "") + " " + std::string(language) + "\n" + std::string(list) + "\n" + std::string(editor.keys);
    description.extra = extra;
    description.state |= state::rich | (list.empty() ? 0u : state::expanded);
    core.describe(description);
}

void draw_formatted(Ui& ui, Field& field, const documents::Document& document, std::string_view label, const Editing& editing, const EditorOptions& options) {
    Core& core = ui.core();
    const float least = static_cast<float>(options.field.least_lines) * size_of(options.document.type).line;
    const float inside = std::max(core.memory.recall(field.id, slot_height, least), least);
    field.box = core.flow.take(field.width, inside + 2 * pad_y);
    if (core.item(field.id, field.box)) draw_box(core, field, options.field);
    describe_area(core, field, label, editing, options.field, options, {});
    const NodeId id = field.id ^ 0xd0c5u;
    const std::string edits = std::to_string(field.id);
    core.semantics.open({.role = Role::document, .id = id, .box = field.box, .extra = edits});
    core.flow.open_at(id, {field.box.x + field.lead, field.box.y + pad_y, field.width - field.lead - field.trail, 0}, options.document.type == Type::reading ? 14 : 8);
    core.push(id);
    write_document(ui, document, options.document);
    core.pop();
    core.memory.keep(field.id, slot_height, core.flow.close().h);
    core.semantics.close();
}

}  // namespace

Edit Ui::editor(std::string_view label, std::string& value, const EditorOptions& options) {
    Core& core = core_;
    Field field{.id = core.id(label)};
    Editing& editing = core.editing[field.id];
    editing.drawn = true;
    const Edit edit = take_words(core, editing, field.id, value, options);
    const std::string& words = editing.typed;
    take_in(core, editing, field.id);
    FieldOptions box = options.field;
    if (box.width <= 0 && core.flow.way() == Way::down) box.width = std::min(core.flow.fill_width(), options.document.measure);
    open_field(core, field, label, box);
    core.push(field.id);
    const bool asking = editing.linking || editing.comparing || editing.naming_language;
    const bool in_use = !box.read_only && (core.is_focused(field.id) || tools_have_focus(core, field.id) || editing.finding || asking);
    const std::vector<Match> matches = editing.finding ? find_all(words, editing.wanted) : std::vector<Match>{};
    if (editing.at >= matches.size()) editing.at = 0;
    if (editing.finding && !asking && shortcut("Escape")) {
        std::erase_if(core.events, [](const Event& event) { return event.kind == EventKind::key; });  // the panel around it stays open
        stop_finding(core, editing, field, words, matches);
    }
    const documents::Document* document = in_use ? nullptr : &core.documents.of(value);
    if (document == nullptr || document->plain()) {
        draw_written(core, field, {words, matches, editing.at}, box, options.document.type, editing.finding);
        const std::string list = offer_references(*this, editing, field, options);
        describe_area(core, field, label, editing, box, options, list);
    } else {
        draw_formatted(*this, field, *document, label, editing, options);
    }
    if (in_use) {
        core.flow.space(6);
        draw_tools(*this, editing, field, words, options);
        if (editing.finding) draw_find(*this, editing, field, words, matches);
        if (editing.linking) draw_link_dialog(*this, editing, field, options);
        if (editing.comparing) draw_versions_dialog(*this, editing, field, label, words, options);
        if (editing.naming_language) draw_language_dialog(*this, editing, field);
    }
    core.pop();
    core.flow.close();
    return edit;
}

}  // namespace tributary::ui
