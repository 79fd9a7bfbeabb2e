// A document for paper: the whole of a list, whatever is in view, with the marking at the top and bottom of each page.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tributary::ui {

/// Words of a cell; or a long text as HTML (document_html.hpp), everything in it escaped.
struct PaperCell {
    std::string words;
    std::string html{};

    PaperCell(std::string text) : words(std::move(text)) {}        // NOLINT: words are a cell
    PaperCell(const char* text) : words(text) {}                   // NOLINT
    PaperCell(std::string_view text) : words(text) {}              // NOLINT
    [[nodiscard]] static PaperCell of_html(std::string made) {
        PaperCell cell("");
        cell.html = std::move(made);
        return cell;
    }
};

struct PaperTable {
    std::string name;
    std::vector<std::string> headings;
    std::vector<std::vector<PaperCell>> rows;
};

/// Drawn sharp at any size: dark on light.
struct PaperPicture {
    std::string name;  // for who does not see it
    int side = 0;      // of its square, in the path's units
    std::string path;  // SVG
};

struct Paper {
    std::string marking;             // "OFFICIAL-SENSITIVE. Child R review. For people named in it only."; empty: none
    std::string title;
    std::vector<std::string> lines;  // below the title
    std::vector<PaperTable> tables;
    std::vector<PaperPicture> pictures{};
};

/// What the host puts into the page while it prints (web/paper.js): a fragment, everything in it escaped.
[[nodiscard]] std::string paper_html(const Paper& paper);

}  // namespace tributary::ui
