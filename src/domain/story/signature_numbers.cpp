// The numbers in a running text: other days it names, times of day, a weight.
#include <algorithm>

#include "base/date.hpp"
#include "domain/story/signature.hpp"

namespace tributary::domain::story {

namespace {

constexpr std::uint8_t taken = 1u << 7;

int month_of(const Word& word) {
    constexpr std::string_view names[] = {"jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "may", "jun", "june",
                                          "jul", "july", "aug", "august", "sep", "september", "oct", "october", "nov", "november", "dec", "december"};
    static constexpr auto hashes = [&] {
        std::array<WordHash, 24> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = hash_of(names[i]);
        return all;
    }();
    if (!word.capital) return 0;
    constexpr WordHash sept = hash_of("sept");
    if (word.whole == sept) return 9;
    const auto found = std::ranges::find(hashes, word.whole);
    return found == hashes.end() ? 0 : static_cast<int>((found - hashes.begin()) / 2) + 1;
}

Day day_of(Date date) { return date.exists() ? static_cast<Day>(date.days()) : no_day; }

// A day without a year is the last such day up to when the entry was written.
Day last_such_day(int month, int day, Day written) {
    if (written == no_day) return no_day;
    const int year = Date::from_days(written).year;
    const Day this_year = day_of({year, month, day});
    constexpr Day leeway = 14;
    return this_year != no_day && this_year <= written + leeway ? this_year : day_of({year - 1, month, day});
}

void add_day(Signature& into, Day day) {
    if (day == no_day || std::ranges::find(into.days, day) != into.days.end()) return;
    const auto free = std::ranges::find(into.days, no_day);
    if (free != into.days.end()) *free = day;
}

}  // namespace

void Signer::read_numbers(const Entry& entry, Signature& into) {
    const Day written = entry.dated() ? std::min(entry.latest, entry.earliest + 366) : no_day;
    constexpr WordHash am = hash_of("am"), pm = hash_of("pm"), kilograms = hash_of("kg"), kgs = hash_of("kgs"), of = hash_of("of"), before = hash_of("before");
    constexpr WordHash day = hash_of("day"), evening = hash_of("evening"), night = hash_of("night"), yesterday = hash_of("yesterday");
    const auto gap = [&](std::size_t i) -> std::string_view {
        if (i + 1 >= words_.size() || words_[i + 1].at < words_[i].at + words_[i].length) return "?";
        const std::size_t end = words_[i].at + words_[i].length + (words_[i].ordinal ? 2u : 0u);
        return words_[i + 1].at < end ? "?" : text_of(static_cast<std::uint32_t>(i)).substr(end, words_[i + 1].at - end);
    };
    const auto is_number = [&](std::size_t i) { return i < words_.size() && words_[i].number >= 0; };
    const auto take = [&](std::size_t first, std::size_t last) { for (std::size_t i = first; i < last && i < classes_.size(); ++i) classes_[i] |= taken; };
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Word& word = words_[i];
        const bool eve = word.whole == day || word.whole == evening || word.whole == night;
        if (word.whole == yesterday || (eve && i + 1 < words_.size() && words_[i + 1].whole == before && (i + 2 >= words_.size() || words_[i + 2].clause != word.clause || word.whole != day)))
            if (entry.earliest == entry.latest && entry.dated()) add_day(into, entry.earliest - 1);
        if (const int alone = is_number(i) || (i > 0 && is_number(i - 1)) ? 0 : month_of(word); alone > 0 && is_number(i + 1) && words_[i + 1].length == 4) {
            into.month = day_of({words_[i + 1].number, alone, 1});
            take(i, i + 2);
        }
        if (word.number < 0) continue;
        if ((classes_[i] & taken) != 0) continue;
        const std::string_view sign = gap(i);
        if (is_number(i + 1) && is_number(i + 2) && sign.size() == 1 && sign == gap(i + 1) && (sign == "/" || sign == "." || sign == "-")) {
            const int year = words_[i + 2].number + (words_[i + 2].length == 2 ? 2000 : 0);
            add_day(into, day_of({year, words_[i + 1].number, word.number}));
            take(i, i + 3);
            continue;
        }
        std::size_t next = i + 1;
        if (next < words_.size() && words_[next].whole == of) ++next;
        const int month = next < words_.size() && word.number >= 1 && word.number <= 31 ? month_of(words_[next]) : 0;
        if (month > 0 && (gap(i) == " " || next > i + 1)) {
            const bool year = is_number(next + 1) && words_[next + 1].length == 4 && gap(next) == " ";
            add_day(into, year ? day_of({words_[next + 1].number, month, word.number}) : last_such_day(month, word.number, written));
            take(i, next + (year ? 2 : 1));
            continue;
        }
        if (word.ordinal && word.number >= 1 && word.number <= 31 && written != no_day) {
            const Date now = Date::from_days(written);
            const Day here = day_of({now.year, now.month, word.number});
            add_day(into, here != no_day && here <= written ? here : day_of({now.month == 1 ? now.year - 1 : now.year, now.month == 1 ? 12 : now.month - 1, word.number}));
            take(i, i + 1);
            continue;
        }
        const bool parts = is_number(i + 1) && (sign == "." || sign == ":") && words_[i + 1].length <= 2;
        const std::size_t unit = parts ? i + 2 : i + 1;
        if (unit >= words_.size()) continue;
        const WordHash what = words_[unit].whole;
        if (what == kilograms || what == kgs) {
            const int rest = parts ? words_[i + 1].number * (words_[i + 1].length == 1 ? 10 : 1) : 0;
            if (word.number < 300) into.weight = word.number * 100 + rest;
            take(i, unit + 1);
        } else if ((what == am || what == pm) && word.number >= 1 && word.number <= 12) {
            const int minute = (word.number % 12 + (what == pm ? 12 : 0)) * 60 + (parts ? std::min(words_[i + 1].number, 59) : 0);
            bool back = false;
            for (const Tagged& tag : tags_) {
                const bool leads = tag.tag.kind == TagClass::cue && static_cast<Cue>(tag.tag.value) == Cue::back_at && tag.word < i && i - tag.word <= 3;
                back = back || leads;
            }
            (back ? into.back_at : into.minute) = static_cast<std::int16_t>(minute);
            take(i, unit + 1);
        }
    }
}

}  // namespace tributary::domain::story
