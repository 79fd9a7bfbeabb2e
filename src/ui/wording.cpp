#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/utf8.hpp"
#include "ui/messages.hpp"

namespace tributary::ui {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Views only: a passphrase is not copied about.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !is_blank(text[i])) continue;
        if (i > start) words.push_back(text.substr(start, i - start));
        start = i + 1;
    }
    return words;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// What is guessed first: words that stand for a passphrase, days, months, rows of keys, and this program's own.
constexpr std::string_view first_guesses[] = {
    "password", "passphrase", "passwort", "secret", "letmein", "welcome", "hello", "admin", "login", "user", "guest", "test", "testing", "qwerty", "qwertyuiop",
    "asdfgh", "zxcvbn", "abc", "abcd", "abcde", "abcdef", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "tributary", "safeguarding", "chronology", "review", "board", "child", "children", "london", "england", "wales",
    "the", "and", "for", "with", "please", "open", "this", "that", "my", "our", "123", "1234", "12345", "123456"};

// Four words, and everybody knows them.
constexpr std::string_view well_known[] = {
    "correct horse battery staple", "the quick brown fox", "jumps over the lazy dog", "to be or not to be", "once upon a time", "may the force be with you",
    "twinkle twinkle little star", "mary had a little lamb", "you shall not pass", "open sesame", "let it be", "all you need is love", "we are the champions",
    "keep calm and carry on", "god save the king", "god save the queen", "happy birthday to you"};

bool guessed_first(std::string_view word) {
    return std::ranges::any_of(first_guesses, [&](std::string_view guess) { return same_word(word, guess); });
}

bool holds_well_known(std::string_view passphrase) {
    const auto alike = [](char x, char y) { return lower(x) == lower(y); };
    return std::ranges::any_of(well_known, [&](std::string_view known) { return !std::ranges::search(passphrase, known, alike).empty(); });
}

std::size_t different_words(const std::vector<std::string_view>& words) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto before = std::span(words).first(i);
        const bool seen = std::ranges::any_of(before, [&](std::string_view word) { return same_word(word, words[i]); });
        if (!seen && words[i].size() >= 3 && !guessed_first(words[i])) ++count;
    }
    return count;
}

bool mixed(std::string_view word) {
    std::array<bool, 256> seen{};
    for (const char c : word) seen.at(static_cast<unsigned char>(c)) = true;
    return std::ranges::count(seen, true) >= 8;
}

// The numbers in written words, in order: "31/02/2014" gives 31, 2, 2014.
std::vector<int> numbers_of(std::string_view written) {
    std::vector<int> numbers;
    bool inside = false;
    for (const char c : written) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inside) numbers.push_back(0);
        if (digit && numbers.back() < 100'000) numbers.back() = numbers.back() * 10 + (c - '0');
        inside = digit;
    }
    return numbers;
}

}  // namespace

std::string clock_words(std::int64_t at) { return clock_form(uk_time(at).minute); }
std::string day_words(std::int64_t at) { return long_form(uk_time(at).date); }
std::string moment_words(std::int64_t at) { return day_words(at) + " at " + clock_words(at); }

std::string recent_words(std::int64_t at, std::int64_t now) {
    const std::int64_t days = uk_time(now).date.days() - uk_time(at).date.days();
    if (days == 0) return "today at " + clock_words(at);
    if (days == 1) return "yesterday at " + clock_words(at);
    return moment_words(at);
}

std::string short_moment(std::int64_t at, std::int64_t now) {
    return uk_time(at).date == uk_time(now).date ? clock_words(at) : day_words(at);
}

std::string days_from_today(Date day, std::int64_t now) {
    const std::int64_t days = day.days() - uk_time(now).date.days();
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "yesterday";
    return days > 0 ? "in " + std::to_string(days) + " days" : std::to_string(-days) + " days ago";
}

std::string ago_words(std::int64_t at, std::int64_t now) {
    const std::int64_t passed = now - at;
    if (passed < minute) return "just now";
    if (passed < hour) return counted(static_cast<std::size_t>(passed / minute), "minute") + " ago";
    const Date day = uk_time(at).date;
    const std::int64_t days = uk_time(now).date.days() - day.days();
    if (days == 0) return counted(static_cast<std::size_t>(passed / hour), "hour") + " ago";
    return days <= 7 ? days_from_today(day, now) : long_form(day);
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    const std::string text = std::to_string(number) + " ";
    if (number == 1) return text + std::string(one);
    return text + (many.empty() ? std::string(one) + "s" : std::string(many));
}

std::string brief(std::string_view words, std::size_t characters) {
    std::size_t end = 0;
    std::size_t space = 0;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < words.size(); ++kept) {
        if (kept + 1 == characters) end = at;
        if (kept == characters) return std::string(words.substr(0, 2 * space > end ? space : end)) + "…";
        const std::size_t from = at;
        if (next_code_point(words, at) == U' ' && kept < characters) space = from;
    }
    return std::string(words);
}

std::string sentence_case(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    return words;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string size_words(std::int64_t bytes) {
    static constexpr std::array<std::string_view, 4> units = {"bytes", "KB", "MB", "GB"};
    std::size_t unit = 0;
    while (bytes >= 1000 && unit + 1 < units.size()) {
        bytes = (bytes + 500) / 1000;
        ++unit;
    }
    return std::to_string(bytes) + " " + std::string(units.at(unit));
}

std::string ordinal(int number) {
    static constexpr std::array<std::string_view, 8> names = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"};
    if (number < 1 || number > 8) return "group " + std::to_string(number);
    return std::string(names.at(static_cast<std::size_t>(number - 1)));
}

std::string number_word(std::size_t number) {
    static constexpr std::array<std::string_view, 11> names = {"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"};
    return number < names.size() ? std::string(names.at(number)) : std::to_string(number);
}

std::string not_a_day_words(std::string_view written) {
    const std::string first = std::string(written) + " is not a day.";
    const std::vector<int> numbers = numbers_of(written);
    const bool day_month_year = numbers.size() == 3 && numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1000 && numbers[2] <= 9999;
    if (!day_month_year || numbers[0] <= days_in_month(numbers[2], numbers[1])) return first + " The words are kept.";
    return first + " " + std::string(month_name(numbers[1])) + " " + std::to_string(numbers[2]) + " has " +
           std::to_string(days_in_month(numbers[2], numbers[1])) + " days. The words are kept.";
}

std::string date_words(const DateReading& reading) {
    if (reading.earliest && reading.latest) return long_form(*reading.earliest, *reading.latest);
    if (reading.earliest) return "From " + long_form(*reading.earliest);
    if (reading.latest) return "Until " + long_form(*reading.latest);
    return reading.words.empty() ? "No date" : reading.words;
}

PassphraseAdvice passphrase_advice(std::string_view passphrase) {
    static constexpr std::size_t needed = 4;
    static constexpr std::size_t long_enough = 20;  // one string from a password manager
    const std::vector<std::string_view> words = words_of(passphrase);
    if (words.empty()) return {};
    if (holds_well_known(passphrase)) return {false, "These words are well known and would be tried first. Use others."};
    const std::size_t different = different_words(words);
    if (different >= needed) return {true, number_word(different) + " words. Strong enough."};
    if (words.size() == 1 && words[0].size() >= long_enough && mixed(words[0])) return {true, "Long and mixed. Strong enough."};
    if (different == 0 && std::ranges::any_of(words, guessed_first)) return {false, "These are tried first. Use four words that do not belong together."};
    if (different == 0) return {false, "Short words can be guessed. Use four words of three letters or more."};
    std::string more = number_word(needed - different);
    more[0] = lower(more[0]);
    return {false, number_word(different) + (different == 1 ? " word" : " words") + " can be guessed. Add " + more + " more."};
}

}  // namespace tributary::ui
