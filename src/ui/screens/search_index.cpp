#include "ui/screens/search_index.hpp"

#include <algorithm>

#include "crypto/secret.hpp"
#include "domain/date_value.hpp"
#include "domain/records.hpp"
#include "ui/screens/finding.hpp"
#include "ui/screens/parts.hpp"

namespace tributary::ui {

namespace kind = domain::kind;
namespace field = domain::field;

static bool is_searched(const domain::Record& record) {
    return !record.undone() && (record.kind == kind::entry || record.kind == kind::person || record.kind == kind::case_header || record.kind == kind::left_out);
}

// A date is found as it was written and as it is read.
static std::string words_of(std::string_view name, const domain::Json& value) {
    if (name == field::sequence) return {};
    std::string words = value_words(name, value);
    if (is_date_field(name)) words += " " + domain::date_of(value).words;
    if (const domain::Json* cells = value.find("cells"); name == field::origin && cells != nullptr) words += " " + value_words({}, *cells);
    return words;
}

void SearchIndex::take(const domain::CaseFile& file, const domain::RecordPlace& place) {
    const domain::Record* record = file.record(place.part, place.record);
    Words& words = records_[{place.part, place.record}];
    crypto::wipe(words.all);
    words = {};
    ++read_;
    if (record == nullptr || !is_searched(*record)) return;
    for (const auto& [name, value] : record->fields) {
        const std::string text = words_of(name, value.shown().value);
        if (text.empty()) continue;
        words.fields.emplace_back(name, words.all.size());
        words.all += lowered(text) + "\n";
    }
}

void SearchIndex::follow(const domain::CaseFile& file) {
    if (case_id_ != file.id() || followed_ > file.touched().size()) forget();
    case_id_ = file.id();
    for (; followed_ < file.touched().size(); ++followed_) {
        const auto& place = file.touched()[followed_];
        const auto& rest = file.touched();
        const bool again_soon = followed_ + 1 < rest.size() && rest[followed_ + 1].record == place.record && rest[followed_ + 1].part == place.part;
        if (!again_soon) take(file, place);
    }
}

std::vector<SearchIndex::Hit> SearchIndex::find(std::string_view typed) const {
    std::vector<Hit> hits;
    const std::vector<std::string> wanted = search_words(typed);
    if (wanted.empty()) return hits;
    for (const auto& [place, words] : records_) {
        const bool all = std::ranges::all_of(wanted, [&](const std::string& word) { return words.all.find(word) != std::string::npos; });
        if (!all) continue;
        const std::size_t at = words.all.find(wanted.front());
        const auto after = std::ranges::upper_bound(words.fields, at, {}, [](const auto& each) { return each.second; });
        hits.push_back({place.first, place.second, std::prev(after)->first});
    }
    return hits;
}

void SearchIndex::forget() {
    for (auto& [place, words] : records_) crypto::wipe(words.all);
    records_.clear();
    followed_ = 0;
    case_id_ = {};
}

std::vector<std::string> search_words(std::string_view typed) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    const std::string small = lowered(typed);
    for (std::size_t i = 0; i <= small.size(); ++i) {
        const bool end = i == small.size();
        if (!end && small[i] == '"') {
            quoted = !quoted;
        } else if (end || (small[i] == ' ' && !quoted)) {
            if (word.find_first_not_of(' ') != std::string::npos) words.push_back(word);
            word.clear();
        } else {
            word += small[i];
        }
    }
    return words;
}

}  // namespace tributary::ui
