// Lines under lines. The screen gives those in sight; what stands between two branches is found from their levels.
#include <algorithm>

#include "ui/widgets/matching.hpp"
#include "ui/widgets/popup.hpp"

namespace tributary::ui {

namespace {

constexpr float step = 22;      // for each level
constexpr float chevron = 26;
constexpr float pad_y = 7;

struct Tree {
    Core& core;
    NodeId id;
    std::span<const TreeItem> items;
    TreeResult result;

    [[nodiscard]] NodeId line(std::size_t i) const {
        const TreeItem& item = items[i];
        return item.key ? part_of(id, item.key) : core.id(item.name) ^ static_cast<NodeId>(item.level);
    }
    void focus(std::size_t i) {
        core.reached[id] = line(i);
        core.requests.focus = line(i);
    }
};

std::size_t parent_of(const Tree& tree, std::size_t i) {
    std::size_t up = i;
    while (up > 0 && tree.items[up].level >= tree.items[i].level) --up;
    return tree.items[up].level < tree.items[i].level ? up : i;
}

// Place among the lines of the same branch, from 1, and their number.
std::pair<int, int> siblings(std::span<const TreeItem> items, std::size_t i) {
    const int level = items[i].level;
    int before = 0, after = 0;
    for (std::size_t at = i; at-- > 0 && items[at].level >= level;) before += items[at].level == level;
    for (std::size_t at = i + 1; at < items.size() && items[at].level >= level; ++at) after += items[at].level == level;
    return {before + 1, before + 1 + after};
}

void open_siblings(Tree& tree, std::size_t i) {
    const std::size_t up = parent_of(tree, i);
    const bool root = up == i;
    for (std::size_t at = root ? 0 : up + 1; at < tree.items.size() && (root || tree.items[at].level > tree.items[up].level); ++at)
        if (tree.items[at].level == tree.items[i].level && tree.items[at].branch && !tree.items[at].open) tree.result.toggled.push_back(at);
}

void take_key(Tree& tree, std::size_t i, const std::string& key) {
    const TreeItem& item = tree.items[i];
    const std::size_t last = tree.items.size() - 1;
    if (key == "Down") tree.focus(std::min(i + 1, last));
    else if (key == "Up") tree.focus(i == 0 ? 0 : i - 1);
    else if (key == "Home") tree.focus(0);
    else if (key == "End") tree.focus(last);
    else if (key == "Right" && item.branch && !item.open) tree.result.toggled.push_back(i);
    else if (key == "Right" && item.branch && i < last && tree.items[i + 1].level > item.level) tree.focus(i + 1);
    else if (key == "Left" && item.branch && item.open) tree.result.toggled.push_back(i);
    else if (key == "Left") tree.focus(parent_of(tree, i));
    else if (key == "Enter" || key == "Space") tree.result.opened = i;
    else if (key == "*") open_siblings(tree, i);
    else if (key.starts_with("find:")) {
        const std::string_view typed = std::string_view(key).substr(5);
        const std::size_t to = next_that_begins(tree.items.size(), typed.size() == 1 ? i + 1 : i, typed, [&](std::size_t at) { return tree.items[at].name; });
        if (to < tree.items.size()) tree.focus(to);
    }
}

void take_events(Tree& tree) {
    Core& core = tree.core;
    const std::vector<Event> events = core.events;
    for (std::size_t i = 0; i < tree.items.size() && !events.empty(); ++i) {
        const NodeId id = tree.line(i);
        for (const Event& event : events) {
            if (event.id != id) continue;
            if (event.kind == EventKind::key) take_key(tree, i, event.text);
            if (event.kind == EventKind::focused) {
                core.reached[tree.id] = id;
                tree.result.reached = i;
            }
            if (event.kind != EventKind::activated) continue;
            tree.result.opened = i;
            if (tree.items[i].branch) tree.result.toggled.push_back(i);
        }
    }
}

void draw_line(Core& core, const TreeItem& item, const Paragraph& name, const Box& box, NodeId id, bool current) {
    const float x = box.x + 6 + step * static_cast<float>(item.level - 1);
    if (current) core.paint.fill(box, core[Colour::selected]);
    else if (core.is_hovered(id)) core.paint.fill(box, core[Colour::ground_3]);
    if (current && core.theme.strong_edges()) core.paint.edge(box, core[Colour::accent], 2);
    if (current) core.paint.fill({box.x, box.y, 4, box.h}, core[Colour::accent]);
    if (item.branch) core.paint.icon(item.open ? Icon::down : Icon::right, x + 2, box.y + pad_y + 1, 20, core[Colour::ink_2]);
    float left = x + chevron;
    if (item.icon != Icon::none) {
        core.paint.icon(item.icon, left, box.y + pad_y + 1, 20, core[Colour::ink_2]);
        left += 28;
    }
    core.lines(name, left, box.y + pad_y, current ? Type::strong : Type::body, Colour::ink);
    if (!item.aside.empty()) core.words(item.aside, box.right() - 10 - core.text_width(item.aside, Type::body), box.y + pad_y, Type::body, Colour::ink_2);
}

void put_line(Tree& tree, std::size_t i, bool current, NodeId stop) {
    Core& core = tree.core;
    const TreeItem& item = tree.items[i];
    const NodeId id = tree.line(i);
    const float lead = 6 + step * static_cast<float>(item.level - 1) + chevron + (item.icon == Icon::none ? 0 : 28);
    const float aside = item.aside.empty() ? 0 : core.text_width(item.aside, Type::body) + 20;
    const Run run{item.name, current ? Type::strong : Type::body};
    const Paragraph& name = core.paragraphs.lay_out({&run, 1}, Type::body, std::max(60.0f, core.flow.fill_width() - lead - aside - 10));
    const Box box = core.flow.take(0, name.height() + 2 * pad_y);
    if (core.item(id, box)) draw_line(core, item, name, box, id, current);
    std::uint32_t states = state::focusable | (id == stop ? state::tab_stop : 0u) | (current ? state::selected : 0u);
    if (item.branch) states |= state::expands | (item.open ? state::expanded : 0u);
    const auto [place, count] = siblings(tree.items, i);
    core.describe({.role = Role::tree_item, .id = id, .box = box, .name = item.name, .value = item.aside, .state = states,
                   .number = {static_cast<float>(place), static_cast<float>(count), static_cast<float>(item.level)}});
}

}  // namespace

TreeResult Ui::tree(std::string_view name, std::span<const TreeItem> items, std::optional<std::size_t> current) {
    Tree tree{core_, core_.id(name), items, {}};
    core_.push(tree.id);
    take_events(tree);
    // Tab reaches where focus was last, else the chosen line, else the first.
    NodeId stop = core_.reached.contains(tree.id) ? core_.reached[tree.id] : 0;
    bool there = false;
    for (std::size_t i = 0; i < items.size(); ++i) there = there || tree.line(i) == stop;
    if (!there && !items.empty()) stop = tree.line(current && *current < items.size() ? *current : 0);
    core_.within(Role::tree, tree.id, name, 0, [&] {
        for (std::size_t i = 0; i < items.size(); ++i) put_line(tree, i, current == i, stop);
    });
    core_.pop();
    return tree.result;
}

}  // namespace tributary::ui
