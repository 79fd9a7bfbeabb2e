// The one place that reads a clock on this machine.
#pragma once

#include <cstdint>

namespace tributary::platform {

/// Milliseconds since 1970, UTC.
[[nodiscard]] std::int64_t now();

/// Milliseconds from an arbitrary start, never going back: to measure how long something takes.
[[nodiscard]] std::int64_t ticks();

}  // namespace tributary::platform
