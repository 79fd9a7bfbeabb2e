#include "ui/core/typed_text.hpp"

#include <algorithm>

#include "documents/commonmark.hpp"
#include "ui/core/scripts.hpp"

namespace tributary::ui {

namespace {

std::uint32_t narrow(std::size_t size) { return static_cast<std::uint32_t>(size); }

// With its line end, when it has one.
std::string_view first_source(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

// Backwards when the numbers have gone round: they are counted modulo 2^32.
void move_by(std::span<Piece> pieces, std::uint32_t bytes, std::uint32_t lines) {
    for (Piece& piece : pieces) {
        piece.begin += bytes;
        piece.end += bytes;
        piece.line += lines;
    }
}

template <class T>
void replace_part(std::vector<T>& all, std::size_t from, std::size_t count, const std::vector<T>& with) {
    const auto at = all.begin() + static_cast<std::ptrdiff_t>(from);
    const auto place = all.erase(at, at + static_cast<std::ptrdiff_t>(count));
    all.insert(place, with.begin(), with.end());
}

}  // namespace

void TypedText::Source::add(const Source& other) {
    bytes += other.bytes;
    shown += other.shown;
    lines += other.lines;
    pieces += other.pieces;
    words += other.words;
}

// What ends in a line end and is the same from the first byte on.
TypedText::Stretch TypedText::same_at_begin(std::string_view text) const {
    const auto [differs, other] = std::ranges::mismatch(written_, text);
    const auto same = static_cast<std::size_t>(differs - written_.begin());
    Stretch stretch;
    while (stretch.sources + 1 < sources_.size() && stretch.sum.bytes + sources_[stretch.sources].bytes <= same) stretch.sum.add(sources_[stretch.sources++]);
    return stretch;
}

// What is the same up to the last byte, from a line end on. It does not reach into what is the same at the begin.
TypedText::Stretch TypedText::same_at_end(std::string_view text, const Stretch& begin) const {
    const std::string_view before = std::string_view(written_).substr(begin.sum.bytes);
    const std::string_view now = text.substr(begin.sum.bytes);
    const auto [differs, other] = std::mismatch(before.rbegin(), before.rend(), now.rbegin(), now.rend());
    const auto same = static_cast<std::size_t>(differs - before.rbegin());
    Stretch stretch;
    while (stretch.sources < sources_.size() - begin.sources) {
        const Source& source = sources_[sources_.size() - stretch.sources - 1];
        // The line end before it belongs to it here: without that it would go on from something else.
        if (stretch.sum.bytes + source.bytes + 1 > same) break;
        stretch.sum.add(source);
        ++stretch.sources;
    }
    return stretch;
}

// Breaks one source line and puts it behind what is in `out`.
TypedText::Source TypedText::append(Paragraph& out, std::string_view source, const Look& look) {
    std::string room;
    Paragraph part;
    part.texts.emplace_back(readable(source, room));
    break_into_lines(part, {&look.cut, 1}, look.how);
    ++broken_;
    if (out.lines == 0) out.base = part.base;
    const std::uint32_t next = source.ends_with('\n') ? 1 : 0;  // then the last line is the first of what follows
    const Source made{narrow(source.size()), narrow(part.texts[0].size()), part.lines - next, narrow(part.pieces.size()), narrow(documents::count_words(source))};
    move_by(part.pieces, narrow(out.texts[0].size()), out.lines);
    out.pieces.insert(out.pieces.end(), part.pieces.begin(), part.pieces.end());
    out.texts[0] += part.texts[0];
    out.lines += made.lines;
    return made;
}

void TypedText::write(std::string_view text, const Look& look) {
    const bool same_look = !sources_.empty() && size_ == look.how.size && width_ == look.how.width && cut_ == look.cut;
    if (same_look && written_ == text) return;
    if (!same_look) {
        sources_.clear();
        written_.clear();
        lines_ = {};
        lines_.texts.resize(1);
        words_ = 0;
        size_ = look.how.size;
        width_ = look.how.width;
        cut_ = look.cut;
    }
    const Stretch begin = same_at_begin(text);
    replace_between(begin, same_at_end(text, begin), text, look);
    written_ = text;
}

void TypedText::replace_between(const Stretch& begin, const Stretch& end, std::string_view text, const Look& look) {
    Paragraph fresh;
    fresh.texts.resize(1);
    std::vector<Source> made;
    Source sum;
    const auto take = [&](std::string_view source) { sum.add(made.emplace_back(append(fresh, source, look))); };
    for (std::string_view rest = text.substr(begin.sum.bytes, text.size() - begin.sum.bytes - end.sum.bytes); !rest.empty();) {
        const std::string_view source = first_source(rest);
        take(source);
        rest.remove_prefix(source.size());
    }
    if (end.sources == 0 && (text.empty() || text.ends_with('\n'))) take({});
    const Source old{narrow(written_.size()) - begin.sum.bytes - end.sum.bytes, narrow(lines_.texts[0].size()) - begin.sum.shown - end.sum.shown,
                     lines_.lines - begin.sum.lines - end.sum.lines, narrow(lines_.pieces.size()) - begin.sum.pieces - end.sum.pieces, 0};
    std::span<Piece> after = std::span(lines_.pieces).last(end.sum.pieces);
    move_by(after, sum.shown - old.shown, sum.lines - old.lines);
    move_by(fresh.pieces, begin.sum.shown, begin.sum.lines);
    replace_part(lines_.pieces, begin.sum.pieces, old.pieces, fresh.pieces);
    replace_part(sources_, begin.sources, sources_.size() - begin.sources - end.sources, made);
    lines_.texts[0].replace(begin.sum.shown, old.shown, fresh.texts[0]);
    lines_.lines = begin.sum.lines + sum.lines + end.sum.lines;
    words_ = begin.sum.words + sum.words + end.sum.words;
    if (begin.sources == 0) lines_.base = fresh.base;
    lines_.line_height = look.line_height;
    lines_.width = 0;
    for (const Piece& piece : lines_.pieces) lines_.width = std::max(lines_.width, piece.x + piece.width);
}

const TypedText& TypedTexts::lay_out(NodeId field, std::string_view text, Type type, float width) {
    Kept& kept = kept_[field];
    kept.used = frame_;
    const TypeSize size = size_of(type);
    kept.text.write(text, {{fonts_, pictures_, size.size, width, true, Side::right}, size.cut, size.line});
    return kept.text;
}

void TypedTexts::forget_unused(bool all) {
    ++frame_;
    std::erase_if(kept_, [&](const auto& item) { return all || item.second.used + 2 < frame_; });
}

}  // namespace tributary::ui
