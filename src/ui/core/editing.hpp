// What is remembered of long texts between frames: texts as they were read, what a person is doing in an editor, what a
// field refused. Not for screens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "documents/commonmark.hpp"

namespace tributary::ui {

/// Texts are read once and kept while they are shown.
class ParsedDocuments {
public:
    /// The reference holds until `forget_unused`.
    const documents::Document& of(std::string_view text);
    /// Once a frame.
    void forget_unused();

private:
    struct Kept {
        documents::Document document;
        std::uint64_t used = 0;
    };
    std::unordered_map<std::uint64_t, Kept> kept_;
    std::uint64_t frame_ = 1;
};

/// Find and replace, the dialogs of an editor. Forgotten when the editor is not drawn any more.
struct Editing {
    bool drawn = true;
    bool finding = false, linking = false, comparing = false;
    bool met = false;     // what was opened got focus
    std::string wanted, replacement;
    std::size_t at = 0;   // the match that is shown
    std::string entry;    // typed to find an entry
    int version = 0;
};

/// What a field refused.
struct Notice {
    std::string what;
    std::size_t number = 0;
    bool told = false;
};

}  // namespace tributary::ui
