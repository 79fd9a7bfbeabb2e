#include "domain/knowledge.hpp"

namespace tributary::domain {

KnownBy known_by(const DateReading& known, Date day) {
    if (!known.earliest) return KnownBy::not_stated;
    if (*known.earliest > day) return KnownBy::not_yet;
    return known.latest.value_or(*known.earliest) <= day ? KnownBy::yes : KnownBy::perhaps;
}

const DateReading& happened_or_known(const DateReading& happened, const DateReading& known) { return happened.has_bounds() ? happened : known; }

bool may_have_happened_by(const DateReading& happened, Date day) { return happened.earliest && *happened.earliest <= day; }

std::optional<std::int64_t> days_until_known(const DateReading& happened, const DateReading& known) {
    if (!happened.earliest || !known.earliest) return std::nullopt;
    const std::int64_t days = known.earliest->days() - happened.latest.value_or(*happened.earliest).days();
    return days > 0 ? std::optional(days) : std::nullopt;
}

}  // namespace tributary::domain
