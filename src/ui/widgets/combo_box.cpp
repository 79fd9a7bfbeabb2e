// A text box with a list.
#include <algorithm>

#include "ui/widgets/choice_list.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/matching.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_open = 130, slot_active = 131, slot_typed = 132, slot_walked = 133, slot_count = 135;
constexpr float tick_room = 32;

struct Combo : ChoiceList {
    const ComboOptions& options;
    bool open = false, typed = false, walked = false;
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

void walk_to(Combo& combo, int at) {
    combo.move_to(at);
    combo.walked = combo.walked || !combo.found.empty();
}

void open_list(Combo& combo, std::string_view text, bool from_end) {
    combo.open = true;
    combo.typed = combo.options.stays_open;
    find_items(combo, text);
    const auto same = std::ranges::find_if(combo.found, [&](std::size_t i) { return combo.items[i].name == text; });
    if (same != combo.found.end()) walk_to(combo, static_cast<int>(same - combo.found.begin()));
    else if (!combo.found.empty()) walk_to(combo, from_end ? -1 : 0);
}

void take_key(Combo& combo, ComboEdit& edit, std::string& text, const std::string& key) {
    const bool none = combo.active < 0;
    if (!combo.open) {
        if (key == "Down" || key == "Alt+Down" || key == "Up") open_list(combo, text, key == "Up");
        return;
    }
    if (combo.take_key(key)) combo.walked = combo.walked || !combo.found.empty();
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
    Combo combo{{core_, id, id ^ 0x11577u, items, options.nothing, options.stays_open}, options};
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
        const std::vector<ListLine> lines = lay_out(combo, field.width, lead);
        const float height = std::min(height_of(lines), options.list_height);
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
