#include "documents/commonmark.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <cmark.h>

#include "base/id.hpp"
#include "base/utf8.hpp"
#include "documents/references.hpp"

namespace tributary::documents {

namespace {

// cmark's work grows with marks times bytes of one block, and with the containers that one line opens.
constexpr std::size_t marks_times_bytes = 100'000'000;
constexpr std::size_t markers_in_a_line = 32;
constexpr int deepest_heading = 3;
constexpr std::size_t longest_tag = 35;

bool is_mark(char c) { return std::string_view("[]*_<&`\\!").find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view line_at(std::string_view text, std::size_t begin) { return text.substr(begin, text.find('\n', begin) - begin); }

// How far the markers of quotes and list items go at the beginning of a line, and how many they are.
struct Markers {
    std::size_t end = 0, count = 0;
};

std::size_t marker_size(std::string_view rest) {
    if (rest.empty()) return 0;
    if (rest[0] == '>') return 1;
    const bool ends = rest.size() == 1 || is_blank(rest[1]);
    if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') return ends ? 1 : 0;
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 10 && is_digit(rest[digits])) ++digits;
    if (digits == 0 || digits == 10 || digits == rest.size() || (rest[digits] != '.' && rest[digits] != ')')) return 0;
    return digits + 1 == rest.size() || is_blank(rest[digits + 1]) ? digits + 1 : 0;
}

Markers markers_of(std::string_view line) {
    Markers markers;
    while (markers.end < line.size()) {
        if (is_blank(line[markers.end])) {
            ++markers.end;
            continue;
        }
        const std::size_t size = marker_size(line.substr(markers.end));
        if (size == 0) break;
        markers.end += size;
        ++markers.count;
    }
    return markers;
}

// Whether cmark can read it in a time that grows with its length.
bool within_limits(std::string_view text) {
    if (text.size() > commonmark_size_limit) return false;
    std::size_t marks = 0, bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = line_at(text, at);
        at += line.size() + 1;
        const Markers markers = markers_of(line);
        if (markers.count > markers_in_a_line) return false;
        if (markers.end == line.size()) marks = bytes = 0;
        marks += static_cast<std::size_t>(std::ranges::count_if(line, is_mark));
        bytes += line.size() + 1;
        if (marks * bytes > marks_times_bytes) return false;
    }
    return true;
}

// "[note]: see file" would be taken out of sight as the definition of a link: a backslash before it keeps it in.
std::string without_definitions(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = line_at(text, at);
        const std::size_t from = markers_of(line).end;
        out += line.substr(0, from);
        const std::size_t label = line.find(']', from);
        const bool link = label != std::string_view::npos && line.substr(label + 1).starts_with('(');
        if (from < line.size() && line[from] == '[' && !link) out += '\\';
        out += line.substr(from);
        at += line.size() + 1;
        if (at <= text.size()) out += '\n';
    }
    return out;
}

// cmark reads a marked language as a link to this private place; where it finds no link the mark is put back as it was.
constexpr std::string_view private_place = "(\uE000";

std::string with_language_links(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = text.find(language_mark, at);
        if (mark == std::string_view::npos) return out.empty() && at == 0 ? std::string(text) : out += text.substr(at);
        const std::size_t from = mark + language_mark.size();
        const std::size_t end = from + std::min<std::size_t>(text.substr(from, longest_tag + 1).find('}'), longest_tag + 1);
        const bool marks = mark > 0 && text[mark - 1] == ']' && end < text.size() && text[end] == '}' && is_language_tag(text.substr(from, end - from));
        const std::string_view tag = text.substr(from, marks ? end - from : 0);
        out += text.substr(at, mark - at);
        if (marks) ((out += private_place) += tag) += ')';
        else out += language_mark;
        at = marks ? end + 1 : from;
    }
    return out;
}

std::string without_language_links(std::string_view text) {
    std::string out(text);
    for (std::size_t at = out.find(private_place); at != std::string::npos; at = out.find(private_place, at + 1)) {
        const std::size_t end = out.find(')', at);
        if (end != std::string::npos) out[end] = '}';
        out.replace(at, private_place.size(), language_mark);
    }
    return out;
}

// The tree as it grows: the blocks that are open, from the document inwards.
class Builder {
public:
    void walk(cmark_node* root) {
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> steps(cmark_iter_new(root), cmark_iter_free);
        for (cmark_event_type event = cmark_iter_next(steps.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(steps.get())) {
            cmark_node* node = cmark_iter_get_node(steps.get());
            event == CMARK_EVENT_ENTER ? enter(node) : leave(node);
        }
    }

    Document take() { return std::move(document_); }

private:
    struct Open {
        std::vector<Block>* blocks;
        bool own;  // a level of its own, not one that was too deep
    };

    std::vector<Block>& here() { return open_.empty() ? document_.blocks : *open_.back().blocks; }

    Block& add(BlockKind kind, cmark_node* node) {
        here().push_back({.kind = kind, .line = cmark_node_get_start_line(node)});
        return here().back();
    }

    // The vector that an open block stands in does not grow while the block is open, so its address holds.
    void open(BlockKind kind, cmark_node* node) {
        const bool list = kind == BlockKind::bullets || kind == BlockKind::numbers;
        const bool outer = kind == BlockKind::quote || list;
        if (outer) ++depth_;
        if (depth_ > commonmark_nesting_limit && outer) return open_.push_back({&here(), false});
        if (kind == BlockKind::item && (open_.empty() || !open_.back().own)) return open_.push_back({&here(), false});
        Block& block = add(kind, node);
        if (kind == BlockKind::numbers) block.first = cmark_node_get_list_start(node);
        open_.push_back({&block.blocks, true});
    }

    void close(bool outer) {
        if (outer) --depth_;
        open_.pop_back();
    }

    void words(std::string_view literal) {
        if (literal.empty() || here().empty()) return;
        const std::string text = without_language_links(literal);
        std::vector<Passage>& passages = here().back().passages;
        if (passages.empty() || !goes_on(passages.back())) passages.push_back({{}, bold_ > 0, italic_ > 0, entry_, last_, language_});
        passages.back().words += text;
    }

    [[nodiscard]] bool goes_on(const Passage& passage) const {
        return passage.bold == (bold_ > 0) && passage.italic == (italic_ > 0) && passage.entry == entry_ && passage.last == last_ && passage.language == language_;
    }

    static std::string_view view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

    void enter_link(cmark_node* node) {
        const std::string_view address = view(cmark_node_get_url(node));
        if (cmark_node_get_type(node) != CMARK_NODE_LINK) return;
        if (const std::string_view tag = language_place(address); !tag.empty()) language_ = tag;
        const auto link = entry_link(address);
        if (!link) return;
        entry_ = link->first.text();
        if (link->last != link->first) last_ = link->last.text();
    }

    // The tag in a private place.
    static std::string_view language_place(std::string_view address) {
        constexpr std::string_view place = private_place.substr(1);
        return address.starts_with(place) ? address.substr(place.size()) : std::string_view();
    }

    // The address behind the words, unless the words are the address.
    void leave_link(cmark_node* node) {
        last_.clear();
        if (!std::exchange(entry_, {}).empty()) return;
        const std::string_view address = view(cmark_node_get_url(node));
        if (cmark_node_get_type(node) == CMARK_NODE_LINK && !language_place(address).empty()) return language_.clear();
        cmark_node* inside = cmark_node_first_child(node);
        const bool same = inside != nullptr && cmark_node_next(inside) == nullptr && view(cmark_node_get_literal(inside)) == address;
        const bool mail = inside != nullptr && address.starts_with("mailto:") && view(cmark_node_get_literal(inside)) == address.substr(7);
        const std::string_view title = view(cmark_node_get_title(node));
        if (!address.empty() && !same && !mail)
            words((inside != nullptr ? " (" : "(") + std::string(address) + (title.empty() ? "" : " \"" + std::string(title) + "\"") + ")");
    }

    // A block of words that is shown as it stands: code, HTML.
    void literal(cmark_node* node) {
        std::string_view text = view(cmark_node_get_literal(node));
        while (text.ends_with('\n')) text.remove_suffix(1);
        add(BlockKind::paragraph, node);
        const std::string_view language = cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK ? view(cmark_node_get_fence_info(node)) : std::string_view();
        if (!language.empty()) words(std::string(language) + "\n");
        words(text);
    }

    void enter(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE: return open(BlockKind::quote, node);
            case CMARK_NODE_LIST: return open(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? BlockKind::numbers : BlockKind::bullets, node);
            case CMARK_NODE_ITEM: return open(BlockKind::item, node);
            case CMARK_NODE_CODE_BLOCK:
            case CMARK_NODE_HTML_BLOCK:
            case CMARK_NODE_CUSTOM_BLOCK: return literal(node);
            case CMARK_NODE_PARAGRAPH: add(BlockKind::paragraph, node); return;
            case CMARK_NODE_HEADING: add(BlockKind::heading, node).level = std::min(cmark_node_get_heading_level(node), deepest_heading); return;
            case CMARK_NODE_THEMATIC_BREAK: add(BlockKind::rule, node); return;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: return words("\n");
            case CMARK_NODE_EMPH: ++italic_; return;
            case CMARK_NODE_STRONG: ++bold_; return;
            case CMARK_NODE_LINK:
            case CMARK_NODE_IMAGE: return enter_link(node);
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE:
            case CMARK_NODE_HTML_INLINE:
            case CMARK_NODE_CUSTOM_INLINE: return words(view(cmark_node_get_literal(node)));
            default: return;
        }
    }

    void leave(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE:
            case CMARK_NODE_LIST: return close(true);
            case CMARK_NODE_ITEM: return close(false);
            case CMARK_NODE_EMPH: --italic_; return;
            case CMARK_NODE_STRONG: --bold_; return;
            case CMARK_NODE_LINK:
            case CMARK_NODE_IMAGE: return leave_link(node);
            default: return;
        }
    }

    Document document_;
    std::vector<Open> open_;
    std::size_t depth_ = 0;
    int bold_ = 0, italic_ = 0;
    std::string entry_, last_, language_;
};

std::string well_formed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_code_point(out, c == 0 ? 0xFFFD : c);
    }
    return out;
}

Document as_written(std::string_view text) {
    Document document{.blocks = {}, .as_written = true};
    document.blocks.push_back({.line = 1, .passages = {{.words = well_formed(text)}}});
    return document;
}

void write(std::string& out, const std::vector<Block>& blocks, const std::string& indent);

// The marker takes the place of the first line's indent.
void write_item(std::string& out, const Block& item, const std::string& indent, std::string_view marker, std::size_t deeper) {
    const std::size_t begin = out.size();
    write(out, item.blocks, indent + std::string(deeper, ' '));
    if (out.size() == begin) out += indent + '\n';
    const std::size_t first = begin + indent.size();
    const std::size_t words = out.find_first_not_of(' ', first);
    out.replace(first, words - first, marker);
}

void write_words(std::string& out, const Block& block, const std::string& indent) {
    out += indent;
    for (const Passage& passage : block.passages) {
        if (!passage.entry.empty()) out += '[';
        for (const char c : passage.words) {
            out += c;
            if (c == '\n') out += indent;
        }
        if (!passage.entry.empty()) out += ']';
    }
    out += '\n';
}

void write(std::string& out, const std::vector<Block>& blocks, const std::string& indent) {
    for (const Block& block : blocks) {
        int number = block.first;
        switch (block.kind) {
            case BlockKind::heading:
            case BlockKind::paragraph: write_words(out, block, indent); break;
            case BlockKind::quote: write(out, block.blocks, indent); break;
            case BlockKind::bullets:
                for (const Block& item : block.blocks) write_item(out, item, indent, "\u2022 ", 2);
                break;
            case BlockKind::numbers:
                for (const Block& item : block.blocks) write_item(out, item, indent, std::to_string(number++) + ". ", 3);
                break;
            case BlockKind::item: write(out, block.blocks, indent); break;
            case BlockKind::rule: break;
        }
    }
}

// One line that begins with a letter and holds no mark: the text is its own words.
bool has_no_marks(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !text.empty() && letter(text.front()) && text.back() != ' ' && text.size() < commonmark_size_limit && is_utf8(text) &&
           std::ranges::none_of(text, [](char c) { return is_mark(c) || (c >= 0 && c < ' '); });
}

}  // namespace

bool Document::plain() const {
    return std::ranges::all_of(blocks, [](const Block& block) {
        return block.kind == BlockKind::paragraph && std::ranges::all_of(block.passages, [](const Passage& p) { return !p.bold && !p.italic && p.entry.empty() && p.language.empty(); });
    });
}

Document read_commonmark(std::string_view text) {
    if (!within_limits(text)) return as_written(text);
    const std::string prepared = without_definitions(with_language_links(text));
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
        cmark_parse_document(prepared.data(), prepared.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8), cmark_node_free);
    if (!root) return as_written(text);
    Builder builder;
    builder.walk(root.get());
    return builder.take();
}

std::string plain_words(const Document& document) {
    std::string out;
    write(out, document.blocks, "");
    while (out.ends_with('\n')) out.pop_back();
    return out;
}

std::string plain_words(std::string_view text) { return has_no_marks(text) ? std::string(text) : plain_words(read_commonmark(text)); }

bool is_language_tag(std::string_view tag) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (tag.size() > longest_tag) return false;
    for (std::size_t at = 0, part = 0;; ++part) {
        const std::size_t end = std::min(tag.find('-', at), tag.size());
        const std::string_view piece = tag.substr(at, end - at);
        const bool right_size = part == 0 ? piece.size() == 2 || piece.size() == 3 : piece.size() >= 2 && piece.size() <= 8;
        if (!right_size || !std::ranges::all_of(piece, [&](char c) { return letter(c) || (part > 0 && is_digit(c)); })) return false;
        if (end == tag.size()) return true;
        at = end + 1;
    }
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool space = c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
        const bool part = !space && !(c < 0x80 && std::string_view("#>*_-+`[]()").find(static_cast<char>(c)) != std::string_view::npos);
        if (space) inside = false;
        else if (part && !inside) { inside = true; ++words; }
    }
    return words;
}

}  // namespace tributary::documents
