#include "store/storage_port.hpp"

#include <algorithm>

namespace tributary::store {

namespace {

constexpr std::size_t longest_name = 64;

bool already_done(const Transaction& transaction, const std::optional<Bytes>& found) {
    const auto put = transaction.puts.find(transaction.guard.name);
    return put != transaction.puts.end() && found == put->second;
}

}  // namespace

Result<void> check_guard(const Transaction& transaction, const std::optional<Bytes>& found) {
    if (found == transaction.guard.contents || already_done(transaction, found)) return {};
    return fail(found ? Problem::vault_read_only : Problem::storage_failed);
}

bool is_storage_name(std::string_view name) {
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= longest_name && std::ranges::all_of(name, allowed);
}

}  // namespace tributary::store
