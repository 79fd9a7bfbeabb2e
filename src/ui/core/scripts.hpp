// What characters are to the layout of text. The tables follow the Unicode Character Database 14, cut down to what a
// paragraph without explicit formatting needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tributary::ui {

/// Bidi_Class of UAX #9. Marks within a script have the class of its letters, joiners that of the letter before.
enum class Direction : std::uint8_t { L, R, AL, EN, ES, ET, AN, CS, NSM, B, S, WS, ON };
[[nodiscard]] Direction direction_of(char32_t c);

[[nodiscard]] inline bool is_strong_right(Direction d) { return d == Direction::R || d == Direction::AL; }

/// Stays with the character before it: a combining mark, a vowel sign, a joiner, a variation selector, a skin tone.
[[nodiscard]] bool stays_with_the_one_before(char32_t c);
/// What follows stays with it: a joiner, a sign that makes conjuncts.
[[nodiscard]] bool holds_the_next(char32_t c);
/// A line may break on both sides, without a space: ideographs, kana, Hangul, emoji.
[[nodiscard]] bool stands_alone(char32_t c);
/// Whether a line may break between these neighbours, neither of which is a space.
[[nodiscard]] bool may_break_between(char32_t before, char32_t after);

/// Text as it may be shown. Control characters, what would turn the order of other characters around (U+200E, U+200F,
/// U+202A to U+202E, U+2066 to U+2069, U+061C) and other hidden ones become U+FFFD, the one mark that our font has and that
/// turns nothing around; line ends become '\n', a tab a space. Joiners and variation selectors stay. Views `text` itself when nothing is hidden in it, else `room`.
[[nodiscard]] std::string_view readable(std::string_view text, std::string& room);

}  // namespace tributary::ui
