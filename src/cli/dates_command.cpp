#include <array>

#include "cli/command.hpp"
#include "cli/date_context.hpp"
#include "ui/messages.hpp"

namespace tributary::cli {

using domain::Json;

namespace {

std::string iso(const std::optional<Date>& day) { return day ? day->iso() : std::string(); }
std::string clock(const std::optional<int>& minute) { return minute ? clock_form(*minute) : std::string(); }

std::string_view name_of(OtherDate::Kind kind) {
    switch (kind) {
        case OtherDate::Kind::alternative: return "alt";
        case OtherDate::Kind::event: return "event";
        case OtherDate::Kind::recorded: return "recorded";
    }
    return {};
}

std::string others(const DateReading& reading) {
    std::string text;
    for (const OtherDate& other : reading.others) {
        const std::string days = other.earliest.iso() + (other.earliest == other.latest ? std::string() : ".." + other.latest.iso());
        text += (text.empty() ? "" : "; ") + std::string(name_of(other.kind)) + "=" + days;
    }
    return text;
}

Json json_of(const DateReading& reading) {
    Json::Array notes;
    for (int i = 0; i < date_note_count; ++i)
        if (reading.has(static_cast<DateNote>(i))) notes.emplace_back(tributary::name_of(static_cast<DateNote>(i)));
    return Json::Object{{"earliest", iso(reading.earliest)}, {"latest", iso(reading.latest)}, {"time_from", clock(reading.minute)}, {"time_to", clock(reading.minute_to)},
                        {"qualifier", tributary::name_of(reading.qualifier)}, {"edtf", reading.edtf()}, {"reason", ui::date_reason(reading)}, {"note", others(reading)},
                        {"notes", std::move(notes)}};
}

}  // namespace

Result<Answer> dates_parse(const Arguments& arguments) {
    const auto context = context_of(arguments.value("--context"));
    if (!context) return std::unexpected(context.error());
    const DateReading reading = read_date(arguments.files.front(), *context);
    Answer answer;
    answer.json = json_of(reading);
    answer.text = ui::date_words(reading) + '\n' + std::string(tributary::name_of(reading.qualifier)) + ": " + ui::date_reason(reading) + '\n';
    return answer;
}

}  // namespace tributary::cli
