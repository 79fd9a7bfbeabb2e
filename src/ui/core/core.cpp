#include "ui/core/core.hpp"

#include "ui/core/script_languages.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace tributary::ui {

Core::Core(Shaper* shaper) : pictures(shaper) { fonts.set_shaped(shaper != nullptr); }

const Event* Core::find(EventKind kind, NodeId id) const {
    for (const Event& event : events)
        if (event.kind == kind && event.id == id) return &event;
    return nullptr;
}

NodeId Core::id(std::string_view key) const {
    const NodeId id = ImHashData(key.data(), key.size(), scopes_.back());
    return id ? id : 1;
}

bool Core::closed_by_escape() {
    chords.emplace("Close");
    return std::erase_if(events, [](const Event& event) { return event.kind == EventKind::key && event.text == "Close"; }) > 0;
}

void Core::push(NodeId scope) { scopes_.push_back(scope); }
void Core::pop() { scopes_.pop_back(); }

Rgba Core::of(Tone tone) const {
    switch (tone) {
        case Tone::needs_you: return theme[Colour::warn];
        case Tone::stop: return theme[Colour::danger];
        case Tone::done: return theme[Colour::ok];
        case Tone::quiet: return theme[Colour::ink_2];
        case Tone::plain: return theme[Colour::accent];
    }
    return theme[Colour::ink];
}

Rgba Core::soft_of(Tone tone) const {
    switch (tone) {
        case Tone::needs_you: return theme[Colour::warn_soft];
        case Tone::stop: return theme[Colour::danger_soft];
        case Tone::done: return theme[Colour::ok_soft];
        case Tone::quiet: return theme[Colour::ground];
        case Tone::plain: return theme[Colour::selected];
    }
    return theme[Colour::ground];
}

bool Core::item(NodeId id, const Box& box) {
    return ImGui::ItemAdd(ImRect(box.x - 4, box.y - 4, box.right() + 4, box.bottom() + 4), id, nullptr, ImGuiItemFlags_NoNav);
}

void Core::describe(const Description& description) {
    semantics.add(description);
    const bool takes_focus = description.role == Role::text_box || description.role == Role::text_area || description.role == Role::button ||
                             description.role == Role::link || description.role == Role::select || description.role == Role::tick_box ||
                             description.role == Role::radio || description.role == Role::file_button || description.role == Role::combo_box || (description.state & state::focusable);
    if (focus_next && takes_focus && !(description.state & state::disabled)) {
        requests.focus = description.id;
        focus_next = false;
    }
}

void Core::open_group(Role role, NodeId id, std::string_view name, const Box& box, std::uint32_t states, NodeId described) {
    Description description{.role = role, .id = id, .box = box, .name = name, .state = states};
    description.described_by[0] = described;
    semantics.open(description);
}

Box Core::within(Role role, NodeId id, std::string_view name, float gap, Call<> inside, std::uint32_t states) {
    constexpr int height = 101;
    flow.open(id, Way::down, 0, gap);
    const float width = flow.fill_width();
    open_group(role, id, name, {flow.right() - width, flow.bottom(), width, memory.recall(id, height)}, states);
    inside();
    close_group();
    const Box box = flow.close();
    memory.keep(id, height, box.h);
    return box;
}

void Core::open_region(const Description& described, float pad_x, float pad_top, float pad_bottom, float gap, bool scrolls) {
    Region region{.id = described.id, .box = described.box, .padding_top = pad_top, .padding_bottom = pad_bottom, .scrolls = scrolls, .clips = scrolls};
    Description description = described;
    drawn_.insert(described.id);
    if (scrolls) {
        if (!drawn_before_.contains(described.id)) scroll_tops.erase(described.id);  // its element is new, at the top
        description.state |= state::scrolls;
        description.number[0] = scroll_content(region, memory.recall(described.id, 100));
        paint.push_clip(described.box);
    }
    semantics.open(description, region.scroll - region.ahead);
    constexpr double reach = 4000;
    if (region.longer) semantics.keep_within(static_cast<double>(region.box.y) - reach, static_cast<double>(region.box.bottom()) + reach);
    regions_.push_back(region);
    const double top = static_cast<double>(described.box.y + pad_top) - region.scroll;
    flow.open_exactly_at(described.id, {described.box.x + pad_x, static_cast<float>(top), described.box.w - 2 * pad_x, 0}, top, gap);
}

// Where the content is, from what the element said. Gives how high the element's content is to be.
float Core::scroll_content(Region& region, float height) {
    const auto found = scroll_tops.find(region.id);
    const double top = found == scroll_tops.end() ? 0 : found->second;
    const auto content = static_cast<double>(height);
    const auto view = static_cast<double>(region.box.h);
    const double highest = highest_element(static_cast<double>(window.scale));
    region.longer = content > highest;
    if (!region.longer) {
        long_scrolls.erase(region.id);
        region.scroll = std::clamp(top, 0.0, std::max(0.0, content - view));
        return height;
    }
    if (found == scroll_tops.end()) long_scrolls.erase(region.id);
    LongScroll& scroll = long_scrolls[region.id];
    scroll.follow(top, content, view, highest);
    if (top >= highest - view - 0.5) scroll.jump(content - view);  // also when rows turn out to be taller than thought
    if (scroll.strayed() && !find(EventKind::scrolled, region.id)) scroll_to(region.id, scroll.real());
    region.scroll = scroll.real();
    region.ahead = scroll.real() - scroll.shown();
    return static_cast<float>(highest);
}

void Core::close_region() {
    const Box inside = flow.close();
    const Region region = regions_.back();
    regions_.pop_back();
    if (region.scrolls) {
        const float height = region.padding_top + inside.h + region.padding_bottom;
        memory.keep(region.id, 100, height);
        semantics.set_number(region.id, 2, covered);
        semantics.set_number(region.id, 0, region.longer ? static_cast<float>(highest_element(static_cast<double>(window.scale))) : height);
        paint.pop_clip();
    }
    if (region.longer) semantics.keep_anywhere();
    semantics.close();
}

Region Core::scrolling_region() const {
    for (auto region = regions_.rbegin(); region != regions_.rend(); ++region)
        if (region->scrolls) return *region;
    return {.id = 0, .box = {0, 0, window.width, window.height}};
}

Box Core::open_part(const Description& described, float pad_x, float pad_top, float pad_bottom, float gap, Colour ground, bool scrolls) {
    Description description = described;
    if (page.flat) description.box = {0, flow.bottom(), window.width, memory.recall(described.id, 102)};
    paint.fill(description.box, theme[ground]);
    modal = {description.id, 0, 0};  // what drops down stands in its region
    open_region(description, pad_x, pad_top, pad_bottom, gap, scrolls && !page.flat);
    return description.box;
}

void Core::close_part() {
    const Region part = region();
    const float height = flow.bottom() + part.padding_bottom - part.box.y;
    close_region();
    modal = {};
    if (!page.flat) return;
    memory.keep(part.id, 102, height);
    flow.take(window.width, height);
}

void Core::scroll_to(NodeId region_id, double top) {
    if (const auto longer = long_scrolls.find(region_id); longer != long_scrolls.end()) {
        longer->second.jump(top);
        top = longer->second.shown();
    }
    scroll_tops[region_id] = top;
    requests.scroll_id = region_id;
    requests.scroll_top = top;
    memory.ask_again();
}

// ---------------------------------------------------------------- text

void Core::draw_runs(NodeId id, std::span<const Run> runs, const Paragraph& text, const Box& box, Type type, Colour colour) {
    const TypeSize size = size_of(type);
    const float drop = fonts.baseline(size.size, size.line);
    // A line through what names a withdrawn row: its first words that are not a number at the end of their column.
    const std::size_t head = row.columns.size() > 1 && row.columns[0].align == Align::end ? 2 : 1;
    const bool struck = row.look == RowLook::withdrawn && row.cell == head;
    for (const Piece& piece : text.pieces) {
        const Run& run = runs[piece.run];
        const float x = box.x + piece.x;
        const float baseline = box.y + static_cast<float>(piece.line) * size.line + drop;
        const bool link = run.action || !run.address.empty();
        const bool pointed_at = link && is_hovered(id + 1 + piece.run);
        Rgba ink = theme[run.colour == Colour::ink ? colour : run.colour];
        if (pointed_at) ink = theme[Colour::accent_hover];
        if (run.ground != Colour::ground) paint.fill({x, box.y + static_cast<float>(piece.line) * size.line, piece.width, size.line}, theme[run.ground]);
        paint.piece(text, piece, box.x, baseline, size.size, cut_of(run, type), ink);
        const float top = box.y + static_cast<float>(piece.line) * size.line;
        if (run.mark == Mark::tag) paint.edge({x - 1, top + 2, piece.width + 2, size.line - 3}, theme[pointed_at ? Colour::accent : Colour::control], pointed_at ? 2 : 1, 3);
        else if (link) paint.across(x, x + piece.width, baseline + 3, ink, pointed_at ? 3 : 1);
        if (run.mark == Mark::inserted) paint.across(x, x + piece.width, baseline + 2, ink, 2);
        if (run.mark == Mark::deleted) paint.across(x, x + piece.width, baseline - size.size * 0.3f, ink, 2);
        if (struck) paint.across(x, x + piece.width, baseline - size.size * 0.3f, ink, 1);
    }
}

void Core::field_words(std::string_view text, const Box& inside, float y, Type type, Colour colour) {
    const TypeSize size = size_of(type);
    const Paragraph& line = paragraphs.line(text, size.size, size.cut);
    lines(line, line.base % 2 == 1 ? inside.right() - line.width : inside.x, y, type, colour);
}

void Core::lines(const Paragraph& text, float x, float y, Type type, Colour colour) {
    const TypeSize size = size_of(type);
    for (const Piece& piece : text.pieces)
        paint.piece(text, piece, x, y + static_cast<float>(piece.line) * size.line + fonts.baseline(size.size, size.line), size.size, size.cut, theme[colour]);
}

// Words inside a paragraph, a node for each language.
void Core::describe_words(NodeId id, std::string_view words, std::string_view language, const Box& box, Type type) {
    const std::vector<InLanguage> parts = language.empty() ? in_languages(words) : std::vector<InLanguage>{{0, words.size(), language}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const NodeId part = i == 0 ? id : static_cast<NodeId>((id ^ 0x1a6u) * 2654435761u + static_cast<NodeId>(i));
        describe({.role = Role::inline_text, .id = part, .box = box, .name = words.substr(parts[i].begin, parts[i].end - parts[i].begin), .extra = parts[i].language,
                  .state = state::in_line, .type = type});
    }
}

std::optional<std::size_t> Core::write(NodeId id, std::span<const Run> runs, const Box& box, Type type, Colour colour, Role role) {
    const Paragraph& text = paragraphs.lay_out(runs, type, box.w);
    if (item(id, box)) draw_runs(id, runs, text, box, type, colour);
    const bool plain = runs.size() == 1 && runs[0].address.empty() && !runs[0].action && runs[0].mark == Mark::none;
    const std::vector<InLanguage> parts = plain && runs[0].language.empty() ? in_languages(text.texts[0]) : std::vector<InLanguage>{};
    if (plain && (parts.size() < 2 || role != Role::paragraph)) {
        Type cut = type;
        if (type == Type::body && runs[0].type != Type::body) cut = runs[0].type;
        const std::string_view language = parts.size() == 1 ? parts[0].language : runs[0].language;
        describe({.role = role, .id = id, .box = box, .name = text.texts[0], .extra = language, .type = cut});
        return std::nullopt;
    }
    std::optional<std::size_t> pressed;
    semantics.open({.role = role, .id = id, .box = box, .type = type});
    for (std::uint32_t i = 0; i < runs.size(); ++i) {
        const NodeId run_id = id + 1 + i;
        Role kind = !runs[i].address.empty() ? Role::link : runs[i].action ? Role::button : Role::inline_text;
        if (runs[i].mark == Mark::inserted) kind = Role::inserted;
        if (runs[i].mark == Mark::deleted) kind = Role::deleted;
        const Type cut = runs[i].type;
        if (kind == Role::inline_text) {
            describe_words(run_id, text.texts[i], runs[i].language, box, cut);
            continue;
        }
        describe({.role = kind, .id = run_id, .box = box, .name = text.texts[i], .extra = runs[i].address, .state = state::in_line, .type = cut});
        if ((kind == Role::link || kind == Role::button) && activated(run_id)) pressed = i;
    }
    semantics.close();
    return pressed;
}

}  // namespace tributary::ui
