// Kinds of text, and pieces of text with a look. Sizes are CSS pixels.
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/theme.hpp"

namespace tributary::ui {

/// ux.md section 6: size and line height of each kind.
enum class Type : std::uint8_t {
    body,      // 16 / 22 regular
    strong,    // 16 / 22 semibold: labels, dates, first words of a message
    source,    // 16 / 22 italic: words quoted from a record
    reading,   // 18 / 27 regular: long text, lead sentence
    section,   // 20 / 26 semibold: headings inside a page
    question,  // 24 / 31 semibold
    title,     // 28 / 36 semibold, 24 / 31 in a narrow window: one for each page
};

/// What a piece is beside its words: drawn as a shape, described as what it is.
enum class Mark : std::uint8_t {
    none,
    tag,       // a link in a box: a chronology entry
    inserted,  // a line below
    deleted,   // a line through
};

/// A piece of a paragraph. Views must live until the call that takes them returns.
struct Run {
    std::string_view text;
    Type type = Type::body;          // strong and source change the cut, the size is the paragraph's
    Colour colour = Colour::ink;
    std::string_view address{};      // not empty: a link to this place ("#/case/k7m2q9")
    bool action = false;             // looks like a link, is a button: the paragraph says when it is pressed
    Colour ground = Colour::ground;  // `find` marks found or differing words
    Mark mark = Mark::none;
    std::string_view language{};     // BCP 47, when it is known to be another than the page's

    Run(std::string_view words, Type kind = Type::body, Colour tint = Colour::ink)  // NOLINT: plain words are a run
        : text(words), type(kind), colour(tint) {}
    Run(const char* words) : text(words) {}  // NOLINT
};

[[nodiscard]] inline Run bold(std::string_view text) { return {text, Type::strong}; }
[[nodiscard]] inline Run quiet(std::string_view text) { return {text, Type::body, Colour::ink_2}; }
[[nodiscard]] inline Run quoted(std::string_view text) { return {text, Type::source}; }
[[nodiscard]] inline Run tinted(std::string_view text, Colour colour, Type type = Type::body) { return {text, type, colour}; }
[[nodiscard]] inline Run link_to(std::string_view text, std::string_view address) {
    Run run{text, Type::body, Colour::accent};
    run.address = address;
    return run;
}
[[nodiscard]] inline Run act(std::string_view text) {
    Run run{text, Type::body, Colour::accent};
    run.action = true;
    return run;
}
[[nodiscard]] inline Run found(std::string_view text) {
    Run run{text};
    run.ground = Colour::find;
    return run;
}

}  // namespace tributary::ui
