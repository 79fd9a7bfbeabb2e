// Scrolling through more than a browser's element can be high (about 33 million device pixels in Chromium, half of it in
// Firefox). The element then is as high as it may be; a step of the wheel or a key moves the content by the same step, a
// jump (the scroll bar) to the same share of it. Both ends meet. Lengths are CSS pixels from the top.
#pragma once

#include <algorithm>
#include <cmath>

namespace tributary::ui {

/// What an element may be high at so many device pixels for one CSS pixel.
[[nodiscard]] inline double highest_element(double scale) { return 16e6 / std::max(1.0, scale); }

class LongScroll {
public:
    /// The element says that it is scrolled to `top`; `view` is what is seen of the `content`, `height` the element's.
    void follow(double top, double content, double view, double height) {
        content_ = std::max(0.0, content - view);
        element_ = std::max(0.0, height - view);
        view_ = view;
        const double step = top - shown_;
        if (step != 0) {
            if (top <= 0) real_ = 0;
            else if (top >= element_ - 0.5) real_ = content_;
            else if (std::fabs(step) <= 2 * view) real_ += step;
            else real_ = top / element_ * content_;
        }
        shown_ = top;
        real_ = std::clamp(real_, 0.0, content_);
    }
    /// The content is to be scrolled to here: moves the element to the same share.
    void jump(double to) {
        real_ = std::clamp(to, 0.0, content_);
        shown_ = share();
    }
    /// Steps have led the element so far from its share that it would come to its end too early or too late.
    [[nodiscard]] bool strayed() const { return std::fabs(shown_ - share()) > 8 * view_; }
    [[nodiscard]] double real() const { return real_; }    // of the content
    [[nodiscard]] double shown() const { return shown_; }  // of the element

private:
    [[nodiscard]] double share() const { return content_ > 0 ? real_ / content_ * element_ : 0; }

    double shown_ = 0, real_ = 0;
    double content_ = 0, element_ = 0, view_ = 0;  // the first two: as far as they can be scrolled
};

}  // namespace tributary::ui
