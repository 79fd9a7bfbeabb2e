// What widgets take and give: options, results, and the facts of the window. The widgets themselves stand in
// ui/widgets.hpp. Views of text live until the call that takes them returns.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/file_source.hpp"
#include "base/bytes.hpp"
#include "base/result.hpp"
#include "ui/icons.hpp"
#include "ui/text.hpp"
#include "ui/theme.hpp"

namespace tributary::documents {
struct EntryNumbers;
struct QrCode;
}

namespace tributary::ui {

/// Width classes of ux.md section 4.
enum class Span : std::uint8_t {
    narrow,  // under 600: one column, tables are blocks, buttons full width and 44 high
    page,    // 600 to 899: menu button, the details panel is a page of its own
    small,   // 900 to 1199: menu button, panel beside
    desk,    // 1200 to 1439: navigation beside
    wide,    // 1440 and more
};

struct Window {
    float width = 1366;
    float height = 768;
    float scale = 1;                                     // device pixels for one CSS pixel
    [[nodiscard]] Span span() const;
    [[nodiscard]] bool low() const { return height < 500; }  // strips scroll away with the content
};

/// The parts of a paragraph; one piece of plain text is a paragraph too.
class Words {
public:
    Words(const char* text) : one_(text) {}                                // NOLINT
    Words(std::string_view text) : one_(text) {}                           // NOLINT
    Words(const std::string& text) : one_(std::string_view(text)) {}       // NOLINT
    Words(const Run& run) : one_(run) {}                                   // NOLINT
    Words(std::initializer_list<Run> runs) : one_(""), many_(runs.begin(), runs.size()) {}  // NOLINT
    Words(std::span<const Run> runs) : one_(""), many_(runs) {}            // NOLINT
    Words(const std::vector<Run>& runs) : one_(""), many_(runs) {}         // NOLINT
    [[nodiscard]] std::span<const Run> runs() const { return many_.data() ? many_ : std::span<const Run>(&one_, 1); }

private:
    Run one_;
    std::span<const Run> many_{};
};

struct TextOptions {
    Type type = Type::body;
    Colour colour = Colour::ink;  // of the runs that have the colour `ink`
    float measure = 700;          // at most this wide
};

enum class Kind : std::uint8_t { second, primary, destructive };

struct ButtonOptions {
    Kind kind = Kind::second;
    Icon icon = Icon::none;
    bool busy = false;             // dashed edge and a clock; keeps its width; presses are not reported
    bool small = false;            // 32 high, in cards and notes
    bool fill = false;             // as wide as the column
    std::string_view described{};  // further words for the mirror, after the name
    std::string_view tip{};        // further words beside it while it is pointed at or has focus; also for the mirror
};

/// What a text box, text area or date box says of itself.
struct FieldOptions {
    std::string_view hint{};       // above the box, never inside
    std::string_view error{};      // above the box with a stop icon and a danger edge; what happened, what to do
    bool optional = false;         // the label says "(optional)"
    bool read_only = false;
    bool password = false;         // shown as dots, never kept by the browser outside a password manager
    float width = 0;               // 0: the column, at most 600
    std::string_view autocomplete{};  // HTML's names: "name", "organization", "new-password", "current-password"
    std::string_view action{};     // words of a button after the box ("Show", "Hide")
    bool action_inside = false;    // inside the box, at its right end
    Icon icon = Icon::none;        // inside, at the left (search)
    bool quiet_label = false;      // the label is for the mirror only; `placeholder` says it on the canvas
    std::string_view placeholder{};
    std::string_view language{};   // BCP 47, when it is not that of the page
    int least_lines = 2;           // text area
    bool reading = false;          // text area: 18 / 27
    std::string_view tip{};        // further words below the box while it is pointed at; also for the mirror
};

/// What became of a text field since the last frame.
struct Edit {
    bool changed = false;  // the text is another one than in the last frame
    bool left = false;     // focus went away (or the window was hidden) and the text changed while it was there: save it
    bool entered = false;  // Enter, in a box of one line
    bool paused = false;   // long text: nothing was typed for a while after it changed: save it
    bool action = false;   // the action beside the box was pressed
    explicit operator bool() const { return changed; }
};

/// What was understood of the written words of a date, said below the box at each key.
struct Reading {
    Tone tone = Tone::quiet;            // done: understood; needs_you: day or month first?; stop: not a day; quiet: nothing yet
    std::string_view words{};           // "Thursday 25 July 2013"
    std::string_view first_choice{};    // when it could be two days: the first, drawn as a button
    std::string_view second_choice{};
    std::string_view aside{};           // "This file also has 04/25/2014"
};

struct DateEdit : Edit {
    int choice = 0;  // 1 or 2 when one of the readings was chosen
};

struct Choice {
    std::string_view name;
    std::string_view hint{};
};

struct ChoiceOptions {
    std::string_view hint{};
    std::string_view error{};
    float width = 0;        // select: 0 is the column, at most 600
    bool quiet_label = false;
    bool optional = false;
};

/// One thing to choose in a combo box.
struct ComboItem {
    std::string_view name;
    std::string_view aside{};  // quiet words after the name; searched too
    std::string_view chord{};  // at the right end: "Ctrl+K"
};

struct ComboOptions : FieldOptions {
    bool stays_open = false;                                  // a palette: the list stands below the box, its first line is active
    float list_height = 340;                                  // at most
    std::string_view nothing = "Nothing here matches";        // instead of the list; what was typed is kept
};

/// `changed` and `left` are those of the words in the box.
struct ComboEdit : Edit {
    std::optional<std::size_t> chosen{};  // index of the item that was chosen; its name stands in the box
};

/// One line of a menu: a verb and its thing.
struct MenuItem {
    std::string_view name;
    Icon icon = Icon::none;
    std::string_view chord{};    // at the right end
    bool destructive = false;
    bool rule_before = false;    // a line above it
};

/// One line of a tree, those in sight in their order: children follow their branch while it is open.
struct TreeItem {
    std::string_view name;
    int level = 1;               // 1: at the root
    bool branch = false;         // has children, shown or not
    bool open = false;
    Icon icon = Icon::none;
    std::string_view aside{};    // quiet words at the right end
    std::uint64_t key = 0;       // what it is, when lines come and go; 0: its name and level
};

struct TreeResult {
    std::vector<std::size_t> toggled{};    // branches to open or shut
    std::optional<std::size_t> opened{};   // Enter, Space or a press
    std::optional<std::size_t> reached{};  // focus moved to it
};

struct SplitOptions {
    float height = 0;            // CSS pixels; 0: what the region has left, at least 240
    float least = 0.2f;          // share of the first pane
    float most = 0.8f;
};

/// A row of a list was put in another place: `to` is its new index.
struct Moved {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// How a long text is shown.
struct DocumentOptions {
    Type type = Type::body;
    int heading_level = 3;  // of "# "
    float measure = 700;
    std::function<std::string(std::string_view entry)> address{};  // of a chronology entry, by its id; empty when it is not here
    std::shared_ptr<const documents::EntryNumbers> numbers{};      // as entries are numbered now; without them a link keeps its words
};

/// An entry that a long text may link to.
struct EntryToLink {
    std::string number;   // the words of the link
    std::string words;    // date and what happened
    std::string id;
};

/// What keys do in a long text, as web/editor.js names it.
struct EditorCommand {
    std::string_view key, name, chord;
};
inline constexpr EditorCommand editor_commands[] = {
    {"bold", "Bold", "Ctrl+B"},
    {"italic", "Italic", "Ctrl+I"},
    {"bullets", "Bulleted list", "Ctrl+Shift+8"},
    {"numbers", "Numbered list", "Ctrl+Shift+7"},
    {"heading 1", "Heading 1", "Ctrl+Alt+1"},
    {"heading 2", "Heading 2", "Ctrl+Alt+2"},
    {"heading 3", "Heading 3", "Ctrl+Alt+3"},
    {"heading 0", "Plain paragraph", "Ctrl+Alt+0"},
    {"language", "Mark the language", "Ctrl+Shift+L"},
    {"replace", "Find and replace", "Ctrl+H"},
};

/// What a text was before.
struct EarlierVersion {
    std::string name;  // who and when
    std::string text;
};

struct EditorOptions {
    FieldOptions field{};
    DocumentOptions document{};
    std::function<std::vector<EntryToLink>(std::string_view typed)> entries{};  // those that fit what was typed; without it no links
    std::function<std::string(std::string_view id)> entry_words{};              // of an entry that "[" and its number may link to; empty: not this one
    std::string_view keys{};  // of its commands, one a line: "bold Ctrl+B" (editor_commands)
    std::function<std::vector<EarlierVersion>()> versions{};                    // newest first, without the text as it is
};

enum class Align : std::uint8_t { start, end };

struct Column {
    std::string_view name;
    float width = 0;        // CSS pixels; 0: a share of what is left
    float share = 1;
    Align align = Align::start;
    float from_width = 0;   // left out in windows narrower than this
    bool quiet_name = false;  // the heading is for the mirror only
    bool sortable = false;    // the heading is a button: TableResult::sort
};

struct Sorted {
    std::size_t column = 0;
    bool descending = false;
};

/// Rows that a person has chosen, by what TableOptions::key calls them (their number otherwise). The screen owns it.
struct Selection {
    std::set<std::uint64_t> keys;
};

enum class RowLook : std::uint8_t { plain, marked, gap, withdrawn };

struct TableOptions {
    std::optional<std::size_t> current{};  // the chosen row
    std::optional<std::size_t> focus{};    // this row gets focus now (coming back from its details)
    bool choosable = false;                // rows take focus (one tab stop, arrows) and can be opened
    std::function<std::uint64_t(std::size_t)> key{};  // what a row is, when rows come and go; its number otherwise
    std::function<std::string(std::size_t)> row_name{};  // the name of a row in the mirror; its cells otherwise
    std::optional<Sorted> sorted{};        // how the rows stand now
    std::function<std::optional<std::size_t>(std::string_view typed)> find{};  // the row that what was typed in the list leads to
    Selection* selected = nullptr;         // rows can be chosen: tick boxes, Space, Shift and arrows, Ctrl+A. Needs `choosable`
};

struct TableResult {
    std::optional<std::size_t> opened{};   // Enter or a press on the row
    std::optional<std::size_t> reached{};  // focus moved to it
    std::optional<Sorted> sort{};          // the heading that was pressed
    bool selection_changed = false;
};

/// Where a region stands in the page's frame.
enum class Panel : std::uint8_t {
    none,
    idle,  // beside the content when there is room, otherwise not shown ("Choose an entry")
    open,  // beside the content when there is room, otherwise a page of its own
};

struct PageOptions {
    std::string_view title;             // the place only, never the case: also the title of the browser's tab
    std::string_view place{};           // beside the menu button: the case's name
    bool navigation = true;
    Panel panel = Panel::none;
    float above_status = 0;             // height kept free above the status line, for what `status_line` is given
};

struct NavItem {
    std::string_view name;
    std::string_view address;
    Icon icon = Icon::none;
    bool current = false;
    std::string_view count{};
};

struct PanelOptions {
    std::string_view title;
    std::string_view back{};       // "Back to chronology", the button when the panel is a page of its own
    std::string_view previous{};   // names of the step buttons; empty: none
    std::string_view next{};
    bool closes = true;
};

struct PanelResult {
    bool previous = false;
    bool next = false;
    bool closed = false;
};

/// One fact of the status line. The first that is not quiet or done is spoken when it appears.
struct Status {
    std::string_view words;
    Icon icon = Icon::none;
    Tone tone = Tone::quiet;
    std::string_view action{};  // a button after the words ("Try again")
};

struct ToastResult {
    bool undone = false;
    bool closed = false;
};

/// A file that a person chose or dropped. Hostile input.
struct File {
    std::string name;
    Bytes bytes;
    std::optional<Problem> refused{};  // not readable: then there are no bytes
    app::FileRef held{};               // of a large file: it stays where it is, and `bytes` is only its beginning
};

struct FileOptions {
    ButtonOptions button{};
    std::string_view accept{};  // ".csv,.trib"
    bool several = false;
};

struct Share {
    float width = 0;  // CSS pixels; 0: a share of what is left
    float share = 1;
};

}  // namespace tributary::ui
