// What is told of the vaults of a device without opening them: a name that their owner gave, and when they were last opened
// and backed up. Kept outside the vaults, readable by everybody at the device; nothing of a case is in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::app {

inline constexpr std::size_t longest_vault_name = 80;  // bytes

struct VaultHere {
    std::string place;             // "" is the first, every other has 16 hexadecimal digits
    std::string name;              // or empty
    std::int64_t opened_at = 0;    // 0: not known
    std::int64_t backup_at = 0;    // 0: never, or not known
    bool operator==(const VaultHere&) const = default;
};

/// Canonical JSON.
[[nodiscard]] std::string write_vaults(const std::vector<VaultHere>& vaults);
/// Safe on any text: what cannot be read is left out, names are cut to their length.
[[nodiscard]] std::vector<VaultHere> read_vaults(std::string_view text);
/// Of those told of, and of those stored that nothing is told of; the first place first.
[[nodiscard]] std::vector<VaultHere> all_vaults(std::string_view told, const std::vector<std::string>& stored);
[[nodiscard]] bool is_vault_place(std::string_view place);
/// Cut to its length, between two characters.
[[nodiscard]] std::string fitting_vault_name(std::string name);

}  // namespace tributary::app
