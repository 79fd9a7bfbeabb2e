// Heights of many rows: a Fenwick tree, so that finding the row at a scroll position and moving all rows below one
// that turned out taller both take logarithmic time. Heights are estimates until a row was drawn.
#pragma once

#include <cstddef>
#include <vector>

namespace tributary::ui {

class Heights {
public:
    void reset(std::size_t rows, float estimate) {
        heights_.assign(rows, estimate);
        known_.assign(rows, false);
        tree_.assign(rows + 1, 0);
        for (std::size_t i = 1; i <= rows; ++i) {
            tree_[i] += static_cast<double>(estimate);
            if (const std::size_t up = i + (i & (~i + 1)); up <= rows) tree_[up] += tree_[i];
        }
    }

    [[nodiscard]] std::size_t size() const { return heights_.size(); }
    [[nodiscard]] float operator[](std::size_t row) const { return heights_[row]; }
    [[nodiscard]] bool known(std::size_t row) const { return known_[row]; }

    void set(std::size_t row, float height) {
        const double change = static_cast<double>(height) - static_cast<double>(heights_[row]);
        heights_[row] = height;
        known_[row] = true;
        if (change == 0) return;
        for (std::size_t i = row + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += change;
    }

    /// Where a row begins: the sum of the heights before it.
    [[nodiscard]] double above(std::size_t row) const {
        double sum = 0;
        for (; row > 0; row &= row - 1) sum += tree_[row];
        return sum;
    }

    [[nodiscard]] double total() const { return above(heights_.size()); }

    /// The row that covers this distance from the top; the last one beyond the end. Needs at least one row.
    [[nodiscard]] std::size_t at(double distance) const {
        std::size_t row = 0;
        std::size_t step = 1;
        while (step * 2 < tree_.size()) step *= 2;
        for (; step > 0; step /= 2) {
            if (row + step >= tree_.size() || tree_[row + step] > distance) continue;
            row += step;
            distance -= tree_[row];
        }
        return row < heights_.size() ? row : heights_.size() - 1;
    }

private:
    std::vector<double> tree_;
    std::vector<float> heights_;
    std::vector<bool> known_;
};

}  // namespace tributary::ui
