#include "domain/chronology.hpp"

#include <algorithm>
#include <tuple>

#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

namespace {

// The day an agency knew: earliest, time of day, latest. Entries without a day come last.
struct DayKey {
    Date earliest;
    int minute = -1;
    Date latest;
    auto operator<=>(const DayKey&) const = default;
};

struct OrderKey {
    DayKey day;
    std::int64_t sequence = 0, at = 0, number = 0;
    Id id;
    auto operator<=>(const OrderKey&) const = default;
};

DayKey day_key(const DateReading& known) {
    constexpr Date never{9999, 12, 31};
    return {known.earliest.value_or(never), known.minute.value_or(-1), known.latest.value_or(never)};
}

OrderKey order_key(const Record& entry) {
    const Change& created = entry.created->change;
    return {day_key(entry.facts.known), entry.facts.sequence, created.at, created.number, entry.id};
}

bool is_listed(const Record& record) { return record.kind == kind::entry && !record.undone(); }

}  // namespace

bool Entry::child_not_seen() const { return record->facts.not_seen; }

std::vector<Entry> entries_of(const Part& part, bool with_withdrawn) {
    // Every key is made once: comparing looks nothing up.
    std::vector<std::pair<OrderKey, const Record*>> order;
    order.reserve(part.count(kind::entry));
    for (const auto& [id, record] : part.records)
        if (is_listed(record)) order.emplace_back(order_key(record), &record);
    std::ranges::sort(order);
    std::vector<Entry> entries;
    entries.reserve(order.size());
    int number = 0;
    for (const auto& [key, record] : order) {
        ++number;
        if (with_withdrawn || !record->withdrawn()) entries.push_back({record, record->facts.known, record->facts.happened, number});
    }
    return entries;
}

bool comes_before(const Record& a, const Record& b) { return order_key(a) < order_key(b); }

bool comes_before(const Record& a, int lane_of_a, const Record& b, int lane_of_b) {
    if (const auto order = day_key(a.facts.known) <=> day_key(b.facts.known); order != 0) return order < 0;
    return lane_of_a != lane_of_b ? lane_of_a < lane_of_b : comes_before(a, b);
}

int number_of(const Part& part, const Record& entry) {
    return 1 + static_cast<int>(std::ranges::count_if(part.records, [key = order_key(entry)](const auto& item) { return is_listed(item.second) && order_key(item.second) < key; }));
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
        std::ranges::inplace_merge(merged.entries, merged.entries.begin() + others, {}, [](const MergedEntry& one) { return day_key(one.entry.known); });
    }
    return merged;
}

std::vector<const Record*> people_of(const CaseFile& file) {
    std::vector<const Record*> people;
    for (const auto& [id, part] : file.parts()) {
        if (part.count(kind::person) == 0) continue;
        for (const auto& [record_id, record] : part.records)
            if (record.kind == kind::person && !record.withdrawn()) people.push_back(&record);
    }
    std::ranges::sort(people, {}, [](const Record* record) {
        return std::tuple(record->created->change.at, record->facts.sequence, record->id);
    });
    return people;
}

ReviewDays review_days(const CaseFile& file) {
    const Record* header = header_of(file);
    if (header == nullptr) return {};
    return {date_of(header->value(field::period_from)).earliest, date_of(header->value(field::period_to)).latest};
}

std::vector<const Record*> left_out_of(const Part& part) {
    std::vector<const Record*> rows;
    if (part.count(kind::left_out) == 0) return rows;
    for (const auto& [id, record] : part.records)
        if (record.kind == kind::left_out && !record.withdrawn()) rows.push_back(&record);
    std::ranges::sort(rows, {}, [](const Record* record) {
        return std::tuple(record->created->change.at, record->facts.sequence, record->id);
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
