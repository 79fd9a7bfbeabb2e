#include <algorithm>

#include "bundle/age.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

static constexpr std::string_view recipient_prefix = "age";
static constexpr std::string_view secret_prefix = "age-secret-key-";

std::string write_age_recipient(const crypto::PublicKey& key) { return crypto::to_bech32(recipient_prefix, key); }

std::optional<crypto::PublicKey> read_age_recipient(std::string_view text) {
    const auto bytes = crypto::from_bech32(recipient_prefix, text);
    crypto::PublicKey key;
    if (!bytes || bytes->size() != key.size() || text.starts_with('A')) return std::nullopt;
    std::ranges::copy(*bytes, key.begin());
    return key;
}

crypto::Secret write_age_key(const crypto::AgreementKey& key) {
    std::string text = crypto::to_bech32(secret_prefix, key.scalar().view());
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
    crypto::Secret secret = crypto::Secret::copy_of(text);
    crypto::wipe(text);
    return secret;
}

static Result<crypto::AgreementKey> read_age_key(std::string_view line) {
    auto scalar = crypto::from_bech32(secret_prefix, line);
    if (!scalar || line.starts_with('a')) return fail(Problem::key_malformed);
    auto key = crypto::AgreementKey::from_bytes(*scalar);
    crypto::wipe(*scalar);
    return key;
}

Result<std::vector<crypto::AgreementKey>> read_age_keys(std::string_view file) {
    std::vector<crypto::AgreementKey> keys;
    for (int number = 1; !file.empty(); ++number) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        auto key = read_age_key(line);
        if (!key) return fail(Problem::key_malformed, std::to_string(number));
        keys.push_back(std::move(*key));
    }
    if (keys.empty()) return fail(Problem::key_malformed);
    return keys;
}

}  // namespace tributary::bundle
