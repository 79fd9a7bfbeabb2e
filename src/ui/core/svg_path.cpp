#include "ui/core/svg_path.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace tributary::ui {

namespace {

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(Point a, float k) { return {a.x * k, a.y * k}; }

class Reader {
public:
    explicit Reader(std::string_view path) : rest_(path) {}

    std::vector<Stroke> read() {
        while (next_command()) {
            if (!step()) break;
        }
        return std::move(strokes_);
    }

private:
    void skip() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ',')) rest_.remove_prefix(1);
    }

    // A letter, or the last command again when numbers follow.
    bool next_command() {
        skip();
        if (rest_.empty()) return false;
        const char c = rest_.front();
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            command_ = c;
            rest_.remove_prefix(1);
        } else if (command_ == 'M') {
            command_ = 'L';
        } else if (command_ == 'm') {
            command_ = 'l';
        }
        return true;
    }

    float number() {
        skip();
        float value = 0;
        const char* begin = rest_.data();
        const auto read = std::from_chars(begin, begin + rest_.size(), value);
        if (read.ec != std::errc{}) good_ = false;
        rest_.remove_prefix(static_cast<std::size_t>(read.ptr - begin));
        return value;
    }

    // Flags of an arc may stand without a space between them.
    bool flag() {
        skip();
        if (rest_.empty()) return good_ = false;
        const bool on = rest_.front() == '1';
        rest_.remove_prefix(1);
        return on;
    }

    Point point(bool relative) {
        const float x = number();
        const float y = number();
        return relative ? at_ + Point{x, y} : Point{x, y};
    }

    void line(Point to) {
        strokes_.back().points.push_back(to);
        at_ = to;
    }

    void curve(Point a, Point b, Point to) {
        const Point from = at_;
        constexpr int pieces = 12;
        for (int i = 1; i <= pieces; ++i) {
            const float t = static_cast<float>(i) / pieces;
            const float u = 1 - t;
            line(from * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + to * (t * t * t));
        }
        control_ = b;
    }

    // Circular arcs only (both radii equal), as the icons have them: from the end points to the centre, SVG 1.1 F.6.5.
    void arc(float radius, bool large, bool sweep, Point to) {
        const Point half = (at_ - to) * 0.5f;
        const float distance = std::hypot(half.x, half.y);
        if (distance == 0) return;
        radius = std::max(radius, distance);
        const float rise = std::sqrt(std::max(0.0f, radius * radius - distance * distance)) / distance * (large == sweep ? -1.0f : 1.0f);
        const Point centre = (at_ + to) * 0.5f + Point{half.y * rise, -half.x * rise};
        const float begin = std::atan2(at_.y - centre.y, at_.x - centre.x);
        float turn = std::atan2(to.y - centre.y, to.x - centre.x) - begin;
        constexpr float full = 2 * std::numbers::pi_v<float>;
        if (sweep && turn < 0) turn += full;
        if (!sweep && turn > 0) turn -= full;
        const int pieces = std::max(3, static_cast<int>(std::ceil(std::fabs(turn) / 0.26f)));
        for (int i = 1; i <= pieces; ++i) {
            const float angle = begin + turn * static_cast<float>(i) / static_cast<float>(pieces);
            line(i == pieces ? to : centre + Point{std::cos(angle), std::sin(angle)} * radius);
        }
    }

    // A last point that is the first once more would leave a spike.
    void close(Stroke& stroke) {
        stroke.closed = true;
        at_ = stroke.points.front();
        const Point last = stroke.points.back();
        if (std::hypot(last.x - at_.x, last.y - at_.y) < 0.01f) stroke.points.pop_back();
    }

    bool step() {
        const bool relative = command_ >= 'a';
        switch (relative ? command_ - 'a' + 'A' : command_) {
            case 'M':
                at_ = point(relative);
                strokes_.push_back({{at_}, false});
                break;
            case 'L': line(point(relative)); break;
            case 'H': {
                const float x = number();
                line({relative ? at_.x + x : x, at_.y});
                break;
            }
            case 'V': {
                const float y = number();
                line({at_.x, relative ? at_.y + y : y});
                break;
            }
            case 'C': {
                const Point a = point(relative);
                const Point b = point(relative);
                curve(a, b, point(relative));
                break;
            }
            case 'S': {
                const Point a = at_ * 2 - control_;
                const Point b = point(relative);
                curve(a, b, point(relative));
                break;
            }
            case 'A': {
                const float radius = number();
                number();
                number();
                const bool large = flag();
                const bool sweep = flag();
                arc(radius, large, sweep, point(relative));
                break;
            }
            case 'Z':
                close(strokes_.back());
                break;
            default: return false;
        }
        return good_;
    }

    std::string_view rest_;
    std::vector<Stroke> strokes_;
    Point at_;
    Point control_;
    char command_ = 0;
    bool good_ = true;
};

}  // namespace

std::vector<Stroke> strokes_of(std::string_view path) { return Reader(path).read(); }

}  // namespace tributary::ui
