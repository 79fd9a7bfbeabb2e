// What a profile's elements say of each other: names, circles, rules and templates.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "domain/profile/place.hpp"
#include "domain/profile/profile.hpp"

namespace tributary::domain::profile {

struct Fault {
    Problem problem;
    Place place;
    std::string about;
};

/// The first thing wrong with a profile whose members have their shapes, or nothing.
[[nodiscard]] std::optional<Fault> find_fault(const Profile& profile);

}  // namespace tributary::domain::profile
