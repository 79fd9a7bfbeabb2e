#include "domain/story/words.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain::story {

namespace {

constexpr std::uint8_t blank = 0, letter = 1, digit = 2, stop = 3;

constexpr std::array<std::uint8_t, 256> kinds = [] {
    std::array<std::uint8_t, 256> table{};
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = letter;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = letter;
    for (int c = 128; c < 256; ++c) table[static_cast<std::size_t>(c)] = letter;
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = digit;
    for (const char c : {'.', ';', ':', '!', '?', '\n'}) table[static_cast<unsigned char>(c)] = stop;
    return table;
}();

std::uint8_t kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }
char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Dashes and curly quotation marks part words as their plain twins do.
bool is_mark(std::string_view text, std::size_t at) { return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80'; }

std::string_view stem_of(std::string_view word) {
    const auto without = [&](std::string_view ending, std::size_t left) { return word.ends_with(ending) && word.size() >= ending.size() + left; };
    if (without("ies", 3)) return word.substr(0, word.size() - 2);
    if (without("ing", 4)) return word.substr(0, word.size() - 3);
    if (without("ed", 4)) return word.substr(0, word.size() - 2);
    if (without("es", 4)) return word.substr(0, word.size() - 2);
    if (without("s", 3) && !word.ends_with("ss")) return word.substr(0, word.size() - 1);
    if (without("e", 4)) return word.substr(0, word.size() - 1);
    return word;
}

// A full stop after a title or an initial ends nothing.
bool is_short_form(std::string_view word) {
    return word.size() == 1 || word == "mr" || word == "mrs" || word == "ms" || word == "dr" || word == "st" || word == "no" || word == "rev" || word == "prof";
}

class Reader {
public:
    Reader(std::string_view text, std::vector<Word>& words, std::uint16_t& clause) : text_(text), words_(words), clause_(clause) {}

    void read() {
        bool starts = true;
        for (std::size_t at = 0; at < text_.size();) {
            const std::uint8_t kind = kind_of(text_[at]);
            if (kind == stop) {
                const bool ends = text_[at] != '.' || at + 1 >= text_.size() || kind_of(text_[at + 1]) == blank || kind_of(text_[at + 1]) == stop;
                if (ends && !(text_[at] == '.' && short_)) {
                    if (!starts) ++clause_;
                    starts = true;
                }
                ++at;
            } else if (kind == blank) {
                ++at;
            } else if (is_mark(text_, at)) {
                at += 3;
            } else {
                at = kind == digit ? read_number(at, starts) : read_letters(at, starts);
                starts = false;
            }
        }
        ++clause_;
    }

private:
    std::size_t read_number(std::size_t at, bool starts) {
        std::size_t end = at;
        std::int64_t value = 0;
        while (end < text_.size() && kind_of(text_[end]) == digit) {
            value = std::min<std::int64_t>(value * 10 + (text_[end] - '0'), 999'999'999);
            ++end;
        }
        Word word = make(at, end, starts);
        word.number = static_cast<std::int32_t>(value);
        const std::string_view rest = text_.substr(end);
        if (rest.size() >= 2 && (rest.size() == 2 || kind_of(rest[2]) != letter)) {
            const char a = folded(rest[0]), b = folded(rest[1]);
            word.ordinal = (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h');
            if (word.ordinal) end += 2;
        }
        word.whole = word.stem = hash_of(text_.substr(at, word.length));
        short_ = false;
        words_.push_back(word);
        return end;
    }

    std::size_t read_letters(std::size_t at, bool starts) {
        std::array<char, 64> letters;
        std::size_t length = 0, end = at;
        while (end < text_.size() && (kind_of(text_[end]) == letter || joins(at, end)) && !is_mark(text_, end)) {
            if (length < letters.size()) letters[length++] = folded(text_[end]);
            ++end;
        }
        const std::string_view word(letters.data(), length);
        Word made = make(at, end, starts);
        made.capital = text_[at] >= 'A' && text_[at] <= 'Z';
        made.whole = hash_of(word);
        made.stem = hash_of(stem_of(word));
        short_ = is_short_form(word);
        end = past_possessive(end, made);
        words_.push_back(made);
        return end;
    }

    // "T/C", "A&E", "H/V" are one word.
    [[nodiscard]] bool joins(std::size_t start, std::size_t at) const {
        const bool sign = text_[at] == '/' || text_[at] == '&';
        if (!sign || at != start + 1 || at + 1 >= text_.size() || kind_of(text_[at + 1]) != letter) return false;
        return at + 2 >= text_.size() || kind_of(text_[at + 2]) != letter;
    }

    std::size_t past_possessive(std::size_t end, Word& word) const {
        std::size_t after = end;
        if (after < text_.size() && text_[after] == '\'') after += 1;
        else if (is_mark(text_, after) && text_[after + 2] == '\x99') after += 3;
        else return end;
        if (after >= text_.size() || folded(text_[after]) != 's' || (after + 1 < text_.size() && kind_of(text_[after + 1]) == letter)) return end;
        word.possessive = true;
        return after + 1;
    }

    [[nodiscard]] Word make(std::size_t at, std::size_t end, bool starts) const {
        Word word;
        word.at = static_cast<std::uint32_t>(at);
        word.length = static_cast<std::uint16_t>(std::min<std::size_t>(end - at, 0xFFFF));
        word.clause = clause_;
        word.starts_clause = starts;
        return word;
    }

    std::string_view text_;
    std::vector<Word>& words_;
    std::uint16_t& clause_;
    bool short_ = false;
};

}  // namespace

void read_words(std::string_view text, std::vector<Word>& words, std::uint16_t& clause) { Reader(text, words, clause).read(); }

}  // namespace tributary::domain::story
