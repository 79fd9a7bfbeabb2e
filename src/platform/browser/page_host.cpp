#include "platform/browser/page_host.hpp"

#include <emscripten.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <optional>

#include "platform/browser/browser_shaper.hpp"
#include "platform/browser/canvas_renderer.hpp"
#include "platform/browser/held_file.hpp"
#include "platform/browser/gl_renderer.hpp"

// shell/page.js
extern "C" {
void page_wake();
void page_forget();
void page_mirror(const void* nodes, int count, int structure, const void* strings);
void page_colours(const void* colours, int count);
void page_title(const char* text, int size);
void page_focus(std::uint32_t id);
void page_scroll(std::uint32_t id, double top);
void page_announce(const char* text, int size, int at_once);
void page_copy(const char* text, int size);
void page_go(const char* text, int size);
void page_print();
void page_show_as(int look, double factor);
void page_paper(const char* text, int size);
void page_edit(std::uint32_t id, const char* what, int what_size, std::uint32_t from, std::uint32_t to, const char* words, int words_size);
}

namespace tributary::platform {

namespace {

constexpr double again_now = 0;
constexpr double asleep = -1;
constexpr double mirror_rest = 100;  // milliseconds between two patches of the mirror while something scrolls

struct Fonts {
    Bytes regular, semibold, italic;
};

struct Page {
    Fonts fonts;
    std::unique_ptr<ui::Shaper> shaper = make_browser_shaper();
    std::unique_ptr<ui::Frame> frame;
    std::unique_ptr<Renderer> renderer;
    Program program;
    ui::Window window;
    ui::Theme theme = ui::theme_of(ui::Look::light);
    std::string title;
    std::vector<ui::File> files;  // of the choice that is being handed over
    double described_at = 0;  // milliseconds
    double draw_milliseconds = 0, picture_milliseconds = 0, mirror_milliseconds = 0;
};

Page* page = nullptr;

void tell(const std::string& text, void (*to)(const char*, int)) { to(text.data(), static_cast<int>(text.size())); }

void fulfil(ui::Requests requests) {
    if (requests.scroll_id) page_scroll(requests.scroll_id, requests.scroll_top);
    if (requests.focus) page_focus(requests.focus);
    for (const ui::FieldEdit& edit : requests.edits)
        page_edit(edit.field, edit.what.data(), static_cast<int>(edit.what.size()), edit.from, edit.to, edit.words.data(), static_cast<int>(edit.words.size()));
    for (const auto& [words, at_once] : requests.announcements) page_announce(words.data(), static_cast<int>(words.size()), at_once);
    if (!requests.copy.empty()) tell(requests.copy, page_copy);
    if (!requests.go.empty()) tell(requests.go, page_go);
    if (requests.print) page_print();
    if (!requests.paper.empty()) tell(requests.paper, page_paper);
}

bool is_dark(ui::Rgba colour) { return (colour & 0xFF) * 2 + (colour >> 8 & 0xFF) * 5 + (colour >> 16 & 0xFF) < 4 * 255; }

void use_theme(const ui::Theme& theme) {
    page->theme = theme;
    page->frame->look(theme);
    page->renderer->set_gamma(text_gamma(is_dark(theme[ui::Colour::ground])));
    page_colours(theme.colours.data(), static_cast<int>(theme.colours.size()));
}

// A Windows contrast theme: the browser's system colours in the places that ux.md section 5 gives them.
struct SystemColours {
    ui::Rgba canvas, canvas_text, link, button_text, highlight, highlight_text, mark, grey;
};

ui::Theme theme_from(const SystemColours& system) {
    using ui::Colour;
    ui::Theme theme{ui::Look::system, {}};
    theme.colours.fill(system.canvas_text);
    const auto set = [&](std::initializer_list<Colour> tokens, ui::Rgba value) {
        for (const Colour token : tokens) theme.colours[static_cast<std::size_t>(token)] = value;
    };
    set({Colour::ground, Colour::ground_2, Colour::ground_3, Colour::selected, Colour::danger_soft, Colour::warn_soft, Colour::ok_soft, Colour::mark, Colour::focus_gap}, system.canvas);
    set({Colour::accent, Colour::accent_hover}, system.link);
    set({Colour::control, Colour::line}, system.button_text);
    set({Colour::on_accent}, system.canvas);
    set({Colour::focus}, system.highlight);
    set({Colour::find}, system.mark);
    return theme;
}

std::string text_from(const char* text, int size) { return {text, static_cast<std::size_t>(size)}; }

}  // namespace

void wake_page() { page_wake(); }
void forget_page() { page_forget(); }

void show_as(ui::LookChoice look, int text_percent) { page_show_as(static_cast<int>(look), std::clamp(text_percent, 100, 400) / 100.0); }

}  // namespace tributary::platform

using namespace tributary;
using namespace tributary::platform;

extern "C" {

/// Takes the three font files (owned by the caller until this returns). 1: drawing with WebGL2, 2: with the processor, 0: not at all.
EMSCRIPTEN_KEEPALIVE int tributary_start(const std::uint8_t* regular, int regular_size, const std::uint8_t* semibold, int semibold_size,
                                         const std::uint8_t* italic, int italic_size, int use_gl) {
    page = new Page;
    page->fonts = {Bytes(regular, regular + regular_size), Bytes(semibold, semibold + semibold_size), Bytes(italic, italic + italic_size)};
    page->frame = ui::Frame::create({page->fonts.regular, page->fonts.semibold, page->fonts.italic}, page->shaper.get());
    if (!page->frame) return 0;
    if (use_gl) page->renderer = make_gl_renderer();
    const bool gl = page->renderer != nullptr;
    if (!gl) page->renderer = make_canvas_renderer();
    page->program = start_program();
    return gl ? 1 : 2;
}

EMSCRIPTEN_KEEPALIVE void tributary_resize(float width, float height, float scale) { page->window = {width, height, scale}; }

/// The graphics card is gone for good; there is a new canvas.
EMSCRIPTEN_KEEPALIVE void tributary_draw_with_processor() {
    if (ImDrawData* picture = page->frame->picture()) make_again(*picture);
    page->renderer = make_canvas_renderer();
    use_theme(page->theme);
}

/// 0 light, 1 dark, 2 contrast.
EMSCRIPTEN_KEEPALIVE void tributary_look(int look) { use_theme(ui::theme_of(static_cast<ui::Look>(look))); }

EMSCRIPTEN_KEEPALIVE void tributary_system_look(const std::uint32_t* c) { use_theme(theme_from({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]})); }

EMSCRIPTEN_KEEPALIVE void tributary_event(int kind, std::uint32_t id, double number, const char* text, int size) {
    page->frame->post({static_cast<ui::EventKind>(kind), id, text_from(text, size), number, std::exchange(page->files, {})});
}

/// One file of the event that follows. Size -2: it could not be read. `held`: the number under which a large one stays where it is;
/// the bytes are then its beginning, and it has `all` of them.
EMSCRIPTEN_KEEPALIVE void tributary_file(const char* name, int name_size, const std::uint8_t* bytes, int size, int held, double all) {
    ui::File file{text_from(name, name_size), {}, {}, {}};
    if (size < 0) file.refused = Problem::file_unreadable;
    else file.bytes.assign(bytes, bytes + size);
    if (held != 0) file.held = held_file(held, static_cast<std::uint64_t>(all));
    page->files.push_back(std::move(file));
}

EMSCRIPTEN_KEEPALIVE int tributary_wants(const char* chord, int size) { return page->frame->wants({chord, static_cast<std::size_t>(size)}); }

EMSCRIPTEN_KEEPALIVE void tributary_address(const char* text, int size) {
    if (page->program.go) page->program.go(text_from(text, size));
}

/// Draws. Then: 0 another frame at once, more: in so many seconds, less: sleep until something happens.
EMSCRIPTEN_KEEPALIVE double tributary_frame() {
    const double begin = emscripten_get_now();
    page->frame->resize(page->window);
    page->frame->draw([](ui::Ui& ui) { page->program.draw(ui); }, begin - page->described_at < mirror_rest);
    const double drawn = emscripten_get_now();
    const ui::Semantics& semantics = page->frame->semantics();
    if (page->frame->described_anew()) {
        page_mirror(semantics.nodes().data(), static_cast<int>(semantics.nodes().size()), semantics.structure_changed(), semantics.strings().data());
        page->described_at = begin;
    }
    if (page->frame->title() != page->title) tell(page->title = page->frame->title(), page_title);
    fulfil(page->frame->take_requests());
    const double mirrored = emscripten_get_now();
    const bool shown = page->renderer->draw(*page->frame->picture());
    page->draw_milliseconds = drawn - begin;
    page->mirror_milliseconds = mirrored - drawn;
    page->picture_milliseconds = emscripten_get_now() - mirrored;
    const double wanted = page->program.wake();
    if (!shown) return asleep;  // until the context comes back
    if (page->frame->unsettled()) return again_now;
    if (!page->frame->owes_description()) return wanted;
    const double owed = (page->described_at + mirror_rest - begin) / 1000;
    return wanted >= 0 ? std::min(wanted, owed) : owed;
}

/// Of the last frame. 0: laying out, drawing lists and describing, 1: the renderer, 2: patching the mirror and what else the page was asked for.
EMSCRIPTEN_KEEPALIVE double tributary_milliseconds(int which) {
    return which == 0 ? page->draw_milliseconds : which == 1 ? page->picture_milliseconds : page->mirror_milliseconds;
}
EMSCRIPTEN_KEEPALIVE int tributary_passes() { return page->frame->passes(); }

/// What is drawn and not described, in test builds. Valid until the next frame.
EMSCRIPTEN_KEEPALIVE const char* tributary_audit(int on) {
    page->frame->audit(on != 0);
    return page->frame->audit_report().c_str();
}
}
