// The description of what is on the screen: what a screen reader, the keyboard, voice control and a test
// see and operate. C++ writes it anew at each frame and finds what changed; the browser's side (web/mirror.js)
// patches real elements after it. Natively the tests read it.
//
// A node's position is in CSS pixels from the upper left corner of its parent (of its parent's content, when
// that scrolls), so that scrolling changes no node.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/text.hpp"

namespace tributary::ui {

using NodeId = std::uint32_t;

/// In the order of `kinds` in web/mirror.js.
enum class Role : std::uint8_t {
    // containers
    group, banner, navigation, main, complementary, contentinfo, note, alert, status, dialog,
    list, list_item, table, grid, row, column_header, cell, radio_group, tab_list, toolbar, facts, term, definition,
    // leaves, some of which hold inline children
    heading, paragraph, text, label, link, button, tick_box, radio, text_box, text_area, select, tab, progress, image, file_button, inline_text,
    // widgets/: lists that drop down, menus, trees, panes
    combo_box, list_box, option, menu, menu_item, tree, tree_item, tab_panel, separator, tip, region,
    // long text: what is shown of it at rest, differences, buttons that work on it in the browser
    document, inserted, deleted, tool, paste_button,
    // what the browser shows by itself
    frame,
};

/// Bits of Node::state.
namespace state {
inline constexpr std::uint32_t disabled = 1u << 0;
inline constexpr std::uint32_t checked = 1u << 1;
inline constexpr std::uint32_t pressed = 1u << 2;       // a toggle that is on
inline constexpr std::uint32_t toggle = 1u << 3;        // a button that is a toggle
inline constexpr std::uint32_t expanded = 1u << 4;
inline constexpr std::uint32_t expands = 1u << 5;       // a button that opens something
inline constexpr std::uint32_t selected = 1u << 6;
inline constexpr std::uint32_t current = 1u << 7;       // the place where we are
inline constexpr std::uint32_t busy = 1u << 8;
inline constexpr std::uint32_t read_only = 1u << 9;
inline constexpr std::uint32_t invalid = 1u << 10;
inline constexpr std::uint32_t required = 1u << 11;
inline constexpr std::uint32_t password = 1u << 12;
inline constexpr std::uint32_t scrolls = 1u << 13;      // overflow box; number[0] is the height of its content
inline constexpr std::uint32_t roving_down = 1u << 14;  // one tab stop, arrows move inside
inline constexpr std::uint32_t roving_across = 1u << 15;
inline constexpr std::uint32_t modal = 1u << 16;
inline constexpr std::uint32_t focusable = 1u << 17;    // takes focus without being a control (row, title)
inline constexpr std::uint32_t tab_stop = 1u << 18;     // the one of a roving group that Tab reaches
inline constexpr std::uint32_t in_line = 1u << 19;      // flows in its paragraph, has no box of its own
inline constexpr std::uint32_t several = 1u << 20;
inline constexpr std::uint32_t icon_only = 1u << 21;    // the name is not drawn
inline constexpr std::uint32_t off_screen = 1u << 22;   // described, not placed
inline constexpr std::uint32_t screen_only = 1u << 23;  // left out of print
inline constexpr std::uint32_t walked = 1u << 24;       // combo box: arrows were used, Home and End belong to the list
inline constexpr std::uint32_t opens_menu = 1u << 25;   // a button that opens a menu
inline constexpr std::uint32_t takes_keys = 1u << 26;   // a button whose arrow keys go to the program
inline constexpr std::uint32_t mixed = 1u << 27;        // a tick box neither on nor off
inline constexpr std::uint32_t drags = 1u << 28;        // may be dragged
inline constexpr std::uint32_t unspoken = 1u << 29;     // says what another node says already: not for assistive technology
inline constexpr std::uint32_t over = 1u << 30;         // lies over what follows it
inline constexpr std::uint32_t rich = 1u << 31;         // long text with marks
}  // namespace state

struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
};

/// What a widget says of itself. Views live until the call returns.
struct Description {
    Role role = Role::group;
    NodeId id = 0;
    Box box{};                   // on the screen
    std::optional<double> top{}; // of the box, where a float would round it: rows of a long list
    std::string_view name{};     // kept as it may be shown (scripts.hpp)
    std::string_view value{};    // text of a field; chosen option of a select
    std::string_view extra{};    // link, frame: address. field: autocomplete. select: options, one a line. files: accept.
                                 // rich text area: a stamp of the entries' numbers and its language, ids of its list and the active option, keys, on lines of their own
                                 // words: their language when it is not the page's (BCP 47). button, tab, combo box: ids of what it controls and (combo box) of the active option
    std::uint32_t state = 0;
    std::uint8_t level = 0;      // heading; type of text otherwise is `type`
    Type type = Type::body;
    NodeId described_by[2] = {0, 0};  // label: [0] is the field. radio: [0] is the group
    float number[3] = {0, 0, 0};      // scroll: content height, covered at the top, at the foot. grid: rows, columns. row, cell: index from 1. progress: 0 to 1. field: padding left, right, most characters.
                                      // option, tree item: place and number of its siblings. separator: now, least, most
};

/// As JavaScript reads it: 88 bytes, little-endian.
struct Node {
    NodeId id;
    NodeId parent;
    std::uint8_t role;
    std::uint8_t level;
    std::uint8_t type;
    std::uint8_t spare;
    std::uint32_t state;
    float x, y, w, h;
    std::uint32_t name, name_size;
    std::uint32_t value, value_size;
    std::uint32_t extra, extra_size;
    NodeId described_by[2];
    float number[3];
    std::uint32_t changed;  // differs from the last frame, or is new
    std::uint64_t hash;
};
static_assert(sizeof(Node) == 88);

class Semantics {
public:
    /// Forgets what this frame said so far.
    void begin();
    void add(const Description& description);
    /// As `add`; what follows is inside until `close`. `scroll` is how far its content is scrolled.
    void open(const Description& description, double scroll = 0);
    void close();
    /// While more is scrolled than an element can be high: containers that reach out of this band of the screen are described
    /// as their part within, those wholly outside at its edge; what is in view stays exactly where it is.
    void keep_within(double low, double high);
    void keep_anywhere() { band_.reset(); }
    /// What follows stands beside the page, not inside what is open (dialogs, messages); until `attach`. With `inside`, whose
    /// content begins at x, y: there, at its end (what is outside an open dialog cannot be reached).
    void detach(NodeId inside = 0, double x = 0, double y = 0);
    void attach();
    /// The content height of the open container, known when it is complete.
    void set_number(NodeId id, int which, float number);
    /// The same of a node by its place among those described so far.
    void set_number_at(std::size_t place, int which, float number) { now_[place].number[which] = number; }
    /// Compares with the frame before. True when anything changed.
    bool finish();
    /// Nothing of the frame before is left in the memory that is used again. Right after `begin`.
    void forget();
    [[nodiscard]] std::span<const Node> nodes() const { return now_; }
    [[nodiscard]] const std::vector<char>& strings() const { return strings_; }
    /// Order, parents or roles differ from the frame before, not only what nodes say.
    [[nodiscard]] bool structure_changed() const { return structure_changed_; }
    /// An id described twice in this frame: the first such name. Empty when all is well.
    [[nodiscard]] const std::string& clash() const { return clash_; }
    /// Whether a node stood inside another one (or was it) in the last finished frame.
    [[nodiscard]] bool inside(NodeId id, NodeId around) const;
    [[nodiscard]] bool knows(NodeId id) const { return hashes_.contains(id); }

    [[nodiscard]] std::string_view name_of(const Node& node) const { return view(node.name, node.name_size); }
    [[nodiscard]] std::string_view value_of(const Node& node) const { return view(node.value, node.value_size); }
    [[nodiscard]] std::string_view extra_of(const Node& node) const { return view(node.extra, node.extra_size); }

private:
    struct Parent {
        NodeId id = 0;
        double x = 0, y = 0;
        bool apart = false;  // placed at the edge of the band; what is inside stays with it
    };
    [[nodiscard]] static double top_of(const Description& d) { return d.top.value_or(static_cast<double>(d.box.y)); }
    [[nodiscard]] std::string_view view(std::uint32_t at, std::uint32_t size) const { return {strings_.data() + at, size}; }
    std::uint32_t keep(std::string_view text);
    std::string room_;
    [[nodiscard]] std::uint64_t hash_of(const Node& node) const;

    struct Band {
        double low, high;
    };
    std::optional<Band> band_;
    std::vector<Node> now_, before_;
    std::vector<char> strings_;
    std::vector<Parent> parents_;
    std::vector<std::vector<Parent>> detached_;
    std::unordered_map<NodeId, std::uint64_t> hashes_;  // of the last finished frame
    std::string clash_;
    bool structure_changed_ = false;
};

}  // namespace tributary::ui
