#include "domain/writing_checks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "domain/chronology.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

namespace {

constexpr std::array narrative = {field::event, field::action, field::wishes, field::comment};
constexpr std::array<std::string_view, 9> everyday = {"AM", "PM", "OK", "UK", "TV", "ID", "PC", "DVD", "II"};  // nobody needs these explained
constexpr std::size_t longest_abbreviation = 7;

struct Word {
    std::size_t at = 0;
    std::string_view text;
};

bool is_letter(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80; }
bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }
bool is_capital(unsigned char byte) { return byte >= 'A' && byte <= 'Z'; }

// Letters and digits, with & and / and hyphens inside: "A&E", "S47", "Smith-Jones". A possessive 's is no part of a word.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    const auto part = [&](std::size_t at) { return at < text.size() && (is_letter(static_cast<unsigned char>(text[at])) || is_digit(static_cast<unsigned char>(text[at]))); };
    for (std::size_t at = 0; at < text.size();) {
        if (!part(at)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (part(end) || (end < text.size() && (text[end] == '&' || text[end] == '-') && part(end + 1))) ++end;
        words.push_back({at, text.substr(at, end - at)});
        at = end;
    }
    return words;
}

bool looks_abbreviated(std::string_view word) {
    if (word.size() < 2 || word.size() > longest_abbreviation) return false;
    const auto capitals = std::ranges::count_if(word, [](char letter) { return is_capital(static_cast<unsigned char>(letter)); });
    const bool small = std::ranges::any_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    return !small && capitals >= (is_digit(static_cast<unsigned char>(word.back())) ? 1 : 2);
}

// "Child in Need (CIN)": words before it in the same text begin with its letters, in their order.
bool explained_here(std::string_view text, const Word& word) {
    if (word.at == 0 || text[word.at - 1] != '(') return false;
    const auto before = words_of(text.substr(0, word.at - 1));
    std::size_t letter = word.text.size();
    for (auto each = before.rbegin(); each != before.rend() && letter > 0; ++each) {
        if (each - before.rbegin() > static_cast<std::ptrdiff_t>(2 * longest_abbreviation)) break;
        const char first = each->text.front();
        const char capital = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
        if (capital == word.text[letter - 1]) --letter;
    }
    return letter == 0;
}

// In capitals all the way, a line of text says nothing about abbreviations: "CHILD NOT SEEN".
bool shouted(const std::vector<Word>& words) {
    const auto long_ones = std::ranges::count_if(words, [](const Word& word) { return word.text.size() > 3; });
    const auto capitals = std::ranges::count_if(words, [](const Word& word) { return word.text.size() > 3 && looks_abbreviated(word.text.substr(0, std::min<std::size_t>(word.text.size(), longest_abbreviation))); });
    return long_ones > 3 && capitals * 2 > long_ones;
}

void find_abbreviations(std::string_view name, std::string_view text, const WritingContext& context, std::vector<WritingFinding>& found) {
    const auto words = words_of(text);
    if (shouted(words)) return;
    std::set<std::string_view> here;
    for (const Word& word : words)
        if (looks_abbreviated(word.text) && explained_here(text, word)) here.insert(word.text);
    for (const Word& word : words) {
        if (!looks_abbreviated(word.text) || context.explained.contains(word.text) || std::ranges::find(everyday, word.text) != everyday.end()) continue;
        if (here.insert(word.text).second) found.push_back({WritingNote::abbreviation, std::string(name), std::string(word.text), {}});
    }
}

// Whole names and their parts, each with the label of the one person who is called so.
using LabelsByName = std::map<std::string, std::set<std::string>>;

LabelsByName labels_by_name(const WritingContext& context) {
    constexpr std::size_t shortest = 3;
    LabelsByName labels;
    for (const NamedPerson& person : context.people) {
        const auto parts = words_of(person.name);
        if (parts.empty()) continue;
        labels[person.name].insert(person.label);
        for (const Word& part : parts)
            if (part.text.size() >= shortest && is_capital(static_cast<unsigned char>(part.text.front()))) labels[std::string(part.text)].insert(person.label);
    }
    return labels;
}

bool whole_at(std::string_view text, std::size_t at, std::size_t size) {
    const auto inside = [&](std::size_t i) { return i < text.size() && (is_letter(static_cast<unsigned char>(text[i])) || is_digit(static_cast<unsigned char>(text[i]))); };
    return (at == 0 || !inside(at - 1)) && !inside(at + size);
}

std::size_t find_whole(std::string_view text, std::string_view wanted, std::size_t from = 0) {
    for (std::size_t at = text.find(wanted, from); at != std::string_view::npos; at = text.find(wanted, at + 1))
        if (whole_at(text, at, wanted.size())) return at;
    return std::string_view::npos;
}

// The longest name counts: who writes "Joshua Brown" is not told of "Joshua" and "Brown" as well.
void find_names(std::string_view name, std::string_view text, const LabelsByName& labels, std::vector<WritingFinding>& found) {
    std::vector<std::string> by_length;
    for (const auto& [written, of] : labels) by_length.push_back(written);
    std::ranges::stable_sort(by_length, std::ranges::greater(), &std::string::size);
    std::string left(text);
    for (const std::string& written : by_length) {
        bool any = false;
        for (std::size_t at = find_whole(left, written); at != std::string::npos; at = find_whole(left, written, at + 1)) {
            std::ranges::fill(left.begin() + static_cast<std::ptrdiff_t>(at), left.begin() + static_cast<std::ptrdiff_t>(at + written.size()), ' ');
            any = true;
        }
        const auto& of = labels.at(written);
        if (any) found.push_back({WritingNote::name_written, std::string(name), written, of.size() == 1 ? *of.begin() : std::string()});
    }
}

bool before(const DateReading& a, const DateReading& b) { return a.latest && b.earliest && *a.latest < *b.earliest; }

}  // namespace

WritingContext writing_context(const CaseFile& file, const Part& chronology) {
    WritingContext context;
    const auto known_label = [&](std::string_view label) {
        for (const Word& word : words_of(label)) context.explained.insert(std::string(word.text));
    };
    for (const Record* person : people_of(file)) {
        const std::string_view label = person->text(field::review_name);
        known_label(label);
        if (!person->text(field::name).empty() && person->text(field::name) != label) context.people.push_back({std::string(person->text(field::name)), std::string(label)});
    }
    for (const Agency& agency : agencies_of(file)) known_label(agency.short_name);
    if (const Record* header = header_of(file)) known_label(header->text(field::subject));
    for (const auto& [short_form, meaning] : abbreviations_of(chronology)) context.explained.insert(short_form);
    return context;
}

std::vector<WritingFinding> check_writing(const Record& entry, const WritingContext& context) {
    std::vector<WritingFinding> found;
    const DateReading recorded = date_of(entry.value(field::recorded));
    if (before(entry.facts.known, entry.facts.happened)) found.push_back({WritingNote::known_before_it_happened, std::string(field::happened), {}, {}});
    if (before(recorded, entry.facts.known)) found.push_back({WritingNote::recorded_before_known, std::string(field::recorded), {}, {}});
    const bool written = std::ranges::any_of(narrative, [&](std::string_view name) { return !entry.text(name).empty(); });
    if (written && entry.text(field::source).empty()) found.push_back({WritingNote::source_missing, std::string(field::source), {}, {}});
    const LabelsByName labels = labels_by_name(context);
    for (const std::string_view name : narrative) {
        find_names(name, entry.text(name), labels, found);
        find_abbreviations(name, entry.text(name), context, found);
    }
    return found;
}

std::string with_label(std::string_view text, std::string_view written, std::string_view instead) {
    if (written.empty()) return std::string(text);
    std::string changed;
    std::size_t done = 0;
    for (std::size_t at = find_whole(text, written); at != std::string_view::npos; at = find_whole(text, written, done)) {
        changed += text.substr(done, at - done);
        changed += instead;
        done = at + written.size();
    }
    changed += text.substr(done);
    return changed;
}

std::vector<std::pair<std::string, std::string>> abbreviations_of(const Part& chronology) {
    std::vector<std::pair<std::string, std::string>> all;
    if (chronology.count(kind::abbreviation) == 0) return all;
    for (const auto& [id, record] : chronology.records)
        if (record.kind == kind::abbreviation && !record.withdrawn()) all.emplace_back(record.text(field::short_form), record.text(field::meaning));
    std::ranges::sort(all);
    return all;
}

}  // namespace tributary::domain
