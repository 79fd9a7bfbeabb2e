// The browser's side of the interface: events of the page become events of the frame, a frame becomes a picture,
// patches of the mirror and requests to the page. One of it lives as long as the page.
//
// JavaScript calls the functions at the end (web/host.js); C++ calls the page_* functions of shell/page.js.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/bytes.hpp"
#include "platform/picture/renderer.hpp"
#include "ui/frame.hpp"

namespace tributary::platform {

/// What the program gives the page: what to draw, and what it wants to hear.
struct Program {
    std::function<void(ui::Ui&)> draw;
    /// The part of the address after '#', without it; at the start and whenever it changes.
    std::function<void(std::string)> go;
    /// Seconds until a frame is wanted without an event; negative: none.
    std::function<double()> wake = [] { return -1.0; };
};

/// Asks for a frame; from any callback.
void wake_page();
/// The vault has locked: what the page keeps beside the mirror (spoken words, a document for printing, pictures of words) goes.
void forget_page();

/// Which theme, and how large everything is: 100 to 400 percent, other values are moved there. Works as the browser's own zoom:
/// the window has fewer CSS pixels, each of them larger. Call it when the choice changed; it asks for a frame.
void show_as(ui::LookChoice look, int text_percent);

/// Defined by each program: makes everything in order and returns what the page is to drive. Called once, when the fonts are here.
Program start_program();

}  // namespace tributary::platform
