#include "ui/core/bidi.hpp"

#include <algorithm>
#include <numeric>

#include "ui/core/scripts.hpp"

namespace tributary::ui {

namespace {

using enum Direction;

bool is_neutral(Direction d) { return d == B || d == S || d == WS || d == ON; }

// As N0 to N2 see it: numbers count as right to left.
Direction strong_of(Direction d) {
    if (d == L) return L;
    return d == R || d == AL || d == EN || d == AN ? R : ON;
}

char32_t closing_of(char32_t c) {
    switch (c) {
        case '(': return ')';
        case '[': return ']';
        case '{': return '}';
        case 0x2329: return 0x232A;
        case 0x27E8: return 0x27E9;
        case 0x3008: return 0x3009;
        case 0x300A: return 0x300B;
        case 0x300C: return 0x300D;
        case 0xFF08: return 0xFF09;
        default: return 0;
    }
}

class Resolver {
public:
    Resolver(std::u32string_view text, Level base) : text_(text), embedding_(base % 2 ? R : L) {
        kinds_.reserve(text.size());
        for (const char32_t c : text) kinds_.push_back(direction_of(c));
        original_ = kinds_;
    }

    std::vector<Level> levels(Level base) {
        weak();
        brackets();
        neutral();
        std::vector<Level> levels;
        levels.reserve(kinds_.size());
        for (const Direction d : kinds_) levels.push_back(level_of(d, base));
        return levels;
    }

private:
    static Level level_of(Direction d, Level base) {
        if (base % 2 == 0) return static_cast<Level>(d == R ? base + 1 : d == AN || d == EN ? base + 2 : base);
        return static_cast<Level>(d == L || d == AN || d == EN ? base + 1 : base);
    }

    void weak() {
        Direction before = embedding_;  // W1
        for (Direction& d : kinds_) before = d = d == NSM ? before : d;
        Direction strong = embedding_;  // W2, W3
        for (Direction& d : kinds_) {
            if (d == L || d == R || d == AL) strong = d;
            if (d == EN && strong == AL) d = AN;
            if (d == AL) d = R;
        }
        for (std::size_t i = 1; i + 1 < kinds_.size(); ++i) {  // W4
            if (kinds_[i] != ES && kinds_[i] != CS) continue;
            if (kinds_[i - 1] != kinds_[i + 1]) continue;
            if (kinds_[i - 1] == EN || (kinds_[i - 1] == AN && kinds_[i] == CS)) kinds_[i] = kinds_[i - 1];
        }
        terminators();
        strong = embedding_;  // W6, W7
        for (Direction& d : kinds_) {
            if (d == ES || d == ET || d == CS) d = ON;
            if (d == L || d == R) strong = d;
            if (d == EN && strong == L) d = L;
        }
    }

    void terminators() {  // W5
        for (std::size_t i = 0; i < kinds_.size();) {
            std::size_t end = i;
            while (end < kinds_.size() && kinds_[end] == ET) ++end;
            const bool number = (i > 0 && kinds_[i - 1] == EN) || (end < kinds_.size() && kinds_[end] == EN);
            if (number) std::fill(at(i), at(end), EN);
            i = std::max(end, i + 1);
        }
    }

    std::vector<Direction>::iterator at(std::size_t i) { return kinds_.begin() + static_cast<std::ptrdiff_t>(i); }

    struct Pair {
        std::size_t open, close;
    };

    [[nodiscard]] std::vector<Pair> pairs() const {
        constexpr std::size_t deepest = 63;
        std::vector<Pair> found;
        std::vector<Pair> open;  // close: the character that is waited for
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (kinds_[i] != ON) continue;
            if (const char32_t closing = closing_of(text_[i])) {
                if (open.size() == deepest) break;
                open.push_back({i, closing});
                continue;
            }
            const auto match = std::find_if(open.rbegin(), open.rend(), [&](const Pair& pair) { return pair.close == text_[i]; });
            if (match == open.rend()) continue;
            found.push_back({match->open, i});
            open.erase(std::prev(match.base()), open.end());
        }
        std::ranges::sort(found, {}, &Pair::open);
        return found;
    }

    void brackets() {  // N0
        for (const Pair& pair : pairs()) {
            bool same = false;
            bool other = false;
            for (std::size_t i = pair.open + 1; i < pair.close; ++i) {
                const Direction strong = strong_of(kinds_[i]);
                same = same || strong == embedding_;
                other = other || (strong != ON && strong != embedding_);
            }
            if (!same && !other) continue;
            Direction direction = embedding_;
            if (!same) {
                const Direction opposite = embedding_ == L ? R : L;
                direction = context_before(pair.open) == opposite ? opposite : embedding_;
            }
            set_bracket(pair.open, direction);
            set_bracket(pair.close, direction);
        }
    }

    [[nodiscard]] Direction context_before(std::size_t i) const {
        while (i-- > 0)
            if (const Direction strong = strong_of(kinds_[i]); strong != ON) return strong;
        return embedding_;
    }

    void set_bracket(std::size_t i, Direction direction) {
        kinds_[i] = direction;
        for (++i; i < kinds_.size() && original_[i] == NSM; ++i) kinds_[i] = direction;
    }

    void neutral() {  // N1, N2
        for (std::size_t i = 0; i < kinds_.size();) {
            std::size_t end = i;
            while (end < kinds_.size() && is_neutral(kinds_[end])) ++end;
            if (end > i) {
                const Direction before = i == 0 ? embedding_ : strong_of(kinds_[i - 1]);
                const Direction after = end == kinds_.size() ? embedding_ : strong_of(kinds_[end]);
                std::fill(at(i), at(end), before == after ? before : embedding_);
            }
            i = std::max(end, i + 1);
        }
    }

    std::u32string_view text_;
    Direction embedding_;
    std::vector<Direction> kinds_, original_;
};

Level base_of(std::u32string_view paragraph) {  // P2, P3
    for (const char32_t c : paragraph) {
        const Direction d = direction_of(c);
        if (d == L) return 0;
        if (is_strong_right(d)) return 1;
    }
    return 0;
}

}  // namespace

std::vector<Level> levels_of(std::u32string_view paragraph, Level& base) {
    base = base_of(paragraph);
    return Resolver(paragraph, base).levels(base);
}

std::vector<std::size_t> visual_order(std::span<const Level> levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (levels.empty()) return order;
    const auto [low, high] = std::ranges::minmax(levels);
    for (Level level = high; level >= std::max<Level>(low | 1, 1); --level) {
        for (std::size_t i = 0; i < levels.size();) {
            std::size_t end = i;
            while (end < levels.size() && levels[end] >= level) ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
            i = std::max(end, i + 1);
        }
    }
    return order;
}

}  // namespace tributary::ui
