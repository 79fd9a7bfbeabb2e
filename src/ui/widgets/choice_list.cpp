#include "ui/widgets/choice_list.hpp"

#include <algorithm>

#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr int slot_shown = 134;
constexpr float pad_y = 7;

float chord_room(Core& core, const ComboItem& item) { return item.chord.empty() ? 0 : core.text_width(item.chord, Type::body) + 24; }

float write_lines(Core& core, const Run& run, float x, float y, float room) {
    const Paragraph& text = core.paragraphs.lay_out({&run, 1}, Type::body, room);
    core.lines(text, x, y, run.type, run.colour);
    return y + text.height();
}

void draw_option(ChoiceList& list, const ListLine& line, const Box& box, NodeId id, const ComboItem& item, bool active, bool chosen, float lead) {
    Core& core = list.core;
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
void keep_in_sight(ChoiceList& list, const std::vector<ListLine>& lines, float height) {
    Core& core = list.core;
    const float shown = list.active < 0 ? -1 : static_cast<float>(list.found[static_cast<std::size_t>(list.active)]) + static_cast<float>(list.found.size()) * 4096;
    if (core.memory.recall(list.id, slot_shown, -1) == shown) return;
    core.memory.note(list.id, slot_shown, shown);
    const auto known = core.scroll_tops.find(list.list);
    const double top = known == core.scroll_tops.end() ? 0 : known->second;
    const ListLine& line = lines[static_cast<std::size_t>(std::max(0, list.active))];
    const double least = static_cast<double>(line.top + line.height + 4 - height);
    const double wanted = std::clamp(top, std::max(0.0, least), std::max(0.0, static_cast<double>(line.top) - 4));
    if (wanted != top) core.scroll_to(list.list, wanted);
}

std::string aside_and_chord(const ComboItem& item) {
    std::string words(item.aside);
    if (!item.chord.empty()) (words += words.empty() ? "" : ", ") += item.chord;
    return words;
}

void draw_options(ChoiceList& list, const std::vector<ListLine>& lines, const Box& box, std::string_view text, float lead) {
    Core& core = list.core;
    const float y = box.y - static_cast<float>(core.region().scroll);
    for (int i = 0; i <= list.last(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Box place{box.x, y + lines[at].top, box.w, lines[at].height};
        const bool active = i == list.active;
        if (!active && (place.bottom() < box.y - 100 || place.y > box.bottom() + 100)) continue;
        const ComboItem& item = list.items[list.found[at]];
        const bool chosen = !list.stays_open && item.name == text;
        if (core.item(list.option(i), place)) draw_option(list, lines[at], place, list.option(i), item, active, chosen, lead);
        const std::string aside = aside_and_chord(item);
        core.describe({.role = Role::option, .id = list.option(i), .box = place, .name = item.name, .value = aside, .state = active ? state::selected : 0u,
                       .number = {static_cast<float>(i + 1), static_cast<float>(list.last() + 1), 0}});
    }
}

}  // namespace

NodeId ChoiceList::option(int at) const { return part_of(id, found[static_cast<std::size_t>(at)]); }

void ChoiceList::move_to(int at) {
    const int count = last() + 1;
    if (count > 0) active = (at + count) % count;
}

bool ChoiceList::take_key(std::string_view key) {
    constexpr int page = 8;
    const bool none = active < 0;
    if (key == "Down") move_to(none ? 0 : active + 1);
    else if (key == "Up") move_to(none ? last() : active - 1);
    else if (key == "PageDown") move_to(std::min(std::max(0, active) + page, last()));
    else if (key == "PageUp") move_to(std::max(0, active - page));
    else if (key == "Home") move_to(0);
    else if (key == "End") move_to(last());
    else return false;
    return true;
}

std::vector<ListLine> lay_out(ChoiceList& list, float width, float lead) {
    Core& core = list.core;
    std::vector<ListLine> lines;
    float top = 4;
    for (const std::size_t i : list.found) {
        const ComboItem& item = list.items[i];
        const float room = width - lead - 12 - chord_room(core, item);
        const Run name{item.name};
        const Paragraph& words = core.paragraphs.lay_out({&name, 1}, Type::body, room);
        ListLine line{top, words.height() + 2 * pad_y, false};
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

float height_of(const std::vector<ListLine>& lines) { return lines.empty() ? 44 : lines.back().top + lines.back().height + 4; }

void draw_list(ChoiceList& list, const Box& box, const std::vector<ListLine>& lines, std::string_view label, std::string_view text, float lead) {
    Core& core = list.core;
    draw_popup(core, box);
    core.item(list.list, box);
    if (!lines.empty()) keep_in_sight(list, lines, box.h);
    const std::uint32_t states = list.stays_open ? 0u : state::over;
    core.open_region({.role = Role::list_box, .id = list.list, .box = box, .name = label, .state = states}, 0, 0, 0, 0, true);
    if (lines.empty()) {
        const Run run = quiet(list.nothing);
        const Box words{box.x + 12, box.y + 4 + pad_y, box.w - 24, 22};
        core.item(part_of(list.list, 0), words);
        write_lines(core, run, words.x, words.y, words.w);
        core.describe({.role = Role::option, .id = part_of(list.list, 0), .box = words, .name = list.nothing, .state = state::disabled, .number = {1, 1, 0}});
        core.flow.take(0, 36 + 8);
    } else {
        core.flow.take(0, lines.back().top + lines.back().height + 4);
        draw_options(list, lines, box, text, lead);
    }
    core.close_region();
}

}  // namespace tributary::ui
