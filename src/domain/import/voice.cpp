#include "domain/import/voice.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "domain/import/columns.hpp"

namespace tributary::domain {

namespace {

bool holds(std::string_view padded, std::string_view words) { return padded.find(std::string(" ").append(words).append(" ")) != std::string_view::npos; }

template <std::size_t n>
bool holds_any(std::string_view padded, const std::array<std::string_view, n>& phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view words) { return holds(padded, words); });
}

constexpr std::array<std::string_view, 14> not_sought = {
    "not asked", "not spoken to", "was not spoken to", "not seen alone", "answered for him", "answered for her", "answered for them",
    "spoke for him", "spoke for her", "too unwell", "asleep", "not sought", "no opportunity", "not possible to ask"};
constexpr std::array<std::string_view, 17> sought = {
    "asked how", "asked about", "asked what", "asked who", "asked where", "asked why", "asked if he", "asked if she", "asked whether", "asked to draw",
    "asked in private", "asked on his own", "asked on her own", "when asked", "views sought", "spoken to alone", "asked him"};
constexpr std::array<std::string_view, 20> expressed = {
    "said", "says", "told", "drew", "pointed", "talked", "asked for", "asked to go", "disclosed", "wrote", "stated", "described", "replied", "wished", "wants",
    "wanted", "likes", "cried", "nodded", "shrugged"};

// "Summer: 'They woke us up'" in the pupil's column: somebody else's words, named before a colon.
bool is_of_another(std::string_view voice) {
    const std::size_t colon = voice.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 20) return false;
    const std::string_view who = voice.substr(0, colon);
    return who[0] >= 'A' && who[0] <= 'Z' && who.find(' ') == std::string_view::npos;
}

bool is_quoted(std::string_view text) {
    return text.find('"') != std::string_view::npos || text.find("\xE2\x80\x9C") != std::string_view::npos || text.find(" '") != std::string_view::npos ||
           text.starts_with('\'') || text.find("\xE2\x80\x98") != std::string_view::npos;
}

}  // namespace

std::string_view name_of(Answer answer) {
    constexpr std::array<std::string_view, 4> names = {"not_stated", "not_applicable", "no", "yes"};
    return names[static_cast<std::size_t>(answer)];
}

Answer read_answer(std::string_view cell) {
    const std::string words = plain_words(cell) + " ";
    const auto begins = [&](std::string_view word) { return words.starts_with(std::string(word) + " "); };
    if (words == " ") {
        const bool dash = cell.find('-') != std::string_view::npos || cell.find("\xE2\x80\x93") != std::string_view::npos || cell.find("\xE2\x80\x94") != std::string_view::npos;
        return dash ? Answer::not_applicable : Answer::not_stated;
    }
    if (begins("n a") || begins("na") || begins("not applicable") || begins("none required")) return Answer::not_applicable;
    if (begins("not stated") || begins("not known") || begins("not recorded") || begins("unknown")) return Answer::not_stated;
    if (begins("y") || begins("yes") || begins("seen") || begins("true") || begins("present")) return Answer::yes;
    if (begins("n") || begins("no") || begins("not") || begins("false") || begins("absent") || begins("unseen")) return Answer::no;
    return Answer::not_stated;
}

Voice suggest_voice(std::string_view voice, std::string_view account, Answer seen) {
    if (voice.empty() || is_of_another(voice)) return {};
    const std::string words = " " + plain_words(voice) + " ";
    const std::string told = " " + plain_words(account) + " ";
    Voice suggested;
    const Answer plain = read_answer(voice);
    if (holds_any(words, not_sought)) suggested.sought = Answer::no;
    else if (holds_any(words, sought) || holds_any(told, sought)) suggested.sought = Answer::yes;
    else if (plain == Answer::yes) suggested.sought = Answer::yes;
    else if (plain == Answer::no && seen == Answer::yes) suggested.sought = Answer::no;
    const bool silent = holds(words, "did not speak") || holds(words, "said nothing") || suggested.sought == Answer::no;
    if (!silent && (holds_any(words, expressed) || is_quoted(voice))) suggested.expressed = Answer::yes;
    return suggested;
}

}  // namespace tributary::domain
