// Where in the opening of a bundle a refusal happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace tributary::bundle {

enum class Stage : std::uint8_t {
    envelope,   // not a bundle, cut short, damaged, or sealed for somebody else
    signature,  // the sender's signature does not hold
    hash,       // a file is not the one that was signed, is missing, or is one too many
    format,     // signed, but not written as docs/bundle-format.md says
};

/// Nothing when the problem does not come from a bundle.
[[nodiscard]] std::optional<Stage> stage_of(Problem problem);

/// "envelope", "signature", "hash" or "format": for `--json` and tests, not a sentence.
[[nodiscard]] std::string_view name_of(Stage stage);

}  // namespace tributary::bundle
