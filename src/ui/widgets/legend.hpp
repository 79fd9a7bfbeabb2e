// The words above a group of choices or a select: label, hint and error. Not for screens.
#pragma once

#include "ui/core/core.hpp"

namespace tributary::ui {

/// Writes them in the flow; returns the node that describes the control, or 0.
NodeId write_legend(Core& core, NodeId id, std::string_view label, const ChoiceOptions& options);

/// The node that `write_legend` will return.
[[nodiscard]] NodeId described_by(NodeId id, const ChoiceOptions& options);

[[nodiscard]] inline std::uint32_t if_on(bool on, std::uint32_t bit) { return on ? bit : 0u; }

}  // namespace tributary::ui
