// Where the next thing goes. Four arrangements: down (a column), across (a row), wrapping (a row that goes on
// below), and the table, which is made of columns. Boxes are on the screen, in CSS pixels. A list may begin millions of
// pixels above the window: where things stand from top to bottom is summed up with double precision.
#pragma once

#include <vector>

#include "ui/core/memory.hpp"
#include "ui/core/semantics.hpp"

namespace tributary::ui {

enum class Way : std::uint8_t { down, across, wrapping };

class Flow {
public:
    explicit Flow(Memory& memory) : memory_(memory) {}

    void begin(float width, float height);

    /// Takes room for one thing. Width 0: what there is (in a row: what the others leave).
    Box take(float width, float height);
    /// The width that words of this natural width get here: less than they want when a row is too short.
    float flexible(float natural);
    /// Width of a thing that fills.
    [[nodiscard]] float fill_width() const;

    /// An arrangement inside the current one. `height` is set when it is closed.
    void open(NodeId id, Way way, float width, float gap, bool tops = false);
    /// At a place of its own; the arrangement around it does not move on.
    /// `ends`: words stand at its right end.
    void open_at(NodeId id, const Box& box, float gap, bool ends = false) { open_exactly_at(id, box, static_cast<double>(box.y), gap, ends); }
    /// The same, from `top` instead of the box's rounded one.
    void open_exactly_at(NodeId id, const Box& box, double top, float gap, bool ends = false);
    [[nodiscard]] bool ends() const { return areas_.back().ends; }
    Box close();

    void space(float pixels) { areas_.back().next_gap = pixels; }
    /// Space before the next thing, unless it is the first: at least so much.
    void at_least(float pixels);
    void push_right();

    /// Moves the cursor of a column down to `y`, never up.
    void down_to(float y);

    [[nodiscard]] Way way() const { return areas_.back().way; }
    [[nodiscard]] bool first() const { return areas_.back().items == 0; }
    /// The next id for a thing without a name: its number in the arrangement.
    [[nodiscard]] NodeId nameless();
    [[nodiscard]] float right() const { return areas_.back().box.right(); }
    [[nodiscard]] float bottom() const { return static_cast<float>(areas_.back().y); }
    /// `bottom` without rounding: far from the window a float counts in whole pixels.
    [[nodiscard]] double exact_bottom() const { return areas_.back().y; }
    /// Width that the things of a row took in the last pass.
    [[nodiscard]] float used_width(NodeId row) const { return memory_.recall(row, Slot::used); }
    [[nodiscard]] std::size_t depth() const { return areas_.size(); }

private:
    struct Area {
        NodeId id = 0;
        Way way = Way::down;
        Box box;             // h: of what is inside, so far
        double top = 0;      // of the box
        float x = 0;         // where the next thing goes
        double y = 0;
        float gap = 0;
        float next_gap = -1;
        float line_height = 0;
        bool tops = false;
        bool ends = false;
        bool apart = false;  // opened at a place of its own
        int items = 0, fills = 0;
        std::uint32_t children = 0;
        float fixed = 0, natural = 0;  // sums of widths in a row
        float pushed_at = -1;
        float pushed = 0;  // widths of what follows in a wrapping row
    };
    struct Slot {
        enum : int { height, fixed, natural, fills, items, trailing, used, own_height };
    };

    [[nodiscard]] float gap_of(const Area& area) const { return area.items == 0 ? 0 : (area.next_gap >= 0 ? area.next_gap : area.gap); }
    Box begin_item(float width, float height);
    void end_item(const Box& box);
    void count(float width, bool fill, bool words);

    Memory& memory_;
    std::vector<Area> areas_;
    bool counted_ = false;
};

}  // namespace tributary::ui
