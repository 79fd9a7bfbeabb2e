// A text box with a list. The list's lines are described while they are in sight; the active one always is.
#include <algorithm>

#include "ui/widgets/field.hpp"
#include "ui/widgets/matching.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_open = 130, slot_active = 131, slot_typed = 132, slot_walked = 133, slot_shown = 134, slot_count = 135;
constexpr float tick_room = 32;
constexpr float pad_y = 7;

struct Combo {
    Core& core;
    NodeId id, list;
    const ComboOptions& options;
    std::span<const ComboItem> items;
    std::vector<std::size_t> found{};  // indices of the items in the list, best first
    bool open = false, typed = false, walked = false;
    int active = -1;                   // in `found`

    [[nodiscard]] NodeId option(int at) const { return part_of(id, found[static_cast<std::size_t>(at)]); }
    [[nodiscard]] int last() const { return static_cast<int>(found.size()) - 1; }
};

void recall(Combo& combo) {
    const Memory& memory = combo.core.memory;
    combo.open = combo.options.stays_open || memory.recall(combo.id, slot_open) > 0;
    combo.typed = combo.options.stays_open || memory.recall(combo.id, slot_typed) > 0;
    combo.walked = memory.recall(combo.id, slot_walked) > 0;
    combo.active = static_cast<int>(memory.recall(combo.id, slot_active, -1));
}

void remember(const Combo& combo) {
    Memory& memory = combo.core.memory;
    memory.note(combo.id, slot_open, combo.open ? 1 : 0);
    memory.note(combo.id, slot_typed, combo.typed ? 1 : 0);
    memory.note(combo.id, slot_walked, combo.walked ? 1 : 0);
    memory.note(combo.id, slot_active, static_cast<float>(combo.active));
}

// Until something was typed the whole list is there, however full the box is.
void find_items(Combo& combo, std::string_view text) {
    const std::string typed = combo.typed ? folded(text) : std::string{};
    std::vector<int> fits(combo.items.size(), 3);
    combo.found.clear();
    for (std::size_t i = 0; i < combo.items.size(); ++i) {
        const ComboItem& item = combo.items[i];
        if (!typed.empty()) fits[i] = fit(folded(item.name), typed);
        if (fits[i] == 0 && !item.aside.empty()) fits[i] = fit(folded(std::string(item.name) + " " + std::string(item.aside)), typed) > 0 ? 1 : 0;
        if (fits[i] > 0) combo.found.push_back(i);
    }
    std::ranges::stable_sort(combo.found, [&](std::size_t a, std::size_t b) { return fits[a] > fits[b]; });
}

void choose(Combo& combo, ComboEdit& edit, std::string& text, int at) {
    edit.chosen = combo.found[static_cast<std::size_t>(at)];
    if (combo.options.stays_open) return;
    text = combo.items[*edit.chosen].name;
    combo.core.touched.erase(combo.id);
    combo.open = combo.typed = combo.walked = false;
    combo.active = -1;
}

void move_to(Combo& combo, int at) {
    const int count = combo.last() + 1;
    if (count == 0) return;
    combo.active = (at + count) % count;
    combo.walked = true;
}

void open_list(Combo& combo, std::string_view text, bool from_end) {
    combo.open = true;
    combo.typed = combo.options.stays_open;
    find_items(combo, text);
    const auto same = std::ranges::find_if(combo.found, [&](std::size_t i) { return combo.items[i].name == text; });
    if (same != combo.found.end()) move_to(combo, static_cast<int>(same - combo.found.begin()));
    else if (!combo.found.empty()) move_to(combo, from_end ? -1 : 0);
}

void take_key(Combo& combo, ComboEdit& edit, std::string& text, const std::string& key) {
    constexpr int page = 8;
    const bool none = combo.active < 0;
    if (!combo.open) {
        if (key == "Down" || key == "Alt+Down" || key == "Up") open_list(combo, text, key == "Up");
        return;
    }
    if (key == "Down") move_to(combo, none ? 0 : combo.active + 1);
    else if (key == "Up") move_to(combo, none ? combo.last() : combo.active - 1);
    else if (key == "PageDown") move_to(combo, std::min(std::max(0, combo.active) + page, combo.last()));
    else if (key == "PageUp") move_to(combo, std::max(0, combo.active - page));
    else if (key == "Home") move_to(combo, 0);
    else if (key == "End") move_to(combo, combo.last());
    else if (key == "Alt+Up") combo.open = combo.options.stays_open;
    else if (key == "Enter" && !none && combo.active <= combo.last()) choose(combo, edit, text, combo.active);
    else if (key == "Enter") {
        edit.entered = true;
        combo.open = combo.options.stays_open;
    }
}

void take_events(Combo& combo, ComboEdit& edit, std::string& text) {
    Core& core = combo.core;
    if (edit.changed) {
        combo.open = combo.typed = true;
        combo.walked = false;
        combo.active = -1;
    }
    find_items(combo, text);
    if (core.activated(combo.id) && !combo.open) open_list(combo, text, false);
    const std::vector<Event> events = core.events;
    for (const Event& event : events)
        if (event.kind == EventKind::key && event.id == combo.id) take_key(combo, edit, text, event.text);
    for (int i = 0; combo.open && i <= combo.last(); ++i)
        if (core.activated(combo.option(i))) choose(combo, edit, text, i);
    if (combo.options.stays_open) {
        if (combo.active < 0 && !combo.found.empty()) combo.active = 0;
    } else if (core.find(EventKind::blurred, combo.id) || (combo.open && core.closed_by_escape())) {
        combo.open = combo.typed = combo.walked = false;
    }
    if (!combo.open) combo.active = -1;
    combo.active = std::min(combo.active, combo.last());
}

// ---- the list

struct Line {
    float top = 0, height = 0;
    bool below = false;  // the quiet words stand under the name
};

float chord_room(Core& core, const ComboItem& item) { return item.chord.empty() ? 0 : core.text_width(item.chord, Type::body) + 24; }

std::vector<Line> lay_out(Combo& combo, float width, float lead) {
    Core& core = combo.core;
    std::vector<Line> lines;
    float top = 4;
    for (const std::size_t i : combo.found) {
        const ComboItem& item = combo.items[i];
        const float room = width - lead - 12 - chord_room(core, item);
        const Run name{item.name};
        const Paragraph& words = core.paragraphs.lay_out({&name, 1}, Type::body, room);
        Line line{top, words.height() + 2 * pad_y, false};
        if (!item.aside.empty() && (words.lines > 1 || words.width + 16 + core.text_width(item.aside, Type::body) > room)) {
            const Run aside = quiet(item.aside);
            line.below = true;
            line.height += core.paragraphs.lay_out({&aside, 1}, Type::body, room).height();
        }
        lines.push_back(line);
        top += line.height;
    }
    return lines;
}

float write_lines(Core& core, const Run& run, float x, float y, float room) {
    const Paragraph& text = core.paragraphs.lay_out({&run, 1}, Type::body, room);
    core.lines(text, x, y, run.type, run.colour);
    return y + text.height();
}

void draw_option(Combo& combo, const Line& line, const Box& box, NodeId id, const ComboItem& item, bool active, bool chosen, float lead) {
    Core& core = combo.core;
    const Box row{box.x + 1, box.y, box.w - 2, box.h};
    if (active) {
        core.paint.fill(row, core[Colour::selected]);
        core.paint.fill({row.x, row.y, 4, row.h}, core[Colour::accent]);
        if (core.theme.strong_edges()) core.paint.edge(row, core[Colour::accent], 2);
    } else if (core.is_hovered(id)) {
        core.paint.fill(row, core[Colour::ground_3]);
    }
    const float room = box.w - lead - 12 - chord_room(core, item);
    const float x = box.x + lead;
    if (chosen) core.paint.icon(Icon::check, box.x + 10, box.y + 8, 20, core[Colour::ink]);
    const float below = write_lines(core, {item.name, chosen ? Type::strong : Type::body}, x, box.y + pad_y, room);
    if (!item.aside.empty()) {
        const float y = line.below ? below : box.y + pad_y;
        write_lines(core, quiet(item.aside), line.below ? x : x + core.text_width(item.name, chosen ? Type::strong : Type::body) + 16, y, room);
    }
    if (!item.chord.empty()) core.words(item.chord, box.right() - 12 - core.text_width(item.chord, Type::body), box.y + pad_y, Type::body, Colour::ink_2);
}

// The active line is brought into sight when another one became active.
void keep_in_sight(Combo& combo, const std::vector<Line>& lines, float height) {
    Core& core = combo.core;
    const float shown = combo.active < 0 ? -1 : static_cast<float>(combo.found[static_cast<std::size_t>(combo.active)]) + static_cast<float>(combo.found.size()) * 4096;
    if (core.memory.recall(combo.id, slot_shown, -1) == shown) return;
    core.memory.note(combo.id, slot_shown, shown);
    const auto known = core.scroll_tops.find(combo.list);
    const double top = known == core.scroll_tops.end() ? 0 : known->second;
    const Line& line = lines[static_cast<std::size_t>(std::max(0, combo.active))];
    const double least = static_cast<double>(line.top + line.height + 4 - height);
    const double wanted = std::clamp(top, std::max(0.0, least), std::max(0.0, static_cast<double>(line.top) - 4));
    if (wanted != top) core.scroll_to(combo.list, wanted);
}

std::string aside_and_chord(const ComboItem& item) {
    std::string words(item.aside);
    if (!item.chord.empty()) (words += words.empty() ? "" : ", ") += item.chord;
    return words;
}

void draw_options(Combo& combo, const std::vector<Line>& lines, const Box& box, std::string_view text, float lead) {
    Core& core = combo.core;
    const float y = box.y - static_cast<float>(core.region().scroll);
    for (int i = 0; i <= combo.last(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Box place{box.x, y + lines[at].top, box.w, lines[at].height};
        const bool active = i == combo.active;
        if (!active && (place.bottom() < box.y - 100 || place.y > box.bottom() + 100)) continue;
        const ComboItem& item = combo.items[combo.found[at]];
        const bool chosen = !combo.options.stays_open && item.name == text;
        if (core.item(combo.option(i), place)) draw_option(combo, lines[at], place, combo.option(i), item, active, chosen, lead);
        const std::string aside = aside_and_chord(item);
        core.describe({.role = Role::option, .id = combo.option(i), .box = place, .name = item.name, .value = aside, .state = active ? state::selected : 0u,
                       .number = {static_cast<float>(i + 1), static_cast<float>(combo.last() + 1), 0}});
    }
}

void draw_list(Combo& combo, const Box& box, const std::vector<Line>& lines, std::string_view label, std::string_view text, float lead) {
    Core& core = combo.core;
    draw_popup(core, box);
    core.item(combo.list, box);
    if (!lines.empty()) keep_in_sight(combo, lines, box.h);
    const std::uint32_t states = combo.options.stays_open ? 0u : state::over;
    core.open_region({.role = Role::list_box, .id = combo.list, .box = box, .name = label, .state = states}, 0, 0, 0, 0, true);
    if (lines.empty()) {
        const Run run = quiet(combo.options.nothing);
        const Box words{box.x + 12, box.y + 4 + pad_y, box.w - 24, 22};
        core.item(part_of(combo.list, 0), words);
        write_lines(core, run, words.x, words.y, words.w);
        core.describe({.role = Role::option, .id = part_of(combo.list, 0), .box = words, .name = combo.options.nothing, .state = state::disabled, .number = {1, 1, 0}});
        core.flow.take(0, 36 + 8);
    } else {
        core.flow.take(0, lines.back().top + lines.back().height + 4);
        draw_options(combo, lines, box, text, lead);
    }
    core.close_region();
}

// How many are left is told when typing changed it.
void tell_count(Combo& combo, Ui& ui) {
    const float count = static_cast<float>(combo.found.size());
    const bool anew = combo.core.memory.recall(combo.id, slot_count, count) != count;
    combo.core.memory.note(combo.id, slot_count, count);
    if (!anew || !combo.open || !combo.typed) return;
    if (combo.found.empty()) ui.announce(combo.options.nothing);
    else ui.announce(std::to_string(combo.found.size()) + (combo.found.size() == 1 ? " choice" : " choices"));
}

void draw_control(Combo& combo, Field& field, std::string_view label, std::string_view text) {
    Core& core = combo.core;
    field.box = core.flow.take(field.width, core.narrow() ? 44 : 40);
    field.trail = 40;
    if (combo.options.icon != Icon::none || combo.options.read_only) field.lead += 28;
    if (core.item(field.id, field.box)) {
        draw_box(core, field, combo.options);
        draw_value(core, field, text, combo.options, Type::body);
        const Icon icon = combo.open ? Icon::up : Icon::down;
        if (!combo.options.stays_open) core.paint.icon(icon, field.box.right() - 32, field.box.y + (field.box.h - 20) / 2, 20, core[Colour::ink_2]);
    }
    Description description = description_of(core, Role::combo_box, field, label, text, combo.options, Type::body);
    std::string controls;
    if (combo.open) controls = combo.active >= 0 ? ids({combo.list, combo.option(combo.active)}) : ids({combo.list});
    description.extra = controls;
    if (combo.open) description.state |= state::expanded;
    if (combo.open && combo.walked) description.state |= state::walked;
    core.describe(description);
}

}  // namespace

ComboEdit Ui::combo_box(std::string_view label, std::string& text, std::span<const ComboItem> items, const ComboOptions& options) {
    const NodeId id = core_.id(label);
    ComboEdit edit;
    static_cast<Edit&>(edit) = take_edit(core_, id, text, options);
    Combo combo{core_, id, id ^ 0x11577u, options, items};
    recall(combo);
    if (!options.read_only) take_events(combo, edit, text);
    if (combo.open && !options.stays_open) core_.chords.emplace("Close");
    find_items(combo, text);
    remember(combo);
    tell_count(combo, *this);
    Field field{.id = id};
    open_field(core_, field, label, options);
    draw_control(combo, field, label, text);
    const float lead = options.stays_open ? 16 : tick_room + 4;
    if (combo.open) {
        const std::vector<Line> lines = lay_out(combo, field.width, lead);
        const float all = lines.empty() ? 44 : lines.back().top + lines.back().height + 4;
        const float height = std::min(all, options.list_height);
        if (options.stays_open) {
            core_.flow.space(8);
            draw_list(combo, core_.flow.take(field.width, height), lines, label, text, lead);
        } else {
            const Popup popup(core_, Layer::list);
            draw_list(combo, beside(core_, field.box, field.width, height), lines, label, text, lead);
        }
    }
    core_.flow.close();
    return edit;
}

}  // namespace tributary::ui
