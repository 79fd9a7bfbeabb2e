#include "ui/core/fonts.hpp"

#include <imgui.h>

#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "ui/core/scripts.hpp"

namespace tributary::ui {

namespace {

struct Metrics {
    float ascent, descent;  // of the em, both positive
};

std::uint32_t big_endian(ByteView file, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | (at + i < file.size() ? file[at + i] : 0u);
    return value;
}

float signed_16(ByteView file, std::size_t at) { return static_cast<float>(static_cast<std::int16_t>(big_endian(file, at, 2))); }

// The em from 'head', ascent and descent from 'hhea' (OpenType 1.9).
std::optional<Metrics> metrics_of(ByteView file) {
    std::size_t head = 0;
    std::size_t hhea = 0;
    for (std::size_t i = 0, count = big_endian(file, 4, 2); i < count; ++i) {
        const std::size_t record = 12 + 16 * i;
        const std::uint32_t tag = big_endian(file, record, 4);
        if (tag == 0x68656164) head = big_endian(file, record + 8, 4);
        if (tag == 0x68686561) hhea = big_endian(file, record + 8, 4);
    }
    const float em = static_cast<float>(big_endian(file, head + 18, 2));
    if (head == 0 || hhea == 0 || em == 0) return std::nullopt;
    return Metrics{signed_16(file, hhea + 4) / em, -signed_16(file, hhea + 6) / em};
}

ImFont* add_cut(ByteView file) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 4;  // letters stand at fractions of a pixel, as the browser's do; more samples keep them sharp there
    return atlas.AddFontFromMemoryTTF(const_cast<std::uint8_t*>(file.data()), static_cast<int>(file.size()), 16.0f, &config);
}

}  // namespace

TypeSize size_of(Type type) {
    switch (type) {
        case Type::body: return {16, 22, Cut::regular};
        case Type::strong: return {16, 22, Cut::semibold};
        case Type::source: return {16, 22, Cut::italic};
        case Type::reading: return {18, 27, Cut::regular};
        case Type::section: return {20, 26, Cut::semibold};
        case Type::question: return {24, 31, Cut::semibold};
        case Type::title: return {28, 36, Cut::semibold};
    }
    return {16, 22, Cut::regular};
}

bool Fonts::load(const FontFiles& files) {
    if (files.regular.empty()) {
        cuts_.fill(ImGui::GetIO().Fonts->AddFontDefault());
        return true;
    }
    const auto metrics = metrics_of(files.regular);
    if (!metrics) return false;
    ascent_ = metrics->ascent;
    descent_ = metrics->descent;
    factor_ = ascent_ + descent_;
    cuts_ = {add_cut(files.regular), add_cut(files.semibold), add_cut(files.italic)};
    return cuts_[0] && cuts_[1] && cuts_[2];
}

// What rounding takes from the size, the density gives back: glyphs are drawn at exactly size times density.
Glyphs Fonts::glyphs(float size, Cut cut) const {
    const float wanted = size * factor_;
    const float whole = std::round(wanted);
    const float scale = wanted / whole;
    return {cuts_[static_cast<std::size_t>(cut)]->GetFontBaked(whole, density_ * scale), scale};
}

bool Fonts::draws(char32_t c) const {
    if (c >= 0x20 && c < 0x7F) return true;
    if (c == '\n' || !shaped_) return true;
    constexpr std::size_t asked = 0x3000;  // what our font has lies below
    if (c >= asked) return c == 0xFFFD && cuts_[0]->IsGlyphInFont(0xFFFD);
    if (known_.empty()) known_.resize(asked);
    std::uint8_t& known = known_[c];
    if (known == 0) {
        const Direction d = direction_of(c);
        const bool alone = !is_strong_right(d) && d != Direction::AN && d != Direction::NSM && !stays_with_the_one_before(c);
        known = alone && cuts_[0]->IsGlyphInFont(static_cast<ImWchar>(c)) ? 1 : 2;
    }
    return known == 1;
}

bool Fonts::draws(std::string_view text) const {
    bool plain = true;
    for (const char c : text) plain = plain && c >= 0x20 && c < 0x7F;
    if (plain) return true;
    if (std::string room; readable(text, room).data() != text.data()) return false;
    for (std::size_t at = 0; at < text.size();)
        if (!draws(next_code_point(text, at))) return false;
    return true;
}

float Fonts::advance(char32_t code_point, float size, Cut cut) const {
    const Glyphs from = glyphs(size, cut);
    return from.baked->GetCharAdvance(static_cast<ImWchar>(code_point)) * from.scale;
}

float Fonts::width(std::string_view text, float size, Cut cut) const {
    const Glyphs from = glyphs(size, cut);
    float sum = 0;
    for (std::size_t at = 0; at < text.size();) sum += from.baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(text, at)));
    return sum * from.scale;
}

// Browsers round ascent and descent to whole pixels before they centre the line on them.
float Fonts::baseline(float size, float line) const {
    const float ascent = std::round(ascent_ * size);
    const float descent = std::round(descent_ * size);
    return std::floor((line - ascent - descent) / 2) + ascent;
}

}  // namespace tributary::ui
