// What the host tells the interface. Everything a person does arrives through an element of the mirror.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/core/semantics.hpp"
#include "ui/widgets.hpp"

namespace tributary::ui {

/// In the order of `events` in web/host.js.
enum class EventKind : std::uint8_t {
    activated,  // pressed by any means
    focused,    // number: 1 when focus is to be shown
    blurred,
    hovered,    // id 0: nothing
    typed,      // text: the whole content of the field
    chosen,     // number: index of an option
    entered,    // Enter in a box of one line
    scrolled,   // number: pixels from the top
    key,        // text: chord ("Ctrl+K"); id: where it was pressed
    dismissed,  // Escape in a dialog
    chose_files,
    dropped_files,  // number: the node they were dropped on, or 0
    hidden,     // the page goes out of sight: what was typed counts as left
    dragged,    // number: where the pointer is, along the way it moves, in the window; text: "", "drop" at the end, "stop" when given up
    paused,     // nothing was typed into a long text for a while
    edited,     // text: what a tool or chord did to a long text ("bold on")
    refused,    // text did not go into a field: "full", number: its characters; "hidden", number: characters left out; "long": words only, number: characters of HTML; "no table", "clipboard"
    pasted_table,  // files: the table
};

struct Event {
    EventKind kind = EventKind::activated;
    NodeId id = 0;
    std::string text{};
    double number = 0;
    std::vector<File> files{};
};

/// A change to a long text that goes through the browser's own undo. Offsets count UTF-16 units.
struct FieldEdit {
    NodeId field = 0;
    std::string what;  // "replace": from, to, words. "link": words are number and address on two lines. "select": from, to
    std::uint32_t from = 0, to = 0;
    std::string words{};
};

/// What the interface asks of the host after a frame.
struct Requests {
    NodeId focus = 0;                   // give it focus, after the mirror is patched
    NodeId scroll_id = 0;               // and put this region's scrollTop there
    double scroll_top = 0;
    std::vector<std::pair<std::string, bool>> announcements;  // words, at once
    std::vector<FieldEdit> edits;
    std::string copy;
    std::string go;
    bool print = false;
    std::string paper;                  // a document to print, HTML
};

}  // namespace tributary::ui
