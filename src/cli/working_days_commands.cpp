// Bank holidays and working days on the command line.
#include <charconv>

#include "base/working_days.hpp"
#include "cli/command.hpp"

namespace tributary::cli {

using domain::Json;

namespace {

Result<Region> region_in(const Arguments& arguments) {
    const auto region = region_of(arguments.value("--region"));
    if (!region) return fail(Problem::usage, "Give --region as england-and-wales, scotland or northern-ireland.");
    return *region;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string until_words(int year) {
    const Date good = built_in_holidays().good_until;
    return year <= good.year ? std::string() : "By rule: days proclaimed for after " + long_form(good) + " are not known here.\n";
}

}  // namespace

Result<Answer> workingdays_holidays(const Arguments& arguments) {
    const auto region = region_in(arguments);
    if (!region) return std::unexpected(region.error());
    const auto year = number_in(arguments.value("--year"));
    if (!year || *year < first_holiday_year || *year > 9998) return fail(Problem::usage, "Give --year as a year from 1995 on.");
    Json::Array days;
    std::string text;
    for (const Date day : bank_holidays(*region, *year)) {
        days.emplace_back(day.iso());
        text += day.iso() + "  " + std::string(weekday_name(day.weekday())) + '\n';
    }
    return Answer{std::move(days), text + until_words(*year), {}};
}

Result<Answer> workingdays_add(const Arguments& arguments) {
    const auto region = region_in(arguments);
    if (!region) return std::unexpected(region.error());
    const auto from = Date::parse_iso(arguments.files[0]);
    if (!from) return fail(Problem::not_a_day, arguments.files[0]);
    const auto count = number_in(arguments.files[1]);
    if (!count) return fail(Problem::usage, "Give the number of working days in figures, such as 5 or -5.");
    const auto day = WorkingCalendar(*region).add(*from, *count);
    if (!day) return fail(Problem::usage, "Working days are counted from 1995 on, and no more than 9,999 of them.");
    return Answer{Json(day->iso()), day->iso() + '\n', {}};
}

}  // namespace tributary::cli
