#include "platform/native/clock.hpp"

#include <chrono>

namespace tributary::platform {

namespace {

template <class Clock>
std::int64_t milliseconds() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

}  // namespace

std::int64_t now() { return milliseconds<std::chrono::system_clock>(); }

std::int64_t ticks() { return milliseconds<std::chrono::steady_clock>(); }

}  // namespace tributary::platform
