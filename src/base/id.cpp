#include "base/id.hpp"

#include <algorithm>

#include "base/bytes.hpp"

namespace tributary {

std::string Id::text() const { return to_hex(bytes); }

std::optional<Id> Id::parse(std::string_view text) {
    Bytes read;
    if (text.size() != 32 || !from_hex(text, read)) return std::nullopt;
    Id id;
    std::copy(read.begin(), read.end(), id.bytes.begin());
    return id;
}

}  // namespace tributary
