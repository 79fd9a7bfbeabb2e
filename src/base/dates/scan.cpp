// The first pass: what stands there, from left to right.
#include <utility>

#include "base/dates/found.hpp"

namespace tributary::dates {

// "6.25 in the evening": the clock time says more than the part of the day, and the part says which half of the day is meant.
static TimeSpan narrower(TimeSpan one, TimeSpan other) {
    const bool clock = one.from == one.to;
    TimeSpan small = clock ? one : other;
    const TimeSpan& wide = clock ? other : one;
    const bool later_half = small.from < 720 && wide.from >= 720 && small.from == small.to;
    if (later_half) small.from = small.to = small.from + 720;
    return small;
}

namespace {

class Scanner {
public:
    Scanner(const Tokens& tokens, Grammar& grammar, const DateContext& context) : tokens_(tokens), grammar_(grammar), context_(context) {}

    Found scan() {
        for (at_ = 0; at_ < tokens_.size();) {
            const std::size_t before = at_;
            if (!take_lasting() && !take_time() && !take_point() && !take_word()) ++at_;
            if (at_ == before) ++at_;
        }
        if (join_ == Join::to && !found_.groups.empty() && !found_.groups.back().last) found_.groups.back().onwards = true;
        return std::move(found_);
    }

private:
    [[nodiscard]] Word word(std::size_t i) const { return tokens_.at(i).word; }
    [[nodiscard]] char sign(std::size_t i) const { return tokens_.at(i).sign; }

    bool take_lasting() {
        const auto found = grammar_.lasting(at_);
        if (!found) return false;
        const bool continues = !found_.groups.empty() && !found_.groups.back().last;
        const bool start_behind = word(found->end) == Word::from || word(found->end) == Word::since || word(found->end) == Word::commencing;
        if (!continues && !start_behind && !context_.previous) return false;
        if (!continues && !start_behind) {
            Point previous{.from = context_.previous, .to = context_.previous, .relative = true, .notes = bit(DateNote::from_anchor)};
            found_.groups.push_back({.first = previous});
        }
        found_.lasting = found;
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
        const bool date_behind = next < tokens_.size() && !found_.groups.empty() && join_ == Join::to && grammar_.point(next).has_value();
        const bool ends_time = join_ == Join::to && !date_behind;
        if (ends_time && !found_.groups.empty() && found_.groups.back().open_time()) {
            found_.groups.back().open_time()->to = found->to;
            join_ = Join::none;
        } else if (ends_time && found_.spare_time && found_.groups.empty()) {
            found_.spare_time->to = found->to;
            join_ = Join::none;
        } else if (join_ == Join::none && !found_.groups.empty() && !found_.groups.back().open_time()) {
            found_.groups.back().open_time() = found;
        } else if (!found_.spare_time) {
            found_.spare_time = found;
        } else if (found->night || !found_.spare_time->night) {
            found_.spare_time = narrower(*found_.spare_time, *found);
        }
        at_ = end;
        return true;
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
        const bool closes_range = join_ == Join::to && !found_.groups.empty() && !found_.groups.back().last;
        const bool closes_between = join_ == Join::also && !found_.groups.empty() && found_.groups.back().opener == Opener::between && !found_.groups.back().last;
        if (closes_range || closes_between) {
            found_.groups.back().last = point;
            found_.groups.back().last_time = point.time;
            if (found_.spare_time) found_.groups.back().last_time = std::exchange(found_.spare_time, std::nullopt);
        } else {
            Group group{.first = point, .join = found_.groups.empty() ? Join::none : join_, .opener = opener_, .role = role_, .first_time = point.time};
            if (found_.spare_time) group.first_time = point.time && !found_.spare_time->night ? narrower(*found_.spare_time, *point.time) : std::exchange(found_.spare_time, std::nullopt);
            found_.spare_time.reset();
            found_.groups.push_back(std::move(group));
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
        const bool have = !found_.groups.empty() || found_.spare_time.has_value();
        if (token.kind == TokenKind::sign) {
            if (token.sign == '?') found_.notes |= bit(DateNote::doubted);
            else if ((token.sign == '-' || token.sign == '>') && have) join_ = Join::to;
            else if (token.sign == '/' && have) join_ = Join::or_;
            else if ((token.sign == '&' || token.sign == '+' || token.sign == ',' || token.sign == ';') && have && join_ == Join::none) join_ = Join::also;
            ++at_;
            return true;
        }
        if (token.kind == TokenKind::number) {
            found_.other_words = true;
            ++at_;
            return true;
        }
        take_known_word(token.word, have);
        ++at_;
        return true;
    }

    void take_known_word(Word each, bool have) {
        switch (each) {
            case Word::doubt: found_.notes |= bit(DateNote::doubted); break;
            case Word::either: found_.notes |= bit(DateNote::alternatives); break;
            case Word::placeholder: break;
            case Word::to: join_ = have ? Join::to : join_; break;
            case Word::until:
            case Word::by:
                if (have && (found_.groups.empty() || found_.groups.back().opener == Opener::from || each == Word::until)) join_ = Join::to;
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
                if (!found_.groups.empty()) found_.groups.back().onwards = true;
                break;
            case Word::present:
                if (!found_.groups.empty() && join_ == Join::to) found_.groups.back().onwards = true;
                break;
            case Word::received: role_ = Role::received; break;
            case Word::incident:
            case Word::happened: role_ = Role::event; break;
            case Word::typed: role_ = Role::recorded; break;
            case Word::negation: negated_ = true; return;
            case Word::unknown:
                found_.other_words = true;
                opener_ = Opener::none;
                if (found_.groups.empty()) join_ = Join::none;
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

    const Tokens& tokens_;
    Grammar& grammar_;
    const DateContext& context_;
    Found found_;
    std::size_t at_ = 0;
    Join join_ = Join::none;
    Opener opener_ = Opener::none;
    Role role_ = Role::none;
    bool negated_ = false;
};

}  // namespace

Found scan(const Tokens& tokens, Grammar& grammar, const DateContext& context) { return Scanner(tokens, grammar, context).scan(); }

}  // namespace tributary::dates
