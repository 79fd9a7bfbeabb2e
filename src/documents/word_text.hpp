// The text of paragraphs as it reads: runs, breaks, lists, notes; tracked deletions left out and counted.
#pragma once

#include <map>
#include <string>

#include "documents/xml.hpp"

namespace tributary::documents {

struct WordCounts {
    std::size_t deleted = 0, inserted = 0, comments = 0, notes = 0, pictures = 0, nested = 0, outside = 0;
};

class WordText {
public:
    WordText(const zip::Archive& archive, const Relationships& links);

    /// The paragraphs of a cell or of the body's block, one line each; tables within are told as lines, their cells between tabs.
    [[nodiscard]] std::string blocks(const Element* parent);
    [[nodiscard]] std::string paragraph(const Element* element);
    WordCounts counts;

private:
    void run_text(const Element* parent, std::string& text);
    void one(const Element* element, std::string& text);
    [[nodiscard]] std::string list_mark(const Element* properties);
    void read_notes(const zip::Archive& archive, const std::string& path, std::map<std::string, std::string, std::less<>>& notes);
    void read_lists(const zip::Archive& archive, const std::string& numbering, const std::string& styles);

    struct Level {
        bool bullet = true;
        bool none = false;
    };
    struct ListPlace {
        std::string number;
        std::uint64_t level = 0;
    };
    std::map<std::string, std::map<std::uint64_t, Level>, std::less<>> lists_;  // by numId
    std::map<std::string, ListPlace, std::less<>> style_lists_;                 // by the id of a paragraph style
    std::map<std::string, std::map<std::uint64_t, int>, std::less<>> counters_;
    std::map<std::string, std::string, std::less<>> footnotes_;
    std::map<std::string, std::string, std::less<>> endnotes_;
    int depth_ = 0;
};

}  // namespace tributary::documents
