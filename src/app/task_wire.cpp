#include "app/task_wire.hpp"

namespace tributary::app {

static constexpr std::uint8_t has_earliest = 1, has_latest = 2, has_minute = 4, has_minute_to = 8;

void TaskWriter::date(const DateReading& reading) {
    text(reading.words);
    u8(static_cast<std::uint8_t>(reading.state));
    u8(static_cast<std::uint8_t>((reading.earliest ? has_earliest : 0) | (reading.latest ? has_latest : 0) | (reading.minute ? has_minute : 0) | (reading.minute_to ? has_minute_to : 0)));
    if (reading.earliest) u64(static_cast<std::uint64_t>(reading.earliest->days()));
    if (reading.latest) u64(static_cast<std::uint64_t>(reading.latest->days()));
    if (reading.minute) u16(static_cast<std::uint16_t>(*reading.minute));
    if (reading.minute_to) u16(static_cast<std::uint16_t>(*reading.minute_to));
    u8(static_cast<std::uint8_t>(reading.qualifier));
    u32(reading.notes);
}

DateReading TaskReader::date() {
    DateReading reading;
    reading.words = text();
    reading.state = static_cast<DateState>(u8());
    const std::uint8_t has = u8();
    if (has & has_earliest) reading.earliest = Date::from_days(number());
    if (has & has_latest) reading.latest = Date::from_days(number());
    if (has & has_minute) reading.minute = u16();
    if (has & has_minute_to) reading.minute_to = u16();
    reading.qualifier = static_cast<DateQualifier>(u8());
    reading.notes = u32();
    return reading;
}

}  // namespace tributary::app
