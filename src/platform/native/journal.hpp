// The commit journal of file_storage: one transaction as bytes, with a digest that says whether all of it is there.
#pragma once

#include "store/storage_port.hpp"

namespace tributary::platform {

[[nodiscard]] Bytes write_journal(const store::Transaction& transaction);

/// The transaction (without its guard), or nothing when the bytes were cut short or altered. Input is hostile.
[[nodiscard]] std::optional<store::Transaction> read_journal(ByteView bytes);

}  // namespace tributary::platform
