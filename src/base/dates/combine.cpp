// From the points and times that the grammar finds to one reading: what joins them, what opens them, which of them is the agency's.
#include <algorithm>
#include <array>
#include <utility>

#include "base/dates/grammar.hpp"

namespace tributary {

namespace dates {

namespace {

enum class Join : std::uint8_t { none, to, also, or_ };
enum class Opener : std::uint8_t { none, from, until, before, after, between };
enum class Role : std::uint8_t { none, received, event, recorded };

// A point, or two with "to" between them.
struct Group {
    Point first;
    std::optional<Point> last{};
    Join join = Join::none;  // with the group before
    Opener opener = Opener::none;
    Role role = Role::none;
    std::optional<TimeSpan> first_time{};
    std::optional<TimeSpan> last_time{};
    bool onwards = false;
};

class Combiner {
public:
    Combiner(std::string_view words, const DateContext& context) : tokens_(words), context_(context), grammar_(tokens_, context) { reading_.words = std::string(words); }

    DateReading read() {
        if (tokens_.size() == 0) return reading_;
        reading_.state = DateState::words;
        scan();
        drop_weak();
        give_times_their_days();
        if (groups_.empty() && spare_time_ && context_.previous) take_previous();
        if (groups_.empty()) return fail(grammar_.faults() != 0 ? grammar_.faults() : bit(DateNote::nothing_found));
        choose();
        if (!fill_years()) return fail(bit(DateNote::year_missing));
        return settle();
    }

private:
    [[nodiscard]] Word word(std::size_t i) const { return tokens_.at(i).word; }
    [[nodiscard]] char sign(std::size_t i) const { return tokens_.at(i).sign; }

    // ---- first pass: what stands there

    void scan() {
        for (at_ = 0; at_ < tokens_.size();) {
            const std::size_t before = at_;
            if (!take_lasting() && !take_time() && !take_point() && !take_word()) ++at_;
            if (at_ == before) ++at_;
        }
        if (join_ == Join::to && !groups_.empty() && !groups_.back().last) groups_.back().onwards = true;
    }

    bool take_lasting() {
        const auto found = grammar_.lasting(at_);
        if (!found) return false;
        const bool continues = !groups_.empty() && !groups_.back().last;
        const bool start_behind = word(found->end) == Word::from || word(found->end) == Word::since || word(found->end) == Word::commencing;
        if (!continues && !start_behind && !context_.previous) return false;
        if (!continues && !start_behind) {
            Point previous{.from = context_.previous, .to = context_.previous, .relative = true, .notes = bit(DateNote::from_anchor)};
            groups_.push_back({.first = previous});
        }
        lasting_ = found;
        at_ = found->end;
        return true;
    }

    // A time before its date waits for it; a time after "to" ends the time before.
    bool take_time() {
        std::size_t end = at_;
        const auto found = grammar_.time(at_, end);
        if (!found) return false;
        if (is_relative_day(at_)) return false;
        std::size_t next = end;
        while (next < tokens_.size() && (is_small(word(next)) || sign(next) == ',' || sign(next) == '(')) ++next;
        const bool date_behind = next < tokens_.size() && !groups_.empty() && join_ == Join::to && grammar_.point(next).has_value();
        const bool ends_time = join_ == Join::to && !date_behind;
        if (ends_time && !groups_.empty() && (groups_.back().last ? groups_.back().last_time : groups_.back().first_time)) {
            auto& time = groups_.back().last ? groups_.back().last_time : groups_.back().first_time;
            time->to = found->to;
            join_ = Join::none;
        } else if (ends_time && spare_time_ && groups_.empty()) {
            spare_time_->to = found->to;
            join_ = Join::none;
        } else if (join_ == Join::none && !groups_.empty() && !(groups_.back().last ? groups_.back().last_time : groups_.back().first_time)) {
            (groups_.back().last ? groups_.back().last_time : groups_.back().first_time) = found;
        } else if (!spare_time_) {
            spare_time_ = found;
        } else if (found->night || !spare_time_->night) {
            spare_time_ = narrower(*spare_time_, *found);
        }
        at_ = end;
        return true;
    }

    // "6.25 in the evening": the clock time says more than the part of the day, and the part says which half of the day is meant.
    static TimeSpan narrower(TimeSpan one, TimeSpan other) {
        const bool clock = one.from == one.to;
        TimeSpan small = clock ? one : other;
        const TimeSpan& wide = clock ? other : one;
        const bool later_half = small.from < 720 && wide.from >= 720 && small.from == small.to;
        if (later_half) small.from = small.to = small.from + 720;
        return small;
    }

    // "the evening before", "night of": days of their own, read as points.
    [[nodiscard]] bool is_relative_day(std::size_t i) {
        const Word first = word(i);
        const bool part = first == Word::night || first == Word::evening || first == Word::morning || first == Word::afternoon;
        return part && (word(i + 1) == Word::before || word(i + 1) == Word::after) && grammar_.point(i).has_value();
    }

    bool take_point() {
        auto found = grammar_.point(at_);
        if (!found || found->end <= at_) return false;
        const bool supported = at_ > 0 && (is_support(word(at_ - 1)) || sign(at_ - 1) == '-' || sign(at_ - 1) == '~');
        if (supported || opener_ != Opener::none || join_ != Join::none) found->weak = found->weak && found->bare_year && at_ > 0 && word(at_ - 1) == Word::at;
        if (word(at_) == Word::in || word(at_) == Word::during || word(at_) == Word::over) found->weak = false;
        take_weekday_behind(*found);
        add(*found);
        if (found->anchor && word(found->end - 1) == Word::incident) role_ = Role::event;
        at_ = found->end;
        return true;
    }

    // "12/03/14 (Wed)"
    void take_weekday_behind(Point& point) {
        std::size_t next = point.end;
        while (sign(next) == '(' || sign(next) == ',' || sign(next) == '-') ++next;
        const bool plain_day = point.base == Point::Base::day && point.last_day == 0 && point.weekday < 0 && !point.needs_month();
        if (!plain_day || word(next) != Word::weekday || next > point.end + 1) return;
        if (sign(point.end) == '-' || tokens_.at(next + 1).kind == TokenKind::number) return;
        point.weekday = tokens_.at(next).value;
        point.end = next + 1;
    }

    void add(const Point& point) {
        const bool closes_range = join_ == Join::to && !groups_.empty() && !groups_.back().last;
        const bool closes_between = join_ == Join::also && !groups_.empty() && groups_.back().opener == Opener::between && !groups_.back().last;
        if (closes_range || closes_between) {
            groups_.back().last = point;
            groups_.back().last_time = point.time;
            if (spare_time_) groups_.back().last_time = std::exchange(spare_time_, std::nullopt);
        } else {
            Group group{.first = point, .join = groups_.empty() ? Join::none : join_, .opener = opener_, .role = role_, .first_time = point.time};
            if (spare_time_) group.first_time = point.time && !spare_time_->night ? narrower(*spare_time_, *point.time) : std::exchange(spare_time_, std::nullopt);
            spare_time_.reset();
            groups_.push_back(std::move(group));
        }
        join_ = Join::none;
        opener_ = Opener::none;
        role_ = Role::none;
    }

    static bool is_small(Word each) {
        return each == Word::the || each == Word::of || each == Word::in || each == Word::on || each == Word::at || each == Word::neutral || each == Word::during;
    }
    static bool is_support(Word each) {
        return each == Word::in || each == Word::on || each == Word::of || each == Word::during || each == Word::over || each == Word::since || each == Word::from ||
               each == Word::until || each == Word::by || each == Word::before || each == Word::after || each == Word::between || each == Word::to || each == Word::neutral ||
               each == Word::the || each == Word::weekday || each == Word::either || each == Word::within || each == Word::received || each == Word::happened || each == Word::typed;
    }

    // Words and signs that say how what follows is meant.
    bool take_word() {
        const Token& token = tokens_.at(at_);
        const bool have = !groups_.empty() || spare_time_.has_value();
        if (token.kind == TokenKind::sign) {
            if (token.sign == '?') reading_.notes |= bit(DateNote::doubted);
            else if ((token.sign == '-' || token.sign == '>') && have) join_ = Join::to;
            else if (token.sign == '/' && have) join_ = Join::or_;
            else if ((token.sign == '&' || token.sign == '+' || token.sign == ',' || token.sign == ';') && have && join_ == Join::none) join_ = Join::also;
            ++at_;
            return true;
        }
        if (token.kind == TokenKind::number) {
            other_words_ = true;
            ++at_;
            return true;
        }
        take_known_word(token.word, have);
        ++at_;
        return true;
    }

    void take_known_word(Word each, bool have) {
        switch (each) {
            case Word::doubt: reading_.notes |= bit(DateNote::doubted); break;
            case Word::either: reading_.notes |= bit(DateNote::alternatives); break;
            case Word::placeholder: break;
            case Word::to: join_ = have ? Join::to : join_; break;
            case Word::until:
            case Word::by:
                if (have && (groups_.empty() || groups_.back().opener == Opener::from || each == Word::until)) join_ = Join::to;
                else opener_ = Opener::until;
                break;
            case Word::conjunction: join_ = have ? Join::also : join_; break;
            case Word::or_: join_ = have ? Join::or_ : join_; break;
            case Word::from:
            case Word::since: opener_ = Opener::from; break;
            case Word::before:
            case Word::earlier: open_before(); break;
            case Word::after:
            case Word::later: open_after(); break;
            case Word::between: opener_ = Opener::between; break;
            case Word::up:
                if (word(at_ + 1) == Word::to || word(at_ + 1) == Word::until) opener_ = Opener::until, ++at_;
                break;
            case Word::onwards:
                if (!groups_.empty()) groups_.back().onwards = true;
                break;
            case Word::present:
                if (!groups_.empty() && join_ == Join::to) groups_.back().onwards = true;
                break;
            case Word::received: role_ = Role::received; break;
            case Word::incident:
            case Word::happened: role_ = Role::event; break;
            case Word::typed: role_ = Role::recorded; break;
            case Word::negation: negated_ = true; return;
            case Word::unknown:
                other_words_ = true;
                opener_ = Opener::none;
                if (groups_.empty()) join_ = Join::none;
                else if (join_ != Join::also) join_ = Join::none;
                break;
            default: break;
        }
        negated_ = false;
    }

    // "not before", "no earlier than" begin there; "not after", "no later than" end there.
    void open_before() {
        if (word(at_) == Word::earlier && word(at_ + 1) != Word::than) return;
        opener_ = negated_ ? Opener::from : Opener::before;
    }
    void open_after() {
        if (word(at_) == Word::later && word(at_ + 1) != Word::than) return;
        opener_ = negated_ ? Opener::until : Opener::after;
    }

    // ---- second pass: what counts

    // Four digits as a time of day.
    static std::optional<int> clock_minute(int digits) {
        const bool good = digits / 100 < 24 && digits % 100 < 60;
        return good ? std::optional(digits / 100 * 60 + digits % 100) : std::nullopt;
    }

    void drop_weak() {
        const bool strong = std::ranges::any_of(groups_, [](const Group& group) { return !group.first.weak && !group.first.relative; });
        std::vector<Group> kept;
        for (Group& group : groups_) {
            const bool time_of_day = strong && group.first.bare_year && group.first.weak && !group.last && group.join != Join::or_ && clock_minute(group.first.year);
            if (time_of_day) {
                if (!spare_time_) spare_time_ = TimeSpan{*clock_minute(group.first.year), *clock_minute(group.first.year)};
                continue;
            }
            const bool stretch_of_day = strong && group.first.bare_year && group.last && group.last->bare_year && group.join != Join::or_ && clock_minute(group.first.year) && clock_minute(group.last->year);
            if (stretch_of_day) {
                if (!spare_time_) spare_time_ = TimeSpan{*clock_minute(group.first.year), *clock_minute(group.last->year)};
                continue;
            }
            const bool weak = group.first.weak && (other_words_ || !context_.date_column) && group.opener == Opener::none && group.role == Role::none;
            if (weak && !group.last) continue;
            kept.push_back(std::move(group));
        }
        groups_ = std::move(kept);
    }

    void give_times_their_days() {
        if (!spare_time_ || groups_.empty()) return;
        for (Group& group : groups_)
            if (!group.first_time) {
                group.first_time = std::exchange(spare_time_, std::nullopt);
                return;
            }
    }

    void take_previous() {
        Point point{.from = context_.previous, .to = context_.previous, .relative = true, .notes = bit(DateNote::from_anchor)};
        groups_.push_back({.first = point, .first_time = spare_time_});
    }

    static bool is_relative(const Group& group) { return group.first.relative && (!group.last || group.last->relative || group.first.anchor); }

    // A date that is written stands; what is said beside it of anchors and ages is held against it. One group stays, with those joined to it.
    void choose() {
        const bool absolute = std::ranges::any_of(groups_, [](const Group& group) { return !is_relative(group); });
        if (absolute) {
            for (const Group& group : groups_)
                if (is_relative(group) && group.join != Join::or_) beside_.push_back(group);
            std::erase_if(groups_, [](const Group& group) { return is_relative(group); });
        } else {
            const auto statement = std::ranges::find_if(groups_, [](const Group& group) { return !group.first.anchor; });
            if (statement != groups_.end() && statement != groups_.begin() && statement->join == Join::none) groups_.erase(groups_.begin(), statement);
        }
        std::size_t main = 0;
        for (std::size_t i = 1; i < groups_.size(); ++i)
            if (rank(groups_[i].role) < rank(groups_[main].role)) main = i;
        main_ = main;
    }
    static int rank(Role role) { return role == Role::received ? 0 : role == Role::none ? 1 : role == Role::event ? 2 : 3; }

    // ---- years and months that stand elsewhere

    [[nodiscard]] static Date first_day(const Point& point) { return {point.year, std::max(point.month, 1), std::max(point.day, 1)}; }

    // A missing year comes from the point behind, which it precedes; then from the one before; then from the heading.
    bool fill_years() {
        std::vector<Point*> points;
        std::vector<bool> joined;
        for (Group& group : groups_) {
            points.push_back(&group.first);
            joined.push_back(group.join != Join::none);
            if (group.last) {
                points.push_back(&*group.last);
                joined.push_back(true);
            }
        }
        for (std::size_t i = points.size() - 1; i-- > 0;) fill_from_behind(*points[i], *points[i + 1], joined[i + 1]);
        for (std::size_t i = 1; i < points.size(); ++i) fill_from_before(*points[i - 1], *points[i], joined[i]);
        fill_from_heading(points);
        for (std::size_t i = 1; i < points.size(); ++i) fill_from_before(*points[i - 1], *points[i], joined[i]);
        return std::ranges::none_of(points, [](const Point* point) { return point->needs_year() || point->needs_month(); });
    }

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

    void fill_from_heading(const std::vector<Point*>& points) {
        if (!context_.heading_year) return;
        for (Point* point : points) {
            if (point->needs_month() && context_.heading_month) point->month = *context_.heading_month;
            if (!point->needs_year()) continue;
            point->year = *context_.heading_year;
            reading_.notes |= bit(DateNote::from_heading);
            return;  // the points behind it follow it
        }
    }

    // ---- the reading

    struct Bounds {
        std::optional<Date> from{};
        std::optional<Date> to{};
        std::optional<Days> other{};     // all month first
        bool month_first_differs = false;
        bool uncertain = false, relative = false, approximate = false, failed = false, only_month_first = false;
        DateNotes notes = 0;
    };

    [[nodiscard]] Bounds bounds_of(Group& group) {
        Bounds bounds;
        const bool pair_of_days = group.first.slashed_days && group.first.last_day == group.first.day + 1;
        const bool joined_by_night = pair_of_days && ((group.first_time && (group.first_time->to < group.first_time->from || group.first_time->midnight)) || group.first.frame == Frame::weekend_of);
        if (joined_by_night) {
            group.first.uncertain = false;
            group.first.notes &= ~bit(DateNote::alternatives);
        }
        const Span one = grammar_.resolve(group.first);
        const Span two = group.last ? grammar_.resolve(*group.last) : one;
        bounds.notes = one.notes | two.notes;
        bounds.failed = one.failed || two.failed;
        bounds.uncertain = one.uncertain || two.uncertain;
        bounds.approximate = one.approximate || two.approximate || group.first.approximate || (group.last && group.last->approximate);
        bounds.relative = group.first.relative || (group.last && group.last->relative);
        bounds.only_month_first = one.only_month_first || two.only_month_first;
        bounds.from = one.from;
        bounds.to = two.to;
        const bool first_differs = one.month_first.has_value();
        const bool second_differs = two.month_first.has_value();
        bounds.month_first_differs = first_differs || second_differs;
        if (bounds.month_first_differs) {
            const std::optional<Date> from = first_differs ? std::optional(one.month_first->from) : one.from;
            const std::optional<Date> to = second_differs ? std::optional(two.month_first->to) : two.to;
            if (from && to && *from <= *to) bounds.other = Days{*from, *to};
        }
        if (bounds.failed || bounds.only_month_first) return bounds;
        if (group.last && group.last->bare_weekday && bounds.from && bounds.to && *bounds.from > *bounds.to) bounds.to = plus_days(*bounds.to, 7);
        if (bounds.from && bounds.to && *bounds.from > *bounds.to) {
            std::swap(bounds.from, bounds.to);
            bounds.uncertain = true;
            bounds.notes |= bit(DateNote::ends_swapped);
        }
        open(group, bounds);
        return bounds;
    }

    static void open(const Group& group, Bounds& bounds) {
        if (group.last && group.opener != Opener::before && group.opener != Opener::after) return;
        switch (group.opener) {
            case Opener::from:
                if (group.first.last_day == 0) bounds.to.reset();
                break;
            case Opener::until: bounds.from.reset(); break;
            case Opener::before:
                if (bounds.from) bounds.to = plus_days(*bounds.from, -1);
                bounds.from.reset();
                break;
            case Opener::after:
                if (bounds.to) bounds.from = plus_days(*bounds.to, 1);
                bounds.to.reset();
                break;
            default:
                if (group.onwards) bounds.to.reset();
        }
    }

    // The groups that "and", a comma or "or" ties to the main one make one stretch with it.
    void widen_by_joined(Bounds& bounds) {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (i == main_) continue;
            Group& group = groups_[i];
            const std::size_t later = std::max(i, main_);
            bool tied = group.role == groups_[main_].role || group.role == Role::none;
            for (std::size_t k = std::min(i, main_) + 1; k <= later; ++k) tied = tied && groups_[k].join != Join::none;
            const bool by_role = group.role != Role::none && group.role != groups_[main_].role;
            const bool main_by_role = groups_[main_].role == Role::received && group.role == Role::none;
            const Bounds other = bounds_of(group);
            if (other.failed || other.only_month_first || !other.from || !other.to) {
                if (tied && (other.failed || other.only_month_first)) bounds.failed = true, bounds.notes |= other.notes | (other.only_month_first ? bit(DateNote::month_first) : 0);
                continue;
            }
            if (tied && !by_role && !main_by_role && bounds.from && bounds.to) {
                const bool alternative = groups_[later].join == Join::or_;
                const std::int64_t gap = other.from->days() - bounds.to->days();
                if (alternative) bounds.uncertain = true, bounds.notes |= bit(DateNote::alternatives);
                else if (gap > 1) bounds.notes |= bit(DateNote::days_between);
                bounds.uncertain = bounds.uncertain || other.uncertain;
                bounds.approximate = bounds.approximate || other.approximate;
                bounds.from = std::min(*bounds.from, *other.from);
                bounds.to = std::max(*bounds.to, *other.to);
                continue;
            }
            const bool inside = bounds.from && bounds.to && *other.from >= *bounds.from && *other.to <= *bounds.to;
            if (inside && !by_role) continue;
            const bool recorded = group.role == Role::recorded;
            reading_.others.push_back({recorded ? OtherDate::Kind::recorded : OtherDate::Kind::event, *other.from, *other.to});
            if (by_role || main_by_role) continue;
            bounds.uncertain = true;
            bounds.notes |= bit(DateNote::two_dates);
        }
    }

    void hold_against(Bounds& bounds) {
        for (Group& group : beside_) {
            if (!groups_[main_].first_time && group.first_time) groups_[main_].first_time = group.first_time;
            if (group.first.anchor || group.first.bare_weekday) continue;
            const Bounds said = bounds_of(group);
            const bool apart = (said.from && bounds.to && *said.from > *bounds.to) || (said.to && bounds.from && *said.to < *bounds.from);
            if (!apart) continue;
            bounds.uncertain = true;
            bounds.notes |= bit(DateNote::age_disagrees);
        }
    }

    void last_for(Bounds& bounds) const {
        if (!lasting_ || !bounds.from) return;
        const Date last = plus_days(plus_months(*bounds.from, lasting_->month), lasting_->day);
        bounds.to = std::max(plus_days(last, -1), *bounds.from);
    }

    void take_time_of_day(Group& group, Bounds& bounds) {
        auto time = group.first_time;
        if (group.last_time) {
            const int from = time ? time->from : group.last_time->from;
            time = TimeSpan{from, group.last_time->to, false, group.last_time->next_day};
        }
        if (!time || !bounds.from || !bounds.to) {
            if (time) reading_.minute = time->from, reading_.minute_to = time->to;
            return;
        }
        if (time->next_day) {
            if (!group.last_time) bounds.from = plus_days(*bounds.from, 1);
            bounds.to = plus_days(*bounds.to, 1);
        }
        if (time->from_day_before) bounds.from = plus_days(*bounds.from, -1);
        const bool one_day = *bounds.from == *bounds.to;
        if (one_day && time->to < time->from && !time->from_day_before) crossing_ = true, bounds.to = plus_days(*bounds.to, 1);
        if (time->midnight && !bounds.relative && one_day) {
            bounds.uncertain = true;
            bounds.notes |= bit(DateNote::midnight_of_one_day);
            if (time->from == time->to) crossing_ = true, bounds.to = plus_days(*bounds.to, 1);
        }
        reading_.minute = time->from;
        reading_.minute_to = time->to;
    }

    [[nodiscard]] bool long_before_period(const Bounds& bounds) const {
        const auto& day = bounds.from ? bounds.from : bounds.to;
        return context_.review_from && day && *day < plus_months(*context_.review_from, -90 * 12);
    }

    DateReading settle() {
        Bounds bounds = bounds_of(groups_[main_]);
        if (bounds.only_month_first) return only_month_first(bounds);
        if (bounds.failed) return fail(bounds.notes);
        widen_by_joined(bounds);
        if (bounds.failed) return fail(bounds.notes);
        hold_against(bounds);
        last_for(bounds);
        const bool more_than_a_day = bounds.from != bounds.to;
        take_time_of_day(groups_[main_], bounds);
        if (!bounds.from && !bounds.to) return fail(bit(DateNote::nothing_found));
        if (long_before_period(bounds)) bounds.uncertain = true, bounds.notes |= bit(DateNote::long_before_period);
        if (reading_.has(DateNote::doubted) || reading_.has(DateNote::alternatives)) bounds.uncertain = true;
        const bool ambiguous = bounds.month_first_differs && context_.month_first_evidence;
        if (ambiguous) {
            bounds.notes |= bit(DateNote::month_first_possible);
            if (bounds.other) reading_.others.push_back({OtherDate::Kind::alternative, bounds.other->from, bounds.other->to});
        }
        reading_.notes |= bounds.notes;
        reading_.earliest = bounds.from;
        reading_.latest = bounds.to;
        reading_.qualifier = ambiguous ? DateQualifier::ambiguous : bounds.uncertain ? DateQualifier::uncertain : bounds.relative ? DateQualifier::relative
                             : bounds.approximate ? DateQualifier::approximate : more_than_a_day ? DateQualifier::range : DateQualifier::exact;
        reading_.state = reading_.qualifier == DateQualifier::ambiguous || reading_.qualifier == DateQualifier::uncertain ? DateState::doubtful
                         : bounds.from == bounds.to || (crossing_ && !more_than_a_day) ? DateState::day : DateState::period;
        return reading_;
    }

    DateReading only_month_first(const Bounds& bounds) {
        reading_.qualifier = DateQualifier::ambiguous;
        reading_.state = DateState::not_a_day;
        reading_.notes |= bit(DateNote::month_first);
        if (bounds.other) reading_.others.push_back({OtherDate::Kind::alternative, bounds.other->from, bounds.other->to});
        return reading_;
    }

    DateReading fail(DateNotes notes) {
        const DateNotes shaped = bit(DateNote::no_such_day) | bit(DateNote::placeholder) | bit(DateNote::year_out_of_range);
        reading_.notes |= notes;
        reading_.state = (notes & shaped) != 0 ? DateState::not_a_day : DateState::words;
        reading_.qualifier = DateQualifier::unparseable;
        return reading_;
    }

    Tokens tokens_;
    const DateContext& context_;
    Grammar grammar_;
    DateReading reading_;
    std::size_t at_ = 0;
    std::vector<Group> groups_;
    std::vector<Group> beside_;  // relative statements beside a written date
    std::optional<TimeSpan> spare_time_;
    std::optional<Point> lasting_;
    Join join_ = Join::none;
    Opener opener_ = Opener::none;
    Role role_ = Role::none;
    bool negated_ = false;
    bool other_words_ = false;
    bool crossing_ = false;
    std::size_t main_ = 0;
};

}  // namespace

}  // namespace dates

DateReading read_date(std::string_view words, const DateContext& context) { return dates::Combiner(words, context).read(); }

DateReading read_date(std::string_view words, int latest_year) {
    DateContext context;
    context.latest_year = latest_year;
    return read_date(words, context);
}

std::optional<int> read_time(std::string_view words) {
    const dates::Tokens tokens(words);
    const DateContext context;
    const dates::Grammar grammar(tokens, context);
    std::size_t end = 0;
    if (const auto time = grammar.time(0, end); time && end >= tokens.size()) return time->from;
    const dates::Token& only = tokens.at(0);
    const bool four = tokens.size() == 1 && only.digits == 4 && only.value / 100 < 24 && only.value % 100 < 60;
    return four ? std::optional(only.value / 100 * 60 + only.value % 100) : std::nullopt;
}

void DateContext::set_review(Date from, Date to) {
    review_from = from;
    review_to = to;
    latest_year = to.year + 1;
}

Sector sector_of(std::string_view agency) {
    static constexpr std::array health = {"gp", "health", "hospital", "midwif", "nurs", "clinic", "ambulance", "camhs", "surgery", "nhs", "practice", "paediatric", "medical", "maternity", "a&e", "acute", "matern"};
    static constexpr std::array school = {"school", "nursery", "academy", "college", "education", "preschool", "pre-school", "early years", "childminder"};
    std::string lower(agency);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto holds = [&](std::string_view part) {
        const std::size_t at = lower.find(part);
        if (at == std::string::npos) return false;
        const auto letter = [&](std::size_t i) { return i < lower.size() && lower[i] >= 'a' && lower[i] <= 'z'; };
        return part != "gp" || ((at == 0 || !letter(at - 1)) && !letter(at + 2));
    };
    if (std::ranges::any_of(school, holds) && !lower.contains("school nurs") && !lower.contains("school-nurs") && !lower.contains("school health")) return Sector::school;
    return std::ranges::any_of(health, holds) ? Sector::health : Sector::general;
}

std::string_view name_of(DateQualifier qualifier) {
    static constexpr std::array<std::string_view, 7> names = {"exact", "range", "approximate", "relative", "uncertain", "ambiguous", "unparseable"};
    return names.at(static_cast<std::size_t>(qualifier));
}

std::string_view name_of(DateNote note) {
    static constexpr std::array<std::string_view, date_note_count> names = {
        "nothing_found", "no_such_day", "placeholder", "year_out_of_range", "year_missing", "anchor_missing", "length_only", "shorthand", "month_first", "month_first_possible",
        "weekday_disagrees", "age_disagrees", "long_before_period", "doubted", "alternatives", "part_unknown", "letter_for_digit", "not_a_monday", "ends_swapped", "two_dates",
        "midnight_of_one_day", "year_or_years", "days_between", "from_heading", "from_anchor", "from_serial", "widened"};
    return names.at(static_cast<std::size_t>(note));
}

}  // namespace tributary
