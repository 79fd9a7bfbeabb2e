// Typing a date in a list goes to its first row of that day or later.
#include <algorithm>

#include "ui/screens/parts.hpp"

namespace tributary::ui {

std::optional<std::size_t> row_of_date(const EntryList& list, std::string_view typed, int latest_year) {
    const DateReading wanted = read_date(typed, latest_year);
    if (!wanted.has_bounds() || list.shown.empty()) return std::nullopt;
    std::optional<std::size_t> last;  // that has a date: those without stand at the end
    for (std::size_t i = 0; i < list.shown.size(); ++i) {
        const DateReading& known = list.rows[list.shown[i]].known;
        if (!known.has_bounds()) continue;
        if (known.first() >= wanted.first()) return i;
        last = i;
    }
    return last;
}

}  // namespace tributary::ui
