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

std::size_t SearchIndex::Words::field_at(std::size_t place) const {
    const auto after = std::ranges::upper_bound(fields, place, {}, [](const auto& each) { return each.second; });
    return static_cast<std::size_t>(after - fields.begin()) - 1;
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
        words.all += folded(text) + "\n";
    }
}

std::size_t SearchIndex::behind(const domain::CaseFile& file) const {
    const std::size_t all = file.touched().size();
    return case_id_ != file.id() || followed_ > all ? all : all - followed_;
}

bool SearchIndex::follow(const domain::CaseFile& file, const std::function<bool()>& time_left) {
    if (behind(file) == file.touched().size()) forget();
    case_id_ = file.id();
    const auto& touched = file.touched();
    while (followed_ < touched.size()) {
        const auto& place = touched[followed_++];
        const bool again_soon = followed_ < touched.size() && touched[followed_].record == place.record && touched[followed_].part == place.part;
        if (again_soon) continue;
        take(file, place);
        if (!time_left()) break;
    }
    return followed_ == touched.size();
}

std::vector<SearchIndex::Hit> SearchIndex::find(std::string_view typed) const {
    std::vector<Hit> hits;
    const std::vector<std::string> wanted = search_words(typed);
    if (wanted.empty()) return hits;
    for (const auto& [place, words] : records_) {
        const bool all = std::ranges::all_of(wanted, [&](const std::string& word) { return words.all.find(word) != std::string::npos; });
        if (all) hits.push_back({place.part, place.record, words.fields[words.field_at(words.all.find(wanted.front()))].first});
    }
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::pair(hit.part, hit.record); });
    return hits;
}

bool SearchIndex::holds(const Id& part, const Id& record, std::string_view wanted, std::span<const std::string_view> but) const {
    const auto found = records_.find({part, record});
    if (found == records_.end()) return false;
    const Words& words = found->second;
    for (std::size_t at = words.all.find(wanted); at != std::string::npos;) {
        const std::size_t field = words.field_at(at);
        if (std::ranges::find(but, words.fields[field].first) == but.end()) return true;
        if (field + 1 == words.fields.size()) return false;
        at = words.all.find(wanted, words.fields[field + 1].second);
    }
    return false;
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
    const std::string small = folded(typed);
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
