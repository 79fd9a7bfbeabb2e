// Rows of wrapped text at any number. Only rows in view (and the one with focus) are drawn and described; where they
// stand comes from the tree of heights.
#include <algorithm>
#include <cmath>

#include "ui/widgets/table_parts.hpp"

namespace tributary::ui {

namespace {

constexpr float least_height = 44;
constexpr float estimate = 75;
constexpr std::size_t all_at_most = 80;  // so many are drawn whole: they are found by the browser's own search
constexpr double beyond = 200;           // rows this far out of view are drawn too
constexpr int slot_look = 120;

NodeId row_id(const Drawing& table, std::size_t row) {
    std::uint64_t mixed = (table.key(row) + table.id + 1) * 0x9E3779B97F4A7C15ull;
    mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ull;
    return static_cast<NodeId>(mixed >> 32) | 1u;
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
    const double page = std::max(60.0f, table.view.box.h - table_head - 40);
    const Heights& heights = table.memory.heights;
    if (key == "Down" || key == "Shift+Down") return std::min(row + 1, last);
    if (key == "Up" || key == "Shift+Up") return row == 0 ? 0 : row - 1;
    if (key == "Home") return 0;
    if (key == "End") return last;
    if (key == "PageDown") return std::max(std::min(row + 1, last), heights.at(heights.above(row) + page));
    if (key == "PageUp") return std::min(row == 0 ? 0 : row - 1, heights.at(std::max(0.0, heights.above(row) - page)));
    return std::nullopt;
}

void take_row_key(Drawing& table, std::size_t row, const std::string& key) {
    if (key == "Enter" || (key == "Space" && !table.marks())) table.result.opened = row;
    constexpr std::string_view find = "find:";
    if (key.starts_with(find) && table.options.find) table.target = table.options.find(std::string_view(key).substr(find.size()));
    if (const auto to = target_of(table, key, row)) table.target = to;
    if (!table.marks()) return;
    if (key == "Space") mark_row(table, row);
    if (key == "Ctrl+A") mark_all(table);
    if (key.starts_with("Shift+") && table.target) mark_up_to(table, row, *table.target);
}

void take_row_events(Drawing& table, NodeId id, std::size_t row) {
    Core& core = table.core;
    if (core.activated(id)) table.result.opened = row;
    const std::vector<Event> events = core.events;
    for (const Event& event : events) {
        if (event.id != id) continue;
        if (event.kind == EventKind::key) take_row_key(table, row, event.text);
        if (event.kind != EventKind::focused) continue;
        table.result.reached = row;
        table.memory.focus_id = id;
    }
    if (table.memory.focus_id == id) table.memory.focus_row = row;  // also when rows came above it
}

// What a row says of itself, in a cell of its own below the column that takes what the others leave.
void write_words(Core& core) {
    RowPlace& row = core.row;
    std::size_t widest = 0;
    for (std::size_t i = 1; i < row.width.size(); ++i)
        if (row.width[i] > row.width[widest]) widest = i;
    const float x = row.stacked ? row.box.x : row.left[widest] + table_pad_x;
    const float width = row.stacked ? row.box.w : row.width[widest] - 2 * table_pad_x;
    const Run run{row.words, Type::strong, Colour::ink_2};
    const Box box{x, row.bottom + 4, width, core.paragraphs.lay_out({&run, 1}, Type::body, width).height()};
    core.open_group(Role::cell, row.id ^ 0x5a1du, {}, box);
    core.write(row.id ^ 0x5a1eu, {&run, 1}, box, Type::body, Colour::ink_2);
    core.close_group();
    row.bottom = box.bottom();
}

std::uint32_t states_of(Drawing& table, NodeId id, std::size_t index, bool chosen) {
    if (!table.options.choosable) return 0;
    take_row_events(table, id, index);
    std::uint32_t states = state::focusable;
    if (index == table.memory.focus_row) states |= state::tab_stop;
    if (!table.marks()) return states | (chosen ? state::selected : 0u);
    if (table.options.selected->keys.contains(table.key(index))) states |= state::selected;
    return states | (chosen ? state::current : 0u);
}

// What grows above the view pushes the view with it, so that what is read stays where it is.
void learn_height(Drawing& table, std::size_t index, float height) {
    Heights& heights = table.memory.heights;
    constexpr float exact = 1e5f;  // a row that keeps focus far from the window is not measured there
    if (std::fabs(table.core.row.box.y) > exact || (height == heights[index] && heights.known(index))) return;
    const float change = height - heights[index];
    heights.set(index, height);
    if (change == 0) return;
    if (table.core.row.box.bottom() <= table.view.box.y && table.view.id != 0) {
        table.grown_above += static_cast<double>(change);
        table.core.scroll_to(table.view.id, table.view.scroll + table.grown_above);
    }
    table.core.memory.ask_again();
}

double top_of(const Drawing& table, std::size_t index) { return table.top + table.memory.heights.above(index); }

// A browser scrolls to what gets focus, but not further than an element can be high.
void bring_into_reach(Drawing& table, std::size_t index) {
    constexpr double lead = table_head + 24;
    const double top = top_of(table, index) - static_cast<double>(table.view.box.y);
    const bool seen = top >= lead && top + static_cast<double>(table.memory.heights[index]) <= static_cast<double>(table.view.box.h);
    if (table.view.longer && !seen) table.core.scroll_to(table.view.id, table.view.scroll + top - lead);
}

void begin_row(Drawing& table, std::size_t index, NodeId id) {
    RowPlace& row = table.core.row;
    const auto y = static_cast<float>(top_of(table, index));
    row.id = id;
    row.box = {table.x, y, table.width, table.memory.heights[index]};
    row.cell = 0;
    row.bottom = y;
    row.lead = row.stacked && table.marks() ? 36.0f : 0;
    row.look = RowLook::plain;
    row.words.clear();
}

void draw_row(Drawing& table, std::size_t index, Call<RowView&> draw) {
    Core& core = table.core;
    RowPlace& row = core.row;
    const NodeId id = row_id(table, index);
    begin_row(table, index, id);
    const bool chosen = table.options.current == index;
    const std::uint32_t states = states_of(table, id, index, chosen);
    const bool marked = table.marks() && (states & state::selected);
    const auto look = static_cast<RowLook>(core.memory.recall(id, slot_look));
    if (core.item(id, row.box)) draw_ground(core, row.box, look, chosen || marked, table.options.choosable && core.is_hovered(id), row.stacked);
    const std::string name = table.options.row_name ? table.options.row_name(index) : std::string{};
    core.semantics.open({.role = Role::row, .id = id, .box = row.box, .top = top_of(table, index), .name = name, .state = states, .number = {static_cast<float>(index + 2), 0, 0}});
    if (table.marks()) put_mark(table, index, id, row.box);
    core.push(id);
    const std::size_t depth = core.flow.depth();
    RowView view(table.ui, index);
    draw(view);
    while (core.flow.depth() > depth) core.flow.close();
    if (!row.words.empty()) write_words(core);
    core.pop();
    core.semantics.close();
    core.memory.keep(id, slot_look, static_cast<float>(row.look));
    learn_height(table, index, std::max(row.stacked ? 24.0f : least_height, std::ceil(row.bottom - row.box.y + (row.stacked ? 13.0f : table_pad_y + 1))));
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

void draw_rows(Drawing& table, Call<RowView&> draw) {
    TableMemory& memory = table.memory;
    settle_focus_row(table);
    const Box& view = table.view.box;
    const bool all = table.rows <= all_at_most;
    const std::size_t first = all ? 0 : memory.heights.at(std::max(0.0, static_cast<double>(view.y) - table.top - beyond));
    const double end = static_cast<double>(view.bottom()) + beyond;
    if (memory.focus_row < first) draw_row(table, memory.focus_row, draw);
    std::size_t i = first;
    for (; i < table.rows && (all || table.top + memory.heights.above(i) < end); ++i) draw_row(table, i, draw);
    if (memory.focus_row >= i) draw_row(table, memory.focus_row, draw);
    if (!table.target) return;
    memory.focus_row = *table.target;
    memory.focus_id = row_id(table, *table.target);
    table.core.requests.focus = memory.focus_id;
    bring_into_reach(table, *table.target);
    table.core.memory.ask_again();
}

// The heights that were learned hold for this many rows at this width.
TableMemory& memory_of(Core& core, NodeId id, std::size_t rows, float width) {
    TableMemory& memory = core.tables[id];
    if (memory.heights.size() == rows && std::fabs(memory.width - width) <= 0.5f) return memory;
    memory.heights.reset(rows, estimate);
    memory.width = width;
    return memory;
}

// The table's own node; its rows come in it. `head`: the height of the heading, which begins at `start`.
void open_table(Drawing& table, std::string_view name, const Box& start, float head) {
    Core& core = table.core;
    const auto shown = std::count_if(core.row.width.begin(), core.row.width.end(), [](float w) { return w > 0; });
    Description description{.role = table.options.choosable ? Role::grid : Role::table, .id = table.id,
                            .box = {start.x, start.y, table.width, head + static_cast<float>(table.memory.heights.total())}, .top = table.top - static_cast<double>(head), .name = name};
    description.state = table.marks() ? state::several : 0u;
    description.number[0] = static_cast<float>(table.rows + 1);
    description.number[1] = static_cast<float>(shown + (table.marks() ? 1 : 0));
    core.semantics.open(description);
    core.item(table.id, {start.x, start.y, table.width, head});
}

// The heading stays at the top of what scrolls; it is painted after the rows, which go through under it.
void draw_head_and_rows(Drawing& table, const Box& start, Call<RowView&> draw) {
    const bool stacked = table.core.row.stacked;
    describe_head(table, start.y);  // its element is sticky (web/style.css)
    const float stuck = std::min(table.view.box.y, static_cast<float>(table.top + table.memory.heights.total()) - table_head);
    if (table.rows > 0) draw_rows(table, draw);
    if (stacked) return;
    paint_head(table, std::max(start.y, stuck));
    if (table.view.id) table.core.semantics.set_number(table.view.id, 1, table_head);
}

}  // namespace

TableResult Ui::table(std::string_view name, std::span<const Column> columns, std::size_t rows, const TableOptions& options, Call<RowView&> draw) {
    const NodeId id = core_.id(name);
    const float width = core_.flow.fill_width();
    TableMemory& memory = memory_of(core_, id, rows, width);
    const bool stacked = core_.narrow();
    const float head = stacked ? 0 : table_head;
    const RowPlace outer = core_.row;
    core_.row.stacked = stacked;
    core_.row.marks = options.selected != nullptr;
    core_.flow.open(id, Way::down, width, stacked ? 8.0f : 0.0f);
    const float marks = options.selected && !stacked ? mark_width : 0;
    Drawing table{core_, *this, id, options, memory, 0, width, 0, core_.scrolling_region(), rows};
    place_columns(core_, columns, core_.flow.right() - width + marks, width - marks);
    if (!options.choosable && marks == 0) begin_at_the_edge(core_.row);
    if (stacked) put_tools(table);
    core_.flow.space(stacked ? 8.0f : 0.0f);
    const Box start = core_.flow.take(width, head);
    table.x = start.x;
    table.top = core_.flow.exact_bottom();
    open_table(table, name, start, head);
    draw_head_and_rows(table, start, draw);
    core_.semantics.close();
    core_.row = outer;
    core_.flow.space(0);
    core_.flow.take(width, static_cast<float>(memory.heights.total()));
    core_.flow.close();
    return table.result;
}

namespace {

// What is in a cell, and the cell around it; the height of the former.
float put_cell(Core& core, NodeId id, std::size_t column, int columns, const Box& place, const Box& box, Call<> inside) {
    RowPlace& row = core.row;
    core.open_group(Role::cell, id, {}, box);
    core.semantics.set_number(id, 0, static_cast<float>(column + 1 + (row.marks ? 1 : 0)));
    core.semantics.set_number(id, 1, static_cast<float>(columns));
    core.push(id);
    core.flow.open_at(id, place, 2, row.columns[column].align == Align::end);
    inside();
    const Box filled = core.flow.close();
    core.pop();
    core.close_group();
    core.memory.keep(id, 101, filled.h);
    row.bottom = std::max(row.bottom, place.y + filled.h);
    return filled.h;
}

// In a block the first cell and the one that takes the room say what they are; the others have the column's name before them.
bool says_its_name(const RowPlace& row, std::size_t column) {
    const Column& own = row.columns[column];
    const std::size_t head = row.columns[0].align == Align::end && row.columns.size() > 1 ? 1 : 0;
    if (column <= head || own.quiet_name) return false;
    const auto flexible = std::ranges::count_if(row.columns, [](const Column& other) { return other.width <= 0; });
    return own.width > 0 || flexible > 1;
}

// The number stands at the upper right and everything else below each other, label and value on one line.
void put_block_cell(Core& core, NodeId id, std::size_t column, int columns, Call<> inside) {
    RowPlace& row = core.row;
    const bool corner = column == 0 && row.columns[0].align == Align::end;
    const float x = row.box.x + row.lead;
    const float whole = row.box.w - row.lead;
    if (corner) {
        const float bottom = row.bottom;
        put_cell(core, id, column, columns, {row.box.right() - 44, row.box.y + 12, 44, 0}, {row.box.right() - 44, row.box.y + 12, 44, core.memory.recall(id, 101)}, inside);
        row.bottom = bottom;
        return;
    }
    Box place{x, row.bottom + (row.bottom > row.box.y ? 2.0f : 12.0f), whole - (column <= 1 && row.columns[0].align == Align::end ? 44.0f : 0.0f), 0};
    const Box box{place.x, place.y, place.w, core.memory.recall(id, 101)};
    if (columns > 1 || !says_its_name(row, column)) {
        put_cell(core, id, column, columns, place, box, inside);
        return;
    }
    const std::string label = std::string(row.columns[column].name) + ":";
    const float lead = core.text_width(label, Type::body) + 6;
    const bool beside = lead < whole / 2;
    const Box words{place.x, place.y, std::min(lead, whole), 22};
    if (beside) place = {place.x + lead, place.y, place.w - lead, 0};
    else place.y += 22;
    put_cell(core, id, column, columns, place, box, [&] {
        core.item(id ^ 0x1abe1u, words);
        core.words(label, words.x, words.y, Type::body, Colour::ink);
        core.describe({.role = Role::text, .id = id ^ 0x1abe1u, .box = words, .name = label});
        inside();
    });
    row.bottom = std::max(row.bottom, words.bottom());
}

}  // namespace

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
    const NodeId id = row.id + static_cast<NodeId>(first + 1) * 0x01000193u;
    if (row.stacked) return put_block_cell(core, id, first, columns, inside);
    const Box place{left + table_pad_x, row.box.y + table_pad_y, width - 2 * table_pad_x, 0};
    put_cell(core, id, first, columns, place, {left, row.box.y, width, row.box.h}, inside);
}

}  // namespace tributary::ui
