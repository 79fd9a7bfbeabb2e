// The words that dates are written with. Sorted once, looked up by halves.
#include <algorithm>
#include <array>
#include <vector>

#include "base/dates/tokens.hpp"

namespace tributary::dates {

namespace {

using enum Word;

// A row of words that mean the same.
struct Entry {
    Word word;
    int value;
    std::string_view words;
};

constexpr std::array entries = {
    Entry{month, 1, "january jan janu"}, Entry{month, 2, "february feb febr"}, Entry{month, 3, "march mar"}, Entry{month, 4, "april apr apl"},
    Entry{month, 5, "may"}, Entry{month, 6, "june jun"}, Entry{month, 7, "july jul"}, Entry{month, 8, "august aug"},
    Entry{month, 9, "september sep sept"}, Entry{month, 10, "october oct"}, Entry{month, 11, "november nov"}, Entry{month, 12, "december dec"},
    Entry{weekday, 0, "monday mon mondays"}, Entry{weekday, 1, "tuesday tue tues tuesdays"}, Entry{weekday, 2, "wednesday wed weds wednesdays"},
    Entry{weekday, 3, "thursday thu thur thurs thursdays"}, Entry{weekday, 4, "friday fri fridays"}, Entry{weekday, 5, "saturday sat saturdays"},
    Entry{weekday, 6, "sunday sun sundays"},
    Entry{unit, static_cast<int>(Unit::hour), "hour"}, Entry{unit, static_cast<int>(Unit::day), "day days"},
    Entry{unit, static_cast<int>(Unit::week), "week weeks wk wks"}, Entry{unit, static_cast<int>(Unit::fortnight), "fortnight fortnights"},
    Entry{unit, static_cast<int>(Unit::month), "month months mth mths mnth mnths mo mos"}, Entry{unit, static_cast<int>(Unit::year), "year years yr yrs"},
    Entry{season, 0, "spring springtime"}, Entry{season, 1, "summer summertime"}, Entry{season, 2, "autumn autumntime"}, Entry{season, 3, "winter wintertime"},
    Entry{decade, 20, "twenties"}, Entry{decade, 30, "thirties"}, Entry{decade, 40, "forties"}, Entry{decade, 50, "fifties"}, Entry{decade, 60, "sixties"},
    Entry{decade, 70, "seventies"}, Entry{decade, 80, "eighties"}, Entry{decade, 90, "nineties"}, Entry{decade, 0, "noughties"},
    Entry{article, 1, "a an"}, Entry{the, 0, "the"}, Entry{of, 0, "of"}, Entry{in, 0, "in"}, Entry{on, 0, "on"}, Entry{at, 0, "at"},
    Entry{during, 0, "during throughout through thru across"}, Entry{over, 0, "over"},
    Entry{neutral, 0, "least most including inclusive incl date dates is was were it time this also so then only when while as with effect re"},
    Entry{person, 0, "his her their its he she they child childs childrens baby babys boy girl mother father mum dad my our"},
    Entry{to, 0, "to"}, Entry{until, 0, "until till til untill"}, Entry{by, 0, "by"}, Entry{from, 0, "from frm wef"}, Entry{since, 0, "since"},
    Entry{before, 0, "before prior pre preceding bef"}, Entry{after, 0, "after following post aft"}, Entry{negation, 0, "not no"},
    Entry{later, 0, "later afterwards afterward thereafter subsequently"}, Entry{earlier, 0, "earlier previously beforehand"}, Entry{than, 0, "than"},
    Entry{up, 0, "up"}, Entry{between, 0, "between btw betw"}, Entry{conjunction, 0, "and plus"}, Entry{either, 0, "either"}, Entry{or_, 0, "or"},
    Entry{about, 0, "about around approx approximately circa ca c abt roughly approximate est estimated nearly almost"},
    Entry{doubt, 0, "possibly probably perhaps maybe unsure unclear uncertain unconfirmed believed thought presumably poss prob possible probable likely tbc illegible thereabouts"},
    Entry{early, 0, "early"}, Entry{mid, 0, "mid middle"}, Entry{late, 0, "late latter"}, Entry{start, 0, "beginning start begining outset"},
    Entry{end, 0, "end"}, Entry{half, 0, "half"}, Entry{part, 0, "part"}, Entry{some, 0, "some"}, Entry{sometime, 0, "sometime"}, Entry{point, 0, "point stage"},
    Entry{week_begins, 0, "wb wc wkb wkc wcomm wbeg"}, Entry{week_ends, 0, "we wke"}, Entry{weekend, 0, "weekend weekends wkend wkends"},
    Entry{commencing, 0, "commencing starting comm beg commences"},
    Entry{quarter, 0, "quarter qtr q"},
    Entry{next, 0, "next"}, Entry{previous, 0, "previous"}, Entry{last, 0, "last final"}, Entry{same, 0, "same"}, Entry{that, 0, "that"},
    Entry{today, 0, "today"}, Entry{yesterday, 0, "yesterday"}, Entry{tomorrow, 0, "tomorrow"}, Entry{tonight, 0, "tonight"},
    Entry{ago, 0, "ago"}, Entry{within, 0, "within"}, Entry{past, 0, "past"}, Entry{for_, 0, "for"},
    Entry{birth, 0, "birth born dob delivery"}, Entry{death, 0, "death died dod"}, Entry{incident, 0, "incident"},
    Entry{due_date, 0, "edd"}, Entry{due, 0, "due"}, Entry{pregnant, 0, "pregnant pregnancy gestation gest gestational antenatal antenatally"},
    Entry{trimester, 0, "trimester"}, Entry{birthday, 0, "birthday bday"}, Entry{aged, 0, "aged age"}, Entry{old, 0, "old"}, Entry{turned, 0, "turned turns turning"},
    Entry{life, 0, "life lifetime"}, Entry{check, 0, "check"}, Entry{history, 0, "history hx"}, Entry{review, 0, "review"}, Entry{period, 0, "period timeframe"},
    Entry{term, 0, "term"}, Entry{holidays, 0, "holidays hols break vacation vac"}, Entry{academic, 0, "academic"}, Entry{financial, 0, "financial fiscal fy"},
    Entry{school, 0, "school"}, Entry{bank, 0, "bank"},
    Entry{night, 0, "night nighttime"}, Entry{morning, 0, "morning"}, Entry{afternoon, 0, "afternoon"}, Entry{evening, 0, "evening eve"}, Entry{noon, 0, "noon midday"},
    Entry{midnight, 0, "midnight"}, Entry{am, 0, "am"}, Entry{pm, 0, "pm"}, Entry{hours, 0, "hrs hours hr h"}, Entry{oclock, 0, "oclock"},
    Entry{lunchtime, 0, "lunchtime lunch"}, Entry{teatime, 0, "teatime"}, Entry{overnight, 0, "overnight"},
    Entry{received, 0, "received recd rec reported rcvd notified informed learned learnt told disclosed known rang logged arrived"},
    Entry{happened, 0, "dated sent happened occurred event posted faxed"},
    Entry{typed, 0, "typed recorded entered inputted input written added uploaded retrospectively retrospective scanned signed"},
    Entry{onwards, 0, "onwards onward ongoing"}, Entry{present, 0, "present now"}, Entry{inst, 0, "inst instant"}, Entry{ult, 0, "ult ultimo"}, Entry{prox, 0, "prox proximo"},
    Entry{reception, 0, "reception"}, Entry{soon, 0, "soon shortly just"}, Entry{couple, 2, "couple"}, Entry{few, 0, "few several"}, Entry{working, 0, "working"},
    Entry{placeholder, 0, "xx x xxx"},
};

const std::vector<KnownWord>& words() {
    static const std::vector<KnownWord> sorted = [] {
        std::vector<KnownWord> all;
        for (const Entry& entry : entries) {
            for (std::size_t i = 0; i < entry.words.size();) {
                const std::size_t end = std::min(entry.words.find(' ', i), entry.words.size());
                all.push_back({entry.words.substr(i, end - i), entry.word, entry.value});
                i = end + 1;
            }
        }
        std::ranges::stable_sort(all, {}, &KnownWord::text);
        return all;
    }();
    return sorted;
}

// Damerau's distance (optimal string alignment) up to a limit of two.
int distance(std::string_view a, std::string_view b) {
    constexpr std::size_t most = 12;
    if (a.size() > most || b.size() > most) return 3;
    std::array<std::array<int, most + 1>, most + 1> table{};
    for (std::size_t i = 0; i <= a.size(); ++i) table.at(i).at(0) = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) table.at(0).at(j) = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int same = a[i - 1] == b[j - 1] ? 0 : 1;
            int least = std::min({table.at(i - 1).at(j) + 1, table.at(i).at(j - 1) + 1, table.at(i - 1).at(j - 1) + same});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = std::min(least, table.at(i - 2).at(j - 2) + 1);
            table.at(i).at(j) = least;
        }
    }
    return table.at(a.size()).at(b.size());
}

}  // namespace

const KnownWord* known_word(std::string_view lower) {
    const auto& all = words();
    const auto found = std::ranges::lower_bound(all, lower, {}, &KnownWord::text);
    return found != all.end() && found->text == lower ? &*found : nullptr;
}

const KnownWord* misspelt_name(std::string_view lower) {
    if (lower.size() < 4) return nullptr;
    const KnownWord* best = nullptr;
    int least = lower.size() >= 7 ? 3 : 2;
    for (const KnownWord& word : words()) {
        const bool name = (word.word == month || word.word == weekday) && word.text.size() >= 4 && !word.text.ends_with("days");
        if (!name || word.text[0] != lower[0]) continue;
        const int far = distance(lower, word.text);
        if (far < least) {
            least = far;
            best = &word;
        }
    }
    return best;
}

int spelled_number(std::string_view lower) {
    static constexpr std::array<std::string_view, 21> cardinals = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    static constexpr std::array<std::string_view, 21> ordinals = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    static constexpr std::array<std::string_view, 10> tens = {"", "", "", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (lower.size() < 3 || lower.size() > 11) return 0;
    for (int i = 1; i <= 20; ++i) {
        if (lower == cardinals.at(static_cast<std::size_t>(i))) return i;
        if (lower == ordinals.at(static_cast<std::size_t>(i))) return -i;
    }
    for (int i = 3; i < 10; ++i)
        if (lower == tens.at(static_cast<std::size_t>(i))) return i * 10;
    return lower == "thirtieth" ? -30 : 0;
}

}  // namespace tributary::dates
