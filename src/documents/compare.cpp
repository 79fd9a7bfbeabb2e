#include "documents/compare.hpp"

#include <algorithm>
#include <utility>

namespace tributary::documents {

namespace {

constexpr int most_differences = 1000;  // the trace of the search takes the square of it

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// A word with the spaces after it; a line break is a word of its own.
struct Word {
    std::string_view word, whole;
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (text[at] == '\n') ++at;
        else while (at < text.size() && !is_space(text[at]) && text[at] != '\n') ++at;
        const std::size_t end = at;
        while (at < text.size() && is_space(text[at])) ++at;
        words.push_back({text.substr(begin, end - begin), text.substr(begin, at - begin)});
    }
    return words;
}

// Eugene Myers, An O(ND) difference algorithm (1986): the furthest place on each diagonal after each difference.
class Search {
public:
    Search(const Word* before, int before_size, const Word* after, int after_size) : a_(before), b_(after), n_(before_size), m_(after_size) {}

    // The fates of the words on the way, or nothing when there are too many differences.
    std::vector<Fate> run() {
        std::vector<int> furthest(2 * most_differences + 3, 0);
        for (int d = 0; d <= most_differences; ++d) {
            trace_.emplace_back(furthest.begin() + most_differences + 1 - d - 1, furthest.begin() + most_differences + 1 + d + 2);
            for (int k = -d; k <= d; k += 2) {
                int& here = furthest[index(k)];
                const int down = furthest[index(k + 1)], right = furthest[index(k - 1)] + 1;
                here = k == -d || (k != d && right - 1 < down) ? down : right;
                while (here < n_ && here - k < m_ && a_[here].word == b_[here - k].word) ++here;
                if (here >= n_ && here - k >= m_) return walk_back(d);
            }
            if (d == n_ + m_) break;
        }
        return {};
    }

private:
    static std::size_t index(int k) { return static_cast<std::size_t>(k + most_differences + 1); }

    [[nodiscard]] int known(int d, int k) const { return trace_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d + 1)]; }

    std::vector<Fate> walk_back(int d) const {
        std::vector<Fate> fates;
        int x = n_, y = m_;
        for (; d > 0; --d) {
            const int k = x - y;
            const bool down = k == -d || (k != d && known(d, k - 1) < known(d, k + 1));
            const int before_k = down ? k + 1 : k - 1;
            const int start = known(d, before_k) + (down ? 0 : 1);
            fates.insert(fates.end(), static_cast<std::size_t>(x - start), Fate::same);
            fates.push_back(down ? Fate::added : Fate::removed);
            x = known(d, before_k);
            y = x - before_k;
        }
        fates.insert(fates.end(), static_cast<std::size_t>(x), Fate::same);
        std::ranges::reverse(fates);
        return fates;
    }

    const Word* a_;
    const Word* b_;
    int n_, m_;
    std::vector<std::vector<int>> trace_;
};

class Stretches {
public:
    void add(Fate fate, std::string_view words) {
        if (words.empty()) return;
        if (!out_.empty() && out_.back().fate == fate) out_.back().words += words;
        else out_.push_back({fate, std::string(words)});
    }

    // Between two words that stay, what went stands before what came.
    void removed(std::string_view words) { went_ += words; }
    void added(std::string_view words) { came_ += words; }
    void settle() {
        add(Fate::removed, went_);
        add(Fate::added, came_);
        went_.clear();
        came_.clear();
    }
    std::vector<Stretch> take() {
        settle();
        return std::move(out_);
    }

private:
    std::vector<Stretch> out_;
    std::string went_, came_;
};

}  // namespace

std::vector<Stretch> compare_words(std::string_view before, std::string_view after) {
    const std::vector<Word> a = words_of(before), b = words_of(after);
    std::size_t first = 0, last = 0;
    while (first < a.size() && first < b.size() && a[first].word == b[first].word) ++first;
    while (last < a.size() - first && last < b.size() - first && a[a.size() - 1 - last].word == b[b.size() - 1 - last].word) ++last;
    const std::size_t n = a.size() - first - last, m = b.size() - first - last;
    std::vector<Fate> fates = Search(a.data() + first, static_cast<int>(n), b.data() + first, static_cast<int>(m)).run();
    if (fates.empty()) {
        fates.assign(n, Fate::removed);
        fates.insert(fates.end(), m, Fate::added);
    }
    fates.insert(fates.begin(), first, Fate::same);
    fates.insert(fates.end(), last, Fate::same);
    Stretches out;
    std::size_t at_a = 0, at_b = 0;
    for (const Fate fate : fates) {
        if (fate == Fate::removed) {
            out.removed(a[at_a++].whole);
        } else if (fate == Fate::added) {
            out.added(b[at_b++].whole);
        } else {
            out.settle();
            out.add(Fate::same, b[at_b++].whole);
            ++at_a;
        }
    }
    return out.take();
}

}  // namespace tributary::documents
