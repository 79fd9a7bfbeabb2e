// EDTF, levels 0 and 1 of ISO 8601-2, as far as bounds need it.
#include <string>

#include "base/date.hpp"

namespace tributary {

// A month or a year is written short where the bounds are all of it.
static std::string short_form(Date from, Date to) {
    if (from == to) return from.iso();
    if (from.day != 1 || to.day != days_in_month(to.year, to.month) || from.year != to.year) return {};
    if (from.month == to.month) return from.iso().substr(0, 7);
    return from.month == 1 && to.month == 12 ? from.iso().substr(0, 4) : std::string();
}

std::string DateReading::edtf() const {
    const bool uncertain = qualifier == DateQualifier::uncertain || qualifier == DateQualifier::ambiguous;
    const std::string mark = uncertain ? "?" : qualifier == DateQualifier::approximate ? "~" : "";
    if (!has_bounds()) return {};
    if (!latest) return earliest->iso() + mark + "/..";
    if (!earliest) return "../" + latest->iso() + mark;
    const std::string whole = short_form(*earliest, *latest);
    return whole.empty() ? earliest->iso() + mark + "/" + latest->iso() + mark : whole + mark;
}

namespace {

std::optional<Edtf> read_one(std::string_view text) {
    Edtf value;
    while (!text.empty() && (text.back() == '?' || text.back() == '~' || text.back() == '%')) {
        if (value.uncertain || value.approximate) return std::nullopt;
        value.uncertain = text.back() != '~';
        value.approximate = text.back() != '?';
        text.remove_suffix(1);
    }
    const std::string month = text.size() == 4 ? "-01" : "";
    const std::string day = text.size() <= 7 ? "-01" : "";
    value.earliest = Date::parse_iso(std::string(text) + month + day);
    if (!value.earliest || (text.size() != 4 && text.size() != 7 && text.size() != 10)) return std::nullopt;
    value.latest = value.earliest;
    if (text.size() == 4) value.latest->month = 12;
    if (text.size() <= 7) value.latest->day = days_in_month(value.latest->year, value.latest->month);
    return value;
}

}  // namespace

std::optional<Edtf> read_edtf(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return read_one(text);
    const bool open_start = text.substr(0, slash) == "..";
    const bool open_end = text.substr(slash + 1) == "..";
    if (open_start && open_end) return std::nullopt;
    const auto from = open_start ? std::optional(Edtf{}) : read_one(text.substr(0, slash));
    const auto to = open_end ? std::optional(Edtf{}) : read_one(text.substr(slash + 1));
    if (!from || !to) return std::nullopt;
    if (from->earliest && to->latest && *from->earliest > *to->latest) return std::nullopt;
    return Edtf{from->earliest, to->latest, from->uncertain || to->uncertain, from->approximate || to->approximate};
}

}  // namespace tributary
