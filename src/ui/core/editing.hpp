// What is remembered of long texts between frames: texts as they were read, what a person is doing in an editor, what a
// field refused. Not for screens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "documents/commonmark.hpp"
#include "documents/references.hpp"

namespace tributary::ui {

/// Texts are read once and kept while they are shown.
class ParsedDocuments {
public:
    /// The reference holds until `forget_unused`.
    const documents::Document& of(std::string_view text);
    /// Once a frame. `all`: also what is shown.
    void forget_unused(bool all = false);

private:
    struct Kept {
        documents::Document document;
        std::uint64_t used = 0;
    };
    std::unordered_map<std::uint64_t, Kept> kept_;
    std::uint64_t frame_ = 1;
};

/// A reference that is being typed: "[", perhaps a number and a hyphen, and the figures before the caret. Places count UTF-16 units.
struct TypedReference {
    std::uint32_t from = 0, to = 0;  // what a choice replaces
    std::string run;                 // "10-", or nothing
    std::string typed;               // "1"
    int active = 0;
};

/// What stands in the text area, find and replace, the dialogs of an editor. Forgotten when the editor is not drawn any more.
struct Editing {
    bool drawn = true;
    std::optional<std::string> stored;                          // the text that `typed` was made of, or makes
    std::string typed;                                          // documents/references.hpp
    std::shared_ptr<const documents::EntryNumbers> numbers;     // those of the moment when somebody began to type
    std::optional<TypedReference> reference;                    // its list is open
    std::size_t offered = 0;                                    // entries in it, told once
    bool finding = false, linking = false, comparing = false, naming_language = false;
    bool met = false;     // what was opened got focus
    std::string wanted, replacement;
    std::size_t at = 0;   // the match that is shown
    std::string entry;    // typed to find an entry
    int version = 0;
    int language = -1;
};

/// What a field refused.
struct Notice {
    std::string what;
    std::size_t number = 0;
    bool told = false;
};

}  // namespace tributary::ui
