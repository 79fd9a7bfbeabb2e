// The list of a combo box, and the one that opens at the caret of a long text: its lines are described while they are in
// sight, the active one always. Not for screens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/core/core.hpp"

namespace tributary::ui {

struct ChoiceList {
    Core& core;
    NodeId id, list;                   // of the box that has focus, of its list
    std::span<const ComboItem> items;
    std::string_view nothing;          // instead of lines
    bool stays_open = false;           // it stands in the page: nothing in it is ticked
    std::vector<std::size_t> found{};  // indices of the items in the list, best first
    int active = -1;                   // in `found`

    [[nodiscard]] NodeId option(int at) const;
    [[nodiscard]] int last() const { return static_cast<int>(found.size()) - 1; }
    /// Round again at both ends.
    void move_to(int at);
    /// Arrows and pages move the active line. False when the key is none of them.
    bool take_key(std::string_view key);
};

struct ListLine {
    float top = 0, height = 0;
    bool below = false;  // the quiet words stand under the name
};

/// `lead` stands before the words.
[[nodiscard]] std::vector<ListLine> lay_out(ChoiceList& list, float width, float lead);
[[nodiscard]] float height_of(const std::vector<ListLine>& lines);
/// `label` is what the list is called, `chosen` the name of the item that is ticked.
void draw_list(ChoiceList& list, const Box& box, const std::vector<ListLine>& lines, std::string_view label, std::string_view chosen, float lead);

}  // namespace tributary::ui
