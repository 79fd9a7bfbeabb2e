#include "base/dates/tokens.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace tributary::dates {

static constexpr std::size_t longest = 400;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// What word processors make of plain signs becomes plain again.
static std::string_view plain(char32_t code) {
    switch (code) {
        case 0x2018: case 0x2019: case 0x201B: case 0x02BC: case 0x00B4: case '`': return "'";
        case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x00AD: return "-";
        case 0x00A0: case 0x2002: case 0x2003: case 0x2007: case 0x2009: case 0x202F: case '\t': case '\n': case '\r': case 0x200B: case 0xFEFF: return " ";
        case 0x2026: return "...";
        case 0x2044: case 0x2215: case '\\': return "/";
        case 0x2192: return " to ";
        case 0x2248: case 0x223C: case 0xFF5E: return "~";
        case 0x00BD: return " half ";
        case 0x201C: case 0x201D: case '"': return " ";
        default: return {};
    }
}

void Tokens::normalise(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        if (text_.size() > longest) {
            cut_ = true;
            break;
        }
        const char c = words[at];
        if (static_cast<unsigned char>(c) < 0x80 && c != '\\' && c != '"' && c != '`' && c != '\t' && c != '\n' && c != '\r') {
            text_ += c;
            ++at;
            continue;
        }
        const std::size_t start = at;
        const std::string_view sign = plain(next_code_point(words, at));
        if (sign.empty()) text_ += words.substr(start, at - start);
        else text_ += sign;
    }
    lower_.reserve(text_.size());
    for (const char c : text_) lower_ += lower(c);
}

// "O9", "2O14", "l2": letters for digits, in a run that is otherwise digits or stands beside a separator of dates.
bool Tokens::slipped_digits(std::size_t at, std::size_t end) const {
    if (end - at > 4) return false;
    bool digit = false;
    bool letter = false;
    for (std::size_t i = at; i < end; ++i) {
        const char c = text_[i];
        const bool like = c == 'O' || c == 'o' || c == 'l' || c == 'I';
        if (!like && !is_digit(c)) return false;
        digit = digit || is_digit(c);
        letter = letter || like;
    }
    const auto separator = [&](std::size_t i) { return i < text_.size() && (text_[i] == '/' || text_[i] == '.' || text_[i] == '-'); };
    const bool beside = (separator(end) && end + 1 < text_.size() && is_digit(text_[end + 1])) || (at > 1 && separator(at - 1) && is_digit(text_[at - 2]));
    const bool year = end - at == 4 && digit;
    return letter && end - at >= 1 && (beside || year) && (digit || end - at == 2);
}

void Tokens::read_number(std::size_t& at, bool spaced, bool apostrophe) {
    Token token{.kind = TokenKind::number, .spaced = spaced, .apostrophe = apostrophe};
    std::size_t end = at;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]))) ++end;
    token.slip = slipped_digits(at, end);
    if (!token.slip) {
        end = at;
        while (end < text_.size() && is_digit(text_[end])) ++end;
    }
    token.text = std::string_view(lower_).substr(at, end - at);
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at, 255));
    token.value = token.digits > 8 ? -1 : 0;
    for (std::size_t i = at; i < end && token.value >= 0; ++i) {
        const char c = lower_[i] == 'o' ? '0' : lower_[i] == 'l' || lower_[i] == 'i' ? '1' : lower_[i];
        token.value = token.value * 10 + (c - '0');
    }
    const bool gap = end < text_.size() && text_[end] == ' ';
    const std::string_view suffix = std::string_view(lower_).substr(std::min(end + (gap ? 1 : 0), lower_.size()), 2);
    const std::size_t after = end + (gap ? 3 : 2);
    const bool known = suffix == "th" || suffix == "nd" || suffix == "rd" || (suffix == "st" && !gap);
    if (token.digits <= 2 && known && (after >= text_.size() || !is_letter(text_[after]))) {
        token.ordinal = true;
        end = after;
    }
    at = end;
    tokens_.push_back(token);
}

// A word is letters, and apostrophes among them that are then left out; "a.m.", "w/b", "d.o.b." are one word each.
void Tokens::read_word(std::size_t& at, bool spaced) {
    Token token{.kind = TokenKind::word, .spaced = spaced, .capital = text_[at] >= 'A' && text_[at] <= 'Z'};
    const std::size_t start = at;
    const std::size_t joined = joined_.size();
    const auto alone = [&](std::size_t i) { return i < text_.size() && is_letter(text_[i]) && (i + 1 >= text_.size() || !is_letter(text_[i + 1])); };
    const auto link = [&](std::size_t i) { return i < text_.size() && (text_[i] == '.' || text_[i] == '/' || text_[i] == '&'); };
    bool pieces = false;
    if (alone(at) && link(at + 1) && alone(at + 2)) {
        pieces = true;
        joined_ += lower_[at];
        ++at;
        while (link(at) && alone(at + 1)) {
            joined_ += lower_[at + 1];
            at += 2;
        }
        if (at < text_.size() && text_[at] == '.') ++at;
    } else {
        bool apostrophes = false;
        while (at < text_.size() && (is_letter(text_[at]) || (text_[at] == '\'' && at + 1 < text_.size() && is_letter(text_[at + 1])))) {
            apostrophes = apostrophes || text_[at] == '\'';
            ++at;
        }
        if (apostrophes) {
            pieces = true;
            for (std::size_t i = start; i < at; ++i)
                if (lower_[i] != '\'') joined_ += lower_[i];
        }
    }
    token.text = pieces ? std::string_view(joined_).substr(joined) : std::string_view(lower_).substr(start, at - start);
    if (const int number = spelled_number(token.text); number != 0) {
        token.kind = TokenKind::number;
        token.value = number < 0 ? -number : number;
        token.ordinal = number < 0;
    } else if (const KnownWord* known = known_word(token.text)) {
        token.word = known->word;
        token.value = known->value;
    }
    tokens_.push_back(token);
}

// "twenty-first", "thirty one"
void Tokens::join_spelled_numbers() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
        Token& tens = tokens_[i];
        const bool ten = tens.kind == TokenKind::number && tens.digits == 0 && !tens.ordinal && tens.value >= 20 && tens.value % 10 == 0;
        if (!ten) continue;
        const std::size_t next = i + (tokens_[i + 1].sign == '-' ? 2 : 1);
        if (next >= tokens_.size()) continue;
        const Token& one = tokens_[next];
        if (one.kind != TokenKind::number || one.digits != 0 || one.value > 9) continue;
        tens.value += one.value;
        tens.ordinal = one.ordinal;
        tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens_.begin() + static_cast<std::ptrdiff_t>(next) + 1);
    }
}

// A name that is nearly a month's or weekday's is one when numbers stand where a date has them.
void Tokens::repair_names() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        Token& token = tokens_[i];
        if (token.kind != TokenKind::word || token.word != Word::unknown) continue;
        std::size_t behind = i + 1;
        while (behind < tokens_.size() && (tokens_[behind].sign == ',' || tokens_[behind].sign == '.' || tokens_[behind].sign == '-' || tokens_[behind].sign == '/')) ++behind;
        std::size_t ahead = i;
        while (ahead > 0 && (tokens_[ahead - 1].sign == '-' || tokens_[ahead - 1].sign == '/' || tokens_[ahead - 1].sign == '.' || tokens_[ahead - 1].word == Word::of)) --ahead;
        const bool number_behind = behind < tokens_.size() && tokens_[behind].kind == TokenKind::number;
        const bool number_ahead = ahead > 0 && tokens_[ahead - 1].kind == TokenKind::number;
        const bool closed = behind >= tokens_.size();
        if (!number_behind && !(number_ahead && closed)) continue;
        const KnownWord* name = misspelt_name(token.text);
        if (name == nullptr) continue;
        token.word = name->word;
        token.value = name->value;
    }
}

Tokens::Tokens(std::string_view words) {
    normalise(words);
    joined_.reserve(text_.size() + 1);
    tokens_.reserve(16);
    bool spaced = false;
    for (std::size_t at = 0; at < text_.size();) {
        const char c = text_[at];
        if (c == ' ') {
            spaced = true;
            ++at;
            continue;
        }
        if (c == '\'') {
            ++at;
            if (at < text_.size() && is_digit(text_[at])) read_number(at, spaced, true);
        } else if (is_digit(c)) {
            read_number(at, spaced, false);
        } else if (is_letter(c)) {
            std::size_t end = at;
            while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]))) ++end;
            if (slipped_digits(at, end)) read_number(at, spaced, false);
            else read_word(at, spaced);
        } else {
            tokens_.push_back({.kind = TokenKind::sign, .spaced = spaced, .sign = c});
            ++at;
        }
        spaced = false;
    }
    join_spelled_numbers();
    repair_names();
}

}  // namespace tributary::dates
