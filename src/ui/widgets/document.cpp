// Long text as it reads: headings, lists, quotes, links to entries. Bold wins where a text is bold and italic, because the
// font has three cuts; a quote is in the cut of words from a record, and what is emphasised in it stays italic.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/core/core.hpp"
#include "documents/references.hpp"
#include "ui/widgets/document.hpp"
#include "ui/widgets/languages.hpp"

namespace tributary::ui {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr float marker_width = 24;
constexpr float wide_marker = 34;   // two figures and more
constexpr float quote_indent = 18;
constexpr int deepest_heading = 5;  // of the page

class Writer {
public:
    Writer(Ui& ui, const DocumentOptions& options) : ui_(ui), core_(ui.core()), options_(options), heading_(options.heading_level - 1) {}

    void blocks(const std::vector<Block>& blocks, bool quoted) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const auto scope = ui_.scope(i);
            block(blocks[i], quoted);
        }
    }

private:
    void block(const Block& block, bool quoted) {
        switch (block.kind) {
            case BlockKind::heading: return heading(block);
            case BlockKind::paragraph: return paragraph(block, quoted);
            case BlockKind::bullets:
            case BlockKind::numbers: return list(block, quoted);
            case BlockKind::item: return blocks(block.blocks, quoted);
            case BlockKind::quote: return quote(block);
            case BlockKind::rule: ui_.rule(); return;
        }
    }

    // Where a press begins to edit.
    void at_line(std::size_t node, const Block& block) {
        if (node < core_.semantics.nodes().size()) core_.semantics.set_number_at(node, 2, static_cast<float>(block.line));
    }

    void heading(const Block& block) {
        std::string words;
        for (const documents::Passage& passage : block.passages) words += passage.words;
        if (words.empty()) return;
        const std::string& language = block.passages.front().language;
        const bool one = std::ranges::all_of(block.passages, [&](const documents::Passage& passage) { return passage.language == language; });
        const std::size_t node = core_.semantics.nodes().size();
        // No level is left out on the way down, whatever the text does.
        heading_ = std::min({options_.heading_level + block.level - 1, heading_ + 1, deepest_heading});
        ui_.heading(heading_, words, one ? std::string_view(language) : std::string_view());
        at_line(node, block);
    }

    void paragraph(const Block& block, bool quoted) {
        std::vector<std::string> kept;
        kept.reserve(4 * block.passages.size());
        std::vector<Run> runs;
        for (std::size_t i = 0; i < block.passages.size(); ++i) {
            const documents::Passage& passage = block.passages[i];
            Run run = passage.bold ? bold(passage.words) : passage.italic || quoted ? ui::quoted(passage.words) : Run(passage.words);
            if (!passage.entry.empty()) tag(run, passage, kept);
            run.language = passage.language;
            runs.push_back(run);
            const bool ends = i + 1 == block.passages.size() || block.passages[i + 1].language != passage.language;
            if (passage.language.empty() || !ends) continue;
            kept.push_back(" (" + std::string(language_name(passage.language)) + ")");
            runs.push_back(quiet(kept.back()));
        }
        const std::size_t node = core_.semantics.nodes().size();
        if (options_.type == Type::reading && !core_.flow.first()) core_.flow.at_least(14);
        ui_.paragraph(runs, {.type = options_.type == Type::reading ? Type::reading : Type::body, .measure = options_.measure});
        at_line(node, block);
    }

    // A link when the entry is here; otherwise its words in brackets, as they stand in print.
    void tag(Run& run, const documents::Passage& passage, std::vector<std::string>& kept) {
        kept.push_back(options_.address ? options_.address(passage.entry) : std::string());
        const std::string& address = kept.back();
        const std::string words = words_of_link(passage, options_.numbers.get());
        kept.push_back(address.empty() ? "[" + words + "]" : "\u00A0" + words + "\u00A0");
        run.text = kept.back();
        if (address.empty()) return;
        run.address = address;
        run.colour = Colour::accent;
        run.mark = Mark::tag;
    }

    void list(const Block& list, bool quoted) {
        const bool numbers = list.kind == BlockKind::numbers;
        const float indent = numbers && list.first + static_cast<int>(list.blocks.size()) > 9 ? wide_marker : marker_width;
        core_.within(Role::list, core_.flow.nameless(), {}, 4, [&] {
            for (std::size_t i = 0; i < list.blocks.size(); ++i) {
                const auto scope = ui_.scope(i);
                core_.within(Role::list_item, core_.flow.nameless(), {}, 4, [&] { item(list.blocks[i], numbers ? list.first + static_cast<int>(i) : 0, indent, quoted); });
            }
        });
    }

    void item(const Block& item, int number, float indent, bool quoted) {
        Flow& flow = core_.flow;
        const NodeId id = flow.nameless();
        const Box room{flow.right() - flow.fill_width(), flow.bottom(), flow.fill_width(), 0};
        const TypeSize size = size_of(options_.type);
        if (number > 0) {
            const std::string words = std::to_string(number) + ".";
            const Run run{words};
            core_.write(id, {&run, 1}, {room.x, room.y, indent, size.line}, options_.type, Colour::ink, Role::text);
        } else {
            core_.paint.disc(room.x + 8, room.y + size.line / 2 + 1, 2.5f, core_[Colour::ink]);
        }
        flow.open_at(id ^ 0x17e3u, {room.x + indent, room.y, room.w - indent, 0}, 4);
        blocks(item.blocks, quoted);
        flow.take(room.w, std::max(flow.close().h, size.line));
    }

    void quote(const Block& block) {
        Flow& flow = core_.flow;
        const NodeId id = flow.nameless();
        core_.within(Role::group, id, "Quote", 0, [&] {
            const Box room{flow.right() - flow.fill_width(), flow.bottom(), flow.fill_width(), 0};
            flow.open_at(id ^ 0x900eu, {room.x + quote_indent, room.y, room.w - quote_indent, 0}, 8);
            blocks(block.blocks, true);
            const Box filled = flow.close();
            core_.paint.fill({room.x, filled.y, 3, filled.h}, core_[Colour::control]);
            flow.take(room.w, filled.h);
        });
    }

    Ui& ui_;
    Core& core_;
    const DocumentOptions& options_;
    int heading_;
};

}  // namespace

std::string words_of_link(const documents::Passage& passage, const documents::EntryNumbers* numbers) {
    if (numbers == nullptr || !documents::are_numbers(passage.words)) return passage.words;
    const auto first = Id::parse(passage.entry);
    const auto last = passage.last.empty() ? first : Id::parse(passage.last);
    const std::string now = first && last ? documents::numbers_of({*first, *last}, *numbers) : std::string();
    return now.empty() ? passage.words : now;
}

void write_document(Ui& ui, const documents::Document& document, const DocumentOptions& options) { Writer(ui, options).blocks(document.blocks, false); }

void Ui::document(std::string_view commonmark, const DocumentOptions& options) {
    const NodeId id = core_.flow.nameless();
    core_.push(id);
    core_.within(Role::group, id, {}, options.type == Type::reading ? 14 : 8, [&] { write_document(*this, core_.documents.of(commonmark), options); });
    core_.pop();
}

}  // namespace tributary::ui
