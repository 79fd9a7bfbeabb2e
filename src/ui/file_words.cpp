#include "ui/file_words.hpp"

#include "ui/messages.hpp"

namespace tributary::ui {

std::string notice_words(const documents::Notice& notice) {
    using enum documents::NoticeKind;
    const auto of = [&](std::string_view one, std::string_view many = {}) { return counted(notice.count, one, many); };
    const bool one = notice.count == 1;
    switch (notice.kind) {
        case encoding_guessed: return "The letters were read as Windows-1252, because of " + of("sign") + " that UTF-8 does not have. Look whether names and pound signs are right.";
        case ragged_rows: return of("row") + (one ? " has" : " have") + " more or fewer cells than the others, the first at " + notice.fact + ".";
        case quote_never_closed: return "A quotation mark that opens at " + notice.fact + " is never closed: what follows it is one cell.";
        case sheet_hidden: return "The sheet " + notice.sheet + " is hidden. Its rows are not imported.";
        case rows_hidden: return of("hidden row") + (one ? " was" : " were") + " read like the others.";
        case columns_hidden: return of("hidden column") + (one ? " is" : " are") + " kept with the rows only.";
        case several_sheets: return {};  // each has its columns on the page
        case serials_from_1904: return "Its days are counted from 1904.";
        case formulas: return of("cell") + (one ? " is a formula. What its program had worked out is taken." : " are formulas. What their program had worked out is taken.");
        case macros_left_out: return "It holds macros. They were not run and are not kept.";
        case links_left_out: return of("link") + " to other files " + (one ? "was" : "were") + " not followed.";
        case comments_left_out: return of("comment") + " beside the text " + (one ? "was" : "were") + " not taken.";
        case deleted_text_left_out: return of("tracked deletion") + (one ? " was" : " were") + " left out.";
        case inserted_text_kept: return of("tracked insertion") + (one ? " was" : " were") + " kept as text.";
        case notes_kept: return of("footnote") + (one ? " stands" : " stand") + " in brackets in its cell.";
        case text_outside_tables: return of("paragraph") + " outside the tables " + (one ? "was" : "were") + " not taken.";
        case pictures_left_out: return of("picture") + (one ? " was" : " were") + " not taken.";
        case nested_tables: return of("table") + " within a cell " + (one ? "is" : "are") + " kept as text.";
    }
    return {};
}

}  // namespace tributary::ui
