// The language of words, guessed by their script where nobody marked it (WCAG 3.1.2): so that a screen reader takes a voice
// that knows the letters. A script has several languages; the one that is most likely here is named.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tributary::ui {

/// A part of a text in one language; empty: Latin letters, the page's.
struct InLanguage {
    std::size_t begin = 0, end = 0;  // bytes
    std::string_view language{};     // BCP 47
};

/// The text cut where its script changes; spaces, figures and signs stay with the letters before them. One part for a text
/// without letters of another script, and for a single such letter.
[[nodiscard]] std::vector<InLanguage> in_languages(std::string_view text);

/// The language of the whole text; empty when it is the page's, or when there are several.
[[nodiscard]] std::string_view language_of_words(std::string_view text);

}  // namespace tributary::ui
