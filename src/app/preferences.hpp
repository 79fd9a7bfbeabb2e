// How this person wants Tributary to look and to be used on this device. Kept by the browser outside the vault, so that
// it holds while the vault is locked; it therefore holds nothing of a case.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tributary::app {

enum class Look : std::uint8_t { device, light, dark, contrast };

struct Preferences {
    static constexpr int least_percent = 100, most_percent = 400;
    static constexpr int least_minutes = 5, most_minutes = 60;

    Look look = Look::device;
    int text_percent = 100;                      // 100 to 400
    int lock_minutes = 10;                       // 5 to 60, without use
    bool single_keys = true;                     // shortcuts of a single letter are on
    std::map<std::string, std::string> chords;   // command → its chord, when it is another than ours; "" is off

    bool operator==(const Preferences&) const = default;
};

/// As the browser keeps them: canonical JSON.
[[nodiscard]] std::string write_preferences(const Preferences& preferences);

/// Safe on any text: what cannot be read is as it is by default, numbers are brought into their bounds.
[[nodiscard]] Preferences read_preferences(std::string_view text);

}  // namespace tributary::app
