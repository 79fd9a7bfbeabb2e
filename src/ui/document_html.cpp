#include "ui/document_html.hpp"

#include <algorithm>
#include <vector>

#include "documents/commonmark.hpp"
#include "ui/core/script_languages.hpp"
#include "ui/html.hpp"
#include "ui/widgets/document.hpp"

namespace tributary::ui {

namespace {

using documents::Block;
using documents::BlockKind;
using documents::Passage;

constexpr int deepest_heading = 5, first_heading = 3;

std::string element(std::string_view name, const std::string& inside) { return "<" + std::string(name) + ">" + inside + "</" + std::string(name) + ">"; }

std::string in_language(std::string_view language, const std::string& inside) {
    return language.empty() ? inside : "<span lang=\"" + escaped(language) + "\">" + inside + "</span>";
}

class Writer {
public:
    explicit Writer(const documents::EntryNumbers* numbers) : numbers_(numbers) {}

    std::string blocks(const std::vector<Block>& blocks) const {
        std::string out;
        for (const Block& each : blocks) out += block(each);
        return out;
    }

private:
    std::string passage(const Passage& passage) const {
        const std::string words = passage.entry.empty() ? passage.words : "[" + words_of_link(passage, numbers_) + "]";
        std::string out = passage.language.empty() ? words_html(words) : in_language(passage.language, escaped(words));
        if (passage.italic) out = element("em", out);
        return passage.bold ? element("strong", out) : out;
    }

    std::string words(const Block& block) const {
        std::string out;
        for (const Passage& each : block.passages) out += passage(each);
        return out;
    }

    std::string block(const Block& block) const {
        switch (block.kind) {
            case BlockKind::heading: return element("h" + std::to_string(std::min(first_heading + block.level - 1, deepest_heading)), words(block));
            case BlockKind::paragraph: return element("p", words(block));
            case BlockKind::bullets: return element("ul", blocks(block.blocks));
            case BlockKind::numbers: return "<ol start=\"" + std::to_string(block.first) + "\">" + blocks(block.blocks) + "</ol>";
            case BlockKind::item: return element("li", blocks(block.blocks));
            case BlockKind::quote: return element("blockquote", blocks(block.blocks));
            case BlockKind::rule: return "<hr>";
        }
        return {};
    }

    const documents::EntryNumbers* numbers_;
};

}  // namespace

std::string words_html(std::string_view words) {
    std::string out;
    for (const InLanguage& part : in_languages(words)) out += in_language(part.language, escaped(words.substr(part.begin, part.end - part.begin)));
    return out;
}

std::string document_html(std::string_view commonmark, const documents::EntryNumbers* numbers) {
    return Writer(numbers).blocks(documents::read_commonmark(commonmark).blocks);
}

}  // namespace tributary::ui
