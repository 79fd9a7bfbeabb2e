// Every action by its name: where it stands, its keys, and whether it can be done now. The palette, the list of shortcuts
// and the shortcuts themselves all come from here (ux.md section 8; WCAG 2.1.4: each can be changed or switched off).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/screens/stage.hpp"

namespace tributary::ui {

struct Command {
    std::string_view key;      // as preferences name it
    std::string_view name;     // as it stands on its button
    std::string_view group;
    std::string_view chord;    // ours; empty: none
    enum class Where : std::uint8_t { anywhere, in_case, in_list, in_entry, by_keys, in_text } where = Where::anywhere;
};

/// All of them, in the order in which they are listed.
[[nodiscard]] std::span<const Command> all_commands();

/// The keys of a command as this person has them; empty when they are off.
[[nodiscard]] std::string chord_of(const app::Preferences& preferences, std::string_view key);
/// One letter or sign without Ctrl or Alt.
[[nodiscard]] bool is_single_key(std::string_view chord);
/// "Ctrl+K", "Alt+Down", "F3", "?": what the keyboard can give and the browser leaves to us. What is in the way otherwise.
[[nodiscard]] std::string chord_problem(std::string_view chord);
/// The command that has these keys, or null.
[[nodiscard]] const Command* command_with(const app::Preferences& preferences, std::string_view chord);

/// What is in the way of these keys for this command beside that: those of a text need Ctrl or Alt, because it takes the rest.
[[nodiscard]] std::string chord_problem(const Command& command, std::string_view chord);

/// Why a command cannot be done now; empty when it can.
[[nodiscard]] std::string why_not(const Stage& stage, const Command& command);

/// Its keys were pressed, or it was chosen in the palette. Asked by the one place that does it.
[[nodiscard]] bool wanted(Stage& stage, std::string_view key);
/// Chosen by name: the page that does it is opened when it is another one.
void choose(Stage& stage, std::string_view key);

/// Draws the palette when it is open, opens it, and does what belongs to no page (undo, print, help, lock).
void common_commands(Stage& stage);

// ---- the palette: places, cases, entries and commands

/// What the typed words leave, best first, at most `most`.
[[nodiscard]] std::vector<Destination> destinations(Stage& stage, std::string_view typed, std::size_t most = 60);

}  // namespace tributary::ui
