// Names, arrangement and what a screen asks of the browser.
#include <array>
#include <cstring>

#include "ui/core/core.hpp"

namespace tributary::ui {

Span Window::span() const {
    if (width < 600) return Span::narrow;
    if (width < 900) return Span::page;
    if (width < 1200) return Span::small;
    return width < 1440 ? Span::desk : Span::wide;
}

Ui::Scope::~Scope() { core_.pop(); }

Ui::Scope Ui::scope(std::string_view key) {
    core_.push(core_.id(key));
    return Scope(core_);
}

Ui::Scope Ui::scope(std::uint64_t key) {
    char bytes[sizeof key];
    std::memcpy(bytes, &key, sizeof key);
    return scope(std::string_view(bytes, sizeof bytes));
}

Ui::Scope Ui::scope(const Id& key) { return scope(text_of(ByteView(key.bytes))); }

const Window& Ui::window() const { return core_.window; }
const Theme& Ui::theme() const { return core_.theme; }
float Ui::width() const { return core_.flow.fill_width(); }

void Ui::column(float width, float gap, Call<> inside) {
    core_.flow.open(core_.flow.nameless(), Way::down, width, gap);
    inside();
    core_.flow.close();
}

void Ui::row(float gap, Call<> inside) {
    core_.flow.open(core_.flow.nameless(), Way::across, 0, gap);
    inside();
    core_.flow.close();
}

void Ui::one_stop(std::string_view name, Call<> buttons) {
    core_.open_group(Role::toolbar, core_.id(name), name, {core_.flow.right(), core_.flow.bottom(), 1, 1}, state::roving_across);
    buttons();
    core_.close_group();
}

void Ui::row_top(float gap, Call<> inside) {
    core_.flow.open(core_.flow.nameless(), Way::across, 0, gap, true);
    inside();
    core_.flow.close();
}

void Ui::wrap(float gap, Call<> inside) {
    core_.flow.open(core_.flow.nameless(), Way::wrapping, 0, gap);
    inside();
    core_.flow.close();
}

void Ui::push_right() { core_.flow.push_right(); }
void Ui::space(float pixels) { core_.flow.space(pixels); }

void Ui::columns(std::initializer_list<Share> shares, float gap, float stack_under, Call<std::size_t> inside) {
    const float room = width();
    float fixed = gap * static_cast<float>(shares.size() - 1);
    float all = 0;
    for (const Share& share : shares) {
        fixed += share.width;
        if (share.width <= 0) all += share.share;
    }
    const bool stacked = room < stack_under;
    core_.flow.open(core_.flow.nameless(), stacked ? Way::down : Way::across, 0, stacked ? 16 : gap, true);
    std::size_t index = 0;
    for (const Share& share : shares) {
        const float own = share.width > 0 ? share.width : (room - fixed) * share.share / all;
        column(stacked ? 0 : own, 12, [&] { inside(index); });
        ++index;
    }
    core_.flow.close();
}

void Ui::rule() {
    const Box box = core_.flow.take(0, 1);
    core_.paint.across(box.x, box.right(), box.y, core_[Colour::line]);
}

void Ui::group(std::string_view name, Call<> inside) {
    const auto own = scope(name);
    core_.within(Role::group, core_.id("group"), name, 8, inside);
}

bool Ui::shortcut(std::string_view chord) {
    core_.chords.emplace(chord);
    for (const Event& event : core_.events)
        if (event.kind == EventKind::key && event.text == chord) return true;
    return false;
}

void Ui::announce(std::string_view words, bool at_once) {
    auto& said = core_.requests.announcements;
    for (const auto& [text, how] : said)
        if (text == words) return;
    said.emplace_back(words, at_once);
}

void Ui::copy(std::string_view text) { core_.requests.copy = text; }
void Ui::go(std::string_view address) { core_.requests.go = address; }
void Ui::forget_words() { core_.forget_words(); }
void Ui::print() { core_.requests.print = true; }
void Ui::focus_here() { core_.focus_next = true; }

}  // namespace tributary::ui
