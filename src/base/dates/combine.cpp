// From the points and times that were found to one reading: what joins them, what opens them, what speaks against them.
#include <algorithm>
#include <utility>

#include "base/dates/found.hpp"

namespace tributary {

namespace dates {

namespace {

class Combiner {
public:
    Combiner(std::string_view words, const DateContext& context) : tokens_(words), context_(context), grammar_(tokens_, context) { reading_.words = std::string(words); }

    DateReading read() {
        if (tokens_.size() == 0) return reading_;
        reading_.state = DateState::words;
        found_ = scan(tokens_, grammar_, context_);
        reading_.notes = found_.notes;
        choose(found_, context_);
        if (found_.groups.empty()) return fail(grammar_.faults() != 0 ? grammar_.faults() : bit(DateNote::nothing_found));
        const bool dated = fill_years(found_, context_);
        reading_.notes |= found_.notes;
        if (!dated) return fail(bit(DateNote::year_missing));
        return settle();
    }

private:
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
        for (std::size_t i = 0; i < found_.groups.size(); ++i) {
            if (i == found_.main) continue;
            Group& group = found_.groups[i];
            const std::size_t later = std::max(i, found_.main);
            bool tied = group.role == found_.groups[found_.main].role || group.role == Role::none;
            for (std::size_t k = std::min(i, found_.main) + 1; k <= later; ++k) tied = tied && found_.groups[k].join != Join::none;
            const bool by_role = group.role != Role::none && group.role != found_.groups[found_.main].role;
            const bool main_by_role = found_.groups[found_.main].role == Role::received && group.role == Role::none;
            const Bounds other = bounds_of(group);
            if (other.failed || other.only_month_first || !other.from || !other.to) {
                if (tied && (other.failed || other.only_month_first)) bounds.failed = true, bounds.notes |= other.notes | (other.only_month_first ? bit(DateNote::month_first) : 0);
                continue;
            }
            if (tied && !by_role && !main_by_role && bounds.from && bounds.to) {
                const bool alternative = found_.groups[later].join == Join::or_;
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
        for (Group& group : found_.beside) {
            if (!found_.groups[found_.main].first_time && group.first_time) found_.groups[found_.main].first_time = group.first_time;
            if (group.first.anchor || group.first.bare_weekday) continue;
            const Bounds said = bounds_of(group);
            const bool apart = (said.from && bounds.to && *said.from > *bounds.to) || (said.to && bounds.from && *said.to < *bounds.from);
            if (!apart) continue;
            bounds.uncertain = true;
            bounds.notes |= bit(DateNote::age_disagrees);
        }
    }

    void last_for(Bounds& bounds) const {
        if (!found_.lasting || !bounds.from) return;
        const Date last = plus_days(plus_months(*bounds.from, found_.lasting->month), found_.lasting->day);
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
        Bounds bounds = bounds_of(found_.groups[found_.main]);
        if (bounds.only_month_first) return only_month_first(bounds);
        if (bounds.failed) return fail(bounds.notes);
        widen_by_joined(bounds);
        if (bounds.failed) return fail(bounds.notes);
        hold_against(bounds);
        last_for(bounds);
        const bool more_than_a_day = bounds.from != bounds.to;
        take_time_of_day(found_.groups[found_.main], bounds);
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
    Found found_;
    bool crossing_ = false;
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

}  // namespace tributary
