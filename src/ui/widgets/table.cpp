// Rows of wrapped text at any number. Only rows in view (and the one with focus) are drawn and described; where they
// stand comes from the tree of heights.
#include <algorithm>
#include <cmath>

#include "ui/core/core.hpp"

namespace tributary::ui {

namespace {

constexpr float pad_x = 12;
constexpr float pad_y = 10;
constexpr float head_height = 39;
constexpr float least_height = 44;
constexpr float estimate = 75;
constexpr std::size_t all_at_most = 80;  // so many are drawn whole: they are found by the browser's own search
constexpr double beyond = 200;           // rows this far out of view are drawn too
constexpr int slot_look = 120;

struct Drawing {
    Core& core;
    NodeId id;
    const TableOptions& options;
    TableMemory& memory;
    float x, width;
    double top;            // of the first row, on the screen
    Region view;
    std::size_t rows;
    TableResult result;
    double grown_above = 0;
    std::optional<std::size_t> target;  // where the arrow keys lead
};

NodeId row_id(const Drawing& table, std::size_t row) {
    const std::uint64_t key = table.options.key ? table.options.key(row) : row;
    std::uint64_t mixed = (key + table.id + 1) * 0x9E3779B97F4A7C15ull;
    mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ull;
    return static_cast<NodeId>(mixed >> 32) | 1u;
}

// Columns that the window has room for, their widths: fixed ones first, the rest by share.
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

// Where no row can be marked as chosen, the words of the first column stand below those of the page.
void begin_at_the_edge(RowPlace& row) {
    const auto first = std::ranges::find_if(row.width, [](float width) { return width > 0; });
    if (first == row.width.end()) return;
    row.left[static_cast<std::size_t>(first - row.width.begin())] -= pad_x;
    *first += pad_x;
}

float heading_left(Core& core, std::size_t i, float words) {
    const RowPlace& row = core.row;
    return row.columns[i].align == Align::end ? row.left[i] + row.width[i] - pad_x - words : row.left[i] + pad_x;
}

void draw_head(Core& core, float x, float y, float width) {
    core.paint.fill({x, y, width, head_height}, core[Colour::ground]);
    core.paint.across(x, x + width, y + head_height - 1, core[Colour::control]);
    for (std::size_t i = 0; i < core.row.columns.size(); ++i) {
        const Column& column = core.row.columns[i];
        if (core.row.width[i] <= 0 || column.quiet_name) continue;
        core.words(column.name, heading_left(core, i, core.text_width(column.name, Type::strong)), y + 8, Type::strong, Colour::ink_2);
    }
}

void describe_head(Core& core, NodeId id, float x, double top, float width, bool off_screen) {
    const auto y = static_cast<float>(top);
    const std::uint32_t hidden = off_screen ? state::off_screen : 0u;
    core.semantics.open({.role = Role::row, .id = id ^ 0x4ead0000u, .box = {x, y, width, head_height}, .top = top, .state = hidden, .number = {1, 0, 0}});
    for (std::size_t i = 0; i < core.row.columns.size(); ++i) {
        if (core.row.width[i] <= 0) continue;
        const std::string_view name = core.row.columns[i].name;
        const float words = core.text_width(name, Type::strong);
        core.describe({.role = Role::column_header, .id = id ^ (0x4ead0001u + static_cast<NodeId>(i)), .box = {heading_left(core, i, words), y + 8, words + 0.5f, 22},
                       .top = top + 8, .name = name, .state = hidden, .type = Type::strong, .number = {static_cast<float>(i + 1), 0, 0}});
    }
    core.semantics.close();
}

void draw_ground(Core& core, const Box& box, RowLook look, bool chosen, bool pointed_at, bool stacked) {
    Box whole = box;
    if (stacked && (chosen || look == RowLook::gap)) whole = {0, box.y, core.window.width, box.h};
    if (chosen) {
        core.paint.fill(whole, core[Colour::selected]);
        if (core.theme.strong_edges()) core.paint.edge(whole, core[Colour::accent], 3);
        core.paint.fill({whole.x, whole.y, 4, whole.h}, core[Colour::accent]);
    } else if (look == RowLook::gap) {
        core.paint.fill(whole, core[Colour::ground_3]);
    } else if (pointed_at) {
        core.paint.fill(whole, core[Colour::ground_2]);
    }
    if (look == RowLook::marked && !chosen) core.paint.fill({stacked ? 0 : box.x, box.y, 4, box.h}, core[Colour::warn]);
    if (look == RowLook::gap) {
        core.paint.dashes_across(whole.x, whole.right(), whole.y, core[Colour::control]);
        core.paint.dashes_across(whole.x, whole.right(), whole.bottom() - 1, core[Colour::control]);
    } else {
        core.paint.across(box.x, box.right(), box.bottom() - 1, core[Colour::line]);
    }
}

std::optional<std::size_t> target_of(const Drawing& table, const std::string& key, std::size_t row) {
    const std::size_t last = table.rows - 1;
    const double page = std::max(60.0f, table.view.box.h - head_height - 40);
    const Heights& heights = table.memory.heights;
    if (key == "Down") return std::min(row + 1, last);
    if (key == "Up") return row == 0 ? 0 : row - 1;
    if (key == "Home") return 0;
    if (key == "End") return last;
    if (key == "PageDown") return std::max(std::min(row + 1, last), heights.at(heights.above(row) + page));
    if (key == "PageUp") return std::min(row == 0 ? 0 : row - 1, heights.at(std::max(0.0, heights.above(row) - page)));
    return std::nullopt;
}

void take_row_events(Drawing& table, NodeId id, std::size_t row) {
    Core& core = table.core;
    if (core.activated(id)) table.result.opened = row;
    for (const Event& event : core.events) {
        if (event.id != id) continue;
        if (event.kind == EventKind::key && (event.text == "Enter" || event.text == "Space")) table.result.opened = row;
        if (event.kind == EventKind::focused) {
            table.result.reached = row;
            table.memory.focus_id = id;
        }
        if (event.kind == EventKind::key)
            if (const auto to = target_of(table, event.text, row)) table.target = to;
    }
    if (table.memory.focus_id == id) table.memory.focus_row = row;  // also when rows came above it
}

// What a row says of itself, in a cell of its own below the column that takes what the others leave.
void write_words(Core& core) {
    RowPlace& row = core.row;
    std::size_t widest = 0;
    for (std::size_t i = 1; i < row.width.size(); ++i)
        if (row.width[i] > row.width[widest]) widest = i;
    const float x = row.stacked ? row.box.x : row.left[widest] + pad_x;
    const float width = row.stacked ? row.box.w : row.width[widest] - 2 * pad_x;
    const Run run{row.words, Type::strong, Colour::ink_2};
    const Box box{x, row.bottom + 4, width, core.paragraphs.lay_out({&run, 1}, Type::body, width).height()};
    core.open_group(Role::cell, row.id ^ 0x5a1du, {}, box);
    core.write(row.id ^ 0x5a1eu, {&run, 1}, box, Type::body, Colour::ink_2);
    core.close_group();
    row.bottom = box.bottom();
}

void draw_row(Drawing& table, std::size_t index, Ui& ui, Call<RowView&> draw) {
    Core& core = table.core;
    RowPlace& row = core.row;
    Heights& heights = table.memory.heights;
    const NodeId id = row_id(table, index);
    const double top = table.top + heights.above(index);
    const auto y = static_cast<float>(top);
    row.id = id;
    row.box = {table.x, y, table.width, heights[index]};
    row.cell = 0;
    row.bottom = y;
    row.look = RowLook::plain;
    row.words.clear();
    const bool chosen = table.options.current == index;
    const auto look = static_cast<RowLook>(core.memory.recall(id, slot_look));
    if (core.item(id, row.box)) draw_ground(core, row.box, look, chosen, table.options.choosable && core.is_hovered(id), row.stacked);
    std::uint32_t states = 0;
    if (table.options.choosable) {
        states |= state::focusable;
        take_row_events(table, id, index);
        if (index == table.memory.focus_row) states |= state::tab_stop;
        if (chosen) states |= state::selected;
    }
    const std::string name = table.options.row_name ? table.options.row_name(index) : std::string{};
    core.semantics.open({.role = Role::row, .id = id, .box = row.box, .top = top, .name = name, .state = states, .number = {static_cast<float>(index + 2), 0, 0}});
    core.push(id);
    const std::size_t depth = core.flow.depth();
    RowView view(ui, index);
    draw(view);
    while (core.flow.depth() > depth) core.flow.close();
    if (!row.words.empty()) write_words(core);
    core.pop();
    core.semantics.close();
    core.memory.keep(id, slot_look, static_cast<float>(row.look));
    const float height = std::max(row.stacked ? 24.0f : least_height, std::ceil(row.bottom - y + (row.stacked ? 13.0f : pad_y + 1)));
    constexpr float exact = 1e5f;  // a row that keeps focus far from the window is not measured there
    if (std::fabs(y) > exact || (height == heights[index] && heights.known(index))) return;
    // What grows above the view pushes the view with it, so that what is read stays where it is.
    const float change = height - heights[index];
    heights.set(index, height);
    if (change != 0 && row.box.bottom() <= table.view.box.y && table.view.id != 0) {
        table.grown_above += static_cast<double>(change);
        core.scroll_to(table.view.id, table.view.scroll + table.grown_above);
    }
    if (change != 0) core.memory.ask_again();
}

// The row that Tab reaches: the one with focus, else the chosen one, else where focus was. A screen may send focus to one.
void settle_focus_row(Drawing& table) {
    TableMemory& memory = table.memory;
    memory.focus_row = std::min(memory.focus_row, table.rows - 1);
    if (table.options.focus && *table.options.focus < table.rows) {
        memory.focus_row = *table.options.focus;
        memory.focus_id = row_id(table, memory.focus_row);
        table.core.requests.focus = memory.focus_id;
        return;
    }
    const bool in_use = memory.focus_id != 0 && (table.core.focused == memory.focus_id || table.core.requests.focus == memory.focus_id);
    if (in_use || !table.options.current || *table.options.current >= table.rows) return;
    memory.focus_row = *table.options.current;
    memory.focus_id = 0;
}

void draw_rows(Drawing& table, Ui& ui, Call<RowView&> draw) {
    TableMemory& memory = table.memory;
    settle_focus_row(table);
    const Box& view = table.view.box;
    const bool all = table.rows <= all_at_most;
    const std::size_t first = all ? 0 : memory.heights.at(std::max(0.0, static_cast<double>(view.y) - table.top - beyond));
    const double end = static_cast<double>(view.bottom()) + beyond;
    if (memory.focus_row < first) draw_row(table, memory.focus_row, ui, draw);
    std::size_t i = first;
    for (; i < table.rows && (all || table.top + memory.heights.above(i) < end); ++i) draw_row(table, i, ui, draw);
    if (memory.focus_row >= i) draw_row(table, memory.focus_row, ui, draw);
    if (!table.target) return;
    memory.focus_row = *table.target;
    memory.focus_id = row_id(table, *table.target);
    table.core.requests.focus = memory.focus_id;
    table.core.memory.ask_again();
}

}  // namespace

TableResult Ui::table(std::string_view name, std::span<const Column> columns, std::size_t rows, const TableOptions& options, Call<RowView&> draw) {
    const NodeId id = core_.id(name);
    const float width = core_.flow.fill_width();
    TableMemory& memory = core_.tables[id];
    if (memory.heights.size() != rows || std::fabs(memory.width - width) > 0.5f) {
        memory.heights.reset(rows, estimate);
        memory.width = width;
    }
    const bool stacked = core_.narrow();
    const float head = stacked ? 0 : head_height;
    core_.flow.open(id, Way::down, width, 0);
    const double top = core_.flow.exact_bottom();
    const Box start = core_.flow.take(width, head);
    Drawing table{core_, id, options, memory, start.x, width, top + static_cast<double>(head), core_.scrolling_region(), rows, {}, 0, {}};
    const RowPlace outer = core_.row;
    core_.row.stacked = stacked;
    place_columns(core_, columns, start.x, width);
    if (!options.choosable) begin_at_the_edge(core_.row);

    Description description{.role = options.choosable ? Role::grid : Role::table, .id = id,
                            .box = {start.x, start.y, width, head + static_cast<float>(memory.heights.total())}, .top = top, .name = name};
    description.number[0] = static_cast<float>(rows + 1);
    description.number[1] = static_cast<float>(std::count_if(core_.row.width.begin(), core_.row.width.end(), [](float w) { return w > 0; }));
    core_.semantics.open(description);
    core_.item(id, {start.x, start.y, width, head});
    describe_head(core_, id, start.x, top, width, stacked);
    if (!stacked) draw_head(core_, start.x, start.y, width);
    if (rows > 0) draw_rows(table, *this, draw);
    core_.semantics.close();
    // The heading stays at the top of what scrolls; drawn again over the rows.
    const float stuck = std::min(table.view.box.y, static_cast<float>(table.top + memory.heights.total()) - head_height);
    if (!stacked && start.y < stuck) draw_head(core_, start.x, stuck, width);
    core_.row = outer;
    core_.flow.take(width, static_cast<float>(memory.heights.total()));
    core_.flow.close();
    return table.result;
}

void RowView::look(RowLook look, std::string_view words) {
    ui_.core().row.look = look;
    ui_.core().row.words = words;
}

void RowView::cell(Call<> inside) { cell_over(1, inside); }

std::optional<std::size_t> RowView::cell(const Words& words) {
    std::optional<std::size_t> pressed;
    cell([&] { pressed = ui_.paragraph(words, {.measure = 2000}); });
    return pressed;
}

void RowView::cell_over(int columns, Call<> inside) {
    Core& core = ui_.core();
    RowPlace& row = core.row;
    const std::size_t first = row.cell;
    float width = 0;
    float left = 0;
    for (int i = 0; i < columns && row.cell < row.columns.size(); ++i, ++row.cell) {
        if (row.width[row.cell] > 0 && width == 0) left = row.left[row.cell];
        width += row.width[row.cell];
    }
    if (width <= 0) return;
    const Column& column = row.columns[first];
    const NodeId id = row.id + static_cast<NodeId>(first + 1) * 0x01000193u;
    // In a block the number stands at the upper right and everything else below each other.
    const bool corner = row.stacked && column.align == Align::end && first == 0;
    const float whole = row.box.w;
    Box place{left + pad_x, row.box.y + pad_y, width - 2 * pad_x, 0};
    if (row.stacked) place = {row.box.x, row.bottom + (row.bottom > row.box.y ? 2.0f : 12.0f), whole - (first <= 1 ? 44.0f : 0.0f), 0};
    if (corner) place = {row.box.x + whole - 44, row.box.y + 12, 44, 0};
    const float seen = core.memory.recall(id, 101);
    core.open_group(Role::cell, id, {}, row.stacked ? Box{place.x, place.y, place.w, seen} : Box{left, row.box.y, width, row.box.h});
    core.semantics.set_number(id, 0, static_cast<float>(first + 1));
    core.semantics.set_number(id, 1, static_cast<float>(columns));
    core.push(id);
    core.flow.open_at(id, place, 2, column.align == Align::end);
    inside();
    const Box filled = core.flow.close();
    core.pop();
    core.close_group();
    core.memory.keep(id, 101, filled.h);
    if (!corner) row.bottom = std::max(row.bottom, place.y + filled.h);
}

}  // namespace tributary::ui
