#include "ui/core/breaking.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "ui/core/scripts.hpp"
#include "ui/core/typed_breaks.hpp"

namespace tributary::ui {

namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80); }

// Where a paragraph's characters go when not all of them go from left to right: their levels, run after run.
class Levels {
public:
    explicit Levels(std::span<const std::string> texts) {
        std::u32string all;
        for (const std::string& text : texts)
            for (std::size_t at = 0; at < text.size();) all += next_code_point(text, at);
        for (std::size_t begin = 0; begin <= all.size();) {
            const std::size_t end = std::min(all.find(U'\n', begin), all.size());
            Level base = 0;
            const std::vector<Level> some = levels_of(std::u32string_view(all).substr(begin, end - begin), base);
            levels_.insert(levels_.end(), some.begin(), some.end());
            bases_.insert(bases_.end(), end - begin + 1, base);
            levels_.push_back(base);  // the line end
            begin = end + 1;
        }
    }
    [[nodiscard]] Level of(std::size_t character) const { return levels_[character]; }
    [[nodiscard]] Level base(std::size_t character) const { return bases_[character]; }

private:
    std::vector<Level> levels_, bases_;
};

// Greedy line breaking over runs. A word may be made of several runs; it moves to the next line as a whole.
class Breaker {
public:
    Breaker(const Breaking& how, Paragraph& out) : fonts_(how.fonts), pictures_(how.pictures), out_(out), typed_(how.typed), size_(how.size), width_(how.width) {}

    /// Text that is not drawn character by character.
    void mind(const Levels& levels) {
        levels_ = &levels;
        bases_.push_back(out_.base = levels.base(0));
    }

    void add(std::uint32_t run, std::string_view text, Cut cut) {
        char32_t before = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text, at);
            if (levels_ && c != '\n' && c != ' ') {
                if (may_break_between(before, c) || breaks_as_typed(before, c)) place_word();
                at = add_stretch(run, text, begin, cut, before);
                continue;
            }
            const Level level = levels_ ? levels_->of(character_) : Level{0};
            ++character_;
            if (breaks_as_typed(before, c)) place_word();
            earlier_ = before;
            before = c;
            if (c == '\n') {
                place_word();
                next_line();
                continue;
            }
            const float advance = fonts_.advance(c, size_, cut);
            if (c == ' ') {
                place_word();
                space(run, begin, at, advance, level);
                continue;
            }
            grow({run, narrow(begin), narrow(at), 0, 0, advance, level, false});
            if (!typed_ && c == '-' && begin > 0 && is_letter(text[begin - 1]) && at < text.size() && is_letter(text[at])) place_word();
        }
    }

    void finish(Side side) {
        place_word();
        out_.lines = line_ + 1;
        const bool at_left = side == Side::left || (side == Side::right_from_two_lines && line_ == 0);
        if (levels_) arrange();
        for (const Piece& piece : out_.pieces) out_.width = std::max(out_.width, piece.x + piece.width);
        if (levels_ && !at_left && width_ < endless) align();
    }

private:
    [[nodiscard]] bool breaks_as_typed(char32_t before, char32_t c) const { return typed_ && browser_breaks(earlier_, before, c); }

    static std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

    // From `begin` to where the direction changes, a line may break, or a space comes. Returns its end.
    std::size_t add_stretch(std::uint32_t run, std::string_view text, std::size_t begin, Cut cut, char32_t& before) {
        const Level level = levels_->of(character_);
        bool shaped = level % 2 == 1;
        std::size_t end = begin;
        while (end < text.size()) {
            std::size_t at = end;
            const char32_t c = next_code_point(text, at);
            if (c == ' ' || c == '\n' || levels_->of(character_) != level) break;
            if (end > begin && (may_break_between(before, c) || breaks_as_typed(before, c) || (before == '-' && !shaped))) break;
            shaped = shaped || !fonts_.draws(c);
            earlier_ = before;
            before = c;
            end = at;
            ++character_;
        }
        if (shaped) grow_shaped(run, text, begin, end, cut, level);
        else
            for (std::size_t at = begin; at < end;) {
                const std::size_t from = at;
                const float advance = fonts_.advance(next_code_point(text, at), size_, cut);
                grow({run, narrow(from), narrow(at), 0, 0, advance, level, false});
            }
        if (!typed_ && before == '-' && end < text.size() && end - begin > 1 && is_letter(text[end])) place_word();
        return end;
    }

    // What is wider than a line is cut between letters that do not hold on to each other.
    void grow_shaped(std::uint32_t run, std::string_view text, std::size_t begin, std::size_t end, Cut cut, Level level) {
        while (begin < end) {
            const std::size_t to = fits(text, begin, end, cut, level) ? end : most_that_fits(text, begin, end, cut, level);
            const float width = width_of(text, begin, to, cut, level);
            if (word_width_ > 0 && word_width_ + width > width_) place_word();
            word_.push_back({run, narrow(begin), narrow(to), 0, 0, width, level, true});
            word_width_ += width;
            begin = to;
        }
    }

    [[nodiscard]] bool fits(std::string_view text, std::size_t begin, std::size_t end, Cut cut, Level level) {
        constexpr std::size_t longest = 240;  // bytes of one picture
        return end - begin <= longest && width_of(text, begin, end, cut, level) <= width_;
    }

    std::size_t most_that_fits(std::string_view text, std::size_t begin, std::size_t end, Cut cut, Level level) {
        std::size_t low = cut_near(text, begin, begin + 1, end);  // at least one letter
        std::size_t high = end;
        while (low < high) {
            const std::size_t middle = cut_near(text, begin, low + std::max<std::size_t>(1, (high - low) / 2), high);  // never `low` again
            const std::size_t next = middle == high ? cut_near(text, begin, low + 1, high) : middle;
            if (next == high) break;
            if (fits(text, begin, next, cut, level)) low = next;
            else high = next;
        }
        return low;
    }

    [[nodiscard]] float width_of(std::string_view text, std::size_t begin, std::size_t end, Cut cut, Level level) {
        return pictures_.width({text.substr(begin, end - begin), size_, cut, level % 2 == 1});
    }

    // The first place from `wanted` on where two letters may part; `end` when there is none.
    static std::size_t cut_near(std::string_view text, std::size_t begin, std::size_t wanted, std::size_t end) {
        char32_t before = 0;
        for (std::size_t at = begin; at < end;) {
            const std::size_t from = at;
            const char32_t c = next_code_point(text, at);
            if (from >= wanted && from > begin && !stays_with_the_one_before(c) && !holds_the_next(before)) return from;
            before = c;
        }
        return end;
    }

    void grow(const Piece& letter) {
        if (word_width_ + letter.width > width_ && word_width_ > 0) place_word();  // a word longer than a line is cut
        const bool goes_on = !word_.empty() && word_.back().run == letter.run && word_.back().end == letter.begin && word_.back().level == letter.level && !word_.back().shaped;
        if (goes_on) {
            word_.back().end = letter.end;
            word_.back().width += letter.width;
        } else {
            word_.push_back(letter);
        }
        word_width_ += letter.width;
    }

    void place_word() {
        if (word_.empty()) return;
        if (x_ > 0 && x_ + word_width_ > width_ + 0.01f) {
            x_ = 0;
            ++line_;
            if (levels_) bases_.push_back(bases_.back());
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

    void next_line() {
        x_ = 0;
        ++line_;
        if (levels_) bases_.push_back(levels_->base(character_));
    }

    void space(std::uint32_t run, std::size_t begin, std::size_t end, float advance, Level level) {
        append({run, narrow(begin), narrow(end), line_, x_, levels_ ? advance : 0, level, false});
        x_ += advance;
    }

    // Joins with the piece before when it goes on in the same run and line. A space at the end of a line adds no width.
    void append(const Piece& piece) {
        if (!levels_ && !out_.pieces.empty()) {
            Piece& last = out_.pieces.back();
            if (last.run == piece.run && last.line == piece.line && last.end == piece.begin) {
                last.end = piece.end;
                if (piece.width > 0) last.width = piece.x + piece.width - last.x;
                return;
            }
        }
        out_.pieces.push_back(piece);
    }

    [[nodiscard]] bool is_space(const Piece& piece) const { return !piece.shaped && piece.end == piece.begin + 1 && out_.texts[piece.run][piece.begin] == ' '; }

    // Rules L1 and L2 for each line, then places from left to right.
    void arrange() {
        for (std::size_t begin = 0; begin < out_.pieces.size();) {
            std::size_t end = begin;
            while (end < out_.pieces.size() && out_.pieces[end].line == out_.pieces[begin].line) ++end;
            const std::span<Piece> line(out_.pieces.data() + begin, end - begin);
            for (std::size_t i = line.size(); i-- > 0 && is_space(line[i]);) {
                line[i].level = bases_[line[i].line];
                line[i].width = 0;
            }
            std::vector<Level> levels;
            for (const Piece& piece : line) levels.push_back(piece.level);
            float x = 0;
            for (const std::size_t i : visual_order(levels)) {
                line[i].x = x;
                x += line[i].width;
            }
            begin = end;
        }
    }

    void align() {
        std::vector<float> ends(out_.lines, 0);
        for (const Piece& piece : out_.pieces) ends[piece.line] = std::max(ends[piece.line], piece.x + piece.width);
        for (Piece& piece : out_.pieces)
            if (bases_[piece.line] % 2 == 1) piece.x += width_ - ends[piece.line];
    }

    const Fonts& fonts_;
    RunPictures& pictures_;
    Paragraph& out_;
    const Levels* levels_ = nullptr;
    std::vector<Level> bases_;    // of each line
    std::size_t character_ = 0;   // of the whole paragraph
    bool typed_;
    char32_t earlier_ = 0;  // two characters back
    float size_, width_;
    std::vector<Piece> word_;
    float word_width_ = 0, x_ = 0;
    std::uint32_t line_ = 0;
};

}  // namespace

void break_into_lines(Paragraph& out, std::span<const Cut> cuts, const Breaking& how) {
    Breaker breaker(how, out);
    std::optional<Levels> levels;
    if (!std::ranges::all_of(out.texts, [&](const std::string& text) { return how.fonts.draws(text); })) breaker.mind(levels.emplace(out.texts));
    for (std::uint32_t i = 0; i < out.texts.size(); ++i) breaker.add(i, out.texts[i], cuts[i]);
    breaker.finish(how.side);
}

}  // namespace tributary::ui
