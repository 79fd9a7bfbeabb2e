// What typed words find: the one folding of letters, for lists, search, the editor's find and the names in a combo box.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::ui {

/// The text with capitals made small, in the Latin, Greek and Cyrillic alphabets. The same number of bytes, so that a place in
/// one is the same place in the other. Safe on hostile input: what is no character stays as it is.
[[nodiscard]] std::string folded(std::string_view text);

/// How well `typed` (folded) fits a folded name: 0 not at all; 1 its words stand somewhere; 2 each begins a word; 3 the name begins with it.
[[nodiscard]] int fit(std::string_view folded_name, std::string_view typed);

/// The first whose name begins with the typed words (folded), after `from` and round again; `count` when none does.
template <class NameOf>
[[nodiscard]] std::size_t next_that_begins(std::size_t count, std::size_t from, std::string_view typed, NameOf name_of) {
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t at = (from + step) % count;
        if (folded(name_of(at)).starts_with(typed)) return at;
    }
    return count;
}

}  // namespace tributary::ui
