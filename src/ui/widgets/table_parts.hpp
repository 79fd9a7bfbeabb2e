// What the files of the table share: the drawing of one table, its columns and heading, its marks. Not for screens.
#pragma once

#include "ui/core/core.hpp"

namespace tributary::ui {

inline constexpr float table_pad_x = 12;
inline constexpr float table_pad_y = 10;
inline constexpr float table_head = 39;
inline constexpr float mark_width = 44;  // of the column of tick boxes

struct Drawing {
    Core& core;
    Ui& ui;
    NodeId id;
    const TableOptions& options;
    TableMemory& memory;
    float x, width;
    double top;            // of the first row, on the screen
    Region view;
    std::size_t rows;
    TableResult result{};
    double grown_above = 0;
    std::optional<std::size_t> target{};  // where the arrow keys lead
    [[nodiscard]] bool marks() const { return options.selected != nullptr; }
    [[nodiscard]] std::uint64_t key(std::size_t row) const { return options.key ? options.key(row) : row; }
};

/// Columns that the window has room for, their widths: fixed ones first, the rest by share.
void place_columns(Core& core, std::span<const Column> columns, float x, float width);
/// Where no row can be marked as chosen, the words of the first column stand below those of the page.
void begin_at_the_edge(RowPlace& row);
/// The heading at `y`: described before the rows (with what its buttons did), painted after them, so that it lies over them.
void describe_head(Drawing& table, float y);
void paint_head(Drawing& table, float y);
/// In place of the heading, above blocks: what it is sorted by, and a tick box for all.
void put_tools(Drawing& table);

/// Takes what Space, Shift and arrows, Ctrl+A and tick boxes did to the chosen rows.
void mark_row(Drawing& table, std::size_t row);
void mark_up_to(Drawing& table, std::size_t from, std::size_t to);
void mark_all(Drawing& table);
/// The tick box of a row.
void put_mark(Drawing& table, std::size_t row, NodeId row_id, const Box& box);

}  // namespace tributary::ui
