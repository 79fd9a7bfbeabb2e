// The 61 icons: a 20 px grid, 1.5 px line, round ends, no fill. Always beside a word; alone only for
// close, previous and next, each with a name.
#pragma once

#include <cstdint>
#include <string_view>

namespace tributary::ui {

enum class Icon : std::uint8_t {
    none,
    home, cases, open, list, merged, timeline, write, talk, people, family, steps, send, report, actions,
    letter, history, lock, key, device, help, search, plus, minus, close, check, down, up, left, right,
    arrow, warn, stop, info, clock, calendar, link, attach, filter, menu, more, seen, unseen, trust,
    trust_no, trust_bad, trust_board, backup, print, undo, flag, twins, differ, diamond, ring, book, file,
    sign, split, restrict, pause, gap,
};
inline constexpr int icon_count = 61;

/// The drawing of an icon as an SVG path on the 20 px grid; empty for `none`.
[[nodiscard]] std::string_view path_of(Icon icon);

}  // namespace tributary::ui
