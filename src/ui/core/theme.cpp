// The values are those of tokens.json; tests/unit/ui/theme.cpp holds the two to each other.
#include "ui/theme.hpp"

namespace tributary::ui {

namespace {

constexpr std::array<std::string_view, colour_count> names = {
    "ground", "ground-2", "ground-3", "selected", "line", "control",
    "ink", "ink-2", "accent", "accent-hover", "on-accent", "danger",
    "danger-soft", "warn", "warn-soft", "ok", "ok-soft", "mark",
    "on-mark", "focus", "focus-gap", "find", "lane-1", "lane-2",
    "lane-3", "lane-4", "lane-5", "lane-6", "lane-7", "lane-8",
};

constexpr Theme light_theme{Look::light, {
    0xFFFFFFFF, 0xFFF2F5F4, 0xFFE6EBE8, 0xFFF0EEE0, 0xFFD3DAD5, 0xFF6C7268,
    0xFF1D2117, 0xFF50564A, 0xFF685A0B, 0xFF4D4207, 0xFFFFFFFF, 0xFF1A1D9F,
    0xFFE6E9FB, 0xFF00437F, 0xFFD2F0FF, 0xFF36661B, 0xFFE5F2E1, 0xFF1D2117,
    0xFFFFFFFF, 0xFF1D2117, 0xFF31C9FF, 0xFF8AE0FF, 0xFF4F529A, 0xFF800E21,
    0xFF899619, 0xFF8E6429, 0xFF0A839A, 0xFFE87391, 0xFF002B43, 0xFF373701,
}};

constexpr Theme dark_theme{Look::dark, {
    0xFF1C1A13, 0xFF27241B, 0xFF363226, 0xFF433B17, 0xFF4A4536, 0xFF8E9082,
    0xFFECEEE9, 0xFFB9BDB2, 0xFFD8CB7F, 0xFFE8DEA5, 0xFF2D2606, 0xFF9CA7FF,
    0xFF1D1F3A, 0xFF5ABFF4, 0xFF0F2936, 0xFFA5D68F, 0xFF213017, 0xFF0A0906,
    0xFFECEEE9, 0xFF4AD5FF, 0xFF1C1A13, 0xFF0E4A5C, 0xFF0F6DD7, 0xFFA38565,
    0xFFADB770, 0xFFFDEBE3, 0xFF3DD0E5, 0xFFFD9BCE, 0xFF707C93, 0xFFC7FFBC,
}};

constexpr Theme contrast_theme{Look::contrast, {
    0xFF000000, 0xFF000000, 0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF,
    0xFFFFFFFF, 0xFFFFFFFF, 0xFF00E5FF, 0xFFFFFFFF, 0xFF000000, 0xFFABB3FF,
    0xFF000000, 0xFF7AD2FF, 0xFF000000, 0xFFB4F09B, 0xFF000000, 0xFF000000,
    0xFFFFFFFF, 0xFFFFE500, 0xFF000000, 0xFFC80000, 0xFFFFFFFF, 0xFFFFFFFF,
    0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF,
}};

}  // namespace

const Theme& theme_of(Look look) {
    if (look == Look::dark) return dark_theme;
    return look == Look::contrast || look == Look::system ? contrast_theme : light_theme;
}

std::string_view name_of(Colour colour) { return names[static_cast<std::size_t>(colour)]; }

}  // namespace tributary::ui
