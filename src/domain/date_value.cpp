#include "domain/date_value.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain {

static constexpr std::array<std::string_view, 6> states = {"empty", "day", "period", "doubtful", "not_a_day", "words"};

// What the state and the bounds already say, which is not written again.
static DateQualifier plain_qualifier(const DateReading& reading) {
    switch (reading.state) {
        case DateState::day: return DateQualifier::exact;
        case DateState::period: return DateQualifier::range;
        case DateState::doubtful: return DateQualifier::uncertain;
        default: return DateQualifier::unparseable;
    }
}

static std::optional<int> minute_of(const Json& value, std::string_view name) {
    const Json* minute = value.find(name);
    const bool good = minute != nullptr && minute->integer() != nullptr && *minute->integer() >= 0 && *minute->integer() < 1440;
    return good ? std::optional(static_cast<int>(*minute->integer())) : std::nullopt;
}

static DateQualifier qualifier_of(std::string_view name, DateQualifier otherwise) {
    for (int i = 0; i <= static_cast<int>(DateQualifier::unparseable); ++i)
        if (name_of(static_cast<DateQualifier>(i)) == name) return static_cast<DateQualifier>(i);
    return otherwise;
}

static constexpr std::array<std::string_view, 3> kinds = {"alternative", "event", "recorded"};

static Json others_value(const DateReading& reading) {
    Json::Array others;
    for (const OtherDate& other : reading.others)
        others.emplace_back(Json::Object{{"earliest", other.earliest.iso()}, {"kind", kinds.at(static_cast<std::size_t>(other.kind))}, {"latest", other.latest.iso()}});
    return others;
}

static std::vector<OtherDate> others_of(const Json& value) {
    std::vector<OtherDate> others;
    const Json* list = value.find("others");
    if (list == nullptr || list->array() == nullptr) return others;
    for (const Json& each : *list->array()) {
        const auto kind = std::ranges::find(kinds, each.text("kind"));
        const auto earliest = Date::parse_iso(each.text("earliest"));
        const auto latest = Date::parse_iso(each.text("latest"));
        if (kind != kinds.end() && earliest && latest && *earliest <= *latest) others.push_back({static_cast<OtherDate::Kind>(kind - kinds.begin()), *earliest, *latest});
    }
    return others;
}

Json date_value(const DateReading& reading) {
    Json::Object value{{"state", states.at(static_cast<std::size_t>(reading.state))}, {"words", reading.words}};
    if (reading.earliest) value.emplace("earliest", reading.earliest->iso());
    if (reading.latest) value.emplace("latest", reading.latest->iso());
    if (reading.minute) value.emplace("minute", *reading.minute);
    if (reading.minute && reading.minute_to && reading.minute_to != reading.minute) value.emplace("minute_to", *reading.minute_to);
    if (reading.notes != 0) value.emplace("notes", static_cast<std::int64_t>(reading.notes));
    if (reading.qualifier != plain_qualifier(reading)) value.emplace("qualifier", name_of(reading.qualifier));
    if (reading.has_bounds()) value.emplace("edtf", reading.edtf());
    if (!reading.others.empty()) value.emplace("others", others_value(reading));
    return value;
}

DateReading date_of(const Json& value) {
    DateReading reading;
    reading.words = value.text("words");
    const auto state = std::ranges::find(states, value.text("state"));
    if (state != states.end()) reading.state = static_cast<DateState>(state - states.begin());
    const auto earliest = Date::parse_iso(value.text("earliest"));
    const auto latest = Date::parse_iso(value.text("latest"));
    const bool broken = (!earliest && !value.text("earliest").empty()) || (!latest && !value.text("latest").empty());
    if (!broken && (!earliest || !latest || *earliest <= *latest)) {
        reading.earliest = earliest;
        reading.latest = latest;
    }
    reading.minute = minute_of(value, "minute");
    reading.minute_to = reading.minute ? minute_of(value, "minute_to") : std::nullopt;
    if (reading.minute && !reading.minute_to) reading.minute_to = reading.minute;
    const Json* notes = value.find("notes");
    const bool known_notes = notes != nullptr && notes->integer() != nullptr && *notes->integer() > 0 && *notes->integer() < (std::int64_t{1} << date_note_count);
    if (known_notes) reading.notes = static_cast<DateNotes>(*notes->integer());
    reading.qualifier = qualifier_of(value.text("qualifier"), plain_qualifier(reading));
    reading.others = others_of(value);
    return reading;
}

}  // namespace tributary::domain
