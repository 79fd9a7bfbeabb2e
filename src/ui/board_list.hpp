// Entries of several agencies as the board's template has them, as a list that leaves the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "documents/list.hpp"
#include "domain/import/voice.hpp"

namespace tributary::ui {

struct BoardEntry {
    std::string agency{};
    std::size_t lane = 0;  // counts agencies in their order, as everywhere
    DateReading known{}, happened{};
    std::string source{}, persons{}, worker{}, kind{}, event{}, action{}, voice{}, comment{}, restriction{};
    domain::Answer seen = domain::Answer::not_stated, sought = domain::Answer::not_stated, expressed = domain::Answer::not_stated;
};

/// The columns of the template that any entry fills, one row for each entry in the order given. A date stands in its own words where these say
/// the same to somebody who sees nothing but the cell; otherwise it is written out, and a last column has the words.
[[nodiscard]] documents::List board_list(const std::vector<BoardEntry>& entries, std::string_view title, const DateContext& dates);

/// The list as a page of its own: opened in any browser, the marking and the headings on every page that is printed.
[[nodiscard]] std::string board_page(const documents::List& list);

}  // namespace tributary::ui
