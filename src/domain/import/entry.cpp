#include "domain/import/entry.hpp"

#include <algorithm>

#include "domain/date_value.hpp"
#include "domain/records.hpp"

namespace tributary::domain {

namespace {

// A time that stood in a column of its own; one among the date's words is read from these.
std::string time_words(const DateReading& known) {
    if (!known.minute || read_date(known.words, DateContext{}).minute) return {};
    return clock_form(*known.minute);
}

std::string told(const ImportedRow& row) {
    if (row.kind.empty() || row.event.starts_with(row.kind)) return row.event;
    return row.event.empty() ? row.kind : row.kind + ": " + row.event;
}

std::int64_t number_of(std::string_view at) {
    std::int64_t number = 0;
    const std::size_t digits = at.find_last_not_of("0123456789") + 1;
    for (const char digit : at.substr(digits).substr(0, 9)) number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

Json::Object entry_fields(const ImportedRow& row) {
    Json::Object fields{{std::string(field::known), date_value(row.known)}};
    const auto words = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) fields.emplace(name, value);
    };
    const auto date = [&](std::string_view name, const DateReading& reading) {
        if (!reading.words.empty() || reading.has_bounds()) fields.emplace(name, date_value(reading));
    };
    date(field::happened, row.happened);
    date(field::recorded, row.recorded);
    words(field::time, time_words(row.known));
    words(field::source, row.source);
    words(field::worker, row.worker);
    words(field::people, row.persons);
    words(field::event, told(row));
    words(field::action, row.action);
    words(field::wishes, row.voice);
    words(field::comment, row.comment);
    words(field::restriction, row.restriction);
    if (row.seen != Answer::not_stated) fields.emplace(field::seen, name_of(row.seen));
    return fields;
}

Json origin_of(const SourceTable& table, const SourceRow& row, std::string_view file, std::string_view sha256) {
    Json::Array cells;
    for (const SourceCell& cell : row.cells) cells.emplace_back(cell.text);
    Json::Object origin{{"cells", std::move(cells)}, {"file", file}, {"row", number_of(row.at)}, {"sha256", sha256}};
    if (!table.name.empty()) {
        origin.emplace("at", row.at);
        origin.emplace("table", table.name);
    }
    return origin;
}

const OtherDate* other_reading(const DateReading& reading) {
    const auto other = std::ranges::find(reading.others, OtherDate::Kind::alternative, &OtherDate::kind);
    return other == reading.others.end() ? nullptr : &*other;
}

DateReading settled(DateReading reading, bool as_other) {
    const OtherDate* other = other_reading(reading);
    if (other == nullptr || !(as_other || reading.has_bounds())) return reading;
    if (as_other) {
        reading.earliest = other->earliest;
        reading.latest = other->latest;
    }
    reading.state = reading.earliest == reading.latest ? DateState::day : DateState::period;
    reading.qualifier = reading.state == DateState::day ? DateQualifier::exact : DateQualifier::range;
    std::erase_if(reading.others, [](const OtherDate& each) { return each.kind == OtherDate::Kind::alternative; });
    for (const DateNote note : {DateNote::alternatives, DateNote::month_first, DateNote::month_first_possible}) reading.notes &= ~bit(note);
    return reading;
}

}  // namespace tributary::domain
