// What a bundle would change, as conflicts to look at and a table of everything.
#pragma once

#include "ui/paper.hpp"
#include "ui/screens/stage.hpp"

namespace tributary::ui {

/// What a review is drawn with. `child` is `child_of` the case.
struct ReviewShown {
    Stage& stage;
    const app::Review& review;
    std::string child;
};

/// Conflicts first, then the case, people and entries, each by date; worked out once for each bundle.
void put_in_order(ReviewState& state, const app::Review& review, int latest_year);
/// What a person sees as one change: a line of the table. Changes without a line of their own count as they are.
[[nodiscard]] std::size_t changes_in(const app::Review& review);
void reviewed_changes(const ReviewShown& shown);
/// The same table, for paper.
[[nodiscard]] PaperTable changes_on_paper(Stage& stage, const app::Review& review);

}  // namespace tributary::ui
