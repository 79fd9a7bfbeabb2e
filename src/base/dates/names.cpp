// What an agency's name tells of how it writes dates, and the names of what a reading says.
#include <algorithm>
#include <array>
#include <string>

#include "base/date.hpp"

namespace tributary {

void DateContext::set_review(Date from, Date to) {
    review_from = from;
    review_to = to;
    latest_year = to.year + 1;
}

Sector sector_of(std::string_view agency) {
    static constexpr std::array health = {"gp", "health", "hospital", "midwif", "nurs", "clinic", "ambulance", "camhs", "surgery", "nhs", "practice", "paediatric", "medical", "maternity", "a&e", "acute", "matern"};
    static constexpr std::array school = {"school", "nursery", "academy", "college", "education", "preschool", "pre-school", "early years", "childminder"};
    std::string lower(agency);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto holds = [&](std::string_view part) {
        const std::size_t at = lower.find(part);
        if (at == std::string::npos) return false;
        const auto letter = [&](std::size_t i) { return i < lower.size() && lower[i] >= 'a' && lower[i] <= 'z'; };
        return part != "gp" || ((at == 0 || !letter(at - 1)) && !letter(at + 2));
    };
    if (std::ranges::any_of(school, holds) && !lower.contains("school nurs") && !lower.contains("school-nurs") && !lower.contains("school health")) return Sector::school;
    return std::ranges::any_of(health, holds) ? Sector::health : Sector::general;
}

std::string_view name_of(DateQualifier qualifier) {
    static constexpr std::array<std::string_view, 7> names = {"exact", "range", "approximate", "relative", "uncertain", "ambiguous", "unparseable"};
    return names.at(static_cast<std::size_t>(qualifier));
}

std::string_view name_of(DateNote note) {
    static constexpr std::array<std::string_view, date_note_count> names = {
        "nothing_found", "no_such_day", "placeholder", "year_out_of_range", "year_missing", "anchor_missing", "length_only", "shorthand", "month_first", "month_first_possible",
        "weekday_disagrees", "age_disagrees", "long_before_period", "doubted", "alternatives", "part_unknown", "letter_for_digit", "not_a_monday", "ends_swapped", "two_dates",
        "midnight_of_one_day", "year_or_years", "days_between", "from_heading", "from_anchor", "from_serial", "widened"};
    return names.at(static_cast<std::size_t>(note));
}

}  // namespace tributary
