// What this person has done since unlocking, so that it can be taken back: one step for each intent that changed a case.
//
// Taking back is a new change that brings the former values (docs/architecture.md). Steps are kept in memory only and
// are gone when the vault locks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "domain/json.hpp"

namespace tributary::app {

/// One field of a record that a step changed; without a field: the record itself, which the step added.
struct Touch {
    Id part{};
    Id record{};
    std::string kind{};
    std::string field{};
    domain::Json before{};   // null when the field was empty
    domain::Json after{};
    bool settled = false;    // the field had two values before
    [[nodiscard]] bool added() const { return field.empty(); }
};

struct Step {
    Id case_id{};
    std::string action{};    // domain::action
    Id part{};               // what it is called after: the first record touched, and its field
    Id record{};
    std::string field{};
    std::size_t entries = 0; // added
    std::uint64_t number = 0;
    std::vector<Touch> touches{};
};

/// The next to be taken back, and to be done again, is the last of its list.
struct Steps {
    static constexpr std::size_t most = 500;
    std::vector<Step> done;
    std::vector<Step> undone;
    std::uint64_t counter = 0;   // grows with everything that happens to the lists
};

}  // namespace tributary::app
