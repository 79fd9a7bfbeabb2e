// What lists ask of every record. The fold works it out when a change touches the record, so that asking costs nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "base/date.hpp"
#include "domain/json.hpp"

namespace tributary::domain {

struct Facts {
    DateReading known;           // what the shown values of the fields `known` and `happened` say
    DateReading happened;
    std::int64_t sequence = std::numeric_limits<std::int64_t>::max();  // records without one come last
    std::int64_t conflicts = 0;  // fields with two values
    bool undone = false;
    bool withdrawn = false;      // with a reason
    bool not_seen = false;       // the child

    /// A field shows this value from now on. Values may be hostile: what is none of its kind counts as nothing.
    void shows(std::string_view field, const Json& value);
};

}  // namespace tributary::domain
