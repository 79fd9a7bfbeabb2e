// What stands below a long text while it is in use: tools as one tab stop, the count of words, find and replace.
#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "ui/widgets/editor_parts.hpp"
#include "ui/widgets/matching.hpp"

namespace tributary::ui {

namespace {

struct Tool {
    std::string_view name;
    std::string_view command;  // of web/editor.js; empty: the program's own
    Type type = Type::body;
};

constexpr std::array tools = {Tool{"Heading", "heading", Type::strong}, Tool{"Bold", "bold", Type::strong}, Tool{"Italic", "italic", Type::source},
                              Tool{"Bulleted list", "bullets"}, Tool{"Numbered list", "numbers"}};
constexpr std::string_view link_entry = "Link an entry";
constexpr std::string_view find_and_replace = "Find and replace";
constexpr std::string_view earlier_versions = "Earlier versions";
constexpr std::string_view language = "Mark the language";
constexpr std::array own = {link_entry, language, find_and_replace, earlier_versions};
constexpr std::array finders = {std::string_view("Find"), std::string_view("Replace with"), std::string_view("Next"), std::string_view("Previous"),
                                std::string_view("Replace"), std::string_view("Replace all"), std::string_view("Close find")};

bool tool(Core& core, const Tool& tool, NodeId field, bool expands, bool open) {
    const NodeId id = core.id(tool.name);
    const Box box = core.flow.take(core.text_width(tool.name, tool.type) + 18, core.narrow() ? 36 : 28);
    if (core.item(id, box)) {
        core.paint.filled_edge(box, core[core.is_hovered(id) ? Colour::ground_3 : Colour::ground], core[Colour::control], core.theme.strong_edges() ? 2 : 1, 4);
        core.words(tool.name, box.x + 9, box.y + (box.h - 22) / 2, tool.type, Colour::ink);
    }
    const std::string command = tool.command.empty() ? std::string() : std::string(tool.command) + " " + std::to_string(field);
    core.describe({.role = command.empty() ? Role::button : Role::tool, .id = id, .box = box, .name = tool.name, .extra = command,
                   .state = (expands ? state::expands : 0u) | (open ? state::expanded : 0u), .type = tool.type});
    return command.empty() && core.activated(id);
}

std::string counted_words(std::size_t words) {
    return std::to_string(words) + (words == 1 ? " word" : " words");
}

void select_in_field(Core& core, const Field& field, std::string_view value, const Match& match) {
    core.requests.edits.push_back({field.id, "select", utf16_units(value, match.begin), utf16_units(value, match.end), {}});
}

}  // namespace

void stop_finding(Core& core, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches) {
    editing.finding = editing.met = false;
    if (editing.at < matches.size()) select_in_field(core, field, value, matches[editing.at]);
    else core.requests.focus = field.id;
}

namespace {

void replace_one(Core& core, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches) {
    if (matches.empty()) return;
    const Match& match = matches[editing.at];
    core.requests.edits.push_back({field.id, "replace", utf16_units(value, match.begin), utf16_units(value, match.end), editing.replacement});
    core.requests.announcements.emplace_back("Replaced. " + std::to_string(matches.size() - 1) + " left.", false);
}

// From the first to the last in one change, so that one undo brings all back.
void replace_all(Core& core, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches) {
    if (matches.empty()) return;
    std::string words;
    std::size_t from = matches.front().begin;
    for (const Match& match : matches) {
        words += value.substr(from, match.begin - from);
        words += editing.replacement;
        from = match.end;
    }
    core.requests.edits.push_back({field.id, "replace", utf16_units(value, matches.front().begin), utf16_units(value, matches.back().end), words});
    core.requests.announcements.emplace_back(std::to_string(matches.size()) + " replaced.", false);
}

std::string place_words(const Editing& editing, const std::vector<Match>& matches) {
    if (editing.wanted.empty()) return "Type what to find.";
    if (matches.empty()) return "Nothing in this text matches \"" + editing.wanted + "\".";
    return std::to_string(editing.at + 1) + " of " + std::to_string(matches.size());
}

void step(Core& core, Editing& editing, const std::vector<Match>& matches, std::size_t by) {
    if (!matches.empty()) editing.at = (editing.at + by) % matches.size();
    core.requests.announcements.emplace_back(place_words(editing, matches), false);
}

}  // namespace

std::vector<Match> find_all(std::string_view text, std::string_view wanted) {
    std::vector<Match> matches;
    if (wanted.empty()) return matches;
    const std::string where = folded(text), what = folded(wanted);
    for (std::size_t at = where.find(what); at != std::string::npos; at = where.find(what, at + what.size())) matches.push_back({at, at + what.size()});
    return matches;
}

std::uint32_t utf16_units(std::string_view text, std::size_t bytes) {
    std::uint32_t units = 0;
    for (std::size_t at = 0; at < bytes && at < text.size();) units += next_code_point(text, at) >= 0x10000 ? 2 : 1;
    return units;
}

std::size_t bytes_of_units(std::string_view text, std::uint32_t units) {
    std::size_t at = 0;
    for (std::uint32_t passed = 0; passed < units && at < text.size();) passed += next_code_point(text, at) >= 0x10000 ? 2 : 1;
    return at;
}

bool tools_have_focus(Core& core, NodeId) {
    const auto focused = [&](std::string_view name) { return core.is_focused(core.id(name)); };
    return std::ranges::any_of(tools, [&](const Tool& tool) { return focused(tool.name); }) || std::ranges::any_of(own, focused) || std::ranges::any_of(finders, focused);
}

void draw_tools(Ui& ui, Editing& editing, const Field& field, std::string_view value, const EditorOptions& options) {
    Core& core = ui.core();
    Flow& flow = core.flow;
    const NodeId id = core.id("Tools");
    flow.open(id, Way::wrapping, 0, 4);
    const float width = flow.fill_width();
    core.open_group(Role::toolbar, id, "Text", {flow.right() - width, flow.bottom(), width, core.memory.recall(id, 101)}, state::roving_across);
    for (const Tool& each : tools) tool(core, each, field.id, false, false);
    if (options.entries && tool(core, {link_entry, {}}, field.id, false, false)) editing.linking = true;
    if (tool(core, {language, {}}, field.id, false, false)) editing.naming_language = true;
    if (tool(core, {find_and_replace, {}}, field.id, true, editing.finding)) {
        if (editing.finding) stop_finding(core, editing, field, value, {});
        else editing.finding = true;
    }
    if (options.versions && tool(core, {earlier_versions, {}}, field.id, false, false)) editing.comparing = true;
    core.close_group();
    core.memory.keep(id, 101, flow.close().h);
    const std::string words = counted_words(field.words);
    flow.space(4);
    ui.paragraph(quiet(words));
}

void draw_find(Ui& ui, Editing& editing, const Field& field, std::string_view value, const std::vector<Match>& matches) {
    Core& core = ui.core();
    ui.card([&] {
        core.push(field.id);
        if (!std::exchange(editing.met, true)) ui.focus_here();
        const Edit find = ui.text_box("Find", editing.wanted);
        if (find.changed) editing.at = 0;
        ui.text_box("Replace with", editing.replacement);
        ui.paragraph(quiet(place_words(editing, matches)));
        ui.wrap(8, [&] {
            if (ui.button("Next", {.icon = Icon::down, .small = true}) || find.entered) step(core, editing, matches, 1);
            if (ui.button("Previous", {.icon = Icon::up, .small = true})) step(core, editing, matches, matches.empty() ? 0 : matches.size() - 1);
            if (ui.button("Replace", {.small = true})) replace_one(core, editing, field, value, matches);
            if (ui.button("Replace all", {.small = true})) replace_all(core, editing, field, value, matches);
            if (ui.button("Close find", {.small = true})) stop_finding(core, editing, field, value, matches);
        });
        core.pop();
    });
}

}  // namespace tributary::ui
