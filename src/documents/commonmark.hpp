// Long text as people write it: CommonMark (spec.commonmark.org 0.30), read with cmark into a small model that can be
// drawn, searched and exported. The text itself is what is stored; the model is made of it whenever it is needed.
//
// What differs from a web page, and why:
//  * A line break that was typed is a line break (the specification lets a reader choose).
//  * Raw HTML is words. So are images and code: nothing is fetched and nothing is interpreted.
//  * The only links are those to chronology entries, "[10](entry:ID)", and to a run of them, "[10-12](entry:ID-ID)". The
//    address of any other link stands in brackets behind its words, so that nothing is hidden and nothing leads out of the
//    program. How they are typed: references.hpp.
//  * Words in another language than the page's are "[geiriau]{lang=cy}", the bracketed span of Pandoc with this attribute
//    alone; the tag is BCP 47. Marks may stand inside, links may not.
//  * No word disappears: what the specification takes out of sight (link definitions) is shown as it was written.
//
// Input is hostile: limits hold before cmark sees it. A text beyond them is shown as it was written, every word of it.
// Text is UTF-8; malformed bytes and NUL become U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::documents {

inline constexpr std::size_t commonmark_size_limit = 4u << 20;  // bytes; more is shown as it was written
inline constexpr std::size_t commonmark_nesting_limit = 8;      // lists and quotes inside each other; deeper ones stand at this depth
inline constexpr std::string_view entry_scheme = "entry:";
inline constexpr std::string_view language_mark = "{lang=";

/// Words with one look.
struct Passage {
    std::string words;  // "\n" is a line break
    bool bold = false;
    bool italic = false;
    std::string entry{};     // a link to this chronology entry: its id as `Id::text` writes it
    std::string last{};      // a link to a run of them: the last one's
    std::string language{};  // BCP 47, when it is marked
    bool operator==(const Passage&) const = default;
};

enum class BlockKind : std::uint8_t {
    heading,    // passages; level
    paragraph,  // passages
    bullets,    // blocks: items
    numbers,    // blocks: items; first
    item,       // blocks
    quote,      // blocks
    rule,
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;        // of a heading, 1 to 3
    int first = 1;        // number of the first item
    int line = 0;         // of the text where it begins, from 1
    std::vector<Passage> passages{};
    std::vector<Block> blocks{};
};

struct Document {
    std::vector<Block> blocks;
    bool as_written = false;  // beyond a limit: one paragraph, the text itself

    /// Nothing but paragraphs of plain words: looks the same as what was typed.
    [[nodiscard]] bool plain() const;
};

/// Never fails: every text is a document.
[[nodiscard]] Document read_commonmark(std::string_view text);

/// The words alone, for lists, search and export: a line for each paragraph and heading, "• " or "1. " before an item,
/// links as "[10-12]".
[[nodiscard]] std::string plain_words(const Document& document);
/// The same of a text. Quick for a text without marks.
[[nodiscard]] std::string plain_words(std::string_view text);

/// Whether it has the form of a BCP 47 tag: "cy", "pt-BR", "zh-Hant". Nothing longer than 35 characters.
[[nodiscard]] bool is_language_tag(std::string_view tag);

/// How many words a text has, marks not counted.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace tributary::documents
