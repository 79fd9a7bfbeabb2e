#include "ui/core/paragraph.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.hpp"

namespace tributary::ui {

namespace {

constexpr std::size_t kept_at_most = 4000;
constexpr float endless = 1e9f;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c & 0x80); }

bool all_digits(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

template <std::size_t n>
bool among(const std::array<std::string_view, n>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"};
    return among(months, word);
}

bool is_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 18> units = {"day", "days", "week", "weeks", "month", "months", "year", "years",
        "hour", "hours", "minute", "minutes", "KB", "MB", "GB", "bytes", "am", "pm"};
    return among(units, word);
}

std::string_view without_punctuation(std::string_view word) {
    while (!word.empty() && std::string_view(".,;:!?)'").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    return word;
}

// Whether the words on both sides of a space stay on one line.
bool belong_together(std::string_view before, std::string_view after) {
    after = without_punctuation(after);
    if (before.empty() || after.empty()) return false;
    if (all_digits(before)) return (before.size() <= 2 && is_month(after)) || is_unit(after);
    if (is_month(before)) return after.size() == 4 && all_digits(after);
    const bool names = is_upper(before.front()) && is_letter(before.back());
    return names && ((after.size() == 1 && is_upper(after.front()) && after != "A" && after != "I") || (after.size() <= 2 && all_digits(after)));
}

std::string_view word_before(std::string_view text, std::size_t space) {
    const std::size_t begin = text.find_last_of(" \n(", space ? space - 1 : 0);
    const std::size_t from = space == 0 ? 0 : (begin == std::string_view::npos || begin >= space ? 0 : begin + 1);
    return text.substr(from, space - from);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    return (hash ^ text.size()) * 0x9E3779B97F4A7C15ull;
}

// Greedy line breaking over runs. A word may be made of several runs; it moves to the next line as a whole.
class Breaker {
public:
    Breaker(const Fonts& fonts, Paragraph& out, float size, float width) : fonts_(fonts), out_(out), size_(size), width_(width) {}

    void add(std::uint32_t run, std::string_view text, Cut cut) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text, at);
            if (c == '\n') {
                place_word();
                x_ = 0;
                ++line_;
                continue;
            }
            const float advance = fonts_.advance(c, size_, cut);
            if (c == ' ') {
                place_word();
                space(run, begin, at, advance);
                continue;
            }
            grow(run, begin, at, advance);
            if (c == '-' && begin > 0 && is_letter(text[begin - 1]) && at < text.size() && is_letter(text[at])) place_word();
        }
    }

    void finish() {
        place_word();
        out_.lines = line_ + 1;
        for (const Piece& piece : out_.pieces) out_.width = std::max(out_.width, piece.x + piece.width);
    }

private:
    void grow(std::uint32_t run, std::size_t begin, std::size_t end, float advance) {
        if (word_width_ + advance > width_ && word_width_ > 0) place_word();  // a word longer than a line is cut
        if (word_.empty() || word_.back().run != run || word_.back().end != begin)
            word_.push_back({run, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin), 0, 0, 0});
        word_.back().end = static_cast<std::uint32_t>(end);
        word_.back().width += advance;
        word_width_ += advance;
    }

    void place_word() {
        if (word_.empty()) return;
        if (x_ > 0 && x_ + word_width_ > width_ + 0.01f) {
            x_ = 0;
            ++line_;
        }
        for (Piece& piece : word_) {
            piece.line = line_;
            piece.x = x_;
            x_ += piece.width;
            append(piece);
        }
        word_.clear();
        word_width_ = 0;
    }

    void space(std::uint32_t run, std::size_t begin, std::size_t end, float advance) {
        append({run, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), line_, x_, 0});
        x_ += advance;
    }

    // Joins with the piece before when it goes on in the same run and line. A space at the end of a line adds no width.
    void append(const Piece& piece) {
        if (!out_.pieces.empty()) {
            Piece& last = out_.pieces.back();
            if (last.run == piece.run && last.line == piece.line && last.end == piece.begin) {
                last.end = piece.end;
                if (piece.width > 0) last.width = piece.x + piece.width - last.x;
                return;
            }
        }
        out_.pieces.push_back(piece);
    }

    const Fonts& fonts_;
    Paragraph& out_;
    float size_, width_;
    std::vector<Piece> word_;
    float word_width_ = 0, x_ = 0;
    std::uint32_t line_ = 0;
};

}  // namespace

std::string with_unbreakable_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool space = text[i] == ' ' && i > 0 && i + 1 < text.size();
        if (space && belong_together(word_before(text, i), text.substr(i + 1, text.find_first_of(" \n", i + 1) - i - 1)))
            append_code_point(out, 0xA0);
        else
            out += text[i];
    }
    return out;
}

Cut cut_of(const Run& run, Type paragraph) {
    const Cut base = size_of(paragraph).cut;
    if (run.type == Type::source) return Cut::italic;
    return run.type == Type::body ? base : size_of(run.type).cut;
}

const Paragraph& Paragraphs::lay_out(std::span<const Run> runs, Type type, float width, bool as_typed) {
    std::uint64_t key = (as_typed ? 0x14650FB0739D0383ull : 0xCBF29CE484222325ull) ^ static_cast<std::uint64_t>(type) << 56 ^ static_cast<std::uint64_t>(width * 8) << 16;
    for (const Run& run : runs) key = mix(key ^ static_cast<std::uint64_t>(cut_of(run, type)), run.text);
    const auto [found, fresh] = kept_.try_emplace(key);
    Paragraph& out = found->second;
    out.last_used = frame_;
    if (!fresh) return out;
    const TypeSize size = size_of(type);
    out.line_height = size.line;
    Breaker breaker(fonts_, out, size.size, width);
    out.texts.reserve(runs.size());
    for (std::uint32_t i = 0; i < runs.size(); ++i) {
        out.texts.push_back(as_typed ? std::string(runs[i].text) : with_unbreakable_spaces(runs[i].text));
        breaker.add(i, out.texts.back(), cut_of(runs[i], type));
    }
    breaker.finish();
    return out;
}

float Paragraphs::natural_width(std::span<const Run> runs, Type type) { return lay_out(runs, type, endless).width; }

void Paragraphs::forget_unused(bool all) {
    ++frame_;
    if (all) kept_.clear();
    if (kept_.size() > kept_at_most) std::erase_if(kept_, [&](const auto& entry) { return entry.second.last_used + 60 < frame_; });
}

}  // namespace tributary::ui
