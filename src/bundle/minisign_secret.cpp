// Secret key files of minisign. After the comment line, base64 of:
//   "Ed" ‖ key derivation, "\0\0" for none (2) ‖ "B2" ‖ salt (32), operations (8) and memory (8), zero without a password
//   ‖ key number (8) ‖ seed (32) ‖ public key (32) ‖ BLAKE2b-256 of "Ed" ‖ key number ‖ seed ‖ public key, or zero
#include <algorithm>

#include "bundle/minisign.hpp"
#include "crypto/digest.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

static constexpr std::string_view comment_line = "untrusted comment: minisign secret key\n";
static constexpr std::string_view unprotected = {"Ed\0\0B2", 6};
static constexpr std::size_t derivation_size = 32 + 8 + 8;
static constexpr std::size_t number_at = unprotected.size() + derivation_size;
static constexpr std::size_t seed_at = number_at + sizeof(KeyNumber);
static constexpr std::size_t checksum_at = seed_at + 64;
static constexpr std::size_t file_size = checksum_at + 32;

static std::array<std::uint8_t, 32> checksum_of(ByteView bytes) {
    crypto::Secret covered(2 + checksum_at - number_at);
    covered.data()[0] = 'E';
    covered.data()[1] = 'd';
    std::copy(bytes.begin() + number_at, bytes.begin() + checksum_at, covered.data() + 2);
    return crypto::blake2b_256(covered.view());
}

crypto::Secret write_secret_file(const MinisignKey& key) {
    crypto::Secret bytes(file_size);
    std::ranges::copy(bytes_of(unprotected), bytes.data());
    std::ranges::copy(key.number, bytes.data() + number_at);
    std::ranges::copy(key.key.seed().view(), bytes.data() + seed_at);
    std::ranges::copy(key.key.public_key(), bytes.data() + seed_at + 32);
    std::ranges::copy(checksum_of(bytes.view()), bytes.data() + checksum_at);
    std::string encoded = crypto::to_base64(bytes.view());
    crypto::Secret file(comment_line.size() + encoded.size() + 1);
    std::ranges::copy(bytes_of(comment_line), file.data());
    std::ranges::copy(bytes_of(encoded), file.data() + comment_line.size());
    file.data()[file.size() - 1] = '\n';
    crypto::wipe(encoded);
    return file;
}

// Without a password minisign 0.11 leaves the checksum zero.
static bool checksum_fits(ByteView bytes) {
    static constexpr std::array<std::uint8_t, 32> none{};
    const ByteView written = bytes.subspan(checksum_at);
    return crypto::same(written, none) || crypto::same(written, checksum_of(bytes));
}

static Result<MinisignKey> read_key(ByteView bytes) {
    if (bytes.size() != file_size || !text_of(bytes).starts_with("Ed")) return fail(Problem::key_malformed);
    if (text_of(bytes.subspan(2)).starts_with("Sc")) return fail(Problem::key_malformed, "password");
    if (!text_of(bytes).starts_with(unprotected)) return fail(Problem::key_malformed);
    if (!checksum_fits(bytes)) return fail(Problem::key_malformed);
    auto key = crypto::SigningKey::from_seed(bytes.subspan(seed_at, 32));
    if (!key) return std::unexpected(key.error());
    if (!crypto::same(key->public_key(), bytes.subspan(seed_at + 32, 32))) return fail(Problem::key_malformed);
    KeyNumber number;
    std::ranges::copy(bytes.subspan(number_at, number.size()), number.begin());
    return MinisignKey{number, std::move(*key)};
}

Result<MinisignKey> read_secret_file(std::string_view file) {
    const std::size_t line_end = file.find('\n');
    if (!file.starts_with("untrusted comment: ") || line_end == std::string_view::npos) return fail(Problem::key_malformed);
    std::string_view line = file.substr(line_end + 1);
    if (line.ends_with('\n')) line.remove_suffix(1);
    auto bytes = crypto::from_base64(line);
    if (!bytes) return fail(Problem::key_malformed);
    auto key = read_key(*bytes);
    crypto::wipe(*bytes);
    return key;
}

}  // namespace tributary::bundle
