// The second pass: what counts of what was found, and the years and months that stand elsewhere.
#include <algorithm>
#include <utility>

#include "base/dates/found.hpp"

namespace tributary::dates {

// Four digits as a time of day.
static std::optional<int> clock_minute(int digits) {
    const bool good = digits / 100 < 24 && digits % 100 < 60;
    return good ? std::optional(digits / 100 * 60 + digits % 100) : std::nullopt;
}

static void drop_weak(Found& found, const DateContext& context) {
    const bool strong = std::ranges::any_of(found.groups, [](const Group& group) { return !group.first.weak && !group.first.relative; });
    std::vector<Group> kept;
    for (Group& group : found.groups) {
        const bool time_of_day = strong && group.first.bare_year && group.first.weak && !group.last && group.join != Join::or_ && clock_minute(group.first.year);
        if (time_of_day) {
            if (!found.spare_time) found.spare_time = TimeSpan{*clock_minute(group.first.year), *clock_minute(group.first.year)};
            continue;
        }
        const bool stretch_of_day = strong && group.first.bare_year && group.last && group.last->bare_year && group.join != Join::or_ && clock_minute(group.first.year) && clock_minute(group.last->year);
        if (stretch_of_day) {
            if (!found.spare_time) found.spare_time = TimeSpan{*clock_minute(group.first.year), *clock_minute(group.last->year)};
            continue;
        }
        const bool weak = group.first.weak && (found.other_words || !context.date_column) && group.opener == Opener::none && group.role == Role::none;
        if (weak && !group.last) continue;
        kept.push_back(std::move(group));
    }
    found.groups = std::move(kept);
}

static void give_times_their_days(Found& found) {
    if (!found.spare_time || found.groups.empty()) return;
    for (Group& group : found.groups)
        if (!group.first_time) {
            group.first_time = std::exchange(found.spare_time, std::nullopt);
            return;
        }
}

static void take_previous(Found& found, const DateContext& context) {
    Point point{.from = context.previous, .to = context.previous, .relative = true, .notes = bit(DateNote::from_anchor)};
    found.groups.push_back({.first = point, .first_time = found.spare_time});
}

static bool is_relative(const Group& group) { return group.first.relative && (!group.last || group.last->relative || group.first.anchor); }

static int rank(Role role) { return role == Role::received ? 0 : role == Role::none ? 1 : role == Role::event ? 2 : 3; }

// A date that is written stands; what is said beside it of anchors and ages is held against it. One group stays, with those joined to it.
static void choose_main(Found& found) {
    const bool absolute = std::ranges::any_of(found.groups, [](const Group& group) { return !is_relative(group); });
    if (absolute) {
        for (const Group& group : found.groups)
            if (is_relative(group) && group.join != Join::or_) found.beside.push_back(group);
        std::erase_if(found.groups, [](const Group& group) { return is_relative(group); });
    } else {
        const auto statement = std::ranges::find_if(found.groups, [](const Group& group) { return !group.first.anchor; });
        if (statement != found.groups.end() && statement != found.groups.begin() && statement->join == Join::none) found.groups.erase(found.groups.begin(), statement);
    }
    std::size_t main = 0;
    for (std::size_t i = 1; i < found.groups.size(); ++i)
        if (rank(found.groups[i].role) < rank(found.groups[main].role)) main = i;
    found.main = main;
}

void choose(Found& found, const DateContext& context) {
    drop_weak(found, context);
    give_times_their_days(found);
    if (found.groups.empty() && found.spare_time && context.previous) take_previous(found, context);
    if (!found.groups.empty()) choose_main(found);
}

static Date first_day(const Point& point) { return {point.year, std::max(point.month, 1), std::max(point.day, 1)}; }

static void fill_from_behind(Point& point, const Point& next, bool joined) {
    if (!joined || next.base == Point::Base::fixed) return;
    if (point.needs_month() && next.month != 0) {
        point.month = next.month;
        const bool before = point.day > next.day && next.base == Point::Base::day;
        if (before && --point.month == 0) {
            point.month = 12;
            if (next.year > 0 && point.year == 0) point.year = next.year - 1;
        }
    }
    if (point.needs_year() && next.year > 0) {
        point.year = next.year;
        if (point.month != 0 && next.month != 0 && first_day(point) > first_day(next)) --point.year;
        if (point.month == 0 && next.base == Point::Base::by_year && point.base == Point::Base::by_year && point.days_of(point.which, point.year)->from > next.days_of(next.which, next.year)->from) --point.year;
    }
}

static void fill_from_before(const Point& before, Point& point, bool joined) {
    if (point.needs_month() && joined && before.month != 0) {
        point.month = before.month;
        if (point.day < before.day && ++point.month == 13) point.month = 1;
    }
    if (!point.needs_year() || before.year <= 0) return;
    point.year = before.year;
    if (joined && point.month != 0 && before.month != 0 && first_day(point) < first_day(before)) ++point.year;
}

static void fill_from_heading(const std::vector<Point*>& points, Found& found, const DateContext& context) {
    if (!context.heading_year) return;
    for (Point* point : points) {
        if (point->needs_month() && context.heading_month) point->month = *context.heading_month;
        if (!point->needs_year()) continue;
        point->year = *context.heading_year;
        found.notes |= bit(DateNote::from_heading);
        return;  // the points behind it follow it
    }
}

// A missing year comes from the point behind, which it precedes; then from the one before; then from the heading.
bool fill_years(Found& found, const DateContext& context) {
    std::vector<Point*> points;
    std::vector<bool> joined;
    for (Group& group : found.groups) {
        points.push_back(&group.first);
        joined.push_back(group.join != Join::none);
        if (group.last) {
            points.push_back(&*group.last);
            joined.push_back(true);
        }
    }
    for (std::size_t i = points.size() - 1; i-- > 0;) fill_from_behind(*points[i], *points[i + 1], joined[i + 1]);
    for (std::size_t i = 1; i < points.size(); ++i) fill_from_before(*points[i - 1], *points[i], joined[i]);
    fill_from_heading(points, found, context);
    for (std::size_t i = 1; i < points.size(); ++i) fill_from_before(*points[i - 1], *points[i], joined[i]);
    return std::ranges::none_of(points, [](const Point* point) { return point->needs_year() || point->needs_month(); });
}

}  // namespace tributary::dates
