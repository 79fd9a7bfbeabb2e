#include "domain/visibility.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "domain/records.hpp"

namespace tributary::domain {

static constexpr std::array matrix = {
    VisibilityRule{part_kind::case_header, Holder::own_agency, true, "6.2 Terms of reference"},
    VisibilityRule{part_kind::case_header, Holder::other_agency, true, "6.2 Terms of reference"},
    VisibilityRule{part_kind::case_header, Holder::board, true, "6.2 Terms of reference"},
    VisibilityRule{part_kind::case_header, Holder::overview_author, true, "6.2 Terms of reference"},
    VisibilityRule{part_kind::case_header, Holder::family, false, "6.2 Terms of reference"},
    VisibilityRule{part_kind::people, Holder::own_agency, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::people, Holder::other_agency, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::people, Holder::board, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::people, Holder::overview_author, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::people, Holder::family, false, "6.2 Own chronology"},
    VisibilityRule{part_kind::chronology, Holder::own_agency, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::chronology, Holder::other_agency, false, "6.2 Own chronology"},
    VisibilityRule{part_kind::chronology, Holder::board, true, "LLR-17.41-01"},
    VisibilityRule{part_kind::chronology, Holder::overview_author, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::chronology, Holder::family, false, "6.2 Own chronology"},
    VisibilityRule{part_kind::panel, Holder::own_agency, false, "6.2 Own agency's merged-chronology lines"},
    VisibilityRule{part_kind::panel, Holder::other_agency, false, "6.2 Own agency's merged-chronology lines"},
    VisibilityRule{part_kind::panel, Holder::board, true, "6.2 Own agency's merged-chronology lines"},
    VisibilityRule{part_kind::panel, Holder::overview_author, true, "6.2 Own agency's merged-chronology lines"},
    VisibilityRule{part_kind::panel, Holder::family, false, "6.2 Own agency's merged-chronology lines"},
    VisibilityRule{part_kind::queries, Holder::own_agency, true, "LLR-17.40-03"},
    VisibilityRule{part_kind::queries, Holder::other_agency, false, "LLR-17.40-03"},
    VisibilityRule{part_kind::queries, Holder::board, true, "LLR-17.40-03"},
    VisibilityRule{part_kind::queries, Holder::overview_author, true, "LLR-17.40-03"},
    VisibilityRule{part_kind::queries, Holder::family, false, "LLR-17.40-03"},
    VisibilityRule{part_kind::sign_offs, Holder::own_agency, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::sign_offs, Holder::other_agency, false, "6.2 Own chronology"},
    VisibilityRule{part_kind::sign_offs, Holder::board, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::sign_offs, Holder::overview_author, true, "6.2 Own chronology"},
    VisibilityRule{part_kind::sign_offs, Holder::family, false, "6.2 Own chronology"},
};

static bool names(std::string_view text, std::span<const std::string_view> words) {
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return std::ranges::any_of(words, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

Holder holder_of(const Recipient& recipient, std::string_view owner) {
    static constexpr std::array<std::string_view, 3> family = {"family", "relative", "parent"};
    static constexpr std::array<std::string_view, 3> overview = {"overview", "lead reviewer", "independent reviewer"};
    static constexpr std::array<std::string_view, 5> board = {"board", "panel", "chair", "administrator", "partnership"};
    if (!owner.empty() && recipient.agency == owner) return Holder::own_agency;
    if (names(recipient.role, family)) return Holder::family;
    if (names(recipient.role, overview)) return Holder::overview_author;
    if (names(recipient.role, board)) return Holder::board;
    return Holder::other_agency;
}

std::span<const VisibilityRule> visibility_matrix() { return matrix; }

const VisibilityRule* rule_for(std::string_view part_kind, Holder holder) {
    const auto found = std::ranges::find_if(matrix, [&](const VisibilityRule& rule) { return rule.part_kind == part_kind && rule.holder == holder; });
    return found == matrix.end() ? nullptr : &*found;
}

}  // namespace tributary::domain
