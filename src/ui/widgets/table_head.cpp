// The heading of a table: names of columns, what sorts them, the tick box for all rows.
#include <algorithm>

#include "ui/widgets/table_parts.hpp"

namespace tributary::ui {

namespace {

constexpr NodeId head_key = 0x4ead0000;
constexpr float sort_room = 26;

enum class Sorting : std::uint8_t { none, ascending, descending, possible };

Sorting sorting_of(const Drawing& table, std::size_t column) {
    const auto& sorted = table.options.sorted;
    if (!table.core.row.columns[column].sortable) return Sorting::none;
    if (!sorted || sorted->column != column) return Sorting::possible;
    return sorted->descending ? Sorting::descending : Sorting::ascending;
}

float left_of(const Core& core, std::size_t i, float words) {
    const RowPlace& row = core.row;
    return row.columns[i].align == Align::end ? row.left[i] + row.width[i] - table_pad_x - words : row.left[i] + table_pad_x;
}

NodeId button_of(const Drawing& table, std::size_t column) { return table.id ^ (head_key + 0x100u + static_cast<NodeId>(column)); }

void take_sorting(Drawing& table) {
    for (std::size_t i = 0; i < table.core.row.columns.size(); ++i)
        if (table.core.row.columns[i].sortable && table.core.activated(button_of(table, i)))
            table.result.sort = Sorted{i, sorting_of(table, i) == Sorting::ascending};
}

struct Heading {
    Sorting sorting = Sorting::none;
    float x = 0, words = 0;
    Box target{};  // of its button
};

Heading heading_of(const Drawing& table, std::size_t i, float y) {
    Heading heading{sorting_of(table, i), 0, table.core.text_width(table.core.row.columns[i].name, Type::strong), {}};
    const float room = heading.sorting == Sorting::none ? 0 : sort_room;
    heading.x = left_of(table.core, i, heading.words + room);
    heading.target = {heading.x - 6, y + 5, heading.words + room + 8, 28};
    return heading;
}

void paint_name(Drawing& table, std::size_t i, float y) {
    Core& core = table.core;
    const Column& column = core.row.columns[i];
    const Heading heading = heading_of(table, i, y);
    if (column.quiet_name) return;
    const bool on = heading.sorting == Sorting::ascending || heading.sorting == Sorting::descending;
    const bool pointed_at = heading.sorting != Sorting::none && core.is_hovered(button_of(table, i));
    if (pointed_at) core.paint.fill(heading.target, core[Colour::ground_3], 4);
    core.words(column.name, heading.x, y + 8, Type::strong, on ? Colour::ink : Colour::ink_2);
    if (heading.sorting == Sorting::none) return;
    const Colour ink = on ? Colour::ink : pointed_at ? Colour::ink_2 : Colour::control;
    core.paint.icon(heading.sorting == Sorting::descending ? Icon::down : Icon::up, heading.x + heading.words + 5, y + 9, 20, core[ink]);
}

void describe_name(Drawing& table, std::size_t i, float y) {
    Core& core = table.core;
    const std::string_view name = core.row.columns[i].name;
    const Heading heading = heading_of(table, i, y);
    Description header{.role = Role::column_header, .id = table.id ^ (head_key + 1u + static_cast<NodeId>(i)), .box = {heading.x, y + 8, heading.words + 0.5f, 22},
                       .name = name, .type = Type::strong};
    header.number[0] = static_cast<float>(i + 1 + (table.marks() ? 1 : 0));
    header.number[2] = static_cast<float>(heading.sorting);
    if (heading.sorting == Sorting::none) return core.describe(header);
    header.name = {};
    header.box = {core.row.left[i], y, core.row.width[i], table_head};
    core.semantics.open(header);
    const NodeId button = button_of(table, i);
    core.item(button, heading.target);
    core.describe({.role = Role::button, .id = button, .box = heading.target, .name = name, .state = table.rows == 0 ? state::tab_stop : 0u, .type = Type::strong});
    core.semantics.close();
}

std::size_t marked_rows(const Drawing& table) {
    const auto& keys = table.options.selected->keys;
    if (!table.options.key) return keys.size();
    std::size_t count = 0;
    for (std::size_t row = 0; row < table.rows && !keys.empty(); ++row) count += keys.contains(table.key(row));
    return count;
}

Box mark_all_box(const Drawing& table, float y) { return {table.x + 9, y + 6, 26, 26}; }

void paint_mark_all(Drawing& table, float y) {
    Core& core = table.core;
    const std::size_t marked = marked_rows(table);
    const Box target = mark_all_box(table, y);
    const Box square{target.x + 2, target.y + 2, 22, 22};
    core.paint.filled_edge(square, core[marked ? Colour::accent : Colour::ground], core[marked ? Colour::accent : Colour::control], core.theme.strong_edges() ? 2 : 1, 3);
    if (marked) core.paint.icon(marked >= table.rows ? Icon::check : Icon::minus, square.x + 1, square.y + 1, 20, core[Colour::on_accent]);
}

void describe_mark_all(Drawing& table, float y) {
    Core& core = table.core;
    const NodeId id = table.id ^ (head_key + 0xfffu);
    if (core.activated(id)) mark_all(table);
    const std::size_t marked = marked_rows(table);
    const std::uint32_t states = marked == 0 ? 0u : marked >= table.rows ? state::checked : state::mixed;
    core.semantics.open({.role = Role::column_header, .id = id ^ 0x10u, .box = {table.x, y, mark_width, table_head}, .number = {1, 0, 0}});
    core.item(id, mark_all_box(table, y));
    core.describe({.role = Role::tick_box, .id = id, .box = mark_all_box(table, y), .name = "Choose all rows", .state = states});
    core.semantics.close();
}

}  // namespace

void place_columns(Core& core, std::span<const Column> columns, float x, float width) {
    RowPlace& row = core.row;
    row.columns = columns;
    row.left.assign(columns.size(), 0);
    row.width.assign(columns.size(), 0);
    float fixed = 0;
    float shares = 0;
    const auto shown = [&](const Column& column) { return core.window.width >= column.from_width; };
    for (const Column& column : columns) {
        if (!shown(column)) continue;
        fixed += column.width;
        if (column.width <= 0) shares += column.share;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!shown(columns[i])) continue;
        row.left[i] = x;
        row.width[i] = columns[i].width > 0 ? columns[i].width : std::max(60.0f, (width - fixed) * columns[i].share / shares);
        x += row.width[i];
    }
}

void paint_head(Drawing& table, float y) {
    Core& core = table.core;
    core.paint.fill({table.x, y, table.width, table_head}, core[Colour::ground]);
    core.paint.across(table.x, table.x + table.width, y + table_head - 1, core[Colour::control]);
    if (table.marks()) paint_mark_all(table, y);
    for (std::size_t i = 0; i < core.row.columns.size(); ++i)
        if (core.row.width[i] > 0) paint_name(table, i, y);
}

void begin_at_the_edge(RowPlace& row) {
    const auto first = std::ranges::find_if(row.width, [](float width) { return width > 0; });
    if (first == row.width.end()) return;
    row.left[static_cast<std::size_t>(first - row.width.begin())] -= table_pad_x;
    *first += table_pad_x;
}

void describe_head(Drawing& table, float y) {
    Core& core = table.core;
    const bool hidden = core.row.stacked;
    const std::uint32_t states = hidden ? state::off_screen : table.options.choosable ? 0u : state::roving_across;
    const Box box{table.x, y, table.width, hidden ? 0 : table_head};
    const double top = hidden ? static_cast<double>(y) : table.top - static_cast<double>(table_head);  // far from the window `y` is rounded
    core.semantics.open({.role = Role::row, .id = table.id ^ head_key, .box = box, .top = top, .state = states, .number = {1, 0, 0}});
    if (table.marks() && !hidden) describe_mark_all(table, y);
    for (std::size_t i = 0; i < core.row.columns.size(); ++i) {
        if (core.row.width[i] <= 0) continue;
        if (!hidden) {
            describe_name(table, i, y);
            continue;
        }
        core.describe({.role = Role::column_header, .id = table.id ^ (head_key + 1u + static_cast<NodeId>(i)), .box = box, .name = core.row.columns[i].name,
                       .state = state::off_screen, .type = Type::strong, .number = {static_cast<float>(i + 1 + (table.marks() ? 1 : 0)), 0, 0}});
    }
    core.semantics.close();
    take_sorting(table);
}

void put_tools(Drawing& table) {
    Core& core = table.core;
    const auto& columns = core.row.columns;
    std::vector<std::string> words;
    std::vector<Sorted> ways;
    int chosen = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].sortable || core.row.width[i] <= 0) continue;
        for (const bool descending : {false, true}) {
            if (table.options.sorted && table.options.sorted->column == i && table.options.sorted->descending == descending) chosen = static_cast<int>(ways.size());
            ways.push_back({i, descending});
            words.push_back(std::string(columns[i].name) + (descending ? ", last to first" : ", first to last"));
        }
    }
    core.push(table.id);
    const std::vector<std::string_view> names(words.begin(), words.end());
    if (!names.empty() && table.ui.select("Sort by", names, chosen) && chosen >= 0) table.result.sort = ways[static_cast<std::size_t>(chosen)];
    if (table.marks()) {
        bool all = table.rows > 0 && marked_rows(table) >= table.rows;
        if (table.ui.check_box("Choose all rows", all)) mark_all(table);
    }
    core.pop();
}

// ---- chosen rows

namespace {

void tell_count(Drawing& table) {
    table.result.selection_changed = true;
    table.ui.announce(std::to_string(marked_rows(table)) + " of " + std::to_string(table.rows) + " chosen");
}

}  // namespace

void mark_row(Drawing& table, std::size_t row) {
    auto& keys = table.options.selected->keys;
    const std::uint64_t key = table.key(row);
    if (keys.erase(key) == 0) keys.insert(key);
    tell_count(table);
}

void mark_up_to(Drawing& table, std::size_t from, std::size_t to) {
    for (std::size_t row = std::min(from, to); row <= std::max(from, to); ++row) table.options.selected->keys.insert(table.key(row));
    tell_count(table);
}

void mark_all(Drawing& table) {
    auto& keys = table.options.selected->keys;
    const bool all = marked_rows(table) >= table.rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (all) keys.erase(table.key(row));
        else keys.insert(table.key(row));
    }
    tell_count(table);
}

void put_mark(Drawing& table, std::size_t row, NodeId row_id, const Box& box) {
    Core& core = table.core;
    const NodeId id = row_id ^ 0x5e1ec7u;
    if (core.activated(id)) mark_row(table, row);
    const bool on = table.options.selected->keys.contains(table.key(row));
    const float top = box.y + (core.row.stacked ? 9.0f : table_pad_y - 2);
    const Box target{box.x + (core.row.stacked ? 0.0f : 9.0f), top, 26, 26};
    core.open_group(Role::cell, id ^ 0x10u, {}, {box.x, box.y, mark_width, box.h});
    core.semantics.set_number(id ^ 0x10u, 0, 1);
    if (core.item(id, target)) {
        const Box square{target.x + 2, target.y + 2, 22, 22};
        core.paint.filled_edge(square, core[on ? Colour::accent : Colour::ground], core[on ? Colour::accent : Colour::control], core.theme.strong_edges() ? 2 : 1, 3);
        if (on) core.paint.icon(Icon::check, square.x + 1, square.y + 1, 20, core[Colour::on_accent]);
    }
    const std::string name = "Choose " + (table.options.row_name ? table.options.row_name(row) : "row " + std::to_string(row + 1));
    core.describe({.role = Role::tick_box, .id = id, .box = target, .name = name, .state = on ? state::checked : 0u});
    core.close_group();
}

}  // namespace tributary::ui
