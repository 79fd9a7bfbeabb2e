// Who may hold which part of a case: the visibility matrix of docs/requirements.md, section 6.2, as data.
//
// It is the default where a board's procedure says nothing else. Roles are words that people wrote on their cards, so a
// person's place in the matrix is read from role and agency; nobody is taken for the board by their agency alone.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tributary::domain {

/// The columns of the matrix that a recipient of a bundle can stand in.
enum class Holder : std::uint8_t { own_agency, other_agency, board, overview_author, family };

struct Recipient {
    std::string_view role;
    std::string_view agency;
};

/// Where a person stands towards a part of `owner` (an agency's name, or empty for a part of the whole case).
[[nodiscard]] Holder holder_of(const Recipient& recipient, std::string_view owner);

struct VisibilityRule {
    std::string_view part_kind;
    Holder holder;
    bool may_hold;
    std::string_view source;  // the row of docs/requirements.md
};

[[nodiscard]] std::span<const VisibilityRule> visibility_matrix();

/// The rule for such a part and person, or null for a kind of part that the matrix does not name.
[[nodiscard]] const VisibilityRule* rule_for(std::string_view part_kind, Holder holder);

}  // namespace tributary::domain
