// Times of day: clock times, stretches between two, and words for parts of the day.
#include <algorithm>

#include "base/dates/grammar.hpp"

namespace tributary::dates {

static constexpr int day_minutes = 1440;
static constexpr int noon_minute = 720;

// "six", "half past six", "quarter to 5pm", "10 o'clock"
std::optional<TimeSpan> Grammar::spoken_clock(std::size_t i, std::size_t& end) const {
    int shift = 0;
    std::size_t hour_at = i;
    if (is(i, Word::half) && is(i + 1, Word::past)) shift = 30, hour_at = i + 2;
    else if (is(i, Word::quarter) && is(i + 1, Word::past)) shift = 15, hour_at = i + 2;
    else if (is(i, Word::quarter) && is(i + 1, Word::to)) shift = -15, hour_at = i + 2;
    else if (number(i) && is(i + 1, Word::past)) shift = at(i).value, hour_at = i + 2;
    if (!number(hour_at) || at(hour_at).ordinal || at(hour_at).value < 1 || at(hour_at).value > 12) return std::nullopt;
    std::size_t next = hour_at + 1;
    const bool clock_word = is(next, Word::oclock);
    if (clock_word) ++next;
    if (!clock_word && hour_at == i) return std::nullopt;
    int hour = at(hour_at).value;
    const std::size_t half_of_day = skip(next, {Word::in, Word::at, Word::the});
    if (is(next, Word::pm) || ((is(half_of_day, Word::evening) || is(half_of_day, Word::afternoon) || is(half_of_day, Word::night)) && half_of_day > next)) hour = hour % 12 + 12;
    else if (is(next, Word::am) || (is(half_of_day, Word::morning) && half_of_day > next)) hour %= 12;
    if (is(next, Word::pm) || is(next, Word::am)) ++next;
    else if (half_of_day > next && (is(half_of_day, Word::evening) || is(half_of_day, Word::afternoon) || is(half_of_day, Word::morning) || is(half_of_day, Word::night))) next = half_of_day + 1;
    end = next;
    const int minute = (hour * 60 + shift + day_minutes) % day_minutes;
    return TimeSpan{minute, minute};
}

// One clock time: "18:25", "18.25", "1825hrs", "6pm", "6.25 p.m.", "0900", "T18:25:00Z"
std::optional<TimeSpan> Grammar::clock(std::size_t i, std::size_t& end) const {
    const bool at_sign = is(i, Word::at) || sign(i, '@');
    const bool iso = text(i, "t") && number(i + 1);
    const std::size_t first = at_sign || iso ? i + 1 : i;
    if (!number(first) || at(first).digits == 0 || at(first).ordinal || at(first).apostrophe || at(first).value < 0) return spoken_clock(first, end);
    int hour = at(first).value;
    int minute = 0;
    std::size_t next = first + 1;
    const bool sure_sign = sign(next, ':') || (text(next, "h") && digits(next + 1, 2, 2) && !at(next + 1).spaced);
    const bool stop = sign(next, '.') || sign(next, ';');
    bool sure = false;
    if (at(first).digits <= 2 && (sure_sign || stop) && !at(next).spaced && digits(next + 1, 2, 2) && !at(next + 1).spaced && !at(next + 1).ordinal) {
        minute = at(next + 1).value;
        next += 2;
        if (sign(next, ':') && digits(next + 1, 2, 2)) next += 2;  // seconds
        else if ((sign(next, '.') || sign(next, '/')) && number(next + 1) && !at(next + 1).spaced) return std::nullopt;  // a date
        sure = true;
    } else if (at(first).digits == 4 || (at(first).digits == 3 && (is(next, Word::hours) || is(next, Word::am) || is(next, Word::pm)))) {
        minute = hour % 100;
        hour /= 100;
        sure = at_sign || at(first).text.starts_with('0');
        if (sign(next, '/') || (sign(next, '-') && !digits(next + 1, 4, 4)) || sign(next, '.')) {
            if (number(next + 1) && !at(next + 1).spaced) return std::nullopt;
        }
    } else if (at(first).digits > 2) {
        return std::nullopt;
    }
    bool half = false;
    if (is(next, Word::am) || is(next, Word::pm)) {
        if (hour >= 1 && hour <= 12) hour = hour % 12 + (is(next, Word::pm) ? 12 : 0);
        else if (is(next, Word::am) || hour > 23) return std::nullopt;
        half = true;
        ++next;
    } else if (is(next, Word::hours) && (minute != 0 || at(first).digits == 4 || sure)) {
        sure = true;
        ++next;
    } else if (is(next, Word::noon) && hour == 12) {
        half = true;
        ++next;
    } else if (is(next, Word::midnight) && hour == 12) {
        end = next + 1;
        return TimeSpan{0, 0, true};
    } else if (is(next, Word::oclock)) {
        return spoken_clock(first, end);
    }
    if (iso && text(next, "z")) ++next;
    const bool dotted_day = stop && !half && !is(next - 1, Word::hours) && context_.heading_year && tokens_.size() == 3 && minute >= 1 && minute <= 12;
    if ((!half && !sure) || dotted_day || hour > 24 || minute > 59 || (hour == 24 && minute != 0)) return std::nullopt;
    end = next;
    if (hour == 24) return TimeSpan{0, 0, false, true};
    return TimeSpan{hour * 60 + minute, hour * 60 + minute};
}

// "18.25-19.10", "9-11am", "9am to 11am", "between 2 and 3pm", "1825-1910hrs"
std::optional<TimeSpan> Grammar::clock_range(std::size_t i, std::size_t& end) const {
    const bool opened = is(i, Word::between) || is(i, Word::from);
    std::size_t first = skip(opened ? i + 1 : i, {Word::at});
    std::size_t middle = first;
    auto from = clock(first, middle);
    const bool bare = !from && number(first) && at(first).digits <= 2 && at(first).digits > 0 && at(first).value <= 12 && !at(first).ordinal;
    const bool bare_dotted = !from && number(first) && at(first).digits == 4 && at(first).value / 100 < 24 && at(first).value % 100 < 60;
    if (bare || bare_dotted) middle = first + 1;
    else if (!from) return std::nullopt;
    const bool joined = sign(middle, '-') || is(middle, Word::to) || is(middle, Word::until) || (is(i, Word::between) && is(middle, Word::conjunction));
    if (!joined) return std::nullopt;
    std::size_t last = middle + 1;
    const auto to = clock(last, last);
    if (!to) return std::nullopt;
    const bool said_half = is(last - 1, Word::am) || is(last - 1, Word::pm);
    const bool said_hours = is(last - 1, Word::hours);
    if ((bare && !said_half && !(is(last - 1, Word::noon))) || (bare_dotted && !said_hours)) return std::nullopt;
    if (bare_dotted) from = TimeSpan{at(first).value / 100 * 60 + at(first).value % 100, 0};
    if (bare) from = TimeSpan{at(first).value % 12 * 60, 0};
    const bool from_without_half = from->from < noon_minute && !is(middle - 1, Word::am) && !bare_dotted;
    if (from_without_half && is(last - 1, Word::pm) && from->from + noon_minute <= to->from) from->from += noon_minute;
    end = last;
    return TimeSpan{from->from, to->from};
}

static std::optional<TimeSpan> part_of_day(Word word, Word before) {
    const bool early = before == Word::early, mid = before == Word::mid, late = before == Word::late;
    switch (word) {
        case Word::morning:
            if (early) return TimeSpan{240, 479};
            if (mid) return TimeSpan{540, 659};
            if (late) return TimeSpan{600, 719};
            return TimeSpan{360, 719};
        case Word::afternoon:
            if (early) return TimeSpan{720, 839};
            if (mid) return TimeSpan{840, 959};
            if (late) return TimeSpan{960, 1079};
            return TimeSpan{720, 1079};
        case Word::evening:
            if (early) return TimeSpan{1080, 1199};
            if (late) return TimeSpan{1260, 1439};
            return TimeSpan{1080, 1439};
        case Word::am: return TimeSpan{0, 719};
        case Word::pm: return TimeSpan{720, 1439};
        case Word::lunchtime: return TimeSpan{720, 840};
        case Word::teatime: return TimeSpan{960, 1080};
        case Word::night:
        case Word::overnight: return TimeSpan{1320, 360, false, false, false, true};
        case Word::noon: return TimeSpan{720, 720};
        case Word::midnight: return TimeSpan{0, 0, true};
        default: return std::nullopt;
    }
}

std::optional<TimeSpan> Grammar::time_words(std::size_t i, std::size_t& end) const {
    const bool portion = is(i, Word::early) || is(i, Word::mid) || is(i, Word::late);
    std::size_t next = portion ? skip_signs(i + 1, "-") : i;
    if ((is(i, Word::early) || text(i, "small")) && is(i + 1, Word::hours)) {
        end = skip(i + 2, {Word::of, Word::in, Word::on, Word::the});
        end = is(end, Word::morning) ? end + 1 : i + 2;
        return TimeSpan{0, 359};
    }
    const auto found = part_of_day(word(next), portion ? word(i) : Word::unknown);
    if (!found) return std::nullopt;
    end = next + 1;
    if (text(next, "lunch") && is(next + 1, Word::neutral)) ++end;
    return found;
}

// "after 10pm", "before 9am", "by 9am", "until 5pm", "from 9am", "about 6pm"
std::optional<TimeSpan> Grammar::bounded_clock(std::size_t i, std::size_t& end) const {
    std::size_t next = skip(i, {Word::at, Word::on, Word::sometime});
    if (is(next, Word::or_)) ++next;
    const bool around = is(next, Word::about) || sign(next, '~');
    const Word bound = around ? Word::about : word(next);
    const bool opens = around || bound == Word::after || bound == Word::before || bound == Word::by || bound == Word::until || bound == Word::from || bound == Word::since;
    if (!opens) return std::nullopt;
    next = skip(skip_signs(next + 1, ".~"), {Word::at, Word::the, Word::about});
    auto found = clock(next, end);
    const bool word_time = !found && (is(next, Word::noon) || is(next, Word::midnight));
    if (word_time) found = time_words(next, end);
    if (!found) return std::nullopt;
    const int minute = found->from;
    const bool named = minute == noon_minute && is(end - 1, Word::noon);
    switch (bound) {
        case Word::about: {
            const int spread = named || found->midnight ? 60 : 30;
            TimeSpan span{minute - spread, minute + spread, found->midnight};
            if (span.from < 0) span.from += day_minutes, span.from_day_before = !found->midnight;
            span.to %= day_minutes;
            return span;
        }
        case Word::after:
        case Word::from:
        case Word::since: return TimeSpan{minute, day_minutes - 1};
        case Word::before: return TimeSpan{0, minute > 0 ? minute - 1 : day_minutes - 1};
        default: return TimeSpan{0, minute > 0 ? minute : day_minutes - 1};
    }
}

std::optional<TimeSpan> Grammar::time(std::size_t i, std::size_t& end) const {
    if (auto found = clock_range(i, end)) return found;
    if (auto found = bounded_clock(i, end)) return found;
    if (auto found = clock(i, end)) return found;
    return time_words(i, end);
}

}  // namespace tributary::dates
