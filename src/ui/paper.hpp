// A document for paper: the whole of a list, whatever is in view, with the marking at the top and bottom of each page.
#pragma once

#include <string>
#include <vector>

namespace tributary::ui {

struct PaperTable {
    std::string name;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};

struct Paper {
    std::string marking;             // "OFFICIAL-SENSITIVE. Child R review. For people named in it only."; empty: none
    std::string title;
    std::vector<std::string> lines;  // below the title
    std::vector<PaperTable> tables;
};

/// What the host puts into the page while it prints (web/paper.js): a fragment, everything in it escaped.
[[nodiscard]] std::string paper_html(const Paper& paper);

}  // namespace tributary::ui
