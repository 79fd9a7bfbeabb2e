// One point in time, by whichever rule reads it; and the words that go before any of them.
#include "base/dates/grammar.hpp"

namespace tributary::dates {

std::optional<Point> Grammar::point(std::size_t i) {
    if (done(i) || depth_ >= 6) return std::nullopt;
    ++depth_;
    const auto leave = [&](std::optional<Point> found) {
        --depth_;
        return found;
    };
    const std::size_t about_at = is(i, Word::on) && is(i + 1, Word::or_) ? i + 2 : i;
    if (is(about_at, Word::about) || sign(about_at, '~')) {
        auto counted_about = relative(about_at);
        if (!counted_about) counted_about = life(about_at);
        if (counted_about) return leave(counted_about);
        const std::size_t next = skip(skip_signs(about_at + 1, ".~:"), {Word::the, Word::of, Word::on, Word::in, Word::about, Word::at, Word::during});
        auto inner = point(next);
        if (!inner || inner->bare_weekday) return leave(std::nullopt);
        inner->about = true;
        inner->weak = false;
        return leave(inner);
    }
    const bool some_time = is(i, Word::sometime) || (is(i, Word::some) && (text(i + 1, "time") || is(i + 1, Word::point))) || (is(i, Word::at) && is(i + 1, Word::some) && is(i + 2, Word::point));
    if (some_time) {
        std::size_t next = is(i, Word::sometime) ? i + 1 : is(i, Word::some) ? i + 2 : i + 3;
        const bool inside = is(next, Word::in) || is(next, Word::during) || is(next, Word::on) || is(next, Word::over) || is(next, Word::within);
        if (inside) {
            next = skip(next, {Word::in, Word::during, Word::on, Word::over, Word::within, Word::the});
            auto inner = point(next);
            if (inner) inner->weak = false;
            if (inner) return leave(inner);
        }
    }
    if (is(i, Word::weekday)) {  // "Wednesday 12/03/14", "Wed, the 12th of March"
        const std::size_t next = skip(skip_signs(i + 1, ",./-("), {Word::the, Word::on});
        const bool number_next = number(next) || sign(next, '?');
        if (number_next) {
            auto inner = calendar(next);
            const bool a_day = inner && (inner->base == Point::Base::day || inner->base == Point::Base::fixed) && inner->last_day == 0;
            if (inner && inner->base == Point::Base::day && inner->last_day != 0 && !inner->slashed_days) inner->weekday = at(i).value;
            if (a_day) inner->weekday = at(i).value;
            if (inner && (a_day || inner->base == Point::Base::day)) {
                inner->weak = false;
                return leave(inner);
            }
        }
    }
    const std::size_t start = skip(i, {Word::the});
    if (auto found = life(i)) return leave(found);
    if (auto found = relative(i)) return leave(found);
    if (auto found = periods(start)) return leave(found);
    if (start > i && unit(start, Unit::year) && digits(start + 1, 4, 4)) {
        return leave(Point{.base = Point::Base::year, .year = at(start + 1).value, .end = start + 2});
    }
    if (unit(i, Unit::year) && digits(i + 1, 4, 4)) return leave(Point{.base = Point::Base::year, .year = at(i + 1).value, .end = i + 2});
    if (auto found = calendar(start)) return leave(found);
    return leave(anchor(i));
}

}  // namespace tributary::dates
