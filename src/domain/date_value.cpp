#include "domain/date_value.hpp"

#include <algorithm>
#include <array>

namespace tributary::domain {

static constexpr std::array<std::string_view, 6> states = {"empty", "day", "period", "doubtful", "not_a_day", "words"};

Json date_value(const DateReading& reading) {
    Json::Object value{{"state", states.at(static_cast<std::size_t>(reading.state))}, {"words", reading.words}};
    if (reading.earliest) value.emplace("earliest", reading.earliest->iso());
    if (reading.latest) value.emplace("latest", reading.latest->iso());
    if (reading.minute) value.emplace("minute", *reading.minute);
    if (reading.has_bounds()) value.emplace("edtf", reading.edtf());
    return value;
}

DateReading date_of(const Json& value) {
    DateReading reading;
    reading.words = value.text("words");
    const auto state = std::ranges::find(states, value.text("state"));
    if (state != states.end()) reading.state = static_cast<DateState>(state - states.begin());
    const auto earliest = Date::parse_iso(value.text("earliest"));
    const auto latest = Date::parse_iso(value.text("latest"));
    if (earliest && latest && *earliest <= *latest) {
        reading.earliest = earliest;
        reading.latest = latest;
    }
    const Json* minute = value.find("minute");
    if (minute != nullptr && minute->integer() != nullptr && *minute->integer() >= 0 && *minute->integer() < 1440) {
        reading.minute = static_cast<int>(*minute->integer());
    }
    return reading;
}

}  // namespace tributary::domain
