// What differs between two versions of a text, word by word: the fewest words that went and came.
// Texts are hostile: work and memory are bounded, and beyond the bound everything between the first and the last
// difference counts as replaced, which is still true.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::documents {

enum class Fate : std::uint8_t { same, added, removed };

/// Words that share a fate, with the spaces after them.
struct Stretch {
    Fate fate = Fate::same;
    std::string words;
    bool operator==(const Stretch&) const = default;
};

/// In the order in which they are read, removed before added. `same` and `added` together are `after`, letter by letter;
/// `same` and `removed` are the words of `before`, with the spaces of `after` where both have the word.
[[nodiscard]] std::vector<Stretch> compare_words(std::string_view before, std::string_view after);

}  // namespace tributary::documents
