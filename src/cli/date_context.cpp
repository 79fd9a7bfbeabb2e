#include "cli/date_context.hpp"

#include <algorithm>

namespace tributary::cli {

namespace {

bool set_day(std::optional<Date>& day, std::string_view value) {
    day = Date::parse_iso(value);
    return day.has_value();
}

bool set_number(std::optional<int>& number, std::string_view value, int most) {
    int found = 0;
    for (const char c : value) {
        if (c < '0' || c > '9' || found > most) return false;
        found = found * 10 + (c - '0');
    }
    number = found;
    return !value.empty() && found >= 1 && found <= most;
}

bool set_review(DateContext& context, std::string_view value) {
    const std::size_t dots = value.find("..");
    if (dots == std::string_view::npos) return false;
    const auto from = Date::parse_iso(value.substr(0, dots));
    const auto to = Date::parse_iso(value.substr(dots + 2));
    if (!from || !to || *to < *from) return false;
    context.set_review(*from, *to);
    return true;
}

bool set(DateContext& context, std::string_view key, std::string_view value) {
    if (key == "review") return set_review(context, value);
    if (key == "dob") return set_day(context.born, value);
    if (key == "death") return set_day(context.died, value);
    if (key == "incident") return set_day(context.incident, value);
    if (key == "edd") return set_day(context.due, value);
    if (key == "prev") return set_day(context.previous, value);
    if (key == "recorded") return set_day(context.recorded, value);
    if (key == "heading_year") return set_number(context.heading_year, value, 9999);
    if (key == "heading_month") return set_number(context.heading_month, value, 12);
    if (key == "agency") context.sector = sector_of(value);
    else if (key == "order") context.month_first_evidence = value == "month_first_evidence";
    else if (key == "epoch") context.from_1904 = value == "1904";
    else return false;
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

}  // namespace

Result<DateContext> context_of(std::string_view text) {
    DateContext context;
    while (!text.empty()) {
        const std::string_view one = trimmed(text.substr(0, text.find(';')));
        text.remove_prefix(std::min(text.find(';'), text.size() - 1) + 1);
        if (one.empty()) continue;
        const std::size_t equals = one.find('=');
        const bool good = equals != std::string_view::npos && set(context, trimmed(one.substr(0, equals)), trimmed(one.substr(equals + 1)));
        if (!good) return fail(Problem::usage, "--context");
    }
    return context;
}

}  // namespace tributary::cli
