// What a screen writes with. Each call draws one thing and describes it to the semantics mirror, so that
// what is on the canvas and what a screen reader, a keyboard or a test finds are one and the same.
//
// Rules for a screen:
//  * A screen is a function of its state: it is called for every frame, sometimes more than once for one
//    frame (until the layout rests), and must draw the same thing for the same state. Presses and edits are
//    reported in the first call only.
//  * Things are named by their words. Two equal words in one place need a `scope`.
//  * The accessible name is the visible label. Say what a thing is in its label, not in its icon.
//  * Everything flows: the cursor starts at the top of the column and goes down. Lengths are CSS pixels.
//  * Nothing is sized to fit its text by hand; widths are those of the column unless said otherwise.
//  * No browser, no clock, no storage here: a screen asks (returns, intents) and never does.
//  * Text is UTF-8. Malformed bytes are drawn as U+FFFD; control characters as marks.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "ui/call.hpp"
#include "ui/widget_values.hpp"

namespace tributary::ui {

class Core;

class RowView;  // below
struct TimelineData;
struct TimelineOptions;
struct TimelineResult;

/// The hand of a screen. Made by the frame, valid during one call of the screen.
class Ui {
public:
    explicit Ui(Core& core) : core_(core) {}
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // ---- names
    class [[nodiscard]] Scope {
    public:
        explicit Scope(Core& core) : core_(core) {}
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Core& core_;
    };
    /// Names inside are of their own until the scope ends: `const auto scope = ui.scope(entry.id);`
    Scope scope(std::string_view key);
    Scope scope(std::uint64_t key);
    Scope scope(const Id& key);

    [[nodiscard]] const Window& window() const;
    [[nodiscard]] const Theme& theme() const;
    /// Width of the column that things flow in.
    [[nodiscard]] float width() const;

    // ---- the page: call once, with the regions inside, in the order marking, navigation, content, panel, status line
    void page(const PageOptions& options, Call<> inside);
    /// The strip at the top. `level` is the marking in capitals, or empty. True when *Lock now* is pressed.
    bool marking(std::string_view level, std::string_view words, bool can_lock);
    void navigation(std::string_view name, Call<> inside);
    void nav_brand();
    /// Link back, name of the case, and quiet lines below it.
    void nav_case(std::string_view back, std::string_view back_address, std::string_view name, std::initializer_list<std::string_view> lines);
    void nav_item(const NavItem& item);
    /// What follows stands at the foot of the navigation.
    void nav_foot();
    void nav_person(std::string_view name, std::string_view role);

    /// The main region. `head` stays, `body` scrolls; both scroll in a narrow or low window.
    void content(Call<> head, Call<> body);
    void content(Call<> body);
    /// The main region in two: a ground-2 column 440 wide that leads in, and the work beside it (below it when narrow).
    void content_with_lead(Call<> lead, Call<> body);
    /// Title (the h1), a line below it, and the page's buttons at the right (below, full width, when narrow).
    std::optional<std::size_t> page_head(std::string_view title, const Words& below, Call<> actions);
    /// The region at the right. `foot` stays at its bottom; nothing there when it draws nothing.
    PanelResult panel(const PanelOptions& options, Call<> body, Call<> foot);
    /// The index of the fact whose action was pressed.
    std::optional<std::size_t> status_line(std::span<const Status> facts, std::string_view at_right);
    /// With something above it, as high as PageOptions::above_status.
    std::optional<std::size_t> status_line(std::span<const Status> facts, std::string_view at_right, Call<> above);

    // ---- arrangement
    void column(float width, float gap, Call<> inside);  // width 0: all there is
    /// From left to right, middles aligned. After `push_right` things stand at the right end.
    void row(float gap, Call<> inside);
    /// Buttons in a row or column that Tab reaches as one: arrows go from one to the next. Draws nothing itself.
    void one_stop(std::string_view name, Call<> buttons);
    void row_top(float gap, Call<> inside);  // tops aligned
    void push_right();
    /// From left to right, and on to the next line when there is no room.
    void wrap(float gap, Call<> inside);
    /// Columns side by side; one above the other when the column is narrower than `stack_under`. `inside(i)` fills column i.
    void columns(std::initializer_list<Share> shares, float gap, float stack_under, Call<std::size_t> inside);
    /// Two panes side by side that scroll for themselves, and a line between them that is moved by dragging, arrows, Home and
    /// End; Enter shuts and opens the first. One above the other when narrow. True when `share` (of the first) changed.
    /// ARIA APG: window splitter.
    bool split(std::string_view label, float& share, const SplitOptions& options, Call<> first, Call<> second);
    /// The space before the next thing, instead of the column's gap.
    void space(float pixels);
    void rule();
    /// 1 px edge, padding, its own column. `tone` colours the edge.
    void card(Call<> inside, Tone tone = Tone::plain);
    /// 4 px left edge and soft ground. The first line is semibold. `appeared`: an alert, spoken when it comes.
    void note(Tone tone, std::string_view first, const Words& text);
    void note(Tone tone, std::string_view first, Call<> inside, bool appeared = false);
    /// A line that unfolds what is inside. True when it was pressed; `open` has changed then.
    bool disclosure(std::string_view name, bool& open, Call<> inside);
    /// A navigation landmark in the flow, one tab stop, arrows between its links: the breadcrumb.
    void landmark(std::string_view name, Call<> inside);
    /// Named part of a page for the mirror; draws nothing itself.
    void group(std::string_view name, Call<> inside);

    // ---- text
    void heading(int level, std::string_view text, std::string_view language = {});  // 1 once a page; 2 section, 3 strong
    /// The index of the run that was pressed, when one was.
    std::optional<std::size_t> paragraph(const Words& words, const TextOptions& options = {});
    /// A paragraph behind an icon: *Four words. Strong enough.*
    std::optional<std::size_t> icon_line(Icon icon, Tone tone, const Words& words);
    void list(Call<> inside);       // items inside are `list_item`s
    void list_item(Call<> inside);
    /// Label and value, a line between each two, as in the details panel.
    void facts(Call<> inside);
    std::optional<std::size_t> fact(std::string_view name, const Words& value);
    void fact(std::string_view name, Call<> value);
    /// *Not seen 3*: icon and words with an edge, in the colour of the tone.
    void chip(Icon icon, Tone tone, std::string_view words);
    /// Dark on light in every theme, with its quiet zone, a whole number of device pixels a module, no wider than `width`.
    /// `name` says what it holds; the same words stand beside it for who has no camera.
    void qr_code(std::string_view name, const documents::QrCode& code, float width = 320);
    /// Colour, pattern and short name of an agency. `lane` counts from 0 in the order in which agencies joined.
    void lane_tag(std::size_t lane, std::string_view short_name, std::string_view full_name);

    // ---- doing
    bool button(std::string_view name, const ButtonOptions& options = {});
    /// An icon alone; for close, previous, next and the like. Its name is its tip, with the chord when there is one.
    bool icon_button(std::string_view name, Icon icon, std::string_view chord = {});
    /// A button that opens a menu. The index of the line that was pressed. ARIA APG: menu button.
    std::optional<std::size_t> menu_button(std::string_view name, std::span<const MenuItem> items, const ButtonOptions& options = {});
    /// To a place; the browser follows it. True when pressed, for a screen that has more to do.
    bool link(std::string_view name, std::string_view address);
    /// Looks like a link, does something here.
    bool text_button(std::string_view name, Icon icon = Icon::none);
    /// A button that opens the browser's file chooser. What was chosen, once.
    std::vector<File> choose_files(std::string_view name, const FileOptions& options = {});
    /// What was dropped anywhere on the window, once.
    std::vector<File> dropped_files();
    /// Those of them that were dropped on the panel.
    std::vector<File> files_dropped_on_panel();
    /// "Ctrl+K", "Alt+Down", "Escape", "F1". Only those asked for are taken from the browser.
    bool shortcut(std::string_view chord);

    // ---- asking
    Edit text_box(std::string_view label, std::string& value, const FieldOptions& options = {});
    Edit text_area(std::string_view label, std::string& value, const FieldOptions& options = {});
    DateEdit date_box(std::string_view label, std::string& value, const Reading& reading, const FieldOptions& options = {});
    bool check_box(std::string_view label, bool& on, std::string_view hint = {});
    /// Chosen is -1 while nothing is chosen. True when the choice changed.
    bool radio_group(std::string_view label, std::span<const Choice> choices, int& chosen, const ChoiceOptions& options = {});
    /// The same as joined boxes; stacked when there is no room.
    bool row_of_choices(std::string_view label, std::span<const Choice> choices, int& chosen, const ChoiceOptions& options = {});
    bool select(std::string_view label, std::span<const std::string_view> choices, int& chosen, const ChoiceOptions& options = {});
    /// A text box with a list of what fits the words typed; also of hundreds of items. Any words may be typed: what is not
    /// chosen from the list is for the screen to accept or not. ARIA APG: editable combo box with list autocomplete.
    ComboEdit combo_box(std::string_view label, std::string& text, std::span<const ComboItem> items, const ComboOptions& options = {});
    /// 28 high, pressed or not; true when pressed. Several stand in a `filters` group, one tab stop.
    bool filter(std::string_view words, bool on, Icon icon = Icon::none);
    void filters(std::string_view name, Call<> inside);
    /// Arrows choose. ARIA APG: tabs, chosen as focus arrives. With `panel`, what belongs to the chosen one stands below.
    bool tabs(std::string_view label, std::span<const std::string_view> names, int& chosen);
    bool tabs(std::string_view label, std::span<const std::string_view> names, int& chosen, Call<> panel);
    /// Bad fields after a press: *3 things to put right before you submit*, each a button that goes to its field.
    /// Gets focus when it appears. The index of the pressed line.
    std::optional<std::size_t> summary(std::string_view first, std::span<const std::string_view> lines);
    /// The field or button that is drawn next gets focus.
    void focus_here();
    /// The field or button with this label, in this place, has focus.
    [[nodiscard]] bool has_focus(std::string_view label) const;

    // ---- many rows
    /// Rows of wrapped text, at any number; only those in view are drawn and described. `draw` fills each cell in turn.
    TableResult table(std::string_view name, std::span<const Column> columns, std::size_t rows, const TableOptions& options, Call<RowView&> draw);
    TableResult table(std::string_view name, std::initializer_list<Column> columns, std::size_t rows, const TableOptions& options, Call<RowView&> draw) {
        return table(name, std::span<const Column>(columns.begin(), columns.size()), rows, options, draw);
    }

    /// Lanes of marks over time (ui/timeline.hpp), one tab stop; arrows go along a lane and to the next one.
    /// What its marks mean; `seen` is "Child R seen".
    void timeline_legend(std::string_view seen);
    TimelineResult timeline(std::string_view name, const TimelineData& data, const TimelineOptions& options);

    /// One tab stop; left and right shut and open branches, letters find. ARIA APG: tree view.
    TreeResult tree(std::string_view name, std::span<const TreeItem> items, std::optional<std::size_t> current = {});
    /// Rows in an order that a person chooses: by dragging, with the buttons at their ends, or Alt and arrows. `names` are unlike
    /// each other; `draw` fills a row. Told when a row moved; the screen changes the order.
    std::optional<Moved> reorder_list(std::string_view name, std::span<const std::string_view> names, Call<std::size_t> draw);

    // ---- telling
    /// Stops before something that cannot be undone or leaves: the title is the question, buttons inside are the answers.
    /// Open as long as it is drawn. True when Escape or the close button asks for the harmless answer.
    /// `widest`: 0 for a question, more for what is to be looked at.
    bool dialog(std::string_view question, Call<> inside, float widest = 0);
    /// What a browser shows by itself of a blob address, in a frame without scripts, as high as the window lets it be.
    void frame(std::string_view label, std::string_view address);
    /// Bottom left over the content, until the next action; never on a timer.
    ToastResult toast(std::string_view words, bool can_undo);
    /// Over 1 s only. `fraction` 0 to 1; `words` is the count. True when *Cancel* is pressed (no button when `can_cancel` is false).
    bool progress(std::string_view what, float fraction, std::string_view words, bool can_cancel);
    /// First run: where we are among the steps.
    void steps(std::span<const std::string_view> names, std::size_t current);
    /// Nothing here yet: icon, words, and the one or two ways to begin.
    void empty(Icon icon, std::string_view title, std::string_view words, Call<> actions);
    /// Spoken once, without being drawn.
    void announce(std::string_view words, bool at_once = false);

    // ---- long text (CommonMark, documents/commonmark.hpp)
    /// Formatted, with real headings, lists and links.
    void document(std::string_view commonmark, const DocumentOptions& options = {});
    /// The browser's own text area with tools below it while it is in use; formatted at rest. Save at `paused` and `left`.
    Edit editor(std::string_view label, std::string& value, const EditorOptions& options = {});
    /// A button that asks the browser for the table on the clipboard. What stood in the way, once; otherwise empty.
    std::string paste_table(std::string_view name, const ButtonOptions& options = {});
    /// A table that was pasted, by the button or by keys where no text is typed; once. Its name is "pasted table".
    std::optional<File> pasted_table();

    /// Lets go of every text and every picture of words that was kept for drawing: when the vault has locked.
    void forget_words();

    // ---- asking the browser
    void copy(std::string_view text);
    void go(std::string_view address);
    void print();
    /// Prints a document instead of the page: a fragment of HTML, everything in it escaped (ui/paper.hpp).
    void print(std::string paper);

    [[nodiscard]] Core& core() { return core_; }

private:
    Core& core_;
};

/// One row of a table while it is drawn.
class RowView {
public:
    RowView(Ui& ui, std::size_t index) : ui_(ui), index_(index) {}
    [[nodiscard]] std::size_t index() const { return index_; }
    /// `words` stand below the row's cells: "Withdrawn, entered twice".
    void look(RowLook look, std::string_view words = {});
    /// The next column's cell. Widgets inside flow in the column's width. In a narrow window cells follow each other.
    void cell(Call<> inside);
    std::optional<std::size_t> cell(const Words& words);
    /// One cell over several columns.
    void cell_over(int columns, Call<> inside);
    [[nodiscard]] Ui& ui() { return ui_; }

private:
    Ui& ui_;
    std::size_t index_;
};

}  // namespace tributary::ui
