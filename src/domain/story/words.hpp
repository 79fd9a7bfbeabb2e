// The words of a text as the merge reads them: folded, numbered by a hash, with what their letters and neighbours tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tributary::domain::story {

using WordHash = std::uint32_t;

/// FNV-1a over folded letters: the same in every run and on every machine.
[[nodiscard]] constexpr WordHash hash_of(std::string_view folded, WordHash seed = 2166136261u) {
    for (const char c : folded) seed = (seed ^ static_cast<unsigned char>(c)) * 16777619u;
    return seed;
}
[[nodiscard]] constexpr WordHash join(WordHash a, WordHash b) { return (a ^ (b + 0x9e3779b9u + (a << 6) + (a >> 2))) * 16777619u; }

struct Word {
    WordHash whole = 0;  // "visited"
    WordHash stem = 0;   // "visit": endings that tell number and tense are off
    std::uint32_t at = 0;
    std::uint16_t length = 0;
    std::uint16_t clause = 0;    // words between two full stops, semicolons, colons or line breaks
    std::int32_t number = -1;    // of a word that is digits
    bool capital = false;        // begins with a capital letter
    bool starts_clause = false;
    bool ordinal = false;        // 4th: `number` is 4
    bool possessive = false;     // an apostrophe and s came after it
};

/// Adds the words of one text. `clause` goes on from text to text. Safe on hostile input.
void read_words(std::string_view text, std::vector<Word>& words, std::uint16_t& clause);

}  // namespace tributary::domain::story
