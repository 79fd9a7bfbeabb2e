// Signatures and key files in the form of the stock `minisign` program.
//
// Only prehashed signatures ('ED') are made and accepted: the legacy form signs the message itself, so
// that a signature of one kind could be passed off as another. Everything read is hostile.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/keys.hpp"

namespace tributary::bundle {

/// Random number by which minisign tells keys apart. It proves nothing.
using KeyNumber = std::array<std::uint8_t, 8>;

struct MinisignPublicKey {
    KeyNumber number{};
    crypto::PublicKey key{};

    bool operator==(const MinisignPublicKey&) const = default;
};

struct MinisignKey {
    KeyNumber number;
    crypto::SigningKey key;

    [[nodiscard]] static MinisignKey generate();
    [[nodiscard]] MinisignPublicKey public_key() const { return {number, key.public_key()}; }
};

/// The base64 line `RW…` that `minisign -P` takes, without a line end.
[[nodiscard]] std::string write_public_line(const MinisignPublicKey& key);
/// Reads that line. Error: `key_malformed`.
[[nodiscard]] Result<MinisignPublicKey> read_public_line(std::string_view line);

/// A public key file: a comment line and the key line.
[[nodiscard]] std::string write_public_file(const MinisignPublicKey& key);
/// Reads such a file, or the bare line. Error: `key_malformed`.
[[nodiscard]] Result<MinisignPublicKey> read_public_file(std::string_view file);

/// A secret key file without a password, as `minisign -G -W` makes it.
[[nodiscard]] crypto::Secret write_secret_file(const MinisignKey& key);
/// Reads such a file. Errors: `key_malformed`; fact "password" when the file is protected by one.
[[nodiscard]] Result<MinisignKey> read_secret_file(std::string_view file);

/// The four lines of a `.minisig` file. `trusted_comment`: one line, no control characters (asserted).
[[nodiscard]] std::string sign(const MinisignKey& key, ByteView message, std::string_view trusted_comment);

/// Gives back the trusted comment when both signatures of the file hold for exactly this message, key and
/// key number. Error: `bundle_signature_broken`; second fact: the rule (B-32 its form, B-33 the signature).
[[nodiscard]] Result<std::string> verify(const MinisignPublicKey& key, ByteView message, std::string_view signature_file);

}  // namespace tributary::bundle
