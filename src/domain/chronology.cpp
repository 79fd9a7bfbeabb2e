#include "domain/chronology.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

static std::int64_t sequence_of(const Record& record) {
    const std::int64_t* sequence = record.value(field::sequence).integer();
    return sequence ? *sequence : std::numeric_limits<std::int64_t>::max();
}

static auto day_key(const Entry& entry) {
    const Date never{9999, 12, 31};
    return std::tuple(entry.known.earliest.value_or(never), entry.known.minute.value_or(-1), entry.known.latest.value_or(never));
}

static auto order_key(const Entry& entry) {
    const Change& created = entry.record->created->change;
    return std::tuple(day_key(entry), sequence_of(*entry.record), created.at, created.number, entry.record->id);
}

bool Entry::child_not_seen() const { return record->text(field::seen) == child_seen::no; }

std::vector<Entry> entries_of(const Part& part, bool with_withdrawn) {
    std::vector<Entry> entries;
    for (const auto& [id, record] : part.records) {
        if (record.kind != kind::entry || record.undone()) continue;
        entries.push_back({&record, date_of(record.value(field::known)), date_of(record.value(field::happened))});
    }
    // Every key is made once: comparing looks nothing up.
    std::vector<std::pair<decltype(order_key(std::declval<Entry>())), std::size_t>> order;
    order.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) order.emplace_back(order_key(entries[i]), i);
    std::ranges::sort(order);
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    int number = 0;
    for (const auto& [key, i] : order) {
        entries[i].number = ++number;
        if (with_withdrawn || !entries[i].record->withdrawn()) sorted.push_back(std::move(entries[i]));
    }
    return sorted;
}

std::vector<Agency> agencies_of(const CaseFile& file) {
    std::vector<const Record*> described;
    for (const auto& [id, part] : file.parts()) {
        if (part.kind() == part_kind::chronology && !part.description()->undone()) described.push_back(part.description());
    }
    std::ranges::sort(described, {}, [](const Record* record) { return std::tuple(record->created->change.at, record->id); });
    std::vector<Agency> agencies;
    for (const Record* record : described) {
        agencies.push_back({record->id, std::string(record->text(field::agency)), std::string(record->text(field::agency_short)),
                            static_cast<int>(agencies.size())});
    }
    return agencies;
}

MergedChronology merge(const CaseFile& file) {
    MergedChronology merged{agencies_of(file), {}};
    for (const Agency& agency : merged.agencies) {
        const auto others = static_cast<std::ptrdiff_t>(merged.entries.size());
        for (Entry& entry : entries_of(*file.part(agency.part), false)) merged.entries.push_back({std::move(entry), agency.lane});
        // Both are in order; of one day, the earlier lane comes first.
        std::ranges::inplace_merge(merged.entries, merged.entries.begin() + others, {}, [](const MergedEntry& one) { return day_key(one.entry); });
    }
    return merged;
}

std::vector<const Record*> people_of(const CaseFile& file) {
    std::vector<const Record*> people;
    for (const auto& [id, part] : file.parts()) {
        for (const auto& [record_id, record] : part.records)
            if (record.kind == kind::person && !record.withdrawn()) people.push_back(&record);
    }
    std::ranges::sort(people, {}, [](const Record* record) {
        return std::tuple(record->created->change.at, sequence_of(*record), record->id);
    });
    return people;
}

std::vector<const Record*> left_out_of(const Part& part) {
    std::vector<const Record*> rows;
    for (const auto& [id, record] : part.records)
        if (record.kind == kind::left_out && !record.withdrawn()) rows.push_back(&record);
    std::ranges::sort(rows, {}, [](const Record* record) {
        return std::tuple(record->created->change.at, sequence_of(*record), record->id);
    });
    return rows;
}

const Record* header_of(const CaseFile& file) {
    for (const auto& [id, part] : file.parts()) {
        const auto found = part.records.find(file.id());
        if (found != part.records.end() && found->second.kind == kind::case_header) return &found->second;
    }
    return nullptr;
}

std::string short_name_for(std::string_view agency) {
    std::string letters;
    bool start = true;
    std::string first_word;
    int words = 0;
    for (const char c : agency) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter) {
            start = c == ' ' || c == '-' || start;
            continue;
        }
        const char upper = c >= 'a' ? static_cast<char>(c - 32) : c;
        if (start) {
            letters += upper;
            ++words;
        }
        if (words == 1 && first_word.size() < 3) first_word += upper;
        start = false;
    }
    return words == 1 ? first_word : letters.substr(0, 5);
}

}  // namespace tributary::domain
