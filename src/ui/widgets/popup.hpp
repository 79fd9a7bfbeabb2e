// What floats over the page beside a control: lists, menus, tips. Not for screens.
#pragma once

#include "ui/core/core.hpp"

namespace tributary::ui {

/// Layers of Painter::begin_over.
enum class Layer : std::uint8_t { page, list, tip };

/// Until its end everything is drawn over the page, and described in the coordinates of the window at the end of the region or
/// dialog that it belongs to; the first node inside needs state::over.
class [[nodiscard]] Popup {
public:
    Popup(Core& core, Layer layer);
    ~Popup();
    Popup(const Popup&) = delete;
    Popup& operator=(const Popup&) = delete;

private:
    Core& core_;
};

/// Where a box of this size goes: below what it belongs to, above where there is more room, inside the window. Its height
/// may be less than asked.
[[nodiscard]] Box beside(const Core& core, const Box& anchor, float width, float height);

/// Ground and edge of a list or menu.
void draw_popup(Core& core, const Box& box);

/// The tip of a control, described all the time and seen while the control or the tip is pointed at, or the control has focus
/// that is shown. Escape puts it away (WCAG 1.4.13). Call before the control is described; put the id into `described_by`.
/// 0 when there are no words.
NodeId tip(Core& core, NodeId owner, const Box& anchor, std::string_view words);
/// The same for words that the control's name says already: drawn, not described.
void tip_of_name(Core& core, NodeId owner, const Box& anchor, std::string_view words);

/// An id for the `index`th part of a widget.
[[nodiscard]] NodeId part_of(NodeId id, std::uint64_t index);

/// Ids as `Description::extra` carries them.
[[nodiscard]] std::string ids(std::initializer_list<NodeId> list);

}  // namespace tributary::ui
