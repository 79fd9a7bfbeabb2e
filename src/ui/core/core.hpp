// What the widgets share during a frame. Not for screens.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ui/core/events.hpp"
#include "ui/core/flow.hpp"
#include "ui/core/fonts.hpp"
#include "ui/core/heights.hpp"
#include "ui/core/long_scroll.hpp"
#include "ui/core/memory.hpp"
#include "ui/core/editing.hpp"
#include "ui/core/painter.hpp"
#include "ui/core/paragraph.hpp"
#include "ui/core/semantics.hpp"
#include "ui/core/timeline_layout.hpp"
#include "ui/core/typed_text.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

/// What is kept of a table between frames.
struct TableMemory {
    Heights heights;
    float width = 0;
    std::size_t focus_row = 0;     // the one that Tab reaches
    NodeId focus_id = 0;
};

/// Where the marks of a timeline stand, until its content, the days in view or its width change.
struct TimelineMemory {
    std::uint64_t revision = 0;
    TimeSpan view{};
    float width = 0;
    TimelineLayout layout;
};

/// The row that is being drawn.
struct RowPlace {
    std::span<const Column> columns{};
    std::vector<float> left, width;  // of each column; width 0: left out
    NodeId id = 0;
    Box box{};                       // height as remembered
    std::size_t cell = 0;
    float bottom = 0;                // of the tallest cell so far
    float lead = 0;                  // what stands before the words of a block
    bool stacked = false;
    bool marks = false;              // a column of tick boxes stands before
    RowLook look = RowLook::plain;
    std::string words;               // below the cells
};

/// A part of the window that clips, and scrolls when it holds more.
struct Region {
    NodeId id = 0;
    Box box{};
    float padding_top = 0, padding_bottom = 0;
    double scroll = 0;    // of the content
    double ahead = 0;     // so much further than the element: there is more than it can be high
    bool longer = false;
    bool scrolls = false;
    bool clips = false;
};

struct PageState {
    PageOptions options;
    NodeId id = 0;
    float top = 0, bottom = 0, left = 0, right = 0;  // what the strips have left; right: of the content
    float content_top = 0;
    float margin = 32;
    bool flat = false;         // the whole page scrolls as one
    bool nav_beside = false;
    bool nav_over = false;     // the open menu lies over the content
    bool nav_alone = false;    // the open menu is a page of its own
    bool panel_beside = false;
    bool panel_alone = false;
};

class Core {
public:
    /// The shaper (may be null: then the fonts draw everything as well as they can) must outlive it.
    explicit Core(Shaper* shaper);

    Window window;
    Theme theme = theme_of(Look::light);
    Fonts fonts;
    RunPictures pictures;
    Paragraphs paragraphs{fonts, pictures};
    TypedTexts typed{fonts, pictures};
    Painter paint{fonts, paragraphs, pictures};
    Semantics semantics;
    Memory memory;
    Flow flow{memory};
    Requests requests;
    std::string title;
    PageState page;
    NodeId id_of_panel = 0;
    RowPlace row;
    std::unordered_map<NodeId, TableMemory> tables;
    std::unordered_map<NodeId, TimelineMemory> timelines;
    std::unordered_map<NodeId, NodeId> reached;  // of a widget that is one tab stop: the part that Tab reaches

    // ---- what happened
    NodeId focused = 0;
    NodeId hovered = 0;
    std::vector<Event> events;                       // that the screen is told of now; none in later passes
    std::unordered_map<NodeId, double> scroll_tops;  // as the elements say
    std::unordered_map<NodeId, LongScroll> long_scrolls;
    std::unordered_set<NodeId> touched;              // fields whose text changed since they got focus
    std::unordered_set<NodeId> left;                 // fields that were left in this frame
    std::unordered_set<NodeId> paused;               // long texts in which typing paused in this frame
    std::unordered_map<NodeId, Notice> notices;      // of fields that refused something, until something is typed
    std::unordered_map<NodeId, Editing> editing;     // long texts that are being worked on
    ParsedDocuments documents;
    std::set<std::string, std::less<>> chords;  // asked for in this pass
    bool menu_open = false;
    bool in_navigation = false;
    bool lead_beside = false;    // the column that leads in is being drawn, beside the work
    NodeId nav_foot_id = 0;
    float nav_foot_start = 0;
    bool focus_next = false;
    bool focus_shown = false;      // the browser shows where focus is: it came by keyboard
    struct Modal {
        NodeId id = 0;
        double x = 0, y = 0;       // of its content
    } modal;                       // the dialog that is being drawn
    float covered = 0, covers = 0;  // by a message at the foot of the content: in the last pass, in this one
    NodeId tip_shown = 0;          // whose tip is in sight
    NodeId tip_put_away = 0;       // by Escape, until focus and pointer leave

    [[nodiscard]] bool activated(NodeId id) const { return find(EventKind::activated, id) != nullptr; }
    [[nodiscard]] const Event* find(EventKind kind, NodeId id) const;
    [[nodiscard]] bool is_hovered(NodeId id) const { return hovered == id; }
    [[nodiscard]] bool is_focused(NodeId id) const { return focused == id; }

    // ---- names
    [[nodiscard]] NodeId id(std::string_view key) const;
    void push(NodeId scope);
    void pop();

    // ---- drawing and describing
    [[nodiscard]] Rgba operator[](Colour colour) const { return theme[colour]; }
    [[nodiscard]] Rgba of(Tone tone) const;
    [[nodiscard]] Rgba soft_of(Tone tone) const;
    /// Tells ImGui of an item. False when nothing of it is in sight.
    bool item(NodeId id, const Box& box);
    /// Adds the description and gives focus when it was asked for.
    void describe(const Description& description);
    /// A paragraph at a place: draws it, describes it when `described`. The index of the pressed run.
    std::optional<std::size_t> write(NodeId id, std::span<const Run> runs, const Box& box, Type type, Colour colour, Role role = Role::paragraph);
    [[nodiscard]] float text_width(std::string_view text, Type type) { return paragraphs.line_width(text, size_of(type).size, size_of(type).cut); }
    void describe_words(NodeId id, std::string_view words, std::string_view language, const Box& box, Type type);
    void draw_runs(NodeId id, std::span<const Run> runs, const Paragraph& text, const Box& box, Type type, Colour colour);
    /// Draws words on one line in a box of the type's line height.
    void words(std::string_view text, float x, float y, Type type, Colour colour) { paint.words(text, x, y, type, theme[colour]); }

    /// Words on one line at the start of a field: at its right end when they begin from right to left.
    void field_words(std::string_view text, const Box& inside, float y, Type type, Colour colour);
    /// The lines of a paragraph in one colour.
    void lines(const Paragraph& text, float x, float y, Type type, Colour colour);

    /// A named container around what follows, as large as it gets; closed by `close_group`.
    void open_group(Role role, NodeId id, std::string_view name, const Box& box, std::uint32_t states = 0, NodeId described = 0);
    void close_group() { semantics.close(); }
    /// A column in the flow with a node around it.
    Box within(Role role, NodeId id, std::string_view name, float gap, Call<> inside, std::uint32_t states = 0);

    // ---- regions
    void open_region(const Description& description, float pad_x, float pad_top, float pad_bottom, float gap, bool scrolls);
    void close_region();
    [[nodiscard]] const Region& region() const { return regions_.back(); }
    /// The nearest region around that scrolls, or the window.
    [[nodiscard]] Region scrolling_region() const;
    /// Scrolls its content to `top`.
    void scroll_to(NodeId region, double top);
    /// A region of the page: at `fixed`, or where the flow is when the page scrolls as one.
    Box open_part(const Description& description, float pad_x, float pad_top, float pad_bottom, float gap, Colour ground, bool scrolls);
    void close_part();

    /// For what Escape closes before it does anything else (tips, lists, menus): true when it was pressed. Asked in each pass.
    bool closed_by_escape();

    [[nodiscard]] bool narrow() const { return window.span() == Span::narrow; }

    // ---- passes (frame.cpp)
    void begin_pass();
    void end_pass();
    void draw_until_settled(Call<Ui&> screen);
    /// Takes from the inbox what the screen is to be told next.
    void take_in_events();
    void follow_events();
    void forget_finished_editing();
    void forget_words();

    std::vector<Event> inbox;
    std::vector<std::pair<NodeId, std::string>> audited;
    std::string audit_report;
    bool audit = false;
    int passes = 0;
    bool unsettled = false;
    bool described_anew = false;
    bool owes_description = false;

private:
    float scroll_content(Region& region, float height);
    std::unordered_set<NodeId> drawn_, drawn_before_;  // regions of this pass and the last
    std::vector<NodeId> scopes_{1};
    std::vector<Region> regions_;
};

}  // namespace tributary::ui
