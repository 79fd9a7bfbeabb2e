// The days that others are counted from.
#include "base/dates/grammar.hpp"

namespace tributary::dates {

// An anchor in words: "birth", "his father died", "D's death", "the incident".
std::optional<Grammar::Anchor> Grammar::anchor_days(std::size_t i) {
    for (std::size_t next = i; next < i + 6 && at(next).kind == TokenKind::word; ++next) {
        const auto found = [&](const std::optional<Date>& date, std::size_t end) -> std::optional<Anchor> {
            if (!date) {
                fault(DateNote::anchor_missing);
                return std::nullopt;
            }
            return Anchor{*date, *date, end};
        };
        if (is(next, Word::birth)) return found(context_.born, next + 1);
        if (is(next, Word::death)) return found(context_.died, next + 1);
        if (is(next, Word::incident)) return found(context_.incident, next + 1);
        if (is(next, Word::due_date)) return found(context_.due, next + 1);
        if (is(next, Word::due) && (text(next + 1, "date") || done(next + 1))) return found(context_.due, next + (done(next + 1) ? 1 : 2));
        if (text(next, "passed") && text(next + 1, "away")) return found(context_.died, next + 2);
        if (text(next, "passing")) return found(context_.died, next + 1);
        if (text(next, "expected") && text(next + 1, "date")) return found(context_.due, next + (is(next + 3, Word::birth) ? 4 : 2));
        const bool passable = is(next, Word::the) || is(next, Word::person) || is(next, Word::neutral) || is(next, Word::of) || is(next, Word::unknown) || is(next, Word::at) || is(next, Word::article);
        if (!passable) return std::nullopt;
    }
    return std::nullopt;
}

// What stands behind "three weeks before": a point of its own, an anchor, or nothing at all, which is the entry before.
std::optional<Grammar::Anchor> Grammar::beside(std::size_t i) {
    if (depth_ < 4) {
        std::size_t next = skip(i, {Word::the});
        if (auto inner = point(next)) {
            inner->about = false;
            if (inner->needs_year() && context_.heading_year) inner->year = *context_.heading_year;
            const Span span = resolve(*inner);
            if (span.from && span.to && !span.failed) return Anchor{*span.from, *span.to, inner->end};
        }
    }
    if (auto found = anchor_days(i)) return found;
    const bool event_of_its_own = at(i).kind == TokenKind::word && !is(i, Word::at) && !is(i, Word::in) && !is(i, Word::on) && !is(i, Word::doubt);
    const bool that = is(i, Word::that) || (is(i, Word::the) && (text(i + 1, "entry") || text(i + 1, "above")));
    if (event_of_its_own && !that) {
        fault(DateNote::anchor_missing);
        return std::nullopt;
    }
    if (!context_.previous) {
        fault(DateNote::anchor_missing);
        return std::nullopt;
    }
    return Anchor{*context_.previous, *context_.previous, that ? (is(i, Word::the) ? i + 2 : i + 1) : i};
}

// An anchor by itself: "birth", "his death", "the incident", "EDD".
std::optional<Point> Grammar::anchor(std::size_t i) {
    const std::size_t next = skip(i, {Word::the, Word::person});
    const bool known = is(next, Word::birth) || is(next, Word::death) || is(next, Word::incident) || is(next, Word::due_date) || (is(next, Word::due) && text(next + 1, "date"));
    if (!known) return std::nullopt;
    const DateNotes before = faults_;
    const auto found = anchor_days(next);
    if (!found) {
        faults_ = before | bit(DateNote::anchor_missing);
        return std::nullopt;
    }
    Point point = relative_days(found->from, found->to, found->end);
    point.anchor = true;
    return point;
}

}  // namespace tributary::dates
