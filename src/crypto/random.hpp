// Random values from the system's source. Needs `start()`.
#pragma once

#include <span>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "crypto/secret.hpp"

namespace tributary::crypto {

void fill_random(std::span<std::uint8_t> bytes);
[[nodiscard]] Bytes random_bytes(std::size_t count);
[[nodiscard]] Secret random_secret(std::size_t count);

/// A fresh identifier; never nil.
[[nodiscard]] Id new_id();

}  // namespace tributary::crypto
