#include <doctest/doctest.h>

#include <set>

#include "domain/records.hpp"
#include "domain/visibility.hpp"

using namespace tributary::domain;

TEST_CASE("every kind of part that leaves has a rule for everybody, and one alone") {
    std::set<std::pair<std::string_view, Holder>> seen;
    for (const VisibilityRule& rule : visibility_matrix()) {
        CHECK(seen.emplace(rule.part_kind, rule.holder).second);
        CHECK_FALSE(rule.source.empty());
    }
    for (const auto kind : {part_kind::case_header, part_kind::people, part_kind::chronology, part_kind::panel, part_kind::queries, part_kind::sign_offs})
        for (const Holder holder : {Holder::own_agency, Holder::other_agency, Holder::board, Holder::overview_author, Holder::family})
            CHECK(rule_for(kind, holder) != nullptr);
    CHECK(rule_for("something", Holder::board) == nullptr);
}

TEST_CASE("LLR-17.41-01: an agency's chronology is for the agency, the board and the overview author, and for no other agency") {
    const auto may = [](std::string_view role, std::string_view agency) {
        return rule_for(part_kind::chronology, holder_of({role, agency}, "Children's social care"))->may_hold;
    };
    CHECK(may("Report author", "Children's social care"));
    CHECK(may("Executive lead", "Children's social care"));
    CHECK(may("Board administrator", "Thornmere board"));
    CHECK(may("Panel chair", "Thornmere board"));
    CHECK(may("Overview author", "Independent"));
    CHECK_FALSE(may("Report author", "Police"));
    CHECK_FALSE(may("Clerk", "Thornmere board"));  // a role says so, never an agency alone
    CHECK_FALSE(may("Family representative", "None"));
}
