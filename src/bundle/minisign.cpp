#include "bundle/minisign.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <vector>

#include "bundle/rules.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "crypto/text_codes.hpp"

namespace tributary::bundle {

static constexpr std::string_view key_algorithm = "Ed";
static constexpr std::string_view prehashed_algorithm = "ED";
static constexpr std::string_view untrusted_prefix = "untrusted comment: ";
static constexpr std::string_view trusted_prefix = "trusted comment: ";
static constexpr std::size_t number_size = sizeof(KeyNumber);
static constexpr std::size_t public_size = 2 + number_size + 32;
static constexpr std::size_t signature_size = 2 + number_size + 64;

MinisignKey MinisignKey::generate() {
    KeyNumber number;
    crypto::fill_random(number);
    return {number, crypto::SigningKey::generate()};
}

static void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

std::string write_public_line(const MinisignPublicKey& key) {
    Bytes bytes = copy_of(key_algorithm);
    append(bytes, key.number);
    append(bytes, key.key);
    return crypto::to_base64(bytes);
}

Result<MinisignPublicKey> read_public_line(std::string_view line) {
    const auto bytes = crypto::from_base64(line);
    if (!bytes || bytes->size() != public_size || !text_of(*bytes).starts_with(key_algorithm)) return fail(Problem::key_malformed);
    MinisignPublicKey key;
    std::copy_n(bytes->begin() + 2, number_size, key.number.begin());
    std::copy_n(bytes->begin() + 2 + number_size, key.key.size(), key.key.begin());
    return key;
}

// The lines of a text that ends each of them with '\n', the last one perhaps without.
static std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string write_public_file(const MinisignPublicKey& key) {
    return std::string(untrusted_prefix) + "minisign public key\n" + write_public_line(key) + '\n';
}

Result<MinisignPublicKey> read_public_file(std::string_view file) {
    const auto lines = lines_of(file);
    if (lines.size() == 1) return read_public_line(lines[0]);
    if (lines.size() != 2 || !lines[0].starts_with(untrusted_prefix)) return fail(Problem::key_malformed);
    return read_public_line(lines[1]);
}

static bool is_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string sign(const MinisignKey& key, ByteView message, std::string_view trusted_comment) {
    assert(is_line(trusted_comment));
    const crypto::Signature signature = key.key.sign(crypto::blake2b_512(message));
    Bytes bytes = copy_of(prehashed_algorithm);
    append(bytes, key.number);
    append(bytes, signature);
    Bytes commented(signature.begin(), signature.end());
    append(commented, bytes_of(trusted_comment));
    return std::string(untrusted_prefix) + "signature of a Tributary bundle\n" + crypto::to_base64(bytes) + '\n' +
           std::string(trusted_prefix) + std::string(trusted_comment) + '\n' + crypto::to_base64(key.key.sign(commented)) + '\n';
}

namespace {

struct SignatureFile {
    KeyNumber number{};
    crypto::Signature signature{};
    std::string_view trusted_comment;
    crypto::Signature comment_signature{};
};

// Exactly four lines, each ended by '\n'.
std::optional<SignatureFile> read_signature(std::string_view file) {
    const auto lines = lines_of(file);
    if (lines.size() != 4 || !file.ends_with('\n') || !std::ranges::all_of(lines, is_line)) return std::nullopt;
    if (!lines[0].starts_with(untrusted_prefix) || !lines[2].starts_with(trusted_prefix)) return std::nullopt;
    const auto first = crypto::from_base64(lines[1]);
    const auto second = crypto::from_base64(lines[3]);
    if (!first || first->size() != signature_size || !text_of(*first).starts_with(prehashed_algorithm)) return std::nullopt;
    SignatureFile result;
    if (!second || second->size() != result.comment_signature.size()) return std::nullopt;
    std::copy_n(first->begin() + 2, number_size, result.number.begin());
    std::copy_n(first->begin() + 2 + number_size, result.signature.size(), result.signature.begin());
    std::ranges::copy(*second, result.comment_signature.begin());
    result.trusted_comment = lines[2].substr(trusted_prefix.size());
    return result;
}

}  // namespace

Result<std::string> verify(const MinisignPublicKey& key, ByteView message, std::string_view signature_file) {
    const auto read = read_signature(signature_file);
    if (!read) return refuse(Problem::bundle_signature_broken, rule::signature_form);
    Bytes commented(read->signature.begin(), read->signature.end());
    append(commented, bytes_of(read->trusted_comment));
    if (read->number != key.number || !crypto::verify(key.key, crypto::blake2b_512(message), read->signature) ||
        !crypto::verify(key.key, commented, read->comment_signature)) {
        return refuse(Problem::bundle_signature_broken, rule::signature);
    }
    return std::string(read->trusted_comment);
}

}  // namespace tributary::bundle
